"""Whose units does a chain of numbers name? The owner comes after them: "art. 3 ust. 3 ustawy", "§ 2 załącznika nr 1".

What belongs to another act is never linked into this text, although it is written with the same words. Doubt counts as
another act: a missed link costs less than a wrong one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ADJECTIVE = r"(?:[a-ząćęłńóśźż]+(?:ego|ej|ych|ich|iej)|ww\.|w/w|wyżej|powyżej|poniżej|cyt\.)"
_ACTS = (
    r"ustaw\w{0,3}|uchwał\w{0,3}|rozporządze\w{1,4}|zarządze\w{1,4}|um[oó]w\w{0,2}|porozumie\w{1,4}|kodeks\w{0,2}|konstytucj\w|"
    r"dyrektyw\w|konwencj\w|statut\w{0,3}|decyzj\w|polityk\w|procedur\w|instrukcj\w|standard\w{1,3}|ogłosze\w{1,4}|"
    r"wniosk\w{1,3}|ofert\w|formularz\w{1,2}|karty|deklaracj\w|protok\w{1,4}|wytyczn\w{1,3}|zasad|aneks\w{0,2}|program\w{0,2}|"
    r"cennik\w{0,2}|harmonogram\w{0,2}|prawa|ordynacj\w|traktat\w|listy|oświadcze\w{1,3}|zapyta\w{1,3}|zaprosze\w{1,3}|"
    r"k\.\s?c\.|k\.\s?p\.\s?a\.|k\.\s?p\.|kpa\b|kc\b|rodo\b|dz\.\s?u"
)
_OWNER = re.compile(
    rf"\s*(?:zdani\w+\s+\w+\s*)?,?\s*(?P<adjectives>(?:{_ADJECTIVE}\s+){{0,3}})"
    rf"(?:(?P<annex>załącznik\w{{0,3}}|zał\.)(?:\s*(?:nr|Nr|numer\w*)?\.?\s*(?P<annex_number>\d{{1,3}}[a-z]?|[IVX]{{1,5}})\b)?"
    r"|(?P<group>rozdzia\w+|rozdz\.|części|działu)\s+(?P<group_number>\d{1,3}[a-z]?|[IVXLC]{1,7})\b"
    rf"|(?P<rules>regulamin\w{{0,3}})\b|(?P<act>{_ACTS}))",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"\s+[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]*(?:u|y|i|ej|ego|ów|ych)\b")
_BEFORE = re.compile(
    r"(?:ustaw|uchwał|rozporządze|umow|umów|zarządze|kodeks|statut|porozumie)\w*"
    r"(?:\s+nr\s+\S+)?(?:\s+z\s+(?:dnia\s+)?\d[\d. \w]{3,24})?(?:\s+(?:o|w sprawie)\s[^,.;]{3,80})?,?\s*\(?(?:w\s+)?$",
    re.IGNORECASE,
)
_FUNCTION_WORDS = frozenset(
    [
        "w",
        "we",
        "z",
        "ze",
        "na",
        "do",
        "od",
        "po",
        "przy",
        "dla",
        "i",
        "oraz",
        "lub",
        "albo",
        "a",
        "nie",
        "się",
        "jest",
        "są",
        "może",
        "mogą",
        "stosuje",
        "stosują",
        "pod",
        "o",
        "przed",
        "za",
        "przez",
        "jeżeli",
        "jeśli",
        "gdy",
        "który",
        "która",
        "które",
        "którym",
        "których",
        "ma",
        "mają",
        "należy",
        "podlega",
        "otrzymuje",
        "brzmi",
        "brzmienie",
        "wchodzi",
        "obowiązuje",
        "mówi",
        "stanowi",
    ]
)


@dataclass(frozen=True, slots=True)
class Owner:
    """``kind``: ``here`` (nothing said), ``own`` (this document's own name), ``annex``, ``group``, ``rules`` (another
    regulation, ``name`` is what follows) or ``external``."""

    kind: str
    name: str = ""
    number: str = ""


HERE = Owner("here")
EXTERNAL = Owner("external")


def owner_of(text: str, start: int, end: int, own_title: str) -> Owner:
    """The owner of the chain at ``start:end``. ``own_title`` tells how this document calls itself."""
    if _BEFORE.search(text[max(0, start - 200) : start]):
        return EXTERNAL
    match = _OWNER.match(text, end)
    if match is None:
        return EXTERNAL if _CAPITALISED.match(text, end) else HERE
    this = "niniejsz" in match["adjectives"].lower()
    if match["annex"]:
        return Owner("annex", number=match["annex_number"] or "")
    if match["group"]:
        return Owner("group", name=match["group"][:5].lower(), number=match["group_number"])
    if this:
        return HERE  # "§ 2 niniejszej umowy" in an annex means that annex, "niniejszego regulaminu" this text
    if match["rules"]:
        return _rules(text, match, own_title)
    word = match["act"].lower()
    return Owner("own") if _is_own_kind(word, own_title) and not _is_named(text, match.end(), own_title) else EXTERNAL


def _rules(text: str, match: re.Match[str], own_title: str) -> Owner:
    """ "§ 7 regulaminu." is this one; "§ 7 Regulaminu rezerwacji" the one of that title, which may be this one too."""
    if not _may_be_called_rules(own_title):
        return EXTERNAL
    if not _is_named(text, match.end(), own_title):
        return Owner("own")
    return Owner("rules", name=text[match.start("rules") : match.end() + 120])


def _is_named(text: str, end: int, own_title: str) -> bool:
    """Do the words after "regulaminu" name a document other than this one?"""
    following = re.match(r"\s+([\w-]+)", text[end : end + 40])
    if following is None or following[1].lower() in _FUNCTION_WORDS:
        return False
    rest = [word.lower() for word in re.findall(r"[\w-]+", own_title)[1:]]
    words = [word.lower() for word in re.findall(r"[\w-]+", text[end : end + 150])][: len(rest)]
    return not (rest and words[: len(rest)] == rest)


def _may_be_called_rules(own_title: str) -> bool:
    return not re.match(r"(?:statut|uchwał|zarządzeni|umow|ustaw)", own_title.lower())


def _is_own_kind(word: str, own_title: str) -> bool:
    first = own_title.split()[0].lower() if own_title.split() else ""
    return len(first) >= 5 and word[:5] == first[:5]


def title_pattern(title: str) -> re.Pattern[str] | None:
    """Finds a title in running text: its first word in any case, the others as they are."""
    words: Sequence[str] = title.split()
    if len(words) < 2:
        return None
    first = re.escape(words[0][: max(4, len(words[0]) - 2)])
    rest = r"\s+".join(re.escape(word) for word in words[1:])
    return re.compile(rf"\b{first}\w{{0,5}}\s+{rest}(?![\w-])", re.IGNORECASE)
