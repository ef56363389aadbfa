"""Where references lead: each one to a unit of this text, outward, or to a problem that staff should know of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plugins.regulations.anchors import citations
from plugins.regulations.numbers import Number, letters_of, of_roman
from plugins.regulations.owners import HERE, Owner, owner_of, title_pattern
from plugins.regulations.references import GROUP_LEVELS, Chain, Target, chains_in
from plugins.regulations.units import BASES, GROUPS, LETTERED, Passage, Regulation, Style, Unit

RESOLVED, EXTERNAL, UNRESOLVED = "resolved", "external", "unresolved"
REPEALED, AMBIGUOUS, SELF, UNCERTAIN = "repealed", "ambiguous", "self", "uncertain"
PROBLEMS = frozenset({UNRESOLVED, REPEALED, AMBIGUOUS, SELF})
_PLURALS = {
    "ust": "ustępy", "pkt": "punkty", "ppkt": "podpunkty", "lit": "litery", "tir": "tiret",
    "par": "paragrafy", "art": "artykuły",
}  # fmt: skip
_GENITIVES = {
    "ust": "ustępów", "pkt": "punktów", "ppkt": "podpunktów", "lit": "liter", "tir": "tiret",
    "par": "paragrafów", "art": "artykułów",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
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


@dataclass(slots=True)
class _Scope:
    """The main document or an annex, with everything that can be looked up in it."""

    top: tuple[Unit, ...]
    annex: Unit | None
    bases: dict[tuple[str, str], list[Unit]] = field(default_factory=dict)
    groups: list[Unit] = field(default_factory=list)
    decimals: dict[tuple[tuple[int, ...], str], list[Unit]] = field(default_factory=dict)
    base_words: set[str] = field(default_factory=set)


class Resolver:
    """Looks references up in one regulation. ``title`` tells how the text calls itself, ``attached`` how many of its
    annexes are files."""

    def __init__(
        self, regulation: Regulation, title: str = "", neighbours: Sequence[Neighbour] = (), attached: int = 0
    ) -> None:
        self.regulation = regulation
        self.title = title
        self.attached = attached
        self.cited = citations(regulation)
        self._children: dict[tuple[int, bool], dict[tuple[str, str], list[Unit]]] = {}
        self._main = self._indexed(regulation.units, None)
        self._annexes = [self._indexed(annex.children, annex) for annex in regulation.annexes]
        self._neighbours = [
            (pattern, one)
            for one in neighbours
            for title in one.titles
            if (pattern := title_pattern(title)) is not None
        ]
        self._inside = {id(one): Resolver(one.regulation, one.titles[0]) for one in neighbours}

    # Walking

    def everywhere(self) -> Iterator[tuple[Unit | None, Passage, tuple[Found, ...]]]:
        """(unit, passage, its references) in reading order."""
        for block in self.regulation.preamble:
            if isinstance(block, Passage):
                yield None, block, self.of_passage(block, (), self._main)
        for unit in self.regulation.units:
            yield from self._walk(unit, (), self._main)
        for scope in self._annexes:
            assert scope.annex is not None
            for passage in scope.annex.passages:
                yield scope.annex, passage, self.of_passage(passage, (), scope)
            for unit in scope.top:
                yield from self._walk(unit, (), scope)

    def _walk(
        self, unit: Unit, above: tuple[Unit, ...], scope: _Scope
    ) -> Iterator[tuple[Unit, Passage, tuple[Found, ...]]]:
        path = (*above, unit)
        for passage in unit.passages:
            yield unit, passage, self.of_passage(passage, path, scope)
        for child in unit.children:
            yield from self._walk(child, path, scope)

    # One passage

    def of_passage(self, passage: Passage, path: tuple[Unit, ...], scope: "_Scope") -> tuple[Found, ...]:
        text = passage.text
        found: list[Found] = []
        for chain in chains_in(text):
            found += self._of_chain(chain, passage, path, scope)
        found += self._titles_in(text, passage, found)
        return tuple(sorted(found, key=lambda one: one.start))

    def _titles_in(self, text: str, passage: Passage, known: Sequence[Found]) -> Iterator[Found]:
        taken = [(one.start, one.end) for one in known]
        for pattern, neighbour in self._neighbours:
            for match in pattern.finditer(text):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    line = passage.line_at(match.start())
                    yield Found(
                        match.start(), match.end(), RESOLVED, neighbour.address, line, match.group(), elsewhere=True
                    )

    def _of_chain(self, chain: Chain, passage: Passage, path: tuple[Unit, ...], scope: _Scope) -> Iterator[Found]:
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
                yield Found(target.start, target.end, EXTERNAL, "", line, words)
                continue
            state, unit, message = self._judged(target, words, place[1], place[0], path, passage)
            if len(chain.targets) > 1 or target.until:
                state = RESOLVED if state == SELF else state
            anchor = self._anchor(unit, target) if unit is not None and state == RESOLVED else ""
            yield Found(
                target.start, target.end, state, f"#{anchor}" if anchor else "", line, words,
                message, unit,
            )  # fmt: skip

    def _in_neighbour(self, chain: Chain, owner: Owner, passage: Passage) -> Iterator[Found]:
        neighbour = next((one for pattern, one in self._neighbours if pattern.match(owner.name)), None)
        for target in chain.targets:
            words, line = _quoted(passage.text[target.start : target.end], target), passage.line_at(target.start)
            if neighbour is None:
                yield Found(target.start, target.end, EXTERNAL, "", line, words)
                continue
            inner = self._inside[id(neighbour)]
            state, unit, message = inner._judged(target, words, (), inner._main, (), passage)
            anchor = inner._anchor(unit, target) if unit is not None and state == RESOLVED else ""
            message = f"{message[:-1]} ({neighbour.titles[0]})." if state in PROBLEMS and message else ""
            address = f"{neighbour.address}#{anchor}" if anchor else ""
            yield Found(target.start, target.end, state, address, line, words, message, unit, elsewhere=True)

    def _place(self, owner: Owner, path: tuple[Unit, ...], scope: _Scope) -> tuple[_Scope, tuple[Unit, ...]] | None:
        """(number space, units to fill missing levels from); None when the owner is another act."""
        if owner.kind == "here":
            return scope, path
        if owner.kind == "own":
            rules = self._rules
            return (scope, path) if scope is rules else (rules, ())
        if owner.kind == "annex":
            annex = self._annex(owner.number)
            return (annex, ()) if annex is not None else None
        if owner.kind == "group":
            groups = [unit for unit in scope.groups if _same_number(unit, owner.number)]
            return (scope, (groups[0],)) if len(groups) == 1 else None
        return None

    @cached_property
    def _rules(self) -> _Scope:
        """What "regulamin" means here: the main document, unless that is but the order which brings it as an annex."""
        words = " ".join(block.text for block in self.regulation.preamble if isinstance(block, Passage))
        annexed = [scope for scope in self._annexes if scope.annex is not None and _calls_itself_rules(scope.annex)]
        is_order = re.match(r"(?:zarządzenie|uchwała|decyzja|postanowienie)", words.lower())
        return annexed[0] if is_order and len(annexed) == 1 else self._main

    def _is_foreign(self, chain: Chain, scope: _Scope) -> bool:
        """ "art." in a text of § always means an act."""
        return chain.targets[0].steps[0][0] == "art" and "art" not in scope.base_words

    # One target

    def _judged(
        self,
        target: Target,
        words: str,
        path: tuple[Unit, ...],
        scope: _Scope,
        stand: tuple[Unit, ...],
        passage: Passage,
    ) -> tuple[str, Unit | None, str]:
        state, unit, message = self._looked_up(target.steps, words, path, scope)
        if target.unsure:
            other = self._looked_up(target.steps[target.inherited :], words, path, scope)
            if state != RESOLVED or (other[0] == RESOLVED and other[1] is not unit):
                return UNCERTAIN, None, ""
        if state != RESOLVED or unit is None:
            return state, unit, message
        if target.until:
            return self._range(target, words, path, scope, unit)
        if _is_gone(unit, target.steps[-1][1]):
            cure = "Popraw odesłanie albo je usuń."
            return REPEALED, unit, f"„{words}” wskazuje uchylony przepis ({self.cited.get(id(unit), words)}). {cure}"
        if stand and unit is stand[-1] and "niniejsz" not in passage.text[max(0, target.start - 20) : target.start]:
            return SELF, unit, f"„{words}” stoi w tym samym przepisie, na który wskazuje. Sprawdź numer."
        return RESOLVED, unit, ""

    def _range(
        self, target: Target, words: str, path: tuple[Unit, ...], scope: _Scope, first: Unit
    ) -> tuple[str, Unit | None, str]:
        level, _value = target.steps[-1]
        state, last, message = self._looked_up((*target.steps[:-1], (level, target.until)), words, path, scope)
        if state != RESOLVED or last is None:
            return state, None, message
        if last.number < first.number:
            return UNRESOLVED, None, f"„{words}”: zakres jest odwrócony. Zapisz najpierw mniejszy numer."
        return RESOLVED, first, ""

    def _looked_up(
        self, steps: Sequence[tuple[str, str]], words: str, path: tuple[Unit, ...], scope: _Scope
    ) -> tuple[str, Unit | None, str]:
        if not steps:
            return UNCERTAIN, None, ""
        (level, value), *below = steps
        state, unit, message = self._first(level, value, words, path, scope)
        for next_level, next_value in below:
            if state != RESOLVED or unit is None:
                return state, unit, message
            state, unit, message = self._child(unit, next_level, next_value, words)
        return state, unit, message

    def _first(
        self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: _Scope
    ) -> tuple[str, Unit | None, str]:
        if level in ("par", "art"):
            return self._base(level, value, words, scope)
        if level in GROUP_LEVELS:
            return self._group(level, value, words, path, scope)
        if level == "zal":
            return self._annexed(value, words)
        if "." in value:
            return self._decimal(value, words, scope)
        return self._climbed(level, value, words, path, scope)

    def _base(self, level: str, value: str, words: str, scope: _Scope) -> tuple[str, Unit | None, str]:
        if level not in scope.base_words and scope.annex is not None:
            scope = self._main
        found = scope.bases.get((level, value), [])
        if not found:
            labels = [unit for (word, _), units in scope.bases.items() if word == level for unit in units]
            return UNRESOLVED, None, f"„{words}” – {_only(level, labels, 'ten dokument')} Sprawdź numer."
        return self._one_of(found, words)

    def _group(
        self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: _Scope
    ) -> tuple[str, Unit | None, str]:
        named = [unit for unit in scope.groups if unit.word == level and unit.style is not Style.ROMAN]
        groups = named or [unit for unit in scope.groups if unit.style is Style.ROMAN]
        found = [unit for unit in groups if _same_number(unit, value)]
        if len(found) > 1:
            # Chapters counted anew in each part: the one of the same part is meant.
            around = [unit for unit in found if any(unit is child for above in path for child in above.children)]
            found = around or found
        if found:
            return self._one_of(found, words)
        if level != "rozdz":
            return UNCERTAIN, None, ""  # "część 2 wniosku", "dział spożywczy": ordinary words
        have = f"są tu tylko rozdziały {_span(groups)}." if groups else "ten dokument nie ma rozdziałów."
        return UNRESOLVED, None, f"„{words}” – {have} Sprawdź numer."

    def _annexed(self, value: str, words: str) -> tuple[str, Unit | None, str]:
        annex = self._annex(value)
        if annex is not None and annex.annex is not None:
            return RESOLVED, annex.annex, ""
        if self.attached:
            return UNCERTAIN, None, ""
        if not self._annexes:
            return UNCERTAIN, None, f"„{words}” – tego załącznika nie ma w treści ani w polu annexes. Dołącz go."
        have = _span([scope.annex for scope in self._annexes if scope.annex is not None])
        return UNRESOLVED, None, f"„{words}” – dołączono tylko załączniki {have}. Sprawdź numer albo dołącz brakujący."

    def _decimal(self, value: str, words: str, scope: _Scope) -> tuple[str, Unit | None, str]:
        key = _decimal_key(value)
        found = scope.decimals.get(key, [])
        if not found and len(key[0]) == 2:
            for group in (unit for unit in scope.groups if unit.number.parts[-1] == key[0][0]):
                found = found + [u for u in group.children if u.number == Number((key[0][1],), key[1])]
        if not found:
            return UNRESOLVED, None, f"„{words}” – nie ma takiego punktu. Sprawdź numer."
        return self._one_of(found, words)

    def _climbed(
        self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: _Scope
    ) -> tuple[str, Unit | None, str]:
        """Missing upper levels come from the nearest unit around the reference that has such a level."""
        around: list[Unit | None] = [*reversed(path), None]
        for also_called in (False, True):
            for unit in around:
                index = self._index(unit.children if unit else scope.top, unit, also_called)
                if any(word == level for word, _label in index):
                    found = index.get((level, value), [])
                    return (
                        self._one_of(found, words) if found else self._not_among(unit, level, value, words, scope, path)
                    )
        return self._not_among(path[-1] if path else None, level, value, words, scope, path)

    def _not_among(
        self, unit: Unit | None, level: str, value: str, words: str, scope: _Scope, path: tuple[Unit, ...]
    ) -> tuple[str, Unit | None, str]:
        if not path and unit is None and not _is_flat(scope):
            return UNCERTAIN, None, ""  # a preamble: nothing around to fill the missing levels from
        if not scope.top:
            return UNCERTAIN, None, ""
        elsewhere = [
            one
            for group in (*scope.groups, *(u for u in scope.top if u.style is Style.HEADING))
            for one in self._index(group.children, group, True).get((level, value), [])
        ]
        if len(elsewhere) > 1 and (unit is None or unit.style in GROUPS):
            shown = ", ".join(self.cited[id(one)] for one in elsewhere[:3])
            message = f"„{words}” pasuje do kilku miejsc ({shown}). Dopisz, o który rozdział chodzi."
            return AMBIGUOUS, None, message
        children = unit.children if unit else scope.top
        same = [child for child in children if level in _called(child)]
        where = self.cited.get(id(unit), "") if unit else ""
        name = where or "ten dokument"
        other = self._other_level(path, value, level)
        cure = f"Czy chodzi o {other}?" if other else "Sprawdź numer."
        return UNRESOLVED, None, f"„{words}” – {_only(level, same, name)} {cure}"

    def _other_level(self, path: tuple[Unit, ...], value: str, level: str) -> str:
        """The unit with that number at another level, as a proposal."""
        for unit in reversed(path):
            for child in unit.children:
                if child.label == value and child.word != level and child.style not in GROUPS:
                    return self.cited.get(id(child), "")
        return ""

    def _child(self, unit: Unit, level: str, value: str, words: str) -> tuple[str, Unit | None, str]:
        if level == "tir" and not value.isdigit():
            value = str(_ordinal(value))
        for also_called in (False, True):
            found = self._index(unit.children, unit, also_called).get((level, value), [])
            if found:
                return self._one_of(found, words)
        if unit.style is Style.ANNEX or level in ("par", "art"):
            scope = next((s for s in self._annexes if s.annex is unit), None)
            if scope is not None:
                return self._first(level, value, words, (), scope)
        if unit.style in GROUPS and level in ("par", "art"):
            return self._base(level, value, words, self._main)
        name = self.cited.get(id(unit), words)
        if unit.repealed:
            return REPEALED, unit, f"„{words}” wskazuje uchylony przepis ({name}). Popraw odesłanie albo je usuń."
        deeper = [one for one in unit.walk() if one.word == level and one.label == value and one is not unit]
        other = [one for one in unit.children if one.label == value]
        proposal = self.cited.get(id((deeper or other)[0]), "") if len(deeper or other) == 1 else ""
        cure = f"Czy chodzi o {proposal}?" if proposal else "Sprawdź numer."
        same = [child for child in unit.children if child.word == level]
        return UNRESOLVED, None, f"„{words}” – {_only(level, same, name)} {cure}"

    def _one_of(self, found: Sequence[Unit], words: str) -> tuple[str, Unit | None, str]:
        if len(found) == 1:
            return RESOLVED, found[0], ""
        shown = ", ".join(f"{self.cited[id(unit)]} w wierszu {unit.line}" for unit in found[:3])
        return AMBIGUOUS, None, f"„{words}” pasuje do kilku miejsc ({shown}). Dopisz, o które chodzi."

    # Indexes

    def _indexed(self, top: tuple[Unit, ...], annex: Unit | None) -> _Scope:
        scope = _Scope(top, annex)
        for unit in (one for first in top for one in first.walk()):
            if unit.style in BASES:
                scope.base_words.add(unit.word)
                for label in _labels(unit):
                    scope.bases.setdefault((unit.word, label), []).append(unit)
            elif unit.style in GROUPS and unit.style is not Style.HEADING:
                scope.groups.append(unit)
            elif unit.style is Style.DECIMAL:
                scope.decimals.setdefault((unit.number.parts, unit.number.suffix), []).append(unit)
        return scope

    def _index(
        self, children: tuple[Unit, ...], owner: Unit | None, also_called: bool
    ) -> Mapping[tuple[str, str], list[Unit]]:
        """(level word, label) -> units; with ``also_called`` under every word that authors use for the level."""
        key = (id(owner) if owner is not None else id(children), also_called)
        if key not in self._children:
            index: dict[tuple[str, str], list[Unit]] = {}
            for child in children:
                for word in _called(child) if also_called else (child.word,):
                    if child.style is not Style.DECIMAL:
                        for label in _labels(child):
                            index.setdefault((word, label), []).append(child)
            self._children[key] = index
        return self._children[key]

    def _annex(self, number: str) -> _Scope | None:
        if not number:
            return self._annexes[0] if len(self._annexes) == 1 else None
        return next((s for s in self._annexes if s.annex is not None and _same_number(s.annex, number)), None)

    def _anchor(self, unit: Unit, target: Target) -> str:
        """The id of the unit, or of the one meant by a line that covers several."""
        labels = _labels(unit)
        value = target.steps[-1][1]
        return (
            unit.anchors[labels.index(value)] if value in labels and len(labels) == len(unit.anchors) else unit.anchor
        )


def _labels(unit: Unit) -> list[str]:
    """The labels that one line stands for: ["4", "5", "6"] for `4–6. (uchylone)`."""
    if not unit.also:
        return [unit.label]
    if unit.style in LETTERED:
        return [letters_of(unit.number.last + n) for n in range(len(unit.also) + 1)]
    return [unit.label, *(str(unit.number.last + n) for n in range(1, len(unit.also) + 1))]


def _called(unit: Unit) -> tuple[str, ...]:
    """The level words for this unit: `1.` is "ust." below a § and nothing else; elsewhere authors say "pkt" as well."""
    if unit.style is Style.DOT and unit.word == "pkt":
        return "pkt", "ust"
    if unit.style is Style.DOT and unit.word == "ust" and not re.search(r"(?:^|-)(?:par|art)-", unit.anchor):
        return "ust", "pkt"
    return (unit.word, "ppkt") if unit.word == "pkt" else (unit.word,)


def _same_number(unit: Unit, value: str) -> bool:
    from plugins.regulations.marks import ordinal_of

    digits = re.fullmatch(r"(\d+)([a-z]?)", value)
    if digits:
        return unit.number == Number((int(digits[1]),), digits[2])
    if re.fullmatch(r"[IVXLC]+[a-z]?", value):
        return unit.number == Number((of_roman(value.rstrip("abcdefgh")) or 0,), value[len(value.rstrip("abcdefgh")) :])
    ordinal = ordinal_of(value)
    return ordinal is not None and unit.number == Number((ordinal,))


def _decimal_key(value: str) -> tuple[tuple[int, ...], str]:
    pieces = value.split(".")
    suffix = re.search(r"[a-z]*$", pieces[-1])
    assert suffix is not None
    numbers = [of_roman(piece) if piece[0] in "IVXLC" else int(re.match(r"\d+", piece)[0]) for piece in pieces]  # type: ignore[index]
    return tuple(number or 0 for number in numbers), suffix[0]


def _ordinal(word: str) -> int:
    from plugins.regulations.marks import ordinal_of

    return ordinal_of(word) or 0


def _is_gone(unit: Unit, value: str) -> bool:
    return unit.repealed and not (unit.label != value and not unit.also)


def _is_flat(scope: _Scope) -> bool:
    return not scope.base_words and not scope.groups


def _calls_itself_rules(annex: Unit) -> bool:
    words = " ".join(passage.text for passage in annex.passages[:2]).lower()
    return bool(re.search(r"regulamin|statut|zasady", words)) and not words.startswith("do regulaminu")


def _only(level: str, units: Sequence[Unit], name: str) -> str:
    if not units:
        return f"{name} nie ma {_GENITIVES.get(level, 'takich jednostek')}."
    return f"{name} ma tylko {_PLURALS.get(level, 'jednostki')} {_span(units)}."


def _span(units: Sequence[Unit]) -> str:
    labels = list(dict.fromkeys(label for unit in units for label in _labels(unit)))
    return " i ".join(labels) if len(labels) < 3 else f"{labels[0]}–{labels[-1]}"


def _quoted(written: str, target: Target) -> str:
    """The words of a reference; a bare number of a list gets its level back: „ust. 5”."""
    if written[:1].isdigit() or len(written) < 3:
        level = target.steps[-1][0]
        return (
            f"{ {'par': '§', 'zal': 'załącznik nr', 'pkt': 'pkt', 'tir': 'tiret'}.get(level, f'{level}.') } {written}"
        )
    return written
