import datetime as dt

import pytest

from plugins.core.schema.centre import Centre
from plugins.pages.opening import opening

HOURS = [
    {"days": ["poniedziałek", "środa"], "opens": "14:00", "closes": "18:00"},
    {"days": "poniedziałek", "opens": "10:00", "closes": "12:30"},
    {"days": "wtorek", "opens": "12:00", "closes": "20:00", "note": "po umówieniu"},
]
CLOSED = [{"start": "2026-12-24", "end": "2026-12-26", "reason": "święta"}]


def a_centre(**fields: object) -> Centre:
    front = {"name": "lokal", "url": "https://lokal.example.org", "topics": {"a": "A"}, **fields}
    centre, issues = Centre.read(front)
    assert centre is not None, issues
    return centre


@pytest.mark.parametrize(
    ("day", "state", "line"),
    [
        pytest.param(
            "2026-11-23",
            "open",
            "Dziś, w poniedziałek 23 listopada, otwarte od 10.00 do 12.30 i od 14.00 do 18.00.",
            id="open twice a day, in the order of the day",
        ),
        pytest.param(
            "2026-11-24", "open", "Dziś, we wtorek 24 listopada, otwarte od 12.00 do 20.00.", id="„we” before wtorek"
        ),
        pytest.param(
            "2026-11-26",
            "closed",
            "Dziś, w czwartek 26 listopada, zamknięte. Zapraszamy w poniedziałek 30 listopada od 10.00.",
            id="closed, and when to come",
        ),
        pytest.param(
            "2026-12-24",
            "closed",
            "Dziś, w czwartek 24 grudnia, zamknięte (święta). Zapraszamy w poniedziałek 28 grudnia od 10.00.",
            id="closed for a reason",
        ),
    ],
)
def test_the_line_names_its_day_and_its_hours(day: str, state: str, line: str) -> None:
    found = opening(a_centre(hours=HOURS, closures=CLOSED), dt.date.fromisoformat(day))
    assert (found.state, found.line.replace("\u00a0", " ")) == (state, line)


def test_the_week_has_seven_days_and_marks_today() -> None:
    week = opening(a_centre(hours=HOURS), dt.date(2026, 11, 24)).week
    assert week[0] == ("poniedziałek", "10.00–12.30, 14.00–18.00", False)
    assert week[1] == ("wtorek", "12.00–20.00 (po umówieniu)", True)
    assert week[6] == ("niedziela", "zamknięte", False)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({}, "Godzin otwarcia nie mamy jeszcze potwierdzonych.", id="no way to ask"),
        pytest.param(
            {"email": "biuro@example.org", "phones": [{"number": "32 232 76 77"}]},
            "Godzin otwarcia nie mamy jeszcze potwierdzonych. "
            "Zanim przyjdziesz, zadzwoń: 32 232 76 77 albo napisz: biuro@example.org.",
            id="phone and e-mail",
        ),
        pytest.param({"hours_note": "Umów się e-mailem."}, "Umów się e-mailem.", id="the centre's own words"),
    ],
)
def test_hours_that_nobody_has_confirmed_are_said_to_be_unknown(fields: dict[str, object], line: str) -> None:
    found = opening(a_centre(**fields), dt.date(2026, 11, 23))
    assert (found.state, found.line.replace("\u00a0", " ")) == ("unknown", line)
    assert (found.week, found.data) == ((), None)


@pytest.mark.parametrize(
    ("day", "is_told"),
    [("2026-10-24", False), ("2026-10-25", True), ("2026-12-26", True), ("2026-12-27", False)],
)
def test_a_closure_is_told_from_two_months_ahead_to_its_last_day(day: str, is_told: bool) -> None:
    found = opening(a_centre(hours=HOURS, closures=CLOSED), dt.date.fromisoformat(day))
    assert bool(found.closures) == is_told


def test_the_script_gets_hours_by_number_of_the_weekday_and_the_days_of_closures() -> None:
    data = opening(a_centre(hours=HOURS, closures=CLOSED), dt.date(2026, 11, 23)).data
    assert data == {
        "hours": [
            [0, "10:00", "12:30"],
            [0, "14:00", "18:00"],
            [1, "12:00", "20:00"],
            [2, "14:00", "18:00"],
        ],
        "closed": [["2026-12-24", "2026-12-26", "święta"]],
    }
