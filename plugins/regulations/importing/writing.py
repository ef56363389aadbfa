"""A tree in its clean source form: each unit on its own line with its mark as written, lists indented by depth.

Reading the result gives the same tree again; so this is also what `import-regulation` writes.
"""

from collections.abc import Iterator, Sequence

from plugins.regulations.parsing.marks import is_repealed, readings_of
from plugins.regulations.tree.numbers import follows
from plugins.regulations.tree.units import BASES, GROUPS, LETTERED, UNNUMBERED, Block, Passage, Regulation, Style, Unit

_STEP = "   "


def written(regulation: Regulation) -> str:
    lines = [*_blocks(regulation.preamble, "")]
    lines += _units(regulation.units, 0)
    # Place, date and signature stand below the text itself, above its annexes.
    lines += _blocks(regulation.ending, "")
    lines += _units(regulation.annexes, 0)
    return _tidy(lines)


def _units(units: Sequence[Unit], depth: int) -> Iterator[str]:
    last: dict[Style, Unit] = {}
    for unit in units:
        before = last.get(unit.style)
        runs_on = before is not None and follows(before.number, unit.number, unit.style in LETTERED)
        if not (unit.number.is_first or runs_on or unit.style in UNNUMBERED):
            yield ""  # a number that continues nothing is a mark only where a paragraph begins
        last[unit.style] = unit
        yield from _unit(unit, depth)


def _unit(unit: Unit, depth: int) -> Iterator[str]:
    margin = _STEP * depth
    is_top = unit.style in GROUPS or unit.style in (Style.ANNEX, Style.PARAGRAPH, Style.ARTICLE)
    if is_top:
        yield ""
    first, rest = _first_line(unit)
    yield f"{margin}{first}".rstrip()
    if unit.title is not None and rest:
        yield ""
    yield from _blocks(rest, margin + ("" if is_top else _STEP), starts_paragraph=unit.title is None)
    below = depth if unit.style in GROUPS or unit.style is Style.ANNEX else depth + 1
    yield from _units(unit.children, below)
    yield from _closing(unit.closing, margin)
    for note in unit.notes:
        yield from ("", f"{margin}{note.text}")


def _first_line(unit: Unit) -> tuple[str, Sequence[Block]]:
    """The mark with the title, or else with the first paragraph; and what is left."""
    if unit.style is Style.CHAPTER and unit.mark[:1].isdigit():
        # A chapter with the mark of its own paragraphs is known by its heading.
        return f"## {unit.mark} {unit.title.text if unit.title else ''}".rstrip(), unit.before
    if unit.style is Style.HEADING:
        return (f"## {unit.title.text}" if unit.title else ""), unit.before
    if unit.title is not None:
        return f"{unit.mark}{_joint(unit, unit.title.text)}{unit.title.text}", unit.before
    if unit.before and isinstance(unit.before[0], Passage):
        return f"{unit.mark}{_joint(unit, unit.before[0].text)}{unit.before[0].text}", unit.before[1:]
    return unit.mark, unit.before


def _joint(unit: Unit, words: str) -> str:
    return "\n" if _would_run_on(unit, words) else " "


def _as_text(words: str) -> str:
    """Words that look like a unit at the start of a line, and are none, keep a backslash before them."""
    looks_like_one = words[:1].isalnum() or words[:1] in "§("
    return f"\\{words}" if looks_like_one and readings_of(words) else words


def _would_run_on(unit: Unit, words: str) -> bool:
    """Would the mark be part of a sentence ("§ 2 sala …") if the words stood on its line? It has no stop of its own."""
    marked = unit.style in GROUPS or unit.style in BASES or unit.style is Style.ANNEX
    if unit.style is Style.ANNEX and words.lower().startswith("do "):
        return False
    return (
        marked
        and unit.mark[-1:] not in ".:)–-"
        and not (words[:1].isupper() or words[:1] in "„\"'(" or is_repealed(words))
    )


def _blocks(blocks: Sequence[Block], margin: str, starts_paragraph: bool = True) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if starts_paragraph or number:
            yield ""
        if isinstance(block, Passage):
            yield f"{margin}{_as_text(block.text)}"
            continue
        yield from _table(block.rows, block.has_header)
        yield ""


def _table(rows: Sequence[Sequence[str]], has_header: bool) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if number == 0 and has_header:
            yield f"|{'---|' * len(row)}"


def _closing(blocks: Sequence[Block], margin: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Passage) and not block.text.startswith("–"):
            yield ""
        yield from _blocks((block,), margin, starts_paragraph=False)


def _tidy(lines: Sequence[str]) -> str:
    """One empty line at most, none at the ends."""
    tidy: list[str] = []
    for line in lines:
        if line or (tidy and tidy[-1]):
            tidy.append(line)
    return "\n".join(tidy).strip("\n") + "\n"
