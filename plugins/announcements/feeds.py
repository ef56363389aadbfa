"""Notices as items of feeds: full text, absolute addresses, ids that never change."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from heapq import nlargest
from html import escape
from typing import Any, NamedTuple
from urllib.parse import quote

from plugins.announcements import lifecycle, withdrawals
from plugins.announcements.lifecycle import Stage
from plugins.announcements.model import Announcement
from plugins.announcements.views import ROOT, NoticeIndex, Topic
from plugins.core.rendering import feeds
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.schema.evidence.certainty import evidence
from plugins.core.site.outputs import Output, Renderer, Wanted
from plugins.core.site.site import StaticFile
from plugins.images.markup import attached, plain_picture
from plugins.polish.dates import by, long_date, moment
from plugins.polish.plurals import money
from plugins.polish.timezone import first_moment
from plugins.published import record

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
    id: str
    published: dt.datetime
    updated: dt.datetime


class RuleView(NamedTuple):
    """A change of rules, as news: who subscribes to the notices hears of it. Its id is the address of the version."""

    title: str
    address: str
    date: dt.date
    summary: str
    corrected: dt.date | None = None

    @property
    def published(self) -> dt.datetime:
        return first_moment(self.date)

    @property
    def updated(self) -> dt.datetime:
        return max(self.published, first_moment(self.corrected or self.date))


class FeedView(NamedTuple):
    base: str
    topic: str
    items: tuple[ItemView | RuleView, ...]


def outputs(notice_index: NoticeIndex, wanted: Wanted) -> Iterator[Output]:
    """The feeds of all notices, and of each topic that has some."""
    for topic in (None, *notice_index.topics):
        base = topic.address if topic else ROOT
        files = [(f"{base[1:]}{file}", render) for file, render in FILES.items()]
        if any(path in wanted for path, _render in files) and (view := _view(base, topic, notice_index)):
            yield from (Output(path, view, render) for path, render in files)


def _changed_rules(notice_index: NoticeIndex) -> list[RuleView]:
    cards = notice_index.site.cards("regulations", notice_index.site.of("regulations"))
    changes: list[Mapping[str, Any]] = [card for card in cards if card["is_change"]]
    return [
        RuleView(card["title"], card["url"], card["date"], card["summary"], card.get("corrected")) for card in changes
    ]


def _view(base: str, topic: Topic | None, notice_index: NoticeIndex) -> FeedView | None:
    """None for a topic whose notices all wait for their day; the feed of all notices is always there."""
    known = notice_index.by_topic[topic.slug] if topic else notice_index.public
    now = notice_index.site.now
    shown = (notice for notice in known if notice_index.stage(notice) is not Stage.SCHEDULED)
    # By the moment at which readers got it: an entry about the past is news on the day on which it was added.
    notices = nlargest(NEWEST, shown, key=lambda notice: lifecycle.published_on(notice, now))
    if topic and not notices:
        return None
    rules = [] if topic else _changed_rules(notice_index)
    items: list[ItemView | RuleView] = [_item_view(notice, notice_index) for notice in notices]
    newest_first = sorted([*items, *rules], key=lambda item: item.published, reverse=True)
    return FeedView(base, topic.name if topic else "", tuple(newest_first[:NEWEST]))


def _item_view(notice: Announcement, notice_index: NoticeIndex) -> ItemView:
    site = notice_index.site
    known = site.index(record.of)
    published, changed = lifecycle.published_on(notice, site.now), lifecycle.changed_on(notice, site.now)
    withdrawn = withdrawals.withdrawn_since(notice, known, site.now)
    return ItemView(
        notice=notice,
        body=notice.body,
        topic=site.centre.topics.get(notice.topic, notice.topic),
        withdrawn=notice.withdrawn is not None,
        changed=changed is not None,
        picture=site.file(notice.image),
        id=known.feed_id(notice.address, notice.aliases, site.centre.url),
        published=published,
        updated=max(published, withdrawn or published, first_moment(changed) if changed else published),
    )


def rss(view: FeedView, context: RenderContext) -> bytes:
    return feeds.rss(_feed(view, "rss.xml", context))


def atom(view: FeedView, context: RenderContext) -> bytes:
    return feeds.atom(_feed(view, "atom.xml", context))


def json_feed(view: FeedView, context: RenderContext) -> str:
    return feeds.json_feed(_feed(view, "feed.json", context))


FILES: Mapping[str, Renderer] = {"rss.xml": rss, "atom.xml": atom, "feed.json": json_feed}


def _feed(view: FeedView, file: str, context: RenderContext) -> feeds.Feed:
    centre = context.frame.centre
    title = f"{TITLE}: {view.topic}" if view.topic else TITLE
    return feeds.Feed(
        id=f"{centre.url}{view.base}",
        title=f"{title} – {centre.name}",
        url=context.absolute(view.base),
        self_url=context.absolute(f"{view.base}{file}"),
        description=centre.summary or f"Ogłoszenia: {centre.name}.",
        author=centre.publisher or centre.name,
        items=[_item(item, context) for item in view.items],
        icon=feeds.icon_of(context),
    )


def _rule(view: RuleView, context: RenderContext) -> feeds.FeedItem:
    return feeds.FeedItem(
        id=f"{context.frame.centre.url}{view.address}",
        url=context.absolute(view.address),
        title=view.title,
        summary=view.summary,
        html=f"<p>{escape(view.summary)}</p>",
        published=view.published,
        updated=view.updated,
    )


def _item(view: ItemView | RuleView, context: RenderContext) -> feeds.FeedItem:
    if isinstance(view, RuleView):
        return _rule(view, context)
    notice = view.notice
    return feeds.FeedItem(
        id=view.id,
        url=context.absolute(notice.address),
        title=f"{OFF}{notice.title}" if view.withdrawn else notice.title,
        summary=notice.withdrawn or notice.summary,
        html=_html(view, context),
        published=view.published,
        updated=view.updated,
        categories=(view.topic,),
        author=notice.author or "",
        enclosure=attached(view.picture, context) if view.picture else None,
    )


def _html(view: ItemView, context: RenderContext) -> str:
    """The whole notice as simple HTML: what changed, the call, the text, the files."""
    html = context.template(
        "announcements/item.html",
        notice=view.notice,
        changed=view.changed,
        withdrawn=view.withdrawn,
        call=_call_rows(view.notice),
        evidence=evidence(view.notice.source, lang=view.notice.lang),
        picture=plain_picture(view.picture, view.notice.image_alt or "", context.site_url) if view.picture else "",
        body=context.full_html(view.body, view.notice.address),
        files=[(path.rsplit("/", 1)[-1], context.absolute(quote(f"/{path}"))) for path in view.notice.files],
    )
    return re.sub(r"\n\s*\n+", "\n", html).strip()


def _call_rows(notice: Announcement) -> list[tuple[str, str]]:
    call = notice.call
    if call is None:
        return []
    opens = moment(call.opens) if isinstance(call.opens, dt.datetime) else call.opens and long_date(call.opens)
    rows = [
        ("Otwarcie naboru", opens or ""),
        ("Termin składania", by(call.deadline)),
        ("Kwota na projekt", f"do {money(call.amount_max)}" if call.amount_max else ""),
        ("Pula naboru", money(call.budget) if call.budget else ""),
        ("Dla kogo", call.who or ""),
    ]
    return [(label, value) for label, value in rows if value]
