"""An event as calendars see it: the properties of its VEVENTs, without stamps. Pure text, no library, no clock.

A repeating event is one or several entries (`series_parts`): a rule with EXDATE and one further VEVENT for each date
about which something differs, or a single date.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.events.calendar.ical import Component, Property, text, utc
from plugins.events.calendar.series_parts import SeriesPart
from plugins.events.fields import rules
from plugins.events.fields.parts import EventPlace, When
from plugins.events.model import KINDS, Event
from plugins.events.state import words
from plugins.events.state.schedule import Occurrence
from plugins.polish import timezone
from plugins.polish.plurals import NBSP
from plugins.polish.timezone import day_of
from plugins.published.calendar import PublishedEntry

OFF = "ODWOŁANE: "
POSTPONED = "PRZEŁOŻONE: "
UNTIL_MARGIN = dt.timedelta(hours=3)
KEPT = frozenset(("DTSTART", "DTEND", "RRULE", "EXDATE", "RECURRENCE-ID", "LOCATION", "CATEGORIES"))


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


def components(part: SeriesPart, uid: str, entry_context: EntryContext) -> list[Component]:
    """The VEVENTs of an entry: the rule (or the only date) first, then the dates that differ from it."""
    shown = part.shown
    return [
        _component(uid, shown, entry_context, [*_times(shown), *_repetition(part)]),
        *(_component(uid, o, entry_context, [_when("RECURRENCE-ID", o.planned), *_times(o)]) for o in part.changed),
    ]


def _component(uid: str, occurrence: Occurrence, entry_context: EntryContext, times: list[Property]) -> Component:
    event = occurrence.event
    return [
        Property("UID", uid),
        *times,
        Property("SUMMARY", text(prefix(occurrence) + occurrence.title)),
        Property("DESCRIPTION", text("\n".join(_description(occurrence, entry_context)).replace(NBSP, " "))),
        *_where(occurrence, entry_context),
        Property("URL", entry_context.base + event.address),
        Property("CATEGORIES", ",".join(text(word) for word in _categories(event, entry_context))),
        Property("STATUS", _status(occurrence)),
        Property("TRANSP", "TRANSPARENT" if occurrence.is_off or event.all_day else "OPAQUE"),
        *([Property("IMAGE", entry_context.base + entry_context.image, ";VALUE=URI")] if entry_context.image else []),
    ]


def prefix(occurrence: Occurrence) -> str:
    """Return what stands before the title of a date that is called off or waits for a new day. One whose new day is
    known just moves, without an alarm (contract, section 2)."""
    if occurrence.status == "odwolane":
        return OFF
    return POSTPONED if occurrence.is_waiting else ""


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
    """A date, or a local time with its zone; never floating and never an offset (facts on calendars, rule 9). The end
    of an event may fall into the doubled hour of October; programs read that one differently, so it is told in UTC."""
    if isinstance(when, dt.datetime) and timezone.is_doubled(when):
        return Property(name, utc(when))
    if isinstance(when, dt.datetime):
        return Property(name, f"{when:%Y%m%dT%H%M%S}", f";TZID={timezone.NAME}")
    return Property(name, f"{when:%Y%m%d}", ";VALUE=DATE")


def _repetition(part: SeriesPart) -> Iterator[Property]:
    if part.rule is None:
        return
    end = f";UNTIL={until_value(part.last)}" if part.last else ""
    yield Property("RRULE", rules.rule_text(part.rule, day_of(part.shown.planned), end))
    # One property per date: some programs read only the first of a list.
    for start in part.excluded:
        yield _when("EXDATE", start)


def until_value(last: When) -> str:
    """UNTIL with room behind the last start, so that programs which compare it with hours of the clock (rrule.js) keep
    that date, and within the same day in UTC, so that those which look at its day alone see no further one."""
    if not isinstance(last, dt.datetime):
        return f"{last:%Y%m%d}"
    end_of_day = dt.datetime.combine(last.date(), dt.time(23, 59, 59), dt.UTC)
    return utc(min(timezone.later(last, UNTIL_MARGIN), end_of_day))


def venue(place: EventPlace | None, entry_context: EntryContext) -> Venue:
    """The place in one line. Without a name and an address (or with our own name) it is the centre."""
    if place is None:
        return entry_context.centre
    if place.address is None and (place.name is None or place.name in entry_context.centre_names):
        name, comma, rest = entry_context.centre.line.partition(", ")
        line = f"{name}, {place.room}{comma}{rest}" if place.room else entry_context.centre.line
        return Venue(line, place.lat or entry_context.centre.lat, place.lon or entry_context.centre.lon)
    doubled = place.name and place.address and _begins_with(place.address, place.name)
    return Venue(
        ", ".join(filter(None, (None if doubled else place.name, place.room, place.address))), place.lat, place.lon
    )


def _begins_with(address: str, name: str) -> bool:
    """Whether an address names its place already: „Park” is not named by „Parkowa 3”."""
    return address.startswith(name) and not address[len(name) :][:1].isalnum()


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
    if occurrence.trainers:
        yield f"{'Prowadzą' if len(occurrence.trainers) > 1 else 'Prowadzi'}: {', '.join(occurrence.trainers)}."
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
) -> list[Component]:
    """The entry that a deleted file leaves until its day has passed, made from the record of what was published alone:
    its rule or only date, and each date that stood elsewhere."""
    return [
        [
            Property("UID", uid),
            *map(_from_line, lines),
            Property("SUMMARY", text(word + known.title.removeprefix(OFF))),
            Property("DESCRIPTION", text(f"{why}\n{page}")),
            Property("URL", page),
            Property("STATUS", "CANCELLED"),
            Property("TRANSP", "TRANSPARENT"),
        ]
        for lines in split_lines(known.lines)
    ]


def _from_line(line: str) -> Property:
    head, _, value = line.partition(":")
    name, semicolon, params = head.partition(";")
    return Property(name, value, semicolon + params)


def kept_lines(found: list[Component]) -> tuple[str, ...]:
    """The content lines that a cancelled entry will need: when, how often, where and what sort. Those of a changed date
    begin with its RECURRENCE-ID."""
    return tuple(p.line for component in found for p in component if p.name in KEPT)


def split_lines(lines: Sequence[str]) -> list[list[str]]:
    """Kept lines, by VEVENT."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("RECURRENCE-ID"):
            found.append([])
        found[-1].append(line)
    return found


def digest(found: list[Component]) -> str:
    """Of everything that subscribers can see."""
    lines = "\n\n".join("\n".join(p.line for p in component) for component in found)
    return hashlib.sha256(lines.encode()).hexdigest()[:32]
