"""Plural forms and numbers (facts: 2–4, 22–24, 102–104 few; 0, 5–21, 25, 112–114 many; fractions like few)."""

from decimal import Decimal

import pytest
from babel.plural import PluralRule
from hypothesis import given
from hypothesis import strategies as st

from plugins.polish.plurals import counted, money, number, plural


@pytest.mark.parametrize(
    ("numbers", "form"),
    [
        ([1], "szkolenie"),
        ([2, 3, 4, 22, 24, 102, 104, 1002], "szkolenia"),
        ([0, 5, 11, 12, 14, 21, 25, 101, 112, 114, 1000], "szkoleń"),
        ([1.5, 0.5, Decimal("2.5")], "szkolenia"),
    ],
)
def test_the_noun_agrees_with_its_number(numbers: list[float], form: str) -> None:
    assert {plural(n, "szkolenie", "szkolenia", "szkoleń") for n in numbers} == {form}


def test_fractions_may_have_a_form_of_their_own() -> None:
    assert counted(1.5, "miesiąc", "miesiące", "miesięcy", "miesiąca") == "1,5\u00a0miesiąca"


@given(st.integers(min_value=0, max_value=10**6))
def test_whole_numbers_follow_the_rule_of_cldr(n: int) -> None:
    from babel import Locale

    rule: PluralRule = Locale("pl").plural_form
    assert plural(n, "one", "few", "many") == rule(n)


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1 234"),
        (2500000, "2 500 000"),
        (0.5, "0,5"),
        (Decimal("1234.50"), "1 234,50"),
        (-5, "-5"),
    ],
)
def test_numbers_have_a_decimal_comma_and_hard_spaces_between_thousands(n: float, written: str) -> None:
    assert number(n) == written.replace(" ", "\u00a0")


def test_money_shows_grosze_only_when_there_are_any() -> None:
    assert money(2500) == "2\u00a0500\u00a0zł"
    assert money(Decimal("1234.5")) == "1\u00a0234,50\u00a0zł"
