"""What a table says that a file of the directory does not: for a person to decide, never written by the program."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core.schema.fields import InvalidValue
from plugins.core.system.yaml_text import as_yaml
from plugins.organisations.importing.cells import texts_in
from plugins.organisations.importing.matching import number_of, plain_of
from plugins.polish.phones import phone

# What a file says by leaving the field out.
_DEFAULTS = {"status": "dziala"}
_NOT_PROPOSED = ("slug", "source")


def proposals(
    front: Mapping[str, Any], written: Mapping[str, Any], guessed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(field, sentence) of each thing that would change, with the line to put into the file."""
    for name, value in front.items():
        if name in _NOT_PROPOSED or value == _DEFAULTS.get(name):
            continue
        had = written.get(name)
        if had in (None, "", [], {}):
            if name not in guessed or name == "address":
                yield name, f"dopisz: {as_yaml({name: value}).strip()}"
        elif name == "address":
            yield from _seat(value, had)
        elif isinstance(value, list):
            known = {_key(name, text) for text in texts_in(had)}
            if new := [item for item in value if not {_key(name, text) for text in texts_in(item)[:1]} <= known]:
                yield name, f"dopisz do listy: {', '.join(texts_in(new))} (w pliku: {', '.join(texts_in(had))})"
        elif not _same(name, value, had) and name not in guessed:
            yield name, f"w pliku „{had}”, w tabeli „{value}”"


def _seat(value: Mapping[str, str], had: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(had, Mapping):
        return
    for part, text in value.items():
        if not had.get(part):
            yield f"address.{part}", f"dopisz: {text}"
        elif plain_of(str(had[part])) != plain_of(text):
            yield f"address.{part}", f"w pliku „{had[part]}”, w tabeli „{text}”"


def _same(name: str, value: Any, had: Any) -> bool:
    number = number_of({name: value}, name) if name in ("krs", "nip", "regon") else ""
    if number:
        return number == number_of({name: had}, name)
    return plain_of(" ".join(texts_in(value))) == plain_of(" ".join(texts_in(had)))


def _key(name: str, text: str) -> str:
    """What two spellings of one value have in common."""
    if name == "phones":
        try:
            return phone(text)
        except (ValueError, InvalidValue):
            return re.sub(r"\D", "", text)
    if name in ("web", "social"):
        return re.sub(r"^https?://(?:www\.)?|/$", "", text.casefold())
    return plain_of(text)
