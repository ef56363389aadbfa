"""What a body consists of and what is wrong with it: its links, headings and places, and issues at their lines.

From one reading by the engine, so nothing is found in code, comments or behind a backslash, and nothing overlooked.
"""

import re
from collections.abc import Iterable, Iterator

from plugins.core.markdown.headings import headings_of
from plugins.core.markdown.html.allowed_html import ALLOWED_HTML, NO_ALT, links_of, picture_messages
from plugins.core.markdown.html.html_in_text import HtmlTag, html_issues, html_tags
from plugins.core.markdown.leftovers import leftovers
from plugins.core.markdown.lost import lost_words
from plugins.core.markdown.merged import merged_lines
from plugins.core.markdown.nesting import nesting_issues
from plugins.core.markdown.places import Placed, Source
from plugins.core.schema.addresses import is_allowed, not_allowed, scheme_of, wrong_contact
from plugins.core.schema.body import DECORATIVE, EMPTY, Body, Heading, Link, digest_of
from plugins.core.schema.issues import Issue


def parse_markdown_body(path: str, text: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    if not text.strip():
        return Body(path, EMPTY, first_line), ()
    source = Source(text, first_line)
    html = html_tags(source)
    issues: list[Issue] = []
    found = tuple(dict.fromkeys((*links_of_markdown(source, issues, "link", "image"), *links_of_html(html, source))))
    headings = tuple(headings_of(source.tree))
    ids = tuple(_ids(html, source))
    footnotes = tuple(_footnotes(source, issues))
    issues += address_issues(found)
    if any(heading.level == 1 for heading in headings):
        issues += _first_level(source)
    issues += html_issues(html, source)
    issues += _repeated(ids, headings, source)
    issues += leftovers(source)
    issues += lost_words(source, (link.target for link in found))
    issues += merged_lines(source)
    issues += nesting_issues(source)
    body = Body(
        path,
        digest_of(text),
        first_line,
        tuple(link for link in found if leads_inside(link)),
        headings,
        outer=outer(found),
        ids=tuple(sorted({*footnotes, *(name for name, _offset in ids)} - {heading.id for heading in headings})),
    )
    return body, tuple(issues)


def outer(links: Iterable[Link]) -> tuple[str, ...]:
    """The web addresses among links, each once."""
    return tuple(dict.fromkeys(link.target for link in links if scheme_of(link.target) in ("http", "https")))


def leads_inside(link: Link) -> bool:
    return bool(link.target) and not scheme_of(link.target) and is_allowed(link.target)


def links_of_markdown(source: Source, issues: list[Issue], *kinds: str) -> Iterator[Link]:
    """Links and pictures of Markdown (``link``, ``image``), each where its address is written."""
    for found in source.nodes(*kinds):
        node = found.node
        image = node.kind == "image"
        target = node.attribute("destination")
        line, column = source.place(source.place_of_target(found, target))
        if image:
            issues.extend(Issue("", m, line, column) for m in _picture_messages(found, target))
        elif node.is_blank:
            message = "odnośnik bez tekstu. Napisz w nawiasach [ ], dokąd prowadzi."
            issues.append(Issue("", message, line, column))
        yield Link(target, line, column, image)


def _picture_messages(found: Placed, target: str) -> Iterator[str]:
    if found.node.is_blank and found.node.attribute("title").strip() != DECORATIVE:
        yield NO_ALT
    yield from picture_messages(target)


def links_of_html(html: Iterable[HtmlTag], source: Source) -> Iterator[Link]:
    for found in html:
        for target, image in links_of(found.tag.name, found.tag.attributes):
            yield Link(target, *source.place(found.offset), image)


def _ids(html: Iterable[HtmlTag], source: Source) -> Iterator[tuple[str, int]]:
    """(id, where) of the places that a text makes by HTML."""
    for found in html:
        name = found.tag.attributes.get("id")
        if name and "id" in ALLOWED_HTML.get(found.tag.name, ()):
            yield name, found.offset


def _footnotes(source: Source, issues: list[Issue]) -> Iterator[str]:
    """The ids of footnotes."""
    seen: set[str] = set()
    for found in source.nodes("footnote_definition") if "[^" in source.text else ():
        label = found.node.attribute("label")
        if label.casefold() in seen:
            message = f"przypis [^{label}] ma już treść wyżej. Zmień jego nazwę, tu i w zdaniu, albo usuń jeden z nich."
            issues.append(Issue("", message, *source.place(found.start)))
        seen.add(label.casefold())
        yield f"fn-{label}"


# What ends a quotation or a sentence is no part of a bare address, though the engine takes it for one.
NO_ADDRESS = re.compile(r"[”“„«»’…–—]+$")


def address_issues(links: Iterable[Link]) -> Iterator[Issue]:
    for link in links:
        scheme = scheme_of(link.target)
        message = ""
        if not link.target:
            message = "w nawiasach ( ) brakuje adresu. Wpisz go, np. [kontakt](/kontakt/)"
        elif not is_allowed(link.target):
            message = not_allowed(link.target)
        elif scheme and (end := NO_ADDRESS.search(link.target)):
            message = (
                f"znak {end[0]} stał się końcem adresu „{link.target[:60]}”. Zapisz adres w < >: "
                f"<{link.target[: end.start()]}>{end[0]}"
            )
        elif scheme in ("mailto", "tel"):
            message = wrong_contact(scheme, link.target)
        if message:
            yield Issue("", message, link.line, link.column)


def _first_level(source: Source) -> Iterator[Issue]:
    for found in source.nodes("heading"):
        if found.node.attribute("level") == "1":
            message = (
                "nagłówek pierwszego stopnia; na stronie jest nim już tytuł dokumentu. "
                f"Zacznij od dwóch krzyżyków: ## {found.node.all_words}"
            )
            yield Issue("", message, *source.place(found.start))


def _repeated(ids: Iterable[tuple[str, int]], headings: Iterable[Heading], source: Source) -> Iterator[Issue]:
    known = {heading.id for heading in headings if heading.id}
    for name, offset in ids:
        if name in known:
            message = (
                f"miejsce „#{name}” jest w tekście więcej niż raz (nagłówki tworzą je ze swoich słów). "
                "Zmień albo usuń id w znaczniku HTML."
            )
            yield Issue("", message, *source.place(offset))
        known.add(name)
