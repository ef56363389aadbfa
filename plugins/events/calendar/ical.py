"""Entries to the octets of a calendar (RFC 5545, 7986). No files, no clock.

icalendar folds for us. It does not escape: its TEXT turns a backslash before an N into a line break, and it leaves NAME
and X-WR-CALNAME as they are.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from plugins.core.rendering.content_lines import folded
from plugins.events.calendar.vtimezone import VTIMEZONE
from plugins.polish import timezone
from plugins.published.calendar import sequence

REFRESH = "PT4H"
# Controls are what no calendar may hold (RFC 5545, section 3.1): icalendar lets them through. Tab is allowed.
_ESCAPES: dict[int, str | None] = {
    **dict.fromkeys((*range(0x09), *range(0x0B, 0x20), 0x7F)),
    ord("\\"): "\\\\",
    ord(";"): "\\;",
    ord(","): "\\,",
    ord("\n"): "\\n",
}


class Property(NamedTuple):
    """A content line before folding. `value` is already in its iCalendar form, `params` like `;VALUE=DATE`."""

    name: str
    value: str
    params: str = ""

    @property
    def line(self) -> str:
        return f"{self.name}{self.params}:{self.value}"


Component = Sequence[Property]


def text(value: str) -> str:
    """A TEXT value: four characters are escaped, controls are dropped (section 3.3.11)."""
    return value.replace("\r\n", "\n").translate(_ESCAPES)


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def vevent(component: Component, created: datetime, last_modified: datetime) -> bytes:
    """One VEVENT, stamped. DTSTAMP is the moment of the last change, since the calendar has no METHOD (3.8.7.2)."""
    stamps = (
        Property("DTSTAMP", utc(last_modified)),
        Property("CREATED", utc(created)),
        Property("LAST-MODIFIED", utc(last_modified)),
        Property("SEQUENCE", str(sequence(last_modified))),
    )
    lines = [
        "BEGIN:VEVENT",
        component[0].line,
        *(p.line for p in stamps),
        *(p.line for p in component[1:]),
        "END:VEVENT",
    ]
    return folded(lines)


def calendar(centre: str, name: str, entries: Iterable[bytes], url: str | None = None) -> bytes:
    """A whole calendar of that centre; `url` is where its page can be read."""
    head = [
        Property("BEGIN", "VCALENDAR"),
        Property("VERSION", "2.0"),
        # Without a version: a new release of the program is no change of the calendar.
        Property("PRODID", text(f"-//{centre}//Kalendarz//PL")),
        Property("CALSCALE", "GREGORIAN"),
        Property("NAME", text(name)),
        Property("X-WR-CALNAME", text(name)),
        Property("X-WR-TIMEZONE", timezone.NAME),
        Property("REFRESH-INTERVAL", REFRESH, ";VALUE=DURATION"),
        Property("X-PUBLISHED-TTL", REFRESH),
        *([Property("URL", url)] if url else []),
        *(Property(*line) for line in VTIMEZONE),
    ]
    return folded(p.line for p in head) + b"".join(entries) + b"END:VCALENDAR\r\n"
