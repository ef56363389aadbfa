"""The files that announcements make, and what they add to the frame of every page."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.announcements import feeds, lifecycle, rendering
from plugins.announcements.model import Announcement
from plugins.announcements.views import FEEDS_PAGE, ROOT, ChannelsView, NoticeIndex, detail, lists, year_views
from plugins.core.schema.issues import Issue
from plugins.core.schema.times import unsure_hour
from plugins.core.site.outputs import Output, Wanted, page_path
from plugins.core.site.page import MenuItem, Urgent
from plugins.core.site.paths import TRANSLATIONS
from plugins.core.site.site import Site
from plugins.images import social_card
from plugins.languages.catalogue import language
from plugins.languages.written import by
from plugins.polish.timezone import day_of


def outputs(site: Site, wanted: Wanted) -> Iterator[Output]:
    notice_index = site.index(NoticeIndex)
    for address, view in lists(notice_index):
        if (path := page_path(address)) in wanted:
            yield Output(path, view(), rendering.listing)
    if any(_year_path(year) in wanted for year in {notice.year for notice in notice_index.public}):
        yield from (Output(_year_path(view.year), view, rendering.year) for view in year_views(notice_index))
    yield from feeds.outputs(notice_index, wanted)
    yield Output(
        page_path(FEEDS_PAGE), ChannelsView(tuple(t._replace(size=0) for t in notice_index.topics)), rendering.channels
    )
    translated = [n for lang in TRANSLATIONS for n in site.in_language(Announcement, lang) if notice_index.is_public(n)]
    for notice in (*notice_index.public, *translated):
        path, card = page_path(notice.address), social_card.path(notice.address)
        if path not in wanted and card not in wanted:
            continue
        shown = detail(notice, notice_index)
        yield Output(path, shown, rendering.detail, indexed=shown.stage not in rendering.LEFT_OUT)
        if shown.has_card:
            yield Output(card, rendering.social_card(shown), social_card.render)


def _year_path(year: int) -> str:
    return page_path(f"{ROOT}{year}/")


def frame(site: Site) -> Mapping[str, object]:
    notice_index = site.index(NoticeIndex)
    first, *others = rendering.feed_links(ROOT, rendering.TITLE)
    urgent = [n for n in notice_index.public if lifecycle.is_urgent(n, site.now, notice_index.replaced)]
    return {
        "menu": MenuItem(rendering.TITLE, ROOT, rendering.SECTION),
        "urgent": tuple(_urgent(n, n.urgent_until, site) for n in urgent if n.urgent_until),
        "footer_menu": MenuItem("Kanały z aktualnościami", FEEDS_PAGE, ""),
        "feeds": (first, *(replace(other, listed=False) for other in others)),
    }


def _urgent(notice: Announcement, until: dt.date, site: Site) -> Urgent:
    others = [other for other in site.translations(notice) if other.lang != notice.lang and not other.draft]
    return Urgent(
        notice.title,
        notice.address,
        until,
        notice.summary,
        versions=tuple((other.lang, other.title, other.address) for other in others),
        days={lang: by(until, lang) for lang in TRANSLATIONS if not language(lang).is_polish},
    )


def check(site: Site) -> Iterator[tuple[Announcement, Issue]]:
    """What only the whole site can tell: circles of replacement."""
    for notice in site.of(Announcement):
        circle = _circle(notice, site) if notice.supersedes else ""
        if circle:
            yield notice, Issue("supersedes", f"ogłoszenia zastępują się w kółko: {circle}. Usuń jedno z tych pól.")


def warnings(site: Site) -> Iterator[tuple[Announcement, Issue]]:
    """A call that is still open when its notice has left the home page; hours that the clock skips or shows twice; a
    change that no reader of feeds will see."""
    for notice in site.of(Announcement):
        for name in ("date", "updated"):
            if sentence := unsure_hour(getattr(notice, name)):
                yield notice, Issue(name, sentence)
        if notice.updated == day_of(notice.published):
            yield (
                notice,
                Issue(
                    "updated",
                    "zmiana jest z dnia publikacji, więc czytniki kanałów jej nie zobaczą. "
                    f"Dopisz godzinę, np. updated: {notice.updated} 14:30",
                ),
            )
        if notice.call and notice.expires and notice.expires < notice.call.deadline.date():
            yield (
                notice,
                Issue(
                    "expires",
                    f"ogłoszenie wygasa {notice.expires}, a nabór trwa do {notice.call.deadline:%Y-%m-%d}. "
                    "Przedłuż expires, żeby nabór nie zniknął ze strony głównej.",
                ),
            )


def _circle(notice: Announcement, site: Site) -> str:
    """The way from a notice through those that it replaces back to itself; empty when there is none."""
    pending, seen = [(ref, notice.ref) for ref in notice.supersedes], set()
    while pending:
        ref, way = pending.pop()
        if ref == notice.ref:
            return f"{way} → {ref}"
        older = site.find(Announcement, ref)
        if older is not None and ref not in seen:
            seen.add(ref)
            pending += [(further, f"{way} → {ref}") for further in older.supersedes]
    return ""
