"""The engine of Markdown: comrak, through its Python package `comrak-ext`. Nothing else of ours knows which one it is.

Two outputs of one grammar: the HTML of a page, and the nodes of the text with their places (CommonMark's own XML, whose
element names every implementation shares). A check needs no HTML and a page no places, so each is made where it is
asked for, in 0.02 ms for an ordinary body; a tree in Python would take four times as long as both.

Chosen in November 2026 among comrak-ext (newest comrak, wheels for every system and Python), comrak (its wheels for
Windows begin with Python 3.14, no places of tags) and cmarkgfm (no places inside a line).
"""

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import comrak

_EXTENSIONS = comrak.ExtensionOptions(table=True, strikethrough=True, autolink=True, tasklist=True, footnotes=True)
# Columns are counted in bytes: counted in letters, a text of one long line takes the square of its length.
_PARSING = comrak.ParseOptions()
# HTML in the text is kept: what of it may stand is for the sanitiser to say.
_RENDERING = comrak.RenderOptions(unsafe_=True, sourcepos=True)

_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_LEAF = re.compile(r"<(?:text|code) [^<>]*>([^<]*)<|<(?:soft|line)break ()")
_BLANK = re.compile(
    r"(?:\s|<text [^<>]*>\s*</text>|<(?:soft|line)break [^<>]*>|<html_inline [^<>]*>[^<]*</html_inline>)*+"
)

_TEXT = re.compile(r"<text [^<>]*>([^<]*)</text>")

# Blocks that hold no others: what of a text stands in none of them is on no page.
LEAVES = ("paragraph", "heading", "code_block", "html_block", "thematic_break", "table_row")


class Node(NamedTuple):
    """A node of a text. Lines count from 1, columns are bytes from 1; ``end_column`` is that of the last byte."""

    kind: str
    line: int
    column: int
    end_line: int
    end_column: int
    attributes: str
    xml: str
    inside: int

    def attribute(self, name: str) -> str:
        """``destination`` or ``title`` of a link or a picture, ``level`` of a heading, ``label`` of a footnote."""
        found = (value for key, value in _ATTRIBUTE.findall(self.attributes) if key == name)
        return html.unescape(next(found, ""))

    @property
    def words(self) -> str:
        """What is written in a leaf: text, code, HTML."""
        if self.attributes.endswith("/"):
            return ""
        return html.unescape(self.xml[self.inside : self.xml.index("<", self.inside)])

    @property
    def all_words(self) -> str:
        """The words of a heading without their marks and without HTML."""
        if self.attributes.endswith("/"):
            return ""
        end = self.xml.index(f"</{self.kind}>", self.inside)
        pieces = (found[1] if found[1] is not None else " " for found in _LEAF.finditer(self.xml, self.inside, end))
        return " ".join(html.unescape("".join(pieces)).split())

    @property
    def is_blank(self) -> bool:
        """Whether a link or a picture has no words."""
        if self.attributes.endswith("/"):
            return True
        blank = _BLANK.match(self.xml, self.inside)
        return blank is not None and self.xml.startswith(f"</{self.kind}>", blank.end())


def html_of(text: str) -> str:
    """The HTML of a text, with all the HTML that stands in it. Not to be published (see `sanitising`).

    Tags that the engine made for a node say so by ``data-sourcepos``.
    """
    made: str = comrak.markdown_to_html(text, _EXTENSIONS, _PARSING, _RENDERING)
    return made


class Tree:
    """What a text consists of, with places. Footnotes follow the text, wherever they were written."""

    def __init__(self, text: str) -> None:
        self._xml: str = comrak.markdown_to_xml(text, _EXTENSIONS, _PARSING, _RENDERING)

    def nodes(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these kinds in the order of the text."""
        for found in _pattern(kinds).finditer(self._xml):
            kind, line, column, end_line, end_column, attributes = found.groups()
            yield Node(kind, int(line), int(column), int(end_line), int(end_column), attributes, self._xml, found.end())

    def texts(self) -> str:
        """The words that are but text (no code, no HTML), as XML has them: each part of a line behind a break."""
        return "\n".join(("", *_TEXT.findall(self._xml)))

    def first_line_nested_deeper_than(self, limit: int) -> int | None:
        """The first line in which lists, quotations or marks stand inside more than that many others."""
        depth = 0
        for found in _NESTING.finditer(self._xml):
            depth += -1 if found[1] else 1
            if depth > limit:
                return int(found[2])
        return None


_NESTING = re.compile(r'<(/)?(?:list|block_quote|emph|strong|strikethrough|image)(?: sourcepos="(\d+)[^<>]*(?<!/))?>')


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    # Neither attributes nor words hold a `<` or a `>` in XML.
    return re.compile(rf'<({"|".join(kinds)}) sourcepos="(\d+):(\d+)-(\d+):(\d+)"([^<>]*)>')
