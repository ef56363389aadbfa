"""Polish typography: hard spaces, quotation marks „ ”, dashes. Done once, when a text becomes part of a page.

Texts in other languages get their own quotation marks; the rest does them no harm.

Few passes, each a pattern that begins with a rare character or a small set: the whole of a 3 kB body takes about
0.1 ms. A pass never makes work for another, so doing it twice changes nothing.
"""

import re
from functools import cache
from typing import NamedTuple

from plugins.polish.dates import MONTHS_GENITIVE
from plugins.polish.plurals import NBSP

# Stands for a tag while the text around it is worked on, and for the beginning of the text. No content may hold it.
_TAG = "\0"

_SKIPPED = re.compile(
    r"(<(?:pre|code|kbd|samp|var|script|style|textarea|svg)\b[^>]*>.*?</(?:pre|code|kbd|samp|var|script|style|textarea|svg)>"
    r"|<!--.*?-->|</?[A-Za-z][^>]*>)",
    re.DOTALL,
)

_MONTHS = "|".join(MONTHS_GENITIVE)
_UNITS = (
    r"r\.|roku|zł|gr|PLN|EUR|euro|tys\.|mln|mld|godz\.|min|sek\.|lat|km|cm|mm|m|ha|kg|g|l|kB|MB|GB|kWh|km/h|m²|m2|°C|%"
)
# Two letters, three, four: a look behind must have one width.
_SHORTENED = (r"(?:ul|pl|al|os|św)", r"(?:art|ust|lit|tel|poz|wew|str)", "godz")


# White space one by one, and not as a class, is a set that the engine can skip by.
_SPACES = re.escape("".join(char for char in map(chr, range(0x3001)) if char.isspace()))
_LETTER = "[aiouwzAIOUWZавзійоуяАВЗІЙОУЯ]"


class _Patterns(NamedTuple):
    one_letter: re.Pattern[str]
    shortened: re.Pattern[str]
    number: re.Pattern[str]
    aside: re.Pattern[str]


@cache
def _patterns(space: str) -> _Patterns:
    return _Patterns(
        one_letter=re.compile(rf"[{_SPACES}\0(\[„«–—/]{_LETTER}{space}(?:{_LETTER}{space})*(?=\S)"),
        shortened=re.compile(
            rf"\.{space}(?=\S)(?:" + "|".join(rf"(?<=\b{word}\..)" for word in _SHORTENED) + ")", re.I | re.S
        ),
        # Before a number, or after one.
        number=re.compile(
            rf"[§rt0-9]{space}(?:"
            rf"(?=[0-9])(?:(?<=§.)|(?<=\b[nN]r.)|(?<=\bpkt.)|(?<=[0-9].)(?=[0-9]{{3}}(?![0-9])))|"
            rf"(?<=[0-9].)(?:(?:{_MONTHS})\b(?:{space}(?=[0-9]{{4}}\b))?|(?=(?:{_UNITS})(?!\w))))",
            re.S,
        ),
        aside=re.compile(rf"{space}(?=[-–—])(?<=[^\s\0].)(?:--?|[–—])(?={space}\S)", re.S),
    )


POLISH_QUOTES = ("„", "”")
# Not over the end of a block: between blocks Markdown puts a line break, so a tag, a break and a tag.
_QUOTED = re.compile(r"(?:\"|“|„|,,)(?=\0*[\w(\[§#])((?:[^\"„”“\n\0]|\n(?!\0)|\0(?!\n))*?)(?<=\S)(?:\"|”|“|'')(?!\w)")
_MAY_OPEN_AFTER = re.compile(r"[\s\0(\[{–—/:-]")
_RANGE = re.compile(
    r"([0-9](?<=[\s\0(„].)[0-9]{0,3}(?:[.:][0-9][0-9])?)-([0-9]{1,4}(?:[.:][0-9][0-9])?)(?![\w@/-]|[.:,]\w)"
)


def typeset(text: str, quotes: tuple[str, str] = POLISH_QUOTES) -> str:
    """Plain text with Polish typography: titles, summaries, labels."""
    return _typeset(_TAG + text, _patterns(" "), quotes)[1:]


def typeset_html(html: str, quotes: tuple[str, str] = POLISH_QUOTES) -> str:
    """HTML with Polish typography in its text; tags, attributes, code and comments stay as they are."""
    if _TAG in html:
        return html
    parts = _SKIPPED.split(html)
    # A line break in the source of a paragraph is a space.
    parts[::2] = _typeset(_TAG + _TAG.join(parts[::2]), _patterns("[ \n]"), quotes)[1:].split(_TAG)
    return "".join(parts)


def _typeset(text: str, patterns: _Patterns, quotes: tuple[str, str]) -> str:
    if '"' in text or ",," in text or "“" in text:
        text = _QUOTED.sub(lambda match: _quoted(match, *quotes), text)
    if "-" in text:
        text = _RANGE.sub(_range, text)
    if "-" in text or "–" in text or "—" in text:
        text = patterns.aside.sub(_aside, text)
    text = patterns.number.sub(_hardened, text)
    text = patterns.shortened.sub(_hardened, text)
    return patterns.one_letter.sub(_joined, text)


def _hardened(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP).replace("\n", NBSP)


def _joined(match: re.Match[str]) -> str:
    return match[0][0] + match[0][1:].replace(" ", NBSP).replace("\n", NBSP)


def _aside(match: re.Match[str]) -> str:
    dash = match[0][1:]
    return NBSP + ("–" if dash in ("-", "--") else dash)


def _quoted(match: re.Match[str], first: str, last: str) -> str:
    before = match.string[match.start() - 1]
    return f"{first}{match[1]}{last}" if _MAY_OPEN_AFTER.match(before) else match[0]


def _range(match: re.Match[str]) -> str:
    """A range of years, hours or small numbers; 41-902 is a postal code, 2026-05 a month for machines."""
    first, last = match[1], match[2]
    clocks = [part for part in (first, last) if not part.isdigit()]
    if clocks:
        alike = len(clocks) == 2 and all(len(part) <= 5 for part in clocks)
    else:
        alike = {len(first), len(last)} in ({4}, {1}, {2}, {1, 2}) and int(first) < int(last)
    return f"{first}–{last}" if alike else match[0]
