"""Days, hours and names of languages in the language of a page: Polish by its own grammar (`polish`), others by CLDR.

Spaces inside a date are hard, so it never breaks in two.
"""

import datetime as dt

from plugins.languages.catalogue import Language, language, languages, words_of
from plugins.polish.dates import WEEKDAYS, date_range, long_date, moment, month_name
from plugins.polish.dates import by as polish_by
from plugins.polish.dates import span as polish_span
from plugins.polish.plurals import NBSP, plural
from plugins.polish.timezone import day_of


def day(value: dt.date, lang: str = "pl") -> str:
    """18 maja 2020 r.; 18 травня 2020; 18 May 2020"""
    own = language(lang)
    return long_date(value) if own.is_polish else _formatted(value, own.day or "long", own)


def month(year: int, number: int, lang: str) -> str:
    """maj 2020; травень 2020; May 2020"""
    own = language(lang)
    if own.is_polish:
        return month_name(year, number)
    from babel.dates import format_skeleton  # only when asked: start-up time

    first = dt.date(year, number, 1)
    return _formatted(first, own.month, own) if own.month else _hard(format_skeleton("yMMMM", first, locale=own.locale))


def weekday(number: int, lang: str) -> str:
    """poniedziałek; понеділок; Monday. ``number`` is 0 to 6, as in `date.weekday()`."""
    own = language(lang)
    if own.is_polish:
        return WEEKDAYS[number]
    from babel.dates import get_day_names  # only when asked: start-up time

    return str(get_day_names("wide", "stand-alone", own.locale)[number])


def days(first: dt.date, last: dt.date, lang: str) -> str:
    """18–20 maja 2020 r.; 18 May 2020 – 20 May 2020. A single day has its weekday in other languages than Polish."""
    if language(lang).is_polish:
        return date_range(first, last)
    return span(first, last, lang) if first == last else f"{day(first, lang)} – {day(last, lang)}"


def point(value: dt.date | dt.datetime, lang: str) -> str:
    """piątek 4 grudnia 2026 r., godz. 16.00; 4 December 2026, 16:00. A date alone has no hour."""
    if not isinstance(value, dt.datetime):
        return day(value, lang)
    return moment(value) if language(lang).is_polish else f"{day(day_of(value), lang)}, {value:%H:%M}"


def by(deadline: dt.date | dt.datetime, lang: str) -> str:
    """do wtorku 15 grudnia 2026 r., godz. 12.00; 15 December 2026, 12:00. One of 00:00 is the end of the day before."""
    if language(lang).is_polish:
        return polish_by(deadline)
    if isinstance(deadline, dt.datetime) and deadline.time() == dt.time():
        return f"{day(deadline.date() - dt.timedelta(days=1), lang)}, 24:00"
    return point(deadline, lang)


def span(start: dt.date | dt.datetime, end: dt.date | dt.datetime, lang: str) -> str:
    """środa 2 grudnia 2026 r., godz. 17.00–19.00; Wednesday, 2 December 2026, 17:00–19:00"""
    own = language(lang)
    if own.is_polish:
        return polish_span(start, end)
    first, last = (_formatted(day_of(value), own.weekday or "full", own) for value in (start, end))
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return first if first == last else f"{first} – {last}"
    if first == last:
        return f"{first}, {start:%H:%M}–{end:%H:%M}"
    return f"{first}, {start:%H:%M} – {last}, {end:%H:%M}"


def language_name(code: str, lang: str) -> str:
    """ukraiński; англійська; Polish. What is no code of a language stays as it is."""
    own = language(lang)
    if own.is_polish and code in languages():
        return language(code).polish_name
    from babel import Locale  # only when asked: start-up time

    return str(Locale.parse(own.locale).languages.get(code, code))


def counted(number: int, room: str, lang: str) -> str:
    """The words of a room that fit a number: `1 seat`, `2 seats`. Its keys are CLDR's forms."""
    own = language(lang)
    if own.is_polish:
        form = plural(number, "one", "few", "many")
    else:
        from babel import Locale  # only when asked: start-up time

        form = Locale.parse(own.locale).plural_form(number)
    return words_of(room, lang)[form].format(number=number)


def _formatted(value: dt.date, pattern: str, own: Language) -> str:
    from babel.dates import format_date  # only when asked: start-up time

    return _hard(format_date(value, pattern, locale=own.locale))


def _hard(written: str) -> str:
    return written.replace(" ", NBSP).replace(f",{NBSP}", ", ")
