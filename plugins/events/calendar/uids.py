"""UIDs: the permanent identifiers of entries in calendars (contract, section 4), and those that are taken twice."""

import re
from collections.abc import Iterator
from typing import Any

from plugins.core.schema.issues import Issue
from plugins.core.site.site import Site
from plugins.events.model import Event, opening
from plugins.published import record
from plugins.published.calendar import Lock


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
    for event in site.of("events"):
        if event.registration and event.registration.deadline:
            deadlines[of_registration(event, host)] = ("termin zapisów z", event.path)
    for notice in notices(site):
        if notice.call:
            uid = of_call(notice, host, lock)
            _, other = deadlines.setdefault(uid, ("termin naboru z", notice.path))
            if other != notice.path:
                yield notice, Issue("aliases", f"termin naboru z tego adresu ma już {other}. Usuń ten adres.")
    first: dict[str, Any] = {}
    for event in site.of("events"):
        uid = event.uid_at(host)
        other = first.setdefault(uid, event)
        if other is not event:
            if other.address != event.address:  # or the address is told, with the same cure
                message = f"identyfikator {uid} ma już {other.path}. Zmień albo usuń jedno z pól uid."
                yield event, Issue("uid", message)
        elif uid in deadlines:
            message = f"identyfikator {uid} ma już {' '.join(deadlines[uid])}. Wpisz inny, np. uid: {_another(uid)}"
            yield event, Issue("uid", message)


def notices(site: Site) -> Iterator[Any]:
    """Announcements that the site shows: a call is nobody's business before its notice is out."""
    return (notice for notice in site.of("announcements") if site.preview or opening(notice.date) <= site.now)


def _another(uid: str) -> str:
    return f"{uid.partition('@')[0]}-2"


def known_to_subscribers(site: Site) -> Lock:
    """The lock file. A broken one counts as none here; the check of the kind reports it."""
    return site.index(record.of).calendar
