import datetime as dt
from typing import Annotated

import pytest
from pydantic import BaseModel

from plugins.core.schema.fields import Line, Many
from plugins.core.schema.uses import PUBLIC, Row, Use, texts_of, use_of


class Club(BaseModel):
    name: Annotated[Line, PUBLIC]
    motto: Annotated[Line | None, Use(shown=Row("Hasło"))] = None
    forgotten: Many[Line] = ()


def test_a_field_says_what_becomes_of_it() -> None:
    assert use_of(Club.model_fields["name"]) == PUBLIC
    assert use_of(Club.model_fields["motto"]).shown == Row("Hasło", 500)


def test_a_field_that_says_nothing_is_allowed_nothing_and_undecided() -> None:
    assert use_of(Club.model_fields["forgotten"]) == Use()
    assert not use_of(Club.model_fields["forgotten"]).is_decided


@pytest.mark.parametrize(
    "use",
    [
        Use(shown=True),
        Use(exported="ile ich jest"),
        Use(searchable=True),
        Use(decides="kolejność"),
        Use(private="po co"),
    ],
)
def test_one_word_of_where_it_is_met_or_why_not_decides(use: Use) -> None:
    assert use.is_decided


def test_a_field_is_not_both_private_and_public() -> None:
    assert not Use(shown=True, private="bo tak").is_decided


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, ()),
        ("", ()),
        ((), ()),
        ("w soboty", ("w soboty",)),
        (("a", "b"), ("a", "b")),
        (12, ("12",)),
        (True, ("tak",)),
        (False, ("nie",)),
        (dt.date(2026, 5, 4), ("4\u00a0maja\u00a02026\u00a0r.",)),
    ],
)
def test_a_plain_value_is_written_as_readers_read_it(value: object, texts: tuple[str, ...]) -> None:
    assert texts_of(value) == texts
