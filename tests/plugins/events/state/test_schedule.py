"""Questions about dates: what is to come, what touches a month, what comes next."""

import datetime as dt
from collections.abc import Callable

import pytest

from plugins.events.model import Event
from plugins.events.state import schedule, words
from plugins.polish.dates import span
from plugins.polish.timezone import ZONE

An = Callable[..., Event]
FAR = dt.date(2027, 12, 31)


def dates_of(*events: Event) -> list[schedule.Occurrence]:
    return [date for event in events for date in schedule.occurrences(event, schedule.until_of(event, FAR))]


def test_all_of_today_counts_as_coming(an_event: An) -> None:
    dates = dates_of(an_event())
    assert schedule.upcoming(dates, dt.date(2026, 5, 12)) == dates
    assert schedule.upcoming(dates, dt.date(2026, 5, 13)) == []


def test_event_of_several_days_is_coming_until_its_last_day(an_event: An) -> None:
    dates = dates_of(an_event(start="2026-05-12", end="2026-05-14"))
    assert schedule.upcoming(dates, dt.date(2026, 5, 14)) == dates
    assert schedule.upcoming(dates, dt.date(2026, 5, 15)) == []


def test_event_that_ends_at_midnight_does_not_touch_the_next_day(an_event: An) -> None:
    (date,) = dates_of(an_event(start="2026-05-31 20:00", end="2026-06-01 00:00"))
    assert date.last_day == dt.date(2026, 5, 31)
    assert schedule.months_between(date.day, date.last_day) == [(2026, 5)]


def test_event_over_the_end_of_a_month_touches_both(an_event: An) -> None:
    (date,) = dates_of(an_event(start="2026-05-30", end="2026-06-02"))
    assert schedule.months_between(date.day, date.last_day) == [(2026, 5), (2026, 6)]


def test_whole_days_come_before_hours_and_equal_times_are_ordered_by_address(an_event: An) -> None:
    events = [
        an_event("2026-05-12-b"),
        an_event("2026-05-12-a"),
        an_event("2026-05-12-c", start="2026-05-12", end="2026-05-12"),
    ]
    assert [date.event.slug for date in schedule.in_order(dates_of(*events))] == ["c", "a", "b"]


def test_moved_date_stands_where_it_was_moved_to(an_event: An) -> None:
    event = an_event(
        repeats={"every": "tydzień", "count": "3", "changes": {"date": "2026-05-12", "start": "2026-05-20 10:00"}}
    )
    assert [date.day.day for date in dates_of(event)] == [19, 20, 26]


def test_months_between_two_days_include_empty_ones() -> None:
    assert schedule.months_between(dt.date(2025, 11, 30), dt.date(2026, 2, 1)) == [
        (2025, 11),
        (2025, 12),
        (2026, 1),
        (2026, 2),
    ]


def test_next_date_of_an_endless_repetition_is_found_years_later(an_event: An) -> None:
    event = an_event(repeats={"every": "miesiąc", "on": "drugi wtorek"})
    found = schedule.next_of(event, dt.date(2031, 3, 1))
    assert found is not None
    assert found.start == dt.datetime(2031, 3, 11, 17, tzinfo=ZONE)


def test_repetition_without_an_end_is_shown_to_the_end_of_the_next_year(an_event: An) -> None:
    event = an_event(repeats={"every": "tydzień"})
    far = schedule.horizon(dt.date(2026, 11, 23))
    assert schedule.last_day(event, far) == dt.date(2027, 12, 31), "it goes on after its last date of the year"


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ({"every": "dzień", "count": "3"}, "codziennie"),
        ({"every": "tydzień", "until": "2026-12-22"}, "co tydzień we wtorki, do 22 grudnia 2026 r."),
        ({"every": "2 tygodnie", "on": "wtorek, czwartek", "count": "3"}, "co 2 tygodnie we wtorki i w czwartki"),
        ({"every": "22 tygodnie"}, "co 22 tygodnie we wtorki"),
        ({"every": "12 tygodni"}, "co 12 tygodni we wtorki"),
        ({"every": "rok", "on": "drugi wtorek"}, "co rok w drugi wtorek maja"),
        ({"every": "5 tygodni", "count": "3"}, "co 5 tygodni we wtorki"),
        ({"every": "miesiąc", "on": "drugi wtorek", "count": "3"}, "co miesiąc w drugi wtorek"),
        ({"every": "miesiąc", "count": "3"}, "co miesiąc 12. dnia"),
        ({"every": "kwartał", "count": "3"}, "co 3 miesiące 12. dnia"),
        ({"every": "rok", "count": "3"}, "co rok 12 maja"),
        ({"every": "dzień roboczy", "count": "3"}, "w dni robocze"),
    ],
)
def test_rules_are_told_in_words(an_event: An, repeats: dict[str, str], expected: str) -> None:
    assert words.repeats(an_event(repeats=repeats)).replace("\xa0", " ") == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-02 17:00", "2026-12-02 19:00", "środa 2 grudnia 2026 r., godz. 17.00–19.00"),
        (
            "2026-12-31 20:00",
            "2027-01-01 02:00",
            "od czwartku 31 grudnia 2026 r., godz. 20.00, do piątku 1 stycznia 2027 r., godz. 2.00",
        ),
        ("2026-06-05", "2026-06-05", "piątek 5 czerwca 2026 r."),
        ("2026-06-05", "2026-06-07", "5–7 czerwca 2026 r."),
    ],
)
def test_times_are_told_in_words(an_event: An, start: str, end: str, expected: str) -> None:
    event = an_event(start=start, end=end)
    assert span(event.start, event.finish).replace("\xa0", " ") == expected
