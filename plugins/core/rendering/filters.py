"""The filters of our templates. Templates choose and place; how a date or a number is written is decided here."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from plugins.core.schema.evidence import certainty
from plugins.languages.catalogue import POLISH, language, words_of
from plugins.languages.written import counted, day
from plugins.polish import dates, phones, plurals, typography


def typeset(text: str, lang: str = POLISH) -> str:
    """Text with Polish typography and the quotation marks of its language; HTML of ours stays HTML."""
    quotes = language(lang).quotes
    if isinstance(text, Markup):
        return Markup(typography.typeset_html(text, quotes))
    return typography.typeset(text, quotes)


def file_size(size: int) -> str:
    """640 B; 12 kB; 1,2 MB"""
    if size < 1000:
        return f"{size}\u00a0B"
    if size < 1_000_000:
        return f"{size / 1000:.0f}\u00a0kB"
    return f"{size / 1_000_000:.1f}\u00a0MB".replace(".", ",")


def bare_address(url: str) -> str:
    """An address as people say it: example.org/o-nas"""
    return url.removeprefix("https://").removeprefix("http://").strip("/")


def letter(email: str, subject: str, body: str = "") -> str:
    """The address of a prepared letter."""
    return f"mailto:{email}?subject={quote(subject)}{f'&body={quote(body)}' if body else ''}"


def leaf_end(end: dt.date | None, start: dt.date) -> dt.date | None:
    """The last of some whole days of one month, which a leaf of the calendar shows together; else None."""
    if end is None or isinstance(end, dt.datetime) or (end.year, end.month) != (start.year, start.month):
        return None
    return end if end.day > start.day else None


def jsonld(data: object) -> Markup:
    """Data for a script element of schema.org: as JSON, with nothing in it that could end the element."""

    def plain(value: object) -> str:
        if isinstance(value, dt.date | dt.time):
            return value.isoformat()
        raise TypeError(f"no JSON for {type(value).__name__}")

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=plain)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def sureness(way: object, lang: str = "pl") -> certainty.Certainty | None:
    """How sure a phone, a link or an address is, in a few words; None for the operator's own word."""
    return certainty.short(getattr(way, "source", None), getattr(way, "confirmed_on", None), lang)


FILTERS: dict[str, Callable[..., Any]] = {
    "long_date": dates.long_date,
    "day_in": day,
    "language": language,
    "counted_in": counted,
    "words": words_of,
    "short_date": dates.short_date,
    "day_and_month": dates.day_and_month,
    "weekday": dates.weekday,
    "short_weekday": dates.short_weekday,
    "short_month": dates.short_month,
    "date_range": dates.date_range,
    "clock": dates.clock,
    "moment": dates.moment,
    "counted": plurals.counted,
    "typeset": typeset,
    "tel": phones.written,
    "file_size": file_size,
    "jsonld": jsonld,
    "bare_address": bare_address,
    "letter": letter,
    "leaf_end": leaf_end,
    "sureness": sureness,
}
