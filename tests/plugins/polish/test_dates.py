"""Dates in words, with the hard spaces that keep them on one line."""

import datetime as dt

import pytest

from plugins.polish import dates

DAY = dt.date(2020, 5, 18)


def at(year: int, month: int, day: int, hour: int) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=dt.UTC)


def soft(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_long_date_has_the_genitive_the_r_and_only_hard_spaces() -> None:
    assert dates.long_date(DAY) == "18\u00a0maja\u00a02020\u00a0r."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dates.day_and_month(DAY), "18 maja"),
        (dates.short_date(dt.date(2026, 1, 2)), "02.01.2026"),
        (dates.month_name(2020, 5), "maj 2020"),
        (dates.weekday(DAY), "poniedziałek"),
        (dates.weekday_genitive(dt.date(2026, 11, 25)), "środy"),
        (dates.weekday_accusative(dt.date(2026, 11, 25)), "środę"),
        (dates.in_weekday(dt.date(2026, 11, 24)), "we wtorek"),
        (dates.in_weekday(dt.date(2026, 11, 29)), "w niedzielę"),
        (dates.clock(dt.time(17, 30)), "17.30"),
        (dates.clock(dt.time(9, 5)), "9.05"),
        (dates.time_range(dt.time(17), dt.time(19, 30)), "17.00–19.30"),
        (dates.moment(at(2026, 12, 4, 16)), "piątek 4 grudnia 2026 r., godz. 16.00"),
        (dates.day_and_hour(at(2026, 12, 4, 16)), "piątek 4 grudnia 2026 r., godz. 16.00"),
        (dates.day_and_hour(dt.date(2026, 12, 4)), "piątek 4 grudnia 2026 r."),
        (dates.short_month(dt.date(2026, 10, 1)), "paź"),
        (dates.short_weekday(dt.date(2026, 11, 25)), "śr."),
        (dates.on_weekdays(1), "we wtorki"),
        (dates.on_weekdays(6), "w niedziele"),
        (dates.nth_weekday(-1, 4), "ostatni piątek"),
        (dates.nth_weekday(3, 2), "trzecia środa"),
        (dates.nth_weekday_accusative(2, 5), "drugą sobotę"),
        (dates.nth_weekday_accusative(-2, 0), "przedostatni poniedziałek"),
        (dates.until(at(2026, 12, 4, 16)), "do piątku 4 grudnia 2026 r., godz. 16.00"),
        (dates.until(dt.date(2026, 12, 6)), "do niedzieli 6 grudnia 2026 r."),
        (dates.duration(45), "45 min"),
        (dates.duration(120), "2 godz."),
        (dates.duration(90), "1 godz. 30 min"),
        (dates.duration(3 * 1440), "3 dni"),
        (dates.duration(1440), "1 dzień"),
    ],
)  # fmt: skip
def test_dates_and_hours_read_as_polish(written: str, expected: str) -> None:
    assert soft(written) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-05-18", "2020-05-18", "18 maja 2020 r."),
        ("2020-05-18", "2020-05-20", "18–20 maja 2020 r."),
        ("2020-05-30", "2020-06-02", "30 maja – 2 czerwca 2020 r."),
        ("2026-12-30", "2027-01-02", "30 grudnia 2026 r. – 2 stycznia 2027 r."),
    ],
)
def test_a_range_says_each_month_and_year_once(start: str, end: str, expected: str) -> None:
    assert soft(dates.date_range(dt.date.fromisoformat(start), dt.date.fromisoformat(end))) == expected


def test_a_datetime_counts_as_its_day_in_a_range() -> None:
    assert soft(dates.date_range(at(2020, 5, 18, 10), dt.date(2020, 5, 18))) == "18 maja 2020 r."


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("poniedziałek", 0), ("we", None), ("Wtorki", 1), ("środę", 2), ("sroda", 2), ("śr.", 2), ("czw", 3),
        ("pt.", 4), ("piątkiem", 4), ("soboty", 5), ("niedziel", 6), ("nd", 6), ("maj", None), ("", None),
    ],
)  # fmt: skip
def test_a_weekday_is_recognised_in_any_case_and_shortening(word: str, number: int | None) -> None:
    assert dates.weekday_number(word) == number


def test_each_short_weekday_is_read_as_the_day_that_it_stands_for() -> None:
    assert [dates.weekday_number(word) for word in dates.SHORT_WEEKDAYS] == list(range(7))
    assert [dates.weekday_number(word) for word in dates.WEEKDAY_CODES] == list(range(7))


def test_every_inflected_weekday_means_one_day_of_the_week() -> None:
    assert set(dates.WEEKDAY_FORMS.values()) == set(range(7))
    assert dates.WEEKDAY_FORMS["środzie"] == 2
    assert all(dates.WEEKDAY_FORMS[word] == number for number, word in enumerate(dates.WEEKDAYS_GENITIVE))
