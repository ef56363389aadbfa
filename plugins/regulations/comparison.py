"""Two versions unit by unit: what was added, removed, changed, moved or renumbered, with the words that differ.

Units are matched by their words first and by their address second, so that an insertion that shifts all later numbers
shows as "renumbered" and not as a hundred changes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from plugins.regulations.anchors import citations
from plugins.regulations.numbers import Number
from plugins.regulations.units import GROUPS, Passage, Regulation, Style, Table, Unit

SAME, CHANGED, ADDED, REMOVED, MOVED, REPEALED = "same", "changed", "added", "removed", "moved", "repealed"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
# Below this share of common words two texts are two provisions, not two wordings of one.
_ALIKE_AT_ADDRESS, _ALIKE_ELSEWHERE = 0.34, 0.6
_MIN_WORDS = 4
_QUADRATIC_LIMIT = 4_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text: ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit in both versions. ``state`` as above; a moved unit may be changed as well (see ``words``)."""

    state: str
    old: Unit | None
    new: Unit | None
    old_citation: str
    new_citation: str
    words: tuple[Words, ...]
    depth: int

    @property
    def is_reworded(self) -> bool:
        return any(piece.kind != SAME for piece in self.words)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit with its own text, and the text of all below it, which tells best whether two provisions are the same."""

    unit: Unit
    citation: str
    text: str
    whole: str
    words: frozenset[str]
    depth: int
    position: int
    above: int
    children: tuple["_Entry", ...]

    @property
    def step(self) -> tuple[str, Number]:
        return self.unit.word, self.unit.number

    @property
    def anchor(self) -> str:
        return self.unit.anchor


def compared(old: Regulation, new: Regulation) -> tuple[Difference, ...]:
    """All units of both versions in the order of the new one; removed units stand where they were."""
    before, after = _entries(old), _entries(new)
    pairs = _Pairing(before, after).pairs
    matched_old = {one.position for one, _ in pairs.values()}
    gone = _gone_after(before, matched_old, pairs)
    result = [_removed(entry) for entry in gone.get(-1, ())]
    for entry in after:
        partner = pairs.get(entry.position)
        result.append(_difference(partner[0], entry, pairs) if partner else _added(entry))
        result += [_removed(one) for one in gone.get(entry.position, ())]
    return tuple(result)


def changes_only(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(one for one in differences if one.state != SAME)


def counted(differences: Sequence[Difference]) -> dict[str, int]:
    counts = dict.fromkeys((ADDED, REMOVED, CHANGED, MOVED, REPEALED, SAME), 0)
    for one in differences:
        counts[one.state] += 1
    return counts


def folded(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """A provision that came or went as a whole is told once, with the words of everything below it."""
    result: list[Difference] = []
    for one in differences:
        last = result[-1] if result else None
        if last is not None and one.state == last.state and one.state in (ADDED, REMOVED) and one.depth > last.depth:
            unit = one.new or one.old
            assert unit is not None
            text = "".join(piece.text for piece in (*last.words, Words(one.state, f"\n{unit.mark} "), *one.words))
            result[-1] = replace(last, words=_all(one.state, text))
        else:
            result.append(one)
    return tuple(result)


def _entries(regulation: Regulation) -> list[_Entry]:
    """In reading order; ``position`` is the index in the list."""
    cited = citations(regulation)
    found: list[_Entry | None] = []

    def visit(unit: Unit, depth: int, above: int) -> _Entry:
        position = len(found)
        found.append(None)
        children = tuple(visit(child, depth + 1, position) for child in unit.children)
        text = own_text(unit)
        whole = "\n".join([text, *(child.whole for child in children)])
        entry = _Entry(unit, cited[id(unit)], text, whole, _vocabulary(whole), depth, position, above, children)
        found[position] = entry
        return entry

    for unit in (*regulation.units, *regulation.annexes):
        visit(unit, 0, -1)
    return [entry for entry in found if entry is not None]


def own_text(unit: Unit) -> str:
    """Title, text, tables and notes of the unit alone, paragraph by paragraph."""
    parts = [unit.title.text] if unit.title else []
    for block in (*unit.before, *unit.closing, *unit.notes):
        if isinstance(block, Table):
            parts += [" | ".join(row) for row in block.rows]
        elif isinstance(block, Passage):
            parts.append(block.text)
    return "\n".join(parts)


class _Pairing:
    """Which old unit is which new one. ``pairs`` is keyed by the position of the new entry.

    Whole provisions (§, or the first numbered level) are matched first, each with all its words; then what stands below
    two matched ones; at last what is left over anywhere, for what moved from one § to another.
    """

    def __init__(self, before: Sequence[_Entry], after: Sequence[_Entry]) -> None:
        self.pairs: dict[int, tuple[_Entry, _Entry]] = {}
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
        left: Sequence[_Entry],
        right: Sequence[_Entry],
        key: Callable[[_Entry], object],
        text: Callable[[_Entry], str],
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

    def _pair(self, one: _Entry, other: _Entry) -> None:
        if one.position in self._taken or other.position in self.pairs:
            return
        self._taken.add(one.position)
        self.pairs[other.position] = (one, other)
        if one.unit.style not in GROUPS | {Style.ANNEX}:
            self._match(one.children, other.children, lambda entry: entry.step, lambda entry: entry.whole)


def _provisions(entries: Sequence[_Entry]) -> list[_Entry]:
    """§, or what stands first below chapters and annexes."""
    containers = GROUPS | {Style.ANNEX}
    by_position = {entry.position: entry for entry in entries}
    return [
        entry
        for entry in entries
        if entry.unit.style not in containers and (entry.above < 0 or by_position[entry.above].unit.style in containers)
    ]


def _equal(text: Callable[[_Entry], str]) -> Callable[[_Entry, _Entry], bool]:
    return lambda one, other: text(one) == text(other)


def _alike(share: float) -> Callable[[_Entry, _Entry], bool]:
    return lambda one, other: _likeness(one, other) >= share


def _always(_one: _Entry, _other: _Entry) -> bool:
    return True


def _equal_elsewhere(
    left: Sequence[_Entry], right: Sequence[_Entry], text: Callable[[_Entry], str]
) -> list[tuple[_Entry, _Entry]]:
    """Equal words at another address, as long as they stand there only once on each side."""
    old_by_text, new_by_text = _by_text(left, text), _by_text(right, text)
    return [
        (entries[0], new_by_text[words][0])
        for words, entries in old_by_text.items()
        if len(entries) == 1 and len(new_by_text.get(words, ())) == 1
    ]


def _by_text(entries: Iterable[_Entry], text: Callable[[_Entry], str]) -> dict[str, list[_Entry]]:
    grouped: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) >= _MIN_WORDS:
            grouped[text(entry)].append(entry)
    return grouped


def _alike_elsewhere(left: Sequence[_Entry], right: Sequence[_Entry]) -> list[tuple[_Entry, _Entry]]:
    """The most similar rewording elsewhere; candidates share one of their rarest words, so this stays near linear."""
    by_word: dict[str, list[_Entry]] = defaultdict(list)
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


def _likeness(one: _Entry, other: _Entry) -> float:
    union = len(one.words | other.words)
    return len(one.words & other.words) / union if union else 1.0


def _gone_after(
    before: Sequence[_Entry], matched_old: set[int], pairs: dict[int, tuple[_Entry, _Entry]]
) -> dict[int, list[_Entry]]:
    """Removed entries by the position of the new entry after which they stood (-1: at the beginning)."""
    new_of = {one.position: other.position for one, other in pairs.values()}
    gone: dict[int, list[_Entry]] = defaultdict(list)
    place = -1
    for entry in before:
        if entry.position in matched_old:
            place = new_of[entry.position]
        else:
            gone[place].append(entry)
    return gone


def _added(entry: _Entry) -> Difference:
    return Difference(ADDED, None, entry.unit, "", entry.citation, _all(ADDED, entry.text), entry.depth)


def _removed(entry: _Entry) -> Difference:
    return Difference(REMOVED, entry.unit, None, entry.citation, "", _all(REMOVED, entry.text), entry.depth)


def _all(kind: str, text: str) -> tuple[Words, ...]:
    return (Words(kind, text),) if text else ()


def _difference(one: _Entry, other: _Entry, pairs: Mapping[int, tuple[_Entry, _Entry]]) -> Difference:
    words = word_changes(one.text, other.text)
    if other.unit.repealed and not one.unit.repealed:
        state = REPEALED
    elif one.unit.anchor != other.unit.anchor and not _went_along(one, other, pairs):
        state = MOVED
    elif one.text == other.text and one.unit.mark == other.unit.mark:
        state = SAME
    else:
        state = CHANGED if one.text != other.text else SAME
    return Difference(state, one.unit, other.unit, one.citation, other.citation, words, other.depth)


def _went_along(one: _Entry, other: _Entry, pairs: Mapping[int, tuple[_Entry, _Entry]]) -> bool:
    """Same number below a unit that was renumbered: its new address is no news of its own."""
    above = pairs.get(other.above)
    return above is not None and above[0].position == one.above and one.step == other.step


def word_changes(old: str, new: str) -> tuple[Words, ...]:
    """The new text with what came and went, word by word."""
    if old == new:
        return _all(SAME, new)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > _QUADRATIC_LIMIT:
        return (*_all(REMOVED, old), *_all(ADDED, new))
    pieces: list[Words] = []
    for tag, a, b, c, d in _readable(SequenceMatcher(None, before, after, autojunk=False).get_opcodes(), before):
        if tag == "equal":
            pieces.append(Words(SAME, "".join(after[c:d])))
            continue
        pieces += _all(REMOVED, "".join(before[a:b]))
        pieces += _all(ADDED, "".join(after[c:d]))
    return tuple(pieces)


def _readable(
    opcodes: Sequence[tuple[str, int, int, int, int]], before: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    """Neighbouring changes with nothing but a space or a sign between them are one change."""
    merged: list[tuple[str, int, int, int, int]] = []
    for index, (tag, a, b, c, d) in enumerate(opcodes):
        islet = tag == "equal" and 0 < index < len(opcodes) - 1 and not any(token.isalnum() for token in before[a:b])
        if (tag != "equal" or islet) and merged and merged[-1][0] != "equal":
            _, start_a, _, start_c, _ = merged[-1]
            merged[-1] = ("replace", start_a, b, start_c, d)
        else:
            merged.append((tag, a, b, c, d))
    return merged
