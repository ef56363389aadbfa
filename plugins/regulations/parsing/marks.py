"""The line classifier: every reading of the mark at the start of a line, without deciding between them.

`I.` may be a Roman number or a capital letter, `i)` a letter or a small Roman number, `9.30` a decimal or an hour. The
tree builder knows what runs; here only the shape counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.regulations.tree.numbers import (
    ORDINALS,
    POLISH_LETTERS,
    SUPERSCRIPTS,
    Number,
    of_letters,
    of_roman,
    suffix_of,
)
from plugins.regulations.tree.units import NAMED, Style

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻА-ЯІЇЄҐ"
_SMALL = "a-ząćęłńóśźż"
_DASHES = r"\-–—−‐‑"
# § 1¹ and ust. 1a¹; but ¹⁾ is the sign of a footnote.
_RAISED = rf"(?:[{SUPERSCRIPTS}]{{1,3}}(?![⁾{SUPERSCRIPTS}]))?"
_SUFFIX = rf"[a-z]{{0,2}}{_RAISED}"
_NO_WORD = rf"(?![^\W\d_{SUPERSCRIPTS}])"
_ANY_NUMBER = r"\d{1,4}[a-z]{0,2}(?![^\W\d_])|[IVXLC]{1,7}[a-z]?(?![^\W_])"
_ORDINAL_WORD = rf"(?:{'|'.join(ORDINALS)})(?:y|i|a|e|ie|ia|ą|ego|ym|im|ej|iego|iej)"
_GROUP_WORDS = (
    ("rozdział", "rozdz", Style.CHAPTER),
    ("розділ", "rozdz", Style.CHAPTER),
    ("chapter", "rozdz", Style.CHAPTER),
    ("oddział", "oddz", Style.SECTION),
    ("dział", "dzial", Style.DIVISION),
    ("tytuł", "tytul", Style.TITLE),
    ("księga", "ksiega", Style.TITLE),
    ("część", "czesc", Style.PART),
    ("частина", "czesc", Style.PART),
    ("part", "czesc", Style.PART),
)
GROUP_STYLES = {word: (level, style) for word, level, style in _GROUP_WORDS}

_GROUP = re.compile(
    rf"(?P<word>{'|'.join(GROUP_STYLES)})\s+(?:nr\s+)?(?P<n>{_ANY_NUMBER}|{_ORDINAL_WORD})"
    rf"\s*(?P<sep>[.:){_DASHES}]*)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    rf"(?P<mark>(?:§{{1,2}}\.?|(?i:paragraf))\s*(?P<n>\d{{1,5}}|[IVXLC]{{1,7}}(?![^\W_]))"
    rf"(?:\s(?=[a-z]\s?\.(?:\s|$)))?(?P<suf>{_SUFFIX}){_NO_WORD}"
    # "§ 6. – 8. (skreślone)": the stop stands in the middle only where nothing is left of both.
    rf"(?:(?:\s*|\s?\.\s*(?=[{_DASHES}]\s*§?\s*\d{{1,5}}[a-z]{{0,2}}\s*\.?\s*[(\[]\s*(?i:uchyl|skreśl|wykreśl|usuni|pomini)))[{_DASHES}]\s*§?\s*"
    rf"(?P<to>\d{{1,5}}[a-z]{{0,2}}){_NO_WORD})?(?P<end>\s?[.:)]|\s[{_DASHES}](?=\s)|))"
    r"\s*(?P<rest>.*)"
)
_ARTICLE = re.compile(
    rf"(?P<mark>(?:Art(?:ykuł)?|ART(?:YKUŁ)?)\.?\s*(?P<n>\d{{1,5}}|[IVXLC]{{1,7}}(?![^\W_]))(?:\s(?![{_DASHES}]))?(?P<suf>{_SUFFIX}){_NO_WORD}"
    rf"(?:\s*[{_DASHES}]\s*(?:(?i:art)\.?\s*)?(?P<to>\d{{1,5}}[a-z]{{0,2}}){_NO_WORD}(?=\s*[.:]?\s*(?:[(\[]|$)))?"
    rf"(?P<end>\s?[.:]|\s[{_DASHES}](?=\s)|))"
    r"\s*(?P<rest>.*)"
)
_DECIMAL = re.compile(
    r"(?P<mark>(?P<n>(?:[1-9]\d{0,2}|[IVXLC]{1,7})(?:\.[1-9]\d{0,3}){1,5})(?P<suf>[a-z]?)(?P<end>[.)]?))(?=\s|$)\s*(?P<rest>.*)"
)
_DOT = re.compile(
    rf"(?P<mark>(?P<n>\d{{1,5}})(?P<suf>{_SUFFIX})(?:\s?[{_DASHES}]\s?(?P<to>\d{{1,5}}[a-z]{{0,2}}))?\s?\.)"
    rf"(?:(?=\s|$)|(?=[{_UPPER}„\"(]))\s*(?P<rest>.*)"
)
_BRACKET = re.compile(
    rf"(?P<mark>(?P<open>\(?)(?P<n>\d{{1,5}})(?P<suf>{_SUFFIX})\.?\)?"
    rf"(?:\s?[{_DASHES}]\s?(?P<to>\d{{1,5}}[a-z]{{0,2}}))?(?P<end>\)|/(?=\s)))\s*(?P<rest>.*)"
)
_LETTER = re.compile(
    rf"(?P<mark>(?P<open>\(?)(?P<n>[{_SMALL}]{{1,3}})(?P<d>\d{{0,2}}(?=[)/]){_RAISED}|)"
    rf"(?:\)?\s?[{_DASHES}]\s?(?P<to>[{_SMALL}]{{1,3}}))?(?P<end>\)|\.(?=\s|$)|/(?=\s)))"
    r"\s*(?P<rest>.*)"
)
_SMALL_ROMAN = re.compile(r"(?P<mark>(?P<open>\(?)(?P<n>[ivx]{1,5})(?P<end>[.)]))(?=\s|$)\s*(?P<rest>.*)")
_ROMAN = re.compile(
    rf"(?P<mark>(?P<n>[IVXLC]{{1,7}})(?P<suf>[a-z]?)(?P<end>\s?[.:)]|\s?[{_DASHES}](?=\s)|))(?=\s|$)\s*(?P<rest>.*)"
)
_CAPITAL = re.compile(r"(?P<mark>(?P<n>[A-Z])[.)])(?=\s|$)\s*(?P<rest>.*)")
_DOUBLE_DASH = re.compile(rf"(?P<mark>[{_DASHES}]\s?[{_DASHES}])\s+(?P<rest>\S.*)")
_DASH = re.compile(rf"(?P<mark>[{_DASHES}•*·▪►»‣◦●○])(?:\s+|(?<=[–—•])(?=[^\W\d_]))(?P<rest>\S.*)")
_ORDINAL = re.compile(rf"(?P<mark>(?:Po\s+)?(?P<n>{_ORDINAL_WORD})\s?[:,.{_DASHES}])\s*(?P<rest>\S.*)", re.IGNORECASE)
# "ust. 1 Sala …", "pkt 1. Ochrona: …": the name of the level as a mark, as far as its numbers run on.
_NAMED = re.compile(
    rf"(?P<mark>(?P<word>[Uu]st(?:ęp)?|[Pp]kt|[Pp]unkt|[Pp]pkt|[Ll]it)\.?\s*(?P<n>\d{{1,3}}|[a-z](?![^\W_]))(?P<suf>{_SUFFIX})"
    rf"(?P<end>\s?[.):]|\s[{_DASHES}](?=\s)|))(?=\s|$)\s*(?P<rest>.*)"
)
_NAMES = {"u": (Style.DOT, "ust"), "p": (Style.BRACKET, "pkt"), "l": (Style.LETTER, "lit")}
_ANNEX = re.compile(
    r"(?P<mark>(?:załącznik|zał\.?|додаток|annex|appendix)(?:\s*(?:nr\.?|numer|№)?\s*"
    r"(?P<n>\d{1,3}[a-z]?(?![^\W\d_])|(?-i:[IVX]{1,5})(?![^\W_])))?)(?![^\W_])(?P<sep>\s*[.:–—-]*)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_GONE = r"(?:uchylon\w{1,2}|skreślon\w{1,2}|pominięt\w{1,2}|wykreślon\w{1,2}|usunięt\w{1,2}|utraci\w{1,4}\s+moc)"
# "(uchylony uchwałą nr 3 z …)", "- skreślony", "[uchylony 1 maja]", "skreślono": in brackets, or with when and by what.
_REPEALED = re.compile(
    rf"(?:[{_DASHES}]\s*)?(?:\(\s*{_GONE}\b[^()]*(?:\([^()]*\)[^()]*)?\)|\[\s*{_GONE}\b[^\[\]]*\])\s*[.;,]?"
    rf"|(?:[{_DASHES}]\s*)?{_GONE}(?:\s*[.;,]?$|\s+(?:\(|uchwał|zarządz|ustaw|aneks|decyzj|rozporz|przez|z\b|od\b|na\s|dnia|"
    r"mocą|w\s+(?:całości|dniu)|nr\b|\d).*)",
    re.IGNORECASE,
)
_REPEALED_LIMIT = 250


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take the start of a line. ``form`` tells `a)` from `a.`; ``ended`` says that the mark has its stop."""

    style: Style
    mark: str
    label: str
    number: Number
    rest: str
    word: str = ""
    form: str = ""
    ended: bool = True
    through: str = ""


def readings_of(text: str) -> tuple[Reading, ...]:
    """All readings of a line. Cheap for plain words: most lines are decided by their first character."""
    first = text[0]
    if first.isdigit() or first in "(":
        return tuple(_numeric(text))
    if first == "§" or text[:8].casefold() == "paragraf":
        return tuple(_based(_PARAGRAPH, Style.PARAGRAPH, "par", text))
    if first.isalpha():
        return tuple(_worded(text))
    if match := _DOUBLE_DASH.match(text):
        return (Reading(Style.DOUBLE_DASH, match["mark"], "", Number((0,)), match["rest"], "tir"),)
    if match := _DASH.match(text):
        return (Reading(Style.DASH, match["mark"], "", Number((0,)), match["rest"], "tir"),)
    return ()


def is_repealed(text: str) -> bool:
    """``(uchylony)`` and its kin: the mark stays, the words are gone."""
    return len(text) <= _REPEALED_LIMIT and bool(_REPEALED.fullmatch(text.strip()))


def _numeric(text: str) -> Iterator[Reading]:
    if match := _DECIMAL.match(text):
        yield from _decimal(match)
    if match := _DOT.match(text):
        yield _plain(match, Style.DOT, "ust")
    match = _BRACKET.match(text)
    # "1)" and "(1)" are two forms; "(1), …" is a remark.
    if match and not (match["open"] and match["rest"][:1] in ",;.)"):
        yield _plain(match, Style.BRACKET, "pkt", form="()" if match["open"] else match["end"])
    if text[0] == "(":
        yield from _lettered(text)


def _worded(text: str) -> Iterator[Reading]:
    yield from _group(text)
    if match := _ANNEX.match(text):
        number = _number_of(match["n"] or "1")
        label = match["n"] or ""
        mark = text[: match.end("sep")].strip()
        yield Reading(Style.ANNEX, mark, label, number, match["rest"], "zal", form=match["sep"].strip())
    if text[0] in "Aa":
        yield from _based(_ARTICLE, Style.ARTICLE, "art", text)
    if text[0] in "UuPpLl" and (match := _NAMED.match(text)):
        yield from _named(match)
    if text[0] in "IVXLC":
        if match := _DECIMAL.match(text):
            yield from _decimal(match)
        yield from _roman(text)
    if match := _CAPITAL.match(text):
        number = of_letters(match["n"].lower())
        yield Reading(Style.CAPITAL, match["mark"], match["n"], number, match["rest"], "lit")
        yield Reading(Style.UPPER, match["mark"], match["n"], number, match["rest"], "lit", form=match["mark"][-1])
    if text[0].islower():
        yield from _lettered(text)
    if match := _ORDINAL.match(text):
        ordinal = ordinal_of(match["n"])
        if ordinal and text[0].isupper():
            yield Reading(Style.ORDINAL, match["mark"], str(ordinal), Number((ordinal,)), match["rest"], "pkt")


def _group(text: str) -> Iterator[Reading]:
    match = _GROUP.match(text)
    if not match:
        return
    level, style = GROUP_STYLES[match["word"].lower()]
    written = match["n"]
    ordinal = ordinal_of(written)
    number = Number((ordinal,)) if ordinal else _number_of(written)
    label = str(ordinal) if ordinal else written
    mark = text[: match.end("sep")].strip() if match["sep"] else text[: match.end("n")]
    yield Reading(style, mark, label, number, match["rest"], level, form=match["sep"], ended=bool(match["sep"]))


def _based(pattern: re.Pattern[str], style: Style, word: str, text: str) -> Iterator[Reading]:
    if match := pattern.match(text):
        suffix = match["suf"] or ""
        value = int(match["n"]) if match["n"].isdigit() else of_roman(match["n"])
        if value is None:
            return
        through = (match.groupdict().get("to") or "") if "to" in match.groupdict() else ""
        yield Reading(
            style,
            match["mark"].strip(),
            match["n"] + suffix,
            Number((value,), suffix_of(suffix)),
            match["rest"],
            word,
            ended=bool(match["end"]),
            through=through,
        )


def _named(match: re.Match[str]) -> Iterator[Reading]:
    style, word = _NAMES[match["word"][0].lower()]
    if match["n"].isdigit() == (style is Style.LETTER):
        return
    number = of_letters(match["n"]) if style is Style.LETTER else Number((int(match["n"]),), suffix_of(match["suf"]))
    label = match["n"] + match["suf"]
    yield Reading(
        style, match["mark"], label, number, match["rest"], word, form=NAMED, ended=bool(match["end"].strip())
    )


def _decimal(match: re.Match[str]) -> Iterator[Reading]:
    pieces = match["n"].split(".")
    first = int(pieces[0]) if pieces[0].isdigit() else of_roman(pieces[0])
    if first is None:
        return
    parts = (first, *(int(piece) for piece in pieces[1:]))
    label = match["n"] + match["suf"]
    number = Number(parts, match["suf"])
    yield Reading(Style.DECIMAL, match["mark"], label, number, match["rest"], "pkt", ended=bool(match["end"]))


def _plain(match: re.Match[str], style: Style, word: str, form: str = "") -> Reading:
    number = Number((int(match["n"]),), suffix_of(match["suf"]))
    label = str(int(match["n"])) + match["suf"]
    return Reading(style, match["mark"], label, number, match["rest"], word, form, through=match["to"] or "")


def _lettered(text: str) -> Iterator[Reading]:
    match = _LETTER.match(text)
    if match and is_letter_label(match["n"]):
        form = "()" if match["open"] else match["end"]
        if not (match["open"] and match["end"] == "."):
            label = match["n"] + match["d"]
            number = of_letters(match["n"])
            number = Number(number.parts, number.suffix + suffix_of(match["d"]))
            yield Reading(
                Style.LETTER, match["mark"], label, number, match["rest"], "lit", form, through=match["to"] or ""
            )
    small = _SMALL_ROMAN.match(text)
    value = of_roman(small["n"].upper()) if small else None
    if small and value:
        yield Reading(Style.SMALL_ROMAN, small["mark"], small["n"], Number((value,)), small["rest"], "ppkt")


def is_letter_label(label: str) -> bool:
    """``a``, ``za``, ``aa``, ``ab``; not ``ul`` or ``np``, which are abbreviations at the start of a wrapped line."""
    if len(label) == 1:
        return True
    if any(letter in POLISH_LETTERS for letter in label):
        return False
    return label[0] == "z" or label[0] == label[1] or (len(label) == 2 and label[1] in "abc" and label[0] in "abcdefgh")


def _roman(text: str) -> Iterator[Reading]:
    match = _ROMAN.match(text)
    value = of_roman(match["n"]) if match else None
    if not match or value is None or value > 99:
        return
    suffix = match["suf"]
    yield Reading(
        Style.ROMAN,
        match["mark"].strip(),
        match["n"] + suffix,
        Number((value,), suffix),
        match["rest"],
        "rozdz",
        ended=bool(match["end"]),
    )


def _number_of(written: str) -> Number:
    digits = re.match(r"\d+", written)
    if digits:
        return Number((int(digits[0]),), written[digits.end() :].lower())
    stem = written.rstrip("abcdefgh") if not written.islower() else written
    return Number((of_roman(stem.upper()) or 0,), written[len(stem) :])


def ordinal_of(word: str) -> int | None:
    """``drugie``, ``drugiego``, ``pierwszym`` -> 2, 2, 1; None for other words."""
    folded = word.lower()
    for number, stem in enumerate(ORDINALS, 1):
        if folded.startswith(stem) and len(folded) - len(stem) <= 4:
            return number
    return None
