"""What is left of an entry that vanished: the dates that subscribers had, that are to come and nowhere else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.events.calendar import ical, removed, series_parts, vevent
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from plugins.published.calendar import PublishedEntry
from tests import calendar_subset
from tests.plugins.events import readers

FAR = dt.date(2027, 12, 31)
WEEKLY = {"start": "2026-12-02 17:00", "end": "2026-12-02 19:00"}


def cancelled(event: Event, entry_context: EntryContext, today: str, living: tuple[str, ...] = ()) -> list[str]:
    """The cancelled dates, each as its first hour in Warsaw, after every entry of the event vanished."""
    components = []
    for part in series_parts.parts(event, FAR):
        uid = event.part_uid_at(entry_context.host, part.day)
        lines = vevent.kept_lines(vevent.components(part, uid, entry_context))
        days = [dt.date.fromisoformat(day) for day in living]
        left = removed.remains(lines, dt.date.fromisoformat(today), FAR, days, part.day)
        if left:
            known = PublishedEntry("", readers.STAMP, readers.STAMP, left.last_day, "Dyżur", "/x/", (), left.lines)
            components += vevent.cancelled(uid, known, "https://lokal.example.org/x/")
    raw = ical.calendar("lokal", "Próba", [ical.vevent(c, readers.STAMP, readers.STAMP) for c in components])
    assert calendar_subset.breaches(raw) == []
    rows = readers.recurring_ical_events(raw)
    assert all(row.endswith(" ODWOŁANE: Dyżur !") for row in rows)
    return [row[:16] if row[10] == "T" else row[:10] for row in rows]


CASES: dict[str, tuple[dict[str, Any], str, tuple[str, ...], list[str]]] = {
    "single-to-come": (WEEKLY, "2026-12-01", (), ["2026-12-02T16:00"]),
    "single-of-today": (WEEKLY, "2026-12-02", (), ["2026-12-02T16:00"]),
    "single-that-is-over": (WEEKLY, "2026-12-03", (), []),
    "past-dates-of-a-series-stay-as-they-were": (
        {**WEEKLY, "repeats": {"every": "tydzień", "count": "4"}},
        "2026-12-10",
        (),
        ["2026-12-16T16:00", "2026-12-23T16:00"],
    ),
    "dates-that-nobody-had-are-not-called-off": (
        {**WEEKLY, "repeats": {"every": "tydzień", "count": "4", "except": ["2026-12-16"]}},
        "2026-12-01",
        (),
        ["2026-12-02T16:00", "2026-12-09T16:00", "2026-12-23T16:00"],
    ),
    "a-moved-date-is-called-off-where-it-was": (
        {
            **WEEKLY,
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": {"date": "2026-12-09", "start": "2026-12-10 10:00"},
            },
        },
        "2026-12-05",
        (),
        ["2026-12-10T09:00", "2026-12-16T16:00"],
    ),
    "one-moved-away-from-its-neighbours-too": (
        {
            **WEEKLY,
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": {"date": "2026-12-09", "start": "2026-12-20 10:00"},
            },
        },
        "2026-12-17",
        (),
        ["2026-12-20T09:00"],
    ),
    "a-date-moved-into-the-past-is-over": (
        {
            **WEEKLY,
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": {"date": "2026-12-09", "start": "2026-12-04 10:00"},
            },
        },
        "2026-12-06",
        (),
        ["2026-12-16T16:00"],
    ),
    "an-added-date": (
        {**WEEKLY, "repeats": {"every": "tydzień", "count": "2", "also": ["2026-12-11"]}},
        "2026-12-10",
        (),
        ["2026-12-11T16:00"],
    ),
    "whole-days": (
        {"start": "2026-12-02", "end": "2026-12-03", "repeats": {"every": "miesiąc", "count": "3"}},
        "2026-12-20",
        (),
        ["2027-01-02", "2027-02-02"],
    ),
    "dates-that-live-on-elsewhere-are-not-called-off": (
        {**WEEKLY, "repeats": {"every": "tydzień", "count": "4"}},
        "2026-12-01",
        ("2026-12-02", "2026-12-16"),
        ["2026-12-09T16:00", "2026-12-23T16:00"],
    ),
    "nothing-is-left-when-all-live-on": (
        {**WEEKLY, "repeats": {"every": "tydzień", "count": "2"}},
        "2026-12-01",
        ("2026-12-02", "2026-12-09"),
        [],
    ),
}


@pytest.mark.parametrize(("front", "today", "living", "expected"), CASES.values(), ids=CASES)
def test_exactly_the_dates_that_subscribers_had_are_called_off(
    an_event: Callable[..., Event],
    entry_context: EntryContext,
    front: dict[str, Any],
    today: str,
    living: tuple[str, ...],
    expected: list[str],
) -> None:
    assert cancelled(an_event("2026-12-02-dyzur", **front), entry_context, today, living) == expected


def test_a_series_without_an_end_is_called_off_from_today_on(
    an_event: Callable[..., Event], entry_context: EntryContext
) -> None:
    event = an_event("2026-12-02-dyzur", **WEEKLY, repeats={"every": "tydzień"})
    found = cancelled(event, entry_context, "2026-12-20")
    assert found[0] == "2026-12-23T16:00"
    assert found[-1].startswith("2028-12-27")  # the window of the test


def test_what_is_said_about_a_far_date_of_a_series_without_an_end_is_kept(
    an_event: Callable[..., Event], entry_context: EntryContext
) -> None:
    """Beyond the dates that are looked at: a moved date is called off where it stood."""
    changes = {"date": "2028-02-09", "start": "2028-02-10 10:00"}
    event = an_event("2026-12-02-dyzur", **WEEKLY, repeats={"every": "tydzień", "changes": changes})
    found = cancelled(event, entry_context, "2026-12-20")
    assert "2028-02-10T09:00" in found
    assert "2028-02-09T16:00" not in found


def test_lines_that_were_published_in_the_form_of_earlier_versions_are_read() -> None:
    lines = (
        "DTSTART;TZID=Europe/Warsaw:20261202T170000",
        "DTEND;TZID=Europe/Warsaw:20261202T190000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "RDATE;TZID=Europe/Warsaw:20261211T170000",
        "LOCATION:lokal",
    )
    left = removed.remains(lines, dt.date(2026, 12, 5), FAR, ())
    assert left is not None
    assert left.lines == (
        "DTSTART;TZID=Europe/Warsaw:20261209T170000",
        "DTEND;TZID=Europe/Warsaw:20261209T190000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261216T190000Z",
        "LOCATION:lokal",
    )
    assert left.last_day == dt.date(2026, 12, 16)
