"""The start pages of other languages: `/uk/`, `/en/`, `/etr/`. Each lists all that the site has in that language.

`index.uk.md` is the text above the list; without it the list stands alone. So the header's link to a language never
leads nowhere, and a language without a single document is not offered.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import Page
from plugins.core.site.paths import TRANSLATIONS
from plugins.core.site.site import Dated, Site
from plugins.languages.catalogue import words_of
from plugins.languages.written import day, span
from plugins.pages.model import HOME, PlainPage
from plugins.pages.visiting.unknown import NotKnown, not_known
from plugins.polish.order import sort_key
from plugins.polish.timezone import day_of

Versions = tuple[tuple[str, str], ...]


class Link(NamedTuple):
    title: str
    address: str
    summary: str
    dated: Dated | None


@dataclass(frozen=True, slots=True)
class LanguageView:
    lang: str
    page: PlainPage | None
    body: Body | None
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    homes: Versions
    unknown: NotKnown | None


def homes(site: Site) -> Versions:
    """(language, address) of the start pages, Polish first; empty when the site is in Polish only."""
    offered = [lang for lang in TRANSLATIONS if any(site.in_language(kind.name, lang) for kind in site.kinds)]
    return (("pl", "/"), *((lang, f"/{lang}/") for lang in offered)) if offered else ()


def outputs(site: Site, planned: Collection[str]) -> Iterator[Output]:
    """``planned`` are the paths of all other files: only what is published is listed."""
    found = homes(site)
    for lang, address in found[1:]:
        page = next((p for p in site.in_language(PlainPage, lang) if p.ref == HOME), None)
        groups = tuple(_groups(site, lang, planned))
        unknown = not_known(site.centre, site.today, lang)
        view = LanguageView(lang, page, page.body if page else None, groups, found, unknown)
        yield Output(page_path(address), view, start)


def _groups(site: Site, lang: str, planned: Collection[str]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for kind in sorted(site.kinds, key=lambda kind: (bool(kind.base), kind.order)):  # plain pages first
        found = site.in_language(kind.name, lang)
        records = [r for r in found if r.ref != HOME and page_path(r.address) in planned]
        if records:
            yield (
                kind.heading(lang),
                _in_time(
                    [
                        Link(r.title, r.address, getattr(r, "summary", None) or "", kind.dated(site, r))
                        for r in _sorted(records)
                    ],
                    site.today,
                ),
            )


def _sorted(records: list[Any]) -> list[Any]:
    """Dated documents newest first, others by title."""
    by_title = sorted(records, key=lambda record: sort_key(record.title))
    return sorted(by_title, key=lambda record: str(record.source_path.day or ""), reverse=True)


def _in_time(links: list[Link], today: dt.date) -> tuple[Link, ...]:
    """What lasts (events) in the order in which it comes, what is over behind it; the rest stays as it is."""

    def place(link: Link) -> tuple[bool, str]:
        if not link.dated or link.dated.end is None:
            return False, ""
        return day_of(link.dated.end) < today, str(link.dated.start)

    return tuple(sorted(links, key=place))


def start(view: LanguageView, context: RenderContext) -> str:
    own = words_of("start", view.lang)
    page = Page(
        title=view.page.title if view.page else own.title,
        path=f"/{view.lang}/",
        summary=(view.page.summary if view.page else None) or own.summary,
        lang=view.lang,
        updated=view.page.updated if view.page else None,
        draft=view.page.draft if view.page else False,
        search_meta=None,
        translations=view.homes,
    )
    return context.page(
        "pages/language.html",
        page,
        body=context.html(view.body) if view.body else "",
        groups=[(heading, [(link, _day(link.dated, view.lang)) for link in links]) for heading, links in view.groups],
        unknown=view.unknown,
        empty=own.empty,
    )


def _day(dated: Dated | None, lang: str) -> str:
    if dated is None:
        return ""
    if dated.state:
        return dated.state
    return span(dated.start, dated.end, lang) if dated.end else day(dated.start, lang)
