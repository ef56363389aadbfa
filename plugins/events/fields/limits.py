"""Times that no event has: an end before its start, a year before the first centre, a length that nobody stays."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.events.fields.parts import When
from plugins.polish.timezone import day_of

FIRST_YEAR = 1900
LONGEST = dt.timedelta(days=366)


def issues_in(start: dt.date, finish: dt.date) -> Iterator[Issue]:
    """Yield what can not be meant by the first and last day (or moment) of one date of an event."""
    if start.year < FIRST_YEAR:
        yield Issue("start", f"rok {start.year} to chyba pomyłka: kalendarz zaczyna się w roku {FIRST_YEAR}. Popraw.")
    days = (day_of(finish) - day_of(start)).days
    if days > LONGEST.days:
        yield Issue(
            "end",
            f"wydarzenie trwałoby {days} dni, a może trwać najwyżej rok. Popraw koniec; co wraca, zapisz w repeats.",
        )


def order_issues(field: str, start: When, end: When) -> Iterator[Issue]:
    """An end of another sort than its start, or not after it."""
    if isinstance(start, dt.datetime) != isinstance(end, dt.datetime):
        cure = (
            "Dopisz godzinę, np. 19:00." if isinstance(start, dt.datetime) else "Usuń godzinę albo dopisz ją w start."
        )
        yield Issue(field, f"początek i koniec muszą być tego samego rodzaju: oba z godziną albo oba bez. {cure}")
    elif isinstance(start, dt.datetime) and isinstance(end, dt.datetime) and end <= start:
        same = day_of(start) == day_of(end)
        first, last = (f"{m:%H:%M}" if same else f"{m:%Y-%m-%d %H:%M}" for m in (start, end))
        where = "równy początkowi" if end == start else f"przed początkiem ({first})"
        yield Issue(field, f"koniec ({last}) jest {where}. Popraw {'godzinę' if same else 'datę'}.")
    elif end < start:
        yield Issue(field, f"koniec ({end}) jest przed początkiem ({start}). Popraw datę.")
