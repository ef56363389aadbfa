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
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTHS})\s+(?P<year>\d{{4}})"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}))"
)
_BEFORE = re.compile(rf"\b(?P<word>{_WEEKDAYS})[,\s]*(?:\(|dnia\s+)?{_DATE}", re.IGNORECASE)
_AFTER = re.compile(rf"{_DATE}(?:\s*r\.|\s+roku)?,?\s*\(?(?P<word>{_WEEKDAYS})\b", re.IGNORECASE)


def mistakes_in(text: str) -> Iterator[Mistake]:
    """Mistakes of a whole file, front matter included, at their lines."""
    for offset, written in personal.pesel_like(text):
        line, column = line_and_column(text, offset)
        message = f"„{written}” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy."
        yield Mistake("", message, line, column)
    if re.search(_MONTHS, text) or re.search(r"\d\.\d{4}", text):
        yield from _wrong_weekdays(text)


def _wrong_weekdays(text: str) -> Iterator[Mistake]:
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            try:
                day = _date(match)
            except ValueError:
                continue
            if WEEKDAY_FORMS[match["word"].lower()] != day.weekday():
                line, column = line_and_column(text, match.start("word"))
                message = (
                    f"„{match['word']}” nie zgadza się z datą: {day:%d.%m.%Y} to {weekday(day)}. Popraw dzień lub datę."
                )
                yield Mistake("", message, line, column)


def _date(match: re.Match[str]) -> dt.date:
    if match["day"]:
        return dt.date(int(match["year"]), MONTHS_GENITIVE.index(match["month"].lower()) + 1, int(match["day"]))
    return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
