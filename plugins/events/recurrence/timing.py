"""When the dates of an event begin and end by its own words: the rule, its exceptions, what holds from a date on."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from plugins.events.fields import rules
from plugins.events.fields.durations import Duration
from plugins.events.fields.parts import Change, Repeats, When
from plugins.polish import timezone
from plugins.polish.timezone import ZONE, day_of


class Series(Protocol):
    """What an event says of its times, repeating or not. The model that has these fields stands above this room."""

    @property
    def start(self) -> When: ...
    @property
    def finish(self) -> When: ...
    @property
    def all_day(self) -> bool: ...
    @property
    def duration(self) -> Duration | None: ...
    @property
    def repeats(self) -> Repeats | None: ...


def start_on(event: Series, day: dt.date, since: Change | None = None) -> When:
    """The usual start on another day, at the same hour of the clock, or at that which `since` says."""
    if not isinstance(event.start, dt.datetime):
        return day
    clock = since.start if since and isinstance(since.start, dt.time) else event.start.time()
    return dt.datetime.combine(day, clock, ZONE)


def end_after(event: Series, start: When, since: Change | None = None) -> When:
    """The end of a date that begins at `start`: an `end` keeps its hour of the clock, a `duration` its true length."""
    if since and isinstance(since.end, dt.time) and isinstance(start, dt.datetime):
        return _end_at(event, start, since.end)
    if isinstance(start, dt.datetime) and event.duration and event.duration.exact:
        return timezone.later(start, event.duration.exact)
    if isinstance(start, dt.datetime):
        assert isinstance(event.start, dt.datetime)
        assert isinstance(event.finish, dt.datetime)
        return start + (event.finish.replace(tzinfo=None) - event.start.replace(tzinfo=None))
    return start + (day_of(event.finish) - day_of(event.start))


def _end_at(event: Series, start: dt.datetime, clock: dt.time) -> dt.datetime:
    """A bare hour ends on the day of the start; of an event that lasts into another day, on that other day."""
    nights = day_of(event.finish) - day_of(event.start)
    if nights == dt.timedelta(days=1) and clock > start.time():
        nights = dt.timedelta()  # an overnight event that ends before midnight this time
    elif not nights and clock == dt.time() < start.time():
        nights = dt.timedelta(days=1)  # midnight as an end is the one that comes
    return dt.datetime.combine(start.date() + nights, clock, ZONE)


def rule_of(repeats: Repeats) -> rules.Rule:
    return rules.fitted(repeats.every, repeats.on)


def rule_dates(event: Series, repeats: Repeats) -> Iterator[dt.date]:
    """Dates of the rule alone, before `except` and `also`; possibly without end."""
    return rules.dates(rule_of(repeats), day_of(event.start), repeats.until, repeats.count)


class Stretch(NamedTuple):
    """The dates of a series from `first` on, and what staff said about all of them (`from`, added up)."""

    first: dt.date
    since: Change | None = None


def stretches(event: Series) -> tuple[Stretch, ...]:
    """The stretches of a series in order; the first one is as the event itself says."""
    found = [Stretch(day_of(event.start))]
    later = [change for change in event.repeats.changes if change.from_] if event.repeats else []
    for change in sorted(later, key=lambda change: change.day):
        before = found[-1].since
        found.append(
            Stretch(change.day, change.model_copy(update={**before.facts, **change.facts}) if before else change)
        )
    return tuple(found)


def stretch_of(found: tuple[Stretch, ...], day: dt.date) -> Stretch:
    return found[max(bisect_right(found, day, key=lambda stretch: stretch.first) - 1, 0)]


def changes_of(event: Series) -> dict[dt.date, Change]:
    """What staff said about single dates."""
    return {change.date: change for change in event.repeats.changes if change.date} if event.repeats else {}


def changed_start(event: Series, start: When, change: Change | None) -> When:
    """Raises `timezone.AmbiguousOrMissingTime` for an hour that the clock skips; a valid event has none."""
    if change is None or change.start is None:
        return start
    if isinstance(change.start, dt.time):
        return timezone.local(dt.datetime.combine(day_of(start), change.start))
    if isinstance(start, dt.datetime) and not isinstance(change.start, dt.datetime):
        return timezone.local(dt.datetime.combine(change.start, start.time()))
    return change.start


def changed_end(event: Series, start: When, change: Change | None, since: Change | None = None) -> When:
    if change is None or change.end is None:
        return end_after(event, start, since)
    if isinstance(change.end, dt.time) and isinstance(start, dt.datetime):
        return timezone.local(_end_at(event, start, change.end).replace(tzinfo=None))
    assert not isinstance(change.end, dt.time)
    return change.end


def is_endless(event: Series) -> bool:
    return event.repeats is not None and event.repeats.until is None and event.repeats.count is None
