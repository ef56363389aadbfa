"""The filters of templates that are not simply functions of `polish`."""

import datetime as dt

import pytest
from markupsafe import Markup

from plugins.core.rendering.filters import FILTERS, bare_address, file_size, jsonld, leaf_end, letter, typeset


@pytest.mark.parametrize(("size", "written"), [(640, "640\u00a0B"), (12_400, "12\u00a0kB"), (1_240_000, "1,2\u00a0MB")])
def test_sizes_are_written_as_people_read_them(size: int, written: str) -> None:
    assert file_size(size) == written


def test_nothing_in_data_can_end_the_script_element() -> None:
    assert jsonld({"a": "</script><b>&", "day": dt.date(2026, 1, 2)}) == (
        '{"a":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026","day":"2026-01-02"}'
    )
    with pytest.raises(TypeError, match="no JSON for set"):
        jsonld({"a": {1}})


def test_html_of_ours_stays_html_and_text_stays_text() -> None:
    assert typeset(Markup("<b>w domu</b>")) == Markup("<b>w\u00a0domu</b>")
    assert not isinstance(typeset("w domu"), Markup)


@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://example.org/", "example.org"), ("http://www.example.org/o-nas/", "www.example.org/o-nas")],
)
def test_an_address_is_shown_as_people_say_it(url: str, shown: str) -> None:
    assert bare_address(url) == shown


def test_a_prepared_letter_keeps_every_sign_of_its_subject_and_text() -> None:
    assert letter("biuro@example.org", "Nie ma strony?") == "mailto:biuro@example.org?subject=Nie%20ma%20strony%3F"
    assert (
        letter("a@example.org", "Co & kiedy", "Co:\n") == "mailto:a@example.org?subject=Co%20%26%20kiedy&body=Co%3A%0A"
    )


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        pytest.param("2026-05-12", "2026-05-14", "2026-05-14", id="days of one month"),
        pytest.param("2026-05-30", "2026-06-02", None, id="two months"),
        pytest.param("2026-05-12", "2027-05-14", None, id="two years"),
        pytest.param("2026-05-12", "2026-05-12", None, id="one day"),
        pytest.param("2026-05-12", None, None, id="no end"),
        pytest.param("2026-05-12", "2026-05-14T17:00", None, id="hours"),
    ],
)
def test_a_leaf_of_the_calendar_shows_days_of_one_month_together(start: str, end: str | None, last: str | None) -> None:
    parsed = None if end is None else (dt.datetime if "T" in end else dt.date).fromisoformat(end)
    assert leaf_end(parsed, dt.date.fromisoformat(start)) == (last and dt.date.fromisoformat(last))


def test_every_filter_can_be_called() -> None:
    assert all(callable(one) for one in FILTERS.values())
