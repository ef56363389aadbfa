"""A preview is no proof that something took place."""

import datetime as dt
import json
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from plugins.events.model import Event
from plugins.events.state.outcome import outcome
from tests.building import build

Made = Callable[..., Event]
LAST = dt.date(2026, 5, 12)


def a_notice(day: str, **fields: Any) -> Any:
    return SimpleNamespace(**{"date": dt.date.fromisoformat(day), "withdrawn": None, **fields})


@pytest.mark.parametrize(
    ("fields", "notices", "expected"),
    [
        ({}, [], ""),
        ({"source": "bytom.pl"}, [], "zapowiadane"),
        ({"source": {"title": "bytom.pl", "date": "2026-05-11"}}, [], "zapowiadane"),
        ({"source": {"title": "bytom.pl", "date": "2026-05-12"}}, [], "zapowiadane"),
        ({"source": {"title": "bytom.pl", "date": "2026-05"}}, [], "zapowiadane"),
        ({"source": {"title": "bytom.pl", "date": "2026-05-13"}}, [], "odbylo-sie"),
        ({"source": {"title": "bytom.pl", "date": "2026-05-12", "preview": "nie"}}, [], "odbylo-sie"),
        ({"source": {"title": "bytom.pl", "date": "2026-05-13", "preview": "tak"}}, [], "zapowiadane"),
        ({"source": [{"title": "a", "preview": "tak"}, {"title": "b", "preview": "nie"}]}, [], "odbylo-sie"),
        ({"source": "bytom.pl", "attended": "25"}, [], "odbylo-sie"),
        ({"attended": "25"}, [], "odbylo-sie"),
        ({"source": "bytom.pl"}, [a_notice("2026-05-12")], "zapowiadane"),
        ({"source": "bytom.pl"}, [a_notice("2026-05-13")], "odbylo-sie"),
        ({"source": "bytom.pl"}, [a_notice("2026-05-13", withdrawn="pomyłka")], "zapowiadane"),
        ({"source": "bytom.pl", "status": "odwolane", "status_note": "Mróz.", "attended": "3"}, [], ""),
    ],
    ids=[
        "our own event", "a page of unknown day", "a page before", "a page of the day", "a page of the month",
        "a page after", "a report of the day", "a preview copied later", "one of two tells", "people were counted",
        "our own, counted", "a notice of the day", "a report", "a withdrawn report", "called off",
    ],
)  # fmt: skip
def test_an_event_took_place_only_when_something_says_so(
    an_event: Made, fields: dict[str, Any], notices: list[Any], expected: str
) -> None:
    assert outcome(an_event(**fields), LAST, notices) == expected


EVENT = """\
---
title: {title}
start: 2026-05-12
kind: wydarzenie
summary: Dla wszystkich.
{more}
---
"""
PREVIEW = "source: [{title: bytom.pl, date: 2026-05-01, read_on: 2026-05-02}]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Any:
    files = {
        "kalendarz/2026-05-12-fajer.md": EVENT.format(title="Fajer", more=PREVIEW),
        "kalendarz/2026-05-12-piknik.md": EVENT.format(title="Piknik", more=f"{PREVIEW}\nattended: 25"),
        "kalendarz/2026-05-12-nasze.md": EVENT.format(title="Nasze", more=""),
    }
    return build(tmp_path_factory.mktemp("wynik"), files, "2026-11-23", "events")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(page).text_content().replace("\u00a0", " "))


def test_a_page_says_announced_or_took_place_and_its_sources_stand_at_the_end(site: Any) -> None:
    page = text_of(site["kalendarz/2026/fajer/index.html"])
    assert "Zapowiadane. Nie wiemy, czy się odbyło" in page
    assert "Skąd to wiemy" in page
    assert "bytom.pl (1 maja 2026 r.; czytana 2 maja 2026 r.)" in page
    page = text_of(site["kalendarz/2026/piknik/index.html"])
    assert "Odbyło się" in page
    assert "Liczba osób, które przyszły 25" in page
    page = text_of(site["kalendarz/2026/nasze/index.html"])
    assert "Ten termin już minął" in page
    assert "Skąd to wiemy" not in page


def test_lists_mark_what_was_only_announced(site: Any) -> None:
    for path in ("kalendarz/2026/index.html", "kalendarz/2026/05/index.html"):
        assert text_of(site[path]).casefold().count("zapowiadane") == 1, path


@pytest.mark.parametrize(("slug", "has_status"), [("fajer", False), ("piknik", True), ("nasze", True)])
def test_search_engines_are_not_told_that_an_announced_event_took_place(site: Any, slug: str, has_status: bool) -> None:
    data = json.loads(html.fromstring(site[f"kalendarz/2026/{slug}/index.html"]).xpath("string(//script[@type])"))
    first = data[0] if isinstance(data, list) else data
    assert ("eventStatus" in first) is has_status


def test_subscribers_see_no_change_of_the_past(site: Any) -> None:
    """The state is of pages only: the entry is that of an event without sources."""
    entry = site["kalendarz/2026/fajer/wydarzenie.ics"]
    assert "Zapowiad" not in entry
    assert "bytom.pl" not in entry
