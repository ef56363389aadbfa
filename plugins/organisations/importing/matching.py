"""Which file of the directory a row speaks of. One look into a table per row: linear in rows and files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.core.reading import front_matter
from plugins.core.schema.fields import InvalidValue, is_slug
from plugins.organisations.fields.registers import krs, nip, regon
from plugins.polish.words import fold, slugify

_NUMBERS = {"krs": krs, "nip": nip, "regon": regon}


@dataclass(slots=True)
class DirectoryFile:
    """A file of the directory. ``front`` is its front matter as text; ``is_new`` when this import makes it."""

    path: str
    front: dict[str, Any]
    text: str = ""
    is_new: bool = False


@dataclass(slots=True)
class FileIndex:
    """Files by register number, name of the file and name of the organisation."""

    by_path: dict[str, DirectoryFile] = field(default_factory=dict)
    _by_number: dict[tuple[str, str], DirectoryFile] = field(default_factory=dict)
    _by_name: dict[str, list[DirectoryFile]] = field(default_factory=dict)
    _next: dict[str, int] = field(default_factory=dict)
    occupied: set[str] = field(default_factory=set)
    """Paths of files that stand in the folder, whether or not they could be read: none is ever written over."""

    def add(self, file: DirectoryFile) -> None:
        self.by_path[file.path] = file
        for name in _NUMBERS:
            if number := number_of(file.front, name):
                self._by_number.setdefault((name, number), file)
        names = (file.front.get("name"), file.front.get("short_name"))
        for plain in dict.fromkeys(plain_of(str(name)) for name in names if name):
            self._by_name.setdefault(plain, []).append(file)

    def find(self, front: Mapping[str, Any]) -> DirectoryFile | None:
        """By the court's number first, then the file's name, then the organisation's own."""
        for name in _NUMBERS:
            number = number_of(front, name)
            if number and (found := self._by_number.get((name, number))) and not _differ(front, found.front):
                return found
        if front.get("slug") and (found := self.by_path.get(f"organizacje/{front['slug']}.md")):
            return found
        same = self._by_name.get(plain_of(str(front.get("name", ""))), ())
        return next((file for file in same if not _differ(front, file.front)), None)

    def new_path(self, front: Mapping[str, Any], fallback: str) -> str:
        """A path that no file has."""
        wanted = str(front.get("slug", ""))
        slug = wanted if is_slug(wanted) else slugify(str(front.get("name", "")))[:80].strip("-")
        slug = slug if is_slug(slug) else slugify(fallback)
        number = self._next.get(slug, 1)
        path = f"organizacje/{slug}.md"
        while path in self.by_path or path in self.occupied:
            number += 1
            path = f"organizacje/{slug}-{number}.md"
        self._next[slug] = number
        return path


def number_of(front: Mapping[str, Any], name: str) -> str:
    """A register's number in its normal form, „” where there is none that is right."""
    written = front.get(name)
    if not written:
        return ""
    try:
        return _NUMBERS[name](written)
    except InvalidValue:
        return ""


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records of one name, or with one tax number, are known to be two: the court's numbers or towns."""
    mine, theirs = number_of(one, "krs"), number_of(other, "krs")
    if mine and theirs:
        return mine != theirs
    towns = {fold(str(front["address"]["city"])) for front in (one, other) if _has_city(front)}
    return len(towns) > 1 and plain_of(str(one.get("name"))) == plain_of(str(other.get("name")))


def _has_city(front: Mapping[str, Any]) -> bool:
    return isinstance(front.get("address"), Mapping) and bool(front["address"].get("city"))


def plain_of(text: str) -> str:
    """A name without its signs, marks and case."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def index_of(texts: Iterable[tuple[str, str]]) -> FileIndex:
    """The files of the directory, (path, text)."""
    index = FileIndex()
    for path, text in texts:
        index.add(DirectoryFile(path, dict(front_matter.split(front_matter.decoded(text.encode()).text).front), text))
    return index
