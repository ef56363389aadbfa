"""The tree as a page shows it: safe HTML of each text with its references and terms linked, citations, back-references.

Templates only place what stands here. Marks are visible text; lists keep their real nesting.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from plugins.core.rendering.filters import typeset
from plugins.core.schema.addresses import is_allowed
from plugins.languages.catalogue import POLISH, words_of
from plugins.regulations.references.definitions import definitions_of, uses
from plugins.regulations.references.lookup import RESOLVED
from plugins.regulations.references.resolution import Neighbour, ResolvedReference, Resolver
from plugins.regulations.tree.anchors import citations
from plugins.regulations.tree.inline import Overlay, Run, overlaid, runs_of
from plugins.regulations.tree.units import BASES, GROUPS, Block, Passage, Regulation, Style, Table, Unit

SECTIONS = GROUPS | BASES | {Style.ANNEX}
MAX_HEADING = 6
LONG = 60


@dataclass(frozen=True, slots=True)
class ShownTable:
    rows: tuple[tuple[Markup, ...], ...]
    has_header: bool
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit ready for the template. ``parts`` are its children in runs: sections one by one, list items together.

    ``cite`` is the citation, ``cited_by`` are (what is cited, who cites it, address); both are empty in a translation,
    which is not binding.
    """

    id: str
    also: tuple[str, ...]
    mark: str
    kind: str
    level: int
    title: Markup
    before: tuple[Markup | ShownTable, ...]
    parts: tuple[tuple[str, tuple["Shown", ...]], ...]
    closing: tuple[Markup | ShownTable, ...]
    notes: tuple[Markup, ...]
    repealed: bool
    cite: str
    cited_by: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A whole regulation ready for the template. ``contents`` as the theme's component takes them."""

    preamble: tuple[Markup | ShownTable, ...]
    parts: tuple[tuple[str, tuple[Shown, ...]], ...]
    ending: tuple[Markup | ShownTable, ...]
    contents: tuple[tuple[str, str, tuple[object, ...]], ...]
    cites: bool

    @property
    def is_long(self) -> bool:
        """More sections than a browser should lay out before it shows the first."""
        return sum(_counted(entry) for entry in self.contents) > LONG


def shown(
    regulation: Regulation,
    title: str,
    neighbours: Sequence[Neighbour] = (),
    resolve: Callable[[str], str] = lambda target: target,
    lang: str = POLISH,
) -> ShownText:
    """``resolve`` gives the address of a link as the author wrote it. A translation does not bind: nobody cites it."""
    return _Display(regulation, title, neighbours, resolve, lang).text()


class _Display:
    def __init__(
        self,
        regulation: Regulation,
        title: str,
        neighbours: Sequence[Neighbour],
        resolve: Callable[[str], str],
        lang: str,
    ) -> None:
        self.regulation = regulation
        self.title = title if lang == POLISH else ""
        self.lang = lang
        self.table_label = words_of("texts", lang).table
        self.resolve = resolve
        self.cited = citations(regulation)
        self.definitions = definitions_of(regulation)
        self.found: dict[int, tuple[ResolvedReference, ...]] = {}
        self.back: dict[int, list[Unit]] = defaultdict(list)
        resolver = Resolver(regulation, self.title, neighbours)
        for unit, passage, found in resolver.everywhere():
            self.found[id(passage)] = found
            for one in found:
                if unit is None or one.unit is None or one.state != RESOLVED or one.elsewhere:
                    continue
                if all(known is not unit for known in self.back[id(one.unit)]):
                    self.back[id(one.unit)].append(unit)

    def text(self) -> ShownText:
        regulation = self.regulation
        return ShownText(
            preamble=self._blocks(regulation.preamble, None),
            parts=self._parts((*regulation.units, *regulation.annexes), 2, None),
            ending=self._blocks(regulation.ending, None),
            contents=_contents((*regulation.units, *regulation.annexes)),
            cites=bool(self.title),
        )

    def _parts(
        self, units: Sequence[Unit], level: int, above: Unit | None
    ) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
        parts: list[tuple[str, tuple[Shown, ...]]] = []
        for unit in units:
            one = self._unit(unit, level, above)
            if unit.style in SECTIONS:
                parts.append(("section", (one,)))
            elif parts and parts[-1][0] == "list":
                parts[-1] = ("list", (*parts[-1][1], one))
            else:
                parts.append(("list", (one,)))
        return tuple(parts)

    def _unit(self, unit: Unit, level: int, above: Unit | None) -> Shown:
        provision = _is_provision(unit, above)
        below = level + 1 if unit.style in SECTIONS else level
        repealed_title = unit.title.text if unit.title and unit.repealed else ""
        return Shown(
            id=unit.anchor,
            also=unit.also,
            mark=unit.mark,
            kind=unit.word or "naglowek",
            level=min(level, MAX_HEADING),
            title=self._html(unit.title, unit) if unit.title and not repealed_title else Markup(""),
            before=self._blocks(unit.before, unit) or ((Markup(escape(repealed_title)),) if repealed_title else ()),
            parts=self._parts(unit.children, below, unit),
            closing=self._blocks(unit.closing, unit),
            notes=tuple(self._html(note, unit) for note in unit.notes),
            repealed=unit.repealed,
            cite=self.cited[id(unit)] if self.title else "",
            cited_by=self._cited_by(unit) if provision and self.title else (),
        )

    def _cited_by(self, provision: Unit) -> tuple[tuple[str, str, str], ...]:
        inside = {id(unit) for unit in provision.walk()}
        return tuple(
            (self.cited[id(unit)], self.cited[id(other)], f"#{other.anchor}")
            for unit in provision.walk()
            for other in self.back.get(id(unit), ())
            if id(other) not in inside and other.anchor
        )

    def _blocks(self, blocks: Sequence[Block], unit: Unit | None) -> tuple[Markup | ShownTable, ...]:
        return tuple(self._html(block, unit) if isinstance(block, Passage) else self._table(block) for block in blocks)

    def _table(self, table: Table) -> ShownTable:
        rows = tuple(tuple(html_of(runs_of(cell), self.resolve, self.lang) for cell in row) for row in table.rows)
        return ShownTable(rows, table.has_header, self.table_label)

    def _html(self, passage: Passage, unit: Unit | None) -> Markup:
        overlays = [
            Overlay(one.start, one.end, one.address, "ref") for one in self.found.get(id(passage), ()) if one.address
        ]
        taken = [(one.start, one.end) for one in overlays]
        for start, end, definition in uses(passage.text, self.definitions):
            free = not any(a < end and start < b for a, b in taken)
            if free and definition.anchor and (unit is None or definition.anchor != unit.anchor):
                overlays.append(Overlay(start, end, f"#{definition.anchor}", "term"))
        return html_of(overlaid(runs_of(passage.text), overlays), self.resolve, self.lang)


def html_of(runs: Sequence[Run], resolve: Callable[[str], str], lang: str) -> Markup:
    """Runs as safe HTML with the typography of their language."""
    return Markup(typeset(Markup("").join(_run(run, resolve) for run in runs), lang))


def _run(run: Run, resolve: Callable[[str], str]) -> Markup:
    words = Markup(escape(run.text))
    if run.strong:
        words = Markup("<strong>{}</strong>").format(words)
    if run.emphasis:
        words = Markup("<em>{}</em>").format(words)
    if run.struck:
        words = Markup("<del>{}</del>").format(words)
    if not run.link or not is_allowed(run.link):
        return words
    if run.kind:
        return Markup('<a class="legal__{}" href="{}">{}</a>').format(run.kind, run.link, words)
    return Markup('<a href="{}">{}</a>').format(resolve(run.link), words)


def _is_provision(unit: Unit, above: Unit | None) -> bool:
    """What people cite as a whole: a §, or in texts without § the first numbered level."""
    if unit.style in BASES:
        return True
    if unit.style in GROUPS or unit.style is Style.ANNEX:
        return False
    return above is None or above.style in GROUPS or above.style is Style.ANNEX


def _counted(entry: tuple[str, str, tuple[Any, ...]]) -> int:
    return 1 + sum(_counted(one) for one in entry[2])


def _contents(units: Sequence[Unit]) -> tuple[tuple[str, str, tuple[object, ...]], ...]:
    """Chapters, § and annexes as a table of contents; too few of them need none."""
    if sum(unit.style in SECTIONS for top in units for unit in top.walk()) < 3:
        return ()
    return _contents_of(units)


def _contents_of(units: Sequence[Unit]) -> tuple[tuple[str, str, tuple[object, ...]], ...]:
    return tuple(
        (contents_label(unit), f"#{unit.anchor}", _contents_of(unit.children))
        for unit in units
        if unit.style in SECTIONS and unit.anchor
    )


def contents_label(unit: Unit) -> str:
    words = unit.title.text if unit.title else ""
    if not words and unit.style in BASES:
        words = _beginning(unit)
    return f"{unit.mark} {words}".strip()


def _beginning(unit: Unit) -> str:
    """The first words of a § without a title, so that a list of bare numbers says something."""
    texts = [block.text for one in unit.walk() for block in one.before if isinstance(block, Passage)]
    words = texts[0] if texts else ""
    if len(words) <= 60:
        return words
    return words[:60].rsplit(" ", 1)[0].rstrip(",;:–") + "…"
