"""Lengths as staff write them: `90 min`, `2 h`, `1 h 30 min`, `3 dni`."""

import re
from datetime import timedelta
from typing import NamedTuple

from plugins.core.schema.fields import InvalidValue

_UNITS = (
    ("days", r"dni|dzień|dnia|doba|doby|dób|d"),
    ("hours", r"godziny|godzina|godzin|godz\.?|h|g\.?"),
    ("minutes", r"minuty|minuta|minut|min\.?|m"),
)
_LENGTH = re.compile(r"\s*".join(rf"(?:(?P<{name}>\d+)\s*(?:{words})(?![^\W\d_]))?" for name, words in _UNITS))
_CURE = "Zapisz np. 90 min, 2 h, 1 h 30 min albo 3 dni."


class Duration(NamedTuple):
    """Whole days of the calendar and true hours and minutes; one of the two is zero."""

    days: int
    exact: timedelta


def duration(text: str) -> Duration:
    """Raises `InvalidValue` with the cure for anything else than days, or hours and minutes."""
    match = _LENGTH.fullmatch(re.sub(r"\s+", " ", text.strip().casefold().replace(" i ", " ")))
    if not match or not any(match.groups()):
        raise InvalidValue(f"„{text}” nie jest czasem trwania. {_CURE}")
    if any(len(number or "") > 6 for number in match.groups()):  # more than a timedelta could hold
        raise InvalidValue(f"„{text}” to bardzo długo. Sprawdź liczbę.")
    days, hours, minutes = (int(match[name] or 0) for name, _ in _UNITS)
    exact = timedelta(hours=hours, minutes=minutes)
    if days and exact:
        raise InvalidValue(
            f"„{text}” łączy dni z godzinami. Zapisz same dni albo same godziny i minuty, albo użyj pola end."
        )
    if not days and not exact:
        raise InvalidValue(f"„{text}” to zero. {_CURE}")
    if days > 366 or exact > timedelta(hours=1000):
        raise InvalidValue(f"„{text}” to bardzo długo. Sprawdź liczbę.")
    return Duration(days, exact)
