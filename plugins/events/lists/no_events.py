"""What a calendar says while nothing is planned: what is regular, what was last, how to hear of the next date."""

import datetime as dt
from typing import NamedTuple

from plugins.core.site.site import Site
from plugins.events.calendar.moves import Moves
from plugins.events.model import Event
from plugins.events.state import outcome, schedule

RECENT = 3


class RecentDate(NamedTuple):
    title: str
    url: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    announced: bool


class NoEvents(NamedTuple):
    """``regular`` are the centre's own sentences (`regular:` in site.yaml); ``recent`` the last dates, newest first."""

    regular: tuple[str, ...]
    recent: tuple[RecentDate, ...]


def no_events(site: Site) -> NoEvents:
    moves = site.index(Moves)
    past = [
        date
        for event in site.of(Event)
        for date in schedule.occurrences(event, site.today, moves.of(event))[-RECENT:]
        if date.last_day < site.today and not date.is_off
    ]
    last = sorted(past, key=lambda date: (date.day, date.event.address), reverse=True)[:RECENT]
    return NoEvents(
        site.centre.regular,
        tuple(
            RecentDate(
                date.title,
                date.event.address,
                date.start,
                date.end,
                announced=outcome.outcome_on(site, date.event, date.last_day) == outcome.ANNOUNCED,
            )
            for date in last
        ),
    )
