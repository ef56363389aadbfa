"""One line about a date for lists: the arguments of the theme's `event_card`, as plain data."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from plugins.core.schema.access import ACCESS, ACCESS_SHORT
from plugins.core.schema.record import Record
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Dated, Site
from plugins.events.calendar import calendars
from plugins.events.calendar.moves import Moves
from plugins.events.fields.parts import EventPlace, Status
from plugins.events.lists.facets import ROOT, addresses_of
from plugins.events.lists.no_events import no_events
from plugins.events.model import KINDS, Event, closing
from plugins.events.state import outcome, schedule, words
from plugins.events.state.registration import signing_up
from plugins.events.state.schedule import Occurrence
from plugins.languages.catalogue import Words, words_of
from plugins.polish.dates import hour, until
from plugins.polish.timezone import day_of

STATES = {
    "odwolane": ("Odwołane", "bad"),
    "przelozone": ("Przełożone", "warn"),  # nobody knows until when
    "wstepne": ("Wstępnie", "info"),
    "potwierdzone": ("", ""),
}
MOVED = ("Przeniesione", "info")
HOME_LIMIT = 5


# A past date of which only an announcement is known.
ANNOUNCED = ("Zapowiadane", "quiet")


def card(occurrence: Occurrence, centre: Centre, now: dt.datetime | None, announced: bool = False) -> dict[str, Any]:
    """``now`` is None where all is past. ``announced``: the date has passed, and nobody knows whether it took place.

    ``off``: it will not take place when it says. ``was``: when it should have been, where another day or hour is known.
    """
    event = occurrence.event
    state, tone = state_of(occurrence)
    if announced and not state:
        state, tone = ANNOUNCED
    registered = signing_up(event, now) if now and not occurrence.is_off and closing(occurrence.start) > now else None
    return {
        "title": occurrence.title,
        "url": event.address,
        "start": occurrence.start,
        "end": occurrence.end,
        "kind": KINDS[event.kind],
        "place": "" if occurrence.online_only else place_name(occurrence.place, centre),
        "online": occurrence.online is not None,
        "state": state,
        "tone": tone,
        "off": occurrence.is_off,
        "was": _was(occurrence),
        "note": (occurrence.note or "")
        if occurrence.status != "potwierdzone" or occurrence.change or occurrence.since
        else "",
        "summary": event.summary,
        "price": event.price or "",
        "registration": registered,
        "access": tuple(ACCESS[word] for word in event.accessibility),
        "repeats": words.repeats(event),
        "lang": "" if event.lang == "pl" else event.source_path.html_lang,
    }


def state_of(occurrence: Occurrence) -> tuple[str, str]:
    """Return the word and the tone of a date's state; two empty texts where it is as planned."""
    return MOVED if not occurrence.is_off and occurrence.previous else STATES[occurrence.status]


def state_in(status: Status, own: Words) -> str:
    """The state of one date in the words of a page; empty where it is as planned."""
    return {"odwolane": own.cancelled, "przelozone": own.postponed, "wstepne": own.tentative}.get(status, "")


def _was(occurrence: Occurrence) -> tuple[str, str] | None:
    """(`przeniesione z`, when it was to be), of which the page strikes the second; None where nothing was moved."""
    before = occurrence.previous
    if before is None:
        return None
    if isinstance(before, dt.datetime) and day_of(before) == occurrence.day:
        return "przeniesione z", hour(before)
    verb, preposition, day = words.moved_from(before).split(" ", 2)
    return f"{verb} {preposition}", day


class Slot(NamedTuple):
    """One date in the agenda: a line under its day. ``day_number`` counts the days of a long event from 1.

    ``facets`` are the choices that it belongs to (`plugins.events.lists.facets`), for the script that combines them.
    """

    card: Mapping[str, Any]
    hours: str
    until: str
    day_number: int
    facets: tuple[str, ...]


def slot(date: Occurrence, centre: Centre, now: dt.datetime) -> Slot:
    """Return how a coming or running date stands in the agenda."""
    number = (now.date() - date.day).days + 1
    longer = until(date.last_day).removeprefix("do ") if date.last_day != date.day else ""
    facets = tuple(address for address in addresses_of(date) if address != ROOT)
    hours = "" if number > 1 else words.hours(date.start, date.end)
    shown = card(date, centre, now)
    # In the centre's own calendar its own place needs no name.
    place = date.place and (date.place.name or date.place.address)
    ours = (date.place.room or "") if date.place and not place else ""
    short = {
        "place": shown["place"] if place else ours,
        "access": tuple(ACCESS_SHORT[word] for word in date.event.accessibility),
    }
    return Slot(shown | short, hours, longer, max(number, 1), facets)


def place_name(place: EventPlace | None, centre: Centre) -> str:
    """The place in a few words: its name and room; our own place by our short name."""
    ours = centre.short_name or centre.name
    if place is None:
        return ours
    name = place.name or place.address or ours
    return f"{name}, {place.room}" if place.room else name


def cards(site: Site, records: Iterable[Record]) -> tuple[Mapping[str, Any], ...]:
    """For pages of other kinds: what is coming first, then the past, newest first; each event once.

    ``in_feed`` tells whether calendars hold the event, and so whether its organiser has one.
    """
    coming, past = [], []
    for event in records:
        if not isinstance(event, Event):
            continue
        next_date = schedule.next_of(event, site.today, site.index(Moves).of(event))
        if next_date:
            coming.append(next_date)
        else:
            past.append(schedule.occurrences(event, dt.date.max)[-1])
    ordered = [*schedule.in_order(coming), *reversed(schedule.in_order(past))]
    first, far = calendars.window(site.today), schedule.horizon(site.today)
    return tuple(
        {
            **card(found, site.centre, site.now, _is_announced(site, found)),
            "past": number >= len(coming),
            "in_feed": schedule.last_day(found.event, far) >= first,
        }
        for number, found in enumerate(ordered)
    )


def dated(site: Site, event: Event) -> Dated:
    """When an event is next, or was last, and whether that date is off."""
    original = site.translations(event)[0]
    found = schedule.next_of(event, site.today, site.index(Moves).of(original))
    found = found or schedule.occurrences(event, dt.date.max)[-1]
    own = words_of("events", event.lang)
    state = "" if not found.is_off else own.cancelled if found.status == "odwolane" else own.postponed
    return Dated(found.start, found.end, state)


def _is_announced(site: Site, found: Occurrence) -> bool:
    return outcome.outcome_on(site, found.event, found.last_day) == outcome.ANNOUNCED


def home(site: Site) -> Mapping[str, Any]:
    """The next dates for the home page; of a repeating event only the next one."""
    moves = site.index(Moves)
    dates = (schedule.next_of(event, site.today, moves.of(event)) for event in site.of(Event))
    coming = schedule.in_order(found for found in dates if found)
    shown = {"events": tuple(card(found, site.centre, site.now) for found in coming[:HOME_LIMIT])}
    return shown if coming else {**shown, "no_events": no_events(site)}
