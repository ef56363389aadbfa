"""What a regulation is once it is read: a tree of units, each with its mark as written, its number and its address.

Nothing here is renumbered: the mark is data (`1.` stays `1.`), and the page shows it as text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from plugins.regulations.tree.numbers import Number


class Style(Enum):
    """How a mark looks. The value orders the usual nesting: a style stands below those with a smaller value."""

    ANNEX = 0
    PART = 1
    TITLE = 2
    DIVISION = 3
    CHAPTER = 4
    ROMAN = 5
    SECTION = 6
    CAPITAL = 7
    HEADING = 8
    ARTICLE = 9
    PARAGRAPH = 10
    DECIMAL = 11
    DOT = 12
    ORDINAL = 13
    UPPER = 14
    BRACKET = 15
    LETTER = 16
    SMALL_ROMAN = 17
    DASH = 18
    DOUBLE_DASH = 19


GROUPS = frozenset(
    {Style.PART, Style.TITLE, Style.DIVISION, Style.CHAPTER, Style.ROMAN, Style.SECTION, Style.CAPITAL, Style.HEADING}
)
BASES = frozenset({Style.PARAGRAPH, Style.ARTICLE})
LETTERED = frozenset({Style.LETTER, Style.CAPITAL, Style.UPPER})
CAPITALS = frozenset({Style.CAPITAL, Style.UPPER})
# `Unit.doubt`: a second list of the same marks in one unit, announced by a sentence of its own between the two.
ANOTHER_LIST = "another"
# A unit whose mark is the name of its level: "ust. 1", "pkt 1.".
NAMED = "named"
UNNUMBERED = frozenset({Style.DASH, Style.DOUBLE_DASH, Style.HEADING})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. ``starts`` are (offset, line of the file) of the lines it was written in."""

    text: str
    starts: tuple[tuple[int, int], ...] = ((0, 1),)

    @property
    def line(self) -> int:
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        return next((line for start, line in reversed(self.starts) if start <= offset), self.line)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    line: int
    has_header: bool = True


Block = Passage | Table


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a regulation: chapter, §, ust., pkt, lit., tiret, annex or a heading without a mark.

    ``mark`` is as written (empty for headings), ``label`` how it is cited (``2a``, ``II``), ``word`` the level
    (``par ust pkt ppkt lit tir rozdz …``).
    ``before`` stands above the children, ``closing`` below them (a common closing part, P15 of the facts).
    ``anchor`` is the permanent id; it is empty only for a second unit with the same number, which is a problem.
    ``through`` is the last label of one line that covers several repealed units, ``also`` are the anchors of those.
    """

    style: Style
    mark: str
    label: str
    number: Number
    line: int
    word: str = ""
    title: Passage | None = None
    before: tuple[Block, ...] = ()
    children: tuple["Unit", ...] = ()
    closing: tuple[Block, ...] = ()
    notes: tuple[Passage, ...] = ()
    repealed: bool = False
    anchor: str = ""
    through: str = ""
    also: tuple[str, ...] = ()
    form: str = ""
    doubt: str = ""

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.anchor, *self.also) if self.anchor else ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs of this unit alone, title first."""
        own = [block for block in (*self.before, *self.closing) if isinstance(block, Passage)]
        return (*((self.title,) if self.title else ()), *own, *self.notes)

    @property
    def text(self) -> str:
        """The unit's own words, without title, children and tables."""
        return "\n".join(b.text for b in (*self.before, *self.closing) if isinstance(b, Passage))

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that looks like a unit, a contents list or a signature but was not taken as a unit, and why (Polish)."""

    line: int
    text: str
    reason: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Regulation:
    """A whole text. ``units`` are the top of the main document, ``annexes`` its annexes, each with its own numbers.

    ``citation`` is ``par`` (§ or Art.), ``rozdz`` (chapters), ``dec`` (decimals) or ``flat`` (one list).
    """

    units: tuple[Unit, ...]
    annexes: tuple[Unit, ...] = ()
    preamble: tuple[Block, ...] = ()
    ending: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()
    citation: str = "flat"

    def walk(self) -> Iterator[Unit]:
        for unit in (*self.units, *self.annexes):
            yield from unit.walk()

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(anchor for unit in self.walk() for anchor in unit.anchors)
