"""Dates that nobody means: a slip in a year (2926 for 2026) would plan nine hundred years of months.

The contract (section 2) draws the line at ten years after the day of the build.
"""

import datetime as dt
import re
from collections.abc import Iterator

from plugins.core.schema.issues import Issue

YEARS_AHEAD = 10
_DATE = re.compile(r"(\d{4})-\d\d-\d\d(?:[ T].*)?")


def latest_year(now: dt.datetime) -> int:
    """Return the last year that a date of the content may have."""
    return now.year + YEARS_AHEAD


def far_dates(front: object, latest: int, field: str = "") -> Iterator[Issue]:
    """Yield a mistake for each date in front matter (strings, lists, dicts) whose year is later than ``latest``."""
    if isinstance(front, dict):
        for name, value in front.items():
            yield from far_dates(value, latest, f"{field}.{name}" if field else str(name))
    elif isinstance(front, list):
        for number, value in enumerate(front):
            yield from far_dates(value, latest, f"{field}.{number}")
    elif isinstance(front, str) and (found := _DATE.fullmatch(front)) and int(found[1]) > latest:
        yield Issue(field, _too_far(int(found[1]), latest))


def far_name(day: dt.date | None, latest: int) -> Iterator[Issue]:
    """Yield a mistake when the day of a file's name is later than that."""
    if day and day.year > latest:
        yield Issue("", f"nazwa pliku: {_too_far(day.year, latest)}", line=1)


def _too_far(year: int, latest: int) -> str:
    return f"rok {year} jest zbyt odległy, daty mogą sięgać najdalej roku {latest}. Popraw rok."
