"""The part of iCalendar that we allow ourselves, so that every client reads it, and what in a calendar breaks it.

Each rule names the document of the client that needs it. "Outlook" are the specifications of Microsoft: [MS-OXCICAL]
(which text becomes an appointment) and [MS-OXOCAL] (what an appointment can be). Reports of users without a
document of their vendor stand in the issue on series; rules that rest on them alone say so.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr

ZONE = ZoneInfo("Europe/Warsaw")
FAR = dt.date(2040, 12, 31)
# [MS-OXCICAL] 2.1.3.2.2: only rules that fit a template are mapped; of its common parts we need these.
PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL", "WKST"}
DAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
ONE_ORDINAL = rf"(?:[1-4]|-1){DAY}"
# [MS-OXCICAL] 2.1.3.2.2.1 daily, .2 weekly, .3 monthly, .4 monthly nth, .5 and .6 yearly. The 29th to 31st would be
# shown on the last day of a shorter month ([MS-OXOCAL] 2.2.1.44.1.2), where the RFC skips the month.
DAY_OF_MONTH = r"BYMONTHDAY=(?:[1-9]|1\d|2[0-8]|-1)"
TEMPLATES = (
    r"FREQ=DAILY",
    rf"FREQ=WEEKLY;BYDAY={DAY}(?:,{DAY})*",
    rf"FREQ=MONTHLY;{DAY_OF_MONTH}",
    rf"FREQ=MONTHLY;BYDAY={ONE_ORDINAL}",
    r"FREQ=YEARLY;BYMONTH=\d+;BYMONTHDAY=(?:[1-9]|[12]\d|3[01]|-1)",
    rf"FREQ=YEARLY;BYMONTH=\d+;BYDAY={ONE_ORDINAL}",
)
Found = Iterator[str]


def breaches(calendar: bytes) -> list[str]:
    """Everything that breaks a rule, by UID."""
    entries: dict[str, list[Any]] = defaultdict(list)
    for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT"):
        entries[str(event["UID"])].append(event)
    return [f"{uid}: {breach}" for uid, events in entries.items() for breach in _of_entry(uid, events)]


def _of_entry(uid: str, events: list[Any]) -> Found:
    masters = [event for event in events if "RECURRENCE-ID" not in event]
    if len(masters) != 1:
        yield f"{len(masters)} entries that are no changed date"  # RFC 5545, 3.8.4.4
        return
    (master,), changed = masters, [event for event in events if "RECURRENCE-ID" in event]
    yield from _names(uid)
    for event in events:
        # sabre/vobject (Nextcloud) keeps only RDATE's dates, node-ical drops them, libical shifts them by an hour
        # (seen with their own code); Outlook ignores RDATE ([MS-STANOICAL] on RFC 5545 3.8.5.2).
        # No program reads RANGE (RFC 5545, 3.2.13, and the issue on series).
        yield from (f"{name}" for name in ("RDATE", "EXRULE") if name in event)
        if "RECURRENCE-ID" in event and event["RECURRENCE-ID"].params.get("RANGE"):
            yield "RANGE"
    if "RRULE" not in master:
        yield from (f"{name} without RRULE" for name in ("EXDATE", "RECURRENCE-ID") if any(name in e for e in events))
        return
    if isinstance(master["RRULE"], list):
        yield "two RRULEs"  # RFC 5545, 3.8.5.3
        return
    yield from _rule(master)
    yield from _dates(master, changed)


def _names(uid: str) -> Found:
    part = re.search(r"--(\d*)@", uid)
    if part:
        try:
            dt.datetime.strptime(part[1], "%Y%m%d").astimezone(ZONE)
        except ValueError:
            yield "a part that is not named by a day"  # contract, section 4


def _rule(master: Any) -> Found:
    rule = master["RRULE"]
    text = master["RRULE"].to_ical().decode()
    values = dict(part.split("=", 1) for part in text.split(";"))
    if not set(values) <= PARTS:
        yield f"RRULE says {sorted(set(values) - PARTS)}"
    order = ("FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY")
    shape = ";".join(f"{name}={values[name]}" for name in order if name in values)
    if not any(re.fullmatch(template, shape) for template in TEMPLATES):
        yield f"no template of Outlook: {shape}"
    if values.get("FREQ") == "YEARLY" and (values.get("BYMONTH"), values.get("BYMONTHDAY")) == ("2", "29"):
        yield "29 February: Outlook shows the 28th in other years"  # [MS-OXOCAL] 2.2.1.44.1.2
    if values.get("WKST") != "MO":
        yield "WKST is not stated"  # [MS-OXCICAL] 2.3.1.9: Outlook takes Sunday where nothing is said
    first = master["DTSTART"].dt
    if ("UNTIL" in rule) and isinstance(first, dt.datetime) != isinstance(rule["UNTIL"][0], dt.datetime):
        yield "UNTIL is of another sort than DTSTART"  # RFC 5545, 3.3.10
    if "UNTIL" in values and isinstance(first, dt.datetime) and not values["UNTIL"].endswith("Z"):
        yield "UNTIL is not in UTC"  # RFC 5545, 3.3.10


def _dates(master: Any, changed: list[Any]) -> Found:
    planned, following = _planned(master)
    first = _clock(master["DTSTART"].dt)
    excluded = [_clock(one.dt) for prop in _list(master.get("EXDATE")) for one in prop.dts]
    if planned[:1] != [first]:
        yield "DTSTART is no date of the rule"  # RFC 5545, 3.8.5.3: what then happens is undefined
    if first in excluded:
        yield "DTSTART is excluded"  # recurrence sets without their first date differ between readers
    yield from _until(master, planned, following)
    if any(len(prop.dts) > 1 for prop in _list(master.get("EXDATE"))):
        yield "several dates in one EXDATE"  # some read only the first
    ids = [_clock(event["RECURRENCE-ID"].dt) for event in changed]
    for name, days in (("EXDATE", excluded), ("RECURRENCE-ID", ids)):
        if len(set(days)) < len(days):
            yield f"{name} twice"
        # RFC 5545, 3.8.4.4 and 3.8.5.1: both name a date of the rule, in the sort of DTSTART.
        yield from (f"{name} {day} is no date of the rule" for day in days if day not in planned)
    if set(excluded) & set(ids):
        yield "a date is both excluded and changed"
    if str(master["STATUS"]) == "CANCELLED" and any(str(event["STATUS"]) != "CANCELLED" for event in changed):
        yield "something takes place below a cancelled rule"  # some drop the rule with all that hangs on it (issue)
    yield from _places(master, changed, planned, following)
    yield from _ends(master, changed, planned, set(excluded))


def _until(master: Any, planned: list[Any], following: Any) -> Found:
    until = master["RRULE"].get("UNTIL", [None])[0]
    if not isinstance(until, dt.datetime):
        return
    # rrule.js compares hours of the clock with UNTIL in UTC, so it needs the hour of the zone and one in summer more.
    if until.replace(tzinfo=None) < planned[-1]:
        yield f"UNTIL {until} leaves no room for {planned[-1]}"
    if following is not None and until >= following.replace(tzinfo=ZONE):
        yield f"UNTIL {until} reaches {following}"


def _places(master: Any, changed: list[Any], planned: list[Any], following: Any) -> Found:
    """[MS-OXOCAL] 2.2.1.44: dates start on days of their own; a changed one begins after the end of the one before and
    ends before the next begins, also where those were changed themselves."""
    length = _clock(master["DTEND"].dt) - _clock(master["DTSTART"].dt)
    own = {_clock(e["RECURRENCE-ID"].dt): (_clock(e["DTSTART"].dt), _clock(e["DTEND"].dt)) for e in changed}
    usual = [*planned, *([following] if following is not None else [])]
    for number, day in enumerate(usual):
        if day not in own or own[day] == (day, day + length):
            continue
        start, end = own[day]
        if day + length != end and start == day and abs(day + length - end) <= dt.timedelta(hours=1):
            continue  # a night of the time change: its true end
        before, after = usual[number - 1] if number else None, usual[number + 1] if number + 1 < len(usual) else None
        for other in (before, own.get(before, (None,))[0]):
            if other is not None and (_day(other) >= _day(start) or (before == other and other + length > start)):
                yield f"{day} moved to {start} reaches the date before it"
        for other in (after, own.get(after, (None,))[0]):
            if other is not None and (_day(other) <= _day(start) or end > other):
                yield f"{day} moved to {start} reaches the date after it"
        if start.year != day.year or (number == 0 and _day(start) < _day(day)):
            yield f"{day} moved to {start}: another year, or before the first date"


def _ends(master: Any, changed: list[Any], planned: list[Any], excluded: set[Any]) -> Found:
    """RFC 5545, 3.8.5.3: a rule keeps the length of its first date; many keep the hour of its end instead. So a date
    over a time change has to say its own end, and the first one must not be one."""
    if not isinstance(planned[0], dt.datetime):
        return
    ids = {_clock(event["RECURRENCE-ID"].dt) for event in changed}
    length = _clock(master["DTEND"].dt) - planned[0]
    limit = planned[0].date().replace(year=planned[0].year + 9, day=1)
    over = [day for day in planned if day.date() < limit and day not in ids | excluded and _crosses(day, day + length)]
    if over and len(planned) > 1:
        yield f"{over[0]} is over a time change and does not say its end"


def _crosses(start: dt.datetime, end: dt.datetime) -> bool:
    """Or ends in the doubled hour of October, which programs read differently."""
    offsets = {moment.replace(tzinfo=ZONE, fold=fold).utcoffset() for moment in (start, end) for fold in (0, 1)}
    return len(offsets) > 1


def _planned(master: Any) -> tuple[list[Any], Any]:
    """The rule's starts as clocks show them (of an endless one to `FAR`), and the first after its end."""
    first = master["DTSTART"].dt
    text = ";".join(p for p in master["RRULE"].to_ical().decode().split(";") if not p.startswith("UNTIL="))
    until = master["RRULE"].get("UNTIL", [None])[0]
    begin = _clock(first) if isinstance(first, dt.datetime) else dt.datetime.combine(first, dt.time())
    found = []
    for moment in islice(rrulestr(text, dtstart=begin), 20_000):
        day = moment if isinstance(first, dt.datetime) else moment.date()
        after_end = until is not None and (
            day.replace(tzinfo=ZONE) > until if isinstance(until, dt.datetime) else day > until
        )
        if after_end or _day(day) > FAR:
            return found, day
        found.append(day)
    return found, None


def _clock(when: Any) -> Any:
    return when.astimezone(ZONE).replace(tzinfo=None) if isinstance(when, dt.datetime) else when


def _day(when: Any) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
