"""An announcement told as a fact is told to staff."""

from collections.abc import Callable
from typing import Any

import pytest

from plugins.events.model import Event

Made = Callable[..., Event]
PREVIEW = {"title": "bytom.pl", "date": "2026-05-01"}


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Piknik odbył się 12 maja 2026 r.", {}, ["odbył się"]),
        ("Impreza odbyła się na Rynku.", {}, ["odbyła się"]),
        ("W festiwalu wzięło udział 40 organizacji.", {}, ["wzięło udział"]),
        ("Piknik miał się odbyć 12 maja 2026 r.", {}, []),
        ("Nie wiemy, czy się odbył.", {}, []),
        ("Poprzedni odbył się w maju.", {}, []),
        ("Zjazd odbył się też w 2014 r.", {}, []),
        ("Zapowiedziano, że odbyło się.", {}, []),
        ("Piknik odbył się 12 maja 2026 r.", {"attended": "25"}, []),
        ("Piknik odbył się 12 maja 2026 r.", {"source": [PREVIEW, {"title": "relacja", "preview": "nie"}]}, []),
        ("Piknik odbył się 12 maja 2026 r.", {"source": None}, []),
        ("Piknik odbył się.", {"source": {**PREVIEW, "preview": "tak"}}, ["odbył się"]),
        ("Piknik odbył się.", {"source": {**PREVIEW, "preview": "tak"}, "attended": "25"}, []),
        ("Odwołany piknik odbył się później.", {"status": "odwolane", "status_note": "Mróz."}, []),
    ],
    ids=[
        "told as a fact", "feminine", "a number", "a plan", "not known", "another one", "another year", "announced",
        "people were counted", "a report", "our own", "a plain preview", "a plain preview, counted", "called off",
    ],
)  # fmt: skip
def test_a_preview_told_as_a_fact(an_event: Made, text: str, fields: dict[str, Any], expected: list[str]) -> None:
    event = an_event(**{"source": PREVIEW, **fields})
    found = [message for _, message in event.doubts_in(text)]
    assert [message.split("”")[0].removeprefix("„") for message in found] == expected
