"""Codes of what helps people to take part, and their words."""

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.schema.access import ACCESS, ACCESS_SHORT, Access


def test_every_code_is_a_value_of_the_field_and_nothing_else_is() -> None:
    field: TypeAdapter[str] = TypeAdapter(Access)
    assert [field.validate_python(code) for code in ACCESS] == list(ACCESS)
    with pytest.raises(ValidationError, match="winda"):
        field.validate_python("windy")


def test_each_code_has_a_short_word_that_is_no_longer_than_the_full_one() -> None:
    assert list(ACCESS_SHORT) == list(ACCESS)
    assert all(len(ACCESS_SHORT[code]) <= len(words) for code, words in ACCESS.items())
    assert (ACCESS["pjm"], ACCESS_SHORT["pjm"]) == ("tłumaczenie na polski język migowy (PJM)", "PJM")
