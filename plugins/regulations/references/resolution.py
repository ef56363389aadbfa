"""Where references lead: each one to a unit of this text, outward, or to a problem that staff should know of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plugins.regulations.references.chains import Chain, Target, chains_in
from plugins.regulations.references.lookup import (
    AMBIGUOUS,
    REPEALED,
    RESOLVED,
    UNCERTAIN,
    UNRESOLVED,
    Answer,
    Lookup,
    Scope,
    labels_of,
    same_number,
)
from plugins.regulations.references.owners import HERE, Owner, owner_of, title_pattern
from plugins.regulations.tree.units import Passage, Regulation, Unit

EXTERNAL, SELF = "external", "self"
PROBLEMS = frozenset({UNRESOLVED, REPEALED, AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A reference in a passage: ``start:end`` are the words, ``address`` where they lead (``#par-5`` or another page).

    ``line`` is the line of the file, ``message`` the Polish sentence when it is a problem or a doubt; ``elsewhere``
    marks references to other regulations of the site.
    """

    start: int
    end: int
    state: str
    address: str = ""
    line: int = 0
    words: str = ""
    message: str = ""
    unit: Unit | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another regulation of the site: its titles, its address, its ids in the version in force."""

    titles: tuple[str, ...]
    address: str
    regulation: Regulation


class Resolver:
    """Looks references up in one regulation. ``title`` tells how the text calls itself, ``attached`` how many of its
    annexes are files."""

    def __init__(
        self, regulation: Regulation, title: str = "", neighbours: Sequence[Neighbour] = (), attached: int = 0
    ) -> None:
        self.regulation = regulation
        self.title = title
        self._lookup = Lookup(regulation, attached)
        self._neighbours = [
            (pattern, one)
            for one in neighbours
            for title in one.titles
            if (pattern := title_pattern(title)) is not None
        ]
        self._inside: dict[int, Resolver] = {}

    # Walking

    def everywhere(self) -> Iterator[tuple[Unit | None, Passage, tuple[ResolvedReference, ...]]]:
        """(unit, passage, its references) in reading order."""
        for block in self.regulation.preamble:
            if isinstance(block, Passage):
                yield None, block, self.of_passage(block, (), self._lookup.main)
        for unit in self.regulation.units:
            yield from self._walk(unit, (), self._lookup.main)
        for scope in self._lookup.annexes:
            assert scope.annex is not None
            for passage in scope.annex.passages:
                yield scope.annex, passage, self.of_passage(passage, (), scope)
            for unit in scope.top:
                yield from self._walk(unit, (), scope)

    def _walk(
        self, unit: Unit, above: tuple[Unit, ...], scope: Scope
    ) -> Iterator[tuple[Unit, Passage, tuple[ResolvedReference, ...]]]:
        path = (*above, unit)
        for passage in unit.passages:
            yield unit, passage, self.of_passage(passage, path, scope)
        for child in unit.children:
            yield from self._walk(child, path, scope)

    # One passage

    def of_passage(self, passage: Passage, path: tuple[Unit, ...], scope: "Scope") -> tuple[ResolvedReference, ...]:
        text = passage.text
        found: list[ResolvedReference] = []
        for chain in chains_in(text):
            found += self._of_chain(chain, passage, path, scope)
        found += self._titles_in(text, passage, found)
        return tuple(sorted(found, key=lambda one: one.start))

    def _titles_in(
        self, text: str, passage: Passage, known: Sequence[ResolvedReference]
    ) -> Iterator[ResolvedReference]:
        taken = [(one.start, one.end) for one in known]
        for pattern, neighbour in self._neighbours:
            for match in pattern.finditer(text):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    line = passage.line_at(match.start())
                    yield ResolvedReference(
                        match.start(), match.end(), RESOLVED, neighbour.address, line, match.group(), elsewhere=True
                    )

    def _of_chain(
        self, chain: Chain, passage: Passage, path: tuple[Unit, ...], scope: Scope
    ) -> Iterator[ResolvedReference]:
        owner = owner_of(passage.text, chain.start, chain.end, self.title)
        if any(target.steps[0][0] == "zal" for target in chain.targets):
            owner = HERE if owner.kind in ("own", "here") else owner
        if owner.kind == "rules":
            yield from self._in_neighbour(chain, owner, passage)
            return
        place = self._place(owner, path, scope)
        for target in chain.targets:
            words = _quoted(passage.text[target.start : target.end], target)
            line = passage.line_at(target.start)
            if place is None or not target.steps or self._is_foreign(chain, place[0]):
                yield ResolvedReference(target.start, target.end, EXTERNAL, "", line, words)
                continue
            state, unit, message = self._judged(target, words, place[1], place[0], path, passage)
            if len(chain.targets) > 1 or target.until:
                state = RESOLVED if state == SELF else state
            anchor = self._anchor(unit, target) if unit is not None and state == RESOLVED else ""
            yield ResolvedReference(
                target.start, target.end, state, f"#{anchor}" if anchor else "", line, words,
                message, unit,
            )  # fmt: skip

    def _in_neighbour(self, chain: Chain, owner: Owner, passage: Passage) -> Iterator[ResolvedReference]:
        neighbour = next((one for pattern, one in self._neighbours if pattern.match(owner.name)), None)
        for target in chain.targets:
            words, line = _quoted(passage.text[target.start : target.end], target), passage.line_at(target.start)
            if neighbour is None:
                yield ResolvedReference(target.start, target.end, EXTERNAL, "", line, words)
                continue
            inner = self._in(neighbour)
            state, unit, message = inner._judged(target, words, (), inner._lookup.main, (), passage)
            anchor = inner._anchor(unit, target) if unit is not None and state == RESOLVED else ""
            message = f"{message[:-1]} ({neighbour.titles[0]})." if state in PROBLEMS and message else ""
            address = f"{neighbour.address}#{anchor}" if anchor else ""
            yield ResolvedReference(
                target.start, target.end, state, address, line, words, message, unit, elsewhere=True
            )

    def _in(self, neighbour: Neighbour) -> "Resolver":
        """Made when a reference leads there: most texts only name other regulations."""
        known = self._inside.get(id(neighbour))
        if known is None:
            known = self._inside[id(neighbour)] = Resolver(neighbour.regulation, neighbour.titles[0])
        return known

    def _place(self, owner: Owner, path: tuple[Unit, ...], scope: Scope) -> tuple[Scope, tuple[Unit, ...]] | None:
        """(number space, units to fill missing levels from); None when the owner is another act."""
        if owner.kind == "here":
            return scope, path
        if owner.kind == "own":
            rules = self._rules
            if scope is rules:
                return scope, path
            # An annex that is a regulation itself may mean either.
            return None if scope.annex is not None and _is_called_rules(scope.annex) else (rules, ())
        if owner.kind == "annex":
            annex = self._lookup.annex(owner.number)
            return (annex, ()) if annex is not None else None
        if owner.kind == "group":
            groups = [unit for unit in scope.groups if same_number(unit, owner.number)]
            return (scope, (groups[0],)) if len(groups) == 1 else None
        return None

    @cached_property
    def _rules(self) -> Scope:
        """What "regulamin" means here: the main document, unless that is but the order which brings it as an annex."""
        words = " ".join(block.text for block in self.regulation.preamble if isinstance(block, Passage))
        annexed = [
            scope for scope in self._lookup.annexes if scope.annex is not None and _calls_itself_rules(scope.annex)
        ]
        is_order = re.match(r"(?:zarządzenie|uchwała|decyzja|postanowienie)", words.lower())
        return annexed[0] if is_order and len(annexed) == 1 else self._lookup.main

    def _is_foreign(self, chain: Chain, scope: Scope) -> bool:
        """ "art." in a text of § always means an act."""
        return chain.targets[0].steps[0][0] == "art" and "art" not in scope.base_words

    # One target

    def _judged(
        self,
        target: Target,
        words: str,
        path: tuple[Unit, ...],
        scope: Scope,
        stand: tuple[Unit, ...],
        passage: Passage,
    ) -> Answer:
        state, unit, message = self._lookup.find(target.steps, words, path, scope)
        if target.unsure:
            other = self._lookup.find(target.steps[target.inherited :], words, path, scope)
            if state != RESOLVED or (other[0] == RESOLVED and other[1] is not unit):
                return UNCERTAIN, None, ""
        if state != RESOLVED or unit is None:
            return state, unit, message
        if target.until:
            return self._range(target, words, path, scope, unit)
        if _is_gone(unit, target.steps[-1][1]):
            cure = "Popraw odesłanie albo je usuń."
            return (
                REPEALED,
                unit,
                f"„{words}” wskazuje uchylony przepis ({self._lookup.cited.get(id(unit), words)}). {cure}",
            )
        if stand and unit is stand[-1] and "iniejsz" not in passage.text[max(0, target.start - 20) : target.start]:
            return SELF, unit, f"„{words}” stoi w tym samym przepisie, na który wskazuje. Sprawdź numer."
        return RESOLVED, unit, message

    def _range(self, target: Target, words: str, path: tuple[Unit, ...], scope: Scope, first: Unit) -> Answer:
        level, _value = target.steps[-1]
        state, last, message = self._lookup.find((*target.steps[:-1], (level, target.until)), words, path, scope)
        if state != RESOLVED or last is None:
            return state, None, message
        if last.number < first.number:
            return UNRESOLVED, None, f"„{words}”: zakres jest odwrócony. Zapisz najpierw mniejszy numer."
        return RESOLVED, first, ""

    def _anchor(self, unit: Unit, target: Target) -> str:
        """The id of the unit, or of the one meant by a line that covers several."""
        labels = labels_of(unit)
        value = target.steps[-1][1]
        return (
            unit.anchors[labels.index(value)] if value in labels and len(labels) == len(unit.anchors) else unit.anchor
        )


def _is_gone(unit: Unit, value: str) -> bool:
    return unit.repealed and not (unit.label != value and not unit.also)


def _is_called_rules(annex: Unit) -> bool:
    """A title such as "Regulamin biblioteki", not "do Regulaminu – wniosek"."""
    title = annex.title.text if annex.title else ""
    return bool(re.match(r"(?:do [^–]*– )?(?:regulamin|zasady)\b", title.lower()))


def _calls_itself_rules(annex: Unit) -> bool:
    words = " ".join(passage.text for passage in annex.passages[:2]).lower()
    return bool(re.search(r"regulamin|statut|zasady", words)) and not words.startswith("do regulaminu")


def _quoted(written: str, target: Target) -> str:
    """The words of a reference; a bare number of a list gets its level back: „ust. 5”."""
    if written[:1].isdigit() or len(written) < 3:
        level = target.steps[-1][0]
        return (
            f"{ {'par': '§', 'zal': 'załącznik nr', 'pkt': 'pkt', 'tir': 'tiret'}.get(level, f'{level}.') } {written}"
        )
    return written
