"""A text and the nodes that the engine finds in it, each with its place in the text as written."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from plugins.core.markdown.engine import LEAVES, Node, Tree

# The label and the address of a definition, in whatever list or quotation; the address may stand in the line below.
_DEFINITION = re.compile(
    r"^[ \t>*+\-\d.)]*\[((?:[^\[\]\\\n]|\\.)+)\]:[ \t]*(?:\n[ \t>]*)?(?:<([^<>\n]*)>|(\S*))", re.MULTILINE
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = " \t>*+-.)0123456789"
_ANY = "[a-z_]+"
# An address may be followed by a title; no title is longer than that.
_TITLE = 300


class Placed(NamedTuple):
    """A node between two offsets of the text (the second one is that behind it)."""

    node: Node
    start: int
    end: int


class Definition(NamedTuple):
    """``[label]: target``, a footnote where the label begins with ``^``; ``start`` is the offset of the label's [."""

    label: str
    target: str
    start: int
    target_start: int


class Source:
    """A text, read once. ``first_line`` is the number of its first line in the file."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.tree = Tree(text)
        self._first_line = first_line
        # A place in a line that is not plain ASCII: line, bytes, and letters that these bytes are.
        self._cursor = (0, 0, 0)
        self._bytes = b""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line begins."""
        return list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        """Line of the file and column, in letters, of a place in the text."""
        line = bisect_right(self._starts, offset) - 1
        return line + self._first_line, offset - self._starts[line] + 1

    def file_line(self, line: int) -> int:
        return line + self._first_line - 1

    def nodes(self, *kinds: str, having: re.Pattern[str] | None = None) -> Iterator[Placed]:
        """The nodes of these kinds, with their places; of leaves, those in whose words the pattern is found."""
        shift = 0
        # Only what stands in the first two can be put too high.
        holding = ("paragraph", "heading", "table") if self._shifts else ()
        for node in self.tree.nodes(*holding, *kinds):
            if node.kind in holding:
                shift = self._shifts.get((node.line, node.column), 0)
                if node.kind not in kinds:
                    continue
                yield Placed(node, self._offset(node.line + shift, node.column), self._offset_behind(node, 0))
            elif having is None or having.search(node.words):
                yield Placed(node, self._offset(node.line + shift, node.column), self._offset_behind(node, shift))

    def _offset_behind(self, node: Node, shift: int) -> int:
        return self._offset(node.end_line + shift, node.end_column + 1)

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return len(self.text)
        written = self._lines[line - 1]
        letters = column - 1 if written.isascii() else self._letters(line, column - 1)
        return self._starts[line - 1] + min(letters, len(written))

    def _letters(self, line: int, bytes_before: int) -> int:
        known, done, letters = self._cursor
        if known != line:
            self._bytes = self._lines[line - 1].encode()
        if known != line or done > bytes_before:
            done = letters = 0
        letters += len(self._bytes[done:bytes_before].decode(errors="ignore"))
        self._cursor = (line, bytes_before, letters)
        return letters

    def place_of_target(self, found: Placed, target: str) -> int:
        """Where the address of a link or a picture is written: inside it, or in a definition."""
        start, end = found.start, found.end
        near = max(start, end - len(target) - _TITLE)
        place = self.text.rfind(target, near, end) if target else -1
        if place >= 0:
            return place
        inside = self.text.rfind("](", near, end)
        if inside < 0 and target in self.defined_at:
            return self.defined_at[target]
        if target and self.text[end - 1 : end] != ")":  # the engine loses count of lines inside the brackets
            place = self.text.find(target, start, end + len(target) + _TITLE)
            if place >= 0:
                return place
        return inside + 2 if inside >= 0 else start

    @cached_property
    def _shifts(self) -> dict[tuple[int, int], int]:
        """By how many lines the engine puts the nodes of a block too high, by the place of the block.

        Definitions above the words of a paragraph belong to its lines, but the engine counts from its first word.
        """
        if "]:" not in self.text:
            return {}
        shifts: dict[tuple[int, int], int] = {}
        block: Node | None = None
        last = 0
        for node in (*self.tree.nodes(_ANY), None):
            if node is None or node.kind in LEAVES or node.kind in _CONTAINERS:
                if block and last and self._lines[block.line - 1].lstrip(_MARKS).startswith("["):
                    below = 1 if _is_underlined(block) else 0
                    shifts[block.line, block.column] = block.end_line - below - last
                block, last = (node if node and node.kind in ("paragraph", "heading") else None), 0
            else:
                last = max(last, node.end_line)
        return {place: shift for place, shift in shifts.items() if shift > 0}

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The definitions of links and footnotes: they stand in lines that no block shows."""
        if "]:" not in self.text:
            return ()
        lines = list(self._lines)
        for node in self.tree.nodes(*LEAVES):
            first = node.line + self._shifts.get((node.line, node.column), 0)
            for line in range(first, node.end_line + 1):
                lines[line - 1] = ""
        bare = "\n".join(lines)
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        found = []
        for match in _DEFINITION.finditer(bare):
            group = 2 if match[2] is not None else 3
            found.append(
                Definition(
                    match[1],
                    html.unescape(_ESCAPE.sub(r"\1", match[group])),
                    self._moved(match.start(1) - 1, bare, starts),
                    self._moved(match.start(group), bare, starts),
                )
            )
        return tuple(found)

    @cached_property
    def defined_at(self) -> dict[str, int]:
        """Where the target of a definition is written; of two with the same one, the first."""
        return {one.target: one.target_start for one in reversed(self.definitions)}

    def _moved(self, offset: int, bare: str, starts: list[int]) -> int:
        line = bisect_right(starts, offset) - 1
        return self._starts[line] + offset - starts[line]


_CONTAINERS = ("block_quote", "list", "item", "taskitem", "table", "footnote_definition")


def _is_underlined(block: Node) -> bool:
    return block.kind == "heading" and block.end_line > block.line
