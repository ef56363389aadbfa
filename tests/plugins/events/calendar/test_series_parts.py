"""A series as entries: what each shows, how it is named, and that no edit elsewhere gives it another name."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.events.calendar import plain_rules, series_parts, vevent
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event

FAR = dt.date(2027, 12, 31)
EVENING = {"start": "2026-12-02 17:00", "end": "2026-12-02 19:00"}
NIGHT = {"start": "2026-10-24 22:00", "end": "2026-10-25 04:00"}
SHOWN = ("DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID", "STATUS")


def shape(event: Event, entry_context: EntryContext) -> dict[str, list[str]]:
    """Each entry by its day ("" for the event's own), its lines without the zone and what is usual."""
    found: dict[str, list[str]] = {}
    for part in series_parts.parts(event, FAR):
        lines = [
            p.line.replace(";TZID=Europe/Warsaw", "").replace("20261202T170000", "first")
            for component in vevent.components(part, event.part_uid_at(entry_context.host, part.day), entry_context)
            for p in component
            if p.name in SHOWN and p.line != "STATUS:CONFIRMED"
        ]
        found[f"{part.day:%Y%m%d}" if part.day else ""] = lines
    return found


CASES: dict[str, tuple[dict[str, Any], dict[str, list[str]]]] = {
    "single": (EVENING, {"": ["DTSTART:first"]}),
    "added": (
        {**EVENING, "repeats": {"every": "tydzień", "until": "2026-12-30", "also": ["2026-12-11"]}},
        {
            "": ["DTSTART:first", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261230T190000Z;WKST=MO"],
            "20261211": ["DTSTART:20261211T170000"],
        },
    ),
    "one-rule-for-each-ordinal": (
        {"start": "2026-12-10", "end": "2026-12-10", "repeats": {"every": "miesiąc", "on": "drugi i czwarty czwartek"}},
        {
            "": ["DTSTART;VALUE=DATE:20261210", "RRULE:FREQ=MONTHLY;BYDAY=2TH;WKST=MO"],
            "20261224": ["DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=MONTHLY;BYDAY=4TH;WKST=MO"],
        },
    ),
    "day-of-the-month": (
        {"start": "2026-12-10", "end": "2026-12-10", "repeats": {"every": "2 miesiące"}},
        {"": ["DTSTART;VALUE=DATE:20261210", "RRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10;WKST=MO"]},
    ),
    "day-of-the-year": (
        {"start": "2026-12-10", "end": "2026-12-10", "repeats": {"every": "rok"}},
        {"": ["DTSTART;VALUE=DATE:20261210", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10;WKST=MO"]},
    ),
    "the-31st-is-no-rule": (
        {"start": "2026-12-31", "end": "2026-12-31", "repeats": {"every": "miesiąc", "count": "2"}},
        {"": ["DTSTART;VALUE=DATE:20261231"], "20270131": ["DTSTART;VALUE=DATE:20270131"]},
    ),
    "moved-between-its-neighbours": (
        {
            **EVENING,
            "repeats": {"every": "tydzień", "count": "3", "changes": {"date": "2026-12-09", "start": "2026-12-15"}},
        },
        {
            "": [
                "DTSTART:first",
                "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T190000Z;WKST=MO",
                "RECURRENCE-ID:20261209T170000",
                "DTSTART:20261215T170000",
            ]
        },
    ),
    "moved-onto-the-next-date": (
        {
            **EVENING,
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": {"date": "2026-12-09", "start": "2026-12-16 10:00"},
            },
        },
        {
            "": [
                "DTSTART:first",
                "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T190000Z;WKST=MO",
                "EXDATE:20261209T170000",
            ],
            "20261209": ["DTSTART:20261216T100000"],
        },
    ),
    "into-the-time-of-the-next-date": (
        {
            **EVENING,
            "repeats": {"every": "dzień", "count": "3", "changes": {"date": "2026-12-03", "end": "2026-12-04 18:00"}},
        },
        {
            "": ["DTSTART:first", "RRULE:FREQ=DAILY;UNTIL=20261204T190000Z;WKST=MO", "EXDATE:20261203T170000"],
            "20261203": ["DTSTART:20261203T170000"],
        },
    ),
    "two-that-meet-between-their-neighbours": (
        {
            **EVENING,
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": [
                    {"date": "2026-12-02", "start": "2026-12-08"},
                    {"date": "2026-12-09", "start": "2026-12-08 12:00"},
                ],
            },
        },
        {
            "": [
                "DTSTART:first",
                "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T190000Z;WKST=MO",
                "EXDATE:20261209T170000",
                "RECURRENCE-ID:first",
                "DTSTART:20261208T170000",
            ],
            "20261209": ["DTSTART:20261208T120000"],
        },
    ),
    "into-another-year": (
        {
            "start": "2026-12-10",
            "end": "2026-12-10",
            "repeats": {"every": "miesiąc", "count": "3", "changes": {"date": "2026-12-10", "start": "2027-01-02"}},
        },
        {
            "": ["DTSTART;VALUE=DATE:20270110", "RRULE:FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20270210;WKST=MO"],
            "20261210": ["DTSTART;VALUE=DATE:20270102"],
        },
    ),
    "called-off-except-one": (
        {
            **EVENING,
            "status": "odwolane",
            "status_note": "x",
            "repeats": {"every": "tydzień", "count": "3", "changes": {"date": "2026-12-09", "status": "potwierdzone"}},
        },
        {
            "": [
                "DTSTART:first",
                "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T190000Z;WKST=MO",
                "EXDATE:20261209T170000",
                "STATUS:CANCELLED",
            ],
            "20261209": ["DTSTART:20261209T170000"],
        },
    ),
    "from-a-date-on": (
        {**EVENING, "repeats": {"every": "tydzień", "changes": {"from": "2026-12-16", "start": "18:00"}}},
        {
            "": ["DTSTART:first", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261209T190000Z;WKST=MO"],
            "20261216": ["DTSTART:20261216T180000", "RRULE:FREQ=WEEKLY;BYDAY=WE;WKST=MO"],
        },
    ),
    "from-a-date-on-that-is-left-out": (
        {
            **EVENING,
            "repeats": {
                "every": "tydzień",
                "changes": [{"from": "2026-12-16", "title": "B"}, {"date": "2026-12-16", "start": "2026-12-30 10:00"}],
            },
        },
        {
            "": ["DTSTART:first", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261209T190000Z;WKST=MO"],
            "20261216": ["DTSTART:20261230T100000"],
            "20261223": ["DTSTART:20261223T170000", "RRULE:FREQ=WEEKLY;BYDAY=WE;WKST=MO"],
        },
    ),
    "left-out-at-both-ends": (
        {**EVENING, "repeats": {"every": "tydzień", "count": "4", "except": ["2026-12-02", "2026-12-23"]}},
        {"": ["DTSTART:20261209T170000", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T190000Z;WKST=MO"]},
    ),
    "first-left-out-and-the-second-moved-before-its-day": (
        {
            **EVENING,
            "repeats": {
                "every": "tydzień",
                "count": "4",
                "except": ["2026-12-02"],
                "changes": [{"date": "2026-12-09", "start": "2026-12-08"}],
            },
        },
        {
            "": ["DTSTART:20261216T170000", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261223T190000Z;WKST=MO"],
            "20261209": ["DTSTART:20261208T170000"],
        },
    ),
    "nothing-left-of-the-rule": (
        {
            **EVENING,
            "repeats": {
                "every": "tydzień",
                "count": "2",
                "changes": [
                    {"date": "2026-12-02", "start": "2026-12-20"},
                    {"date": "2026-12-09", "start": "2027-01-20"},
                ],
            },
        },
        {"": ["DTSTART:20261220T170000"], "20261209": ["DTSTART:20270120T170000"]},
    ),
    "begins-on-the-night-of-the-time-change": (
        {**NIGHT, "repeats": {"every": "tydzień", "count": "3"}},
        {
            "": ["DTSTART:20261031T220000", "RRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20261107T235959Z;WKST=MO"],
            "20261024": ["DTSTART:20261024T220000"],
        },
    ),
}


@pytest.mark.parametrize(("front", "expected"), CASES.values(), ids=CASES)
def test_a_series_is_written_as(
    an_event: Callable[..., Event], entry_context: EntryContext, front: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    assert shape(an_event("2026-01-01-cykl", **front), entry_context) == expected


def test_a_date_of_a_far_year_is_sent_and_a_new_year_changes_no_entry(
    an_event: Callable[..., Event], entry_context: EntryContext
) -> None:
    repeats = {"every": "tydzień", "changes": {"date": "2031-03-15", "status": "odwolane"}}
    event = an_event(
        "2026-01-01-noc", **{**NIGHT, "start": "2026-10-31 22:00", "end": "2026-11-01 04:00"}, repeats=repeats
    )
    (now,) = series_parts.parts(event, dt.date(2027, 12, 31))
    assert (now,) == series_parts.parts(event, dt.date(2030, 12, 31))
    assert [f"{date.planned:%Y-%m-%d}" for date in now.changed if date.status == "odwolane"] == ["2031-03-15"]
    assert len(now.changed) == 1 + 2 * plain_rules.YEARS


def test_of_two_ordinals_that_are_often_one_day_only_one_is_a_rule_without_an_end(
    an_event: Callable[..., Event],
) -> None:
    """The other would need its dates taken out for ever."""
    event = an_event("2026-01-23-piatki", start="2026-01-23", end="2026-01-23",
                     repeats={"every": "miesiąc", "on": "czwarty i ostatni piątek"})  # fmt: skip
    own, *others = series_parts.parts(event, dt.date(2026, 12, 31))
    assert own.is_endless
    assert own.excluded == ()
    assert [f"{part.day}" for part in others] == ["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30"]
    assert not any(part.rule for part in others)


@pytest.mark.parametrize(
    ("start", "repeats", "standing"),
    [
        ("2027-01-31", {"on": "piąta niedziela", "except": ["2027-01-31", "2028-01-30"]}, "2033-01-30"),
        ("2028-02-29", {"except": ["2028-02-29", "2032-02-29"]}, "2036-02-29"),
    ],
    ids=["fifth-sunday-of-january", "29-february"],
)
def test_a_rare_date_is_there_however_far(
    an_event: Callable[..., Event], start: str, repeats: dict[str, Any], standing: str
) -> None:
    event = an_event(f"{start}-rzadkie", start=start, end=start, repeats={"every": "rok", **repeats})
    (part,) = series_parts.parts(event, dt.date(2028, 12, 31))
    assert (part.day, f"{part.shown.day}") == (None, standing)


def test_a_plain_rule_beside_one_that_nobody_reads_is_the_same_in_every_year(
    an_event: Callable[..., Event],
) -> None:
    repeats = {"every": "miesiąc", "on": "drugi i piąty piątek",
               "changes": [{"from": "2031-05-09", "title": "B"}]}  # fmt: skip
    event = an_event("2026-01-09-piatki", start="2026-01-09 22:00", end="2026-01-10 04:00", repeats=repeats)
    years = [series_parts.parts(event, dt.date(year, 12, 31)) for year in (2027, 2033)]
    early, late = ([part for part in parts if part.rule] for parts in years)
    assert early == late
    assert [part.day for part in early] == [None, dt.date(2031, 5, 9)]
    assert [part.is_endless for part in early] == [False, True]


def test_dates_of_a_rule_that_nobody_reads_only_grow(an_event: Callable[..., Event]) -> None:
    event = an_event("2026-01-30-piate", start="2026-01-30", end="2026-01-30",
                     repeats={"every": "miesiąc", "on": "piąty piątek"})  # fmt: skip
    before, after = (series_parts.parts(event, dt.date(year, 12, 31)) for year in (2027, 2028))
    assert after[: len(before)] == before
    assert len(after) > len(before)


@pytest.mark.parametrize(
    ("start", "until"),
    [
        ("17:00", "20261209T190000Z"),
        ("23:30", "20261209T235959Z"),  # a day in UTC, for programs that read no hour
        ("00:30", "20261209T023000Z"),
        ("00:00", "20261209T020000Z"),
    ],
)
def test_until_leaves_room_and_stays_on_its_day(an_event: Callable[..., Event], start: str, until: str) -> None:
    event = an_event("2026-12-02-cykl", start=f"2026-12-02 {start}", end=None, duration="1 h",
                     repeats={"every": "tydzień", "count": "2"})  # fmt: skip
    (part,) = series_parts.parts(event, FAR)
    assert part.last is not None
    assert vevent.until_value(part.last) == until


def test_parts_are_named_after_the_main_entry_also_where_staff_keep_its_old_identifier(
    an_event: Callable[..., Event],
) -> None:
    day = dt.date(2026, 12, 11)
    assert an_event("2026-12-02-dyzur").part_uid_at("example.org", day) == "2026-dyzur--20261211@example.org"
    kept = an_event("2027-01-02-inny", uid="2026-dyzur")
    assert kept.part_uid_at("example.org", day) == "2026-dyzur--20261211@example.org"
    foreign = an_event("2027-01-02-inny", uid="abc@dawny.example")
    assert foreign.part_uid_at("example.org", day) == "abc--20261211@dawny.example"
