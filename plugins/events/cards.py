"""One line about a date for lists: the arguments of the theme's `event_card`, as plain data."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.schema.centre import Centre
from plugins.core.schema.record import Record
from plugins.core.site.site import Site
from plugins.events import outcome, words
from plugins.events.calendar import calendars
from plugins.events.calendar.moves import Moves
from plugins.events.model import KINDS, Event
from plugins.events.parts import EventPlace
from plugins.events.recurrence import schedule
from plugins.events.recurrence.schedule import Occurrence

STATES = {
    "odwolane": ("Odwołane", "bad"),
    "przelozone": ("Przełożone", "warn"),
    "wstepne": ("Wstępnie", "info"),
    "potwierdzone": ("", ""),
}
HOME_LIMIT = 5


# A past date of which only an announcement is known.
ANNOUNCED = ("Zapowiadane", "quiet")
MOVED = ("Przeniesione", "warn")


def card(occurrence: Occurrence, centre: Centre, announced: bool = False) -> dict[str, Any]:
    """``announced``: the date has passed, and nobody knows whether it took place."""
    event = occurrence.event
    state, tone = STATES[occurrence.status]
    if announced and not state:
        state, tone = ANNOUNCED
    if occurrence.previous and not occurrence.is_off:
        state, tone = MOVED
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
        "note": _note(occurrence),
        "summary": event.summary,
        "price": event.price or "bezpłatnie",
        "access": tuple(words.ACCESS[word] for word in event.accessibility),
        "repeats": words.repeats(event),
        "lang": "" if event.lang == "pl" else event.source_path.html_lang,
    }


def _note(date: Occurrence) -> str:
    """What is not as announced. A moved date says from when, whatever staff add."""
    if date.previous and not date.is_off:
        return ". ".join(filter(None, (words.moved_from(date.previous), date.note)))
    is_told = date.status != "potwierdzone" or date.change or date.since
    return date.note or "" if is_told else ""


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
            **card(found, site.centre, _is_announced(site, found)),
            "past": number >= len(coming),
            "in_feed": schedule.last_day(found.event, far) >= first,
        }
        for number, found in enumerate(ordered)
    )


def _is_announced(site: Site, found: Occurrence) -> bool:
    return outcome.outcome_on(site, found.event, found.last_day) == outcome.ANNOUNCED


def home(site: Site) -> Mapping[str, Any]:
    """The next dates for the home page; of a repeating event only the next one."""
    moves = site.index(Moves)
    dates = (schedule.next_of(event, site.today, moves.of(event)) for event in site.of(Event))
    coming = schedule.in_order(found for found in dates if found)
    return {"events": tuple(card(found, site.centre) for found in coming[:HOME_LIMIT])}
