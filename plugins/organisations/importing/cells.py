"""One cell -> the value of a field, as staff would write it. A cell that can not be used is left out, never its row."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from plugins.core.schema.messages import type_of
from plugins.organisations.fields.spheres import SPHERES
from plugins.organisations.importing import dates
from plugins.organisations.model import Organisation
from plugins.polish.words import fold

_EMPTY = re.compile(
    r"[-–—./\\x\s?*0]*|brak( danych| informacji)?|nie dotyczy|n ?[/.]? ?d\.?|b ?[/.]? ?d\.?|nie ma|nie posiada|null"
    r"|none|n/a|#n/d!?|#n/a|#ref!|#arg!|nan|puste|niepodan[oey]|nie podan[oey]",
    re.IGNORECASE,
)
_YES = ("tak", "true", "1", "x", "t", "yes", "posiada", "jest", "v", "✓", "✔", "opp")
_NO = ("nie", "false", "0", "n", "no", "nie posiada")
_STATES = {
    "dziala": ("dziala", "aktywna", "aktywny", "czynna", "dzialajaca", "dzialajacy", "istnieje", "wpisana", "wpisany"),
    "zawieszona": ("zawieszona", "zawieszony", "zawiesila dzialalnosc", "dzialalnosc zawieszona"),
    "zakonczona": (
        "zakonczona", "nie dziala", "wykreslona", "wykreslony", "zlikwidowana", "rozwiazana", "nieaktywna",
        "w likwidacji", "zakonczyla dzialalnosc", "nie istnieje",
    ),
}  # fmt: skip
_STATE_OF = {word: state for state, words in _STATES.items() for word in words}
WORD_LISTS = ("spheres", "districts", "languages", "accessibility")


class CellValue(NamedTuple):
    """``value`` is text or a list of texts, None where the cell says nothing. ``guess``: why a person should look."""

    value: Any
    guess: str = ""
    left: tuple[tuple[str, str], ...] = ()
    """(why, text) of the parts that are not taken."""


def is_empty(text: str) -> bool:
    """Whether a cell only says that nothing is known: „-”, „brak”, „nie dotyczy”."""
    return bool(_EMPTY.fullmatch(text.strip()))


@cache
def _adapter(field: str) -> TypeAdapter[Any]:
    return TypeAdapter(type_of(Organisation.model_fields[field]))


def is_valid(field: str, value: Any) -> bool:
    """Whether the model takes this value for a field."""
    try:
        _adapter(field).validate_python(value)
    except ValidationError:
        return False
    return True


def value_of(field: str, text: str) -> CellValue:
    """The value of a field from the text of a cell that is not empty."""
    if field in _READERS:
        return _READERS[field](" ".join(text.split()))
    if field in WORD_LISTS or _is_list(field):
        return _list(field, text)
    line = " ".join(text.split())
    return CellValue(line) if is_valid(field, line) else _refused(field, line)


@cache
def _is_list(field: str) -> bool:
    return is_valid(field, ["a", "b"])


def _refused(field: str, text: str) -> CellValue:
    return CellValue(None, left=((f"nie nadaje się na {field}", text),))


def _list(field: str, text: str) -> CellValue:
    """Words never hold a comma, so it may separate them; in free text it may belong to the sentence."""
    items = [item for part in re.split(r"[;,\n]" if field in WORD_LISTS else r"[;\n]", text) if (item := part.strip())]
    kept: list[str] = []
    left: list[str] = []
    for item in (" ".join(item.split()) for item in items):
        (kept if is_valid(field, [item]) else left).append(item)
    return CellValue(kept or None, left=tuple((f"nie nadaje się na {field}", item) for item in left))


def _krs(text: str) -> CellValue:
    digits = re.sub(r"^krs:?|[\s.-]", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"[0-9]{4,9}", digits) and is_valid("krs", digits.zfill(10)):
        return CellValue(digits.zfill(10), "dopisano zera na początku (arkusz je gubi)")
    return _number("krs", text, 10)


def _regon(text: str) -> CellValue:
    digits = re.sub(r"\D", "", text)
    for length in (9, 14):
        if digits == text and length - 3 <= len(digits) < length and is_valid("regon", digits.zfill(length)):
            return CellValue(digits.zfill(length), "dopisano zera na początku (arkusz je gubi)")
    return _number("regon", text, 9, 14)


def _nip(text: str) -> CellValue:
    return _number("nip", text, 10)


def _number(field: str, text: str, *lengths: int) -> CellValue:
    """A register's number, alone or among other words („KRS: 0000123456, NIP …”)."""
    if is_valid(field, text):
        return CellValue(text)
    for match in re.finditer(r"(?<!\d)\d(?:[ -]?\d)+(?!\d)", text):
        if len(re.sub(r"\D", "", match[0])) in lengths and is_valid(field, match[0]):
            rest = f"{text[: match.start()]} {text[match.end() :]}".strip()
            return CellValue(match[0], left=((f"reszta komórki {field}", rest),) if rest else ())
    return _refused(field, text)


def _flag(text: str) -> CellValue:
    word = fold(text).strip(" .!")
    if word in _YES or word in _NO:
        return CellValue("tak" if word in _YES else "nie")
    return _refused("opp", text)


def _status(text: str) -> CellValue:
    state = _STATE_OF.get(fold(text).strip(" .!"))
    return CellValue(state) if state else _refused("status", text)


def _founded(text: str) -> CellValue:
    year = re.fullmatch(r"(?:w |od )?(\d{4})(?: ?r(?:ok(?:u)?)?\.?)?", text, re.IGNORECASE)
    written = year[1] if year else dates.iso_day(text) or text
    return CellValue(written) if is_valid("founded", written) else _refused("founded", text)


def _day(field: str) -> Callable[[str], CellValue]:
    def reader(text: str) -> CellValue:
        day = dates.iso_day(text)
        return CellValue(day) if day else _refused(field, text)

    return reader


def _spheres(text: str) -> CellValue:
    """Numbers of the Act's points, or their titles in words."""
    if code := _sphere_by_title(text):
        return CellValue([code], "numer sfery z jej nazwy")
    kept, left, guess = [], [], ""
    for item in re.split(r"[;,\n]|\boraz\b|(?<=\d)\s+(?=\d)", text):
        part = re.sub(r"^(?:pkt|p\.|art\. 4 ust\. 1 pkt)\s*", "", item.strip(" .)("), flags=re.IGNORECASE)
        code = _sphere_by_title(part)
        if code:
            guess = "numer sfery z jej nazwy"
        if code or is_valid("spheres", [part]):
            kept.append(code or part)
        elif part:
            left.append(("nie ma takiej sfery zadań publicznych", part))
    return CellValue(kept or None, guess, tuple(left))


@cache
def _titles() -> dict[str, str]:
    return {fold(title): code for code, title in SPHERES.items()}


def _sphere_by_title(text: str) -> str:
    return _titles().get(fold(text).strip(" ."), "")


def _legal_form(text: str) -> CellValue:
    """Registers shout („FUNDACJA”); the directory does not."""
    return CellValue(text.lower() if text.isupper() else f"{text[:1].lower()}{text[1:]}")


_READERS: dict[str, Callable[[str], CellValue]] = {
    "krs": _krs,
    "nip": _nip,
    "regon": _regon,
    "opp": _flag,
    "status": _status,
    "founded": _founded,
    "checked_on": _day("checked_on"),
    "status_since": _day("status_since"),
    "confirmed_on": _day("confirmed_on"),
    "spheres": _spheres,
    "legal_form": _legal_form,
}


def texts_in(value: Any) -> Sequence[str]:
    """Everything that a value says, however it is nested."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in texts_in(item)]
    return [] if value is None else [str(value)]
