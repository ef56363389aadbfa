"""What a record points to, found in the types of its fields."""

import pytest
from pydantic import BaseModel, ValidationError

from plugins.core.schema.fields import Many
from plugins.core.schema.references import (
    ADDRESS,
    EventRef,
    FileRef,
    OrganisationOrName,
    PictureRef,
    TopicRef,
    has_addresses,
    references_of,
)


class Inner(BaseModel):
    file: FileRef


class Pointing(BaseModel):
    image: PictureRef | None = None
    events: Many[EventRef] = ()
    organisers: Many[OrganisationOrName] = ()
    topic: TopicRef | None = None
    annexes: Many[Inner] = ()


def test_every_reference_is_found_with_its_field() -> None:
    record = Pointing.model_validate(
        {
            "image": "zdjecie.jpg",
            "events": ["{filename}../kalendarz/2026-05-12-rodo.md"],
            "organisers": ["laka", "Koło Gospodyń"],
            "topic": "nabory",
            "annexes": [{"file": "wzor.pdf"}],
        }
    )
    assert [(field, reference.target, text) for field, reference, text in references_of(record)] == [
        ("image", "file", "obrazy/zdjecie.jpg"),
        ("events.0", "events", "2026-05-12-rodo"),
        ("organisers.0", "organisations", "laka"),
        ("topic", "topic", "nabory"),
        ("annexes.0.file", "file", "pliki/wzor.pdf"),
    ]


@pytest.mark.parametrize("written", ["../tajne.jpg", "C:\\Users\\Ala\\zdjecie.jpg", ""])
def test_a_picture_that_is_no_file_of_ours_is_told(written: str) -> None:
    with pytest.raises(ValidationError):
        Pointing.model_validate({"image": written})


def test_models_with_addresses_are_known() -> None:
    assert not has_addresses(Pointing)
    assert ADDRESS.target == "address"
