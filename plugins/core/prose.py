"""What a careful editor notices in any text: numbers that look personal, weekdays that do not fit their date."""

import datetime as dt
import re
from collections.abc import Iterator

from plugins.core import personal
from plugins.core.polish.dates import MONTHS_GENITIVE, WEEKDAY_FORMS, WEEKDAYS, WEEKDAYS_ACCUSATIVE, weekday
from plugins.core.problems import Mistake
from plugins.core.source import line_and_column

_WEEKDAYS = "|".join(sorted(WEEKDAY_FORMS, key=len, reverse=True))
_SINGULAR = "|".join(sorted({*WEEKDAYS, *WEEKDAYS_ACCUSATIVE}, key=len, reverse=True))
_MONTHS = "|".join(MONTHS_GENITIVE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Begins with a plain digit, so that the engine skips all other text; weekdays are only looked for beside a date.
_DATE = re.compile(
    rf"(?P<first>[0-9][0-9]{{0,3}})(?:\s+(?P<month>{_MONTHS}|(?-i:[IVX]{{1,4}}))\s+(?P<year>[0-9]{{4}})"
    r"|\.(?P<number>[0-9][0-9]?)\.(?P<short_year>[0-9]{4}|[0-9]{2}(?![0-9]))"
    r"|-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})(?![0-9]))",
    re.IGNORECASE,
)
# Of the short ones „pt.” is left out: it also means „pod tytułem”.
_SHORT = {"pon.": 0, "wt.": 1, "śr.": 2, "czw.": 3, "sob.": 5, "niedz.": 6}
_BEFORE = re.compile(
    rf"\b({_WEEKDAYS}|{'|'.join(map(re.escape, _SHORT))})[*_]*[,\s]*(?:\(|dnia\s+)?[*_]*\Z", re.IGNORECASE
)
# A weekday behind a date is that of the date only where nothing else begins with it: another date („3.12.2026, piątek
# 4.12.2026”), a list („3 i 4.12.2026 (czwartek, piątek)”), a rule („od 3.12.2026 piątki są wolne”) or a sentence.
_ENDS = r"(?=[^\S\n]*(?:[,.;)\n]|\Z|godz|o[^\S\n]+[0-9]|[0-9]{1,2}[:.][0-9]{2}\b))"
_AFTER = re.compile(
    rf"(?:[^\S\n]*r\.|[^\S\n]+roku)?[*_]*(?:,|[^\S\n]*\()[^\S\n]*[*_]*({_SINGULAR})\b[*_]*{_ENDS}"
    rf"(?!,?\s*(?:{_WEEKDAYS})\b)(?!,?\s*[0-9]{{1,2}}(?:\.[0-9]{{1,2}}\.|\s+(?:{_MONTHS})))",
    re.IGNORECASE,
)
# Longer than any weekday, and what may stand between it and its date.
_NEAR = 80


def mistakes_in(text: str) -> Iterator[Mistake]:
    """Mistakes of a whole file, front matter included, at their lines."""
    for offset, written in personal.pesel_like(text):
        line, column = line_and_column(text, offset)
        message = f"„{written}” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy."
        yield Mistake("", message, line, column)
    for date in _DATE.finditer(text):
        before = _word_before(text, date.start())
        after = None if before else _AFTER.match(text, date.end())
        if word := before or after:
            yield from _wrong_weekday(text, date, word[1], word.start(1))


def _word_before(text: str, offset: int) -> re.Match[str] | None:
    start = max(0, offset - _NEAR)
    # Most dates stand in the front matter, behind a colon.
    return _BEFORE.search(text, start, offset) if text[start:offset].rstrip(" ,(*_\n")[-1:] != ":" else None


def _wrong_weekday(text: str, date: re.Match[str], word: str, offset: int) -> Iterator[Mistake]:
    day = _day(date)
    known = _SHORT.get(word.lower(), WEEKDAY_FORMS.get(word.lower()))
    # "niedzıela", without its dot, matches as well and is no key.
    if day and known is not None and known != day.weekday():
        line, column = line_and_column(text, offset)
        message = f"„{word}” nie zgadza się z datą: {day:%d.%m.%Y} to {weekday(day)}. Popraw dzień lub datę."
        yield Mistake("", message, line, column)


def _day(date: re.Match[str]) -> dt.date | None:
    """None when there is no such day."""
    first, number = date["first"], date["number"]
    try:
        if date["iso_month"]:
            return dt.date(int(first), int(date["iso_month"]), int(date["iso_day"]))
        if number:
            year = int(date["short_year"])
            return dt.date(year if year > 99 else 2000 + year, int(number), int(first))
        month = date["month"]
        place = _ROMAN.index(month) if month in _ROMAN else MONTHS_GENITIVE.index(month.lower())
        return dt.date(int(date["year"]), place + 1, int(first))
    except ValueError:
        return None
