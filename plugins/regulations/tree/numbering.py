"""Are the numbers of units whole? Repeated and missing ones are problems; odd habits are warnings.

Nothing is repaired: the message says which number would continue the list.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from plugins.core.schema.issues import Issue
from plugins.regulations.tree.anchors import citations, shown_step, through_number
from plugins.regulations.tree.numbers import (
    POLISH_LETTERS,
    Number,
    follows,
    letters_of,
    roman_of,
    wanted_after,
    written_suffix,
)
from plugins.regulations.tree.units import (
    ANOTHER_LIST,
    BASES,
    CAPITALS,
    GROUPS,
    LETTERED,
    UNNUMBERED,
    Regulation,
    Style,
    Unit,
)


def issues_in(regulation: Regulation, attached: int = 0) -> list[Issue]:
    """Numbers that repeat, jump or start in the middle, and decimals without their parent; by line.

    ``attached`` is how many annexes are files: those may be the ones that are missing in the text.
    """
    return sorted(_issues(regulation, attached), key=lambda issue: issue.line or 0)


def _issues(regulation: Regulation, attached: int) -> Iterator[Issue]:
    check = _Numbers(regulation)
    yield from check.of_scope(regulation.units)
    for annex in regulation.annexes:
        yield from check.of_scope(annex.children)
    yield from _annexes(regulation.annexes, attached)


def warnings_in(regulation: Regulation) -> Iterator[Issue]:
    """What is legal but easily misread: mixed marks on one level, Polish letters, lines that look like units."""
    for unit in regulation.walk():
        forms = {child.form: child for child in reversed(unit.children) if child.style is Style.LETTER}
        if len(forms) > 1:
            first_of_each = sorted(forms.values(), key=lambda child: child.line)
            line, marks = first_of_each[-1].line, " ".join(child.mark for child in first_of_each)
            yield Issue("", f"litery kończą się raz nawiasem, raz kropką ({marks}). Wybierz jeden sposób.", line)
        if unit.style is Style.LETTER and unit.label and unit.label[0] in POLISH_LETTERS:
            message = (
                f"„{unit.mark}”: w wyliczeniach nie używa się liter ą ć ę ł ń ó ś ź ż. Wpisz następną literę łacińską."
            )
            yield Issue("", message, unit.line)
        if unit.style is Style.DOT and unit.word == "pkt" and "par-" in unit.anchor:
            message = f"„{unit.mark}” po dwukropku to punkt, a punkty pisze się z nawiasem. Zapisz „{unit.label})”."
            yield Issue("", message, unit.line)
    for aside in regulation.asides:
        if aside.doubtful:
            yield Issue("", f"{aside.reason}. Jeśli to nowa jednostka, sprawdź jej numer.", aside.line)


class _Numbers:
    """Remembers where each unit stands, for the messages."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation

    @cached_property
    def _cited(self) -> dict[int, str]:
        return citations(self._regulation)

    def of_scope(self, units: Sequence[Unit]) -> Iterator[Issue]:
        everything = [unit for top in units for unit in top.walk()]
        nested = _bases_restart_in_groups(everything)
        if not nested:
            for style in sorted(BASES, key=lambda s: s.value):
                yield from self._list([u for u in everything if u.style is style], None)
        yield from self._groups(units, everything)
        firsts = [next((c for c in u.children if c.style is Style.DOT), None) for u in everything if u.style in GROUPS]
        start_anew = sum(first is not None and first.number.is_first for first in firsts) > 1
        running: Number | None = None
        for parent, children in [(None, units), *((unit, unit.children) for unit in everything)]:
            yield from self._below(parent, children, nested, running)
            if parent is not None and parent.style in GROUPS and not start_anew:
                last = [child for child in children if child.style is Style.DOT][-1:]
                running = through_number(last[0]) if last else running

    def _below(
        self, parent: Unit | None, children: Sequence[Unit], nested: bool, running: Number | None
    ) -> Iterator[Issue]:
        """``running`` is the last number of the chapter before: points may run on from chapter to chapter."""
        skipped = GROUPS | UNNUMBERED | (frozenset() if nested else BASES)
        ordered = sorted((c for c in children if c.style not in skipped), key=lambda c: c.style.value)
        for style, same in groupby(ordered, key=lambda c: c.style):
            group = sorted(same, key=lambda c: c.line)
            if style is Style.DOT and parent is not None and parent.style in GROUPS:
                yield from self._list(group, parent, running)
            elif style is Style.DECIMAL:
                yield from self._decimals(group, parent)
            else:
                yield from self._list(group, parent)

    def _groups(self, units: Sequence[Unit], everything: Sequence[Unit]) -> Iterator[Issue]:
        """Chapters run on through the text or start again in each higher group."""
        for style in sorted(GROUPS - {Style.HEADING}, key=lambda s: s.value):
            all_of_style = [unit for unit in everything if unit.style is style]
            if not all_of_style:
                continue
            lists = [[c for c in parent.children if c.style is style] for parent in everything]
            lists = [[u for u in units if u.style is style], *lists]
            lists = [one for one in lists if one]
            restarts = len(lists) > 1 and all(one[0].number.is_first for one in lists)
            for one in lists if restarts else [all_of_style]:
                yield from self._list(one, None)

    def _decimals(self, units: Sequence[Unit], parent: Unit | None) -> Iterator[Issue]:
        orphans = [unit for unit in units if unit.doubt.startswith("orphan:")]
        for unit in orphans:
            wanted = unit.doubt.partition(":")[2]
            message = f"„{unit.mark}” stoi tam, gdzie nie ma punktu {wanted}. Dodaj punkt {wanted} albo popraw numer."
            yield Issue("", message, unit.line)
        yield from self._list([unit for unit in units if unit not in orphans], parent)

    def _list(self, units: Sequence[Unit], parent: Unit | None, runs_on: Number | None = None) -> Iterator[Issue]:
        first_at: dict[Number, Unit] = {}
        before: Unit | None = None
        running: Number | None = None
        shifted = False
        for unit in units:
            if unit.doubt == ANOTHER_LIST:
                first_at, before, running, shifted = {}, None, None, False
            earlier = first_at.setdefault(unit.number, unit)
            if earlier is not unit:
                running, shifted = (running or unit.number).plus(1), True
                yield self._repeated(unit, earlier, running, parent)
            else:
                if before is None:
                    if not unit.number.is_first and not (runs_on is not None and follows(runs_on, unit.number)):
                        yield self._starts_late(unit, parent)
                elif not follows(through_number(before), unit.number, unit.style in LETTERED):
                    yield self._jumps(unit, before)
                running = running.plus(1) if running and shifted else through_number(unit)
            before = unit

    def _repeated(self, unit: Unit, earlier: Unit, wanted: Number, parent: Unit | None) -> Issue:
        where = self._cited.get(id(earlier)) or shown_step(unit)
        repeated = f"{where}: numer powtórzony (pierwszy raz w wierszu {earlier.line})."
        following = _label(unit, wanted) + _tail(unit)
        if unit.doubt == "nested":
            lower = "„1)”" if unit.style is Style.DOT else "niższego poziomu, np. „a)”"
            cure = f"Jeśli to dalszy ciąg, wpisz „{following}”; jeśli niższy poziom, użyj znaku {lower} albo wcięcia."
        elif unit.style in BASES | GROUPS:
            cure = f"Zmień numer, np. na „{following}”."
        else:
            place = f" {_genitive(parent)}" if parent is not None else ""
            cure = f"Jeśli to dalszy ciąg{place}, wpisz „{following}”."
        return Issue("", f"{repeated} {cure}", unit.line)

    def _starts_late(self, unit: Unit, parent: Unit | None) -> Issue:
        first = _label(unit, Number((*unit.number.parts[:-1], 1)))
        where = f" w {_locative(parent)}" if parent is not None and parent.style in BASES else ""
        message = (
            f"numeracja{where} zaczyna się od „{unit.mark}”, a nie od „{first}{_tail(unit)}”. "
            "Popraw numer albo dodaj brakujące jednostki."
        )
        return Issue("", message, unit.line)

    def _jumps(self, unit: Unit, before: Unit) -> Issue:
        expected = _expected(unit, wanted_after(through_number(before), unit.number))
        shown = _shown_mark(unit)
        message = (
            f"po „{_shown_mark(before)}” stoi „{shown}”, a powinno „{expected}”. "
            f"Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”."
        )
        return Issue("", message, unit.line)


def _annexes(annexes: Sequence[Unit], attached: int) -> Iterator[Issue]:
    seen: dict[Number, Unit] = {}
    numbers = {annex.number for annex in annexes}
    for before, annex in zip((None, *annexes), annexes, strict=False):
        earlier = seen.setdefault(annex.number, annex)
        if earlier is not annex:
            message = f"{shown_step(annex)}: numer powtórzony (pierwszy raz w wierszu {earlier.line}). Zmień numer."
            yield Issue("", message, annex.line)
        elif before and not attached and annex.number > before.number and not follows(before.number, annex.number):
            wanted = wanted_after(before.number, annex.number)
            if wanted not in numbers:  # else it stands elsewhere, and only the order is unusual
                yield _annex_jumps(before, annex, wanted)


def _annex_jumps(before: Unit, annex: Unit, wanted: Number) -> Issue:
    message = (
        f"po „{shown_step(before)}” stoi „{shown_step(annex)}”, a powinien „załącznik nr {_label(annex, wanted)}”. "
        "Popraw numer albo dodaj brakujący załącznik: tutaj albo jako plik w polu annexes."
    )
    return Issue("", message, annex.line)


def _bases_restart_in_groups(everything: Sequence[Unit]) -> bool:
    """§ counted anew in each chapter, which the front matter has to say (`citation: rozdz`)."""
    return any(
        unit.style in BASES and re.match(r"(?:zal-\w+-)?(?:rozdz|czesc|dzial|oddz|tytul)-", unit.anchor)
        for unit in everything
    )


def _label(unit: Unit, number: Number) -> str:
    """The number as it is written at this level: ``§ 2a``, ``c``, ``IV``, ``2.1``."""
    suffix = written_suffix(number.suffix)
    if unit.style in CAPITALS:
        return letters_of(number.last).upper() + suffix
    if unit.style in LETTERED:
        return letters_of(number.last) + suffix
    if unit.style in GROUPS | BASES | {Style.ANNEX} and re.match("[IVXLC]", unit.label):
        return _base_sign(unit) + roman_of(number.last) + suffix
    return _base_sign(unit) + ".".join(str(part) for part in number.parts) + suffix


def _base_sign(unit: Unit) -> str:
    return {Style.PARAGRAPH: "§ ", Style.ARTICLE: "Art. "}.get(unit.style, "")


def _expected(unit: Unit, number: Number) -> str:
    """The mark of this unit with another number: ``Rozdział II``, ``c)``."""
    label = _label(unit, number)
    if unit.style not in GROUPS:
        return label + _tail(unit)
    word, found, _rest = _shown_mark(unit).rpartition(unit.label)
    return word + label if found else label


def _tail(unit: Unit) -> str:
    """The end of a mark as this author writes it: ``.``, ``)``."""
    tail = re.search(r"[.)]$", unit.mark)
    return tail[0] if tail and unit.style not in BASES else ""


def _shown_mark(unit: Unit) -> str:
    return unit.mark.rstrip(" .:–—-") if unit.style in BASES | GROUPS else unit.mark


def _genitive(unit: Unit) -> str:
    words = {
        "rozdz": "rozdziału",
        "czesc": "części",
        "dzial": "działu",
        "ust": "ust.",
        "par": "§",
        "pkt": "pkt",
        "lit": "lit.",
    }
    return f"{words[unit.word]} {unit.label}" if unit.word in words and unit.label else "tej listy"


def _locative(unit: Unit) -> str:
    return f"{'§' if unit.style is Style.PARAGRAPH else 'art.'} {unit.label}"
