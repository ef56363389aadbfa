"""How sure the site is of what it says: one small vocabulary for all kinds, in the languages of the site.

Four states. Words come first, then a mark; a template only places them. `checked_on` and `read_on` say when *we* read;
`confirmed_on` says when the one it is about confirmed it.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from plugins.core.schema import sources
from plugins.core.schema.sources import UNDATED, Source
from plugins.polish.dates import NBSP, long_date, month_name

CONFIRMED, PUBLIC, ANNOUNCED, UNKNOWN = "potwierdzone", "ze-stron", "zapowiadane", "nieznane"
STATES = (CONFIRMED, PUBLIC, ANNOUNCED, UNKNOWN)


class Certainty(NamedTuple):
    """``state`` is one of `STATES`, ``mark`` its name in a word or two, ``words`` the sentence that says it."""

    state: str
    mark: str
    words: str


class Line(NamedTuple):
    """One source as a list shows it."""

    title: str
    url: str
    notes: tuple[str, ...]


class Evidence(NamedTuple):
    """What stands at the end of a document: how sure it is, and its sources."""

    title: str
    certainty: Certainty | None
    lines: tuple[Line, ...]


class _Words(NamedTuple):
    title: str
    marks: Mapping[str, str]
    confirmed_by: Mapping[str, str]
    public: str
    read: str
    may_age: str
    undated_too: str
    undated_only: str
    years: str
    year: str
    announced: str
    unknown: str
    undated: str
    read_on: str
    preview: str
    short_confirmed: str
    short_public: str
    short_elsewhere: str


_POLISH = _Words(
    "Skąd to wiemy",
    {CONFIRMED: "potwierdzone", PUBLIC: "ze stron publicznych", ANNOUNCED: "zapowiadane", UNKNOWN: "nieznane"},
    {
        "organisation": "Organizacja potwierdziła te dane {day}",
        "operator": "Operator potwierdził te dane {day}",
    },
    "Te dane pochodzą ze stron publicznych{years}",
    " Czytaliśmy je {day}",
    " Mogły się zestarzeć.",
    ", część bez daty",
    " bez daty",
    " z lat {first}–{last}",
    " z {first}{nbsp}r.",
    "Zapowiadane. Nie wiemy, czy się odbyło.",
    "Tego nie wiemy.",
    "strona bez daty",
    "czytana {day}",
    "zapowiedź",
    "potwierdzone {day}",
    "niepotwierdzone, ze strony{years}",
    "dane ze strony{years}",
)  # fmt: skip
_UKRAINIAN = _Words(
    "Звідки ми це знаємо",
    {CONFIRMED: "підтверджено", PUBLIC: "з публічних сторінок", ANNOUNCED: "оголошено", UNKNOWN: "невідомо"},
    {
        "organisation": "Організація підтвердила ці дані {day}.",
        "operator": "Оператор підтвердив ці дані {day}.",
    },
    "Ці дані – з публічних сторінок{years}",
    " Ми прочитали їх {day}.",
    " Вони могли застаріти.",
    ", частина без дати",
    " без дати",
    " {first}–{last} років",
    " {first} року",
    "Оголошено. Ми не знаємо, чи це відбулося.",
    "Ми цього не знаємо.",
    "сторінка без дати",
    "прочитано {day}",
    "анонс",
    "підтверджено {day}",
    "не підтверджено, зі сторінки{years}",
    "дані зі сторінки{years}",
)  # fmt: skip
_ENGLISH = _Words(
    "How we know this",
    {CONFIRMED: "confirmed", PUBLIC: "from public pages", ANNOUNCED: "announced", UNKNOWN: "not known"},
    {
        "organisation": "The organisation confirmed this on {day}.",
        "operator": "The operator confirmed this on {day}.",
    },
    "This comes from public pages{years}",
    " We read them on {day}.",
    " It may be out of date.",
    ", some of them without a date",
    " without a date",
    " of {first}–{last}",
    " of {first}",
    "Announced. We do not know whether it took place.",
    "We do not know this.",
    "page without a date",
    "read on {day}",
    "announcement",
    "confirmed on {day}",
    "not confirmed, from a page{years}",
    "from a page{years}",
)  # fmt: skip
_BY_LANGUAGE = {"pl": _POLISH, "etr": _POLISH, "uk": _UKRAINIAN, "en": _ENGLISH}


def confirmed(day: dt.date, lang: str = "pl", by: str = "organisation") -> Certainty:
    say = _BY_LANGUAGE[lang]
    return Certainty(CONFIRMED, say.marks[CONFIRMED], say.confirmed_by[by].format(day=day_words(day, lang)))


def public(found: Sequence[Source], read_on: dt.date | None = None, lang: str = "pl") -> Certainty:
    """From public pages: of which years, and when we read them."""
    say = _BY_LANGUAGE[lang]
    day = read_on or max((source.read_on for source in found if source.read_on), default=None)
    read = say.read.format(day=day_words(day, lang)) if day else ""
    where = say.public.format(years=_years(found, say))
    # „z 2023 r.” ends the sentence by itself.
    words = (where if where.endswith(".") else f"{where}.") + read + say.may_age
    return Certainty(PUBLIC, say.marks[PUBLIC], words)


def announced(lang: str = "pl") -> Certainty:
    say = _BY_LANGUAGE[lang]
    return Certainty(ANNOUNCED, say.marks[ANNOUNCED], say.announced)


def unknown(lang: str = "pl") -> Certainty:
    say = _BY_LANGUAGE[lang]
    return Certainty(UNKNOWN, say.marks[UNKNOWN], say.unknown)


def of(
    found: Sequence[Source],
    read_on: dt.date | None = None,
    confirmed_on: dt.date | None = None,
    lang: str = "pl",
    by: str = "organisation",
) -> Certainty | None:
    """The state of what has sources; None for what has none, and so is the word of the site itself."""
    if confirmed_on:
        return confirmed(confirmed_on, lang, by)
    return public(found, read_on, lang) if found else None


def short(
    found: Source | None, confirmed_on: dt.date | None, lang: str = "pl", elsewhere: bool = False
) -> Certainty | None:
    """The mark beside a way of contact: who gave it, and when. None for what the site says of itself, unmarked.

    ``elsewhere``: of another body, whose own page it is; that page needs no confirmation by us.
    """
    say = _BY_LANGUAGE[lang]
    if confirmed_on:
        words = say.short_confirmed.format(day=day_words(confirmed_on, lang))
        return Certainty(CONFIRMED, say.marks[CONFIRMED], words)
    if found is None:
        return None
    return Certainty(
        PUBLIC,
        say.marks[PUBLIC],
        (say.short_elsewhere if elsewhere else say.short_public).format(years=_years((found,), say)),
    )


def evidence(
    found: Sequence[Source],
    certainty: Certainty | None = None,
    lang: str = "pl",
) -> Evidence | None:
    """The end of a document; None where it names no source."""
    if not found:
        return None
    say = _BY_LANGUAGE[lang]
    lines = tuple(Line(source.title, source.url or "", tuple(_notes(source, say, lang))) for source in found)
    return Evidence(say.title, certainty or of(found, lang=lang), lines)


def _notes(source: Source, say: _Words, lang: str) -> list[str]:
    notes = [say.undated if source.date == UNDATED else page_day(source.date, lang)] if source.date else []
    notes += [say.preview] if source.preview else []
    notes += [say.read_on.format(day=day_words(source.read_on, lang))] if source.read_on else []
    return notes


def _years(found: Sequence[Source], say: _Words) -> str:
    """„ z lat 2015–2023, część bez daty”: the years of the pages, with what goes before them."""
    span = sources.span(found)
    if span is None:
        return say.undated_only if any(source.date == UNDATED for source in found) else ""
    first, last = span
    years = say.year.format(first=first, nbsp=NBSP) if first == last else say.years.format(first=first, last=last)
    return years + (say.undated_too if sources.has_undated(found) else "")


def page_day(date: str, lang: str = "pl") -> str:
    """The page's own date: „30 maja 2023 r.”, „maj 2023”, „2020–2022”."""
    if len(date) == len("2023-05-30"):
        return day_words(dt.date.fromisoformat(date), lang)
    if len(date) == len("2023-05"):
        return _month(int(date[:4]), int(date[5:]), lang)
    return date


def _month(year: int, month: int, lang: str) -> str:
    if lang in ("pl", "etr"):
        return month_name(year, month)
    from babel.dates import format_date  # only when asked: start-up time

    return format_date(dt.date(year, month, 1), f"LLLL{NBSP}y", locale=lang)


def day_words(day: dt.date, lang: str = "pl") -> str:
    """A day in the language of a page: „18 maja 2020 r.”, „18 травня 2020”, „18 May 2020”."""
    if lang in ("pl", "etr"):
        return long_date(day)
    from babel.dates import format_date  # only when asked: start-up time

    return format_date(day, f"d{NBSP}MMMM{NBSP}y", locale=lang)


def as_text(source: Source) -> str:
    """A source in one line, for tables and exports: „strona miasta (30 maja 2023 r., https://…)”."""
    day = _POLISH.undated if source.date == UNDATED else page_day(source.date) if source.date else ""
    about = [part for part in (day, source.url) if part]
    return f"{source.title} ({', '.join(about)})" if about else source.title
