"""What is left of an entry that vanished before its day: exactly the dates that subscribers had and that are to come.

Works on the lines that the record of what was published keeps (`entry.kept_lines`), since the file is gone: those of
the first VEVENT, then those of each changed date, beginning with its RECURRENCE-ID. Pure.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dateutil.rrule import rrulestr

from plugins.events.calendar.vevent import split_lines, until_value
from plugins.polish import timezone
from plugins.polish.timezone import day_of

Line = str
When = dt.date | dt.datetime


class Remains(NamedTuple):
    """The lines of a cancelled entry and the last day that it touches."""

    lines: tuple[Line, ...]
    last_day: dt.date


class _Date(NamedTuple):
    """One date of an entry: its start by the rule, and where it really stood. Times are of the clock in Warsaw."""

    planned: When
    start: When
    end: When
    lines: tuple[Line, ...] = ()

    @property
    def last_day(self) -> dt.date:
        """Midnight, and the end of whole days, belong to the day before."""
        before = self.end - (
            dt.timedelta(microseconds=1) if isinstance(self.end, dt.datetime) else dt.timedelta(days=1)
        )
        return max(day_of(self.start), day_of(before))


def remains(
    lines: Sequence[Line], today: dt.date, far: dt.date, living: Collection[dt.date], named: dt.date | None = None
) -> Remains | None:
    """None when no date is left. ``living`` are days of the series that still take place, elsewhere; ``named`` is the
    day that a single date stands for. A rule without an end counts to ``far``."""
    first, *changed = split_lines(lines)
    rule = _value(first, "RRULE")
    shown = _date(first)
    if rule is None:
        gone = shown.last_day < today or (named or day_of(shown.planned)) in living
        return None if gone else Remains(tuple(lines), shown.last_day)
    moved = {date.planned: date for date in map(_date, changed)}
    out = {_read(line) for line in first if line.startswith("EXDATE")}
    # What is said about single dates counts, however far.
    until = max([far, *map(day_of, moved), *map(day_of, out)])
    usual = [_shifted(shown, planned) for planned in _planned(shown.planned, rule, until)]
    dates = [moved.get(date.planned, date) for date in usual if date.planned not in out]
    left = [date for date in dates if date.last_day >= today and day_of(date.planned) not in living]
    if not left:
        return None
    is_endless = "UNTIL=" not in rule and "COUNT=" not in rule
    base, last = _shifted(shown, left[0].planned), left[-1]
    standing = {date.planned for date in left}
    missing = [d.planned for d in usual if base.planned < d.planned and (is_endless or d.planned < last.planned)
               and d.planned not in standing]  # fmt: skip
    return Remains(
        (
            *_anchored(first, base, rule, None if is_endless else last.planned),
            *(_written("EXDATE", when) for when in missing),
            *(line for date in left for line in date.lines),
        ),
        far if is_endless else max(date.last_day for date in left),
    )


def _planned(first: When, rule: str, far: dt.date) -> Iterator[When]:
    """The rule's starts as clocks in Warsaw show them, up to ``far``."""
    parts = [part for part in rule.split(";") if not part.startswith("UNTIL=")]
    until = next((part[6:] for part in rule.split(";") if part.startswith("UNTIL=")), "")
    limit = _parsed(until) if until else None
    begin = first if isinstance(first, dt.datetime) else dt.datetime.combine(first, dt.time())
    for found in rrulestr(";".join(parts), dtstart=begin):
        when = found if isinstance(first, dt.datetime) else found.date()
        if day_of(when) > far or (limit is not None and when > limit):
            return
        yield when


def _anchored(first: Sequence[Line], base: _Date, rule: str, last: When | None) -> Iterator[Line]:
    """The lines of the first VEVENT with another first and last date."""
    kept = ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT=")))
    for line in first:
        match line.partition(":")[0].partition(";")[0]:
            case "DTSTART":
                yield _written("DTSTART", base.start)
            case "DTEND":
                yield _written("DTEND", base.end)
            case "RRULE":
                yield f"RRULE:{kept};UNTIL={until_value(_in_zone(last))}" if last else f"RRULE:{kept}"
            case "EXDATE" | "RDATE":
                continue
            case _:
                yield line


def _date(lines: Sequence[Line]) -> _Date:
    values = {line.partition(":")[0].partition(";")[0]: line for line in lines}
    start, end = _read(values["DTSTART"]), _read(values["DTEND"])
    planned = _read(values["RECURRENCE-ID"]) if "RECURRENCE-ID" in values else start
    return _Date(planned, start, end, tuple(lines))


def _shifted(date: _Date, planned: When) -> _Date:
    days = dt.timedelta(days=(day_of(planned) - day_of(date.planned)).days)
    return _Date(planned, planned, date.end + days)


def _value(lines: Sequence[Line], name: str) -> str | None:
    return next((line.partition(":")[2] for line in lines if line.startswith(f"{name}:")), None)


def _read(line: Line) -> When:
    return _parsed(line.partition(":")[2])


def _parsed(value: str) -> When:
    if len(value) == 8:
        return dt.date(int(value[:4]), int(value[4:6]), int(value[6:]))
    found = dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    if value.endswith("Z"):
        return found.replace(tzinfo=dt.UTC).astimezone(timezone.ZONE).replace(tzinfo=None)
    return found


def _in_zone(when: When) -> When:
    return when.replace(tzinfo=timezone.ZONE) if isinstance(when, dt.datetime) else when


def _written(name: str, when: When) -> Line:
    if isinstance(when, dt.datetime):
        return f"{name};TZID={timezone.NAME}:{when:%Y%m%dT%H%M%S}"
    return f"{name};VALUE=DATE:{when:%Y%m%d}"
