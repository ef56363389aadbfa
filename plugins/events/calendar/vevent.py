"""An event as calendars see it: the properties of its VEVENTs, without stamps. Pure text, no library, no clock.

A repeating event is one rule with EXDATE and RDATE, and one further VEVENT for each date about which something differs.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from plugins.events import words
from plugins.events.calendar.ical import Component, Property, text, utc
from plugins.events.model import KINDS, Event, day_of
from plugins.events.parts import EventPlace, When
from plugins.events.recurrence import rules, schedule
from plugins.events.recurrence.schedule import Occurrence
from plugins.polish import timezone
from plugins.polish.dates import NBSP
from plugins.published.calendar import PublishedEntry

OFF = "ODWOŁANE: "
POSTPONED = "PRZEŁOŻONE: "
KEPT = frozenset(("DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "LOCATION", "CATEGORIES"))


class Venue(NamedTuple):
    """A place as one line, and its point on the map if known."""

    line: str
    lat: float | None = None
    lon: float | None = None


class EntryContext(NamedTuple):
    """What an entry shows besides the event itself. `base` begins its links, `host` ends its UID."""

    host: str
    base: str
    centre: Venue
    centre_names: tuple[str, ...]
    horizon: dt.date
    organisers: tuple[str, ...] = ()
    topic: str | None = None
    image: str | None = None


def components(event: Event, entry_context: EntryContext) -> list[Component]:
    """The VEVENTs of an event: the rule (or the only date) first, then the dates that differ from it."""
    found = schedule.occurrences(event, schedule.until_of(event, entry_context.horizon))
    if event.repeats is None:
        return [_component(found[0], entry_context, _times(found[0]))]
    usual = Occurrence(event, event.start, event.start, event.finish)
    return [
        _component(usual, entry_context, [*_times(usual), *_repetition(event)]),
        *(_component(o, entry_context, [_when("RECURRENCE-ID", o.planned), *_times(o)]) for o in found if _differs(o)),
    ]


def recurrence_id(occurrence: Occurrence) -> str:
    """The line by which an entry says which date of its series it is."""
    return _when("RECURRENCE-ID", occurrence.planned).line


def recurrence_of(component: Component) -> str | None:
    """That line of a component; None for the series itself."""
    return next((p.line for p in component if p.name == "RECURRENCE-ID"), None)


def _differs(occurrence: Occurrence) -> bool:
    """Needs a VEVENT of its own: something was changed, or readers would disagree about its end.

    They do so over the night of a time change, where RFC 5545 keeps the length and many programs the hour.
    """
    return occurrence.change is not None or _over_the_change(occurrence.start, occurrence.end) or (
        _over_the_change(occurrence.event.start, occurrence.event.finish)
    )  # fmt: skip


def _over_the_change(start: When, end: When) -> bool:
    return isinstance(start, dt.datetime) and isinstance(end, dt.datetime) and start.utcoffset() != end.utcoffset()


def _component(occurrence: Occurrence, entry_context: EntryContext, times: list[Property]) -> Component:
    event = occurrence.event
    return [
        Property("UID", event.uid_at(entry_context.host)),
        *times,
        Property("SUMMARY", text(prefix(occurrence) + event.title)),
        Property("DESCRIPTION", text("\n".join(_description(occurrence, entry_context)).replace(NBSP, " "))),
        *_where(occurrence, entry_context),
        Property("URL", entry_context.base + event.address),
        Property("CATEGORIES", ",".join(text(word) for word in _categories(event, entry_context))),
        Property("STATUS", _status(occurrence)),
        Property("TRANSP", "TRANSPARENT" if occurrence.is_off or event.all_day else "OPAQUE"),
        *([Property("IMAGE", entry_context.base + entry_context.image, ";VALUE=URI")] if entry_context.image else []),
    ]


def prefix(occurrence: Occurrence) -> str:
    return {"odwolane": OFF, "przelozone": POSTPONED}.get(occurrence.status, "")


def _status(occurrence: Occurrence) -> str:
    if occurrence.status == "odwolane":
        return "CANCELLED"
    return "TENTATIVE" if occurrence.status == "wstepne" or occurrence.is_waiting else "CONFIRMED"


def _categories(event: Event, entry_context: EntryContext) -> Iterator[str]:
    yield KINDS[event.kind]
    if entry_context.topic and entry_context.topic != KINDS[event.kind]:
        yield entry_context.topic
    if event.series:
        yield event.series


def _times(occurrence: Occurrence) -> list[Property]:
    end = occurrence.end if isinstance(occurrence.end, dt.datetime) else occurrence.end + dt.timedelta(days=1)
    return [_when("DTSTART", occurrence.start), _when("DTEND", end)]


def _when(name: str, when: When) -> Property:
    """A date, or a local time with its zone; never floating and never an offset (facts on calendars, rule 9)."""
    if isinstance(when, dt.datetime):
        return Property(name, f"{when:%Y%m%dT%H%M%S}", f";TZID={timezone.NAME}")
    return Property(name, f"{when:%Y%m%d}", ";VALUE=DATE")


def _repetition(event: Event) -> Iterator[Property]:
    repeats = event.repeats
    assert repeats is not None
    end = f";COUNT={repeats.count}" if repeats.count else ""
    if repeats.until:
        last = schedule.start_on(event, repeats.until)
        end = f";UNTIL={utc(last) if isinstance(last, dt.datetime) else f'{last:%Y%m%d}'}"
    yield Property("RRULE", rules.rrule(schedule.rule_of(repeats), day_of(event.start), end))
    # One property per date: some programs read only the first of a list.
    for day in sorted(set(repeats.except_)):
        yield _when("EXDATE", schedule.start_on(event, day))
    for when in sorted(repeats.also, key=day_of):
        yield _when("RDATE", when if isinstance(when, dt.datetime) else schedule.start_on(event, when))


def venue(place: EventPlace | None, entry_context: EntryContext) -> Venue:
    """The place in one line. Without a name and an address (or with our own name) it is the centre."""
    if place is None:
        return entry_context.centre
    if place.address is None and (place.name is None or place.name in entry_context.centre_names):
        name, comma, rest = entry_context.centre.line.partition(", ")
        line = f"{name}, {place.room}{comma}{rest}" if place.room else entry_context.centre.line
        return Venue(line, place.lat or entry_context.centre.lat, place.lon or entry_context.centre.lon)
    doubled = place.name and place.address and place.address.startswith(place.name)
    return Venue(
        ", ".join(filter(None, (None if doubled else place.name, place.room, place.address))), place.lat, place.lon
    )


def _where(occurrence: Occurrence, entry_context: EntryContext) -> Iterator[Property]:
    """Place, point and link. The link stands in LOCATION too, since readers ignore CONFERENCE."""
    here = None if occurrence.online_only else venue(occurrence.place, entry_context)
    parts = [here.line] if here else []
    if occurrence.online:
        parts.append(f"online: {occurrence.online}")
    yield Property("LOCATION", text("; ".join(parts)))
    if here and here.lat is not None and here.lon is not None:
        yield Property("GEO", f"{here.lat:.6f};{here.lon:.6f}")
    if occurrence.online:
        yield Property("CONFERENCE", occurrence.online, ";FEATURE=VIDEO;LABEL=Spotkanie online;VALUE=URI")


def _description(occurrence: Occurrence, entry_context: EntryContext) -> Iterator[str]:
    """Plain lines: first what changed, then access, last the page's address."""
    event = occurrence.event
    yield from words.change(occurrence)
    if event.accessibility:
        yield f"Dostępność: {words.access(event.accessibility)}."
    yield event.summary
    if event.trainers:
        yield f"{'Prowadzą' if len(event.trainers) > 1 else 'Prowadzi'}: {', '.join(event.trainers)}."
    if entry_context.organisers:
        many = len(entry_context.organisers) > 1
        yield f"{'Organizują' if many else 'Organizuje'}: {', '.join(entry_context.organisers)}."
    if event.audience:
        yield f"Dla kogo: {', '.join(event.audience)}."
    yield f"Koszt: {event.price or 'bezpłatnie'}."
    if event.seats:
        yield f"Liczba miejsc: {event.seats}."
    if event.registration and not occurrence.is_off:
        yield words.registration(event.registration)
    if occurrence.online:
        yield f"Online: {occurrence.online}"
    yield entry_context.base + event.address


def cancelled(
    uid: str,
    known: PublishedEntry,
    page: str,
    word: str = OFF,
    why: str = "Odwołane: wydarzenia nie ma już w kalendarzu.",
) -> Component:
    """The entry that a deleted file leaves until its day has passed, made from the lock file alone."""
    return [
        Property("UID", uid),
        *(_from_line(line) for line in known.lines),
        Property("SUMMARY", text(word + known.title.removeprefix(OFF))),
        Property("DESCRIPTION", text(f"{why}\n{page}")),
        Property("URL", page),
        Property("STATUS", "CANCELLED"),
        Property("TRANSP", "TRANSPARENT"),
    ]


def _from_line(line: str) -> Property:
    head, _, value = line.partition(":")
    name, semicolon, params = head.partition(";")
    return Property(name, value, semicolon + params)


def kept_lines(component: Component) -> tuple[str, ...]:
    """The content lines that a cancelled entry will need: when, how often, where and what sort."""
    return tuple(p.line for p in component if p.name in KEPT)


def digest(found: list[Component]) -> str:
    """Of everything that subscribers can see."""
    lines = "\n\n".join("\n".join(p.line for p in component) for component in found)
    return hashlib.sha256(lines.encode()).hexdigest()[:32]
