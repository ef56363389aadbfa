"""An event at the centre on a day on which it is closed is a warning; the rest of the year is not."""

from pathlib import Path

import pytest

from plugins.core.build import pipeline
from tests import building

CLOSED = building.SITE_YAML + "closures: [{start: 2026-12-24, end: 2026-12-26, reason: święta}]\n"
PATH = "kalendarz/2026-12-01-e.md"


def warned(folder: Path, start: str, more: str = "", today: str = "2026-11-23") -> list[str]:
    text = f"---\ntitle: T\nstart: {start}\nkind: spotkanie\nsummary: S\n{more}---\n"
    building.write(folder / "content", {"site.yaml": CLOSED, PATH: text})
    survey = pipeline.check(building.options_for(folder, today, ("events",)))
    assert survey.problems == ()
    return [
        str(one).rpartition("content/")[2].replace("\u00a0", " ")
        for one in survey.warnings
        if "zamknięty" in one.message
    ]


def test_an_event_in_a_closure_is_a_warning_at_its_start_with_the_reason(tmp_path: Path) -> None:
    assert warned(tmp_path, "2026-12-24 10:00", "duration: 2 h\n") == [
        f"{PATH}:3: start: czwartek 24 grudnia 2026 r., godz. 10.00–12.00: ośrodek jest wtedy zamknięty (święta). "
        "Zmień termin albo miejsce, odwołaj to spotkanie albo popraw closures w site.yaml."
    ]


@pytest.mark.parametrize(
    ("start", "more", "count"),
    [
        pytest.param("2026-12-26 10:00", "duration: 2 h\n", 1, id="the last day"),
        pytest.param("2026-12-23 22:00", "end: 2026-12-24 00:30\n", 1, id="into its first minutes"),
        pytest.param("2026-12-20", "end: 2026-12-31\n", 1, id="all around it"),
        pytest.param("2026-12-03 17:00", "duration: 1 h\nrepeats: {every: tydzień, count: 6}\n", 1, id="a series"),
        pytest.param("2026-12-24 10:00", "duration: 2 h\nplace: lokal na próbę\n", 1, id="named centre"),
        pytest.param("2026-12-23 22:00", "end: 2026-12-24 00:00\n", 0, id="until its midnight"),
        pytest.param("2026-12-27 10:00", "duration: 2 h\n", 0, id="the day after"),
        pytest.param("2026-12-24 10:00", "duration: 2 h\nplace: Biblioteka\n", 0, id="elsewhere"),
        pytest.param("2026-12-24 10:00", "duration: 2 h\nonline: https://example.org/x\n", 0, id="online"),
        pytest.param(
            "2026-12-24 10:00", "duration: 2 h\nstatus: odwolane\nstatus_note: święta\n", 0, id="called off"
        ),
        pytest.param(
            "2026-12-03 17:00", "duration: 1 h\nrepeats: {every: tydzień, count: 6, except: 2026-12-24}\n", 0,
            id="a date left out",
        ),
    ],
)  # fmt: skip
def test_what_is_warned_about(tmp_path: Path, start: str, more: str, count: int) -> None:
    assert len(warned(tmp_path, start, more)) == count


def test_what_is_over_is_no_warning_any_more(tmp_path: Path) -> None:
    assert warned(tmp_path, "2026-12-24 10:00", "duration: 2 h\n", today="2026-12-27") == []
