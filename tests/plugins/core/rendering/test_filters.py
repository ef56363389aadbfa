"""The filters of templates that are not simply functions of `polish`."""

import datetime as dt

import pytest
from markupsafe import Markup

from plugins.core.rendering.filters import FILTERS, file_size, jsonld, typeset


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


def test_every_filter_can_be_called() -> None:
    assert all(callable(one) for one in FILTERS.values())
