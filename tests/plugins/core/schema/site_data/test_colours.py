"""Contrast by WCAG 2.2, and the nearest shade that can be read."""

import pytest

from plugins.core.schema.site_data.colours import contrast, lowest_contrast, mixed, nearest_shade


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_a_shade_that_can_be_read_stays_and_a_pale_one_gets_darker() -> None:
    assert nearest_shade("#0b57a4", ["#ffffff"]) == "#0b57a4"
    found = nearest_shade("#8ab4e8", ["#ffffff", "#f5f5f5"])
    assert found is not None
    assert lowest_contrast(found, ["#ffffff", "#f5f5f5"]) >= 4.5


def test_nothing_can_be_read_on_black_and_white() -> None:
    assert nearest_shade("#808080", ["#ffffff", "#000000"], ratio=7) is None


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mixed("#000000", "#ffffff", part) for part in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]
