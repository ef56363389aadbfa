"""From what pydantic found to one Polish sentence."""

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import example_of, issue_of, model_inside, written_fields


class Street(BaseModel):
    model_config = ConfigDict(extra="forbid")
    street: str = Field(title="Ulica", examples=["ul. Długa 1"])


class Place(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(title="Tytuł", examples=["Dzień otwarty"])
    address: Street | None = None
    tags: tuple[str, ...] = ()
    inner: str = Field("", exclude=True)


def told(**front: object) -> list[Issue]:
    with pytest.raises(ValidationError) as caught:
        Place.model_validate(front)
    return [issue_of(error, Place, front) for error in caught.value.errors()]


@pytest.mark.parametrize(
    ("front", "field", "message"),
    [
        ({}, "title", "brakuje pola (Tytuł). Dopisz wiersz, np. title: Dzień otwarty"),
        ({"title": "a", "titel": "b"}, "titel", "nieznane pole. Może chodziło o „title”?"),
        ({"title": "a", "zzz": "b"}, "zzz", "nieznane pole. Usuń je albo użyj jednego z: title, address, tags."),
        ({"title": "a", "title:b": ""}, "title:b", "po dwukropku brakuje spacji."),
        ({"title": ["a"]}, "title", "tu ma stać tekst, a nie lista ani pola podrzędne."),
        ({"title": "a", "tags": 5}, "tags", "tu ma stać lista."),
        ({"title": "a", "address": "b"}, "address", "np. „  street: ul. Długa 1”."),
        ({"title": "a", "address": {}}, "address", "brakuje pola (Ulica). Dopisz wiersz, np. street: ul. Długa 1"),
    ],
)
def test_each_error_has_its_sentence(front: dict[str, object], field: str, message: str) -> None:
    (issue,) = told(**front)
    assert issue.field.startswith(field)
    assert message in issue.message


def test_fields_that_staff_do_not_write_are_none_of_theirs() -> None:
    assert list(written_fields(Place)) == ["title", "address", "tags"]
    assert model_inside(Place.model_fields["address"].annotation) is Street
    assert example_of(None) == "…"
