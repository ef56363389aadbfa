"""When things happen: an event's occurrences, and questions about many events. Pure; the day comes as an argument."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby, takewhile
from typing import NamedTuple

from plugins.events.fields.parts import Change, EventPlace, Status, When
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.polish.timezone import day_of


class Occurrence(NamedTuple):
    """One date of an event. `planned` is its usual start, `start` the true one.

    `change` is what staff said about this date, `since` what they said about it and all that follow (`from`). `end` is
    a moment, or for whole days the last day, included. `moved_from` is the start that was published before, of an event
    without repetition; calendars move it without a word.
    """

    event: Event
    planned: When
    start: When
    end: When
    change: Change | None = None
    since: Change | None = None
    moved_from: When | None = None

    @property
    def day(self) -> dt.date:
        return day_of(self.start)

    @property
    def last_day(self) -> dt.date:
        """The last day that it touches; midnight as an end belongs to the day before."""
        if isinstance(self.end, dt.datetime):
            return max(self.day, (self.end - dt.timedelta(microseconds=1)).date())
        return self.end

    @property
    def title(self) -> str:
        return (self.change and self.change.title) or (self.since and self.since.title) or self.event.title

    @property
    def trainers(self) -> tuple[str, ...]:
        return (self.change and self.change.trainers) or (self.since and self.since.trainers) or self.event.trainers

    @property
    def status(self) -> Status:
        return (self.change and self.change.status) or (self.since and self.since.status) or self.event.status

    @property
    def is_off(self) -> bool:
        return self.status == "odwolane" or self.is_waiting

    @property
    def is_waiting(self) -> bool:
        """Postponed, and nobody knows until when: the old date is still the one written down (contract, section 2)."""
        return self.status == "przelozone" and not (self.change and self.start != self.planned)

    @property
    def previous(self) -> When | None:
        """When it was to be, for a date that was moved: by its rule, or as it was published."""
        if self.change:
            return self.planned if self.start != self.planned else None
        return self.moved_from

    @property
    def place(self) -> EventPlace | None:
        return (self.change and self.change.place) or (self.since and self.since.place) or self.event.place

    @property
    def online(self) -> str | None:
        return (self.change and self.change.online) or (self.since and self.since.online) or self.event.online

    @property
    def online_only(self) -> bool:
        """No one needs to come: only a network address is given, for this date or for the event."""
        return self.online is not None and self.place is None

    @property
    def note(self) -> str | None:
        return (self.change and self.change.note) or (self.since and self.since.note) or self.event.status_note


def horizon(today: dt.date) -> dt.date:
    """How far repetitions without an end are shown: to the end of the next calendar year."""
    return dt.date(today.year + 1, 12, 31)


def planned(event: Event, until: dt.date) -> list[tuple[When, Change | None]]:
    """Usual starts up to a day, `except` taken out and `also` put in; each with what holds from some date on."""
    repeats = event.repeats
    if repeats is None:
        return [(event.start, None)]
    found, out = timing.stretches(event), set(repeats.except_)
    days = [day for day in takewhile(lambda day: day <= until, timing.rule_dates(event, repeats)) if day not in out]
    hours = {day_of(when): when for when in repeats.also if day_of(when) <= until}
    starts = []
    for day in sorted({*days, *hours}):
        since, when = timing.stretch_of(found, day).since, hours.get(day)
        starts.append((when if isinstance(when, dt.datetime) else timing.start_on(event, day, since), since))
    return starts


def occurrences(event: Event, until: dt.date, moved_from: When | None = None) -> list[Occurrence]:
    """All dates that the rule puts up to `until`, each with what was changed about it, in the order they happen."""
    if event.repeats is None:
        return [Occurrence(event, event.start, event.start, event.finish, moved_from=moved_from)]
    changes = timing.changes_of(event)
    found = [occurrence(event, start, changes.get(day_of(start)), since) for start, since in planned(event, until)]
    return sorted(found, key=_by_time) if len(found) > 1 else found


def occurrence(event: Event, usual: When, change: Change | None = None, since: Change | None = None) -> Occurrence:
    """The date that usually begins at `usual`."""
    moved = timing.changed_start(event, usual, change)
    return Occurrence(event, usual, moved, timing.changed_end(event, moved, change, since), change, since)


def _by_time(occurrence: Occurrence) -> tuple[dt.date, bool, dt.time, str]:
    """Whole days come before hours; equal times by address, so that the order never depends on the disk."""
    start = occurrence.start
    clock = start.time() if isinstance(start, dt.datetime) else dt.time()
    return occurrence.day, isinstance(start, dt.datetime), clock, occurrence.event.address


def in_order(found: Iterable[Occurrence]) -> list[Occurrence]:
    return sorted(found, key=_by_time)


def upcoming(found: Iterable[Occurrence], today: dt.date) -> list[Occurrence]:
    """What is still to come or going on; all of today counts, so that a page needs to be made once a day only."""
    return [occurrence for occurrence in in_order(found) if occurrence.last_day >= today]


def next_of(event: Event, today: dt.date, moved_from: When | None = None) -> Occurrence | None:
    """The first date of an event that is still to come, called off or not."""
    if event.repeats is None:
        only = occurrences(event, dt.date.max, moved_from)[0]
        return only if only.last_day >= today else None
    return next(iter(upcoming(occurrences(event, until_of(event, horizon(today))), today)), None)


def changed(event: Event) -> list[Occurrence]:
    """The dates of a repeating event about which staff said something."""
    days = timing.changes_of(event)
    return [found for found in occurrences(event, max(days)) if found.change] if days else []


def months_between(first: dt.date, last: dt.date) -> list[tuple[int, int]]:
    """(year, month) of every month from one day to another, empty ones too."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def by_month(found: Iterable[Occurrence]) -> list[tuple[tuple[int, int], list[tuple[dt.date, list[Occurrence]]]]]:
    """Grouped for an agenda: months, in them days, in them occurrences."""
    ordered = in_order(found)
    return [
        (month, [(day, list(of_day)) for day, of_day in groupby(of_month, key=lambda o: o.day)])
        for month, of_month in groupby(ordered, key=lambda o: (o.day.year, o.day.month))
    ]


def last_day(event: Event, far: dt.date) -> dt.date:
    """The last day that the event touches; one without an end counts to `far`."""
    if event.repeats is None:
        return Occurrence(event, event.start, event.start, event.finish).last_day
    last = max((o.last_day for o in occurrences(event, until_of(event, far))), default=day_of(event.finish))
    return max(last, far) if timing.is_endless(event) else last  # also when its next date is years away


def until_of(event: Event, far: dt.date) -> dt.date:
    """Up to where an event's dates are unrolled: all of them, or to `far` when they have no end."""
    return max(far, day_of(event.start)) if timing.is_endless(event) else dt.date.max
