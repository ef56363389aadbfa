"""The tree builder: reads rows one after the other and takes the reading that continues a running sequence.

Every candidate place has a cost: continuing a list costs nothing, opening a new level a little, breaking a sequence
much. What is cheapest is taken; a mark that nothing speaks for stays text and is listed as an `Aside`. Broken sequences
are kept as written and reported by `plugins.regulations.tree.numbering`: nothing is renumbered here.
"""

import re
from collections.abc import Sequence

from plugins.regulations.parsing.chapters import with_chapters
from plugins.regulations.parsing.headings import heading_rows
from plugins.regulations.parsing.marks import Reading, is_repealed, readings_of
from plugins.regulations.parsing.nodes import Level, Node, Piece
from plugins.regulations.parsing.place import TreePlace, wraps
from plugins.regulations.parsing.placing import places
from plugins.regulations.parsing.rows import TextRow, contents_title
from plugins.regulations.tree.numbers import SUPERSCRIPTS, Number, follows, of_letters
from plugins.regulations.tree.units import ANOTHER_LIST, BASES, GROUPS, LETTERED, NAMED, UNNUMBERED, Aside, Style

_BROKEN_FIELD = re.compile(r"(?:Błąd!|Error!) .{0,60}(?:zakład|źródł|bookmark|reference)", re.IGNORECASE)
_ANNEX_LIST = re.compile(r"(?:spis |wykaz |lista )?załącznik(?:i|ów)(?: do regulaminu)?\s*:?", re.IGNORECASE)
_CONTENTS = re.compile(r"spis\s+treści\s*:?", re.IGNORECASE)
_NOTE_SIGN = re.compile(rf"[{SUPERSCRIPTS}]{{1,3}}⁾")
_NOTE = re.compile(rf"([{SUPERSCRIPTS}]{{1,3}}⁾)\s*\S")


class Builder:
    """One use: ``Builder(rows).build()``; then ``root``, ``annexes``, ``ending`` and ``asides`` are filled."""

    def __init__(self, rows: Sequence[TextRow]) -> None:
        self.rows = rows
        plain = [() if row.table or row.from_contents or row.plain else readings_of(row.text) for row in rows]
        self.readings = with_chapters(rows, plain)
        self.headings = heading_rows(rows, self.readings)
        self.footnotes = _footnotes(rows)
        self.later = _last_seen(self.readings)
        self.root = Node(None)
        self.stack = [self.root]
        self.annexes: list[Node] = []
        self.ending: list[Piece] = []
        self.asides: list[Aside] = []
        self.noted: dict[str, Node] = {}
        self.steps = 0

    def build(self) -> "Builder":
        for index in range(len(self.rows)):
            self._take(index)
        return self

    @property
    def scope(self) -> Node:
        return next(node for node in reversed(self.stack) if node.is_scope)

    def _take(self, index: int) -> None:
        row = self.rows[index]
        self.steps += 1
        if row.table:
            self._add(Piece(row.line, "", True, table=row.table))
        elif row.from_contents or (_CONTENTS.fullmatch(row.text) and self._contents_follow(index)):
            self.asides.append(Aside(row.line, contents_title(row.text), "wiersz spisu treści"))
        elif _BROKEN_FIELD.search(row.text):
            self.asides.append(Aside(row.line, row.text, "resztka pola z edytora tekstu", doubtful=True))
        elif self._lists_annexes(index):
            self.ending.append(Piece(row.line, row.text, True))
        elif index in self.headings:
            self._open_heading(row)
        elif _NOTE.match(row.text):
            self._note(row)
        elif self._is_note(index):
            self._owner_of_note(self.stack[-1], row)
        else:
            self._place(index, row)

    def _place(self, index: int, row: TextRow) -> None:
        readings = self.readings[index]
        if readings and wraps(self.rows, index):
            self._set_aside(row, readings)
            return self._text(row)
        best: TreePlace | None = None
        for place in places(self, index):
            self.steps += 1
            if best is None or place.cost < best.cost:
                best = place
        if best is None:
            likely = [r for r in readings if r.ended and r.style not in (Style.ORDINAL, Style.CAPITAL, Style.ANNEX)]
            if likely:
                self._set_aside(row, likely)
            return self._text(row)
        if best.closing_of is not None:
            best.closing_of.closing.append(Piece(row.line, row.text, True))
            del self.stack[self.stack.index(best.closing_of) + 1 :]
            return None
        return self._open(best, row)

    def _open(self, place: TreePlace, row: TextRow) -> None:
        reading = place.reading
        assert reading is not None
        if place.doubt == ANOTHER_LIST:
            top = self.stack[-1]
            (top.closing or top.before)[-1].new_paragraph = True
        del self.stack[place.depth + 1 :]
        parent = self.stack[-1]
        _keep_order(parent)
        node = Node(reading.style, reading, row.line, row.indent, doubt=place.doubt)
        if reading.rest:
            self._see_notes(reading.rest, node)
            node.before.append(Piece(row.line, reading.rest, False, own_line=False))
        if reading.style is Style.ANNEX:
            self.annexes.append(node)
        else:
            parent.add(node)
        number = _covered(reading)
        if reading.style in UNNUMBERED:
            number = Number((parent.count_of[reading.style],))
            node.reading = _relabelled(reading, number)
        parent.levels[reading.style] = Level(number, reading.form, row.indent, row.line)
        if parent.is_container and reading.style is not Style.DECIMAL:
            for style in [style for style in parent.levels if style.value > reading.style.value]:
                del parent.levels[style]
        self._keep_running(reading.style, number)
        self.stack.append(node)

    def _keep_running(self, style: Style, number: Number) -> None:
        if style in BASES or style in GROUPS or style is Style.DOT:
            self.scope.running[style] = number

    def _see_notes(self, text: str, node: Node) -> None:
        if "⁾" in text:
            self.noted.update(dict.fromkeys(_NOTE_SIGN.findall(text), node))

    def _open_heading(self, row: TextRow) -> None:
        while not (self.stack[-1].is_container and self.stack[-1].style is not Style.HEADING):
            self.stack.pop()
        reading = Reading(Style.HEADING, "", "", Number((0,)), row.text)
        self._open(TreePlace(0, len(self.stack) - 1, reading), row)

    def _text(self, row: TextRow) -> None:
        top = self.stack[-1]
        parent = self.stack[-2] if len(self.stack) > 1 else None
        if parent is not None and not parent.is_container and _closes(row, top, parent):
            self.stack.pop()
            parent.closing.append(Piece(row.line, row.text, True))
            return
        self._add(Piece(row.line, row.text, row.after_blank))

    def _note(self, row: TextRow) -> None:
        """`¹⁾ words` belongs to the unit in whose words the sign stands; it may come much later, at the end."""
        match = _NOTE.match(row.text)
        assert match is not None
        self._owner_of_note(self.noted.get(match[1], self.stack[-1]), row)

    def _owner_of_note(self, node: Node, row: TextRow) -> None:
        piece = Piece(row.line, row.text, True)
        if node.style is None:  # the document itself keeps no notes: they stay where they stand
            self._add(piece)
        else:
            node.notes.append(piece)

    def _add(self, piece: Piece) -> None:
        top = self.stack[-1]
        self._see_notes(piece.text, top)
        (top.closing if top.closing or top.children else top.before).append(piece)

    def _set_aside(self, row: TextRow, readings: Sequence[Reading]) -> None:
        reading = readings[0]
        words = f"„{reading.mark}” na początku wiersza wzięto za dalszy ciąg zdania, a nie za nową jednostkę"
        self.asides.append(Aside(row.line, row.text, words, doubtful=reading.style not in UNNUMBERED))

    def _is_note(self, index: int) -> bool:
        """A footnote `1) …` whose mark hangs on a word above (P30)."""
        reading = next((r for r in self.readings[index] if r.style is Style.BRACKET), None)
        if reading is None or reading.number.last not in self.footnotes:
            return False
        running = any(
            Style.BRACKET in node.levels and follows(node.levels[Style.BRACKET].number, reading.number)
            for node in self.stack
        )
        return not running and not self.stack[-1].opens_a_list

    def _lists_annexes(self, index: int) -> bool:
        """A list of annexes below the text, up to the first annex itself."""
        row = self.rows[index]
        if self.ending:
            return not any(r.style in BASES | GROUPS | {Style.ANNEX} for r in self.readings[index])
        return row.after_blank and bool(self.root.children) and bool(_ANNEX_LIST.fullmatch(row.text))

    def _contents_follow(self, index: int) -> bool:
        return any(row.from_contents for row in self.rows[index + 1 : index + 4])


def _keep_order(parent: Node) -> None:
    """What stood below a list stands between two of its items once it goes on: it hangs on the one above."""
    if parent.closing and parent.children:
        last = parent.children[-1]
        _keep_order(last)
        (last.closing if last.children else last.before).extend(parent.closing)
        parent.closing.clear()


def _closes(row: TextRow, top: Node, parent: Node) -> bool:
    """A closing part: a line back at the level of the introduction, or a small letter in a new paragraph (P15)."""
    if top.style is None or top.style.value < Style.ORDINAL.value or top.children:
        return False
    outdented = row.indent <= parent.indent < top.indent
    if outdented:
        return row.after_blank or top.last_text.endswith((",", ";", ".")) or not row.text[:1].islower()
    return row.after_blank and row.text[:1].islower() and not top.last_text.endswith((".", ":"))


def _covered(reading: Reading) -> Number:
    """The last number that a line stands for: 6 for `4–6. (uchylone)`."""
    if not reading.through or not is_repealed(reading.rest):
        return reading.number
    if reading.style in LETTERED:
        return of_letters(reading.through)
    digits = re.match(r"\d+", reading.through)
    return Number((int(digits[0]),), reading.through[digits.end() :]) if digits else reading.number


def _relabelled(reading: Reading, number: Number) -> Reading:
    return Reading(reading.style, reading.mark, str(number.last), number, reading.rest, reading.word)


def _footnotes(rows: Sequence[TextRow]) -> frozenset[int]:
    """Numbers of notes that hang on a word: ``portier1)``."""
    return frozenset(int(n) for row in rows for n in re.findall(r"(?<=[^\W\d_]{3})(\d{1,2})\)", row.text))


def _last_seen(readings: Sequence[Sequence[Reading]]) -> dict[tuple[Style, int], int]:
    """Where a Roman number or capital letter stands for the last time: a lone "I" or "A." at a line start is a word."""
    seen: dict[tuple[Style, int], int] = {}
    for index, options in enumerate(readings):
        for reading in options:
            counted = reading.style in (Style.ROMAN, Style.CAPITAL, Style.ORDINAL) or reading.form == NAMED
            if counted and reading.number.last <= 2:
                seen[(reading.style, reading.number.last)] = index
    return seen
