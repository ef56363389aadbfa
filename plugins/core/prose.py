"""What a careful editor notices in any text: numbers that look personal, weekdays that do not fit their date."""

import datetime as dt
import re
from collections.abc import Iterator

from plugins.core import personal
from plugins.core.polish.dates import MONTHS_GENITIVE, WEEKDAY_FORMS, weekday
from plugins.core.problems import Mistake
from plugins.core.source import line_and_column

_WEEKDAYS = "|".join(sorted(WEEKDAY_FORMS, key=len, reverse=True))
_MONTHS = "|".join(MONTHS_GENITIVE)
# Begins with a plain digit, so that the engine skips all other text; weekdays are only looked for beside a date.
_DATE = re.compile(
    rf"(?P<day>[0-9][0-9]?)(?:\s+(?P<month>{_MONTHS})\s+|\.(?P<number>[0-9][0-9]?)\.)(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b({_WEEKDAYS})[,\s]*(?:\(|dnia\s+)?\Z", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s*r\.|\s+roku)?,?\s*\(?({_WEEKDAYS})\b", re.IGNORECASE)
# Longer than any weekday, and what may stand between it and its date.
_NEAR = 80


def mistakes_in(text: str) -> Iterator[Mistake]:
    """Mistakes of a whole file, front matter included, at their lines."""
    for offset, written in personal.pesel_like(text):
        line, column = line_and_column(text, offset)
        message = f"„{written}” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy."
        yield Mistake("", message, line, column)
    dates = list(_DATE.finditer(text))
    for date in dates:
        yield from _wrong_weekday(text, date, _BEFORE.search(text, max(0, date.start() - _NEAR), date.start()))
    for date in dates:
        yield from _wrong_weekday(text, date, _AFTER.match(text, date.end()))


def _wrong_weekday(text: str, date: re.Match[str], word: re.Match[str] | None) -> Iterator[Mistake]:
    day = _day(date) if word else None
    # "niedzıela", without its dot, matches as well and is no key.
    if word and day and WEEKDAY_FORMS.get(word[1].lower(), day.weekday()) != day.weekday():
        line, column = line_and_column(text, word.start(1))
        message = f"„{word[1]}” nie zgadza się z datą: {day:%d.%m.%Y} to {weekday(day)}. Popraw dzień lub datę."
        yield Mistake("", message, line, column)


def _day(date: re.Match[str]) -> dt.date | None:
    """None when there is no such day."""
    try:
        month = MONTHS_GENITIVE.index(date["month"].lower()) + 1 if date["month"] else int(date["number"])
        return dt.date(int(date["year"]), month, int(date["day"]))
    except ValueError:
        return None
