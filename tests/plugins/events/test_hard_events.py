"""Hard events: independent readers see exactly the instants that staff meant.

The instants are written by hand, in UTC. ical.js computes from our VTIMEZONE, the others from their own zone data.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from tests import calendar_subset
from tests.conftest import js_packages
from tests.plugins.events import readers

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
    "to-the-first-of-two-equal-hours": (
        {"start": "2026-10-25 00:00", "duration": "2 h"},
        ["2026-10-24T22:00 2026-10-25T00:00"],
    ),
    "nightly-to-the-first-of-two-equal-hours": (
        {"start": "2026-10-24 00:00", "duration": "2 h", "repeats": {"every": "dzień", "count": "3"}},
        ["2026-10-23T22:00 2026-10-24T00:00", "2026-10-24T22:00 2026-10-25T00:00", "2026-10-25T23:00 2026-10-26T01:00"],
    ),
    "nightly-from-the-night-of-two-equal-hours": (
        {"start": "2026-10-25 00:00", "duration": "150 min", "repeats": {"every": "dzień", "count": "3"}},
        ["2026-10-24T22:00 2026-10-25T00:30", "2026-10-25T23:00 2026-10-26T01:30", "2026-10-26T23:00 2026-10-27T01:30"],
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
    # The examples of the issue on series, each with relatives.
    "an-added-date-is-an-entry-of-its-own": (
        {
            "start": "2026-12-02 17:00",
            "duration": "2 h",
            "repeats": {"every": "tydzień", "until": "2026-12-16", "also": ["2026-12-11"]},
        },
        [
            "2026-12-02T16:00 2026-12-02T18:00",
            "2026-12-09T16:00 2026-12-09T18:00",
            "2026-12-11T16:00 2026-12-11T18:00",
            "2026-12-16T16:00 2026-12-16T18:00",
        ],
    ),
    "second-and-fourth-thursday": (
        {
            "start": "2027-05-13 17:00",
            "duration": "1 h",
            "repeats": {"every": "miesiąc", "on": "drugi i czwarty czwartek", "count": "3"},
        },
        ["2027-05-13T15:00 2027-05-13T16:00", "2027-05-27T15:00 2027-05-27T16:00", "2027-06-10T15:00 2027-06-10T16:00"],
    ),
    "fourth-and-last-friday-are-one-day-in-most-months": (
        {
            "start": "2026-01-23 10:00",
            "duration": "1 h",
            "repeats": {"every": "miesiąc", "on": "czwarty i ostatni piątek", "until": "2026-03-31"},
        },
        [
            "2026-01-23T09:00 2026-01-23T10:00",
            "2026-01-30T09:00 2026-01-30T10:00",
            "2026-02-27T09:00 2026-02-27T10:00",
            "2026-03-27T09:00 2026-03-27T10:00",
        ],
    ),
    "fifth-friday": (
        {
            "start": "2026-01-30 10:00",
            "duration": "1 h",
            "repeats": {"every": "miesiąc", "on": "piąty piątek", "count": "2"},
        },
        ["2026-01-30T09:00 2026-01-30T10:00", "2026-05-29T08:00 2026-05-29T09:00"],
    ),
    "moved-over-the-next-date-and-onto-the-day-of-another": (
        {
            "start": "2026-01-07 10:00",
            "duration": "1 h",
            "repeats": {
                "every": "tydzień",
                "count": "4",
                "changes": [
                    {"date": "2026-01-07", "start": "2026-01-20 10:00"},
                    {"date": "2026-01-14", "start": "2026-01-28 08:00"},
                ],
            },
        },
        [
            "2026-01-20T09:00 2026-01-20T10:00",
            "2026-01-21T09:00 2026-01-21T10:00",
            "2026-01-28T07:00 2026-01-28T08:00",
            "2026-01-28T09:00 2026-01-28T10:00",
        ],
    ),
    "moved-before-the-first-date": (
        {
            "start": "2026-01-07 10:00",
            "duration": "1 h",
            "repeats": {
                "every": "tydzień",
                "count": "2",
                "changes": {"date": "2026-01-07", "start": "2026-01-05 10:00"},
            },
        },
        ["2026-01-05T09:00 2026-01-05T10:00", "2026-01-14T09:00 2026-01-14T10:00"],
    ),
    "moved-into-another-year": (
        {
            "start": "2026-11-17 10:00",
            "duration": "1 h",
            "repeats": {
                "every": "miesiąc",
                "count": "3",
                "changes": {"date": "2026-12-17", "start": "2027-01-05 10:00"},
            },
        },
        ["2026-11-17T09:00 2026-11-17T10:00", "2027-01-05T09:00 2027-01-05T10:00", "2027-01-17T09:00 2027-01-17T10:00"],
    ),
    "far-date-of-an-endless-series-is-cancelled": (
        {
            "start": "2027-02-17 17:00",
            "duration": "1 h",
            "repeats": {"every": "rok", "changes": {"date": "2028-02-17", "status": "odwolane"}},
        },
        ["2027-02-17T16:00 2027-02-17T17:00", "2028-02-17T16:00 2028-02-17T17:00 !"],
    ),
    "called-off-except-one-date": (
        {
            "start": "2026-01-07 10:00",
            "duration": "1 h",
            "status": "odwolane",
            "status_note": "Brak chętnych.",
            "repeats": {"every": "tydzień", "count": "3", "changes": {"date": "2026-01-14", "status": "potwierdzone"}},
        },
        [
            "2026-01-07T09:00 2026-01-07T10:00 !",
            "2026-01-14T09:00 2026-01-14T10:00",
            "2026-01-21T09:00 2026-01-21T10:00 !",
        ],
    ),
    "another-hour-from-a-date-on": (
        {
            "start": "2026-01-07 10:00",
            "duration": "1 h",
            "repeats": {
                "every": "tydzień",
                "count": "5",
                "changes": [
                    {"from": "2026-01-21", "start": "18:00", "trainers": "Anna Nowak"},
                    {"from": "2026-01-28", "end": "20:00"},
                    {"date": "2026-02-04", "start": "2026-02-05"},
                ],
            },
        },
        [
            "2026-01-07T09:00 2026-01-07T10:00",
            "2026-01-14T09:00 2026-01-14T10:00",
            "2026-01-21T17:00 2026-01-21T18:00",
            "2026-01-28T17:00 2026-01-28T19:00",
            "2026-02-05T17:00 2026-02-05T19:00",
        ],
    ),
    "a-changed-night": (
        {
            "start": "2026-01-09 20:00",
            "end": "2026-01-10 02:00",
            "repeats": {
                "every": "tydzień",
                "count": "4",
                "changes": [
                    {"date": "2026-01-16", "end": "04:00"},
                    {"date": "2026-01-23", "start": "21:00"},
                    {"date": "2026-01-30", "end": "23:00"},
                ],
            },
        },
        [
            "2026-01-09T19:00 2026-01-10T01:00",
            "2026-01-16T19:00 2026-01-17T03:00",
            "2026-01-23T20:00 2026-01-24T02:00",
            "2026-01-30T19:00 2026-01-30T22:00",
        ],
    ),
}
NAMES = list(HARD)
EXPECTED = {name: sorted(expected) for name, (_, expected) in HARD.items()}
Seen = dict[str, list[str]]


def _events(an_event: Callable[..., Event]) -> dict[str, Event]:
    return {
        name: an_event(f"2026-01-01-{name}", **{"title": name, "end": None, **front})
        for name, (front, _) in HARD.items()
    }


@pytest.fixture
def raw(an_event: Callable[..., Event], entry_context: EntryContext) -> bytes:
    return readers.calendar_of(_events(an_event).values(), entry_context)


def _by_name(rows: list[str]) -> Seen:
    """Rows of `readers` as they stand in the table above: by the title, without ODWOŁANE."""
    found: Seen = {name: [] for name in NAMES}
    for row in rows:
        start, end, *title = row.removesuffix(" !").split(" ")
        found[title[-1]].append(f"{start} {end}{' !' if row.endswith(' !') else ''}")
    return {name: sorted(rows) for name, rows in found.items()}


def test_our_own_pages_show_the_intended_instants(an_event: Callable[..., Event]) -> None:
    rows = [row for event in _events(an_event).values() for row in readers.of_model(event)]
    assert _by_name(rows) == EXPECTED


def test_nothing_leaves_the_subset_that_all_clients_read(raw: bytes) -> None:
    assert calendar_subset.breaches(raw) == []


def test_recurring_ical_events_sees_the_intended_instants(raw: bytes) -> None:
    assert _by_name(readers.recurring_ical_events(raw)) == EXPECTED


def test_home_assistant_sees_the_intended_instants(raw: bytes) -> None:
    assert _by_name(readers.home_assistant(raw)) == EXPECTED


@pytest.fixture(scope="module")
def node(program: Callable[..., str]) -> Iterator[readers.Program]:
    found = readers.node_readers(js_packages(program, "ical.js", "rrule", "node-ical"))
    yield found
    found.close()


@pytest.mark.client
@pytest.mark.parametrize("name", readers.JS)
def test_javascript_readers_see_the_intended_instants(raw: bytes, node: readers.Program, name: str) -> None:
    assert _by_name(readers.in_node(node, raw, [name])[name]) == EXPECTED


@pytest.mark.client
def test_libical_sees_the_intended_instants(raw: bytes) -> None:
    libical = readers.libical_reader()
    assert _by_name(readers.told(libical.ask(raw))) == EXPECTED
    libical.close()


@pytest.mark.client
def test_ical_js_shows_the_same_local_hours_as_ours_on_every_day_of_a_year(
    an_event: Callable[..., Event], entry_context: EntryContext, node: readers.Program
) -> None:
    daily = an_event("2026-01-01-codziennie", start="2026-01-01 18:00", end="2026-01-01 18:30",
                     repeats={"every": "dzień", "until": "2026-12-31"})  # fmt: skip
    rows = readers.in_node(node, readers.calendar_of([daily], entry_context), ["ical.js"])["ical.js"]
    assert rows == readers.of_model(daily)
    assert len(rows) == 365
