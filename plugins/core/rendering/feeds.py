"""Feeds in the three formats that readers know: RSS 2.0, Atom and JSON Feed 1.1. The only module that knows feedgen.

feedgen writes RSS. Its traps are closed here: the channel's own link must be set last; times default to now; entries
come in reverse order; text set after `content` overwrites it. Its Atom loses the attributes of entry links, so Atom is
made with lxml, which feedgen uses too. Control characters can not occur: no content may hold them.
"""

import datetime as dt
import html
import json
from collections.abc import Sequence
from typing import NamedTuple

from plugins.core.rendering.context import RenderContext

RSS = "application/rss+xml"
ATOM = "application/atom+xml"
JSON = "application/feed+json"

_ATOM = "http://www.w3.org/2005/Atom"
# The widest picture that RSS 2.0 allows a channel.
ICON = 144
# The time of a feed that has not said anything yet: the clock must not get in.
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Enclosure(NamedTuple):
    """A file that belongs to an item; ``size`` in bytes."""

    url: str
    size: int
    type: str


class FeedItem(NamedTuple):
    """One item. ``id`` is for ever, times are aware, ``html`` has absolute addresses only, ``summary`` is plain."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: dt.datetime
    updated: dt.datetime
    categories: tuple[str, ...] = ()
    author: str = ""
    enclosure: Enclosure | None = None


class Feed(NamedTuple):
    """A feed with its items, newest first. ``url`` is the page that it follows, ``self_url`` its own address.

    ``id`` is for ever as well, ``author`` who publishes it, ``icon`` the address of a square picture.
    """

    id: str
    title: str
    url: str
    self_url: str
    description: str
    author: str
    items: Sequence[FeedItem]
    language: str = "pl"
    icon: str = ""

    @property
    def updated(self) -> dt.datetime:
        """The newest change of an item: a feed that says the same is the same."""
        return max((item.updated for item in self.items), default=_NEVER)


def icon_of(context: RenderContext) -> str:
    """The emblem of the site as a picture that all readers show."""
    address = context.frame.assets.get("icon-180.png", "")
    return context.absolute(address) if address else ""


def newest_first(items: Sequence[FeedItem]) -> list[FeedItem]:
    """Items of one moment keep the order in which they were given."""
    return sorted(items, key=lambda item: item.published, reverse=True)


def rss(feed: Feed) -> bytes:
    """RSS 2.0 with the full text in `content:encoded`."""
    from feedgen.feed import FeedGenerator  # only when asked: start-up time

    channel = FeedGenerator()
    channel.load_extension("dc", atom=False, rss=True)
    channel.title(feed.title)
    channel.description(_as_html(feed.description))
    channel.language(feed.language)
    channel.generator(None)
    channel.lastBuildDate(feed.updated)
    if feed.icon:
        channel.image(feed.icon, feed.title, feed.url, str(ICON), str(ICON))
    channel.link(href=feed.self_url, rel="self", type=RSS)
    channel.link(href=feed.url, rel="alternate")  # last: each call moves the channel's link
    for item in newest_first(feed.items):
        entry = channel.add_entry(order="append")
        entry.guid(item.id, permalink=item.id == item.url)
        entry.title(item.title)
        entry.link(href=item.url)
        entry.description(_as_html(item.summary))
        entry.content(item.html.replace("]]>", "]]&gt;"), type="CDATA")
        entry.pubDate(item.published)
        entry.dc.dc_creator(item.author or feed.author)
        for category in item.categories:
            entry.category(term=category)
        if item.enclosure:
            entry.enclosure(item.enclosure.url, str(item.enclosure.size), item.enclosure.type)
    return bytes(channel.rss_str(pretty=True))


def _as_html(text: str) -> str:
    """A plain text for a description, which readers take for HTML: „Biuro <biuro@example.org>” keeps its address."""
    return html.escape(text, quote=False)


def atom(feed: Feed) -> bytes:
    """Atom 1.0. One link per entry to its page: two alternates of one type are an error."""
    from lxml import etree  # only when asked: start-up time

    def add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
        element = etree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        element.text = text
        return element

    language = {"{http://www.w3.org/XML/1998/namespace}lang": feed.language}
    root = etree.Element(f"{{{_ATOM}}}feed", language, {None: _ATOM})
    add(root, "id", feed.id)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.description)
    add(root, "updated", _rfc3339(feed.updated))
    if feed.icon:
        add(root, "icon", feed.icon)
        add(root, "logo", feed.icon)
    add(root, "link", rel="self", type=ATOM, href=feed.self_url)
    add(root, "link", rel="alternate", type="text/html", href=feed.url)
    add(add(root, "author"), "name", feed.author)
    for item in newest_first(feed.items):
        entry = add(root, "entry")
        add(entry, "id", item.id)
        add(entry, "title", item.title)
        add(entry, "link", rel="alternate", type="text/html", href=item.url)
        if item.enclosure:
            url, size, kind = item.enclosure
            add(entry, "link", rel="enclosure", type=kind, href=url, length=str(size))
        add(entry, "published", _rfc3339(item.published))
        add(entry, "updated", _rfc3339(item.updated))
        if item.author:
            add(add(entry, "author"), "name", item.author)
        for category in item.categories:
            add(entry, "category", term=category)
        add(entry, "summary", item.summary)
        add(entry, "content", item.html, type="html")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def json_feed(feed: Feed) -> str:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.url}],
        **({"icon": feed.icon, "favicon": feed.icon} if feed.icon else {}),
        "items": [_json_item(item) for item in newest_first(feed.items)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: FeedItem) -> dict[str, object]:
    data: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": _rfc3339(item.published),
        "date_modified": _rfc3339(item.updated),
    }
    if item.author:
        data["authors"] = [{"name": item.author}]
    if item.categories:
        data["tags"] = list(item.categories)
    if item.enclosure:
        data["image"] = item.enclosure.url
        data["attachments"] = [
            {"url": item.enclosure.url, "mime_type": item.enclosure.type, "size_in_bytes": item.enclosure.size}
        ]
    return data


def _rfc3339(time: dt.datetime) -> str:
    return time.isoformat(timespec="seconds")
