"""The growing tree: nodes that the builder fills, and how a filled node becomes a frozen `Unit`."""

import re
from collections import Counter
from dataclasses import dataclass, field

from plugins.regulations.parsing.marks import Reading, is_repealed
from plugins.regulations.tree.numbers import Number
from plugins.regulations.tree.units import BASES, GROUPS, Block, Passage, Style, Table, Unit

TITLE_LIMIT = 150
# A title on a line of its own is shorter than a line that merely wraps.
SHORT_TITLE = 50


@dataclass(slots=True)
class Piece:
    """A line of text, or a table, as it arrived. ``own_line``: not on the line of the unit's mark."""

    line: int
    text: str
    new_paragraph: bool
    own_line: bool = True
    table: Table | None = None


@dataclass(slots=True)
class Level:
    """The last unit of one style below a node."""

    number: Number
    form: str
    indent: int
    line: int


@dataclass(slots=True)
class Node:
    """``style`` is None for the main document itself. ``levels`` are the lists running below this node."""

    style: Style | None
    reading: Reading | None = None
    line: int = 0
    indent: int = 0
    before: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    # How many children there are of each style: a list of thousands asks at each of them.
    count_of: Counter[Style] = field(default_factory=Counter)
    levels: dict[Style, Level] = field(default_factory=dict)
    running: dict[Style, Number] = field(default_factory=dict)
    doubt: str = ""

    def add(self, child: "Node") -> None:
        self.children.append(child)
        if child.style is not None:
            self.count_of[child.style] += 1

    @property
    def is_scope(self) -> bool:
        """A number space of its own: the main document or an annex."""
        return self.style is None or self.style is Style.ANNEX

    @property
    def is_container(self) -> bool:
        return self.is_scope or self.style in GROUPS

    @property
    def rank(self) -> int:
        return -1 if self.style is None else self.style.value

    @property
    def last_text(self) -> str:
        pieces = self.closing or self.before
        return pieces[-1].text if pieces else ""

    @property
    def opens_a_list(self) -> bool:
        return not self.children and self.last_text.endswith(":")

    def frozen(self) -> Unit:
        """The unit with everything below it; address and level word come later (`plugins.regulations.tree.anchors`)."""
        assert self.reading is not None
        assert self.style is not None
        title, rest = self._title()
        before = blocks_of(rest)
        words = " ".join(block.text for block in before if isinstance(block, Passage))
        return Unit(
            style=self.style,
            mark=self.reading.mark,
            label=self.reading.label,
            number=self.reading.number,
            line=self.line,
            word=self.reading.word,
            title=title,
            before=before,
            children=tuple(child.frozen() for child in self.children),
            closing=blocks_of(self.closing),
            notes=tuple(block for block in blocks_of(self.notes) if isinstance(block, Passage)),
            repealed=is_repealed(words or (title.text if title else "")) if words or title else False,
            through=self.reading.through,
            form=self.reading.form,
            doubt=self.doubt,
        )

    def _title(self) -> tuple[Passage | None, list[Piece]]:
        """The title, if the first line is one, and the remaining pieces (P4, P6 of the facts)."""
        pieces = self.before
        if not pieces or pieces[0].table:
            return None, pieces
        first = pieces[0]
        if self.style is Style.HEADING:
            return _passage([first]), pieces[1:]
        if self.style is Style.ANNEX:
            return self._annex_title()
        if self.style in GROUPS:
            ends = first.text.endswith((".", ";", ",")) and not self.children
            return (None, pieces) if ends or len(first.text) > TITLE_LIMIT else (_passage([first]), pieces[1:])
        if is_repealed(first.text) or not _looks_like_title(first.text):
            return None, pieces
        if self.style in BASES and self._is_followed_by_body(first, pieces):
            return _passage([first]), pieces[1:]
        if self.style in (Style.DOT, Style.DECIMAL) and len(pieces) == 1 and self._has_deeper_decimals():
            return _passage([first]), []
        return None, pieces

    def _is_followed_by_body(self, first: Piece, pieces: list[Piece]) -> bool:
        if len(pieces) == 1:
            return bool(self.children)
        following = pieces[1]
        if following.table:
            return True
        first_sign = following.text[:1]
        starts_anew = first_sign.isupper() or (following.new_paragraph and not first_sign.islower())
        return starts_anew and (len(first.text) < SHORT_TITLE or following.new_paragraph)

    def _has_deeper_decimals(self) -> bool:
        return any(child.style in (Style.DECIMAL, Style.DOT) for child in self.children)

    def _annex_title(self) -> tuple[Passage | None, list[Piece]]:
        taken: list[Piece] = []
        pieces = list(self.before)
        while pieces and not pieces[0].table and len(taken) < 3:
            piece = pieces[0]
            done = taken and not taken[-1].text.lower().startswith("do ")
            titles = _looks_like_title(piece.text) or piece.text.lower().startswith("do ")
            if piece.own_line and (done or not titles or not (self.children or len(pieces) > 1)):
                break
            taken.append(pieces.pop(0))
        return (_passage(taken, " – ") if taken else None), pieces


def blocks_of(pieces: list[Piece]) -> tuple[Block, ...]:
    """Lines joined to paragraphs; each remembers on which lines of the file it stands."""
    blocks: list[Block] = []
    lines: list[Piece] = []
    for piece in pieces:
        if (piece.new_paragraph or piece.table) and lines:
            blocks.append(_passage(lines))
            lines = []
        if piece.table:
            blocks.append(piece.table)
        else:
            lines.append(piece)
    return (*blocks, _passage(lines)) if lines else tuple(blocks)


def _passage(lines: list[Piece], joint: str = " ") -> Passage:
    starts, offset = [], 0
    for piece in lines:
        starts.append((offset, piece.line))
        offset += len(piece.text) + len(joint)
    return Passage(joint.join(piece.text for piece in lines), tuple(starts))


def _looks_like_title(text: str) -> bool:
    return (
        len(text) <= 120
        and not re.search(r"[.;,:]$", text)
        and not re.match(r"\(", text)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "„\"'")
    )
