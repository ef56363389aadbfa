"""Addresses and the files behind them."""

import pytest

from plugins.core.site.outputs import EVERYTHING, Wanted, address_of, alias_path, page_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        pytest.param("/", "index.html", id="home"),
        pytest.param("/kontakt/", "kontakt/index.html", id="page"),
        pytest.param("/404.html", "404.html", id="file"),
        pytest.param("/kalendarz/kalendarz.ics", "kalendarz/kalendarz.ics", id="calendar"),
    ],
)
def test_an_address_has_one_file_and_the_file_that_address(address: str, path: str) -> None:
    assert page_path(address) == path
    assert address_of(path) == address


def test_only_an_index_stands_for_its_folder() -> None:
    assert address_of("my-index.html") == "/my-index.html"


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        pytest.param("/stary/", "stary/index.html", id="folder"),
        pytest.param("/stary", "stary/index.html", id="no slash at the end"),
        pytest.param("/stary.html", "stary.html", id="page of another system"),
        pytest.param("/wa%C5%BCne/", "ważne/index.html", id="decoded, as hosts look for it"),
        pytest.param("/rss.xml", None, id="no page"),
    ],
)
def test_an_old_address_has_a_page_where_a_page_can_lead_on(alias: str, path: str | None) -> None:
    assert alias_path(alias) == path


def test_a_plan_is_asked_for_everything_or_for_paths() -> None:
    assert "a.html" in EVERYTHING
    assert "a.html" in Wanted(["a.html"])
    assert "b.html" not in Wanted(["a.html"])
