"""Twenty hard events: three independent readers see exactly the instants that staff meant.

The instants are written by hand, in UTC. ical.js computes from our VTIMEZONE, the two Python readers from tzdata.
"""

import datetime as dt
import json
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.events.calendar import ical, vevent
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from plugins.events.recurrence import schedule
from plugins.polish.timezone import ZONE

JS = Path(__file__).parent.parent.parent / "js"
STAMP = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
FROM, TO = dt.datetime(2025, 1, 1, tzinfo=ZONE), dt.datetime(2029, 1, 1, tzinfo=ZONE)

# What staff write, and what it means: "start end" in UTC (whole days: the end is the day after), "!" when cancelled.
HARD: dict[str, tuple[dict[str, Any], list[str]]] = {
    "winter-evening": (
        {"start": "2026-01-15 18:30", "duration": "90 min"},
        ["2026-01-15T17:30 2026-01-15T19:00"],
    ),
    "summer-evening": (
        {"start": "2026-07-15 18:30", "duration": "90 min"},
        ["2026-07-15T16:30 2026-07-15T18:00"],
    ),
    "night-of-the-october-change-is-an-hour-longer": (
        {"start": "2026-10-24 22:00", "end": "2026-10-25 04:00"},
        ["2026-10-24T20:00 2026-10-25T03:00"],
    ),
    "night-of-the-march-change-is-an-hour-shorter": (
        {"start": "2026-03-28 22:00", "end": "2026-03-29 04:00"},
        ["2026-03-28T21:00 2026-03-29T02:00"],
    ),
    "true-length-over-the-october-change": (
        {"start": "2026-10-24 22:00", "duration": "6 h"},
        ["2026-10-24T20:00 2026-10-25T02:00"],
    ),
    "one-whole-day": ({"start": "2026-05-03", "duration": "1 dzień"}, ["2026-05-03 2026-05-04"]),
    "three-whole-days-over-the-march-change": (
        {"start": "2026-03-28", "end": "2026-03-30"},
        ["2026-03-28 2026-03-31"],
    ),
    "over-new-year": (
        {"start": "2026-12-31 20:00", "end": "2027-01-01 02:00"},
        ["2026-12-31T19:00 2027-01-01T01:00"],
    ),
    "to-midnight-sharp": (
        {"start": "2026-06-05 18:00", "end": "2026-06-06 00:00"},
        ["2026-06-05T16:00 2026-06-05T22:00"],
    ),
    "weekly-over-the-march-change": (
        {"start": "2026-03-24 18:00", "duration": "2 h", "repeats": {"every": "tydzień", "count": "3"}},
        ["2026-03-24T17:00 2026-03-24T19:00", "2026-03-31T16:00 2026-03-31T18:00", "2026-04-07T16:00 2026-04-07T18:00"],
    ),
    "weekly-over-the-october-change-until-a-day": (
        {
            "start": "2026-10-20 18:00",
            "end": "2026-10-20 20:00",
            "repeats": {"every": "tydzień", "on": "wtorek", "until": "2026-11-03"},
        },
        ["2026-10-20T16:00 2026-10-20T18:00", "2026-10-27T17:00 2026-10-27T19:00", "2026-11-03T17:00 2026-11-03T19:00"],
    ),
    "weekly-night-with-the-longer-one-among-them": (
        {"start": "2026-10-17 22:00", "end": "2026-10-18 04:00", "repeats": {"every": "tydzień", "count": "3"}},
        ["2026-10-17T20:00 2026-10-18T02:00", "2026-10-24T20:00 2026-10-25T03:00", "2026-10-31T21:00 2026-11-01T03:00"],
    ),
    "weekly-night-that-begins-on-the-longer-one": (
        {"start": "2026-10-24 22:00", "end": "2026-10-25 04:00", "repeats": {"every": "tydzień", "count": "3"}},
        ["2026-10-24T20:00 2026-10-25T03:00", "2026-10-31T21:00 2026-11-01T03:00", "2026-11-07T21:00 2026-11-08T03:00"],
    ),
    "every-second-week-on-two-days": (
        {
            "start": "2026-03-19 17:00",
            "duration": "1 h",
            "repeats": {"every": "2 tygodnie", "on": ["wtorek", "czwartek"], "count": "4"},
        },
        [
            "2026-03-19T16:00 2026-03-19T17:00",
            "2026-03-31T15:00 2026-03-31T16:00",
            "2026-04-02T15:00 2026-04-02T16:00",
            "2026-04-14T15:00 2026-04-14T16:00",
        ],
    ),
    "last-friday-of-the-month": (
        {
            "start": "2026-01-30 16:00",
            "duration": "1 h",
            "repeats": {"every": "miesiąc", "on": "ostatni piątek", "until": "2026-04-30"},
        },
        [
            "2026-01-30T15:00 2026-01-30T16:00",
            "2026-02-27T15:00 2026-02-27T16:00",
            "2026-03-27T15:00 2026-03-27T16:00",
            "2026-04-24T14:00 2026-04-24T15:00",
        ],
    ),
    "monthly-on-the-31st-skips-short-months": (
        {"start": "2026-01-31 10:00", "duration": "1 h", "repeats": {"every": "miesiąc", "count": "3"}},
        ["2026-01-31T09:00 2026-01-31T10:00", "2026-03-31T08:00 2026-03-31T09:00", "2026-05-31T08:00 2026-05-31T09:00"],
    ),
    "except-also-moved-and-cancelled": (
        {
            "start": "2026-03-10 17:00",
            "duration": "2 h",
            "repeats": {
                "every": "tydzień",
                "until": "2026-04-14",
                "except": ["2026-03-17"],
                "also": ["2026-03-19", "2026-04-16 09:00"],
                "changes": [
                    {"date": "2026-03-24", "status": "odwolane", "note": "Choroba."},
                    {"date": "2026-03-31", "start": "2026-04-01 18:00", "note": "Inny dzień."},
                    {"date": "2026-04-07", "start": "16:00", "end": "20:00"},
                ],
            },
        },
        [
            "2026-03-10T16:00 2026-03-10T18:00",
            "2026-03-19T16:00 2026-03-19T18:00",
            "2026-03-24T16:00 2026-03-24T18:00 !",
            "2026-04-01T16:00 2026-04-01T18:00",
            "2026-04-07T14:00 2026-04-07T18:00",
            "2026-04-14T15:00 2026-04-14T17:00",
            "2026-04-16T07:00 2026-04-16T09:00",
        ],
    ),
    "an-added-date-is-moved": (
        {
            "start": "2026-05-05 17:00",
            "duration": "1 h",
            "repeats": {
                "every": "tydzień",
                "count": "2",
                "also": ["2026-05-20"],
                "changes": {"date": "2026-05-20", "start": "2026-05-21 10:00"},
            },
        },
        ["2026-05-05T15:00 2026-05-05T16:00", "2026-05-12T15:00 2026-05-12T16:00", "2026-05-21T08:00 2026-05-21T09:00"],
    ),
    "whole-days-every-year-with-one-moved": (
        {
            "start": "2026-05-18",
            "duration": "2 dni",
            "repeats": {"every": "rok", "count": "3", "changes": {"date": "2027-05-18", "start": "2027-05-21"}},
        },
        ["2026-05-18 2026-05-20", "2027-05-21 2027-05-23", "2028-05-18 2028-05-20"],
    ),
    "first-date-cancelled-by-except-and-all-called-off": (
        {
            "start": "2026-09-01 17:00",
            "duration": "1 h",
            "status": "odwolane",
            "status_note": "Brak chętnych.",
            "repeats": {"every": "dzień", "count": "3", "except": ["2026-09-01"]},
        },
        ["2026-09-02T15:00 2026-09-02T16:00 !", "2026-09-03T15:00 2026-09-03T16:00 !"],
    ),
    "weekly-without-an-end": (
        {"start": "2028-12-05 17:00", "duration": "1 h", "repeats": {"every": "tydzień"}},
        [f"2028-12-{day:02}T16:00 2028-12-{day:02}T17:00" for day in (5, 12, 19, 26)],
    ),
}
NAMES = list(HARD)
Seen = dict[str, list[str]]


def _events(an_event: Callable[..., Event]) -> dict[str, Event]:
    return {
        name: an_event(f"2026-01-01-{name}", **{"title": name, "end": None, **front})
        for name, (front, _) in HARD.items()
    }


@pytest.fixture
def raw(an_event: Callable[..., Event], entry_context: EntryContext) -> bytes:
    found = [c for event in _events(an_event).values() for c in vevent.components(event, entry_context)]
    return ical.calendar("lokal w Bytomiu", "Trudne", [ical.vevent(component, STAMP, STAMP) for component in found])


def _row(start: object, end: object, cancelled: bool) -> str:
    def instant(when: object) -> str:
        return f"{when.astimezone(dt.UTC):%Y-%m-%dT%H:%M}" if isinstance(when, dt.datetime) else str(when)

    return f"{instant(start)} {instant(end)}{' !' if cancelled else ''}"


def _name(uid: str) -> str:
    return uid.removeprefix("2026-").partition("@")[0]


def _collected(rows: list[tuple[str, str]]) -> Seen:
    return {name: sorted(row for uid, row in rows if _name(uid) == name) for name in NAMES}


def by_recurring_ical_events(raw: bytes) -> Seen:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(raw)
    assert not [error for component in calendar.walk() for error in component.errors]
    events = recurring_ical_events.of(calendar, skip_bad_series=False).between(FROM, TO)
    rows = [(str(e["UID"]), _row(e["DTSTART"].dt, e["DTEND"].dt, e["STATUS"] == "CANCELLED")) for e in events]
    return _collected(rows)


def by_home_assistant(raw: bytes) -> Seen:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ical.calendar_stream import IcsCalendarStream

        timeline = IcsCalendarStream.calendar_from_ics(raw.decode()).timeline_tz(ZONE)
        rows = [
            (str(e.uid), _row(e.dtstart, e.dtend, e.status is not None and e.status.value == "CANCELLED"))
            for e in timeline.overlapping(FROM, TO)
        ]
    return _collected(rows)


def by_ical_js(raw: bytes, file: Path, node: str) -> Seen:
    file.write_bytes(raw)
    output = subprocess.run(
        [node, str(JS / "occurrences.mjs"), str(file), "2028"], capture_output=True, text=True, check=True
    ).stdout
    rows = []
    for seen in json.loads(output):
        start, end = (t if len(t) == 10 else dt.datetime.fromisoformat(t) for t in (seen["start"], seen["end"]))
        rows.append((seen["uid"], _row(start, end, seen["status"] == "CANCELLED")))
    return _collected(rows)


EXPECTED: Seen = {name: sorted(expected) for name, (_, expected) in HARD.items()}


def test_our_own_pages_show_the_intended_instants(an_event: Callable[..., Event]) -> None:
    seen = {}
    for name, event in _events(an_event).items():
        dates = schedule.occurrences(event, schedule.until_of(event, dt.date(2028, 12, 31)))
        ends = [d.end if isinstance(d.end, dt.datetime) else d.end + dt.timedelta(days=1) for d in dates]
        rows = [_row(d.start, end, d.status == "odwolane") for d, end in zip(dates, ends, strict=True)]
        seen[name] = sorted(rows)
    assert seen == EXPECTED


def test_recurring_ical_events_sees_the_intended_instants(raw: bytes) -> None:
    assert by_recurring_ical_events(raw) == EXPECTED


def test_home_assistant_sees_the_intended_instants(raw: bytes) -> None:
    assert by_home_assistant(raw) == EXPECTED


@pytest.mark.client
def test_ical_js_sees_the_intended_instants_by_our_own_vtimezone(
    raw: bytes, tmp_path: Path, ical_js: Callable[[], str]
) -> None:
    assert by_ical_js(raw, tmp_path / "trudne.ics", ical_js()) == EXPECTED


@pytest.mark.client
def test_ical_js_shows_the_same_local_hours_as_ours_on_every_day_of_a_year(
    an_event: Callable[..., Event], entry_context: EntryContext, tmp_path: Path, ical_js: Callable[[], str]
) -> None:
    daily = an_event("2026-01-01-codziennie", start="2026-01-01 18:00", end="2026-01-01 18:30",
                     repeats={"every": "dzień", "until": "2026-12-31"})  # fmt: skip
    file = tmp_path / "rok.ics"
    found = vevent.components(daily, entry_context)
    file.write_bytes(
        ical.calendar("lokal w Bytomiu", "Rok", [ical.vevent(component, STAMP, STAMP) for component in found])
    )
    output = subprocess.run(
        [ical_js(), str(JS / "occurrences.mjs"), str(file), "2026"], capture_output=True, text=True, check=True
    ).stdout
    starts = [dt.datetime.fromisoformat(seen["start"]).astimezone(ZONE) for seen in json.loads(output)]
    assert len(starts) == 365
    assert {start.hour for start in starts} == {18}
