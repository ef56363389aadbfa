"""Dates and hours as they are written in Polish. Spaces inside a date are hard (U+00A0), so it never breaks in two."""

import datetime as dt
from types import MappingProxyType

from plugins.polish.plurals import NBSP, counted
from plugins.polish.timezone import day_of
from plugins.polish.words import fold

MONTHS = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
MONTHS_GENITIVE = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip

# Monday first, as in `date.weekday()`. Each row: nominative, genitive, dative, accusative, instrumental, locative;
# then the same in the plural, where it differs.
_CASES = (
    "poniedziałek poniedziałku poniedziałkowi poniedziałek poniedziałkiem poniedziałku "
    "poniedziałki poniedziałków poniedziałkom poniedziałkami poniedziałkach",
    "wtorek wtorku wtorkowi wtorek wtorkiem wtorku wtorki wtorków wtorkom wtorkami wtorkach",
    "środa środy środzie środę środą środzie środy śród środom środami środach",
    "czwartek czwartku czwartkowi czwartek czwartkiem czwartku czwartki czwartków czwartkom czwartkami czwartkach",
    "piątek piątku piątkowi piątek piątkiem piątku piątki piątków piątkom piątkami piątkach",
    "sobota soboty sobocie sobotę sobotą sobocie soboty sobót sobotom sobotami sobotach",
    "niedziela niedzieli niedzieli niedzielę niedzielą niedzieli niedziele niedziel niedzielom niedzielami niedzielach",
)
WEEKDAYS = tuple(row.split()[0] for row in _CASES)
WEEKDAYS_GENITIVE = tuple(row.split()[1] for row in _CASES)
WEEKDAYS_ACCUSATIVE = tuple(row.split()[3] for row in _CASES)
# Every inflected form in lower case -> 0 (Monday) to 6.
WEEKDAY_FORMS = MappingProxyType({form: number for number, row in enumerate(_CASES) for form in row.split()})
# Forms of one day, and of many; „środy” and „soboty” are in both.
SINGULAR_WEEKDAYS = MappingProxyType({form: number for number, row in enumerate(_CASES) for form in row.split()[:6]})
PLURAL_WEEKDAYS = frozenset(form for row in _CASES for form in row.split()[6:])

SHORT_WEEKDAYS = ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.")
# Which one of a month: masculine, feminine, feminine accusative.
_ORDINALS = MappingProxyType(
    {
        1: ("pierwszy", "pierwsza", "pierwszą"), 2: ("drugi", "druga", "drugą"), 3: ("trzeci", "trzecia", "trzecią"),
        4: ("czwarty", "czwarta", "czwartą"), 5: ("piąty", "piąta", "piątą"),
        -1: ("ostatni", "ostatnia", "ostatnią"), -2: ("przedostatni", "przedostatnia", "przedostatnią"),
    }
)  # fmt: skip
ORDINALS = frozenset(_ORDINALS)
# Each begins with the two letters that no other has.
_SHORT = ("pn pon", "wt wto", "sr sro", "cz czw", "pt pia", "so sob", "nd ndz nie niedz")
_WRITTEN = MappingProxyType(
    {fold(form): number for form, number in WEEKDAY_FORMS.items()}
    | {form: number for number, row in enumerate(_SHORT) for form in row.split()}
)
WEEKDAY_CODES = tuple(row.split()[0] for row in _SHORT)


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday in any case, short or without diacritics: „środę”, „sroda”, „śr.”; else None."""
    return _WRITTEN.get(fold(word.strip().removesuffix(".")))


def weekday(day: dt.date) -> str:
    """poniedziałek"""
    return WEEKDAYS[day.weekday()]


def weekday_genitive(day: dt.date) -> str:
    """(do) środy"""
    return WEEKDAYS_GENITIVE[day.weekday()]


def weekday_accusative(day: dt.date) -> str:
    """(w) środę"""
    return WEEKDAYS_ACCUSATIVE[day.weekday()]


def in_weekday(day: dt.date) -> str:
    """w środę, we wtorek"""
    return f"{'we' if day.weekday() == 1 else 'w'}{NBSP}{weekday_accusative(day)}"


def short_weekday(day: dt.date) -> str:
    """pon., śr."""
    return SHORT_WEEKDAYS[day.weekday()]


def short_month(day: dt.date) -> str:
    """sty, paź"""
    return MONTHS[day.month - 1][:3]


def on_weekdays(number: int) -> str:
    """we wtorki"""
    return f"{'we' if number == 1 else 'w'} {_CASES[number].split()[6]}"


def nth_weekday(ordinal: int, number: int) -> str:
    """pierwszy wtorek, ostatnia środa"""
    return f"{_ORDINALS[ordinal][1 if _is_feminine(number) else 0]} {WEEKDAYS[number]}"


def nth_weekday_accusative(ordinal: int, number: int) -> str:
    """(w) pierwszy wtorek, ostatnią środę"""
    return f"{_ORDINALS[ordinal][2 if _is_feminine(number) else 0]} {WEEKDAYS_ACCUSATIVE[number]}"


def _is_feminine(number: int) -> bool:
    return WEEKDAYS[number].endswith("a")


def day_and_month(day: dt.date) -> str:
    """18 maja"""
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}"


def long_date(day: dt.date) -> str:
    """18 maja 2020 r."""
    return f"{day_and_month(day)}{NBSP}{day.year}{NBSP}r."


def short_date(day: dt.date) -> str:
    """18.05.2020"""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def month_name(year: int, month: int) -> str:
    """maj 2020"""
    return f"{MONTHS[month - 1]}{NBSP}{year}"


def clock(time: dt.time | dt.datetime) -> str:
    """17.30, the way Polish texts write it. Machines get the colon, see `isoformat`."""
    return f"{time.hour}.{time.minute:02}"


def time_range(start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
    """17.00–19.30"""
    return f"{clock(start)}–{clock(end)}"


def date_range(start: dt.date, end: dt.date) -> str:
    """18–20 maja 2020 r.; 30 maja – 2 czerwca 2020 r.; 30 grudnia 2026 r. – 2 stycznia 2027 r.

    The dash has no spaces between bare numbers, and has them where either side is of several words.
    """
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return long_date(start)
    if start.year != end.year:
        return f"{long_date(start)}{NBSP}– {long_date(end)}"
    if start.month != end.month:
        return f"{day_and_month(start)}{NBSP}– {long_date(end)}"
    return f"{start.day}–{long_date(end)}"


def moment(time: dt.datetime) -> str:
    """piątek 4 grudnia 2026 r., godz. 16.00"""
    return f"{weekday(time)} {long_date(time)}, {hour(time)}"


def hour(time: dt.time | dt.datetime) -> str:
    """godz. 16.00"""
    return f"godz.{NBSP}{clock(time)}"


def day_and_hour(when: dt.date | dt.datetime) -> str:
    """`moment`, or of a whole day piątek 4 grudnia 2026 r."""
    return moment(when) if isinstance(when, dt.datetime) else f"{weekday(when)} {long_date(when)}"


def until(last: dt.date | dt.datetime) -> str:
    """do piątku 4 grudnia 2026 r., godz. 16.00; a date alone means the whole day."""
    day = f"do {weekday_genitive(last)} {long_date(last)}"
    return f"{day}, {hour(last)}" if isinstance(last, dt.datetime) else day


def since(first: dt.date | dt.datetime) -> str:
    """od piątku 20 listopada 2026 r., godz. 9.00"""
    return "od" + until(first).removeprefix("do")


def span(start: dt.date | dt.datetime, end: dt.date | dt.datetime) -> str:
    """środa 2 grudnia 2026 r., godz. 17.00–19.00; 5–7 czerwca 2026 r."""
    first, last = day_of(start), day_of(end)
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return day_and_hour(first) if first == last else date_range(first, last)
    if first != last:
        return f"{since(start)}, {until(end)}"
    return f"{weekday(first)} {long_date(first)}, godz.{NBSP}{time_range(start, end)}"


def by(deadline: dt.date | dt.datetime) -> str:
    """`until` of a deadline: one of 00:00 is the end of the day before, do czwartku 3 grudnia 2026 r., godz. 24.00."""
    if isinstance(deadline, dt.datetime) and deadline.time() == dt.time():
        return f"{until(deadline.date() - dt.timedelta(days=1))}, godz.{NBSP}24.00"
    return until(deadline)


def duration(minutes: int) -> str:
    """45 min; 2 godz.; 1 godz. 30 min; 3 dni (whole days only)."""
    if minutes >= 24 * 60 and minutes % (24 * 60) == 0:
        return counted(minutes // (24 * 60), "dzień", "dni", "dni")
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}{NBSP}godz."] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return " ".join(parts)
