"""Which time zone an export means: names of the IANA, of Windows, of old programs, and the file's own definitions."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars.content_lines import CalendarComponent, CalendarProperty
from plugins.polish.timezone import ZONE

When = dt.date | dt.datetime


@dataclass(slots=True)
class Zones:
    """The zones of one calendar. ``own`` maps the names of its VTIMEZONEs to those components; each guess is told once.

    Times without a zone are meant in ``X-WR-TIMEZONE`` (Google), or in Warsaw where there is none.
    """

    calendar: CalendarComponent
    ledger: Ledger
    _known: dict[str, dt.tzinfo] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def moment(self, prop: CalendarProperty, value: str | None = None) -> When | None:
        """The day or aware moment of a property; None (and a note) when it is neither."""
        text = (prop.value if value is None else value).strip()
        match = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d):?(\d\d)?(Z?))?", text)
        try:
            if not match:
                raise ValueError(text)
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
            if match[4] is None:
                return day
            clock = dt.time(int(match[4]), int(match[5]), min(int(match[6] or 0), 59))
        except ValueError:
            self.ledger.leave_out(f"wiersz {prop.line}", f"{prop.name}: to nie jest data, pominięto", text)
            return None
        zone = dt.UTC if match[7] else self.of(prop)
        return dt.datetime.combine(day, clock, zone)

    def of(self, prop: CalendarProperty) -> dt.tzinfo:
        """The zone of a property without Z: its TZID, or that of floating times."""
        name = prop.params.get("TZID", "").strip().strip('"')
        if name:
            return self._named(name, prop.line)
        default = next((p.text.strip() for p in self.calendar.all("X-WR-TIMEZONE")), "")
        if default:
            return self._named(default, prop.line)
        self._tell("floating", prop.line, "godziny nie mają strefy; przyjęto czas w Polsce")
        return ZONE

    def _named(self, name: str, line: int) -> dt.tzinfo:
        if name not in self._known:
            self._known[name] = self._found(name, line)
        return self._known[name]

    def _found(self, name: str, line: int) -> dt.tzinfo:
        if zone := _iana(name):
            return zone
        if zone := _windows(name):
            self._tell(name, line, f"strefa Windows „{name}” to {zone.key}")
            return zone
        # /freeassociation.sourceforge.net/Tzfile/Europe/Warsaw
        parts = name.split("/")
        for start in range(1, len(parts)):
            if zone := _iana("/".join(parts[start:])):
                return zone
        own = next((c for c in self.calendar.components if c.name == "VTIMEZONE" and c.text("TZID") == name), None)
        if own is not None:
            place = own.text("X-LIC-LOCATION")
            if place and (zone := _iana(place)):
                return zone
            if zone := _like(own):
                self._tell(name, line, f"strefa „{name}” ma własną definicję; zmienia czas tak jak {zone.key}")
                return zone
        self._tell(name, line, f"nieznana strefa „{name}”; przyjęto czas w Polsce. Sprawdź godziny")
        return ZONE

    def _tell(self, key: str, line: int, message: str) -> None:
        if key not in self._told:
            self._told.add(key)
            self.ledger.guess(f"wiersz {line}", message)


def _iana(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _windows(name: str) -> ZoneInfo | None:
    """Windows' own names, and what Outlook shows for them: „(UTC+01:00) Sarajewo, Skopie, Warszawa, Zagrzeb”."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # only when asked: start-up time

    known: Mapping[str, str] = {key.casefold(): value for key, value in WINDOWS_TO_OLSON.items()}
    plain = re.sub(r"\s+\d+$", "", name).casefold()  # „Central European Standard Time 1”: Exchange counts copies
    if plain in known:
        return ZoneInfo(known[plain])
    if re.match(r"\((?:utc|gmt)[+]0?1[:.]00\)", plain):
        return ZONE
    return None


# Zones in which calendars of a Polish centre may have been kept, the likely ones first.
_CANDIDATES = (
    "Europe/Warsaw", "UTC", "Europe/London", "Europe/Kyiv", "Europe/Helsinki", "Europe/Moscow", "America/New_York",
)  # fmt: skip


def _like(own: CalendarComponent) -> ZoneInfo | None:
    """A zone of the world with the offsets of a definition (its last standard and daylight parts)."""
    offsets = sorted(set(_offsets(own)))
    for name in _CANDIDATES:
        zone = ZoneInfo(name)
        days = (dt.datetime(2026, 1, 15, 12, tzinfo=zone), dt.datetime(2026, 7, 15, 12, tzinfo=zone))
        if sorted({day.utcoffset() or dt.timedelta() for day in days}) == offsets:
            return zone
    return None


def _offsets(own: CalendarComponent) -> Iterator[dt.timedelta]:
    for kind in ("STANDARD", "DAYLIGHT"):
        parts = [part for part in own.components if part.name == kind]
        if not parts:
            continue
        latest = max(parts, key=lambda part: part.text("DTSTART"))
        match = re.fullmatch(r"([+-])(\d\d)(\d\d)(?:\d\d)?", latest.text("TZOFFSETTO"))
        if match:
            length = dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
            yield length if match[1] == "+" else -length
