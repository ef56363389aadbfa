"""The field tables of the staff guide, made from the models, so that the guide says what the program checks."""

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.core.schema.messages import model_inside, written_fields
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Kind
from plugins.organisations.fields.spheres import SPHERES

# `site.yaml` has a table of its own.
_SITE = "site"
_SPHERES = re.compile(r"(<!-- sfery -->\n).*?(<!-- /sfery -->)", re.DOTALL)
_SLOT = re.compile(r"(<!-- pola: (\w+) -->\n).*?(<!-- /pola -->)", re.DOTALL)


def filled(text: str, kinds: Iterable[Kind]) -> str:
    """The guide with every ``<!-- pola: KIND -->`` slot filled with that kind's table, and the list of spheres."""
    models: dict[str, type[BaseModel]] = {_SITE: Centre}
    for kind in kinds:
        models |= {kind.name: kind.model, **kind.forms}
    text = _SPHERES.sub(lambda m: f"{m[1]}\n{spheres()}\n{m[2]}", text)
    return _SLOT.sub(lambda m: f"{m[1]}\n{table(models[m[2]])}\n{m[3]}", text)


def spheres() -> str:
    """A Markdown list of the spheres of public tasks with the numbers that staff write."""
    return "".join(f"- `{number}`: {title}\n" for number, title in SPHERES.items())


def table(model: type[BaseModel]) -> str:
    """A Markdown table of the fields that staff write, nested ones with a dot."""
    rows = ["| Pole | Co wpisać | Przykład |", "| --- | --- | --- |"]
    rows += [f"| {name} | {about} | {example} |" for name, about, example in _rows(model, "")]
    return "\n".join(rows) + "\n"


def _rows(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, info in written_fields(model).items():
        part = model_inside(info.annotation)
        yield f"`{prefix}{name}`", _about(info), "" if part and not info.examples else _example(info)
        if part:
            yield from _rows(part, f"{prefix}{name}.")


def _about(info: FieldInfo) -> str:
    required = "wymagane" if info.is_required() else ""
    parts = [f"**{info.title}**" if info.title else "", required, info.description or ""]
    return ". ".join(part.rstrip(".") for part in parts if part).replace("|", "\\|") + "."


def _example(info: FieldInfo) -> str:
    return f"`{str(info.examples[0]).replace('|', chr(92) + '|')}`" if info.examples else ""
