"""Markdown -> safe HTML, with nothing in it that could change without the text changing.

Links stay as they were written; the workshop resolves them when a page is made, so a body can be kept for as long as
its text stands. One configured converter serves a process, since making one costs as much as four documents.
"""

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

from plugins.core.body import ALLOWED_HTML, SCHEMES, has_html
from plugins.core.polish.typography import typeset_html
from plugins.core.polish.words import slugify


def html_of(text: str, lang: str = "pl") -> str:
    """The HTML of a body: typeset as its language asks, sanitised, headings with ids, links as written."""
    converter = _converter()
    converter.reset()
    html = converter.convert(text)
    if has_html(text):
        html = _sanitised(html)
    return typeset_html(html, lang)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=[*_extensions(), QuickInline()], output_format="html")


def _extensions() -> list[Any]:
    return ["tables", "sane_lists", "fenced_code", HeadingIds()]


def stock_converter() -> markdown.Markdown:
    """The same converter with the library's own inline step, for the test that compares them."""
    return markdown.Markdown(extensions=_extensions(), output_format="html")


def _sanitised(html: str) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=set(ALLOWED_HTML),
        attributes={tag: set(attributes) for tag, attributes in ALLOWED_HTML.items() if attributes},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


class HeadingIds(Extension):  # type: ignore[misc] # the library has no types
    """Headings get the slug of their words as id; the second one with the same words gets none (see `body.Heading`)."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 5)


class _HeadingIds(Treeprocessor):  # type: ignore[misc] # the library has no types
    def run(self, root: Element) -> None:
        seen: set[str] = set()
        for element in root.iter():
            if isinstance(element.tag, str) and re.fullmatch("h[2-6]", element.tag):
                anchor = slugify(_words(element))
                if anchor and anchor not in seen:
                    element.set("id", anchor)
                    seen.add(anchor)


class QuickInline(Extension):  # type: ignore[misc] # the library has no types
    """Replaces the library's inline step by one that gives the same and skips patterns that can not match."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_QuickInline(md), "inline", 20)


# Without this in a text, the pattern of that name finds nothing in it.
_TRIGGERS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "![", "image_reference": "![",
    "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<", "linebreak": "  \n", "html": "<",
    "entity": "&",
}  # fmt: skip
# Without any of these, no pattern finds anything. Emphasis, which is not listed above, has two of them.
_SPECIAL = re.compile(r"[`\\\[<&*_]|  \n")


class _QuickInline(InlineProcessor):  # type: ignore[misc] # the library has no types
    """Overrides one private method: hence the narrow version range in pyproject.toml, and a test against the stock one.

    The stock step runs all patterns over each piece of text, and looks each of them up in a registry.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._quick: list[tuple[Any, str]] = []

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        registry = self.md.inlinePatterns
        if len(self._quick) != len(registry):
            names = {id(registry[name]): name for name in (*_TRIGGERS, "em_strong") if name in registry}
            if len(names) != len(registry):
                raise RuntimeError("an inline pattern without a trigger: add it to _TRIGGERS and _SPECIAL")
            self._quick = [(pattern, _TRIGGERS.get(names[id(pattern)], "")) for pattern in registry]
        done: Element = super().run(tree, ancestors)
        return done

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _SPECIAL.search(data):
            return data
        for number in range(patternIndex, len(self._quick)):
            pattern, trigger = self._quick[number]
            if trigger not in data:
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)
        return data


def _words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
