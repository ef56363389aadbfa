"""Events whose start was changed after it had been published: from when they were moved (contract, section 2).

Known from the record of what was published, never from the file: its name and its fields say nothing of the past.
"""

import datetime as dt

from plugins.core.site.site import Site
from plugins.events.calendar import uids
from plugins.events.fields.parts import When
from plugins.events.model import Event
from plugins.events.state import schedule
from plugins.polish.timezone import ZONE
from plugins.published.calendar import PublishedEntry


class Moves:
    """``site.index(Moves)``: asked once for each event that is shown."""

    def __init__(self, site: Site) -> None:
        self._known = uids.known_to_subscribers(site)
        self._host, self._today = site.centre.host, site.today

    def of(self, event: Event) -> When | None:
        """The start that readers last saw, when it is another one now; None for repeating events, whose dates say it
        one by one, and for the past: there a new date is a correction."""
        return moved_from(event, self._known.get(event.uid_at(self._host)), self._today)


def moved_from(event: Event, known: PublishedEntry | None, today: dt.date) -> When | None:
    if event.repeats or known is None or schedule.last_day(event, today) < today:
        return None
    published = next((_when(line) for line in known.lines if line.startswith("DTSTART")), None)
    if published is not None and published != event.start:
        return published
    if not known.moved_from:
        return None
    before = _when(known.moved_from)
    return None if before == event.start else before


def written(moment: When | None) -> str:
    """For the record; empty for None."""
    return (
        "" if moment is None else f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, dt.datetime) else f"{moment:%Y%m%d}"
    )


def _when(line: str) -> When:
    value = line.rpartition(":")[2]
    if len(value) == 8:
        return dt.date(int(value[:4]), int(value[4:6]), int(value[6:]))
    return dt.datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=ZONE)
