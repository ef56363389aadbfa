"""When the events of another calendar really happen: rules, exceptions and moved dates, in the zone of their source.

Source of the rules: RFC 5545, 3.8.5 (DTSTART counts as the first date; a RECURRENCE-ID names the planned start of the
date that it replaces, also when that start is written in another zone or as a bare day).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dateutil.rrule import rrulestr

from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars.content_lines import CalendarComponent, CalendarProperty
from plugins.moving_in.calendars.zones import When, Zones
from plugins.polish.timezone import ZONE, day_of

LIMIT = 1000
_DURATION = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


@dataclass(frozen=True, slots=True)
class SourceOccurrence:
    """One date. Moments are aware, in the zone of the source; ``end`` of whole days is the last one, included.

    ``component`` says what the date is about: the event itself, or the exception that replaces it.
    """

    planned: When
    start: When
    end: When
    component: CalendarComponent

    def local(self) -> tuple[When, When, When]:
        """(planned, start, end) as a clock in Poland shows them."""
        return in_poland(self.planned), in_poland(self.start), in_poland(self.end)


@dataclass(slots=True)
class Expansion:
    """The dates of one event, at most up to a horizon. ``first`` is its DTSTART (which may be excepted), ``explicit``
    are the days (in Poland) that were named one by one.
    """

    first: When
    occurrences: list[SourceOccurrence] = field(default_factory=list)
    is_endless: bool = False
    explicit: set[dt.date] = field(default_factory=set)


def in_poland(when: When) -> When:
    return when.astimezone(ZONE) if isinstance(when, dt.datetime) else when


def span(component: CalendarComponent, zones: Zones, ledger: Ledger) -> tuple[When, When] | None:
    """Start and end of the (first) date, or None when there is no start. An end that is missing or wrong is guessed."""
    start_at = component.get("DTSTART")
    start = zones.moment(start_at) if start_at else None
    if start is None:
        return None
    all_day = component.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    end_at, duration = component.get("DTEND"), component.get("DURATION")
    end = zones.moment(end_at) if end_at else _after(start, duration, ledger) if duration else None
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        end = end.astimezone(start.tzinfo)
        midnights = start.time() == end.time() == dt.time() and end > start
        if all_day and midnights:
            return start.date(), end.date() - dt.timedelta(days=1)
    if isinstance(start, dt.datetime) != isinstance(end, dt.datetime) and end is not None:
        ledger.guess(component.place, "początek i koniec są różnego rodzaju; koniec pominięto. Sprawdź godziny")
        end = None
    if not isinstance(start, dt.datetime):
        return start, max(start, end - dt.timedelta(days=1)) if end is not None else start
    if not isinstance(end, dt.datetime) or end <= start:
        why = "nie ma końca" if end is None else "koniec nie jest po początku"
        ledger.guess(component.place, f"{why}; przyjęto godzinę. Popraw end")
        end = _moved(start, dt.timedelta(hours=1))
    return start, end


def _after(start: When, duration: CalendarProperty, ledger: Ledger) -> When | None:
    match = _DURATION.fullmatch(duration.value.strip())
    if not match or match[1] == "-":
        ledger.leave_out(f"wiersz {duration.line}", "to nie jest czas trwania, pominięto", duration.value)
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    exact = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    moved = start + dt.timedelta(weeks=weeks, days=days)
    return _moved(moved, exact) if isinstance(moved, dt.datetime) and exact else moved


def _moved(moment: dt.datetime, length: dt.timedelta) -> dt.datetime:
    """When a length has truly passed, across a change of the clock."""
    return (moment.astimezone(dt.UTC) + length).astimezone(moment.tzinfo)


def expansion(
    master: CalendarComponent,
    exceptions: Sequence[CalendarComponent],
    zones: Zones,
    ledger: Ledger,
    horizon: dt.date,
) -> Expansion | None:
    """All dates of an event; None when it has no start. Exceptions that match no date are dates of their own."""
    first = span(master, zones, ledger)
    if first is None:
        return None
    start, end = first
    found = Expansion(start)
    planned: dict[When, When] = {}
    for when in _rule_starts(master, start, zones, ledger, horizon, found):
        planned[_key(when)] = when
    for when in _listed(master, "RDATE", zones):
        same_kind = when if isinstance(when, dt.datetime) == isinstance(start, dt.datetime) else _like(when, start)
        planned[_key(same_kind)] = same_kind
        found.explicit.add(day_of(in_poland(same_kind)))
    _except(master, planned, zones, ledger, found)
    length = _length(start, end)
    for when in planned.values():
        found.occurrences.append(SourceOccurrence(when, when, _end_of(when, length), master))
    for exception in exceptions:
        _replace(exception, found, zones, ledger)
    found.occurrences.sort(key=lambda o: _sortable(in_poland(o.start)))
    return found


def _rule_starts(
    master: CalendarComponent, start: When, zones: Zones, ledger: Ledger, horizon: dt.date, found: Expansion
) -> Iterator[When]:
    """The start itself, and what the RRULEs add up to the horizon."""
    yield start
    for odd in master.all("EXRULE"):
        ledger.leave_out(f"wiersz {odd.line}", "reguła wyjątków (EXRULE) nie jest obsługiwana", odd.value)
    for rule in master.all("RRULE"):
        zone = start.tzinfo if isinstance(start, dt.datetime) else None
        naive = start.replace(tzinfo=None) if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
        try:
            dates = _dates(rule, naive, zone, zones)
            upcoming = [when for when in islice(dates, LIMIT + 1) if when.date() <= horizon]
        except (ValueError, TypeError, KeyError):
            ledger.leave_out(f"wiersz {rule.line}", "tej reguły powtarzania nie da się odczytać, pominięto", rule.value)
            continue
        found.is_endless |= not re.search(r"\b(?:UNTIL|COUNT)=", rule.value.upper())
        if len(upcoming) > LIMIT:
            ledger.guess(f"wiersz {rule.line}", f"powtarzanie ma ponad {LIMIT} terminów; przeniesiono pierwsze {LIMIT}")
        for when in upcoming[:LIMIT]:
            yield when.replace(tzinfo=zone) if isinstance(start, dt.datetime) else when.date()


def _dates(rule: CalendarProperty, naive: dt.datetime, zone: dt.tzinfo | None, zones: Zones) -> Iterable[dt.datetime]:
    """The rule in naive times of its zone. An UNTIL of a bare day includes that day."""
    text = rule.value.strip().rstrip(";")
    until = re.search(r"UNTIL=([0-9TZ:-]+)", text, re.IGNORECASE)
    if until:
        end = zones.moment(rule, until[1])
        if end is None:
            raise ValueError(until[1])
        if isinstance(end, dt.datetime):
            last = end.astimezone(zone).replace(tzinfo=None) if zone else dt.datetime.combine(end.date(), dt.time())
        else:
            last = dt.datetime.combine(end, dt.time(23, 59, 59))
            if zone:
                zones.ledger.guess(f"wiersz {rule.line}", f"koniec powtarzania {end} bez godziny; ten dzień się liczy")
        text = text.replace(until[0], f"UNTIL={last:%Y%m%dT%H%M%S}")
    made: Iterable[dt.datetime] = rrulestr(text, dtstart=naive)
    return made


def _listed(component: CalendarComponent, name: str, zones: Zones) -> Iterator[When]:
    """The values of RDATE and EXDATE; of a PERIOD its start."""
    for prop in component.all(name):
        for value in prop.value.split(","):
            when = zones.moment(prop, value.partition("/")[0])
            if when is not None:
                yield when


def _except(
    master: CalendarComponent, planned: dict[When, When], zones: Zones, ledger: Ledger, found: Expansion
) -> None:
    for when in _listed(master, "EXDATE", zones):
        hit = _matching(when, planned)
        found.explicit.update(day_of(in_poland(planned[key])) for key in hit)
        for key in hit:
            del planned[key]
        if not hit:
            ledger.guess(master.place, f"wyjątek {when:%Y-%m-%d} nie trafia w żaden termin, pominięto")


def _matching(when: When, planned: dict[When, When]) -> list[When]:
    """Keys of the dates that an EXDATE or a RECURRENCE-ID means: by moment, else by the clock, else by the day.

    Programs write exceptions in UTC, as bare days, or as midnight of the day; a bare day means all of it.
    """
    if isinstance(when, dt.datetime):
        if _key(when) in planned:
            return [_key(when)]
        naive = when.replace(tzinfo=None)
        same = [k for k, p in planned.items() if isinstance(p, dt.datetime) and p.replace(tzinfo=None) == naive]
        if same:
            return same
        if when.time() != dt.time() and any(isinstance(p, dt.datetime) for p in planned.values()):
            return []
    return [key for key, p in planned.items() if day_of(p) == day_of(when)]


def _replace(exception: CalendarComponent, found: Expansion, zones: Zones, ledger: Ledger) -> None:
    """Puts an exception in the place of the date that it names, or beside the others when there is none such."""
    named = exception.get("RECURRENCE-ID")
    when = zones.moment(named) if named else None
    new = span(exception, zones, ledger)
    if named is None or when is None or new is None:
        return
    by_key = {_key(o.planned): o.planned for o in found.occurrences}
    hit = _matching(when, by_key)
    following = named.params.get("RANGE", "").upper() == "THISANDFUTURE"
    if not hit:
        ledger.guess(exception.place, f"zmieniony termin {when:%Y-%m-%d} nie wynika z reguły; dodano go osobno")
        found.occurrences.append(SourceOccurrence(new[0], *new, exception))
        found.explicit.add(day_of(in_poland(new[0])))
        return
    for index, occurrence in enumerate(found.occurrences):
        if _key(occurrence.planned) == hit[0]:
            found.occurrences[index] = SourceOccurrence(occurrence.planned, *new, exception)
            found.explicit.add(day_of(in_poland(occurrence.planned)))
        elif following and _sortable(occurrence.planned) > _sortable(by_key[hit[0]]):
            moved = _shifted(occurrence.planned, by_key[hit[0]], new[0])
            end = _end_of(moved, _length(*new))
            found.occurrences[index] = SourceOccurrence(occurrence.planned, moved, end, exception)


def _shifted(when: When, before: When, after: When) -> When:
    """A later date moved as the first of them was: by days and to the same hour."""
    days = day_of(after) - day_of(before)
    if isinstance(when, dt.datetime) and isinstance(after, dt.datetime):
        return dt.datetime.combine(when.date() + days, after.time(), after.tzinfo)
    return day_of(when) + days


def _length(start: When, end: When) -> dt.timedelta:
    """By the clock on the wall, which repeats it in summer and winter."""
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return day_of(end) - day_of(start)


def _end_of(start: When, length: dt.timedelta) -> When:
    return start + length


def _like(when: When, start: When) -> When:
    """A bare day among hours (at the usual one), or an hour among bare days (its day)."""
    if isinstance(start, dt.datetime):
        return dt.datetime.combine(day_of(when), start.time(), start.tzinfo)
    return day_of(when)


def _key(when: When) -> When:
    """Equal for equal moments, whatever their zone."""
    return when.astimezone(dt.UTC) if isinstance(when, dt.datetime) else when


def _sortable(when: When) -> tuple[dt.date, float]:
    return day_of(when), when.timestamp() if isinstance(when, dt.datetime) else 0.0
