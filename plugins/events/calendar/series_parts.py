"""A repeating event as the entries that calendars get: rules that every client reads, and dates that stand alone.

Nobody's calendar shows all that RFC 5545 can say. Outlook maps a rule only when it fits one of its templates, with one
ordinal and one weekday for it ([MS-OXCICAL] 2.1.3.2.2), moves the 31st to the last day of shorter months, ignores RDATE
and RANGE, and lets a changed date neither reach its neighbours nor share a day with them ([MS-OXOCAL] 2.2.1.44). Some
programs drop a cancelled rule with all that hangs on it. So a series becomes one or several plain rules (one for each
ordinal, one for each `from`), and what no rule can hold becomes an entry of its own, a part named by its day
(contract, section 4). `tests/calendar_subset.py` checks what comes out.

Pure; the day of the build matters in one case only: a rule that no client knows (a fifth Friday) without an end is
written date by date, up to `horizon`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.events.calendar import plain_rules
from plugins.events.calendar.plain_rules import RuleDates
from plugins.events.fields.parts import Change, When
from plugins.events.fields.rules import Rule
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.events.state import schedule
from plugins.events.state.schedule import Occurrence
from plugins.polish import timezone
from plugins.polish.timezone import day_of


class SeriesPart(NamedTuple):
    """One entry: a date that stands alone, or a rule with its exceptions.

    `day` names it, None for the event's own entry. `shown` is what its first VEVENT shows (of a rule: its first date,
    without what is said about that date alone). `last` is the last start, None without an end; `rule` is None for a
    single date. `excluded` are starts that the rule gives and that do not take place, or stand elsewhere; `changed`
    dates of the rule that differ.
    """

    day: dt.date | None
    shown: Occurrence
    rule: Rule | None = None
    last: When | None = None
    excluded: tuple[When, ...] = ()
    changed: tuple[Occurrence, ...] = ()

    @property
    def event(self) -> Event:
        return self.shown.event

    @property
    def is_endless(self) -> bool:
        return self.rule is not None and self.last is None

    def last_day(self, far: dt.date) -> dt.date:
        """The last day that it touches; without an end it counts to ``far``, or beyond when it begins later."""
        if self.rule is None:
            return self.shown.last_day
        moved = [date.last_day for date in self.changed]
        if self.last is None:
            return max([far, self.shown.last_day, *moved])
        usual = schedule.occurrence(self.event, self.last, None, self.shown.since).last_day
        of_last = next((date.last_day for date in self.changed if date.planned == self.last), usual)
        return max([of_last, *moved])


def parts(event: Event, horizon: dt.date) -> tuple[SeriesPart, ...]:
    """The entries of an event, its own first, the others by their day. Each has its own `day`."""
    if event.repeats is None:
        return (SeriesPart(None, Occurrence(event, event.start, event.start, event.finish)),)
    changes, first = timing.changes_of(event), day_of(event.start)
    singles: dict[dt.date, Occurrence] = dict(_added(event, changes))
    rules: list[tuple[dt.date, SeriesPart]] = []
    for dates in plain_rules.of(event, horizon):
        apart, part = _split(event, dates, changes)
        singles.update((day_of(found.planned), found) for found in apart)
        if part:
            rules.append((dates.days[0], part))
    named = [_named(part, nominal, first, singles) for nominal, part in rules]
    alone = [SeriesPart(day, found) for day, found in singles.items()]
    found = sorted([*named, *alone], key=lambda part: (part.day is not None, part.day or first))
    return (found[0]._replace(day=None), *found[1:])  # when its own rule has no date left, the first date stands for it


def _named(part: SeriesPart, nominal: dt.date, first: dt.date, singles: dict[dt.date, Occurrence]) -> SeriesPart:
    """Named by the first day that the rule would have without exceptions, so that none of them changes the name."""
    if nominal == first:
        return part._replace(day=None)
    return part._replace(day=nominal) if nominal not in singles else part


def _added(event: Event, changes: dict[dt.date, Change]) -> Iterator[tuple[dt.date, Occurrence]]:
    """`also`. RDATE is dropped, shifted or takes the place of the rule in four programs of ten."""
    assert event.repeats is not None
    stretches = timing.stretches(event)
    for when in event.repeats.also:
        day = day_of(when)
        since = timing.stretch_of(stretches, day).since
        usual = when if isinstance(when, dt.datetime) else timing.start_on(event, day, since)
        yield day, schedule.occurrence(event, usual, changes.get(day), since)


def _split(
    event: Event, dates: RuleDates, changes: dict[dt.date, Change]
) -> tuple[list[Occurrence], SeriesPart | None]:
    """Dates that stand alone, and the rule that is left of the others, if any."""
    assert event.repeats is not None
    out = set(event.repeats.except_)
    found = {
        day: schedule.occurrence(event, timing.start_on(event, day, dates.since), changes.get(day), dates.since)
        for day in dates.days
        if day not in out
    }
    if dates.rule is None:
        return list(found.values()), None
    apart = set(_out_of_place(event, dates, found))
    usual_status = (dates.since and dates.since.status) or event.status
    if usual_status == "odwolane":
        apart |= {day for day, date in found.items() if date.status != "odwolane"}
    kept = [day for day in found if day not in apart]
    # The first date of a rule gives all others their length, so it must not be a night of the time change; and nothing
    # stands before it.
    fit = [day for day in kept if found[day].day >= day]
    first = next((day for day in fit if not crosses(_usual(event, day, dates.since))), next(iter(fit), dt.date.max))
    apart |= {day for day in kept if day < first}
    kept = [day for day in kept if day >= first]
    return [found[day] for day in sorted(apart)], _rule_part(event, dates, found, kept)


def _rule_part(
    event: Event, dates: RuleDates, found: dict[dt.date, Occurrence], kept: list[dt.date]
) -> SeriesPart | None:
    if not kept:
        return None
    if len(kept) == 1 and not dates.is_endless:
        return SeriesPart(kept[0], found[kept[0]])
    here = set(kept)
    between = [day for day in dates.days if kept[0] < day and (dates.is_endless or day < kept[-1]) and day not in here]
    return SeriesPart(
        kept[0],
        _usual(event, kept[0], dates.since),
        dates.rule,
        None if dates.is_endless else timing.start_on(event, kept[-1], dates.since),
        tuple(timing.start_on(event, day, dates.since) for day in between),
        tuple(found[day] for day in kept if _differs(found[day])),
    )


def _usual(event: Event, day: dt.date, since: Change | None) -> Occurrence:
    return schedule.occurrence(event, timing.start_on(event, day, since), None, since)


def _differs(date: Occurrence) -> bool:
    return date.change is not None or crosses(date)


def crosses(date: Occurrence) -> bool:
    """Over a time change RFC 5545 keeps the length and many programs the hour: such a date says its own end."""
    start, end = date.start, date.end
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return False
    return start.utcoffset() != end.utcoffset() or timezone.is_doubled(end)


def _out_of_place(event: Event, dates: RuleDates, found: dict[dt.date, Occurrence]) -> Iterator[dt.date]:
    """Days whose changed date reaches a neighbour: where the rule puts that one, or where it was moved itself."""
    kept: Occurrence | None = None
    for number, day in enumerate(dates.days):
        date = found.get(day)
        if date is None:
            continue
        before = dates.days[number - 1] if number else None
        after = dates.days[number + 1] if number + 1 < len(dates.days) else dates.next_day
        if date.change and (date.start != date.planned or date.change.end):
            neighbours = [
                _usual(event, before, dates.since) if before else None,
                kept if before and kept and day_of(kept.planned) == before else None,
            ]
            following = [_usual(event, after, dates.since)] if after else []
            if not _stays(date, day, [n for n in neighbours if n], following, is_first=not number):
                yield day
                continue
        kept = date


def _stays(
    date: Occurrence, day: dt.date, before: Sequence[Occurrence], after: Sequence[Occurrence], is_first: bool
) -> bool:
    if date.day.year != day.year or (is_first and date.day < day):
        return False
    return all(_are_apart(other, date) for other in before) and all(_are_apart(date, other) for other in after)


def _are_apart(one: Occurrence, other: Occurrence) -> bool:
    """Another day, and one ends before the other begins ([MS-OXOCAL] 2.2.1.44)."""
    if isinstance(one.end, dt.datetime) and isinstance(other.start, dt.datetime):
        return one.day < other.day and one.end <= other.start
    return one.last_day < other.day
