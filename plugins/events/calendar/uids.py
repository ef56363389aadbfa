"""UIDs: the permanent identifiers of entries in calendars (contract, section 4), and those that are taken twice."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from plugins.core.schema.issues import Issue
from plugins.core.site.site import Site
from plugins.events.calendar import series_parts
from plugins.events.model import Event
from plugins.events.state import schedule
from plugins.polish.timezone import first_moment
from plugins.published import record
from plugins.published.calendar import Lock


def named_by_day(uid: str) -> tuple[str, dt.date | None]:
    """The UID of the event that an entry is a part of, and the day that names the part; for others itself and None."""
    local, at, host = uid.partition("@")
    match = re.fullmatch(r"(.+)--(\d{4})(\d\d)(\d\d)", local)
    try:
        day = dt.date(*map(int, match.groups()[1:])) if match else None
    except ValueError:
        day = None
    return (f"{match[1]}{at}{host}", day) if match and day else (uid, None)


def of_registration(event: Event, host: str) -> str:
    """The end of registration."""
    uid, _, at = event.uid_at(host).partition("@")
    return f"{uid}-zapisy@{at}"


def is_of_registration(uid: str) -> bool:
    """Of the identifiers of deadlines, and not of events, which may have any."""
    return uid.partition("@")[0].endswith("-zapisy")


def of_call(announcement: Any, host: str, lock: Lock) -> str:
    """The end of a call for applications. It outlives a new name of the file whose old address is kept in ``aliases``.

    Of the names that the notice has had, it is the one that subscribers know. When the lock knows none of them, the
    notice is new or the lock was lost: then the first of the old addresses counts as the oldest.
    """
    folder = announcement.address.split("/")[1]
    old = (re.fullmatch(rf"/{folder}/(\d{{4}})/([a-z0-9-]+)/?", alias) for alias in announcement.aliases)
    names = [*(f"{match[1]}-{match[2]}" for match in old if match), f"{announcement.year}-{announcement.slug}"]
    uids = [f"{name}-nabor@{host}" for name in names]
    return next((uid for uid in uids if uid in lock and not lock[uid].removed), uids[0])


def taken_twice(site: Site) -> Iterator[tuple[Any, Issue]]:
    """Events and calls whose entry would take the place of another one."""
    host, lock = site.centre.host, known_to_subscribers(site)
    deadlines: dict[str, tuple[str, str]] = {}
    for event in site.of(Event):
        if event.registration and event.registration.deadline:
            deadlines[of_registration(event, host)] = ("termin zapisów z", event.path)
    for notice in notices(site):
        if notice.call:
            uid = of_call(notice, host, lock)
            _, other = deadlines.setdefault(uid, ("termin naboru z", notice.path))
            if other != notice.path:
                yield notice, Issue("aliases", f"termin naboru z tego adresu ma już {other}. Usuń ten adres.")
    events = {event.uid_at(host): event for event in site.of(Event)}
    far = schedule.horizon(site.today)
    first: dict[str, Any] = {}
    for event in site.of(Event):
        uid = event.uid_at(host)
        other = first.setdefault(uid, event)
        if other is not event:
            if other.address != event.address:  # or the address is told, with the same cure
                message = f"identyfikator {uid} ma już {other.path}. Zmień albo usuń jedno z pól uid."
                yield event, Issue("uid", message)
        elif (series := _series_of(uid, events)) and _has_part(series, uid, host, far):
            message = f"identyfikator {uid} ma już termin z {series.path}. Wpisz inny, np. uid: {_another(uid)}"
            yield event, Issue("uid", message)
        elif uid in deadlines:
            message = f"identyfikator {uid} ma już {' '.join(deadlines[uid])}. Wpisz inny, np. uid: {_another(uid)}"
            yield event, Issue("uid", message)


def _series_of(uid: str, events: dict[str, Event]) -> Event | None:
    """The event of which an entry with this identifier would be a part."""
    owner, day = named_by_day(uid)
    return events.get(owner) if day else None


def _has_part(series: Event, uid: str, host: str, far: dt.date) -> bool:
    return any(series.part_uid_at(host, part.day) == uid for part in series_parts.parts(series, far))


def notices(site: Site) -> Iterator[Any]:
    """Announcements that the site shows: a call is nobody's business before its notice is out."""
    found: tuple[Any, ...] = site.of("announcements")  # their dates and calls are what is asked for
    return (notice for notice in found if site.preview or first_moment(notice.date) <= site.now)


def _another(uid: str) -> str:
    return f"{uid.partition('@')[0]}-2"


def known_to_subscribers(site: Site) -> Lock:
    """The lock file. A broken one counts as none here; the check of the kind reports it."""
    return site.index(record.of).calendar
