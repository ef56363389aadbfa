"""What is not known, said where people act, and where to ask instead. Written once in site.yaml.

Each sentence goes by itself when its fields are filled: who runs the centre, when it is open, how to get in, whether
its contacts answer. Pure: the centre and a day in, plain data out.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.schema.evidence import certainty
from plugins.core.schema.evidence.certainty import Certainty
from plugins.core.schema.site_data.centre import Centre, WayOut
from plugins.languages.catalogue import POLISH, language, words_of


class Ask(NamedTuple):
    """Another desk: its name, what else is known of it, and how sure that is."""

    name: str
    note: str
    phone: str
    email: str
    url: str
    mark: Certainty | None


class NotKnown(NamedTuple):
    """The block: ``lines`` with the language of each; names and notes of desks are Polish in all languages."""

    lang: str
    title: str
    certainty: Certainty
    lines: tuple[tuple[str, str], ...]
    ask_title: str
    ways_out: tuple[Ask, ...]


def not_known(centre: Centre, today: dt.date, lang: str = "pl") -> NotKnown | None:
    """None when everything is known, or the site says nothing about it."""
    lines = tuple(_lines(centre, today, lang))
    if not lines:
        return None
    own = words_of("pages", lang)
    return NotKnown(
        lang, own.unknown, certainty.unknown(lang), lines, own.ask, tuple(_ask(way, lang) for way in centre.ways_out)
    )


def _lines(centre: Centre, today: dt.date, lang: str) -> Iterator[tuple[str, str]]:
    known = {
        "operator": centre.has_operator(today),
        "hours": any(hours.until is None or hours.until >= today for hours in centre.hours),
        "contact": any(way.is_sure for way in centre.on(today).ways),
        "accessibility": centre.accessibility is not None,
    }
    for name, is_known in known.items():
        texts: dict[str, str] | None = getattr(centre.unknown, name)
        if texts and not is_known:
            own = lang if lang in texts else POLISH
            yield texts[own], language(own).html


def _ask(way: WayOut, lang: str) -> Ask:
    note = ", ".join(part for part in (way.address, way.note) if part)
    mark = certainty.short(way.source, way.confirmed_on, lang, elsewhere=True)
    return Ask(way.name, note, way.phone or "", way.email or "", way.url or "", mark)
