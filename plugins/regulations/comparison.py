"""Two versions unit by unit: what was added, removed, changed, moved or renumbered, with the words that differ.

Units are matched by their words first and by their address second, so that an insertion that shifts all later numbers
shows as "renumbered" and not as a hundred changes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from plugins.regulations.anchors import citations
from plugins.regulations.units import Passage, Regulation, Table, Unit

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
    unit: Unit
    citation: str
    text: str
    words: frozenset[str]
    depth: int
    position: int
    above: int


def compared(old: Regulation, new: Regulation) -> tuple[Difference, ...]:
    """All units of both versions in the order of the new one; removed units stand where they were."""
    before, after = _entries(old), _entries(new)
    pairs = _matched(before, after)
    matched_old = {id(one) for one, _ in pairs.values()}
    result: list[Difference] = []
    gone = _gone_after(before, matched_old, pairs)
    result += [_removed(entry) for entry in gone.get(-1, ())]
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


def _entries(regulation: Regulation) -> list[_Entry]:
    cited = citations(regulation)
    found: list[_Entry] = []

    def visit(unit: Unit, depth: int, above: int) -> None:
        text, position = own_text(unit), len(found)
        found.append(_Entry(unit, cited[id(unit)], text, _vocabulary(text), depth, position, above))
        for child in unit.children:
            visit(child, depth + 1, position)

    for unit in (*regulation.units, *regulation.annexes):
        visit(unit, 0, -1)
    return found


def own_text(unit: Unit) -> str:
    """Title, text, tables and notes of the unit alone, paragraph by paragraph."""
    parts = [unit.title.text] if unit.title else []
    for block in (*unit.before, *unit.closing, *unit.notes):
        if isinstance(block, Table):
            parts += [" | ".join(row) for row in block.rows]
        elif isinstance(block, Passage):
            parts.append(block.text)
    return "\n".join(parts)


def _matched(before: Sequence[_Entry], after: Sequence[_Entry]) -> dict[int, tuple[_Entry, _Entry]]:
    """Pairs by the position of the new entry."""
    pairs: dict[int, tuple[_Entry, _Entry]] = {}
    left: dict[int, _Entry] = {entry.position: entry for entry in before}
    right: dict[int, _Entry] = {entry.position: entry for entry in after}

    def pair(one: _Entry, other: _Entry) -> None:
        pairs[other.position] = (left.pop(one.position), right.pop(other.position))

    def at_address() -> Iterator[tuple[_Entry, _Entry]]:
        known = {entry.unit.anchor: entry for entry in left.values() if entry.unit.anchor}
        for other in list(right.values()):
            if other.unit.anchor in known:
                yield known[other.unit.anchor], other

    for one, other in at_address():
        if one.text == other.text:
            pair(one, other)
    for one, other in _equal_elsewhere(left, right):
        pair(one, other)
    for one, other in at_address():
        if not one.text or not other.text or _likeness(one, other) >= _ALIKE_AT_ADDRESS or other.unit.repealed:
            pair(one, other)
    for one, other in _alike_elsewhere(left, right):
        pair(one, other)
    for one, other in at_address():
        pair(one, other)
    return pairs


def _equal_elsewhere(left: dict[int, _Entry], right: dict[int, _Entry]) -> list[tuple[_Entry, _Entry]]:
    """Equal words at another address, as long as they stand there only once on each side."""
    old_by_text, new_by_text = _by_text(left.values()), _by_text(right.values())
    return [
        (entries[0], new_by_text[text][0])
        for text, entries in old_by_text.items()
        if len(entries) == 1 and len(new_by_text.get(text, ())) == 1
    ]


def _by_text(entries: Iterable[_Entry]) -> dict[str, list[_Entry]]:
    grouped: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.words) >= _MIN_WORDS:
            grouped[entry.text].append(entry)
    return grouped


def _alike_elsewhere(left: dict[int, _Entry], right: dict[int, _Entry]) -> list[tuple[_Entry, _Entry]]:
    """The most similar rewording elsewhere; candidates share one of their rarest words, so this stays near linear."""
    by_word: dict[str, list[_Entry]] = defaultdict(list)
    for entry in left.values():
        for word in entry.words:
            by_word[word].append(entry)
    scored: list[tuple[float, int, int]] = []
    for other in right.values():
        if len(other.words) < _MIN_WORDS or other.unit.repealed:
            continue
        rare = sorted((word for word in other.words if word in by_word), key=lambda word: (len(by_word[word]), word))[
            :4
        ]
        candidates = {one.position: one for word in rare for one in by_word[word][:50]}
        for one in candidates.values():
            score = _likeness(one, other)
            if score >= _ALIKE_ELSEWHERE and len(one.words) >= _MIN_WORDS:
                scored.append((-score, one.position, other.position))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    chosen = []
    for _score, old_position, new_position in sorted(scored):
        if old_position not in taken_old and new_position not in taken_new:
            taken_old.add(old_position)
            taken_new.add(new_position)
            chosen.append((left[old_position], right[new_position]))
    return chosen


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _likeness(one: _Entry, other: _Entry) -> float:
    union = len(one.words | other.words)
    return len(one.words & other.words) / union if union else 1.0


def _gone_after(
    before: Sequence[_Entry], matched_old: set[int], pairs: dict[int, tuple[_Entry, _Entry]]
) -> dict[int, list[_Entry]]:
    """Removed entries by the position of the new entry after which they stood (-1: at the beginning)."""
    new_of = {id(one): other.position for one, other in pairs.values()}
    gone: dict[int, list[_Entry]] = defaultdict(list)
    place = -1
    for entry in before:
        if id(entry) in matched_old:
            place = new_of[id(entry)]
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
    same_step = one.unit.word == other.unit.word and one.unit.number == other.unit.number
    return above is not None and above[0].position == one.above and same_step


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
