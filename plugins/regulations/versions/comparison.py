"""Two versions unit by unit: what was added, removed, changed, moved or renumbered, with the words that differ.

Which unit is which is the business of `plugins.regulations.versions.pairing`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from plugins.regulations.tree.units import Block, Regulation, Unit
from plugins.regulations.versions.pairing import Pairing, UnitEntry, entries_of, text_of

SAME, CHANGED, ADDED, REMOVED, MOVED, REPEALED = "same", "changed", "added", "removed", "moved", "repealed"
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_QUADRATIC_LIMIT = 4_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text: ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit in both versions. ``state`` as above; a moved unit may be changed as well (see ``words``).

    What stands above the first unit or below the last one differs as a whole: it has a name and no unit.
    """

    state: str
    old: Unit | None
    new: Unit | None
    old_citation: str
    new_citation: str
    words: tuple[Words, ...]
    depth: int

    @property
    def unit(self) -> Unit | None:
        return self.new or self.old

    @property
    def is_reworded(self) -> bool:
        return any(piece.kind != SAME for piece in self.words)


def compared(old: Regulation, new: Regulation) -> tuple[Difference, ...]:
    """All units of both versions in the order of the new one; removed units stand where they were.

    What stands around the units is told where it differs.
    """
    before, after = entries_of(old), entries_of(new)
    pairs = Pairing(before, after).pairs
    matched_old = {one.position for one, _ in pairs.values()}
    gone = _gone_after(before, matched_old, pairs)
    has_units = bool(before or after)
    result = [*_around("Wstęp" if has_units else "Treść", old.preamble, new.preamble)]
    result += [_removed(entry) for entry in gone.get(-1, ())]
    for entry in after:
        partner = pairs.get(entry.position)
        result.append(_difference(partner[0], entry, pairs) if partner else _added(entry))
        result += [_removed(one) for one in gone.get(entry.position, ())]
    return (*result, *_around("Zakończenie", old.ending, new.ending))


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
        if last and last.unit and one.unit and one.state == last.state and _came_or_went_below(one, last):
            text = "".join(piece.text for piece in (*last.words, Words(one.state, f"\n{one.unit.mark} "), *one.words))
            result[-1] = replace(last, words=_all(one.state, text))
        else:
            result.append(one)
    return tuple(result)


def _came_or_went_below(one: Difference, last: Difference) -> bool:
    return one.state in (ADDED, REMOVED) and one.depth > last.depth


def _around(name: str, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Difference]:
    before, after = text_of(old), text_of(new)
    if before != after:
        state = CHANGED if before and after else ADDED if after else REMOVED
        words = word_changes(before, after)
        yield Difference(state, None, None, name if before else "", name if after else "", words, 0)


def _gone_after(
    before: Sequence[UnitEntry], matched_old: set[int], pairs: dict[int, tuple[UnitEntry, UnitEntry]]
) -> dict[int, list[UnitEntry]]:
    """Removed entries by the position of the new entry after which they stood (-1: at the beginning)."""
    new_of = {one.position: other.position for one, other in pairs.values()}
    gone: dict[int, list[UnitEntry]] = defaultdict(list)
    place = -1
    for entry in before:
        if entry.position in matched_old:
            place = new_of[entry.position]
        else:
            gone[place].append(entry)
    return gone


def _added(entry: UnitEntry) -> Difference:
    return Difference(ADDED, None, entry.unit, "", entry.citation, _all(ADDED, entry.text), entry.depth)


def _removed(entry: UnitEntry) -> Difference:
    return Difference(REMOVED, entry.unit, None, entry.citation, "", _all(REMOVED, entry.text), entry.depth)


def _all(kind: str, text: str) -> tuple[Words, ...]:
    return (Words(kind, text),) if text else ()


def _difference(one: UnitEntry, other: UnitEntry, pairs: Mapping[int, tuple[UnitEntry, UnitEntry]]) -> Difference:
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


def _went_along(one: UnitEntry, other: UnitEntry, pairs: Mapping[int, tuple[UnitEntry, UnitEntry]]) -> bool:
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
