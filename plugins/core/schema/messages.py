"""From what pydantic found to what a person can mend: one Polish sentence per error type.

Most fields say themselves what is wrong (`fields.InvalidValue`); what is left are missing and unknown fields,
lists and nested parts.
"""

import typing
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.core.schema.fields import InvalidValue
from plugins.core.schema.issues import Issue
from plugins.polish.words import suggestion


def issue_of(error: ErrorDetails, model: type[BaseModel], data: Mapping[str, object]) -> Issue:
    """The mistake behind one of pydantic's errors, with its field as a dotted path into the front matter."""
    place = _place(error["loc"], data, error["type"])
    field = ".".join(str(step) for step in place)
    return Issue(field, _message(error, place, model))


def _place(loc: tuple[int | str, ...], data: object, kind: str) -> tuple[int | str, ...]:
    """The part of pydantic's location that exists in the front matter; tags of unions and single values fall out."""
    steps: list[int | str] = []
    here = data
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(here, Mapping) and isinstance(step, str) and (step in here or (last and kind == "missing")):
            steps.append(step)
            here = here.get(step)
        elif isinstance(here, list | tuple) and isinstance(step, int) and step < len(here):
            steps.append(step)
            here = here[step]
    return tuple(steps)


def _message(error: ErrorDetails, place: tuple[int | str, ...], model: type[BaseModel]) -> str:
    cause = (error.get("ctx") or {}).get("error")
    if isinstance(cause, InvalidValue):
        return str(cause)
    name = str(place[-1]) if place else ""
    owner = owner_of(model, place)
    match error["type"]:
        case "missing":
            return _missing(name, owner)
        case "extra_forbidden":
            return _unknown(name, owner)
        case "model_type" | "model_attributes_type" | "dict_type":
            return (
                "tu mają stać pola podrzędne, każde w osobnym wierszu z wcięciem dwóch spacji, "
                f"np. „  {_first_inside(place, model)}”."
            )
        case "string_type":
            return "tu ma stać tekst, a nie lista ani pola podrzędne. Zapisz jedną wartość po dwukropku."
        case "tuple_type" | "list_type":
            return "tu ma stać lista. Zapisz [pierwsza, druga] albo każdą pozycję w osobnym wierszu z myślnikiem."
    return "niepoprawna wartość. Sprawdź opis tego pola w poradniku redakcji."


def _missing(name: str, owner: type[BaseModel] | None) -> str:
    info = written_fields(owner).get(name) if owner else None
    label = f" ({info.title})" if info and info.title else ""
    return f"brakuje pola{label}. Dopisz wiersz, np. {name}: {example_of(info)}"


def example_of(info: FieldInfo | None) -> str:
    """A right value, as staff would write it."""
    return str(info.examples[0]) if info and info.examples else "…"


def _unknown(name: str, owner: type[BaseModel] | None) -> str:
    known = tuple(written_fields(owner)) if owner else ()
    if (head := name.partition(":")[0]) in known:
        return f"po dwukropku brakuje spacji. Zapisz „{head}: ” i resztę w cudzysłowie."
    near = suggestion(name, known)
    if near:
        return f"nieznane pole. Może chodziło o „{near}”?"
    return f"nieznane pole. Usuń je albo użyj jednego z: {', '.join(known)}."


def written_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields that staff write, by the names they write, in the order of the model."""
    return {info.alias or name: info for name, info in model.model_fields.items() if not info.exclude}


def owner_of(model: type[BaseModel], place: Sequence[int | str]) -> type[BaseModel] | None:
    """The model whose field the last step of a place is."""
    owner: type[BaseModel] | None = model
    for step in place[:-1]:
        if isinstance(step, int) or owner is None:
            continue
        info = written_fields(owner).get(step)
        owner = model_inside(info.annotation) if info else None
    return owner


def _first_inside(place: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """The field inside a part that matters most, as staff would write it: the first required one, or the first."""
    names = tuple(step for step in place if isinstance(step, str))
    part = owner_of(model, (*names, ""))
    fields = written_fields(part) if part else {}
    name = next((name for name, info in fields.items() if info.is_required()), next(iter(fields), ""))
    return f"{name}: {example_of(fields.get(name))}"


def type_of(info: FieldInfo) -> Any:
    """The type of a field with all that belongs to it, as `pydantic` takes it outside of a model."""
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def model_inside(annotation: Any) -> type[BaseModel] | None:
    """The model in ``Part``, ``Part | None`` or ``tuple[Part, ...]``; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        found = model_inside(argument)
        if found:
            return found
    return None
