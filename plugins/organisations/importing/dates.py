"""Days as people write them in tables."""

import datetime as dt
import re

from plugins.polish.words import fold

_MONTHS = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru")
_TURNED = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_STRAIGHT = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})(?:[ T]00:00(?::00)?)?")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,12})\.?\s+(\d{4})")


def iso_day(text: str) -> str | None:
    """The day as RRRR-MM-DD, or None for what is no day: „20.11.2026”, „20 listopada 2026 r.”, „2026/11/20”."""
    bare = re.sub(r"\s*r(?:ok(?:u)?)?\.?$", "", fold(text).strip(" .,"))
    if match := _STRAIGHT.fullmatch(bare):
        year, month, day = match.groups()
    elif match := _TURNED.fullmatch(bare):
        day, month, year = match.groups()
    elif match := _WORDS.fullmatch(bare):
        day, word, year = match.groups()
        month = str(_MONTHS.index(word[:3]) + 1) if word[:3] in _MONTHS else "0"
    else:
        return None
    try:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)).isoformat()
    except ValueError:
        return None
