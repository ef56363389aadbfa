"""Alphabetical order: the vector was computed with ICU's Polish collation."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.polish.order import initial, sort_key

DICTIONARY = [
    "Abc", "Apfel", "Azet", "Ąbc", "cma", "ćma", "Ezop", "Ęcki", "los", "Lublin", "Ludwik", "łoś", "Łódź", "N", "Nz",
    "Ń", "Oda", "Ozon", "Óda", "Swat", "Święty", "zazolc", "Zażółć", "zebra", "zorza", "źrebak", "żaba",
]  # fmt: skip


def test_words_stand_as_in_a_polish_dictionary() -> None:
    shuffled = random.Random(7).sample(DICTIONARY, len(DICTIONARY))
    assert sorted(shuffled, key=sort_key) == DICTIONARY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("„Arka” Bytom", "Bytomianie"),
        ("Bytom", "„Bytomianie”"),
        ("Klub Sportowy", "Klubowicze"),
        ("3 kolory", "Ala"),
        ("rak", "Rak"),
        ("Müller", "Mullex"),
        ("żaba", "Щастя"),
        ("г", "ґ"),
    ],
)
def test_one_name_stands_before_another(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_a_letter_written_in_two_code_points_is_the_same_letter() -> None:
    assert sort_key("o\u0301sma")[0] == sort_key("ósma")[0]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("„Łódzki” klub", "Ł"),
        ("żaba", "Ż"),
        ("3 kolory", "0–9"),
        ("Élan", "E"),
        ("Щастя", "Щ"),
        ("—", "#"),
        ("中", "#"),
    ],
)
def test_a_name_stands_under_its_letter_in_an_index(name: str, letter: str) -> None:
    assert initial(name) == letter


@given(st.text())
def test_any_text_has_a_place_and_a_letter(text: str) -> None:
    assert sort_key(text) == sort_key(text)
    assert initial(text)
