"""Deadlines as a calendar of their own: ends of registration and of calls for applications, each a whole day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from plugins.events.calendar import uids, vevent
from plugins.events.calendar.ical import Component, Property, text
from plugins.events.calendar.vevent import OFF
from plugins.events.fields.parts import When
from plugins.events.model import Event
from plugins.events.state import words
from plugins.polish.dates import by, clock, span
from plugins.polish.plurals import NBSP
from plugins.polish.timezone import day_of
from plugins.published.calendar import Lock, PublishedEntry


class Deadline(NamedTuple):
    """The last day for something. `address` is the page that tells more; a cancelled matter keeps its entry."""

    uid: str
    title: str
    when: When
    address: str
    note: str
    cancelled: bool


def of_event(event: Event, host: str) -> Deadline | None:
    """The end of registration."""
    if not event.registration or not event.registration.deadline:
        return None
    uid = uids.of_registration(event, host)
    title = f"Koniec zapisów: {event.title}"
    note = f"{words.registration(event.registration)}\nWydarzenie: {span(event.start, event.finish)}."
    return Deadline(uid, title, event.registration.deadline, event.address, note, event.is_off)


def of_calls(announcements: Iterable[Any], host: str, lock: Lock) -> Iterator[Deadline]:
    """The ends of calls that announcements carry in `call.deadline`."""
    for announcement in announcements:
        call = getattr(announcement, "call", None)
        if call and call.deadline:
            yield Deadline(
                uid=uids.of_call(announcement, host, lock),
                title=f"Koniec naboru: {announcement.title}",
                when=call.deadline,
                address=announcement.address,
                note=f"{announcement.summary}\nWnioski {by(call.deadline)}.",
                cancelled=bool(getattr(announcement, "withdrawn", None)),
            )


def removed(uid: str, known: PublishedEntry, base: str) -> list[Component]:
    """What a deadline leaves that is gone. Nothing was called off by that: the event may well take place.

    A deleted event keeps a page that says so; a deleted notice has none.
    """
    what = "zapisów" if uids.is_of_registration(uid) else "naboru"
    page = known.address if what == "zapisów" else "/kalendarz/"
    return vevent.cancelled(uid, known, base + page, "USUNIĘTO: ", f"Termin {what} usunięto. Sprawdź na stronie.")


def last_day_for(when: When) -> dt.date:
    """The last day on which something can be done: a deadline of 00:00 is the end of the day before."""
    if isinstance(when, dt.datetime) and when.time() == dt.time():
        return when.date() - dt.timedelta(days=1)
    return day_of(when)


def component(deadline: Deadline, base: str) -> Component:
    """One whole day that takes no time of anybody; the hour stands in the title."""
    day = last_day_for(deadline.when)
    title = deadline.title
    if isinstance(deadline.when, dt.datetime):
        title = f"{title} (godz. {clock(deadline.when) if day == deadline.when.date() else '24.00'})"
    return [
        Property("UID", deadline.uid),
        Property("DTSTART", f"{day:%Y%m%d}", ";VALUE=DATE"),
        Property("DTEND", f"{day + dt.timedelta(days=1):%Y%m%d}", ";VALUE=DATE"),
        Property("SUMMARY", text(OFF + title if deadline.cancelled else title)),
        Property("DESCRIPTION", text(f"{deadline.note}\n{base}{deadline.address}".replace(NBSP, " "))),
        Property("URL", base + deadline.address),
        Property("CATEGORIES", "Termin"),
        Property("STATUS", "CANCELLED" if deadline.cancelled else "CONFIRMED"),
        Property("TRANSP", "TRANSPARENT"),
    ]
