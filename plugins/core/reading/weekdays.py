"""Weekdays that do not fit the date beside them: „w środę 5 maja 2026”, „5.05.2026 (środa)”.

Only what can mean nothing else is a mistake. A weekday may be a plural („w piątki”), a rule („co wtorek”), a list
(„piątek i sobota”), a surname („Anna Piątek, 4.12.2026”) or the first word of what follows („Od 3.12.2026 r. piątek
jest wolny”): then nothing is said.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.reading.front_matter import line_and_column
from plugins.core.schema.issues import Issue
from plugins.polish.dates import (
    MONTHS_GENITIVE,
    PLURAL_WEEKDAYS,
    SINGULAR_WEEKDAYS,
    WEEKDAY_FORMS,
    WEEKDAYS,
    weekday,
    weekday_number,
)


def _short_forms(words: str) -> dict[str, int]:
    return {f"{word}.": number for word in words.split() if (number := weekday_number(word)) is not None}


_MONTHS = "|".join(MONTHS_GENITIVE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Begins with a plain digit, so that the engine skips all other text; weekdays are only looked for beside a date.
# A year of two digits may not run on: „w piątek 4.12.20–22” and „4.12.20.30” are hours.
_DATE = re.compile(
    r"(?P<day>[0-9][0-9]?)(?:"
    rf"(?:\s+(?P<month>{_MONTHS})\s+|(?:\s+|\.)(?P<roman>(?-i:[IVX]{{1,4}}))(?:\s+|\.)|\.(?P<number>[0-9][0-9]?)\.)"
    r"(?P<year>[0-9]{4}|(?<=[0-9]\.)[23][0-9](?![0-9]|\s?[.:,–-]?\s?[0-9]))"
    r"|(?P<iso>[0-9][0-9]-[0-9][0-9]-[0-9][0-9])(?![0-9]))",
    re.IGNORECASE,
)
# Longer than any weekday, the words before it, and what may stand between it and its date.
_NEAR = 80
_BLANK = r"[^\S\n]*\n?[^\S\n]*"
_LOOSE = " \t\r\n\u00a0\u202f,*_(["
_BETWEEN = re.compile(rf"[*_]*,?[*_]*(?:{_BLANK}(?:dnia|dn\.))?,?{_BLANK}[*_]*[(\[]?[*_]*", re.IGNORECASE)
_YEAR_WORD = r"(?:\s?r\b\.?|\s+roku\b)?[*_]*"
_BRACKETED = re.compile(rf"{_YEAR_WORD}{_BLANK}[*_]*\([*_]*(?:we?\s+)?(?P<word>[^\W\d_]+\.?)[*_]*")
_APPOSED = re.compile(rf"{_YEAR_WORD}(?:(?P<comma>,)|(?=\s))[*_]*{_BLANK}[*_]*(?P<word>[a-ząćęłńóśźż]+)[*_]*")
# What may follow a weekday that belongs to the date before it. "17.30" is an hour, "4.12" may be another day.
_HOUR = r"(?:(?:o|w|od)\s+godz|o\s+[0-9]|godz|[0-9]{1,2}(?::[0-9]|\.(?:00|15|30|45)))"
_STOP = re.compile(
    rf"[.;:!?)|]|,(?!\s*[0-9])|\s*\Z|,?\s*{_HOUR}"  # or the end of a paragraph, an item, a field
    r"|[^\S\n]*\n\s*(?:\n|[-*#|>]|[a-z_]+:\s)",
    re.IGNORECASE,
)
_CLEAR_STOP = re.compile(rf",?\s*{_HOUR}", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[,;]\s*(?:i\s+|oraz\s+)?([^\W\d_]+)")

_BEFORE = {**SINGULAR_WEEKDAYS, **_short_forms("pon wt śr czw sob niedz ndz")}
# Only in brackets: elsewhere "pn." is „pod nazwą”, "pt." „pod tytułem”, "cz." „część” and "nd." „nie dotyczy”.
_IN_BRACKETS = {**_BEFORE, **_short_forms("pn cz pt nd")}
_APPOSITIONS = {word: number for number, word in enumerate(WEEKDAYS)}

_AND = frozenset({"i", "oraz", "lub", "albo", "a", "do", "na", "–", "-"})
_OF_ONE_DAY = frozenset({"od", "do", "z", "ze", "zamiast"})
_WITH_CAPITALS = frozenset({"w", "we", "na"}) | _OF_ONE_DAY
_SINCE = frozenset({"od", "po"})


class _Word(NamedTuple):
    """A weekday in the text, 0 for Monday; ``written`` as it stands there."""

    number: int
    start: int
    written: str


def issues_in(text: str) -> Iterator[Issue]:
    """Each weekday beside a date is held against it; between two dates it may belong to either."""
    dates = [date for date in _DATE.finditer(text) if not _is_field(text, date)]
    before = [_word_before(text, date.start()) for date in dates]
    taken = -1
    for date, own, next_own in zip(dates, before, (*before[1:], None), strict=False):
        is_named = own is not None and own.start != taken
        if own and is_named:
            yield from _wrong(text, date, own)
        following = _word_after(text, date, is_named, next_own)
        if following is None:
            continue
        if next_own is None or next_own.start != following.start:
            yield from _wrong(text, date, following)
        elif (day := _day(date)) and day.weekday() == following.number:
            taken = following.start


def _is_field(text: str, date: re.Match[str]) -> bool:
    """Most dates are all that a field of the front matter says; then no weekday is beside them."""
    return bool(date["iso"]) and text.startswith("\n", date.end()) and text.startswith(": ", date.start() - 2)


def _wrong(text: str, date: re.Match[str], word: _Word) -> Iterator[Issue]:
    day = _day(date)
    if day and word.number != day.weekday():
        line, column = line_and_column(text, word.start)
        message = f"„{word.written}” nie zgadza się z datą: {day:%d.%m.%Y} to {weekday(day)}. Popraw dzień lub datę."
        yield Issue("", message, line, column)


def _word_before(text: str, end: int) -> _Word | None:
    """The weekday that a date follows."""
    begin = max(0, end - _NEAR)
    near = text[begin:end].rstrip(_LOOSE).removesuffix("dnia").removesuffix("dn.").rstrip(_LOOSE)
    if not near:
        return None
    written = near.rsplit(None, 1)[-1].lstrip("*_([")
    number = _BEFORE.get(written.lower())
    if number is None:
        return None
    start = begin + len(near) - len(written)
    if not _BETWEEN.fullmatch(text, start + len(written), end):
        return None
    return None if _means_more(written, near[: -len(written)]) else _Word(number, start, written)


def _means_more(written: str, earlier: str) -> bool:
    """Whether a weekday before a date may be a plural, a rule, a part of a list or a surname."""
    words = [word.strip("*_([„") for word in earlier.split()[-3:]]
    last = words[-1] if words else ""
    if written.lower() in PLURAL_WEEKDAYS and last.lower() not in _OF_ONE_DAY:
        return True
    if any(word.lower() == "co" or word.lower().startswith("każd") for word in words):
        return True
    listed = words[-2:-1] if last.lower() in _AND else words[-1:]
    if any(word.lower().rstrip(",") in WEEKDAY_FORMS or word.lower().rstrip(",") in _IN_BRACKETS for word in listed):
        return True
    in_sentence = bool(earlier.rpartition("\n")[2].strip()) and last[-1:].isalpha()
    is_initial = len(last) == 2 and last[0].isupper() and last[1] == "."
    return written[0].isupper() and (is_initial or (in_sentence and last.lower() not in _WITH_CAPITALS))


def _word_after(text: str, date: re.Match[str], is_named: bool, next_own: _Word | None) -> _Word | None:
    """The weekday that explains the date before it: in brackets, or set off as „, środa,”.

    ``is_named``: a weekday stands before that date. ``next_own`` is the one before the next date.
    """
    found = _BRACKETED.match(text, date.end())
    forms = _IN_BRACKETS
    if found is None:
        found = None if is_named else _APPOSED.match(text, date.end())
        forms = _APPOSITIONS
    if found is None:
        return None
    written = found["word"] if found["word"].lower() in forms else found["word"].rstrip(".")
    number = forms.get(written.lower())
    if number is None or written.lower() in PLURAL_WEEKDAYS:
        return None
    word = _Word(number, found.start("word"), written)
    if next_own and next_own.start == word.start:
        return word if text.startswith(",", found.end()) else None
    if forms is _IN_BRACKETS and text.startswith(")", found.end()):
        return word
    return word if _ends_there(text, date, found) else None


def _ends_there(text: str, date: re.Match[str], word: re.Match[str]) -> bool:
    """Whether what follows is neither a list of days nor a sentence that begins with the weekday."""
    end = word.end()
    if not _STOP.match(text, end) or word["word"][0].isupper():
        return False
    goes_on = _NEXT_WORD.match(text, end)
    if goes_on and goes_on[1].lower() in WEEKDAY_FORMS:
        return False
    if "comma" in word.re.groupindex and not word["comma"] and text.startswith(",", end):
        return bool(_CLEAR_STOP.match(text, end))
    return _SINCE.isdisjoint(text[max(0, date.start() - 20) : date.start()].lower().split()[-2:])


def _day(date: re.Match[str]) -> dt.date | None:
    """None when there is no such day."""
    try:
        if date["iso"]:
            return dt.date.fromisoformat(date.group())
        if date["month"]:
            month = MONTHS_GENITIVE.index(date["month"].lower()) + 1
        else:
            month = _ROMAN.index(date["roman"]) + 1 if date["roman"] else int(date["number"])
        year = int(date["year"])
        return dt.date(year if year > 99 else 2000 + year, month, int(date["day"]))
    except ValueError:
        return None
