"""Tables of contents without dot leaders: after "Spis treści" the headings stand once more before the text begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.regulations.parsing.marks import Reading, readings_of
from plugins.regulations.parsing.rows import TextRow, contents_title
from plugins.regulations.tree.units import BASES, GROUPS, Style

TITLE = re.compile(r"(?:spis\s+treści|зміст|contents)\s*:?", re.IGNORECASE)
_LIMIT, _LENGTH = 160, 400


def without_contents(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows, with those of such a table marked ``from_contents``."""
    result = list(rows)
    for index, row in enumerate(rows):
        if row.text and TITLE.fullmatch(row.text) and (end := _end(rows, index + 1)):
            result[index:end] = [replace(one, from_contents=True) for one in rows[index:end]]
    return result


def _end(rows: Sequence[TextRow], start: int) -> int:
    """The index of the first row behind the table: where its first heading comes again; 0 if it is none."""
    if start >= len(rows) or not _is_short(rows[start]):
        return 0
    wanted = _key(rows[start])
    for index in range(start + 1, min(len(rows), start + _LENGTH)):
        if _key(rows[index]) == wanted:
            return index
        if not _is_short(rows[index]):
            return 0
    return 0


def _is_short(row: TextRow) -> bool:
    return not row.table and len(row.text) <= _LIMIT


def _key(row: TextRow) -> tuple[str, str]:
    """The mark of a heading, or its words: a title may stand on the next line in the text."""
    reading = _heading_mark(readings_of(row.text)) if row.text else None
    if reading is not None:
        return reading.style.name, reading.label
    return "", re.sub(r"[\W\d_]+", " ", contents_title(row.text)).strip().casefold()


def _heading_mark(readings: Sequence[Reading]) -> Reading | None:
    styles = BASES | GROUPS | {Style.ANNEX}
    return next((r for r in readings if r.style in styles), None)
