"""Entries of The Events Calendar: their dates, places and organisers stand in fields of the post."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars.calendar import kind_of
from plugins.moving_in.wxr import WxrItem, unescaped
from plugins.polish.timezone import ZONE, first_moment

When = dt.date | dt.datetime


def times(item: WxrItem, ledger: Ledger) -> tuple[When, When] | None:
    """Start and end in Poland; of a whole day the last day. None when the entry has no start."""
    zone = _zone(item.first("_EventTimezone"))
    found = []
    for name in ("Start", "End"):
        local, utc = item.first(f"_Event{name}Date"), item.first(f"_Event{name}DateUTC")
        moment = _moment(local, zone) or _moment(utc, dt.UTC)
        if moment is not None and not _moment(local, zone):
            ledger.guess(item.place, "godzina była tylko w czasie UTC; przeliczono ją na czas w Polsce")
        found.append(moment.astimezone(ZONE) if moment else None)
    start, end = found
    if start is None:
        return None
    if item.first("_EventAllDay").lower() in ("yes", "1", "true"):
        return start.date(), max(start, end or start).date()
    if end is None or end <= start:
        ledger.guess(item.place, "koniec wydarzenia nie jest po początku; przyjęto godzinę. Popraw end")
        end = start + dt.timedelta(hours=1)
    return start, end


def _moment(text: str, zone: dt.tzinfo) -> dt.datetime | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?", text)
    if not match or match[1] == "0000":
        return None
    try:
        return dt.datetime(*(int(part or 0) for part in match.groups()), tzinfo=zone)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name) if name and not name.upper().startswith("UTC") else ZONE if not name else dt.UTC
    except (ZoneInfoNotFoundError, ValueError):
        return ZONE


def fields(item: WxrItem, by_id: Mapping[str, WxrItem], ledger: Ledger) -> dict[str, Any]:
    """The front matter of an event besides title and summary."""
    found_times = times(item, ledger)
    assert found_times is not None  # or it would not have been planned
    start, end = found_times
    front: dict[str, Any] = {"start": start, "end": end, "kind": kind_of(item.title)}
    ledger.guess(item.place, f"rodzaj „{front['kind']}” jest domyślny. Popraw kind")
    if place := _place(by_id.get(item.first("_EventVenueID"))):
        front["place"] = place
    organisers = [by_id[id_] for id_ in item.meta.get("_EventOrganizerID", ()) if id_ in by_id]
    if organisers:
        front["organisers"] = [organiser.title for organiser in organisers if organiser.title]
        for organiser in organisers:
            if any(organiser.first(f"_Organizer{name}") for name in ("Phone", "Email")):
                ledger.guess(item.place, "telefonu i e-maila organizatora nie przeniesiono (to mogą być dane osoby)")
    cost = unescaped(item.first("_EventCost"))
    if cost:
        front["price"] = cost
    if re.match(r"https?://", url := item.first("_EventURL")):
        ledger.leave_out(item.place, "adres wydarzenia (_EventURL); dopisz go do treści albo do registration", url)
    if item.first("_EventRecurrence"):
        ledger.guess(item.place, "wydarzenie się powtarzało; przeniesiono ten jeden termin. Dopisz repeats")
    front["uid"] = _uid(item, start, end)
    return front


def _place(venue: WxrItem | None) -> dict[str, str]:
    if venue is None:
        return {}
    address = ", ".join(filter(None, (venue.first("_VenueAddress"), venue.first("_VenueCity"))))
    return {name: value for name, value in (("name", venue.title), ("address", address)) if value}


def _uid(item: WxrItem, start: When, end: When) -> str:
    """The identifier that the plugin's own calendar gave its subscribers: `ID-start-end@host`, in Unix time."""
    moments = [_timestamp(start), _timestamp(end if isinstance(end, dt.datetime) else end + dt.timedelta(days=1))]
    host = urlsplit(item.link).hostname
    return f"{item.id}-{moments[0]}-{moments[1]}" + (f"@{host}" if host else "")


def _timestamp(when: When) -> int:
    return int(first_moment(when).timestamp())
