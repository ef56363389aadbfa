"""The tags in a piece of HTML, as a browser takes it apart (HTML Standard, "Tokenization"), each with its place.

In one pass, so that a text of nothing but half tags costs no more than its length.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.schema.addresses import as_written

_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+"
_TAG = re.compile(
    rf"<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE}|(?=>)))?+)*+)>",
)
_ATTRIBUTE = re.compile(rf"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+({_VALUE}|(?=>)))?+")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_REMARK = re.compile(r"<[!?/][^>]*+>")
_BEGINS = re.compile(r"<(?=[A-Za-z!?/])")


# Names of what is no element: a tag or a comment without an end, and a remark to a machine (`<?php`, `<!DOCTYPE>`).
HALF, REMARK = "", "?"


class Tag(NamedTuple):
    """A tag; the first of two attributes of one name counts. ``name`` may be `HALF` or `REMARK`."""

    name: str
    attributes: dict[str, str]
    start: int
    closes: bool = False


def tags(html: str) -> Iterator[Tag]:
    """The tags of a piece of HTML, comments left out. What begins like one and has no end is the last."""
    position = 0
    while begins := _BEGINS.search(html, position):
        start = begins.start()
        if html.startswith("<!--", start):
            found = _COMMENT.match(html, start)
        elif html[start + 1] in "!?" or (html[start + 1] == "/" and not html[start + 2 : start + 3].isalpha()):
            if html.startswith("</", start) and not html[start + 2 : start + 3]:
                return  # two signs at the end are text
            found = _REMARK.match(html, start)
            if found:
                yield Tag(REMARK, {}, start)
        else:
            found = _TAG.match(html, start)
            if found:
                yield Tag(found[2].lower(), {} if found[1] else _attributes(found[3]), start, bool(found[1]))
        if not found:
            yield Tag(HALF, {}, start)
            return
        position = found.end()


def _attributes(written: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(written):
        value = found[2] or ""
        attributes.setdefault(found[1].lower(), as_written(value[1:-1] if value[:1] in ("'", '"') else value))
    return attributes
