"""Tables that are no tables: frames of one column, and numbers in a column of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.regulations.importing.blocks import Block, Grid, Paragraph
from plugins.regulations.importing.ledger import Ledger

_MARK = re.compile(r"(?:§\s?\d{1,3}[a-z]?|[Aa]rt\.\s?\d{1,3}[a-z]?)\.?|(?:\d{1,3}[a-z]?|[a-z]|[IVXLC]{1,6})[.)]|[-–•]")
_UNIT = re.compile(r"(?:§|Art\.)\s?\d")


def as_blocks(grid: Grid, cells: Sequence[Sequence[Block]], ledger: Ledger) -> Iterator[Block]:
    """The table, or the blocks of its cells (in reading order) where it only placed them.

    ``cells`` has an entry for each cell as it stands in the source; merged ones stand there once.
    """
    filled = [row for row in grid.rows if any(row)]
    if not filled:
        return
    width = max(len(row) for row in filled)
    frame = width == 1 or any(isinstance(b, Grid) for cell in cells for b in cell)
    if not frame and any(
        _UNIT.match(_words(block)) for cell in cells for block in cell if isinstance(block, Paragraph)
    ):
        frame = not (width == 2 and all(_MARK.fullmatch(row[0].strip()) for row in filled if row[0].strip()))
    if frame:
        if width > 1:
            ledger.tell("tabelę, w której stoją przepisy, rozłożono na akapity. Porównaj kolejność.", grid.place)
        for cell in cells:
            yield from cell
        return
    if width == 2 and len(filled) > 1 and all(_MARK.fullmatch(row[0].strip()) for row in filled):
        ledger.tell("numery stały w osobnej kolumnie tabeli: połączono je z tekstem.", grid.place)
        for row in filled:
            yield Paragraph(row[1], row[0].strip(), place=grid.place)
        return
    yield replace(grid, rows=tuple(row + ("",) * (width - len(row)) for row in filled))


def _words(block: Paragraph) -> str:
    return f"{block.mark} {block.text}".strip()
