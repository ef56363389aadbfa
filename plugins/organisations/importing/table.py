"""Organisations from a table: new files, and what was missing in the files that exist. Pure: nothing is written here.

What somebody wrote is never overwritten: a cell that says something else than the file is a conflict for a person.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.core.reading import front_matter
from plugins.core.schema.fields import InvalidValue, is_slug
from plugins.organisations.registers import krs, nip, regon
from plugins.polish.words import fold, slugify

_NUMBERS = {"krs": krs, "nip": nip, "regon": regon}
_TEXTS = (
    "name", "short_name", "legal_form", "summary", "parent", "krs", "nip", "regon", "opp", "status", "status_since",
    "founded", "checked_on", "lat", "lon",
)  # fmt: skip
# Words never hold a comma, so it may separate them; in free text it may belong to the sentence.
_WORD_LISTS = ("spheres", "districts", "languages", "accessibility", "email", "phones", "web", "social")
_TEXT_LISTS = ("also_known_as", "area", "audience", "hours", "offers", "seeks", "source")
_SEAT = ("street", "postal_code", "city")
FIELDS = (*_TEXTS, *_WORD_LISTS, *_TEXT_LISTS)
_HEADINGS = {
    "nazwa": "name", "pelna nazwa": "name", "nazwa skrocona": "short_name", "skrot": "short_name",
    "forma prawna": "legal_form", "opis": "summary", "sfery": "spheres", "dzielnice": "districts", "ulica": "street",
    "kod pocztowy": "postal_code", "kod": "postal_code", "miejscowosc": "city", "miasto": "city", "telefon": "phones",
    "telefony": "phones", "e-mail": "email", "mail": "email", "strona": "web", "www": "web",
    "strona internetowa": "web", "zrodlo": "source", "sprawdzono": "checked_on", "dla kogo": "audience",
    "jezyki": "languages", "dostepnosc": "accessibility", "godziny": "hours", "rok zalozenia": "founded",
}  # fmt: skip
# What a file says by leaving the field out.
_DEFAULTS = {"status": "dziala"}
Front = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Existing:
    """A file of the directory as it stands. ``front`` is its front matter as text."""

    path: str
    text: str
    front: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write. ``added`` names the fields that are new in a file that existed."""

    path: str
    text: str
    added: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return not self.added


def table(raw: bytes) -> list[Front]:
    """The rows of a CSV file as front matter: commas or semicolons, UTF-8 or what Polish Excel saves."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1250")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    names = [_field(heading) for heading in next(rows, [])]
    return [_front(dict(zip(names, row, strict=False))) for row in rows if any(cell.strip() for cell in row)]


def _field(heading: str) -> str:
    name = heading.strip()
    return name if name in (*FIELDS, *_SEAT, "slug") else _HEADINGS.get(fold(name), "")


def _front(cells: Mapping[str, str]) -> Front:
    # Our own export puts an apostrophe before what a spreadsheet would take for a formula.
    clean = {name: re.sub(r"^'(?=[=+\-@])", "", cell.strip()) for name, cell in cells.items()}
    front: Front = {name: clean[name] for name in ("slug", *_TEXTS) if clean.get(name)}
    for names, separators in ((_WORD_LISTS, r"[;,\n]"), (_TEXT_LISTS, r"[;\n]")):
        for name in names:
            items = [item.strip() for item in re.split(separators, clean.get(name, "")) if item.strip()]
            if items:
                front[name] = items
    seat = {name: clean[name] for name in _SEAT if clean.get(name)}
    return {**front, "address": seat} if seat else front


def changes(rows: Sequence[Front], existing: Sequence[Existing], origin: str) -> tuple[list[Change], list[str]]:
    """The files to write and the conflicts, in the order of the rows. ``origin`` says where the table comes from."""
    found: dict[str, Change] = {}
    conflicts: list[str] = []
    known = list(existing)
    for number, row in enumerate(rows, start=2):
        if not row.get("name"):
            conflicts.append(f"wiersz {number}: brak nazwy, pominięty.")
            continue
        match = _match(row, known)
        if match is None:
            change = _new(row, {file.path for file in known}, origin)
            known.append(Existing(change.path, change.text, {**row}))
        else:
            added, told = _missing(row, match)
            conflicts += [f"{match.path}: {line}" for line in told]
            if not added:
                continue
            change = _extended(match, added, is_new=match.path in found and found[match.path].is_new)
            known[known.index(match)] = Existing(match.path, change.text, {**match.front, **added})
        found[change.path] = change
    return list(found.values()), conflicts


def _match(row: Front, existing: Iterable[Existing]) -> Existing | None:
    """The file of the same organisation: by register number, by file name, by name without its signs."""
    for file in existing:
        if any(_number(row, name) and _number(row, name) == _number(file.front, name) for name in _NUMBERS):
            return file
    for file in existing:
        if row.get("slug") and file.path == f"organizacje/{row['slug']}.md":
            return file
        if _plain(row["name"]) == _plain(str(file.front.get("name", ""))):
            return file
    return None


def _number(front: Mapping[str, Any], name: str) -> str:
    try:
        return _NUMBERS[name](front.get(name, ""))
    except InvalidValue:
        return ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _new(row: Front, taken: set[str], origin: str) -> Change:
    slug = row.get("slug", "")
    if not is_slug(slug):
        slug = slugify(row["name"])
    path = f"organizacje/{slug}.md"
    number = 2
    while path in taken:
        path, number = f"organizacje/{slug}-{number}.md", number + 1
    front = {name: row[name] for name in ("name", *FIELDS[1:], "address") if name in row}
    front.setdefault("source", [origin])
    return Change(path, f"---\n{as_yaml(front)}---\n")


def _missing(row: Front, file: Existing) -> tuple[Front, list[str]]:
    """(what the table knows and the file does not, what both say differently)."""
    added: Front = {}
    told: list[str] = []
    for name, value in row.items():
        if name in ("slug", "source"):
            continue
        written = file.front.get(name)
        if written in (None, "", [], {}) and value != _DEFAULTS.get(name):
            added[name] = value
        elif written and not _same(name, written, value):
            told.append(f"{name}: w pliku „{_shown(written)}”, w tabeli „{_shown(value)}”. Zostaje to, co w pliku.")
    return added, told


def _same(name: str, written: Any, value: Any) -> bool:
    if name in _NUMBERS:
        return _number({name: written}, name) == _number({name: value}, name)
    if name == "address":
        return isinstance(written, Mapping) and all(
            _plain(str(written.get(k, ""))) == _plain(v) for k, v in value.items()
        )
    if name == "phones":
        return {re.sub(r"\D", "", item) for item in value} <= {re.sub(r"\D", "", item) for item in _texts(written)}
    if isinstance(value, list):
        return {_plain(item) for item in value} <= {_plain(item) for item in _texts(written)}
    return _plain(str(written)) == _plain(value)


def _texts(written: Any) -> list[str]:
    """Everything that a field says, whether it is a text, a list or names with values."""
    if isinstance(written, Mapping):
        return [text for item in written.values() for text in _texts(item)]
    if isinstance(written, list | tuple):
        return [text for item in written for text in _texts(item)]
    return [str(written)]


def _shown(value: Any) -> str:
    return ", ".join(_texts(value))


def _extended(file: Existing, added: Front, is_new: bool) -> Change:
    """The file with the new fields below the ones it has; not a character of the rest changes."""
    end = re.compile(r"^---[ \t]*\r?$", re.MULTILINE).search(file.text, file.text.index("---") + 3)
    assert end is not None, file.path
    lines = as_yaml(added).replace("\n", "\r\n" if "\r\n" in file.text else "\n")
    text = f"{file.text[: end.start()]}{lines}{file.text[end.start() :]}"
    return Change(file.path, text, () if is_new else tuple(added))


def as_yaml(front: Front) -> str:
    """Fields one below the other, lists and parts in one line."""
    import yaml

    return "".join(
        # Flow style "None" is: a list or a part on the line of its field. A field alone would be put into braces by it.
        yaml.safe_dump(
            {name: value},
            allow_unicode=True,
            default_flow_style=False if isinstance(value, str) else None,
            sort_keys=False,
            width=10_000,
        )
        for name, value in front.items()
    )


def existing_files(texts: Mapping[str, str]) -> list[Existing]:
    """The files of the directory, by path."""
    return [
        Existing(path, text, front_matter.split(front_matter.decoded(text.encode()).text).front)
        for path, text in sorted(texts.items())
    ]
