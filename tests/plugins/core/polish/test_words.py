"""Folding, addresses and guesses at near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.fields import is_slug
from plugins.core.polish.words import fold, slugify, suggestion


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


def test_a_guess_does_not_depend_on_the_order_of_the_options() -> None:
    options = ["data", "date", "dane"]
    assert suggestion("dat", options) == suggestion("dat", reversed(options))
