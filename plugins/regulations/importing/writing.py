"""A tree in its clean source form: each unit on its own line with its mark as written, lists indented by depth.

Reading the result gives the same tree again; so this is also what `import-regulation` writes.
"""

from collections.abc import Iterator, Sequence

from plugins.regulations.tree.units import GROUPS, Block, Passage, Regulation, Style, Unit

_STEP = "   "


def written(regulation: Regulation) -> str:
    lines = [*_blocks(regulation.preamble, "")]
    for unit in regulation.units:
        lines += _unit(unit, 0)
    # Place, date and signature stand below the text itself, above its annexes.
    lines += _blocks(regulation.ending, "")
    for unit in regulation.annexes:
        lines += _unit(unit, 0)
    return _tidy(lines)


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
    for child in unit.children:
        yield from _unit(child, below)
    yield from _closing(unit.closing, margin)
    yield from _blocks(unit.notes, margin)


def _first_line(unit: Unit) -> tuple[str, Sequence[Block]]:
    """The mark with the title, or else with the first paragraph; and what is left."""
    if unit.style is Style.CHAPTER and unit.mark[:1].isdigit():
        # A chapter with the mark of its own paragraphs is known by its heading.
        return f"## {unit.mark} {unit.title.text if unit.title else ''}".rstrip(), unit.before
    if unit.style is Style.HEADING:
        return (f"## {unit.title.text}" if unit.title else ""), unit.before
    if unit.title is not None:
        return f"{unit.mark} {unit.title.text}", unit.before
    if unit.before and isinstance(unit.before[0], Passage):
        return f"{unit.mark} {unit.before[0].text}", unit.before[1:]
    return unit.mark, unit.before


def _blocks(blocks: Sequence[Block], margin: str, starts_paragraph: bool = True) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if starts_paragraph or number:
            yield ""
        if isinstance(block, Passage):
            yield f"{margin}{block.text}"
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
