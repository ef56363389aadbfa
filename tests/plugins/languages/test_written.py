"""Days, hours and names of languages as pages show them. `~` stands for a hard space."""

import datetime as dt

import pytest

from plugins.languages.written import by, counted, day, days, language_name, month, point, span, weekday
from plugins.polish.timezone import ZONE

DAY = dt.date(2026, 12, 2)
TIME = dt.datetime(2026, 12, 2, 17, 0, tzinfo=ZONE)


def shown(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pl", "2~grudnia~2026~r."),
        ("etr", "2~grudnia~2026~r."),
        ("uk", "2~грудня~2026"),
        ("en", "2~December~2026"),
    ],
)
def test_a_day(lang: str, expected: str) -> None:
    assert shown(day(DAY, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "expected"), [("pl", "grudzień~2026"), ("uk", "грудень~2026"), ("en", "December~2026")]
)
def test_a_month(lang: str, expected: str) -> None:
    assert shown(month(2026, 12, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pl", "środa 2~grudnia~2026~r., godz.~17.00"),
        ("uk", "2~грудня~2026, 17:00"),
        ("en", "2~December~2026, 17:00"),
    ],
)
def test_a_moment_has_its_hour_and_a_day_has_none(lang: str, expected: str) -> None:
    assert shown(point(TIME, lang)) == expected
    assert point(DAY, lang) == day(DAY, lang)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pl", "do wtorku 1~grudnia~2026~r., godz.~24.00"),
        ("uk", "1~грудня~2026, 24:00"),
        ("en", "1~December~2026, 24:00"),
    ],
)
def test_a_deadline_at_midnight_is_the_end_of_the_day_before(lang: str, expected: str) -> None:
    assert shown(by(TIME.replace(hour=0), lang)) == expected


def test_a_span_of_one_day_names_it_once() -> None:
    assert shown(span(TIME, TIME.replace(hour=19), "pl")) == "środa 2~grudnia~2026~r., godz.~17.00–19.00"
    assert shown(span(TIME, TIME.replace(hour=19), "en")) == "Wednesday, 2~December~2026, 17:00–19:00"
    assert shown(span(DAY, DAY, "uk")) == "середа, 2~грудня~2026"


def test_a_span_of_many_days_names_both() -> None:
    after = TIME + dt.timedelta(days=1)
    assert shown(span(TIME, after, "en")) == "Wednesday, 2~December~2026, 17:00 – Thursday, 3~December~2026, 17:00"
    assert shown(span(DAY, DAY + dt.timedelta(days=1), "uk")) == "середа, 2~грудня~2026 – четвер, 3~грудня~2026"


@pytest.mark.parametrize(
    ("code", "lang", "expected"),
    [
        ("uk", "pl", "ukraiński"),
        ("uk", "en", "Ukrainian"),
        ("en", "uk", "англійська"),
        ("de", "pl", "niemiecki"),
        ("klingoński", "en", "klingoński"),
    ],
)
def test_languages_are_named_in_the_language_of_the_page(code: str, lang: str, expected: str) -> None:
    assert language_name(code, lang) == expected


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        (1, "pl", "1~miejsce"),
        (22, "pl", "22~miejsca"),
        (25, "etr", "25~miejsc"),
        (1, "en", "1~seat"),
        (22, "en", "22~seats"),
        (21, "uk", "21~місце"),
        (22, "uk", "22~місця"),
        (11, "uk", "11~місць"),
    ],
)
def test_counted_words_follow_the_rule_of_the_language(number: int, lang: str, expected: str) -> None:
    assert shown(counted(number, "pages.seats", lang)) == expected


@pytest.mark.parametrize(("lang", "expected"), [("pl", "środa"), ("uk", "середа"), ("en", "Wednesday")])
def test_a_weekday_is_counted_from_monday(lang: str, expected: str) -> None:
    assert weekday(DAY.weekday(), lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pl", "2–4~grudnia~2026~r."),
        ("uk", "2~грудня~2026 – 4~грудня~2026"),
        ("en", "2~December~2026 – 4~December~2026"),
    ],
)
def test_days_from_the_first_to_the_last(lang: str, expected: str) -> None:
    assert shown(days(DAY, DAY + dt.timedelta(days=2), lang)) == expected
    assert days(DAY, DAY, lang) == (day(DAY, lang) if lang == "pl" else span(DAY, DAY, lang))
