"""Rules of repetition: Polish words to rules, rules to dates, and the same dates from dateutil reading our RRULE."""

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.schema.fields import InvalidValue
from plugins.events.fields.rules import Every, On, dates, every, fits, fitted, on, rule_text

MO, TU, WE, TH, FR, SA, SU = range(7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dzień", Every("DAILY", 1)),
        ("codziennie", Every("DAILY", 1)),
        ("3 dni", Every("DAILY", 3)),
        ("tydzień", Every("WEEKLY", 1)),
        ("Co tydzień", Every("WEEKLY", 1)),
        ("2 tygodnie", Every("WEEKLY", 2)),
        ("co 2 tygodnie", Every("WEEKLY", 2)),
        ("co drugi tydzień", Every("WEEKLY", 2)),
        ("5 tygodni", Every("WEEKLY", 5)),
        ("miesiąc", Every("MONTHLY", 1)),
        ("2 miesiące", Every("MONTHLY", 2)),
        ("kwartał", Every("MONTHLY", 3)),
        ("rok", Every("YEARLY", 1)),
        ("co roku", Every("YEARLY", 1)),
        ("dzień roboczy", Every("WEEKLY", 1, (MO, TU, WE, TH, FR))),
    ],
)
def test_words_for_how_often_are_understood(text: str, expected: Every) -> None:
    assert every(text) == expected


@pytest.mark.parametrize("text", ["", "0 dni", "często", "2 dni robocze", "tydzien tydzien", "-1 tydzień"])
def test_other_words_for_how_often_are_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        every(text)
    assert str(wrong.value) == (
        f"„{text}” nie mówi, jak często wydarzenie się powtarza. "
        "Zapisz np. dzień, tydzień, 2 tygodnie, miesiąc albo rok."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wtorek", (On(TU),)),
        ("we wtorki i czwartki", (On(TU), On(TH))),
        ("pn., śr.", (On(MO), On(WE))),
        ("sroda", (On(WE),)),
        ("w każdą sobotę", (On(SA),)),
        ("ostatni piątek", (On(FR, -1),)),
        ("pierwszy wtorek miesiąca", (On(TU, 1),)),
        ("drugi i czwarty czwartek", (On(TH, 2), On(TH, 4))),
        ("czwartą niedzielę", (On(SU, 4),)),
        ("1. i 3. środa", (On(WE, 1), On(WE, 3))),
        ("przedostatnia sobota", (On(SA, -2),)),
        ("ostatni dzień miesiąca", (On(None, -1),)),
    ],
)
def test_words_for_weekdays_are_understood(text: str, expected: tuple[On, ...]) -> None:
    assert on(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wtork", "„wtork”: „wtork” nie jest dniem tygodnia. Zapisz np. [wtorek, czwartek] albo ostatni piątek."),
        ("ostatni", "„ostatni” nie mówi, którego dnia tygodnia. Zapisz np. [wtorek, czwartek] albo ostatni piątek."),
        (
            "co drugi wtorek",
            "„co drugi wtorek”: „co drugi” zapisz w every, np. every: 2 tygodnie, a tu zostaw sam dzień.",
        ),
    ],
)
def test_other_words_for_weekdays_are_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        on(text)
    assert str(wrong.value) == message


@pytest.mark.parametrize(
    ("often", "days", "message"),
    [
        ("miesiąc", "piątek", "nie wiadomo, który z tych dni w miesiącu. Dopisz, np. ostatni piątek."),
        (
            "tydzień",
            "ostatni piątek",
            "„pierwszy”, „drugi”, „ostatni” pasują tylko do every: miesiąc. Zmień every albo zostaw sam dzień.",
        ),
        (
            "3 dni",
            "piątek",
            "dni tygodnia nie pasują do powtarzania co kilka dni. Zapisz every: tydzień albo usuń on.",
        ),
    ],
)
def test_parts_that_do_not_fit_each_other_are_refused(often: str, days: str, message: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        fitted(every(often), on(days))
    assert str(wrong.value) == message


RULES = [
    ("dzień", "", "2026-03-28"),
    ("3 dni", "", "2026-03-24"),
    ("tydzień", "", "2026-05-12"),
    ("tydzień", "niedziela, poniedziałek", "2026-02-01"),
    ("2 tygodnie", "wtorek, czwartek", "2026-05-14"),
    ("3 tygodnie", "niedziela, poniedziałek", "2026-02-01"),
    ("dzień roboczy", "", "2026-03-24"),
    ("miesiąc", "", "2026-01-31"),
    ("miesiąc", "ostatni piątek", "2026-01-30"),
    ("miesiąc", "drugi i czwarty czwartek", "2026-01-08"),
    ("miesiąc", "piąty piątek", "2026-01-30"),
    ("miesiąc", "przedostatni wtorek", "2026-01-20"),
    ("miesiąc", "ostatni dzień", "2026-01-31"),
    ("2 miesiące", "pierwszy wtorek i trzecia środa", "2026-05-05"),
    ("rok", "", "2024-02-29"),
    ("rok", "ostatnia niedziela", "2026-03-29"),
]


@pytest.mark.parametrize(("often", "days", "first"), RULES, ids=[" ".join(rule) for rule in RULES])
def test_rule_gives_the_dates_that_calendars_compute(often: str, days: str, first: str) -> None:
    start = date.fromisoformat(first)
    rule = fitted(every(often), on(days) if days else ())
    assert fits(rule, start)
    theirs = rrulestr(rule_text(rule, start, ";COUNT=40"), dtstart=datetime.combine(start, datetime.min.time()))
    assert list(dates(rule, start, limit=40)) == [moment.date() for moment in theirs]


@given(
    first=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    often=st.sampled_from(["tydzień", "2 tygodnie", "3 tygodnie"]),
    extra=st.sets(st.integers(0, 6), max_size=3),
)
def test_weekly_rules_agree_with_dateutil_on_any_first_day(first: date, often: str, extra: set[int]) -> None:
    rule = fitted(every(often), tuple(On(weekday) for weekday in sorted({*extra, first.weekday()})))
    theirs = rrulestr(rule_text(rule, first, ";COUNT=12"), dtstart=datetime.combine(first, datetime.min.time()))
    assert list(dates(rule, first, limit=12)) == [moment.date() for moment in theirs]


def test_until_is_inclusive() -> None:
    rule = fitted(every("tydzień"), ())
    found = list(dates(rule, date(2026, 5, 12), until=date(2026, 5, 26)))
    assert found == [date(2026, 5, 12), date(2026, 5, 19), date(2026, 5, 26)]


def test_first_date_that_is_none_of_the_named_days_does_not_fit() -> None:
    assert not fits(fitted(every("tydzień"), on("środa")), date(2026, 5, 12))
    assert not fits(fitted(every("miesiąc"), on("ostatni wtorek")), date(2026, 5, 12))
    assert not fits(fitted(every("miesiąc"), on("ostatni dzień")), date(2026, 5, 30))
