"""What the calendar tells programs besides .ics: coming dates as JSON, new and changed events as RSS."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site, StaticFile
from plugins.events.calendar import calendars
from plugins.events.calendar.calendars import Plan
from plugins.events.calendar.moves import Moves
from plugins.events.calendar.series_parts import SeriesPart
from plugins.events.calendar.vevent import OFF, EntryContext, prefix, venue
from plugins.events.cards import place_name
from plugins.events.fields.parts import When
from plugins.events.lists.facets import ROOT
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.events.state import schedule, words
from plugins.events.state.schedule import Occurrence
from plugins.events.views import Dates
from plugins.polish.dates import day_and_hour, span
from plugins.polish.timezone import ZONE, day_of
from plugins.published.calendar import PublishedEntry, sequence

NEWS = 30


class News(NamedTuple):
    """An event that is new or has changed, or what is left of a deleted one."""

    source: Event | PublishedEntry
    created: dt.datetime
    last_modified: dt.datetime
    moved_from: When | None = None
    image: StaticFile | None = None


class Item(NamedTuple):
    """An item of the feed before it becomes XML. ``guid`` never changes and is never used again."""

    guid: str
    title: str
    address: str
    lines: tuple[str, ...]
    published: dt.datetime
    image: StaticFile | None = None
    image_alt: str = ""


class ComingView(NamedTuple):
    dates: tuple[Occurrence, ...]
    organisers: tuple[tuple[tuple[str, str], ...], ...]
    entry_context: EntryContext


def news(planned: Plan, site: Site) -> tuple[News, ...]:
    """The newest changes, as far back as calendars go; of those made at one moment what is to come stands first."""
    first = calendars.window(site.today)
    found = []
    for items in calendars.by_address(planned).values():
        last_day = max(item.last_day for item in items)
        if last_day >= first:
            stamped = [planned.stamped[item.uid] for item in items if _is_told(item.source)]
            found.append((last_day, items[0].uid, _news_of(stamped, site)))
    by_day = sorted(found, key=lambda one: (one[0] < site.today, one[0], one[1]))
    newest = sorted((one for _, _, one in by_day), key=lambda item: item.last_modified, reverse=True)
    # By day: a build without an hour is of midnight, and what was published at noon is news of that day all the same.
    known = [item for item in newest if item.last_modified.astimezone(ZONE).date() <= site.today]
    return tuple(known[:NEWS])


def _news_of(entries: list[calendars.Stamped], site: Site) -> News:
    """An event with all its entries: a part that is new, changed or gone is a change of it."""
    source = entries[0].source
    assert isinstance(source, SeriesPart | PublishedEntry)
    created, changed = min(entry.created for entry in entries), max(entry.last_modified for entry in entries)
    if isinstance(source, PublishedEntry):
        return News(source, created, changed)
    event = source.event
    return News(event, created, changed, site.index(Moves).of(event), site.file(event.image))


def _is_told(source: object) -> bool:
    """Not the dates that a rule without an end gets because a year begins."""
    if not isinstance(source, SeriesPart) or source.day is None or source.rule or source.shown.change:
        return True
    repeats = source.event.repeats
    return not timing.is_endless(source.event) or (repeats is not None and source.day in map(day_of, repeats.also))


def item_of(item: News) -> Item:
    """A change has an identity of its own, so that readers show it as new. The event's date stands in the title."""
    changed = item.last_modified > item.created
    if isinstance(item.source, PublishedEntry):
        known = item.source
        return Item(
            f"{known.address}#usuniete-{sequence(item.last_modified)}",
            OFF + known.title.removeprefix(OFF),
            known.address,
            ("Wydarzenia nie ma już w kalendarzu.",),
            item.last_modified,
        )
    event = item.source
    whole = Occurrence(event, event.start, event.start, event.finish, moved_from=item.moved_from)
    label = prefix(whole) or ("Przeniesione: " if item.moved_from else "Zmiana: " if changed else "")
    guid = f"{event.address}#zmiana-{sequence(item.last_modified)}" if changed else event.address
    # The first date of a series is soon over; its rule says more.
    when = words.repeats(event) or span(event.start, event.finish)
    title = f"{label}{event.title} – {when}"
    lines = tuple(_lines(event, whole))
    return Item(guid, title, event.address, lines, item.last_modified, item.image, event.image_alt or "")


def _lines(event: Event, whole: Occurrence) -> list[str]:
    """What changed first, the dates that differ, then what it is about."""
    lines = [*words.change(whole)]
    lines += [f"{line[:1].upper()}{line[1:]}" for line in words.later(event, day_of(event.start))]
    for date in schedule.changed(event):
        lines += [f"{day_and_hour(date.start)}: {line}" for line in words.change(date)]
    lines += [event.summary]
    if event.repeats:
        lines.append(f"Powtarza się {words.repeats(event).removesuffix('.')}.")
    return lines


def coming(dates: Dates, site: Site) -> ComingView:
    """All dates to come; rules without an end up to the horizon."""
    shown = tuple(dates.coming)
    organisers = tuple(
        tuple((org.title, org.address) if org else (name, "") for name, org in _found(date.event, site))
        for date in shown
    )
    return ComingView(shown, organisers, calendars.entry_context_of(site))


def _found(event: Event, site: Site) -> list[tuple[str, Any]]:
    return [(name, site.find("organisations", name)) for name in event.organisers]


def as_data(view: ComingView, centre: Centre, absolute: Callable[[str], str]) -> dict[str, Any]:
    return {
        "title": f"Kalendarz – {centre.name}",
        "url": absolute(ROOT),
        "events": [
            _date(date, organisers, view.entry_context, centre, absolute)
            for date, organisers in zip(view.dates, view.organisers, strict=True)
        ],
    }


def _date(
    date: Occurrence,
    organisers: tuple[tuple[str, str], ...],
    entry_context: EntryContext,
    centre: Centre,
    absolute: Callable[[str], str],
) -> dict[str, Any]:
    """Every date has the same keys, so that nobody needs to ask which are there."""
    event = date.event
    here = None if date.online_only else venue(date.place, entry_context)
    signing_up = event.registration
    return {
        "uid": event.uid_at(entry_context.host),
        "title": date.title,
        "url": absolute(event.address),
        "calendar": absolute(f"/{calendars.own_feed(event.address)}"),
        "start": date.start.isoformat(),
        "end": date.end.isoformat(),
        "all_day": event.all_day,
        "kind": event.kind,
        "status": date.status,
        "status_note": date.note,
        "summary": event.summary,
        "place": None
        if here is None
        else {"name": place_name(date.place, centre), "address": here.line, "lat": here.lat, "lon": here.lon},
        "online": date.online,
        "organisers": [{"name": name, "url": absolute(url) if url else None} for name, url in organisers],
        "price": event.price,
        "free": event.is_free,
        "seats": event.seats,
        "accessibility": list(event.accessibility),
        "language": list(event.language),
        "repeats": words.repeats(event) or None,
        "registration": signing_up
        and {
            "url": signing_up.url,
            "email": signing_up.email,
            "phone": signing_up.phone,
            "opens": signing_up.opens and signing_up.opens.isoformat(),
            "deadline": signing_up.deadline and signing_up.deadline.isoformat(),
            "full": signing_up.full,
            "waiting_list": signing_up.waiting_list,
        },
    }
