"""What happens -> `start`, `end` and `repeats:` of ours. The rule is tried out and every difference is written down.

A rule that our field can say becomes one; dates that it would miss or invent become `also`, `except` and `changes`. A
rule that it can not say becomes a list of dates. So nothing depends on two programs reading a rule alike.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plugins.core.schema.fields import InvalidValue
from plugins.events.fields import rules as recurrence
from plugins.moving_in.calendars.content_lines import CalendarComponent
from plugins.moving_in.calendars.expansion import Expansion, SourceOccurrence, in_poland
from plugins.moving_in.calendars.zones import When
from plugins.polish.dates import ORDINALS, WEEKDAYS, nth_weekday
from plugins.polish.plurals import plural
from plugins.polish.timezone import day_of

Front = dict[str, Any]
Told = Callable[[SourceOccurrence], Mapping[str, Any]]


def fronts(master: CalendarComponent, found: Expansion, told: Told) -> list[Front]:
    """``start``, ``end`` and ``repeats`` of the documents that an event becomes: one, but for several dates on one day.

    ``told`` gives what an exception says besides its hours, as fields of a change.
    """
    layers: list[list[SourceOccurrence]] = []
    for occurrence in found.occurrences:
        day = day_of(occurrence.local()[0])
        layer = next((one for one in layers if all(day_of(o.local()[0]) != day for o in one)), None)
        if layer is None:
            layers.append([occurrence])
        else:
            layer.append(occurrence)
    return [_front(master, layer, found, told, whole=len(layers) == 1) for layer in layers]


def _front(
    master: CalendarComponent, layer: Sequence[SourceOccurrence], found: Expansion, told: Told, whole: bool
) -> Front:
    ordered = sorted(layer, key=lambda o: day_of(o.local()[0]))
    usual = next((o for o in ordered if o.start == o.planned), ordered[0])
    if len(ordered) == 1 and not found.is_endless and not master.get("RRULE"):
        _planned, start, end = ordered[0].local()
        return {"start": start, "end": end} | dict(told(ordered[0]))
    rule = _rule(master, ordered) if whole else None
    planned = [o.local()[0] for o in ordered]
    if rule is not None:
        front = _by_rule(rule, master, ordered, usual, found, told)
        if front is not None:
            return front
    base: Front = {"start": planned[0], "end": _usual_end(planned[0], usual)}
    repeats: Front = {"every": "dzień", "count": "1"}
    also = [_named(when, planned[0]) for when in planned[1:]]
    if also:
        repeats["also"] = also
    changes = [change for o in ordered if (change := _change(o, o.local()[0], usual, told))]
    if changes:
        repeats["changes"] = changes
    return {**base, "repeats": repeats}


def _by_rule(
    rule: tuple[str, str, int | None, bool],
    master: CalendarComponent,
    ordered: Sequence[SourceOccurrence],
    usual: SourceOccurrence,
    found: Expansion,
    told: Told,
) -> Front | None:
    """The event by a rule of ours; None when the rule and the dates have too little in common."""
    every, on, count, has_until = rule
    by_day = {day_of(o.local()[0]): o for o in ordered}
    first = day_of(in_poland(found.first))
    start = _at(first, usual)
    try:
        days = recurrence.on(on) if on else ()
        ours = recurrence.fitted(recurrence.every(every), days)
    except InvalidValue:
        return None
    if not recurrence.fits(ours, first):
        return None
    last = max(by_day)
    expected: list[dt.date] = []
    for day in recurrence.dates(ours, first, None, count):
        if day > last and (count is None or has_until):
            break
        if len(expected) > 1000:
            break
        expected.append(day)
    wrong = {day for day in set(expected) ^ set(by_day) if day not in found.explicit}
    drifting = {
        day for day, o in by_day.items()
        if day in set(expected) and day not in found.explicit and o.local()[0] != _at(day, usual)
    }  # fmt: skip
    if len(wrong) * 3 > len(expected) or first not in set(expected):
        return None
    repeats: Front = {"every": every}
    if on:
        repeats["on"] = on.split(", ") if ", " in on else on
    if count is not None and not has_until:
        repeats["count"] = str(count)
    elif has_until or wrong or drifting or not found.is_endless:
        repeats["until"] = max(last, max(expected)).isoformat()
    missing = [day.isoformat() for day in expected if day not in by_day]
    if missing:
        repeats["except"] = missing
    also = [_named(o.local()[0], start) for day, o in sorted(by_day.items()) if day not in set(expected)]
    if also:
        repeats["also"] = also
    changes = []
    for day, occurrence in sorted(by_day.items()):
        at = _at(day, usual) if day in set(expected) else occurrence.local()[0]
        if change := _change(occurrence, at, usual, told):
            changes.append(change)
    if changes:
        repeats["changes"] = changes
    return {"start": start, "end": _usual_end(start, usual), "repeats": repeats}


def is_cut(front: Mapping[str, Any], found: Expansion) -> bool:
    """Whether an event without end became one that ends."""
    repeats = front.get("repeats")
    return found.is_endless and (repeats is None or "until" in repeats or "count" in repeats)


def _at(day: dt.date, usual: SourceOccurrence) -> When:
    """The usual hour on a day."""
    planned = usual.local()[0]
    return dt.datetime.combine(day, planned.time(), planned.tzinfo) if isinstance(planned, dt.datetime) else day


def _usual_end(start: When, usual: SourceOccurrence) -> When:
    _planned, begin, end = usual.local()
    if isinstance(begin, dt.datetime) and isinstance(end, dt.datetime):
        return start + (end.replace(tzinfo=None) - begin.replace(tzinfo=None))
    return start + (day_of(end) - day_of(begin))


def _named(when: When, start: When) -> str:
    """A date of `also`: the bare day where it has the usual hour."""
    if isinstance(when, dt.datetime) and isinstance(start, dt.datetime) and when.time() != start.time():
        return f"{when:%Y-%m-%d %H:%M}"
    return f"{when:%Y-%m-%d}"


def _change(occurrence: SourceOccurrence, at: When, usual: SourceOccurrence, told: Told) -> Front:
    """What is different on a date that would begin ``at``; empty when nothing is."""
    planned, start, end = occurrence.local()
    change: Front = {"date": f"{planned:%Y-%m-%d}"}
    if start != at:
        change["start"] = _clock_or_when(start, at)
    if end != _usual_end(start, usual):
        change["end"] = _clock_or_when(end, start)
    change |= told(occurrence)
    return change if len(change) > 1 else {}


def _clock_or_when(when: When, near: When) -> str:
    if isinstance(when, dt.datetime):
        return f"{when:%H:%M}" if day_of(when) == day_of(near) else f"{when:%Y-%m-%d %H:%M}"
    return when.isoformat()


def _rule(master: CalendarComponent, ordered: Sequence[SourceOccurrence]) -> tuple[str, str, int | None, bool] | None:
    """(every, on, count, whether it has an UNTIL) in our words; None for a rule that they can not say."""
    rules = master.all("RRULE")
    if len(rules) != 1 or not ordered:
        return None
    parts = dict(part.split("=", 1) for part in rules[0].value.upper().strip().strip(";").split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1") or 1)
    known = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
    if frequency not in recurrence.UNITS or parts.keys() - known or not 1 <= interval <= 99:
        return None
    on = _on(parts, frequency, _days_between_zones(ordered[0]))
    if on is None:
        return None
    if frequency == "DAILY" and on:
        frequency = "WEEKLY"
    unit = plural(interval, *recurrence.UNITS[frequency])
    every = unit if interval == 1 else f"{interval} {unit}"
    return every, on, int(parts["COUNT"]) if parts.get("COUNT", "").isdigit() else None, "UNTIL" in parts


def _days_between_zones(occurrence: SourceOccurrence) -> int:
    """How many days later it is in Poland: a Monday evening in New York is a Tuesday."""
    return (day_of(occurrence.local()[0]) - day_of(occurrence.planned)).days


def _on(parts: Mapping[str, str], frequency: str, later: int) -> str | None:
    """`on:` in our words, empty when it follows from the start; None for what they can not say."""
    days = [
        re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", d.strip())
        for d in parts.get("BYDAY", "").split(",")
        if d
    ]
    if None in days:
        return None
    found = [(int(day[1] or 0), recurrence.CODES.index(day[2])) for day in days if day]
    month_days = parts.get("BYMONTHDAY", "")
    if frequency in ("DAILY", "WEEKLY"):
        if month_days or parts.keys() & {"BYMONTH", "BYSETPOS"} or any(number for number, _day in found):
            return None
        return ", ".join(
            WEEKDAYS[(day + later) % 7] for _number, day in sorted(found, key=lambda d: (d[1] + later) % 7)
        )
    if "," in parts.get("BYMONTH", "") or (frequency == "MONTHLY" and "BYMONTH" in parts):
        return None
    if month_days:
        return None if found or later else "ostatni dzień miesiąca" if month_days == "-1" else (
            "" if month_days.isdigit() else None
        )  # fmt: skip
    if not found:
        return None if "BYSETPOS" in parts else ""
    if "BYSETPOS" in parts:
        position = parts["BYSETPOS"]
        if len(found) > 1 or found[0][0] or not re.fullmatch(r"-?\d", position):
            return None
        found = [(int(position), found[0][1])]
    if later or any(number not in ORDINALS for number, _day in found):
        return None
    return ", ".join(nth_weekday(number, day) for number, day in found)
