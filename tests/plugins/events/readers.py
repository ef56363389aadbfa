"""Readers of calendars, each giving the dates that it sees: what stands in a row is the same for all of them.

A row is `start end title`, with ` !` when cancelled; times are instants in UTC, or days, the last one after the end.
"""

import datetime as dt
import json
import os
import subprocess
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from plugins.events.calendar import ical, series_parts, vevent
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.events.state import schedule
from plugins.polish.timezone import ZONE, day_of

TESTS = Path(__file__).parent.parent.parent
STAMP = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
FROM, TO = dt.datetime(2025, 1, 1, tzinfo=ZONE), dt.datetime(2029, 1, 1, tzinfo=ZONE)
Row = str


def components_of(event: Event, entry_context: EntryContext) -> list[ical.Component]:
    """The VEVENTs of an event: those of its own entry, then of its parts."""
    return [
        component
        for part in series_parts.parts(event, entry_context.horizon)
        for component in vevent.components(part, event.part_uid_at(entry_context.host, part.day), entry_context)
    ]


def calendar_of(events: Iterable[Event], entry_context: EntryContext) -> bytes:
    found = [component for event in events for component in components_of(event, entry_context)]
    return ical.calendar("lokal na próbę", "Trudne", [ical.vevent(component, STAMP, STAMP) for component in found])


def row(start: object, end: object, title: str, cancelled: bool) -> Row:
    def instant(when: object) -> str:
        return f"{when.astimezone(dt.UTC):%Y-%m-%dT%H:%M}" if isinstance(when, dt.datetime) else str(when)

    return f"{instant(start)} {instant(end)} {title}{' !' if cancelled else ''}"


def of_model(event: Event) -> list[Row]:
    """What our own pages say."""
    found = []
    for date in schedule.occurrences(event, dt.date(2031, 1, 1) if timing.is_endless(event) else dt.date.max):
        if FROM.date() <= day_of(date.start) < TO.date():
            end = date.end if isinstance(date.end, dt.datetime) else date.end + dt.timedelta(days=1)
            found.append(row(date.start, end, vevent.prefix(date) + date.title, date.status == "odwolane"))
    return sorted(found)


def recurring_ical_events(raw: bytes) -> list[Row]:
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(raw)
    assert not [error for component in calendar.walk() for error in component.errors]
    events = recurring_ical_events.of(calendar, skip_bad_series=False).between(FROM, TO)
    return _in_window((e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"]), e["STATUS"] == "CANCELLED") for e in events)


def home_assistant(raw: bytes) -> list[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ical.calendar_stream import IcsCalendarStream

        timeline = IcsCalendarStream.calendar_from_ics(raw.decode()).timeline_tz(ZONE)
        return _in_window(
            (e.dtstart, e.dtend, e.summary or "", e.status is not None and e.status.value == "CANCELLED")
            for e in timeline.overlapping(FROM, TO)
        )


class Program:
    """A reader that runs as a process of its own and answers one line for each."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, raw: bytes, **more: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        question = {"calendar": raw.decode(), "from": f"{FROM:%Y-%m-%d}", "to": f"{TO:%Y-%m-%d}", **more}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def node_readers(node: str) -> Program:
    return Program(node, str(TESTS / "js" / "readers.mjs"))


def has_libical() -> bool:
    """Debian's gir1.2-ical-3.0 and python3-gi, for its own Python."""
    check = 'import gi; gi.require_version("ICalGLib", "3.0")'
    return subprocess.run(["/usr/bin/python3", "-c", check], capture_output=True, check=False).returncode == 0


def libical_reader(python: str = "/usr/bin/python3") -> Program:
    """Skipped or failed like any missing program where Debian's packages are not there."""
    if not has_libical():
        message = "python3-gi and gir1.2-ical-3.0 are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return Program(python, str(TESTS / "readers" / "libical_dates.py"))


JS = ("ical.js", "rrule.js", "node-ical")


def in_node(program: Program, raw: bytes, names: Sequence[str] = JS) -> Mapping[str, list[Row]]:
    answer = program.ask(raw, readers=list(names))
    return {name: told(answer[name]) for name in names}


def told(rows: Iterable[Mapping[str, str]]) -> list[Row]:
    """Answers of programs. A time without a zone is one of the clock in Warsaw."""
    return _in_window(
        (_when(seen["start"]), _when(seen["end"]), seen["summary"], seen["status"].upper() == "CANCELLED")
        for seen in rows
    )


def _when(text: str) -> dt.date | dt.datetime:
    if len(text) == 10:
        return dt.date.fromisoformat(text)
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _in_window(rows: Iterable[tuple[Any, Any, str, bool]]) -> list[Row]:
    found = []
    for start, end, title, cancelled in rows:
        day = start.astimezone(ZONE).date() if isinstance(start, dt.datetime) else start
        if FROM.date() <= day < TO.date():
            found.append(row(start, end, title, cancelled))
    return sorted(found)
