"""What every HTML page shows: its own head and place (`Page`), and what all pages share (`Frame`)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plugins.core.schema.evidence.certainty import Evidence
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that the head of a page offers to programs; ``type`` is its media type.

    ``listed``: people see it too, in the footer; other formats of the same feed are for programs only.
    """

    title: str
    url: str
    type: str = "application/rss+xml"
    listed: bool = True


@dataclass(frozen=True, slots=True)
class MenuItem:
    """``key`` is compared with `Page.section` to mark the current part of the site.

    ``versions`` are (language, label, address) of the same place in other languages.
    """

    label: str
    url: str
    key: str
    versions: tuple[tuple[str, str, str], ...] = ()

    def version(self, lang: str) -> tuple[str, str] | None:
        """Return label and address in a language, or None where there is no page in it."""
        return next(((label, url) for code, label, url in self.versions if code == lang), None)


@dataclass(frozen=True, slots=True)
class Urgent:
    """An urgent notice for the strip on every page; ``until`` is the last day or moment on which it counts.

    ``versions`` are (language, title, address) of its translations; ``days`` say ``until`` in those languages.
    """

    title: str
    url: str
    until: dt.date
    summary: str = ""
    versions: tuple[tuple[str, str, str], ...] = ()
    days: Mapping[str, str] = field(default_factory=dict)

    def version(self, lang: str) -> tuple[str, str] | None:
        """Return title and address in a language, or None where there is no page in it."""
        return next(((title, url) for code, title, url in self.versions if code == lang), None)


class SearchMeta(NamedTuple):
    """What the site's search says of a page besides its title: what it is, and its own day (of an event, of a notice).

    ``past`` says in a word why it no longer counts („minęło”); such a page stands below those that do.
    """

    word: str = "Strona"
    day: dt.date | None = None
    past: str = ""


ORDINARY = SearchMeta()


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page. ``path`` is its address (``/kontakt/``); ``breadcrumbs`` are its ancestors, home left out.

    ``updated`` is the day of the last change of what the page shows, ``lang`` the code of a language, ``translations``
    pairs of (lang, address) with this page among them, ``jsonld`` plain data for one schema.org script, ``image`` the
    address of a social card. ``search_meta`` is None for a page that the search leaves out: lists and other ways to
    what it finds by itself. Pages that search engines leave out and drafts are left out too. ``evidence`` stands at
    the end.
    ``is_older`` marks a translation whose original has changed since.
    """

    title: str
    path: str
    summary: str = ""
    section: str = ""
    breadcrumbs: tuple[Crumb, ...] = ()
    updated: dt.date | None = None
    lang: str = "pl"
    feeds: tuple[FeedLink, ...] = ()
    jsonld: Mapping[str, Any] | None = None
    image: str | None = None
    noindex: bool = False
    search_meta: SearchMeta | None = ORDINARY
    draft: bool = False
    translations: tuple[tuple[str, str], ...] = ()
    is_older: bool = False
    scripts: tuple[str, ...] = ()
    evidence: Evidence | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """What all pages share. ``assets`` maps logical names (``site.css``) to hashed addresses; they come last."""

    centre: Centre
    site_url: str
    menu: tuple[MenuItem, ...]
    footer_menu: tuple[MenuItem, ...]
    urgent: tuple[Urgent, ...]
    feeds: tuple[FeedLink, ...]
    languages: tuple[str, ...]
    preview: bool
    extra: Mapping[str, Any]
    assets: Mapping[str, Any] = field(default_factory=dict)

    def feeds_besides(self, own: Sequence[FeedLink]) -> tuple[FeedLink, ...]:
        """The feeds that every page offers, without those that a page names itself."""
        addresses = [feed.url for feed in own]
        return tuple(feed for feed in self.feeds if feed.url not in addresses)

    @property
    def addresses(self) -> frozenset[str]:
        """The pages that header and footer link to, and so may have to mark as the current one."""
        items = (*self.menu, *self.footer_menu)
        menus = [item.url for item in items] + [url for item in items for _lang, _label, url in item.versions]
        others = (self.extra.get(name) for name in ("search", "declaration"))
        return frozenset(("/", *menus, *(address for address in others if address)))


def frame_of(site: Site, contributed: Iterable[Mapping[str, object]]) -> Frame:
    """The frame of all pages, made of what features contribute, in their order."""
    parts = [dict(part) for part in contributed]

    def joined(name: str) -> tuple[Any, ...]:
        return tuple(item for part in parts for item in _items(part.pop(name, ())))

    menu, footer_menu, urgent, feeds = (
        _as_said(joined("menu"), site.centre.menu),
        joined("footer_menu"),
        joined("urgent"),
        joined("feeds"),
    )
    return Frame(
        centre=site.centre.on(site.today),
        site_url=site.site_url,
        menu=menu,
        footer_menu=footer_menu,
        urgent=urgent,
        feeds=feeds,
        languages=tuple(site.centre.languages),
        preview=site.preview,
        extra={name: value for part in parts for name, value in sorted(part.items())},
    )


def _as_said(menu: tuple[MenuItem, ...], order: Sequence[str]) -> tuple[MenuItem, ...]:
    """The menu with the items that site.yaml names first, in its order (`menu:`)."""
    places = {key: number for number, key in enumerate(order)}
    return tuple(sorted(menu, key=lambda item: places.get(item.key, len(places))))


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, tuple | list) else (value,)
