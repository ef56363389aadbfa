"""Which unit of the old version is which of the new one.

Units are matched by their words first and by their address second, so that an insertion that shifts all later numbers
shows as "renumbered" and not as a hundred changes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from plugins.regulations.tree.anchors import citations
from plugins.regulations.tree.numbers import Number
from plugins.regulations.tree.units import GROUPS, Block, Regulation, Style, Table, Unit

_WORD = re.compile(r"\w+")
# Below this share of common words two texts are two provisions, not two wordings of one.
_ALIKE_AT_ADDRESS, _ALIKE_ELSEWHERE = 0.34, 0.6
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit with its own text, and the text of all below it, which tells best whether two provisions are the same."""

    unit: Unit
    citation: str
    text: str
    whole: str
    words: frozenset[str]
    depth: int
    position: int
    above: int
    children: tuple["UnitEntry", ...]

    @property
    def step(self) -> tuple[str, Number]:
        return self.unit.word, self.unit.number

    @property
    def anchor(self) -> str:
        return self.unit.anchor


def entries_of(regulation: Regulation) -> list[UnitEntry]:
    """In reading order; ``position`` is the index in the list."""
    cited = citations(regulation)
    found: list[UnitEntry | None] = []

    def visit(unit: Unit, depth: int, above: int) -> UnitEntry:
        position = len(found)
        found.append(None)
        children = tuple(visit(child, depth + 1, position) for child in unit.children)
        text = own_text(unit)
        whole = "\n".join([text, *(child.whole for child in children)])
        entry = UnitEntry(unit, cited[id(unit)], text, whole, _vocabulary(whole), depth, position, above, children)
        found[position] = entry
        return entry

    for unit in (*regulation.units, *regulation.annexes):
        visit(unit, 0, -1)
    return [entry for entry in found if entry is not None]


def own_text(unit: Unit) -> str:
    """Title, text, tables and notes of the unit alone, paragraph by paragraph."""
    text = text_of((*unit.before, *unit.closing, *unit.notes))
    return "\n".join(part for part in (unit.title.text if unit.title else "", text) if part)


def text_of(blocks: Sequence[Block]) -> str:
    """Paragraphs and the rows of tables, each on a line."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts += [" | ".join(row) for row in block.rows]
        else:
            parts.append(block.text)
    return "\n".join(parts)


class Pairing:
    """Which old unit is which new one. ``pairs`` is keyed by the position of the new entry.

    Whole provisions (§, or the first numbered level) are matched first, each with all its words; then what stands below
    two matched ones; at last what is left over anywhere, for what moved from one § to another.
    """

    def __init__(self, before: Sequence[UnitEntry], after: Sequence[UnitEntry]) -> None:
        self.pairs: dict[int, tuple[UnitEntry, UnitEntry]] = {}
        self._taken: set[int] = set()
        containers = GROUPS | {Style.ANNEX}
        self._match(
            [e for e in before if e.unit.style in containers],
            [e for e in after if e.unit.style in containers],
            lambda entry: entry.anchor,
            lambda entry: entry.text,
        )
        self._match(_provisions(before), _provisions(after), lambda entry: entry.anchor, lambda entry: entry.whole)
        left = [e for e in before if e.position not in self._taken]
        right = [e for e in after if e.position not in self.pairs]
        self._match(left, right, lambda entry: entry.anchor, lambda entry: entry.whole)

    def _match(
        self,
        left: Sequence[UnitEntry],
        right: Sequence[UnitEntry],
        key: Callable[[UnitEntry], object],
        text: Callable[[UnitEntry], str],
    ) -> None:
        for condition in (_equal(text), None, _alike(0.5), "elsewhere", _alike(_ALIKE_AT_ADDRESS), _always):
            left = [one for one in left if one.position not in self._taken]
            right = [one for one in right if one.position not in self.pairs]
            if condition is None:
                found = _equal_elsewhere(left, right, text)
            elif condition == "elsewhere":
                found = _alike_elsewhere(left, right)
            else:
                assert callable(condition)
                at_address = {key(one): one for one in left}
                same = [(at_address[key(other)], other) for other in right if key(other) in at_address]
                found = [(one, other) for one, other in same if condition(one, other)]
            for one, other in found:
                self._pair(one, other)

    def _pair(self, one: UnitEntry, other: UnitEntry) -> None:
        if one.position in self._taken or other.position in self.pairs:
            return
        self._taken.add(one.position)
        self.pairs[other.position] = (one, other)
        if one.unit.style not in GROUPS | {Style.ANNEX}:
            self._match(one.children, other.children, lambda entry: entry.step, lambda entry: entry.whole)


def _provisions(entries: Sequence[UnitEntry]) -> list[UnitEntry]:
    """§, or what stands first below chapters and annexes."""
    containers = GROUPS | {Style.ANNEX}
    by_position = {entry.position: entry for entry in entries}
    return [
        entry
        for entry in entries
        if entry.unit.style not in containers and (entry.above < 0 or by_position[entry.above].unit.style in containers)
    ]


def _equal(text: Callable[[UnitEntry], str]) -> Callable[[UnitEntry, UnitEntry], bool]:
    return lambda one, other: text(one) == text(other)


def _alike(share: float) -> Callable[[UnitEntry, UnitEntry], bool]:
    return lambda one, other: _likeness(one, other) >= share


def _always(_one: UnitEntry, _other: UnitEntry) -> bool:
    return True


def _equal_elsewhere(
    left: Sequence[UnitEntry], right: Sequence[UnitEntry], text: Callable[[UnitEntry], str]
) -> list[tuple[UnitEntry, UnitEntry]]:
    """Equal words at another address, as long as they stand there only once on each side."""
    old_by_text, new_by_text = _by_text(left, text), _by_text(right, text)
    return [
        (entries[0], new_by_text[words][0])
        for words, entries in old_by_text.items()
        if len(entries) == 1 and len(new_by_text.get(words, ())) == 1
    ]


def _by_text(entries: Iterable[UnitEntry], text: Callable[[UnitEntry], str]) -> dict[str, list[UnitEntry]]:
    grouped: dict[str, list[UnitEntry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) >= _MIN_WORDS:
            grouped[text(entry)].append(entry)
    return grouped


def _alike_elsewhere(left: Sequence[UnitEntry], right: Sequence[UnitEntry]) -> list[tuple[UnitEntry, UnitEntry]]:
    """The most similar rewording elsewhere; candidates share one of their rarest words, so this stays near linear."""
    by_word: dict[str, list[UnitEntry]] = defaultdict(list)
    for entry in left:
        for word in entry.words:
            by_word[word].append(entry)
    scored: list[tuple[float, int, int]] = []
    left_at = {entry.position: entry for entry in left}
    right_at = {entry.position: entry for entry in right}
    for other in right:
        if len(other.words) < _MIN_WORDS or other.unit.repealed:
            continue
        known = sorted((len(by_word[word]), word) for word in other.words if word in by_word)
        candidates = {one.position: one for _count, word in known[:4] for one in by_word[word][:50]}
        for one in candidates.values():
            score = _likeness(one, other)
            if score >= _ALIKE_ELSEWHERE and len(one.words) >= _MIN_WORDS:
                scored.append((-score, one.position, other.position))
    return [(left_at[old], right_at[new]) for _score, old, new in sorted(scored)]


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _likeness(one: UnitEntry, other: UnitEntry) -> float:
    union = len(one.words | other.words)
    return len(one.words & other.words) / union if union else 1.0
