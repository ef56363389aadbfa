"""Numbers of units: order, succession and the way they are written.

A label sorts by its integer, then by its letters: 1, 1a, 1aa, 1b, 2, 5, 5a, 10. What is added between two units takes
the number of the first one and a letter (§ 5a; between 5a and 5b: 5aa) or a superscript (§ 5¹), so nothing is ever
renumbered.
"""

import re
from dataclasses import dataclass

# The stems of ordinal words: "Rozdział pierwszy".
ORDINALS = (
    "pierwsz",
    "drug",
    "trzec",
    "czwart",
    "piąt",
    "szóst",
    "siódm",
    "ósm",
    "dziewiąt",
    "dziesiąt",
    "jedenast",
    "dwunast",
    "trzynast",
    "czternast",
    "piętnast",
    "szesnast",
    "siedemnast",
    "osiemnast",
    "dziewiętnast",
    "dwudziest",
)
POLISH_LETTERS = "ąćęłńóśźż"
_BASE = dict(zip(POLISH_LETTERS, "acelnoszz", strict=True))
# Authors may leave these letters out of an enumeration: q, v, x.
_SKIPPED = frozenset({17, 22, 24})
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_RE = re.compile(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """``parts`` is (2, 1, 3) for the decimal 2.1.3 and has one part otherwise; ``suffix`` is the letter of 5a."""

    parts: tuple[int, ...]
    suffix: str = ""

    @property
    def last(self) -> int:
        return self.parts[-1]

    @property
    def is_first(self) -> bool:
        return self.parts[-1] == 1 and not self.suffix

    def plus(self, steps: int) -> "Number":
        return Number((*self.parts[:-1], self.parts[-1] + steps))


def of_letters(label: str) -> Number:
    """``a`` is 1, ``z`` 26, ``za`` 27 (it follows z); ``aa`` was inserted after a. Polish letters follow their base."""
    if label[0] in POLISH_LETTERS:
        return Number((ord(_BASE[label[0]]) - 96,), label)
    offset = 0
    while len(label) > 1 and label[0] == "z":
        label, offset = label[1:], offset + 26
    return Number((ord(label[0]) - 96 + offset,), label[1:])


def suffix_of(written: str) -> str:
    """The suffix of a number as written: ``a`` stays, the superscript of § 1¹ becomes ``_1`` (contract, section 3)."""
    letters = written.rstrip(SUPERSCRIPTS)
    raised = written[len(letters) :]
    return f"{letters}_{raised.translate(_PLAIN)}" if raised else letters


def written_suffix(suffix: str) -> str:
    letters, joint, raised = suffix.partition("_")
    return f"{letters}{raised.translate(_RAISED)}" if joint else letters


def letters_of(value: int) -> str:
    return "z" * ((value - 1) // 26) + chr(97 + (value - 1) % 26)


def of_roman(label: str) -> int | None:
    """``XIV`` -> 14; None when it is no Roman number below 400."""
    if not label or not _ROMAN_RE.fullmatch(label):
        return None
    total, rest = 0, label
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total


def roman_of(value: int) -> str:
    written = ""
    for step, sign in _ROMAN:
        count, value = divmod(value, step)
        written += sign * count
    return written


def follows(before: Number, after: Number, letters: bool = False) -> bool:
    """May ``after`` stand directly after ``before``?"""
    if before.parts[:-1] != after.parts[:-1]:
        return False
    distance = after.last - before.last
    if distance == 0:
        return _suffix_follows(before.suffix, after.suffix)
    if letters and after.suffix in POLISH_LETTERS and after.suffix:
        return distance == 1
    if after.suffix:
        return False
    return distance == 1 or (letters and distance == 2 and before.last + 1 in _SKIPPED)


def wanted_after(before: Number, after: Number) -> Number:
    """The number that should stand between the two, or in place of ``after``: 1c for 1b, 1d; 3 for 2, 4."""
    if before.parts != after.parts or not after.suffix:
        return before.plus(1)
    stem, joint, counted = _counted(after.suffix)
    if counted:
        _before, _joint, last = _counted(before.suffix)
        return Number(before.parts, f"{stem}{joint}{last + 1}")
    if not before.suffix or before.suffix == after.suffix[:-1]:
        return Number(before.parts, before.suffix + "a")
    stem = before.suffix[: len(after.suffix)]
    if "a" <= stem[-1] < "z":
        return Number(before.parts, stem[:-1] + chr(ord(stem[-1]) + 1))
    return before.plus(1)


def _counted(suffix: str) -> tuple[str, str, int]:
    """("a", "_", 1) of ``a_1``; ("", "", 2) of the ``2`` in b2; ("a", "", 0) of ``a``."""
    match = re.fullmatch(r"(\D*?)(_?)(\d*)", suffix)
    assert match is not None
    return match[1], match[2], int(match[3] or 0)


def _suffix_follows(before: str, after: str) -> bool:
    """ "" -> a, a -> b, a -> aa, aa -> b, aa -> ab; § 1 -> 1¹ -> 1² (``_1``, ``_2``), b -> b1 -> b2."""
    if not after or before == after:
        return False
    stem, joint, counted = _counted(after)
    if counted:
        earlier, earlier_joint, last = _counted(before)
        return counted == last + 1 and earlier == stem and earlier_joint in (joint, "")
    before = _counted(before)[0]
    if before == after:
        return False
    if after in POLISH_LETTERS:
        return not before
    if after == before + "a":
        return True
    stem = before[: len(after)]
    return len(stem) == len(after) and after[:-1] == stem[:-1] and ord(after[-1]) == ord(stem[-1]) + 1
