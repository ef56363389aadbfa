"""Rooms of the centre: names that `rooms:` of site.yaml does not know, and two events in one room at one time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.core.schema.issues import Issue
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site
from plugins.events.fields.parts import EventPlace
from plugins.events.model import Event, closing
from plugins.events.state import schedule
from plugins.events.state.schedule import Occurrence
from plugins.polish.dates import span
from plugins.polish.timezone import first_moment


class _Stay(NamedTuple):
    """A date in a room, from its first minute to the one in which the next may begin."""

    start: dt.datetime
    end: dt.datetime
    date: Occurrence


def issues_in(site: Site) -> Iterator[tuple[Event, Issue]]:
    stays: dict[str, list[_Stay]] = defaultdict(list)
    known = {_key(room.name): room.name for room in site.centre.rooms}
    far = schedule.horizon(site.today)
    for event in site.of(Event):
        places = list(_places(event, site.centre))
        if not places:
            continue
        for field, room in places:
            if _key(room) not in known:
                yield event, Issue(field, _unknown(room, list(known.values())))
        for date in schedule.occurrences(event, schedule.until_of(event, far)):
            room = room_of(date.place, site.centre)
            if room and not date.is_off:
                stays[_key(room)].append(_Stay(first_moment(date.start), closing(date.end), date))
    for key, in_room in stays.items():
        yield from _meetings(in_room, known.get(key, ""))


def room_of(place: EventPlace | None, centre: Centre) -> str:
    """The room of the centre that a place means; empty for other places and for the centre as a whole."""
    if place is None or not place.room or place.address:
        return ""
    return place.room if place.name in (None, centre.name, centre.short_name) else ""


def _places(event: Event, centre: Centre) -> Iterator[tuple[str, str]]:
    """The rooms that an event names, with the field of each."""
    written = [("place", event.place)]
    if event.repeats:
        written += [(f"repeats.changes.{n}.place", change.place) for n, change in enumerate(event.repeats.changes)]
    for field, place in written:
        if room := room_of(place, centre):
            yield f"{field}.room", room


def _meetings(stays: Iterable[_Stay], room: str) -> Iterator[tuple[Event, Issue]]:
    """Each pair of files once, at its first meeting, told at the one whose path comes later."""
    told: set[tuple[str, str]] = set()
    present: list[_Stay] = []
    for stay in sorted(stays, key=lambda stay: (stay.start, stay.date.event.path)):
        present = [other for other in present if other.end > stay.start]
        for other in present:
            first, second = sorted((other.date.event, stay.date.event), key=lambda event: event.path)
            if first.path != second.path and (first.path, second.path) not in told:
                told.add((first.path, second.path))
                held = other if other.date.event is first else stay
                yield (
                    second,
                    Issue(
                        "place.room",
                        f"sala „{room}” jest już zajęta: {first.path}, {span(held.date.start, held.date.end)}. "
                        "Zmień salę albo godzinę jednego z tych wydarzeń.",
                    ),
                )
        present.append(stay)


def _unknown(room: str, known: list[str]) -> str:
    if not known:
        return f"nie znamy sali „{room}”: site.yaml nie ma żadnej sali. Dopisz ją tam w rooms albo usuń room."
    cure = "Popraw nazwę albo dopisz salę w site.yaml (rooms)."
    return f"nie znamy sali „{room}”. Nasze sale to: {', '.join(known)}. {cure}"


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
