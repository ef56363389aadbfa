"""How sure the site is of what it says: one small vocabulary for all kinds, in the languages of the site.

Four states. Words come first, then a mark; a template only places them. `checked_on` and `read_on` say when *we* read;
`confirmed_on` says when the one it is about confirmed it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from plugins.core.schema.evidence import sources
from plugins.core.schema.evidence.sources import UNDATED, Source
from plugins.languages.catalogue import POLISH, Words, words_of
from plugins.languages.written import day as written_day
from plugins.languages.written import month

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


def confirmed(day: dt.date, lang: str = "pl", by: str = "organisation") -> Certainty:
    sentence = words_of("certainty.confirmed_by", lang)[by].format(day=written_day(day, lang))
    return Certainty(CONFIRMED, _mark(CONFIRMED, lang), sentence)


def public(found: Sequence[Source], read_on: dt.date | None = None, lang: str = "pl") -> Certainty:
    """From public pages: of which years, and when we read them."""
    say = words_of("certainty", lang)
    day = read_on or max((source.read_on for source in found if source.read_on), default=None)
    read = say.read.format(day=written_day(day, lang)) if day else ""
    where = say.public.format(years=_years(found, say))
    # „z 2023 r.” ends the sentence by itself.
    sentence = (where if where.endswith(".") else f"{where}.") + read + say.may_age
    return Certainty(PUBLIC, _mark(PUBLIC, lang), sentence)


def announced(lang: str = "pl") -> Certainty:
    say = words_of("certainty", lang)
    return Certainty(ANNOUNCED, _mark(ANNOUNCED, lang), say.announced)


def unknown(lang: str = "pl") -> Certainty:
    say = words_of("certainty", lang)
    return Certainty(UNKNOWN, _mark(UNKNOWN, lang), say.unknown)


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
    say = words_of("certainty", lang)
    if confirmed_on:
        sentence = say.short_confirmed.format(day=written_day(confirmed_on, lang))
        return Certainty(CONFIRMED, _mark(CONFIRMED, lang), sentence)
    if found is None:
        return None
    return Certainty(
        PUBLIC,
        _mark(PUBLIC, lang),
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
    say = words_of("certainty", lang)
    lines = tuple(Line(source.title, source.url or "", tuple(_notes(source, say, lang))) for source in found)
    return Evidence(say.title, certainty or of(found, lang=lang), lines)


def _mark(state: str, lang: str) -> str:
    return words_of("certainty.marks", lang)[state]


def _notes(source: Source, say: Words, lang: str) -> list[str]:
    notes = [say.undated if source.date == UNDATED else page_day(source.date, lang)] if source.date else []
    notes += [say.preview] if source.preview else []
    notes += [say.read_on.format(day=written_day(source.read_on, lang))] if source.read_on else []
    return notes


def _years(found: Sequence[Source], say: Words) -> str:
    """„ z lat 2015–2023, część bez daty”: the years of the pages, with what goes before them."""
    span = sources.span(found)
    if span is None:
        return say.undated_only if any(source.date == UNDATED for source in found) else ""
    first, last = span
    years = say.year.format(first=first) if first == last else say.years.format(first=first, last=last)
    return years + (say.undated_too if sources.has_undated(found) else "")


def page_day(date: str, lang: str = "pl") -> str:
    """The page's own date: „30 maja 2023 r.”, „maj 2023”, „2020–2022”."""
    if len(date) == len("2023-05-30"):
        return written_day(dt.date.fromisoformat(date), lang)
    if len(date) == len("2023-05"):
        return month(int(date[:4]), int(date[5:]), lang)
    return date


def as_text(source: Source) -> str:
    """A source in one line, for tables and exports: „strona miasta (30 maja 2023 r., https://…)”."""
    undated = words_of("certainty", POLISH).undated
    day = undated if source.date == UNDATED else page_day(source.date) if source.date else ""
    about = [part for part in (day, source.url) if part]
    return f"{source.title} ({', '.join(about)})" if about else source.title
