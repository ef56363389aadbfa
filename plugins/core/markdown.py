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
from markdown.treeprocessors import Treeprocessor

from plugins.core.body import ALLOWED_HTML, SCHEMES, has_html
from plugins.core.polish.typography import typeset_html
from plugins.core.polish.words import slugify


def html_of(text: str) -> str:
    """The HTML of a body: typeset, sanitised, headings with ids, links as written."""
    converter = _converter()
    converter.reset()
    html = converter.convert(text)
    if has_html(text):
        html = _sanitised(html)
    return typeset_html(html)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code", HeadingIds()], output_format="html")


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


class HeadingIds(Extension):
    """Headings get the slug of their words as id; the second one with the same words gets none (see `body.Heading`)."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 5)


class _HeadingIds(Treeprocessor):
    def run(self, root: Element) -> None:
        seen: set[str] = set()
        for element in root.iter():
            if isinstance(element.tag, str) and re.fullmatch("h[2-6]", element.tag):
                anchor = slugify(_words(element))
                if anchor and anchor not in seen:
                    element.set("id", anchor)
                    seen.add(anchor)


def _words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
