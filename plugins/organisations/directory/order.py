"""The order of organisations in the directory A–Z: by the distinctive part of their names, in Polish order."""

import re
from collections.abc import Iterable
from functools import lru_cache

from plugins.organisations.model import Organisation
from plugins.polish.order import initial, sort_key

_QUOTED = re.compile('[„”“"«]([^„”“"«»]+)[”“"»]')
# Words that open very many names; an index that kept them would have one letter.
_OPENING = re.compile(
    r"(?:\w+(?:skie|ckie|ski|cki|ska|cka)\s+)?"
    r"(?:(?:Ogólnopolsk\w+|Lokaln\w+)\s+)?"
    r"(?:Stowarzyszenie|Fundacja|Towarzystwo|Związek|Zrzeszenie|Federacja|Forum|Klub|Koło|Grupa|Wspólnota|Ruch|Oddział"
    r"|Ochotnicza Straż Pożarna|Spółdzielnia Socjalna|[MUGBTLA]{0,3}KS|TMH|OSP)\b"
    r"(?:\s+(?:Sportow[yeoa]\w*|Społeczno-\w+|Uczniowski\w*))*"
    r"(?:\s+(?:na\s+rzecz|dla|im\.|imienia|przy))?\s*[,–-]?\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def distinctive(name: str, sort_as: str | None = None) -> str:
    """The part of a name that people look for: „Pro Fortalicium” of a long name, „Miłośników Miasta” of a society.

    A part in quotation marks is the name proper. Otherwise the words that open many names are dropped.
    """
    if sort_as:
        return sort_as
    quoted = _QUOTED.search(name)
    if quoted:
        return quoted[1].strip()
    rest = _OPENING.sub("", name, count=1) if _OPENING.match(name) else name
    return rest if re.search(r"\w{2}", rest) else name


@lru_cache(maxsize=8192)
def index_key(name: str, sort_as: str | None = None) -> tuple[tuple[str, str], tuple[str, str]]:
    """Order of the index; the full name decides between equal parts."""
    return sort_key(distinctive(name, sort_as)), sort_key(name)


def letter(name: str, sort_as: str | None = None) -> str:
    """The letter of the index; Ć, Ł, Ś, Ź and Ż are letters of their own."""
    return initial(distinctive(name, sort_as))


def in_index_order(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple(sorted(organisations, key=lambda o: index_key(o.name, o.sort_as)))
