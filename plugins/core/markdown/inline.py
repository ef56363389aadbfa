"""The marks inside one line of a text whose blocks are read elsewhere (regulations): words, emphasis, links."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from plugins.core.markdown.engine import Node
from plugins.core.markdown.places import Source

_BREAKS = {ord(sign): " " for sign in "\n\t"}
_BARE = ("http:", "https:", "mailto:")
# In front of a line, it keeps the line from being a heading, an item, code or a definition, and joins no word.
GUARD = ". "
# Without any of these a line is nothing but words.
_SIGNS = re.compile(r"[\\*_~`\[<&@]|://|www\.")
# Signs and names for one sign. A paragraph sign needs no escape in Markdown, but people who number by hand write one.
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~§]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# What ends a quotation or a sentence is no part of an address, though the engine takes it for one.
_NO_ADDRESS = re.compile(r"[”“„«»’…–—]+$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. ``start`` and ``end`` are offsets in the written text, so that others can be laid over it."""

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    link: str = ""
    kind: str = ""


_STYLES: dict[str, Callable[[Run], Run]] = {
    "strong": lambda run: replace(run, strong=True),
    "emph": lambda run: replace(run, emphasis=True),
    "strikethrough": lambda run: replace(run, struck=True),
}


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a line, or of several that belong together, in their order; nothing of the words is left out."""
    if not _SIGNS.search(text):
        return (Run(text, 0, len(text)),) if text else ()
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    width = len(GUARD)
    # A break would let the line below begin a block.
    source = Source(GUARD + text.translate(_BREAKS), 1)
    around: list[tuple[int, Run]] = []
    position = 0
    for placed in source.nodes("text", "code", "html_inline", *_STYLES, "link"):
        kind = placed.node.kind
        start, end = max(placed.start - width, 0), placed.end - width
        while around and around[-1][0] <= start:
            around.pop()
        style = around[-1][1] if around else Run("", 0, 0)
        if kind == "link":
            around.append((end, replace(style, link=placed.node.attribute("destination"))))
        elif kind in _STYLES:
            around.append((end, _STYLES[kind](style)))
        elif end > start:
            yield from _leaf(placed.node, text, start, end, style)
            position = end
    end = len(text.rstrip())
    if position <= end < len(text):  # the engine leaves the blanks at an end out
        yield Run(text[end:], end, len(text))


def _leaf(node: Node, text: str, start: int, end: int, style: Run) -> Iterator[Run]:
    """The runs of words, code or a tag; a tag is shown as it is written."""
    if node.kind == "code":
        yield replace(style, text=node.words, start=start, end=end)
        return
    if node.kind == "html_inline":
        yield replace(style, text=text[start:end], start=start, end=end)
        return
    # The end of an address that stands as it is, not one of words in brackets.
    cut = _NO_ADDRESS.search(text, start, end) if style.link.startswith(_BARE) else None
    if cut and cut.end() == end and style.link.endswith(cut[0]):
        address = style.link.removesuffix(cut[0])
        yield from _words(text, start, cut.start(), replace(style, link=address))
        yield from _words(text, cut.start(), end, replace(style, link=""))
    else:
        yield from _words(text, start, end, style)


def _words(text: str, start: int, end: int, style: Run) -> Iterator[Run]:
    """Words as they are written, escaped signs and names of signs each in a run of its own."""
    for found in _ESCAPED.finditer(text, start, end):
        if found.start() > start:
            yield replace(style, text=text[start : found.start()], start=start, end=found.start())
        sign = found[0][1:] if found[0][0] == "\\" else html.unescape(found[0])
        yield replace(style, text=sign, start=found.start(), end=found.end())
        start = found.end()
    if end > start:
        yield replace(style, text=text[start:end], start=start, end=end)


def plain_text(text: str) -> str:
    """The words without Markdown."""
    return "".join(run.text for run in runs_of(text))
