"""Time in Poland: local times that exist exactly once, and true lengths.

Two traps are closed here. A time inside the gap of March or the doubled hour of October names no moment or two, so it
is refused instead of being guessed. And the difference of two aware times of one zone is what the clock on the wall
shows, not what passes: lengths are taken in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NAME = "Europe/Warsaw"
ZONE = ZoneInfo(NAME)


class AmbiguousOrMissingTime(ValueError):
    """A local time that does not exist or happens twice. Its text is the Polish message for the person who wrote it."""


def local(naive: datetime) -> datetime:
    """The moment that a clock in Warsaw shows as `naive`."""
    earlier, later = naive.replace(tzinfo=ZONE, fold=0), naive.replace(tzinfo=ZONE, fold=1)
    if earlier.utcoffset() == later.utcoffset():
        return earlier
    # In the gap the offset of fold=0 (winter) is smaller than that of fold=1; in the doubled hour it is greater.
    if _offset(earlier) < _offset(later):
        raise AmbiguousOrMissingTime(
            f"godziny {naive:%H:%M} nie ma {naive:%Y-%m-%d}: zegary przechodzą z 02:00 na 03:00. "
            f"Zapisz np. {naive:%Y-%m-%d} {naive.hour + 1:02}:{naive.minute:02}."
        )
    raise AmbiguousOrMissingTime(
        f"godzina {naive:%H:%M} zdarza się {naive:%Y-%m-%d} dwa razy: zegary cofają się z 03:00 na 02:00. "
        f"Wybierz godzinę przed 02:00 albo od 03:00."
    )


def is_doubled(moment: datetime) -> bool:
    """Whether clocks in Warsaw show this hour twice that night: then the hour alone does not say when."""
    return _offset(moment.replace(fold=0)) > _offset(moment.replace(fold=1))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def midnight(day: date) -> datetime:
    """The first minute of a day in Warsaw."""
    return datetime.combine(day, time(), ZONE)


def first_moment(when: date | datetime) -> datetime:
    """Return the midnight that a day begins with, or the moment itself."""
    return when if isinstance(when, datetime) else midnight(when)


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def later(moment: datetime, length: timedelta) -> datetime:
    """The moment when `length` has truly passed: 22:00 plus 7 h on the night of the October change is 04:00."""
    return (utc(moment) + length).astimezone(ZONE)


def length(start: datetime, end: datetime) -> timedelta:
    """How much time truly passes between two moments."""
    return utc(end) - utc(start)


def day_of(when: date | datetime) -> date:
    """Return the day of a day or moment."""
    return when.date() if isinstance(when, datetime) else when
