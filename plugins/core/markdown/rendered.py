"""What Markdown really makes of a text, for texts in which patterns may have overlooked something.

Links and ids are read from the very HTML that a build publishes, tags from what Markdown hands to the sanitiser. So
what is published has been judged, and what is taken away has been told.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from plugins.core.markdown.extension import safe, unsafe_html_of
from plugins.core.markdown.tags import ADDRESSES, DECORATIVE, NO_ALT, tag_messages
from plugins.core.reading.front_matter import line_and_column
from plugins.core.schema.addresses import IN_HTML, as_written, is_allowed, scheme_of
from plugins.core.schema.body import Body, Link
from plugins.core.schema.issues import Issue

_ID = re.compile(r'<[a-z][^>]*?\sid="([^"]*)"')
# What Markdown writes into tags of its own: the language of code, the side that a column of a table keeps to.
_OWN = {("code", "class"): "language-", ("th", "style"): "text-align: ", ("td", "style"): "text-align: "}


def completed(body: Body, text: str, issues: Iterable[Issue]) -> tuple[Body, tuple[Issue, ...]]:
    """A scanned body with the links and ids that the scanner overlooked, and all mistakes: its own and new ones."""
    issues = tuple(issues)
    unsafe = unsafe_html_of(text)
    published = safe(unsafe, text)
    known = {(link.target, link.image) for link in body.links}
    found = dict.fromkeys((as_written(m[2]), m[1].startswith("<img")) for m in IN_HTML.finditer(published))
    links = tuple(
        Link(target, *_place(body, text, (target, html.escape(target))), image)
        for target, image in found
        if not scheme_of(target) and (target, image) not in known
    )
    outer = (target for target, _image in found if scheme_of(target) in ("http", "https"))
    ids = tuple(html.unescape(found) for found in _ID.findall(published))
    told = {issue.message for issue in issues}
    if any(heading.level == 1 for heading in body.headings):
        told |= set(tag_messages("h1", {}))  # told in other words, at its line
    new = _messages(_Tags(unsafe).found, "<img" in text.lower()) | _repeated(ids)
    return (
        body._replace(
            links=(*body.links, *links),
            outer=tuple(dict.fromkeys((*body.outer, *outer))),
            headings=tuple(h if h.id in ids else h._replace(id="") for h in body.headings),
            ids=tuple(sorted({*ids} - {heading.id for heading in body.headings})),
        ),
        (*issues, *(Issue("", m, *_place(body, text, words)) for m, words in new.items() if m not in told)),
    )


class _Tags(HTMLParser):
    """The opening tags of some HTML, each with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: as_written(value or "") for name, value in attrs}))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """In HTML `<![` begins a remark up to the next `>`. Python takes it for SGML and fails at other words."""
        return self.parse_bogus_comment(i, bool(report))


def _messages(tags: Iterable[tuple[str, dict[str, str]]], has_pictures_in_html: bool) -> dict[str, tuple[str, ...]]:
    """What is wrong with tags: messages, each with the words of the text that show its place, the best ones first."""
    found: dict[str, tuple[str, ...]] = {}
    for name, attributes in tags:
        by_hand = {a: v for a, v in attributes.items() if not v.startswith(_OWN.get((name, a), "\0"))}
        addresses = [value for a, value in by_hand.items() if a in ADDRESSES and not is_allowed(value)]
        for message in tag_messages(name, by_hand):
            found.setdefault(message, (*addresses, f"<{name}"))
        # In HTML an empty text says "decorative"; in Markdown it may have been forgotten.
        empty = name == "img" and not attributes.get("alt", "").strip()
        if empty and not has_pictures_in_html and attributes.get("title", "").strip() != DECORATIVE:
            found.setdefault(NO_ALT, (attributes.get("src", ""),))
    return found


def _repeated(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {
        f"miejsce „#{one}” jest w tekście więcej niż raz (nagłówki tworzą je ze swoich słów). "
        "Zmień albo usuń id w znaczniku HTML.": (f'id="{one}"', f"id='{one}'", f"id={one}", "id=")
        for one, times in Counter(ids).items()
        if times > 1
    }


def _place(body: Body, text: str, words: Iterable[str]) -> tuple[int, int]:
    """Line and column of the first words that the text has; of its beginning when it has none of them."""
    low = text.lower()
    offsets = (low.find(word.lower()) for word in words if word)
    line, column = line_and_column(text, next((offset for offset in offsets if offset >= 0), 0))
    return line + body.line - 1, column
