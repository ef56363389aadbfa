"""The rule of a repeating event as rules that every client reads (see `series_parts`), each with its dates."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from plugins.events.fields import rules as recurrence
from plugins.events.fields.parts import Change
from plugins.events.fields.rules import On, Rule
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.polish.timezone import day_of

# Nights over a time change are written out, since readers disagree about their end. For a series without an end so many
# years of them: a number that does not depend on the day of the build, so that no entry changes because a year begins.
YEARS = 10
# No series of ours is longer, and nothing can be said about a later date.
LIMIT = 5000
ROUND = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}


class RuleDates(NamedTuple):
    """The dates of one plain rule in one stretch, `except` ones too, and the first date after them.

    Without a rule it is one date that stands alone.
    """

    rule: Rule | None
    days: tuple[dt.date, ...]
    next_day: dt.date | None
    since: Change | None
    is_endless: bool


def of(event: Event, horizon: dt.date) -> Iterator[RuleDates]:
    """The rule as plain ones, in each stretch. Dates of no plain rule come one by one."""
    repeats, first = event.repeats, day_of(event.start)
    assert repeats is not None
    whole, endless = timing.rule_of(repeats), timing.is_endless(event)
    rules = _one_ordinal_each(whole, first)
    far = {plain: _far(event, horizon, plain) if endless else dt.date.max for _, plain in rules}
    until = max(far.values()) if endless else repeats.until
    days = list(islice(recurrence.dates(whole, first, until, repeats.count), LIMIT))
    if endless and not set(days) - set(repeats.except_):
        # A rare date (29 February, a fifth Sunday of January): the first that stands is there, however far.
        days += [next(day for day in recurrence.dates(whole, first) if day > days[-1])]
        far = dict.fromkeys(far, days[-1])
    of_rule = [set(recurrence.dates(rule, first, days[-1])) for rule, _ in rules]
    stretches = timing.stretches(event)
    for stretch, following in zip_longest(stretches, stretches[1:]):
        left = [day for day in days if day >= stretch.first and (following is None or day < following.first)]
        for (rule, plain), its_days in zip(rules, of_rule, strict=True):
            own = [day for day in left if day in its_days and day <= far[plain]]
            left = [day for day in left if day not in its_days]
            if own and plain:
                later = next((day for day in recurrence.dates(rule, first) if day > own[-1]), None)
                yield RuleDates(rule, tuple(own), later, stretch.since, endless and following is None)
            else:
                yield from (RuleDates(None, (day,), None, stretch.since, False) for day in own)


def _one_ordinal_each(rule: Rule, first: dt.date) -> list[tuple[Rule, bool]]:
    """One rule for each ordinal weekday, and whether it is plain: every client counts the same dates of it.

    Plain ones come first. The fourth and the last Friday are one day in most months, so the second of two such rules
    is none: its dates would have to be taken out for ever.
    """
    if not any(day.ordinal for day in rule.on):
        return [(rule, _is_plain(rule, first))]
    fourth = {day.weekday for day in rule.on if day.ordinal == 4}
    each = [
        (Rule(rule.every, (day,)), _is_plain_ordinal(day) and not (day.ordinal == -1 and day.weekday in fourth))
        for day in rule.on
    ]
    return sorted(each, key=lambda one: not one[1])


def _is_plain(rule: Rule, first: dt.date) -> bool:
    """See the head of this module. The 29th to 31st is not: where a month has none, Outlook shows its last day."""
    if rule.on or rule.every.frequency not in ("MONTHLY", "YEARLY"):
        return all(map(_is_plain_ordinal, rule.on))
    return first.day <= 28 or (rule.every.frequency == "YEARLY" and (first.month, first.day) != (2, 29))


def _is_plain_ordinal(day: On) -> bool:
    return day.weekday is None or day.ordinal in (None, 1, 2, 3, 4, -1)


def _far(event: Event, horizon: dt.date, plain: bool) -> dt.date:
    """Up to where a rule without an end is looked at: what is said about single dates counts, however far. Of a plain
    one that is the same in every year; one that is none is written date by date, up to ``horizon``."""
    repeats = event.repeats
    assert repeats is not None
    named = max([*repeats.except_, *(change.day for change in repeats.changes), day_of(event.start)])
    # Some rounds more, so that each rule has dates in the last stretch.
    rounds = dt.timedelta(days=4 * ROUND[repeats.every.frequency] * repeats.every.interval)
    far = [named + rounds] if plain else [named + rounds, horizon]
    if plain and _may_cross_a_time_change(event):
        far.append(dt.date(_first_to_last(event).year + YEARS, 12, 31))
    return max(far)


def _first_to_last(event: Event) -> dt.date:
    """The first date by which the last stretch of an endless series can be shown: the one before it may be left out,
    and the very first that stands may be such a night itself."""
    repeats, since = event.repeats, timing.stretches(event)[-1].first
    assert repeats is not None
    dates = recurrence.dates(timing.rule_of(repeats), day_of(event.start))
    standing = (day for day in dates if day >= since and day not in repeats.except_)
    return list(islice(standing, 2))[-1]


def _may_cross_a_time_change(event: Event) -> bool:
    """Clocks change between two and three at night."""
    for first, since in timing.stretches(event):
        start = timing.start_on(event, first, since)
        over_midnight = day_of(timing.end_after(event, start, since)) != first
        if isinstance(start, dt.datetime) and (over_midnight or start.hour < 3):
            return True
    return False
