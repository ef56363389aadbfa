"""Level words, permanent ids and citations of units.

Ids are made from the numbers, never from positions (contract, section 3; the idea of eId in Akoma Ntoso):
`par-5-ust-2-pkt-1-lit-a`, `rozdz-2-ust-3-lit-b`, `pkt-2-1-1`, `zal-1-par-2`, `…-tir-2`. Repealed units keep theirs. A
second unit with the same id gets none: it is reported, not renamed, except in a text that is meant to be so (`--2`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from plugins.polish.words import slugify
from plugins.regulations.tree.numbers import ORDINALS, Number, letters_of, of_letters
from plugins.regulations.tree.units import (
    ANOTHER_LIST,
    BASES,
    GROUPS,
    LETTERED,
    NAMED,
    Passage,
    Regulation,
    Style,
    Unit,
)

NEUTER = (
    "pierwsze",
    "drugie",
    "trzecie",
    "czwarte",
    "piąte",
    "szóste",
    "siódme",
    "ósme",
    "dziewiąte",
    "dziesiąte",
    "jedenaste",
    "dwunaste",
    "trzynaste",
    "czternaste",
    "piętnaste",
    "szesnaste",
    "siedemnaste",
    "osiemnaste",
    "dziewiętnaste",
    "dwudzieste",
)
assert len(NEUTER) == len(ORDINALS)
_SHOWN = {
    "par": "§",
    "art": "art.",
    "ust": "ust.",
    "pkt": "pkt",
    "ppkt": "ppkt",
    "lit": "lit.",
    "tir": "tiret",
    "rozdz": "rozdział",
    "oddz": "oddział",
    "dzial": "dział",
    "czesc": "część",
    "tytul": "tytuł",
    "ksiega": "księga",
    "zal": "załącznik nr",
}


@dataclass(frozen=True, slots=True)
class _Scope:
    """How addresses are made in the main document or in one annex."""

    citation: str
    groups_count: bool
    nested_groups: frozenset[str]


class _Taken(set[str]):
    """The ids that are given. ``repeats``: a second unit of one number gets `--2` (`verbatim: tak`), else none."""

    repeats = False


def addressed(regulation: Regulation, wanted: str | None = None, verbatim: bool = False) -> Regulation:
    """The same text with level words and ids."""
    main = _scope(regulation.units, wanted)
    taken = _Taken()
    taken.repeats = verbatim
    units = _sited(regulation.units, "", main, taken)
    annexes = tuple(_annex(annex, number, wanted, taken) for number, annex in enumerate(regulation.annexes, 1))
    return replace(regulation, units=units, annexes=annexes, citation=main.citation)


def _annex(annex: Unit, ordinal: int, wanted: str | None, taken: _Taken) -> Unit:
    number = f"{annex.number.last}{annex.number.suffix}" if annex.label else str(ordinal)
    anchor = _fresh(f"zal-{number}", taken)
    inner = _scope(annex.children, wanted)
    children = _sited(annex.children, f"{anchor or f'zal-{number}'}-", inner, taken if anchor else _Taken())
    return replace(annex, label=annex.label or "", word="zal", anchor=anchor, children=children)


def _scope(units: Sequence[Unit], wanted: str | None) -> _Scope:
    if wanted == "art":  # the mark of a unit says whether it is a § or an article; both run on in the same way
        wanted = "par"
    everything = [unit for top in units for unit in top.walk()]
    styles = {unit.style for unit in everything}
    if styles & BASES:
        citation = "par"
    elif styles & (GROUPS - {Style.HEADING}):
        citation = "rozdz"
    elif Style.DECIMAL in styles:
        citation = "dec"
    else:
        citation = "flat"
    counts = citation == "rozdz" or (
        citation == "par" and (wanted == "rozdz" or (not wanted and _bases_restart(units)))
    )
    if citation == "flat":
        counts = _restarts(units)
    repeated = _repeated_groups(everything)
    if wanted in ("par", "rozdz", "dec") and not (wanted == "par" and not styles & BASES):
        citation = "par" if wanted == "rozdz" and styles & BASES else wanted
    return _Scope(citation, counts, repeated)


def _restarts(units: Sequence[Unit]) -> bool:
    """Do numbers start again below headings without a mark? Then the heading belongs into the address (P13)."""
    firsts = [
        (child.style, child.number) for unit in units if unit.style is Style.HEADING for child in unit.children[:1]
    ]
    return len(set(firsts)) < len(firsts) or any(u.style is not Style.HEADING for u in units if firsts)


def _bases_restart(units: Sequence[Unit]) -> bool:
    """Do § begin anew in each chapter? At least two chapters begin with § 1."""
    firsts = [next((one for one in unit.walk() if one.style in BASES), None) for unit in units if unit.style in GROUPS]
    return sum(first is not None and first.number.is_first for first in firsts) > 1


def _repeated_groups(everything: Iterable[Unit]) -> frozenset[str]:
    """Level words of groups whose numbers start again in each higher group; those carry its address in theirs."""
    seen: set[tuple[str, Number]] = set()
    repeated: set[str] = set()
    for unit in everything:
        if unit.style in GROUPS and unit.style is not Style.HEADING:
            if (unit.word, unit.number) in seen:
                repeated.add(unit.word)
            seen.add((unit.word, unit.number))
    return frozenset(repeated)


def _sited(
    units: Sequence[Unit], prefix: str, scope: _Scope, taken: _Taken, above: Unit | None = None
) -> tuple[Unit, ...]:
    sited: list[Unit] = []
    again: set[Style] = set()
    for unit in units:
        if unit.doubt == ANOTHER_LIST:
            again.add(unit.style)
        sited.append(_sited_one(unit, prefix, scope, taken, above, unit.style in again))
    return tuple(sited)


def _sited_one(unit: Unit, prefix: str, scope: _Scope, taken: _Taken, above: Unit | None, again: bool) -> Unit:
    word = _word(unit, scope, above)
    unit = replace(unit, word=word)
    step = _step(unit, above)
    base = prefix
    if (unit.style in BASES and not scope.groups_count) or (unit.style in GROUPS and word not in scope.nested_groups):
        base = _scope_prefix(prefix)
    elif unit.style is Style.DECIMAL and not _is_below_its_number(unit, above):
        base = _scope_prefix(prefix) if above is None or above.style in GROUPS else prefix
    if (
        unit.style is Style.DECIMAL
        and above is not None
        and _is_below_its_number(unit, above)
        and above.style not in GROUPS | BASES
    ):
        anchor = _fresh(f"{prefix.removesuffix('-')}-{unit.number.last}{unit.number.suffix}", taken, again)
    else:
        anchor = _fresh(base + step, taken, again)
    also = tuple(a for a in (_fresh(base + s, taken) for s in _covered_steps(unit)) if a)
    inner = f"{anchor or base + step}-"
    if unit.style is Style.HEADING and not scope.groups_count:
        inner = prefix
    children = _sited(unit.children, inner, scope, taken if anchor else _Taken(), unit)
    return replace(unit, anchor=anchor, also=also, children=children)


def _is_below_its_number(unit: Unit, above: Unit | None) -> bool:
    return above is not None and above.number.parts == unit.number.parts[:-1]


def _scope_prefix(prefix: str) -> str:
    annex = re.match(r"zal-\w+-", prefix)
    return annex[0] if annex else ""


def _fresh(anchor: str, taken: _Taken, again: bool = False) -> str:
    """The id, if it is free. A repeated one is a problem and gets none, except where the text is meant to be so."""
    if anchor in taken and (again or taken.repeats):
        anchor = next(f"{anchor}--{n}" for n in count(2) if f"{anchor}--{n}" not in taken)
    if anchor in taken:
        return ""
    taken.add(anchor)
    return anchor


def _word(unit: Unit, scope: _Scope, above: Unit | None) -> str:
    """The name of the level, which depends on what stands above (P9, P14 of the facts)."""
    if unit.style is Style.DOT and unit.form == NAMED:
        return "ust"
    if unit.style is Style.DOT:
        if above is None or above.style is Style.HEADING:
            return "pkt" if scope.citation in ("flat", "dec", "rozdz") else "ust"
        if scope.citation == "dec":
            return "pkt"
        if above.style in BASES and _announces(above):
            return "pkt"
        return "ust" if above.style in BASES | GROUPS else "ppkt" if above.word == "pkt" else "pkt"
    if unit.style is Style.BRACKET and unit.form != NAMED:
        return "ppkt" if above is not None and above.word in ("pkt", "ppkt") else "pkt"
    return unit.word


def _announces(unit: Unit) -> bool:
    """Does the text of a § end with a colon? Then `1.` below are points, whatever their mark."""
    passages = [block for block in unit.before if isinstance(block, Passage)]
    return bool(passages) and passages[-1].text.endswith(":")


def _step(unit: Unit, above: Unit | None) -> str:
    if unit.style is Style.HEADING:
        return slugify(unit.title.text if unit.title else "") or "naglowek"
    if unit.style is Style.DECIMAL:
        if (
            above is not None
            and above.style in GROUPS
            and _is_below_its_number(unit, above)
            and unit.label[:1] in "IVXLC"
        ):
            return f"ust-{unit.number.last}{unit.number.suffix}"
        return "pkt-" + "-".join(str(part) for part in unit.number.parts) + unit.number.suffix
    return f"{unit.word}-{_numeral(unit, unit.number)}"


def _numeral(unit: Unit, number: Number) -> str:
    """``5a`` as it stands in an id: letters for lettered units (`lit-a`), digits for Roman ones (`rozdz-2`)."""
    if unit.style in LETTERED:
        return letters_of(number.last) + number.suffix if not _is_polish(number) else slugify(number.suffix)
    return f"{number.last}{number.suffix}"


def _is_polish(number: Number) -> bool:
    return bool(number.suffix) and number.suffix in "ąćęłńóśźż"


def _covered_steps(unit: Unit) -> Iterator[str]:
    """The further units of one line such as `4–6. (uchylone)`."""
    if not unit.through or not unit.repealed:
        return
    last = through_number(unit).last
    for value in range(unit.number.last + 1, min(last, unit.number.last + 500) + 1):
        yield f"{unit.word}-{letters_of(value) if unit.style in LETTERED else value}"


def through_number(unit: Unit) -> Number:
    """The last number that the unit's line stands for: 6 for `4–6. (uchylone)`."""
    if not unit.through or not unit.repealed:
        return unit.number
    if unit.style in LETTERED:
        return of_letters(unit.through)
    digits = re.match(r"\d+", unit.through)
    return Number((int(digits[0]),), unit.through[digits.end() :]) if digits else unit.number


def shown_step(unit: Unit) -> str:
    """One level of a citation: ``§ 5``, ``ust. 2``, ``lit. a``, ``tiret drugie``, ``rozdział II``."""
    if unit.style is Style.HEADING:
        return f"„{unit.title.text}”" if unit.title else ""
    if unit.style is Style.DOUBLE_DASH:
        return f"podwójne tiret {ordinal_word(unit.number.last)}"
    if unit.style is Style.DASH:
        return f"tiret {ordinal_word(unit.number.last)}"
    if unit.word == "zal" and not unit.label:
        return "załącznik"
    label = f"{unit.label}–{unit.through}" if unit.also else unit.label
    return f"{_SHOWN.get(unit.word, unit.word)} {label}"


def ordinal_word(number: int) -> str:
    return NEUTER[number - 1] if 0 < number <= len(NEUTER) else f"{number}."


def citations(regulation: Regulation) -> dict[int, str]:
    """Citation of each unit by its ``id()``: ``§ 5 ust. 2 pkt 1 lit. a tiret drugie``; a chapter only where needed."""
    found: dict[int, str] = {}

    def visit(unit: Unit, path: tuple[Unit, ...], annex: Unit | None) -> None:
        found[id(unit)] = _citation((*path, unit), annex)
        for child in unit.children:
            visit(child, (*path, unit), annex)

    for unit in regulation.units:
        visit(unit, (), None)
    for annex in regulation.annexes:
        found[id(annex)] = shown_step(annex)
        for child in annex.children:
            visit(child, (), annex)
    return found


def _citation(path: Sequence[Unit], annex: Unit | None) -> str:
    unit = path[-1]
    steps = list(path)
    bases = [n for n, step in enumerate(steps) if step.style in BASES]
    if unit.style in GROUPS:
        nested = len(path) > 1 and path[-2].anchor and unit.anchor.startswith(f"{path[-2].anchor}-")
        steps = [path[-2], unit] if nested else [unit]
    elif bases and "rozdz-" not in steps[bases[0]].anchor:
        steps = steps[bases[0] :]
    elif unit.style is Style.DECIMAL and unit.anchor.rpartition("zal-")[2].lstrip("0123456789-").startswith("pkt"):
        steps = [unit]
    decimals = [n for n, step in enumerate(steps) if step.style is Style.DECIMAL]
    if decimals and unit.style not in GROUPS:
        # 2.1.1 names its parents by itself.
        steps = [s for n, s in enumerate(steps) if n >= decimals[-1] or s.style in BASES]
    shown = " ".join(shown_step(step) for step in steps)
    return f"{shown} {_of_annex(annex)}" if annex else shown


def _of_annex(annex: Unit) -> str:
    return f"załącznika nr {annex.label}" if annex.label else "załącznika"
