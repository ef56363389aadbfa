"""The common form between the formats and the text of a regulation: paragraphs and tables in reading order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_RAISED = str.maketrans("0123456789)", "⁰¹²³⁴⁵⁶⁷⁸⁹⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` is Markdown of a regulation (links, ``~~``), its line breaks are meant. ``mark`` is a number that
    existed only in the list of the source. ``level`` counts from 0 in nested lists. ``wraps``: the line goes on from
    the one above, as in a PDF. ``place`` tells staff where it stands in the source.
    """

    text: str
    mark: str = ""
    level: int = 0
    heading: bool = False
    wraps: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each without line breaks."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool = False
    place: str = ""


# Signs of the font Symbol that a provision needs to keep its sense, by their place in the font.
SYMBOL = {
    0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "µ", 0x70: "π", 0xA3: "≤", 0xA5: "∞",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "·",
    **{code: chr(code) for code in (*range(0x28, 0x2D), *range(0x2E, 0x40))},
    0x2D: "−",
}  # fmt: skip
Block = Paragraph | Grid


def raised(text: str) -> str:
    """Superscript digits as signs of their own: § 1¹, m², a note¹⁾. Other letters stay as they are."""
    return text.translate(_RAISED) if re.fullmatch(r"\s*\d[\d\s]*\)?\s*", text) else text


def lowered(text: str) -> str:
    return text.translate(_LOWERED) if re.fullmatch(r"[\d\s]+", text) else text


def note_mark(number: int) -> str:
    """The sign of a footnote as Polish law prints it: ¹⁾."""
    return f"{str(number).translate(_RAISED)}⁾"


def escaped(text: str) -> str:
    """Plain words of a source, so that no sign of theirs is taken for Markdown or HTML."""
    text = re.sub(r"\\(?=[\\`*_{}\[\]()#+\-.!§<>&|~])", r"\\\\", text)
    text = re.sub(r"\*(?=\S)|(?<=\S)\*", r"\\*", text)
    text = re.sub(r"\[(?=[^\[\]]*\](?:\(|:)|\^)", r"\\[", text)
    text = re.sub(r"<(?=[A-Za-z/!])", r"\\<", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    return text.replace("~~", r"\~\~")


def one_line(text: str) -> str:
    return " ".join(text.split())


def words_of(blocks: Iterable[Block]) -> Iterable[str]:
    """All words of the blocks, for the proof that none was lost."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield f"{block.mark} {block.text}"
        else:
            yield from (cell for row in block.rows for cell in row)
