"""Looking units up: which unit of a text is "§ 5 ust. 2 pkt 1", read at a given place?

The answer is a state, the unit if there is exactly one, and the Polish sentence if there is not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plugins.regulations.parsing.marks import ordinal_of
from plugins.regulations.references.chains import GROUP_LEVELS
from plugins.regulations.tree.anchors import citations
from plugins.regulations.tree.numbers import Number, letters_of, of_roman
from plugins.regulations.tree.units import BASES, GROUPS, LETTERED, Regulation, Style, Unit

RESOLVED, UNRESOLVED, REPEALED, AMBIGUOUS, UNCERTAIN = "resolved", "unresolved", "repealed", "ambiguous", "uncertain"
Answer = tuple[str, Unit | None, str]
# Accusative of one and of many ("ma tylko …"), genitive of many ("nie ma …").
_FORMS = {
    "ust": ("ustęp", "ustępy", "ustępów"), "pkt": ("punkt", "punkty", "punktów"),
    "ppkt": ("podpunkt", "podpunkty", "podpunktów"), "lit": ("literę", "litery", "liter"), "tir": ("tiret",) * 3,
    "par": ("paragraf", "paragrafy", "paragrafów"), "art": ("artykuł", "artykuły", "artykułów"),
    "rozdz": ("rozdział", "rozdziały", "rozdziałów"), "dzial": ("dział", "działy", "działów"),
    "czesc": ("część", "części", "części"),
}  # fmt: skip


@dataclass(slots=True)
class Scope:
    """The main document or an annex, with everything that can be looked up in it."""

    top: tuple[Unit, ...]
    annex: Unit | None
    bases: dict[tuple[str, str], list[Unit]] = field(default_factory=dict)
    groups: list[Unit] = field(default_factory=list)
    decimals: dict[tuple[tuple[int, ...], str], list[Unit]] = field(default_factory=dict)
    base_words: set[str] = field(default_factory=set)


class Lookup:
    """All units of one regulation by their numbers. ``attached`` is how many of its annexes are files."""

    def __init__(self, regulation: Regulation, attached: int = 0) -> None:
        self._regulation = regulation
        self.attached = attached
        self._children: dict[tuple[int, bool], dict[tuple[str, str], list[Unit]]] = {}
        self.main = self._indexed(regulation.units, None)
        self.annexes = [self._indexed(annex.children, annex) for annex in regulation.annexes]

    @cached_property
    def cited(self) -> dict[int, str]:
        """The citations of all units, which only messages show."""
        return citations(self._regulation)

    def find(self, steps: Sequence[tuple[str, str]], words: str, path: tuple[Unit, ...], scope: Scope) -> Answer:
        if not steps:
            return UNCERTAIN, None, ""
        (level, value), *below = [_counted(*step) for step in steps]
        state, unit, message = self._first(level, value, words, path, scope)
        for next_level, next_value in below:
            if state != RESOLVED or unit is None:
                return state, unit, message
            state, unit, message = self._child(unit, next_level, next_value, words)
        return state, unit, message

    def _first(self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: Scope) -> Answer:
        if level in ("par", "art"):
            return self._base(level, value, words, scope, path)
        if level in GROUP_LEVELS:
            return self._group(level, value, words, path, scope)
        if level == "zal":
            return self._annexed(value, words)
        if "." in value:
            return self._decimal(value, words, scope)
        return self._climbed(level, value, words, path, scope)

    def _base(self, level: str, value: str, words: str, scope: Scope, path: tuple[Unit, ...] = ()) -> Answer:
        if level not in scope.base_words and scope.annex is not None:
            scope = self.main
        found = scope.bases.get((level, value), [])
        if not found:
            labels = [unit for (word, _), units in scope.bases.items() if word == level for unit in units]
            return UNRESOLVED, None, f"„{words}” – {_only(level, labels, 'ten dokument')} Sprawdź numer."
        if len(found) > 1:
            # § counted anew in each chapter: the one of the same chapter is meant.
            around = {id(one) for group in path[:1] if group.style in GROUPS for one in group.walk()}
            found = [unit for unit in found if id(unit) in around] or found
        return self._one_of(found, words)

    def _group(self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: Scope) -> Answer:
        named = [unit for unit in scope.groups if unit.word == level and unit.style is not Style.ROMAN]
        groups = named or [unit for unit in scope.groups if unit.style is Style.ROMAN]
        found = [unit for unit in groups if same_number(unit, value)]
        if len(found) > 1:
            # Chapters counted anew in each part: the one of the same part is meant.
            around = [unit for unit in found if any(unit is child for above in path for child in above.children)]
            found = around or found
        if found:
            return self._one_of(found, words)
        if level != "rozdz":
            return UNCERTAIN, None, ""  # "część 2 wniosku", "dział spożywczy": ordinary words
        words_for = "są tu tylko rozdziały" if _are_many(groups) else "jest tu tylko rozdział"
        have = f"{words_for} {_span(groups)}." if groups else "ten dokument nie ma rozdziałów."
        return UNRESOLVED, None, f"„{words}” – {have} Sprawdź numer."

    def _annexed(self, value: str, words: str) -> Answer:
        annex = self.annex(value)
        if annex is not None and annex.annex is not None:
            return RESOLVED, annex.annex, ""
        if self.attached:
            return UNCERTAIN, None, ""
        if not self.annexes:
            return UNCERTAIN, None, f"„{words}” – tego załącznika nie ma w treści ani w polu annexes. Dołącz go."
        known = [scope.annex for scope in self.annexes if scope.annex is not None]
        have = f"{'załączniki' if _are_many(known) else 'załącznik'} {_span(known) or 'bez numeru'}"
        return UNRESOLVED, None, f"„{words}” – dołączono tylko {have}. Sprawdź numer albo dołącz brakujący."

    def _decimal(self, value: str, words: str, scope: Scope) -> Answer:
        key = _decimal_key(value)
        found = scope.decimals.get(key, [])
        if not found and len(key[0]) == 2:
            for group in (unit for unit in scope.groups if unit.number.parts[-1] == key[0][0]):
                found = found + [u for u in group.children if u.number == Number((key[0][1],), key[1])]
        if not found:
            return UNRESOLVED, None, f"„{words}” – nie ma takiego punktu. Sprawdź numer."
        return self._one_of(found, words)

    def _climbed(self, level: str, value: str, words: str, path: tuple[Unit, ...], scope: Scope) -> Answer:
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
        self, unit: Unit | None, level: str, value: str, words: str, scope: Scope, path: tuple[Unit, ...]
    ) -> Answer:
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

    def _child(self, unit: Unit, level: str, value: str, words: str) -> Answer:
        for also_called in (False, True):
            found = self._index(unit.children, unit, also_called).get((level, value), [])
            if found:
                return self._one_of(found, words)
        if unit.style is Style.ANNEX or level in ("par", "art"):
            scope = next((s for s in self.annexes if s.annex is unit), None)
            if scope is not None:
                return self._first(level, value, words, (), scope)
        if unit.style in GROUPS and level in ("par", "art"):
            return self._base(level, value, words, self.main, (unit,))
        name = self.cited.get(id(unit), words)
        if unit.repealed:
            return REPEALED, unit, f"„{words}” wskazuje uchylony przepis ({name}). Popraw odesłanie albo je usuń."
        deeper = [one for one in unit.walk() if one.word == level and one.label == value and one is not unit]
        other = [one for one in unit.children if one.label == value]
        same = [child for child in unit.children if child.word == level]
        if len(other) == 1 and not same and {level, other[0].word} == {"ust", "pkt"}:
            # "§ 1 pkt 1" of a § that has ust. only: unusual, but there is one thing that it can mean.
            known, said = _FORMS[other[0].word][1], _FORMS[level][1]
            return RESOLVED, other[0], f"„{words}”: {name} ma {known}, a nie {said}. Sprawdź, czy o to chodzi."
        proposal = self.cited.get(id((deeper or other)[0]), "") if len(deeper or other) == 1 else ""
        cure = f"Czy chodzi o {proposal}?" if proposal else "Sprawdź numer."
        return UNRESOLVED, None, f"„{words}” – {_only(level, same, name)} {cure}"

    def _one_of(self, found: Sequence[Unit], words: str) -> Answer:
        if len(found) == 1:
            return RESOLVED, found[0], ""
        shown = ", ".join(f"{self.cited[id(unit)]} w wierszu {unit.line}" for unit in found[:3])
        return AMBIGUOUS, None, f"„{words}” pasuje do kilku miejsc ({shown}). Dopisz, o które chodzi."

    def _indexed(self, top: tuple[Unit, ...], annex: Unit | None) -> Scope:
        scope = Scope(top, annex)
        for unit in (one for first in top for one in first.walk()):
            if unit.style in BASES:
                scope.base_words.add(unit.word)
                for label in labels_of(unit):
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
                        for label in labels_of(child):
                            index.setdefault((word, label), []).append(child)
            self._children[key] = index
        return self._children[key]

    def annex(self, number: str) -> Scope | None:
        if not number:
            return self.annexes[0] if len(self.annexes) == 1 else None
        return next((s for s in self.annexes if s.annex is not None and same_number(s.annex, number)), None)


def labels_of(unit: Unit) -> list[str]:
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


def same_number(unit: Unit, value: str) -> bool:
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


def _counted(level: str, value: str) -> tuple[str, str]:
    """Dashes have no number of their own: "tiret drugie" is ("tir", "2")."""
    return (level, value) if level != "tir" or value.isdigit() else (level, str(ordinal_of(value) or 0))


def _is_flat(scope: Scope) -> bool:
    return not scope.base_words and not scope.groups


def _only(level: str, units: Sequence[Unit], name: str) -> str:
    one, many, of_many = _FORMS[level]
    if not units:
        return f"{name} nie ma {of_many}."
    return f"{name} ma tylko {many if _are_many(units) else one} {_span(units)}."


def _labels(units: Sequence[Unit]) -> list[str]:
    return list(dict.fromkeys(label for unit in units for label in labels_of(unit)))


def _are_many(units: Sequence[Unit]) -> bool:
    return len(_labels(units)) > 1


def _span(units: Sequence[Unit]) -> str:
    labels = _labels(units)
    return " i ".join(labels) if len(labels) < 3 else f"{labels[0]}–{labels[-1]}"
