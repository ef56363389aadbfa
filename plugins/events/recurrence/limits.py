"""Times that no event has: a year before the first centre, a length that nobody stays. They are slips of a finger."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.schema.issues import Issue

FIRST_YEAR = 1900
LONGEST = dt.timedelta(days=366)


def issues_in(start: dt.date, finish: dt.date) -> Iterator[Issue]:
    """Yield what can not be meant by the first and last day (or moment) of one date of an event."""
    if start.year < FIRST_YEAR:
        yield Issue("start", f"rok {start.year} to chyba pomyłka: kalendarz zaczyna się w roku {FIRST_YEAR}. Popraw.")
    days = (dt.date(finish.year, finish.month, finish.day) - dt.date(start.year, start.month, start.day)).days
    if days > LONGEST.days:
        yield Issue(
            "end",
            f"wydarzenie trwałoby {days} dni, a może trwać najwyżej rok. Popraw koniec; co wraca, zapisz w repeats.",
        )
