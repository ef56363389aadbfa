"""Which files the calendar consists of, each with its view."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from plugins.core.schema.issues import Issue
from plugins.core.site.outputs import Output, Wanted, page_path
from plugins.core.site.page import FeedLink, MenuItem
from plugins.core.site.site import Site
from plugins.events import exports, feeds, remembered, rendering, views
from plugins.events.calendar import calendars, uids
from plugins.events.calendar.calendars import Plan
from plugins.events.calendar.moves import Moves
from plugins.events.checks import closures, rooms
from plugins.events.detail import social_card
from plugins.events.fields import prices
from plugins.events.lists.facets import ROOT
from plugins.events.lists.no_events import no_events
from plugins.events.model import Event
from plugins.events.recurrence import repeating
from plugins.events.state import schedule
from plugins.events.views import Dates, Feed
from plugins.images import social_card as cards
from plugins.polish.dates import day_and_hour
from plugins.published.calendar import PublishedEntry


def outputs(site: Site, wanted: Wanted) -> Iterator[Output]:
    dates = site.index(Dates)
    # First, since an edit mostly asks for one of them: the rest need not be planned then.
    yield from _details(site, dates, wanted)
    planned = calendars.plan(site)
    # One can subscribe before there is anything to hear of.
    by_feed = {calendars.ALL: (), **calendars.by_feed(planned, site.today)}
    known = views.feeds(by_feed, site)
    yield from _calendars(site, planned, known, by_feed)
    news = feeds.news(planned, site)
    yield from _overviews(site, dates, known, bool(news))
    yield from _cycles(site, dates, by_feed)
    yield from _removed(site, planned)
    if news:
        yield Output("kalendarz/rss.xml", news, exports.rss)
    yield Output("kalendarz/wydarzenia.json", feeds.coming(dates, site), exports.as_json)


def _calendars(
    site: Site, planned: Plan, known: tuple[Feed, ...], by_feed: Mapping[str, tuple[calendars.Stamped, ...]]
) -> Iterator[Output]:
    for feed in known:
        view = exports.CalendarView(feed.title, feed.page, planned.entry_context, by_feed[feed.path])
        yield Output(feed.path, view, exports.calendar)
    for address, items in calendars.by_address(planned).items():
        if not any(_leads_on(item, site) for item in items):
            entries = tuple(planned.stamped[item.uid] for item in items)
            yield Output(
                calendars.own_feed(address),
                exports.CalendarView("", address, planned.entry_context, entries),
                exports.calendar,
            )


def _overviews(site: Site, dates: Dates, known: tuple[Feed, ...], has_news: bool) -> Iterator[Output]:
    for agenda in views.agendas(dates, known):
        found = bool(agenda.dates) or agenda.facet.address == ROOT
        if found and not agenda.dates:
            agenda = agenda._replace(no_events=no_events(site))
        yield Output(page_path(agenda.facet.address), agenda, rendering.agenda, indexed=found)
    for month in views.months(dates, known):
        address = views.month_address(month.year, month.month)
        yield Output(page_path(address), month, rendering.month, indexed=bool(month.dates))
        if not month.sheet:
            continue
        sheet = month._replace(today=None, before=None, after=None, feeds=())
        yield Output(page_path(f"{address}druk/"), sheet, rendering.sheet, indexed=False)
        yield Output(page_path(f"{address}druk/duzy/"), sheet._replace(large=True), rendering.sheet, indexed=False)
    years = dates.years()
    for year in views.years_between(years, dates.today):
        in_year = dates.in_year(year)
        shown = views.YearView(
            year, in_year, years, dates.now if year >= dates.today.year else None, views.announced_among(dates, in_year)
        )
        yield Output(page_path(f"{ROOT}{year}/"), shown, rendering.year, indexed=bool(shown.dates))
    yield Output(page_path(views.ARCHIVE), views.ArchiveView(years), rendering.archive)
    yield Output(page_path(views.SUBSCRIBE), views.SubscribeView(known, has_news), rendering.subscribe)


def _details(site: Site, dates: Dates, wanted: Wanted) -> Iterator[Output]:
    far, kin = schedule.horizon(site.today), views.Kin(dates)
    for event in site.of(Event):
        for version in site.translations(event):
            path, card = page_path(version.address), cards.path(version.address)
            if path not in wanted and card not in wanted:
                continue
            own = version is event
            moved_from = site.index(Moves).of(event)
            until = schedule.until_of(version, far)
            found = dates.of[event.address] if own else schedule.occurrences(version, until, moved_from)
            shown = views.detail(version, site, found, dates.series, kin)
            yield Output(path, shown, rendering.detail)
            if shown.has_card:
                yield Output(card, social_card(shown), cards.render)


def _cycles(site: Site, dates: Dates, by_feed: Collection[str]) -> Iterator[Output]:
    """The page of each cycle, and the words of its translations."""
    for view in views.cycles(site, dates, by_feed):
        yield Output(page_path(view.address), view, rendering.cycle)


def _removed(site: Site, planned: Plan) -> Iterator[Output]:
    """A page where a deleted event stood: calendars, and links from anywhere, still lead to it."""
    gone_pages = {view.address: view for view in remembered.deleted(site)}
    for items in calendars.by_address(planned).values():
        item = max(items, key=lambda item: item.last_day)
        gone = isinstance(item.source, PublishedEntry)
        if gone and not site.by_address(item.address) and not _leads_on(item, site):
            view = views.RemovedView(items[0].title, item.address, item.last_day < site.today)
            gone_pages.setdefault(item.address, view)
    for address, view in gone_pages.items():
        yield Output(page_path(address), view, rendering.removed, indexed=False)


def _leads_on(item: calendars.Item, site: Site) -> bool:
    """Whether a deleted event's address now leads to another document, and its files with it (`aliases`)."""
    return isinstance(item.source, PublishedEntry) and item.address in site.aliases


def _is_taken(item: calendars.Item, site: Site) -> bool:
    """Whether a live event stands where a deleted entry stood, as when the host of all identifiers is another one."""
    return isinstance(item.source, PublishedEntry) and site.by_address(item.address) is not None


def check(site: Site) -> Iterator[tuple[Any, Issue]]:
    """What is wrong between events: identifiers used twice."""
    yield from uids.taken_twice(site)
    yield from rooms.issues_in(site)


def warnings(site: Site) -> Iterator[tuple[Any, Issue]]:
    """Repetitions that probably mean something else, unclear prices, new dates announced as unknown, closures."""
    yield from closures.warnings(site)
    moves = site.index(Moves)
    for event in site.of(Event):
        if event.is_free is None and not prices.says_unknown(event.price or ""):
            yield event, Issue("price", prices.warning(event.price or ""))
        for issue in repeating.warnings_in(event):
            yield event, issue
        if event.status == "przelozone" and (before := moves.of(event)):
            yield (
                event,
                Issue(
                    "status",
                    f"przelozone znaczy, że nowego terminu jeszcze nie ma, a start jest inny niż opublikowany "
                    f"({day_and_hour(before)}). Jeśli to nowy termin, usuń status: strona sama napisze, "
                    f"z kiedy przeniesiono.",
                ),
            )


def frame(site: Site) -> Mapping[str, object]:
    """The menu, and the calendar and news that every page offers to programs."""
    menu = (MenuItem("Kalendarz", ROOT, "kalendarz"),)
    start, far = calendars.window(site.today), schedule.horizon(site.today)
    if not any(schedule.last_day(event, far) >= start for event in site.of(Event)):
        return {"menu": menu}
    return {
        "menu": menu,
        "feeds": (
            FeedLink("Kalendarz wydarzeń", f"/{calendars.ALL}", "text/calendar"),
            FeedLink("Nowości w kalendarzu", views.RSS),
        ),
    }
