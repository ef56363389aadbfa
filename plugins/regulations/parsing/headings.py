"""Headings without a mark (P13): a short line of its own, after which numbering starts again or a § follows."""

import re
from collections.abc import Sequence

from plugins.regulations.parsing.marks import Reading
from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.units import BASES, GROUPS, UNNUMBERED, Style

LIMIT = 90
_LISTS = (Style.DOT, Style.BRACKET, Style.LETTER, Style.DECIMAL, Style.DASH)


def heading_rows(rows: Sequence[TextRow], readings: Sequence[Sequence[Reading]]) -> frozenset[int]:
    """Indexes of the rows that are headings.

    A Markdown heading is one wherever it stands, except above the first unit (that is the document's title). Another
    line is a heading if the list after it starts again, or if it stands alone between two §; when one such line is a
    heading, its like above the first unit is one too.
    """
    found: set[int] = set()
    waiting: set[int] = set()
    seen: set[Style] = set()
    started = restarted = False
    for index, row in enumerate(rows):
        first = _first_of_a_list(readings[index])
        opens_scope = any(r.style is Style.ANNEX for r in readings[index])
        if opens_scope:
            seen, waiting, restarted = set(), set(), False
        if (
            not readings[index]
            and not row.plain
            and _is_short(row)
            and not _titles_the_line_before(rows, readings, index)
        ):
            kind = _followed_by(rows, readings, index)
            if row.heading and started:
                found.add(index)
                restarted = restarted or kind in seen
            elif kind in seen and _stands_alone(rows, index):
                found.add(index)
                restarted = True
            elif kind in _LISTS and not seen and _stands_alone(rows, index):
                waiting = {index}
            elif kind in BASES and started and _stands_alone(rows, index) and not row.text.endswith(":"):
                found.add(index)
        if restarted:
            found |= waiting
        if first is not None:
            seen.add(first)
            started = True
        started = started or any(r.style in GROUPS | BASES for r in readings[index])
    return frozenset(found)


def _first_of_a_list(readings: Sequence[Reading]) -> Style | None:
    return next((r.style for r in readings if r.style in _LISTS and (r.number.is_first or r.style in UNNUMBERED)), None)


def _is_short(row: TextRow) -> bool:
    if row.table or len(row.text) > LIMIT:
        return False
    if row.heading:
        return True
    return row.text[:1].isupper() and not re.search(r"[.;,:]$", row.text) and not re.fullmatch(r"[.…_\s]+", row.text)


def _followed_by(rows: Sequence[TextRow], readings: Sequence[Sequence[Reading]], index: int) -> Style | None:
    if index + 1 >= len(rows):
        return None
    following = readings[index + 1]
    base = next((r.style for r in following if r.style in BASES), None)
    return base or _first_of_a_list([r for r in following if r.style is not Style.DASH])


def _titles_the_line_before(rows: Sequence[TextRow], readings: Sequence[Sequence[Reading]], index: int) -> bool:
    """`§ 2` or `ROZDZIAŁ 2` alone on a line: this line is its title."""
    if index == 0:
        return False
    kinds = [r for r in readings[index - 1] if r.style in BASES | GROUPS or r.style is Style.ANNEX]
    return any(not r.rest or (r.style is Style.ANNEX and r.rest.lower().startswith("do ")) for r in kinds)


def _stands_alone(rows: Sequence[TextRow], index: int) -> bool:
    return rows[index].after_blank or index == 0 or rows[index - 1].text.endswith((".", ";", "!", "?", ")"))
