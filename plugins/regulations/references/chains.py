"""The grammar of references: which words of a text point to a unit, and to which levels (facts, section 3).

A chain such as "§ 2 pkt 3, 4 i 7; § 3 pkt 1" is read whole before anything is resolved, because its owner ("ustawy",
"załącznika nr 1") comes after the numbers. What this module returns says only what is written; where it leads is the
business of `plugins.regulations.references.resolution`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.regulations.parsing.marks import is_letter_label, ordinal_of
from plugins.regulations.tree.numbers import SUPERSCRIPTS

_S = r"[ \u00a0\u2009\u202f]"
_DASH = "[\\-–—−‐‑]"
_LEVELS = (
    ("ppkt", r"ppkt\.?|podpunk(?:t|tu|cie|tem|tach|tami|ty|tów|tom)"),
    ("par", r"§{1,2}|[Pp]aragraf(?:u|ie|em|y|ów|ach|ami|om)?"),
    ("art", r"[Aa]rt\.?|[Aa]rtyku(?:ł|łu|le|łem|ły|łów|łach|łami|łom)"),
    ("ust", r"[Uu]st\.?|UST\.?|[Uu]stęp(?:u|ie|em|y|ów|ach|ami|om)?"),
    ("pkt", r"[Pp]kt\.?|PKT\.?|[Pp]unk(?:t|tu|cie|tem|tach|tami|ty|tów|tom)"),
    ("lit", r"[Ll]it\.?|LIT\.?|[Ll]iter(?:a|y|ze|ę|ą|ach|ami|om)?"),
    ("tir", r"tiret|tir\."),
    ("zd", r"zdani(?:e|a|u|em|ach)|zd\."),
    ("rozdz", r"[Rr]ozdzia(?:ł|łu|le|łem|ły|łów|łach|łami|łom)|[Rr]ozdz\.?"),
    ("czesc", r"[Cc]zęś(?:ć|ci|cią|ciach|ciami)"),
    ("dzial", r"[Dd]zia(?:ł|łu|le|łem|ły|łów|łach)"),
    ("zal", r"[Zz]ałączni(?:k|ka|ku|kiem|ki|ków|kach|kami|kowi|kom)|[Zz]ał\.?"),
)
# A word that merely begins like a level word is none: no letter may follow, digits may ("ust.2", "§5ust.2").
_LEVEL = re.compile("|".join(rf"(?P<{name}>(?:{pattern})(?![^\W\d_]))" for name, pattern in _LEVELS))
_ORDER = {
    "zal": 0, "czesc": 1, "dzial": 2, "rozdz": 3, "art": 4, "par": 4.5,
    "ust": 5, "pkt": 6, "ppkt": 7, "lit": 8, "tir": 9, "zd": 10,
}  # fmt: skip
GROUP_LEVELS = frozenset({"czesc", "dzial", "rozdz"})
# Levels whose numbers run through the whole text: named after a comma, they inherit nothing.
_WHOLE = frozenset({"par", "art", "zal"}) | GROUP_LEVELS

_WORD_END = r"(?![^\W_])"
_SUP = rf"(?:[{SUPERSCRIPTS}]{{1,3}}(?!⁾))?"
_NUMBER = rf"\d{{1,4}}(?:(?=ust|pkt|lit)|[a-z]{{0,2}}{_SUP}{_WORD_END}|(?=[{SUPERSCRIPTS}]+⁾))"
_DECIMAL = rf"(?:\d{{1,3}}|[IVXLC]{{1,6}})(?:\.\d{{1,3}})+[a-z]?{_WORD_END}"
_ROMAN = rf"[IVXLC]{{1,7}}[a-z]?{_WORD_END}"
_ORDINAL = r"[a-ząćęłńóśźż]{4,16}"
_VALUES = {
    "par": f"{_NUMBER}|{_ROMAN}",
    "art": f"{_NUMBER}|{_ROMAN}",
    "ust": f"{_DECIMAL}|{_NUMBER}",
    "pkt": f"{_DECIMAL}|{_NUMBER}",
    "ppkt": f"{_DECIMAL}|{_NUMBER}",
    "lit": rf"[A-Z]{_WORD_END}|[a-z]{{1,3}}\d{{0,2}}{_SUP}{_WORD_END}",
    "tir": rf"{_ORDINAL}|\d{{1,2}}{_WORD_END}",
    "zd": rf"{_ORDINAL}|\d{{1,2}}{_WORD_END}",
    "rozdz": rf"{_ROMAN}|{_NUMBER}|{_ORDINAL}",
    "czesc": rf"{_ROMAN}|{_NUMBER}",
    "dzial": rf"{_ROMAN}|{_NUMBER}",
    "zal": rf"{_NUMBER}|{_ROMAN}",
}
_VALUE = {name: re.compile(rf"[„\"]?(?P<v>{pattern})\)?[”\"]?") for name, pattern in _VALUES.items()}
_NR = re.compile(rf"{_S}*(?:nr|Nr|NR|numer\w{{0,3}}){_S}*\.?{_S}*")
_CONJUNCTION = re.compile(
    rf"{_S}*(?P<conj>,{_S}*(?:a{_S}także|oraz|lub|albo|i)?|i|oraz|lub|albo|bądź|a{_S}także|jak{_S}i|czy){_S}+"
)
_RANGE = re.compile(rf"{_S}*(?:{_DASH}|do){_S}*")
_SEPARATOR = re.compile(
    rf"{_S}*(?P<sep>[,;]|,?{_S}(?:i|oraz|lub|albo|bądź|a{_S}także|jak{_S}i|czy))(?P<prep>{_S}(?:w|we|z|ze|do))?{_S}+"
)
# Numbers that count things are no numbers of units: "w ust. 2, 3 dni przed …".
_COUNTED = re.compile(
    rf"{_S}*(?:dni|dzień|dnia|dniu|godz|osób|osob|zł|PLN|miesi|tygod|lat|rok|razy|%|proc|minut|sztuk|egzempl|krotn|m²|m2|"
    r"styczni|lut|marc|kwietni|maj|czerwc|lipc|sierpni|wrześni|październik|listopad|grudni)"
)
_AMBIGUOUS_LETTERS = frozenset("aiouwz")


@dataclass(frozen=True, slots=True)
class Target:
    """One unit (or a range) as written: ``steps`` are (level, value), outermost first, missing levels left out.

    ``until`` is the last value of a range, at the level of the last step. ``start`` and ``end`` are the words to link.
    The first ``inherited`` steps come from the target before it. ``unsure``: "ust. 5 i pkt 3" may mean point 3 of
    ust. 5 or point 3 of the unit where this stands.
    """

    steps: tuple[tuple[str, str], ...]
    start: int
    end: int
    until: str = ""
    inherited: int = 0
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """All targets of one chain; ``start`` and ``end`` span it whole."""

    targets: tuple[Target, ...]
    start: int
    end: int


@lru_cache(maxsize=2_000)
def chains_in(text: str) -> tuple[Chain, ...]:
    """All references of a passage, in order. A version is asked for its page, and again for its PDF."""
    return tuple(_chains_in(text))


def _chains_in(text: str) -> Iterator[Chain]:
    position = 0
    while match := _LEVEL.search(text, position):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() and not match["par"]:
            position = match.end()
            continue
        chain = _chain(text, match.start())
        if chain is None:
            position = match.end()
        else:
            yield chain
            position = chain.end


def _chain(text: str, start: int) -> Chain | None:
    targets: list[Target] = []
    steps: tuple[tuple[str, str], ...] = ()
    position = start
    unsure = False
    while True:
        found = _group(text, position, steps, unsure)
        if found is None:
            break
        group, position = found
        targets += group
        steps = group[-1].steps
        separator = _SEPARATOR.match(text, position)
        gap = separator.end() if separator else _blank_end(text, position)
        following = _LEVEL.match(text, gap)
        if following is None or (separator is None and gap == position):
            break
        level = _level_of(following)
        deeper = _ORDER[level] > _ORDER[steps[-1][0]]
        if separator is None and not deeper and level not in ("zd",):
            break
        if separator is not None and level in _WHOLE:
            steps, unsure = (), False
        elif separator is not None:
            unsure = deeper or (unsure and bool(steps))
        if separator is not None and _group(text, gap, steps, unsure) is None:
            break
        position = gap
        if separator is not None and steps:
            # A level named again starts there: what is above it is inherited, what is below is forgotten.
            steps = tuple(step for step in steps if _ORDER[step[0]] < _ORDER[level])
    if not targets:
        return None
    end = max(target.end for target in targets)
    return Chain(tuple(targets), start, end)


def _group(
    text: str, position: int, above: tuple[tuple[str, str], ...], unsure: bool
) -> tuple[list[Target], int] | None:
    """A level word and its numbers, with deeper levels hanging on the last number: "ust. 2 pkt 1 i 3"."""
    steps = above
    start = position
    inherited = len(above)
    while True:
        match = _LEVEL.match(text, position)
        if match is None:
            return None
        level = _level_of(match)
        values = _list(text, match.end(), level)
        if values is None:
            return None
        steps = tuple(step for step in steps if _ORDER[step[0]] < _ORDER[level])
        value, end, until = values[0][0], values[0][2], values[0][3]
        gap = _gap_end(text, end)
        following = _LEVEL.match(text, gap)
        deeper = following is not None and _ORDER[_level_of(following)] > _ORDER[level] and gap > end
        glued = following is not None and following.start() == end and _ORDER[_level_of(following)] > _ORDER[level]
        if (
            len(values) == 1
            and not until
            and (deeper or glued)
            and following is not None
            and following.lastgroup != "zal"
        ):
            steps = (*steps, (level, value))
            if level == "zd":
                return None
            position = following.start()
            nested = _list(text, following.end(), _level_of(following))
            if nested is None:
                return [_target(steps, start, end, "", inherited, unsure)], end
            continue
        targets = []
        for number, (value, value_start, value_end, until) in enumerate(values):
            own = (*steps, (level, value))
            targets.append(
                _target(
                    own,
                    start if number == 0 else value_start,
                    value_end,
                    until,
                    inherited if number == 0 else len(steps),
                    unsure,
                )
            )
        return targets, values[-1][2]


def _target(
    steps: tuple[tuple[str, str], ...], start: int, end: int, until: str, inherited: int, unsure: bool
) -> Target:
    return Target(tuple(step for step in steps if step[0] != "zd"), start, end, until, inherited, unsure)


def _list(text: str, position: int, level: str) -> list[tuple[str, int, int, str]] | None:
    """(value, start, end, until) of the numbers after a level word: "1, 3 i 5–7"."""
    position = numbered.end() if (numbered := _NR.match(text, position)) else _blank_end(text, position)
    first = _value(text, position, level)
    if first is None:
        return None
    found = [first]
    while True:
        end = found[-1][2]
        joint = _CONJUNCTION.match(text, end)
        if joint is None:
            return found
        following = _value(text, joint.end(), level)
        if following is None or not _continues(text, following, level):
            return found
        found.append(following)


def _value(text: str, position: int, level: str) -> tuple[str, int, int, str] | None:
    match = _VALUE[level].match(text, position)
    if match is None or not _is_value(match["v"], level):
        return None
    span = _RANGE.match(text, match.end())
    if span and level not in ("tir", "zd"):
        last = _VALUE[level].match(text, span.end())
        if last and _is_value(last["v"], level) and not _COUNTED.match(text, last.end()):
            return match["v"], match.start(), _end_of(text, last), last["v"]
    return match["v"], match.start(), _end_of(text, match), ""


def _end_of(text: str, match: re.Match[str]) -> int:
    """After the mark's own bracket ("pkt 1)"), but before one that closes a remark ("(zob. pkt 1)")."""
    near = text[max(0, match.start() - 120) : match.start()]
    if text[match.end("v") : match.end()].startswith(")") and near.count("(") > near.count(")"):
        return match.end("v")
    return match.end()


def _is_value(value: str, level: str) -> bool:
    if level in ("tir", "zd") or (level == "rozdz" and value.isalpha() and value.islower()):
        return value.isdigit() or ordinal_of(value) is not None
    return level != "lit" or is_letter_label(value.lower().rstrip(f"0123456789{SUPERSCRIPTS}"))


def _continues(text: str, value: tuple[str, int, int, str], level: str) -> bool:
    """Is the number after "i" or a comma still one of the list? "lit. a i w …" has a preposition there."""
    written, _start, end, _until = value
    following = text[end : end + 24]
    if level == "lit":
        if written not in _AMBIGUOUS_LETTERS and len(written) == 1:
            return True
        return not following or bool(re.match(r"\s*[,;.:)]|\s+(?:i|oraz|lub|albo|tiret)\s", following))
    if _COUNTED.match(following):
        return False
    return not re.match(r"\s*[:/]\d|\.\d|,\d", following)


def _level_of(match: re.Match[str]) -> str:
    assert match.lastgroup is not None
    return match.lastgroup


def _gap_end(text: str, position: int) -> int:
    """The end of the blanks after a number, and of a stray stop before them: "art. 3. ust. 3"."""
    if text[position : position + 1] == "." and re.match(r"\.\s+(?:ust|pkt|lit|ppkt|tiret|§)", text[position:]):
        return _blank_end(text, position + 1)
    return _blank_end(text, position)


def _blank_end(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \u00a0\u2009\u202f\n":
        position += 1
    return position
