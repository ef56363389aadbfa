import datetime as dt

import pytest

from plugins.core.schema.site_data.centre import Centre
from plugins.pages.visiting.opening import opening

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
            "2026-11-24",
            "open",
            "Dziś, we wtorek 24 listopada, otwarte od 12.00 do 20.00 (po umówieniu).",
            id="„we” before wtorek, and the condition",
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


def times(centre: Centre, day: dt.date) -> list[list[str]]:
    data = opening(centre, day).data
    assert data is not None
    found = data["times"]
    assert isinstance(found, list)
    return [[text.replace("\u00a0", " ") for text in time] for time in found]


def test_the_script_gets_the_coming_times_in_order_with_their_words() -> None:
    found = times(a_centre(hours=HOURS, closures=CLOSED), dt.date(2026, 11, 23))
    assert found[:3] == [
        ["2026-11-23 10:00", "2026-11-23 12:30", "w poniedziałek 23 listopada", "o 10.00", "do 12.30"],
        ["2026-11-23 14:00", "2026-11-23 18:00", "w poniedziałek 23 listopada", "o 14.00", "do 18.00"],
        [
            "2026-11-24 12:00", "2026-11-24 20:00", "we wtorek 24 listopada", "o 12.00 (po umówieniu)",
            "do 20.00 (po umówieniu)",
        ],
    ]  # fmt: skip
    assert found == sorted(found)


def test_no_time_of_opening_lies_in_a_closure() -> None:
    everyday = [{"days": ["czwartek", "piątek"], "opens": "10:00", "closes": "12:00"}]
    days = [time[0][:10] for time in times(a_centre(hours=everyday, closures=CLOSED), dt.date(2026, 12, 17))]
    assert days[:3] == ["2026-12-17", "2026-12-18", "2026-12-31"]


JANUARY = [
    {"days": "wtorek", "opens": "12:00", "closes": "20:00", "until": "2026-12-31"},
    {"days": "czwartek", "opens": "09:00", "closes": "15:00", "from": "2027-01-01"},
]


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2026-12-29", "Dziś, we wtorek 29 grudnia, otwarte od 12.00 do 20.00."),
        ("2026-12-31", "Dziś, w czwartek 31 grudnia, zamknięte. Zapraszamy w czwartek 7 stycznia od 9.00."),
        ("2027-01-05", "Dziś, we wtorek 5 stycznia, zamknięte. Zapraszamy w czwartek 7 stycznia od 9.00."),
        ("2027-01-07", "Dziś, w czwartek 7 stycznia, otwarte od 9.00 do 15.00."),
    ],
)
def test_hours_count_from_their_day_and_until_their_day(day: str, line: str) -> None:
    found = opening(a_centre(hours=JANUARY), dt.date.fromisoformat(day))
    assert found.line.replace("\u00a0", " ") == line


def test_the_next_hours_are_told_before_they_begin() -> None:
    found = opening(a_centre(hours=JANUARY), dt.date(2026, 12, 29))
    assert found.later is not None
    title, week = found.later
    assert title.replace("\u00a0", " ") == "Od 1 stycznia 2027 r. obowiązują nowe godziny."
    assert (week[1][1], week[3]) == ("zamknięte", ("czwartek", "9.00–15.00", False))
    assert found.week[1] == ("wtorek", "12.00–20.00", True)
    assert opening(a_centre(hours=JANUARY), dt.date(2026, 10, 1)).later is None  # too far ahead
    assert opening(a_centre(hours=JANUARY), dt.date(2027, 1, 1)).later is None


def test_hours_that_only_begin_later_are_not_those_of_today() -> None:
    found = opening(a_centre(hours=JANUARY[1:]), dt.date(2026, 12, 29))
    assert (found.state, found.week) == ("unknown", ())
    assert found.line.replace("\u00a0", " ").endswith("Od 1 stycznia 2027 r. obowiązują nowe godziny.")


def test_hours_that_end_without_others_are_told() -> None:
    found = opening(a_centre(hours=JANUARY[:1]), dt.date(2026, 12, 29))
    assert found.later is not None
    assert (found.later[0].replace("\u00a0", " "), found.later[1]) == (
        "Od 1 stycznia 2027 r. godzin jeszcze nie znamy.", ()
    )  # fmt: skip


def test_the_script_is_given_each_hour_on_the_days_on_which_it_holds() -> None:
    found = times(a_centre(hours=JANUARY), dt.date(2026, 12, 29))
    assert [time[0] for time in found][:3] == ["2026-12-29 12:00", "2027-01-07 09:00", "2027-01-14 09:00"]


def test_search_engines_are_given_the_days_of_the_hours_and_no_hours_that_ended() -> None:
    from plugins.pages.jsonld import json_ld

    def given(day: dt.date) -> list[tuple[str | None, str | None]]:
        graph = json_ld(a_centre(hours=JANUARY).on(day), "https://lokal.example.org")["@graph"]
        return [(h.get("validFrom"), h.get("validThrough")) for h in graph[0]["openingHoursSpecification"]]

    assert given(dt.date(2026, 12, 29)) == [(None, "2026-12-31"), ("2027-01-01", None)]
    assert given(dt.date(2027, 1, 1)) == [("2027-01-01", None)]


@pytest.mark.parametrize(
    "phone",
    [{"from": "2027-01-01"}, {"since": "2027-01-01"}, {"until": "2026-11-28"}],
    ids=["from", "since", "until"],
)
def test_a_phone_counts_from_its_day(phone: dict[str, str]) -> None:
    phones = [{"number": "32 786 84 60", **phone}, {"number": "32 232 76 77", "since": "2020–2022"}]
    centre = a_centre(phones=phones).on(dt.date(2026, 11, 29))
    assert centre.phone is not None
    assert centre.phone.number.endswith("322327677")
    later = a_centre(phones=phones).on(dt.date(2027, 1, 1))
    assert later.phone is not None
    assert later.phone.number.endswith("322327677" if "until" in phone else "327868460")


def test_a_day_before_its_beginning_is_a_mistake_at_its_field() -> None:
    hours = {**JANUARY[0], "from": "2027-01-01"}
    front = {"name": "lokal", "url": "https://lokal.example.org", "topics": {"a": "A"}, "hours": [hours]}
    _centre, issues = Centre.read(front)
    assert [issue.field for issue in issues] == ["hours.0.until"]


def test_nobody_is_told_to_call_a_number_that_only_comes() -> None:
    phones = [{"number": "32 786 84 60", "since": "2027-01-01"}, {"number": "32 232 76 77"}]
    line = opening(a_centre(phones=phones), dt.date(2026, 11, 29)).line.replace("\u00a0", " ")
    assert line == "Godzin otwarcia nie mamy jeszcze potwierdzonych. Zanim przyjdziesz, zadzwoń: 32 232 76 77."


def test_search_engines_are_given_the_first_number_that_the_operator_stands_for() -> None:
    from plugins.pages.jsonld import json_ld

    old = {"number": "32 786 84 60", "source": {"title": "dawna strona", "date": "2020"}}
    graph = json_ld(a_centre(phones=[old, {"number": "32 232 76 77"}]), "https://lokal.example.org")["@graph"]
    assert graph[0]["telephone"].endswith("322327677")
    confirmed = {**old, "confirmed_on": "2026-11-20"}
    graph = json_ld(a_centre(phones=[confirmed]), "https://lokal.example.org")["@graph"]
    assert graph[0]["telephone"].endswith("327868460")
    assert "telephone" not in json_ld(a_centre(phones=[old]), "https://lokal.example.org")["@graph"][0]
