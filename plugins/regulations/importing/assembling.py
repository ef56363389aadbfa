"""Blocks -> the clean text of a regulation, what was guessed, what is odd, and the proof that nothing is missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.core.schema.issues import Issue
from plugins.regulations.importing.blocks import Block, Grid, words_of
from plugins.regulations.importing.counting import missing_words
from plugins.regulations.importing.formats.sniffing import kind_of
from plugins.regulations.importing.ledger import Ledger
from plugins.regulations.importing.writing import written
from plugins.regulations.parsing.parser import parse, without_lines
from plugins.regulations.tree.numbering import issues_in, warnings_in
from plugins.regulations.tree.units import Regulation

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
# Signs of control mean nothing in a text; PDF readers leave (cid:12) for a glyph without a letter.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_UNREADABLE = re.compile(r"\(cid:\d+\)|\ufffd")


@dataclass(frozen=True, slots=True)
class Imported:
    """``text`` is the clean source form, ``regulation`` the tree read from the source (the text gives it again),
    ``issues`` what is odd in it (their lines are those of the text), ``verbatim`` whether numbers repeat or jump.
    """

    text: str
    regulation: Regulation
    ledger: Ledger
    issues: tuple[Issue, ...] = ()
    verbatim: bool = False


def imported(raw: bytes, ending: str) -> Imported:
    """``ending`` is that of the file's name. Raises UnreadableFileError."""
    ledger = Ledger()
    blocks = _read(raw, ending.lower().lstrip("."), ledger)
    return assembled(blocks, ledger)


def _read(raw: bytes, ending: str, ledger: Ledger) -> list[Block]:
    """Each format brings its own library, loaded only when such a file comes."""
    kind = kind_of(raw, ending)
    if kind == "word":
        from plugins.regulations.importing.formats import word  # only when asked: start-up time

        return word.read(raw, ledger)
    if kind == "opendocument":
        from plugins.regulations.importing.formats import opendocument  # only when asked: start-up time

        return opendocument.read(raw, ledger)
    if kind == "rtf":
        from plugins.regulations.importing.formats import rtf  # only when asked: start-up time

        return rtf.read(raw, ledger)
    if kind == "pdf":
        from plugins.regulations.importing.formats import pdf  # only when asked: start-up time

        return pdf.read(raw, ledger)
    if kind == "webpage":
        from plugins.regulations.importing.formats import webpage  # only when asked: start-up time

        return webpage.read(raw, ledger)
    from plugins.regulations.importing.formats import plaintext  # only when asked: start-up time

    return plaintext.read(raw, ledger)


def assembled(blocks: Sequence[Block], ledger: Ledger) -> Imported:
    raw = "\n".join(_lines(blocks)).translate(_LIGATURES)
    raw = _without_control(raw, ledger)
    regulation = parse(raw)
    clean = written(regulation)
    again = parse(clean)
    if (difference := _first_difference(regulation, again)) and difference:
        ledger.tell(f"zapisany tekst czyta się w tym miejscu inaczej niż źródło: „{difference}”. Sprawdź numery obok.")
    for aside in regulation.asides:
        ledger.left_out(aside.reason, aside.text)
    if missing := missing_words(words_of(blocks), "\n".join((clean, *ledger.lines()))):
        words = " ".join(missing)
        ledger.leave_out("", "tych słów nie udało się umieścić w tekście", words, "Dopisz je z oryginału.")
    broken = tuple(issues_in(again))
    return Imported(clean, regulation, ledger, (*broken, *warnings_in(again)), bool(broken))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from ("", *_table(block), "")
            continue
        if not block.wraps:
            yield ""
        margin = "   " * block.level
        first, *rest = f"{block.mark} {block.text}".strip().split("\n") if block.mark else block.text.split("\n")
        yield f"{margin}{'## ' if block.heading else ''}{first}"
        yield from (f"{margin}{line}" for line in rest)


def _table(grid: Grid) -> Iterator[str]:
    for number, row in enumerate(grid.rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
        if number == 0 and (grid.has_header or len(grid.rows) == 1):
            yield f"|{'---|' * len(row)}"


def _without_control(text: str, ledger: Ledger) -> str:
    if found := len(_CONTROL.findall(text)):
        ledger.tell(f"usunięto znaki sterujące ({found}).")
        text = _CONTROL.sub("", text)
    for sign in dict.fromkeys(_UNREADABLE.findall(text)):
        ledger.tell(f"w źródle są znaki, których nie da się odczytać („{sign}”). Dopisz je z oryginału.")
    return text


def _first_difference(one: Regulation, other: Regulation) -> str:
    """The first words at which two trees part; empty when they are the same."""
    if without_lines(one) == without_lines(other):
        return ""
    for before, after in zip(_shape(one), _shape(other), strict=False):
        if before != after:
            return " ".join(str(part) for part in before if part)[:100]
    return "koniec tekstu"


def _shape(regulation: Regulation) -> Iterator[tuple[str, ...]]:
    for unit in regulation.walk():
        yield unit.anchor, unit.mark, unit.title.text if unit.title else "", unit.text
