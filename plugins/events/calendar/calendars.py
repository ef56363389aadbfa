"""Which calendars exist and what stands in them: entries with their stamps, joined from records and the lock file.

The plan of a build needs only the stamps; the entries themselves are written when a calendar is made.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from plugins.core.schema.access import ACCESS
from plugins.core.schema.record import title_of
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site
from plugins.events.calendar import deadlines, ical, moves, plain_rules, removed, series_parts, uids, vevent
from plugins.events.calendar.deadlines import Deadline
from plugins.events.calendar.moves import Moves
from plugins.events.calendar.series_parts import SeriesPart
from plugins.events.calendar.vevent import EntryContext, Venue
from plugins.events.cycles import feed_of
from plugins.events.model import KINDS, Event
from plugins.events.state import schedule
from plugins.events.state.schedule import Occurrence
from plugins.polish.timezone import day_of, first_moment
from plugins.published import calendar as locks
from plugins.published import record
from plugins.published.calendar import CalendarEntry, PublishedEntry

ROOT = "/kalendarz/"
ALL = "kalendarz/kalendarz.ics"
DEADLINES = "kalendarz/terminy.ics"
ONLINE = "kalendarz/online.ics"
FREE = "kalendarz/bezplatne.ics"


class Details(NamedTuple):
    """What an event's entry shows from other documents and files."""

    organisers: tuple[str, ...] = ()
    topic: str | None = None
    image: str | None = None


class Stamped(NamedTuple):
    """An entry of calendars: an event, a deadline, or what is left of a deleted one. Small: it stands in many views."""

    uid: str
    source: SeriesPart | Deadline | PublishedEntry
    details: Details
    created: dt.datetime
    last_modified: dt.datetime


class Item(NamedTuple):
    """A UID before it is stamped: its source, and where and how long it is to be seen."""

    uid: str
    source: SeriesPart | Deadline | PublishedEntry
    details: Details
    last_day: dt.date
    address: str
    title: str
    feeds: tuple[str, ...]


def access_feed(word: str) -> str:
    return f"kalendarz/dostepnosc/{word}.ics"


def kind_feed(kind: str) -> str:
    return f"kalendarz/{kind}.ics"


def organiser_feed(slug: str) -> str:
    return f"organizacje/{slug}/kalendarz.ics"


def own_feed(address: str) -> str:
    return f"{address.removeprefix('/')}wydarzenie.ics"


def window(today: dt.date) -> dt.date:
    """Calendars begin on the first day of the previous year: a window that moves with the year, not with the build."""
    return dt.date(today.year - 1, 1, 1)


class Plan(NamedTuple):
    """Every UID of a build with its stamps, and their context, which has no base yet: see `to_ical`."""

    entry_context: EntryContext
    items: tuple[Item, ...]
    stamped: Mapping[str, Stamped]


def plan(site: Site) -> Plan:
    """The entries as the lock and this build make them."""
    lock = uids.known_to_subscribers(site)
    entry_context = entry_context_of(site)
    current = _by_uid(_current(site, lock))
    entries = {uid: _entry(item, entry_context, site, uid in lock) for uid, item in current.items()}
    newest = locks.updated(still_to_come(lock, current, site), entries, site.now)
    found = {uid: current.get(uid) or _removed(uid, known, site) for uid, known in newest.items()}
    stamped = {
        uid: Stamped(uid, item.source, item.details, newest[uid].created, newest[uid].last_modified)
        for uid, item in found.items()
    }
    return Plan(entry_context, tuple(found.values()), stamped)


def published(site: Site) -> dict[str, PublishedEntry]:
    """What subscribers will know after a publication of this site."""
    entry_context = entry_context_of(site)
    before = site.index(record.of).calendar
    current = _by_uid(_current(site, before))
    entries = {uid: _entry(item, entry_context, site, whole=True) for uid, item in current.items()}
    return locks.updated(still_to_come(before, current, site), entries, site.now)


def still_to_come(lock: locks.Lock, current: Mapping[str, Item], site: Site) -> locks.Lock:
    """The lock with what subscribers are to see of entries that vanished: the dates that they had, that are to come and
    that take place nowhere else."""
    far = schedule.horizon(site.today)
    furthest = far.replace(year=far.year + plain_rules.YEARS)
    events = {event.uid_at(site.centre.host): event for event in site.of(Event)}
    kept = dict(lock)
    for uid, known in lock.items():
        if known.removed or uid in current or known.last_day < site.today:
            continue
        owner, day = uids.named_by_day(uid)
        event = events.get(owner)
        living = (
            {day_of(when) for when, _ in schedule.planned(event, schedule.until_of(event, furthest))}
            if event
            else set()
        )
        left = removed.remains(known.lines, site.today, far, living, day)
        if left is None:
            del kept[uid]
        else:
            kept[uid] = replace(known, lines=left.lines, last_day=left.last_day)
    return kept


def _by_uid(items: Iterable[Item]) -> dict[str, Item]:
    """Of two items of one UID the first: `uids.taken_twice` reports them, so that no site is built of this."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.uid, item)
    return found


def _current(site: Site, lock: locks.Lock) -> Iterator[Item]:
    far, host = schedule.horizon(site.today), site.centre.host
    for event in site.of(Event):
        yield from _of_event(event, site, far)
        deadline = deadlines.of_event(event, host)
        if deadline:
            yield _of_deadline(deadline)
    for deadline in deadlines.of_calls(uids.notices(site), host, lock):
        yield _of_deadline(deadline)


def _of_event(event: Event, site: Site, far: dt.date) -> Iterator[Item]:
    found = [(name, site.find("organisations", name)) for name in event.organisers]
    image = site.file(event.image)
    details = Details(
        tuple(title_of(org) if org else name for name, org in found),
        site.centre.topics.get(event.topic) if event.topic else None,
        image.address if image else None,
    )
    organisers = [organiser_feed(org.slug) for _, org in found if org]
    for part in series_parts.parts(event, far):
        feeds = tuple(dict.fromkeys((*_feeds(part.shown), *organisers)))
        uid = event.part_uid_at(site.centre.host, part.day)
        yield Item(uid, part, details, part.last_day(far), event.address, part.shown.title, feeds)


def _of_deadline(deadline: Deadline) -> Item:
    day = deadlines.last_day_for(deadline.when)
    return Item(deadline.uid, deadline, Details(), day, deadline.address, deadline.title, (DEADLINES,))


def entry_context_of(site: Site) -> EntryContext:
    return surroundings_of(site.centre, schedule.horizon(site.today))


def surroundings_of(centre: Centre, far: dt.date) -> EntryContext:
    """What all entries share: the centre, and how far rules without an end are unrolled."""
    address = centre.address
    line = ", ".join(filter(None, (centre.name, address.full)))
    names = tuple(filter(None, (centre.name, centre.short_name)))
    return EntryContext(centre.host, "", Venue(line, address.lat, address.lon), names, far)


def _feeds(date: Occurrence) -> Iterator[str]:
    event = date.event
    yield ALL
    yield kind_feed(event.kind)
    if date.online_only:
        yield ONLINE
    if event.is_free:
        yield FREE
    yield from map(access_feed, event.accessibility)
    if cycle := feed_of(event.series):
        yield cycle


def _entry(item: Item, entry_context: EntryContext, site: Site, whole: bool) -> CalendarEntry:
    """For the lock. An entry that the lock does not know needs no digest unless it is going to be written there."""
    digest = ""
    lines: tuple[str, ...] = ()
    if whole:
        # With the permanent address, so that a build for another host is no change.
        found = _components(item.uid, item.source, item.details, entry_context._replace(base=site.centre.url))
        digest, lines = vevent.digest(found), vevent.kept_lines(found)
    updated = item.source.event.updated if isinstance(item.source, SeriesPart) else None
    forced = first_moment(updated) if updated else None
    moved = moves.written(site.index(Moves).of(item.source.event)) if isinstance(item.source, SeriesPart) else ""
    return CalendarEntry(digest, item.title, item.last_day, item.address, item.feeds, lines, forced, moved)


def _removed(uid: str, known: PublishedEntry, site: Site) -> Item:
    feeds = tuple(dict.fromkeys(_feed_now(feed, site) for feed in known.feeds))
    return Item(uid, known, Details(), known.last_day, known.address, known.title, feeds)


def _feed_now(feed: str, site: Site) -> str:
    """Where a calendar is that subscribers knew: that of an organiser moves when the organisation is renamed."""
    renamed = site.aliases.get(f"/{feed.removesuffix('kalendarz.ics')}") if feed.startswith("organizacje/") else None
    return organiser_feed(renamed.slug) if renamed else feed


def _components(
    uid: str, source: SeriesPart | Deadline | PublishedEntry, details: Details, entry_context: EntryContext
) -> list[ical.Component]:
    match source:
        case SeriesPart():
            return vevent.components(source, uid, entry_context._replace(**details._asdict()))
        case Deadline():
            return [deadlines.component(source, entry_context.base)]
        case PublishedEntry() if DEADLINES in source.feeds:
            return deadlines.removed(uid, source, entry_context.base)
        case PublishedEntry():
            return vevent.cancelled(uid, source, entry_context.base + source.address)


@lru_cache(maxsize=20_000)
def to_ical(item: Stamped, entry_context: EntryContext) -> bytes:
    """The VEVENTs of a UID. Kept, because an event stands in up to a dozen calendars of one build."""
    found = _components(item.uid, item.source, item.details, entry_context)
    return b"".join(ical.vevent(component, item.created, item.last_modified) for component in found)


def by_address(planned: Plan) -> dict[str, list[Item]]:
    """The entries of each event, its own first; of a deleted one what is left."""
    found: dict[str, list[Item]] = {}
    for item in sorted(planned.items, key=_own_first):
        if ALL in item.feeds:
            found.setdefault(item.address, []).append(item)
    return found


def _own_first(item: Item) -> tuple[bool, bool, str]:
    is_part = isinstance(item.source, SeriesPart) and item.source.day is not None
    return isinstance(item.source, PublishedEntry), is_part, item.uid


def by_feed(planned: Plan, today: dt.date) -> dict[str, tuple[Stamped, ...]]:
    """Each calendar's path and its entries, those of the window only. A calendar without entries is not there."""
    feeds: dict[str, list[Stamped]] = {}
    for item in sorted(planned.items, key=lambda item: (item.last_day, item.uid)):
        if item.last_day >= window(today):
            for feed in item.feeds:
                feeds.setdefault(feed, []).append(planned.stamped[item.uid])
    return {feed: tuple(feeds[feed]) for feed in _order(feeds)}


def _order(feeds: Collection[str]) -> list[str]:
    """The general calendar first, then kinds, needs, organisers and deadlines, as the page of subscriptions has."""
    known = [ALL, *map(kind_feed, KINDS), ONLINE, FREE, *map(access_feed, ACCESS)]
    others = sorted(set(feeds) - {*known, DEADLINES})
    return [feed for feed in (*known, *others, DEADLINES) if feed in feeds]
