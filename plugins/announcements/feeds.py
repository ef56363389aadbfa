"""Notices as items of feeds: full text, absolute addresses, ids that never change."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

from plugins.announcements import lifecycle
from plugins.announcements.lifecycle import Stage
from plugins.announcements.model import Announcement
from plugins.announcements.views import ROOT, Board, Topic
from plugins.core.rendering import feeds
from plugins.core.rendering.context import Workshop
from plugins.core.schema.body import Body
from plugins.core.site.outputs import Output, Renderer, Wanted
from plugins.core.site.site import StaticFile
from plugins.images.markup import plain_picture
from plugins.polish.dates import long_date, moment, until
from plugins.polish.plurals import money

NEWEST = 30
TITLE = "Aktualności"
OFF = "Wycofane: "


class ItemView(NamedTuple):
    """A notice with its text, as the feed shows it. A withdrawn one stays, with its reason: subscribers know it."""

    notice: Announcement
    body: Body
    topic: str
    withdrawn: bool
    changed: bool
    picture: StaticFile | None


class RuleView(NamedTuple):
    """A change of rules, as news: who subscribes to the notices hears of it. Its id is the address of the version."""

    title: str
    address: str
    date: dt.date
    summary: str


class FeedView(NamedTuple):
    base: str
    topic: str
    items: tuple[ItemView | RuleView, ...]


def outputs(board: Board, wanted: Wanted) -> Iterator[Output]:
    """The feeds of all notices, and of each topic that has some."""
    for topic in (None, *board.topics):
        base = topic.address if topic else ROOT
        files = [(f"{base[1:]}{file}", render) for file, render in FILES.items()]
        if any(path in wanted for path, _render in files) and (view := _view(base, topic, board)):
            yield from (Output(path, view, render) for path, render in files)


def _changed_rules(board: Board) -> list[RuleView]:
    cards = board.site.cards("regulations", board.site.of("regulations"))
    changes: list[Mapping[str, Any]] = [card for card in cards if card["is_change"]]
    return [RuleView(card["title"], card["url"], card["date"], card["summary"]) for card in changes]


def _view(base: str, topic: Topic | None, board: Board) -> FeedView | None:
    """None for a topic whose notices all wait for their day; the feed of all notices is always there."""
    known = board.by_topic[topic.slug] if topic else board.public
    notices = tuple(islice((notice for notice in known if board.stage(notice) is not Stage.SCHEDULED), NEWEST))
    if topic and not notices:
        return None
    rules = [] if topic else _changed_rules(board)
    names = board.site.centre.topics
    items: list[ItemView | RuleView] = [
        ItemView(
            notice=notice,
            body=notice.body,
            topic=names.get(notice.topic, notice.topic),
            withdrawn=notice.withdrawn is not None,
            changed=lifecycle.changed_on(notice, board.site.now) is not None,
            picture=board.site.file(notice.image),
        )
        for notice in notices
    ]
    newest_first = sorted([*items, *rules], key=_published, reverse=True)
    return FeedView(base, topic.name if topic else "", tuple(newest_first[:NEWEST]))


def rss(view: FeedView, workshop: Workshop) -> bytes:
    return feeds.rss(_feed(view, "rss.xml", workshop))


def atom(view: FeedView, workshop: Workshop) -> bytes:
    return feeds.atom(_feed(view, "atom.xml", workshop))


def json_feed(view: FeedView, workshop: Workshop) -> str:
    return feeds.json_feed(_feed(view, "feed.json", workshop))


FILES: Mapping[str, Renderer] = {"rss.xml": rss, "atom.xml": atom, "feed.json": json_feed}


def _feed(view: FeedView, file: str, workshop: Workshop) -> feeds.Feed:
    centre = workshop.frame.centre
    title = f"{TITLE}: {view.topic}" if view.topic else TITLE
    return feeds.Feed(
        id=f"{centre.url}{view.base}",
        title=f"{title} – {centre.name}",
        url=workshop.absolute(view.base),
        self_url=workshop.absolute(f"{view.base}{file}"),
        description=centre.summary or f"Ogłoszenia: {centre.name}.",
        author=centre.publisher or centre.name,
        items=[_item(item, workshop) for item in view.items],
    )


def _published(view: ItemView | RuleView) -> dt.datetime:
    return lifecycle.moment(view.date if isinstance(view, RuleView) else view.notice.date)


def _rule(view: RuleView, workshop: Workshop) -> feeds.FeedItem:
    return feeds.FeedItem(
        id=f"{workshop.frame.centre.url}{view.address}",
        url=workshop.absolute(view.address),
        title=view.title,
        summary=view.summary,
        html=f"<p>{escape(view.summary)}</p>",
        published=_published(view),
        updated=_published(view),
        categories=(),
        author="",
    )


def _item(view: ItemView | RuleView, workshop: Workshop) -> feeds.FeedItem:
    if isinstance(view, RuleView):
        return _rule(view, workshop)
    notice = view.notice
    published = lifecycle.moment(notice.date)
    changed = lifecycle.moment(notice.updated) if view.changed and notice.updated else published
    return feeds.FeedItem(
        id=f"{workshop.frame.centre.url}{notice.address}",
        url=workshop.absolute(notice.address),
        title=f"{OFF}{notice.title}" if view.withdrawn else notice.title,
        summary=notice.summary,
        html=_html(view, workshop),
        published=published,
        updated=max(published, changed),
        categories=(view.topic,),
        author=notice.author or "",
    )


def _html(view: ItemView, workshop: Workshop) -> str:
    """The whole notice as simple HTML: what changed, the call, the text, the files."""
    html = workshop.template(
        "announcements/item.html",
        notice=view.notice,
        changed=view.changed,
        withdrawn=view.withdrawn,
        call=_call_rows(view.notice),
        picture=plain_picture(view.picture, view.notice.image_alt or "", workshop.site_url) if view.picture else "",
        body=workshop.full_html(view.body),
        files=[(path.rsplit("/", 1)[-1], workshop.absolute(quote(f"/{path}"))) for path in view.notice.files],
    )
    html = html.replace('href="#', f'href="{workshop.absolute(view.notice.address)}#')  # within the same text
    return re.sub(r"\n\s*\n+", "\n", html).strip()


def _call_rows(notice: Announcement) -> list[tuple[str, str]]:
    call = notice.call
    if call is None:
        return []
    opens = moment(call.opens) if isinstance(call.opens, dt.datetime) else call.opens and long_date(call.opens)
    rows = [
        ("Otwarcie naboru", opens or ""),
        ("Termin składania", until(call.deadline)),
        ("Kwota na projekt", f"do {money(call.amount_max)}" if call.amount_max else ""),
        ("Pula naboru", money(call.budget) if call.budget else ""),
        ("Dla kogo", call.who or ""),
    ]
    return [(label, value) for label, value in rows if value]
