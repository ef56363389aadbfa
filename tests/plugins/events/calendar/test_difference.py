"""What staff are told before publishing: which changes subscribers will see, and which they would miss."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.events.calendar import difference, ical
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from tests.plugins.events.readers import components_of

OLD, NEW = dt.datetime(2026, 4, 1, tzinfo=dt.UTC), dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
Calendar = Callable[..., bytes]
WEEKLY = {"every": "tydzień", "count": "3"}


@pytest.fixture
def calendar(an_event: Callable[..., Event], entry_context: EntryContext) -> Calendar:
    def made(*fields: dict[str, Any], at: dt.datetime = OLD) -> bytes:
        events = [an_event(**{"name": "2026-05-12-rodo", **one}) for one in fields]
        found = [component for event in events for component in components_of(event, entry_context)]
        return ical.calendar("lokal w Bytomiu", "x", [ical.vevent(component, OLD, at) for component in found])

    return made


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ([], [{}], "nowe: RODO w praktyce (2026-05-12 17:00 (wtorek))"),
        ([{}], [], "znika: RODO w praktyce (2026-05-12 17:00 (wtorek))"),
        (
            [{}],
            [{"start": "2026-05-13 17:00", "end": "2026-05-13 19:00"}],
            "zmienione: RODO w praktyce (2026-05-13 17:00 (środa)) – "
            "początek: 2026-05-12 17:00 (wtorek) → 2026-05-13 17:00 (środa); "
            "koniec: 2026-05-12 19:00 (wtorek) → 2026-05-13 19:00 (środa)",
        ),
        (
            [{}],
            [{"place": "Biblioteka"}],
            "zmienione: RODO w praktyce (2026-05-12 17:00 (wtorek)) – "
            "miejsce: lokal na próbę, pl. Próbny 1, 41-902 Bytom → Biblioteka; bez pola: punkt na mapie",
        ),
        (
            [{}],
            [{"status": "odwolane", "status_note": "Choroba."}],
            "odwołane: ODWOŁANE: RODO w praktyce (2026-05-12 17:00 (wtorek)) – "
            "tytuł: RODO w praktyce → ODWOŁANE: RODO w praktyce; stan: potwierdzone → odwołane; opis; "
            "czas w kalendarzu: zajęty → wolny",
        ),
        (
            [{"repeats": WEEKLY}],
            [{"repeats": {**WEEKLY, "changes": {"date": "2026-05-19", "status": "odwolane"}}}],
            "odwołany termin: ODWOŁANE: RODO w praktyce (2026-05-19 17:00 (wtorek)), termin 2026-05-19 17:00 (wtorek)",
        ),
        (
            [{"repeats": WEEKLY}],
            [{"repeats": {**WEEKLY, "except": ["2026-05-19"]}}],
            "zmienione: RODO w praktyce (2026-05-12 17:00 (wtorek)) – pominięte terminy: 2026-05-19 17:00 (wtorek)",
        ),
    ],
    ids=["new", "gone", "moved", "place", "cancelled", "cancelled-date", "left-out-date"],
)
def test_each_change_is_one_line(
    calendar: Calendar, before: list[dict[str, Any]], after: list[dict[str, Any]], line: str
) -> None:
    assert difference.differences(calendar(*before), calendar(*after, at=NEW)) == [line]


def test_same_entries_with_other_stamps_are_no_change(calendar: Calendar) -> None:
    assert (
        difference.report(calendar({}), calendar({}, at=NEW)) == "Subskrybenci kalendarza nie zobaczą żadnych zmian.\n"
    )


def test_change_without_a_growing_sequence_is_warned_about(calendar: Calendar) -> None:
    lines = difference.differences(calendar({}), calendar({"title": "Inny"}))
    assert lines[1] == "uwaga: Inny – SEQUENCE nie wzrosło (3286080 → 3286080), część kalendarzy pominie zmianę"


def test_first_publication_tells_how_many_entries_there_are(calendar: Calendar) -> None:
    assert difference.report(None, calendar({})) == "Kalendarz jest publikowany pierwszy raz, wpisów: 1.\n"


def test_command_prints_the_differences_of_two_files(
    calendar: Calendar, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.ics").write_bytes(calendar({}))
    (tmp_path / "new.ics").write_bytes(calendar({"summary": "Inne."}, at=NEW))
    assert difference.main(tmp_path / "old.ics", tmp_path / "new.ics") == 0
    assert capsys.readouterr().out == (
        "Subskrybenci kalendarza zobaczą zmiany (1):\n  zmienione: RODO w praktyce (2026-05-12 17:00 (wtorek)) – opis\n"
    )


@pytest.mark.parametrize(("name", "code"), [("nie-ma.ics", 2), ("strona.html", 2)])
def test_command_says_kindly_what_it_can_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: int
) -> None:
    (tmp_path / "strona.html").write_text("<!doctype html><p>404", encoding="utf-8")
    assert difference.main(tmp_path / name, tmp_path / name) == code
    assert capsys.readouterr().err.strip().endswith((".ics.", "nowy."))
