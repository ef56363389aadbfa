"""What staff may write in a field, and the sentence for what they may not. (Ends of days: `test_ends`.)"""

import datetime as dt
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.schema.fields import (
    Count,
    Email,
    Flag,
    InvalidValue,
    Latitude,
    Line,
    Many,
    Phone,
    SiteAddress,
    Summary,
    WebAddress,
    choice,
    is_slug,
)
from plugins.core.schema.times import Clock, Day, parsed_moment


def value_of(type_: Any, written: object) -> object:
    return TypeAdapter(type_).validate_python(written)


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        pytest.param(Flag, "tak", True, id="yes"),
        pytest.param(Flag, "false", False, id="no in English"),
        pytest.param(Day, "2026-05-12", dt.date(2026, 5, 12), id="day"),
        pytest.param(Clock, "17:30", dt.time(17, 30), id="hour"),
        pytest.param(Count, "12", 12, id="number"),
        pytest.param(Email, "biuro@lokal.example.org", "biuro@lokal.example.org", id="e-mail"),
        pytest.param(WebAddress, "https://żółw.example.org/ą", "https://xn--w-uga1v8h.example.org/%C4%85", id="IDN"),
        pytest.param(SiteAddress, "/stary/ważny/", "/stary/wa%C5%BCny/", id="encoded as browsers send it"),
        pytest.param(Many[Line], "jedna", ("jedna",), id="one for a list"),
        pytest.param(Annotated[str, choice("szkolenie", "webinar")], "webinar", "webinar", id="word"),
    ],
)
def test_a_right_value_is_typed(type_: Any, written: object, value: object) -> None:
    assert value_of(type_, written) == value


@pytest.mark.parametrize(
    ("type_", "written", "said"),
    [
        pytest.param(Flag, "może", "tak", id="flag"),
        pytest.param(Day, "12.05.2026", "Zapisz RRRR-MM-DD: 2026-05-12", id="day turned round"),
        pytest.param(Day, "2026-02-30", "nie ma takiego dnia", id="no such day"),
        pytest.param(Day, "2026-05-12 17:00", "wystarczy sam dzień. Zapisz: 2026-05-12", id="day with an hour"),
        pytest.param(Clock, "25:00", "25:00", id="hour"),
        pytest.param(Email, "biuro@lokal", "nie jest adresem e-mail", id="e-mail"),
        pytest.param(WebAddress, "lokal.pl", "np. https://lokal.pl", id="no protocol"),
        pytest.param(SiteAddress, "/../tajne/", "nie jest adresem w tym serwisie", id="out of the site"),
        pytest.param(Phone, "12", "12", id="phone"),
        pytest.param(Latitude, "10", "10", id="outside Poland"),
        pytest.param(Summary, "a" * 301, "300", id="long summary"),
        pytest.param(Line, "", "pole jest puste", id="empty"),
        pytest.param(Annotated[str, choice("szkolenie")], "szkolene", "szkolenie", id="near word"),
    ],
)
def test_a_wrong_value_is_told_with_its_cure(type_: Any, written: object, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        value_of(type_, written)
    assert said in caught.value.errors()[0]["msg"]


def test_a_time_that_the_clock_skips_or_repeats_is_none() -> None:
    for hour in ("2026-03-29 02:30", "2026-10-25 02:30"):
        with pytest.raises(InvalidValue):
            parsed_moment(hour)


@pytest.mark.parametrize(
    ("text", "good"), [("rodo", True), ("a-1", True), ("2026", False), ("Rodo", False), ("a--b", False), ("-a", False)]
)
def test_a_slug_is_lower_case_with_a_letter(text: str, good: bool) -> None:
    assert is_slug(text) is good
