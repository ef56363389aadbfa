"""Folding, addresses and guesses at near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.schema.fields import is_slug
from plugins.polish.words import fold, slugify, suggestion


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ŁÓDŹ", "lodz"), ("zażółć", "zazolc"), ("Straße", "strasse"), ("й", "и"), ("o\u0301", "o"), ("A b", "a b")],
)
def test_folding_drops_marks_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Szkolenie: RODO w NGO", "szkolenie-rodo-w-ngo"),
        ("  „Łąka” – święto!  ", "laka-swieto"),
        ("Щастя і ґанок", "shchastia-i-ganok"),
        ("…", ""),
    ],
)
def test_a_title_becomes_part_of_an_address(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_with_a_letter_is_a_right_slug_and_stays_so(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert is_slug(slug) or not any(char.isalpha() for char in slug)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("titel", "title"), ("Szkolenie", "szkolenie"), ("sumary", "summary"), ("szkoleniw", "szkolenie"), ("xyz", None)],
)
def test_a_near_miss_is_guessed(word: str, meant: str | None) -> None:
    assert suggestion(word, ["title", "summary", "szkolenie", "date"]) == meant


@pytest.mark.parametrize(
    ("word", "options", "meant"),
    [
        pytest.param("date", ["updated", "title"], None, id="part of a longer word"),
        pytest.param("data", ["draft"], None, id="some letters of another word"),
        pytest.param("2026-12-03-nie-ma", ["2026-12-03-bez-konca"], None, id="another document of that day"),
        pytest.param("2026-12-04-rodo", ["2026-12-03-rodo"], "2026-12-03-rodo", id="the next day"),
        pytest.param("/aktualnosci/2026/inny/", ["/aktualnosci/2026/nabor/"], None, id="a neighbour"),
        pytest.param("/aktualnosci/2025/nabor/", ["/aktualnosci/2026/nabor/"], "/aktualnosci/2026/nabor/", id="a year"),
    ],
)
def test_what_is_far_is_not_guessed(word: str, options: list[str], meant: str | None) -> None:
    assert suggestion(word, options) == meant


def test_a_guess_does_not_depend_on_the_order_of_the_options() -> None:
    options = ["data", "date", "dane"]
    assert suggestion("dat", options) == suggestion("dat", reversed(options))
