"""The life of a notice, as pure questions about a record and a moment. Nothing here formats anything.

A notice is scheduled, then current, until it expires, is superseded or withdrawn. Being urgent, changed or a call with
a deadline comes on top of that. The page stays at its address for ever; only lists, strip and marks change.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum

from plugins.announcements.model import Announcement, Call, When
from plugins.polish.timezone import day_of, first_moment


class Stage(Enum):
    """What a notice is on a given day. The first that fits of: scheduled, withdrawn, superseded, expired, current."""

    SCHEDULED = "scheduled"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class CallStage(Enum):
    """A call for applications: before it opens, open, in its last days, closed, with results."""

    COMING = "coming"
    OPEN = "open"
    LAST_DAYS = "last days"
    CLOSED = "closed"
    DECIDED = "decided"


LAST_DAYS = dt.timedelta(days=7)
Successors = Mapping[str, tuple[Announcement, ...]]


def is_published(notice: Announcement, now: dt.datetime) -> bool:
    return notice.shown_from <= now


def published_on(notice: Announcement, now: dt.datetime) -> dt.datetime:
    """The moment at which readers got a notice; one that is to be added later counts as of its own day until then."""
    added = first_moment(notice.published)
    return added if added <= now else first_moment(notice.date)


def is_expired(notice: Announcement, now: dt.datetime) -> bool:
    """`expires` is the last day on which a notice counts."""
    return notice.expires is not None and notice.expires < now.date()


def changed_on(notice: Announcement, now: dt.datetime) -> When | None:
    """When a notice was last changed; a change dated in the future has not happened yet."""
    return notice.updated if notice.updated and first_moment(notice.updated) <= now else None


def successors(notices: Iterable[Announcement], now: dt.datetime) -> Successors:
    """For each superseded document the published notices that replace it, newest first; withdrawn ones do not count."""
    found: dict[str, list[Announcement]] = defaultdict(list)
    for notice in notices:
        if is_published(notice, now) and not notice.withdrawn:
            for ref in notice.supersedes:
                found[ref].append(notice)
    return {ref: newest_first(replacing) for ref, replacing in found.items()}


def stage(notice: Announcement, now: dt.datetime, replaced: Successors) -> Stage:
    if not is_published(notice, now):
        return Stage.SCHEDULED
    if notice.withdrawn:
        return Stage.WITHDRAWN
    if notice.ref in replaced:
        return Stage.SUPERSEDED
    return Stage.EXPIRED if is_expired(notice, now) else Stage.CURRENT


def is_urgent(notice: Announcement, now: dt.datetime, replaced: Successors) -> bool:
    """Whether the strip on every page shows it: to the end of `urgent_until`, and only while it is current."""
    until = notice.urgent_until
    if until is None or (until < now if isinstance(until, dt.datetime) else until < now.date()):
        return False
    return stage(notice, now, replaced) is Stage.CURRENT


def has_results(call: Call, now: dt.datetime, are_public: bool = True) -> bool:
    """Whether the results are there: named, their day has come, and what holds them is public."""
    return bool(call.results) and are_public and not (call.results_on and call.results_on > now.date())


def call_stage(call: Call, now: dt.datetime, results_are_public: bool = True) -> CallStage:
    """The deadline is the last moment: at 16:00 sharp an application is in time, a minute later it is not.

    A call is decided from the day of its results; ``results_are_public``: the notice that holds them can be read.
    """
    if call.opens and now < first_moment(call.opens):
        return CallStage.COMING
    if now > call.deadline:
        return CallStage.DECIDED if has_results(call, now, results_are_public) else CallStage.CLOSED
    return CallStage.LAST_DAYS if call.deadline - now <= LAST_DAYS else CallStage.OPEN


def newest_first(notices: Iterable[Announcement]) -> tuple[Announcement, ...]:
    """By publication, then by path, so that notices of one day keep one order."""
    return tuple(sorted(notices, key=lambda notice: (first_moment(notice.date), notice.path), reverse=True))


def days_left(deadline: dt.datetime, now: dt.datetime) -> int:
    """Whole days on the calendar: 0 on the last day."""
    return (day_of(deadline) - now.date()).days
