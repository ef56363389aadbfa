"""A candidate place of a line in the tree and its cost; and what a line before says about the next one.

Costs: continuing a running list 0, opening a list where one is announced 0.5 or below a unit 1, an indented list of the
same style 1.5, breaking a sequence 5.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.regulations.parsing.marks import Reading
from plugins.regulations.parsing.nodes import Node
from plugins.regulations.parsing.progress import Progress
from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.units import BASES, GROUPS, Style

CONTINUES, ANNOUNCED, OPENS, NESTED, BREAKS = 0.0, 0.5, 1.0, 1.5, 5.0
MAX_DEPTH = 14

# A line that ends like this goes on: what starts the next line is its number, not a mark (P25).
_UNFINISHED = re.compile(r"(?:[\s(](?:[Aa]rt|ust|pkt|ppkt|lit|nr|poz|zał|tel|ul|al|pl|rozdz|par)\.?|§)$")
PREPOSITION = re.compile(r"\s(?:w|we|z|ze|do|od|po|na|o|dnia|dniu|godz\.?|ok\.?|oraz|lub|albo)$", re.IGNORECASE)
ENDED = re.compile(r"[.;:,!?)”\"»–—-]$")


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A candidate: child of the unit at ``depth`` of the stack, or closing part of ``closing_of``."""

    cost: float
    depth: int
    reading: Reading | None = None
    doubt: str = ""
    closing_of: Node | None = None


def wraps(rows: Sequence[TextRow], index: int) -> bool:
    """Does the line before end in the middle of a reference, so that this one can not start a unit?"""
    row = rows[index]
    return (
        not row.after_blank
        and index > 0
        and bool(_UNFINISHED.search(rows[index - 1].text))
        and row.text[0] not in "-–•*"
    )


def announces_anew(row: TextRow, node: Node) -> bool:
    """Does a sentence of its own above this line end with a colon? Then a list that starts at 1 is another list."""
    pieces = node.closing or node.before
    return bool(pieces) and pieces[-1].own_line and not pieces[-1].table and pieces[-1].text.endswith(":")


def is_mid_sentence(progress: Progress, index: int) -> bool:
    if index == 0 or progress.rows[index].after_blank or index - 1 in progress.headings:
        return False
    if any(r.style in GROUPS | BASES | {Style.ANNEX} for r in progress.readings[index - 1]):
        return False  # a title
    return not ENDED.search(progress.rows[index - 1].text)


def ends_with_preposition(progress: Progress, index: int) -> bool:
    return bool(PREPOSITION.search(progress.rows[index - 1].text))
