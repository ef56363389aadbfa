"""Whether a past event took place: what the site may say of it, and why.

An event that is told from public pages is only announced until something says that it was: a number of people who
came, a report (a notice that names it and is younger than it), or a source that is no preview. Calendars of
subscribers never show this: nothing about the past changes for them.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from plugins.core.site.site import Site
from plugins.events.model import Event
from plugins.polish.timezone import day_of

TOOK_PLACE, ANNOUNCED = "odbylo-sie", "zapowiadane"


def outcome(event: Event, last_day: dt.date, notices: Iterable[Any] = ()) -> str:
    """`odbylo-sie`, `zapowiadane`, or empty for what the site says by its own word. ``last_day`` has passed.

    ``notices`` are the announcements that name the event.
    """
    if event.is_off:
        return ""
    if event.attended or any(_is_report(notice, last_day) for notice in notices):
        return TOOK_PLACE
    if event.is_only_announced(last_day):
        return ANNOUNCED
    return TOOK_PLACE if event.source else ""


def _is_report(notice: Any, last_day: dt.date) -> bool:
    return day_of(notice.date) > last_day and not notice.withdrawn


def outcome_on(site: Site, event: Event, last_day: dt.date) -> str:
    """The same for an event of the site; empty while it is still to come."""
    if last_day >= site.today:
        return ""
    original = site.find(Event, event.ref) or event
    return outcome(event, last_day, site.naming(original, "announcements"))
