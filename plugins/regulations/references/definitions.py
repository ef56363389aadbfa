"""Terms that a regulation defines, and where it uses them (P26).

`sala – pokój 5;` in a list of definitions, `„Sala” oznacza …`, `… (dalej: „Sala”)`, `zwany dalej „Salą”`. Polish
inflects, so a use is found by the term's stem with the endings that a noun or adjective takes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.regulations.tree.inline import plain_text
from plugins.regulations.tree.units import Passage, Regulation, Style, Unit

_INTRODUCTION = re.compile(
    r"ilekroć|rozumie się|należy (?:przez to )?rozumieć|oznacza|definicj|słownik|pojęci", re.IGNORECASE
)
_QUOTED = r"[„“\"»](?P<term>[^„”“\"«»]{2,60})[”“\"«]"
_MEANS = re.compile(rf"{_QUOTED}\s*(?:–|-|—)?\s*(?:oznacza|to\b|rozumie się|należy rozumieć)")
_CALLED = re.compile(
    rf"(?:dalej|zwan\w+ dalej|zwan\w+|określan\w+ dalej)[\s:]*(?:jako\s+|również\s+)?{_QUOTED}", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?:[„“\"](?P<quoted>[^„”“\"]{2,60})[”“\"]|(?P<bare>[^\W\d_][^–—:;,.„”()]{1,60}?))\s+"
    r"(?:\([^()]*\)\s+)?(?:[–—-]|oznacza|to)\s+(?P<meaning>\S.*)"
)
_MEANING = re.compile(
    r"^(?:to\s+|(?:należy\s+)?(?:przez\s+to\s+)?rozumie(?:ć|\s+się)\s+(?:przez\s+to\s+)?)", re.IGNORECASE
)
_ENDINGS = "a|ą|ach|ami|ę|e|ego|ej|em|emu|i|ia|ią|ich|ie|iej|iem|iemu|ię|im|imi|o|om|owi|owie|ów|u|y|ych|ym|ymi|"
_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Definition:
    """``term`` as written (it may stand in any case), ``anchor`` of the unit that defines it, ``meaning`` its words."""

    term: str
    meaning: str
    anchor: str
    line: int


def definitions_of(regulation: Regulation) -> tuple[Definition, ...]:
    """In reading order; the first one of a term counts."""
    found: dict[str, Definition] = {}
    for top in (*regulation.units, *regulation.annexes):
        for one in _below(top, announced=False):
            found.setdefault(_key(one.term), one)
    return tuple(found.values())


def repeated(regulation: Regulation) -> Iterator[tuple[Definition, Definition]]:
    """(again, first) for terms defined twice: one word may have one meaning only."""
    first: dict[str, Definition] = {}
    for top in (*regulation.units, *regulation.annexes):
        for one in _below(top, announced=False):
            earlier = first.setdefault(one.term.lower(), one)
            if earlier is not one and earlier.anchor != one.anchor:
                yield one, earlier


def _below(unit: Unit, announced: bool) -> Iterator[Definition]:
    words = " ".join(p.text for p in unit.passages if p is unit.title or p.text.endswith(":"))
    introduces = bool(_INTRODUCTION.search(words))
    for passage in unit.passages:
        yield from _in_passage(unit, passage, announced and passage is not unit.title)
    for child in unit.children:
        yield from _below(child, (introduces or announced) and child.style not in (Style.DASH, Style.DOUBLE_DASH))


def _in_passage(unit: Unit, passage: Passage, is_item: bool) -> Iterator[Definition]:
    text = plain_text(passage.text)
    item = _ITEM.match(text) if is_item else None
    if item:
        term = (item["quoted"] or item["bare"]).strip()
        if len(term.split()) <= 6:
            meaning = _MEANING.sub("", item["meaning"]).rstrip(";,.")[:_LIMIT]
            yield Definition(term, meaning, unit.anchor, passage.line)
        return
    for pattern in (_MEANS, _CALLED):
        for match in pattern.finditer(text):
            meaning = text if len(text) <= _LIMIT else f"{text[: _LIMIT - 1].rsplit(' ', 1)[0]}…"
            yield Definition(match["term"].strip(), meaning, unit.anchor, passage.line)


def _key(term: str) -> str:
    return " ".join(_stem(word) for word in term.lower().split())


def _stem(word: str) -> str:
    bare = re.sub(r"(?:ami|ach|ego|emu|owi|iem|ów|om|em|ie|ej|ym|im|ą|ę|a|e|i|o|u|y)$", "", word)
    return bare if len(bare) >= 3 else word


def uses(text: str, definitions: tuple[Definition, ...]) -> Iterator[tuple[int, int, Definition]]:
    """The first use of each defined term in a text, as (start, end, definition); longer terms first, no overlaps."""
    taken: list[tuple[int, int]] = []
    for definition in sorted(definitions, key=lambda one: (-len(one.term), one.term)):
        for match in pattern_of(definition.term).finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield match.start(), match.end(), definition
                break


def pattern_of(term: str) -> re.Pattern[str]:
    """Finds a term in any case of declension. A term with a capital letter is only found with it."""
    words = []
    for word in term.split():
        stem = _stem(word)
        endings = (
            _ENDINGS
            if len(word) > 3 and word[-1:].isalpha() and not word.isupper()
            else "ów|u|em|ie|owi|y|i|-\\w{1,3}|"
        )
        words.append(
            f"{re.escape(stem)}(?:{endings})" if stem != word or len(word) > 3 else f"{re.escape(word)}(?:{endings})"
        )
    flags = re.NOFLAG if term[:1].isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)", flags)
