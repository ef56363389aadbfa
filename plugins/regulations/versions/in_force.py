"""Which version holds on which day. Pure: the day is an argument.

A version is in force from the day of its file name until the day before the next one, or until `in_force_until` if that
comes first.
"""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

ONE_DAY = dt.timedelta(days=1)


class Dated(Protocol):
    """What this module needs to know of a version."""

    @property
    def in_force_from(self) -> dt.date: ...

    @property
    def in_force_until(self) -> dt.date | None: ...


V = TypeVar("V", bound=Dated)

CURRENT, FUTURE, PAST, REPEALED = "current", "future", "past", "repealed"


@dataclass(frozen=True, slots=True)
class Standing(Generic[V]):
    """A version on a day. ``state``: current, future, past (another one came), repealed (nothing came after it).
    ``until`` is its last day in force, as far as that is known.
    """

    version: V
    state: str
    start: dt.date
    until: dt.date | None


def timeline(versions: Sequence[V], today: dt.date) -> tuple[Standing[V], ...]:
    """All versions with their spans, oldest first."""
    ordered = sorted(versions, key=lambda version: version.in_force_from)
    standings = []
    for index, version in enumerate(ordered):
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        until = _last_day(version, following)
        if version.in_force_from > today:
            state = FUTURE
        elif until is not None and until < today:
            state = PAST if following is not None and following.in_force_from <= today else REPEALED
        else:
            state = CURRENT
        standings.append(Standing(version, state, version.in_force_from, until))
    return tuple(standings)


def _last_day(version: V, following: V | None) -> dt.date | None:
    ends = [following.in_force_from - ONE_DAY] if following is not None else []
    ends += [version.in_force_until] if version.in_force_until is not None else []
    return min(ends) if ends else None


def shown(versions: Sequence[V], day: dt.date) -> Standing[V]:
    """The version to show first: the one in force; else the nearest future one; else the last one that was."""
    line = timeline(versions, day)
    current = next((one for one in line if one.state == CURRENT), None)
    future = next((one for one in line if one.state == FUTURE), None)
    return current or future or line[-1]


def comparisons(versions: Sequence[V]) -> tuple[tuple[V, V], ...]:
    """(older, newer) of all neighbours."""
    return tuple(itertools.pairwise(sorted(versions, key=lambda version: version.in_force_from)))
