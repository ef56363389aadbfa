"""References in front matter: to documents, topics, districts, pictures, files and addresses of the site.

A field says what it points to by its type, e.g. ``events: Many[EventRef]``; the core finds these fields in the models,
so no kind checks existence itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, Field

from plugins.core.schema.addresses import is_on_a_disk
from plugins.core.schema.fields import InvalidValue, Line, LineOrEmpty, is_slug, text_of
from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import model_inside


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text points to: the name of a kind, or ``topic``, ``district``, ``file``, ``address``.

    With ``or_name`` any text that is not a slug is a plain name and points to nothing; with ``or_address`` it is an
    address. An address may lead out of the site, and is checked like one in a text (`validation.checking`).
    """

    target: str
    or_name: bool = False
    or_address: bool = False


ADDRESS = Reference("address")


def _file_in(folder: str) -> BeforeValidator:
    def normal(value: object) -> str:
        text = (
            text_of(value).removeprefix("{static}").removeprefix("{attach}").removeprefix("/").removeprefix("content/")
        )
        if is_on_a_disk(text_of(value)):
            name = re.split(r"[\\/]", text)[-1]
            raise InvalidValue(
                f"„{text_of(value)[:100]}” to miejsce na Twoim komputerze, czytelnicy go nie zobaczą. "
                f"Włóż plik do content/{folder}/ i zapisz samą nazwę: {name}"
            )
        if not text or ".." in text.split("/"):
            raise InvalidValue(
                f"to nie jest nazwa pliku. Podaj nazwę pliku z katalogu content/{folder}/, np. zdjecie.jpg"
            )
        return text if text.startswith(("obrazy/", "pliki/")) else f"{folder}/{text}"

    return BeforeValidator(normal)


def _document_name(value: object) -> str:
    text = text_of(value).removeprefix("{filename}").strip("/")
    if not text:
        raise InvalidValue("pole jest puste. Podaj nazwę pliku bez „.md” albo usuń to pole.")
    return text.rsplit("/", 1)[-1].removesuffix(".md")


# How staff write the name of a document of any kind; with a `Reference` it is a field's type.
DOCUMENT = BeforeValidator(_document_name)
AnnouncementRef = Annotated[str, DOCUMENT, Reference("announcements")]
EventRef = Annotated[str, DOCUMENT, Reference("events")]
OrganisationRef = Annotated[str, DOCUMENT, Reference("organisations")]
OrganisationOrName = Annotated[Line, Reference("organisations", or_name=True)]
TopicRef = Annotated[Line, Reference("topic")]
PictureRef = Annotated[str, _file_in("obrazy"), Reference("file")]
PictureAlt = Annotated[
    LineOrEmpty | None, Field(title="Opis obrazu", description='Wymagany przy obrazie; "" = obraz ozdobny.')
]
FileRef = Annotated[str, _file_in("pliki"), Reference("file")]


def undescribed(picture: str | None, alt: str | None) -> Iterator[Issue]:
    """Yield the problem of a picture in `image` without `image_alt`; an empty one is that of a decoration."""
    if picture and alt is None:
        message = 'brakuje opisu obrazu. Dopisz image_alt: co widać (albo "" gdy obraz tylko zdobi).'
        yield Issue("image_alt", message, at="image")


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, Reference | None, type[BaseModel] | None], ...]:
    """(field, what it points to, or the nested model to look into)."""
    found = []
    for name, info in model.model_fields.items():
        reference = next((m for m in info.metadata if isinstance(m, Reference)), None) or _inside(info.annotation)
        nested = None if reference else model_inside(info.annotation)
        if reference or (nested and _reference_fields(nested)):
            found.append((name, reference, nested))
    return tuple(found)


@cache
def has_addresses(model: type[BaseModel]) -> bool:
    """Whether some field of a model, or of a model in it, may hold an address."""
    return any(
        (reference is not None and (reference == ADDRESS or reference.or_address)) or (nested and has_addresses(nested))
        for _name, reference, nested in _reference_fields(model)
    )


def _inside(annotation: Any) -> Reference | None:
    for argument in get_args(annotation):
        if isinstance(argument, Reference):
            return argument
        found = _inside(argument)
        if found:
            return found
    return None


ReferenceUse = tuple[str, Reference, str]


def references_of(record: BaseModel) -> Iterator[ReferenceUse]:
    """(dotted field, reference, text) of everything that a record points to in its front matter."""
    return references_in(type(record), vars(record))


def references_in(model: type[BaseModel], values: Mapping[str, object], prefix: str = "") -> Iterator[ReferenceUse]:
    """The same for the values of some of a model's fields."""
    for name, reference, _nested in _reference_fields(model):
        value = values.get(name)
        many = isinstance(value, tuple)
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            field = f"{prefix}{name}.{number}" if many else f"{prefix}{name}"
            if reference and isinstance(item, str) and item:
                if reference.or_address and not is_slug(item):
                    yield field, ADDRESS, item
                elif not (reference.or_name and not is_slug(item)):
                    yield field, reference, item
            elif isinstance(item, BaseModel):
                yield from references_in(type(item), vars(item), f"{field}.")
