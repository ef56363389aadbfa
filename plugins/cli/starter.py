"""Starter files: a new document with every field of its model, and a draft until someone says so.

What nobody has answered yet is empty or marked as a blank, with an example beside it in a comment: an example's value
could be published, a gap can not (contract, section 2).

The text comes from the model alone, so a field that is added there appears here, in the guide and in the messages.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from plugins.core.schema.fields import InvalidValue, is_slug
from plugins.core.schema.messages import example_of, model_inside, written_fields
from plugins.core.schema.site_data.centre import Centre
from plugins.core.schema.times import parsed_day, parsed_moment
from plugins.core.site.kind import Kind, Layout
from plugins.polish.words import slugify

# Not required by themselves, but a file is wrong or too open without them.
ALWAYS = ("draft", "duration")
# A day that `new` knows by itself.
KNOWN = ("date", "checked_on")
# A title may be long; the name of a file and an address should not, and 255 bytes is the end.
LONGEST_SLUG = 80
HEADER = "# Pola z krzyżykiem są nieobowiązkowe: żeby pola użyć, usuń krzyżyk i spację i wpisz swoją wartość."


@dataclass(frozen=True, slots=True)
class Starter:
    """A new file: its path in the content folder, and its text."""

    path: str
    text: str


def kind_called(word: str, kinds: Iterable[Kind]) -> Kind | None:
    wanted = slugify(word)
    return next((kind for kind in kinds if wanted in kind.called), None)


def starter(kind: Kind, title: str, answers: Mapping[str, str], centre: Centre, today: dt.date) -> Starter:
    """The starter file of a kind. ``answers`` are values as staff type them; raises `InvalidValue` for a wrong one."""
    slug = slugify(title)[:LONGEST_SLUG].strip("-")
    if not is_slug(slug):
        raise InvalidValue(f"z tytułu „{title}” nie da się zrobić nazwy pliku. Podaj tytuł z co najmniej jedną literą.")
    values = {**_values(kind, centre, today), **answers, "draft": "tak"}
    values["name" if "name" in kind.model.model_fields else "title"] = json.dumps(title, ensure_ascii=False)
    if " " not in values.get("start", " "):
        values["duration"] = "1 dzień"
    day = _day(values, today)
    required, optional = [], []
    for name, info in written_fields(kind.model).items():
        if info.is_required() or name in answers or name in ALWAYS:
            required.append(_line(name, values.get(name), example_of(info)))
        else:
            optional += _commented(name, info)
    lines = ["---", *required, "", HEADER, *optional, "---", "", kind.starter_body]
    return Starter(_path(kind, slug, day), "\n".join(lines).rstrip("\n") + "\n")


def _line(name: str, value: str | None, example: str) -> str:
    """A field with its value, or an empty one with an example beside it."""
    return f"{name}: {yaml_text(value)}" if value else f"{name}:  # np. {example}"


def _values(kind: Kind, centre: Centre, today: dt.date) -> dict[str, str]:
    values = {name: today.isoformat() for name in KNOWN} | {**kind.starter_values}
    if len(centre.topics) == 1:
        values["topic"] = next(iter(centre.topics))
    return values


def _day(values: Mapping[str, str], today: dt.date) -> dt.date:
    written = values.get("start")
    if not written:
        return today
    return parsed_moment(written).date() if " " in written else parsed_day(written)


def _path(kind: Kind, slug: str, day: dt.date) -> str:
    if kind.layout is Layout.DATED:
        return f"{kind.folder}/{day}-{slug}.md"
    return f"{kind.folder}/{slug}/{day}.md" if kind.layout is Layout.VERSIONS else f"{kind.folder}/{slug}.md"


def yaml_text(value: str) -> str:
    """The value, in quotation marks where YAML needs them."""
    needs = value[:1] in "*&!%@`|>{[\"'#-?," or ": " in value or " #" in value or value.endswith(":")
    return json.dumps(value, ensure_ascii=False) if needs and value[:1] not in '"[{' else value


def _commented(name: str, info: FieldInfo) -> list[str]:
    """An optional field as a comment: what it is for, and how it looks."""
    about = ". ".join(part.rstrip(".") for part in (info.title, info.description) if part)
    lines = [f"# {about}." if about else "#"]
    part = model_inside(info.annotation)
    if part is None or info.examples:
        return [*lines, f"# {name}: {yaml_text(example_of(info))}"]
    lines.append(f"# {name}:")
    fields = written_fields(part).items()
    return [*lines, *(f"#   {inner}: {yaml_text(example_of(inner_info))}" for inner, inner_info in fields)]
