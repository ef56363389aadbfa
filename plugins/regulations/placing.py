"""Where a line may go in the tree, and what each place costs. `plugins.regulations.building` takes the cheapest.

Costs: continuing a running list 0, opening a list where one is announced 0.5 or below a unit 1, an indented list of the
same style 1.5, breaking a sequence 5. A reading that has nothing for it yields no place, and the line stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.regulations.marks import Reading, is_repealed
from plugins.regulations.nodes import Node
from plugins.regulations.numbers import follows
from plugins.regulations.rows import Row
from plugins.regulations.units import BASES, GROUPS, LETTERED, UNNUMBERED, Style

if TYPE_CHECKING:
    from plugins.regulations.building import Builder

CONTINUES, ANNOUNCED, OPENS, NESTED, BREAKS = 0.0, 0.5, 1.0, 1.5, 5.0
MAX_DEPTH = 14

# A line that ends like this goes on: what starts the next line is its number, not a mark (P25).
_UNFINISHED = re.compile(r"(?:[\s(](?:[Aa]rt|ust|pkt|ppkt|lit|nr|poz|zał|tel|ul|al|pl|rozdz|par)\.?|§)$")
_PREPOSITION = re.compile(r"\s(?:w|we|z|ze|do|od|po|na|o|dnia|dniu|godz\.?|ok\.?|oraz|lub|albo)$", re.IGNORECASE)
_ENDED = re.compile(r"[.;:,!?)”\"»–—-]$")
_ANNEX_VERB = re.compile(
    r"\b(?:stanowi|określa|zawiera|jest|są|otrzymuje|dołącza|składa|należy|obowiązuje|podpisuje|wchodzi|nie)\w{0,3}\b"
)
_LONG = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate: child of the unit at ``depth`` of the stack, or closing part of ``closing_of``."""

    cost: float
    depth: int
    reading: Reading | None = None
    doubt: str = ""
    closing_of: Node | None = None


def wraps(rows: Sequence[Row], index: int) -> bool:
    """Does the line before end in the middle of a reference, so that this one can not start a unit?"""
    row = rows[index]
    return (
        not row.after_blank
        and index > 0
        and bool(_UNFINISHED.search(rows[index - 1].text))
        and row.text[0] not in "-–•*"
    )


def places(builder: "Builder", index: int) -> Iterator[Place]:
    for reading in builder.readings[index]:
        if reading.through and not is_repealed(reading.rest):
            continue
        if reading.style is Style.ANNEX:
            yield from _annex(builder, index, reading)
        elif reading.style in GROUPS:
            yield from _group(builder, index, reading)
        elif reading.style in BASES:
            yield from _base(builder, index, reading)
        elif reading.style is Style.DECIMAL:
            yield from _decimal(builder, reading)
        else:
            yield from _item(builder, index, reading)


def _annex(builder: "Builder", index: int, reading: Reading) -> Iterator[Place]:
    """A heading, not a sentence that begins with "Załącznik nr 1 stanowi …"."""
    row = builder.rows[index]
    words = reading.rest
    sentence = _ANNEX_VERB.search(words) or (words.endswith((".", ";", ",")) and not reading.form) or len(words) > 200
    opens = not words or reading.form or words[:1].isupper() or words.lower().startswith("do ") or words[:1] in "(„"
    if (sentence and not row.heading) or not opens:
        return
    if not reading.label and words and not words.lower().startswith("do ") and not reading.form:
        return
    if builder.stack[-1].opens_a_list and not row.heading and not row.after_blank:
        return
    yield Place(CONTINUES, 0, reading)


def _group(builder: "Builder", index: int, reading: Reading) -> Iterator[Place]:
    row = builder.rows[index]
    if not _may_be_group(builder, index, reading):
        return
    depth = len(builder.stack) - 1
    while not builder.stack[depth].is_scope and not (
        builder.stack[depth].style in GROUPS and builder.stack[depth].rank < reading.style.value
    ):
        depth -= 1
    if reading.style is Style.ROMAN:
        # Roman numbers as chapters close a heading without a mark, but may divide a chapter.
        depth = next((d for d in range(depth, -1, -1) if builder.stack[d].style is not Style.HEADING), 0)
    known = builder.stack[depth].levels.get(reading.style)
    running = builder.scope.running.get(reading.style)
    letters = reading.style in LETTERED
    if any(follows(before, reading.number, letters) for before in (known.number if known else None, running) if before):
        yield Place(CONTINUES, depth, reading)
    elif reading.number.is_first and known is None:
        yield Place(OPENS, depth, reading)
    elif reading.style in (Style.ROMAN, Style.CAPITAL) and running is None:
        if reading.style is Style.ROMAN and reading.ended and row.after_blank:
            yield Place(BREAKS, depth, reading)
    elif reading.style is not Style.CAPITAL:
        yield Place(BREAKS, depth, reading)


def _may_be_group(builder: "Builder", index: int, reading: Reading) -> bool:
    rest, row = reading.rest, builder.rows[index]
    starts_title = not rest or rest[0].isupper() or rest[0] in "„\"'(" or rest[0].isdigit()
    if reading.style is Style.CAPITAL:
        later = builder.later.get((Style.CAPITAL, 2), -1) > index
        known = Style.CAPITAL in builder.scope.running
        return starts_title and bool(rest) and (known or (reading.number.is_first and later)) and not rest.endswith(".")
    if reading.style is Style.ROMAN:
        if not starts_title or (not reading.ended and (not rest or len(rest) > 80 or rest.endswith("."))):
            return False
        return not reading.number.is_first or _begins_chapters(builder, index, reading)
    if row.heading:
        return True
    if reading.ended:
        return starts_title or row.after_blank
    return starts_title and not rest.endswith(".")


def _begins_chapters(builder: "Builder", index: int, reading: Reading) -> bool:
    """A first "I" is a chapter if a "II" comes later, or (with its stop) if a marked unit follows at once."""
    if builder.later.get((Style.ROMAN, 2), -1) > index:
        return True
    followed = index + 1 < len(builder.rows) and any(r.style not in GROUPS for r in builder.readings[index + 1])
    return reading.ended and followed


def _base(builder: "Builder", index: int, reading: Reading) -> Iterator[Place]:
    """§ and Art. run through the whole document or annex; chapters only group them."""
    row, rest = builder.rows[index], reading.rest
    if not reading.ended and rest and not (rest[0].isupper() or rest[0] in "„\"'(" or is_repealed(rest)):
        return
    other = Style.ARTICLE if reading.style is Style.PARAGRAPH else Style.PARAGRAPH
    scope = builder.scope
    before = scope.running.get(reading.style)
    if before is None and other in scope.running:
        return
    if reading.style is Style.ARTICLE and before is None and rest and (rest[0].islower() or not reading.ended):
        return
    depth = next(d for d in range(len(builder.stack) - 1, -1, -1) if builder.stack[d].is_container)
    if before is not None and follows(before, reading.number):
        yield Place(CONTINUES, depth, reading)
    elif before is None and reading.number.is_first:
        yield Place(OPENS, depth, reading)
    elif not (
        _is_mid_sentence(builder, index) and (rest[:1].islower() or not reading.ended or _prepositional(builder, index))
    ) and (before is not None or row.after_blank or reading.ended or not rest):
        yield Place(BREAKS, depth, reading)


def _decimal(builder: "Builder", reading: Reading) -> Iterator[Place]:
    """The parent comes from the mark itself (P10)."""
    wanted = reading.number.parts[:-1]
    for depth in range(len(builder.stack) - 1, -1, -1):
        node = builder.stack[depth]
        if node.reading is None or node.is_scope or _path(node) != wanted:
            continue
        known = node.levels.get(Style.DECIMAL)
        if known and follows(known.number, reading.number):
            yield Place(CONTINUES, depth, reading)
        elif known is None and reading.number.is_first:
            yield Place(OPENS, depth, reading)
        elif known or reading.ended:
            yield Place(BREAKS, depth, reading)
        return
    if reading.ended or Style.DECIMAL in builder.scope.running or _has_decimals(builder):
        # No such parent: kept where it stands, and reported.
        depth = next(d for d in range(len(builder.stack) - 1, -1, -1) if builder.stack[d].is_container)
        parent = ".".join(str(part) for part in wanted)
        yield Place(BREAKS, depth, reading, doubt=f"orphan:{parent}")


def _has_decimals(builder: "Builder") -> bool:
    return any(Style.DECIMAL in node.levels for node in builder.stack)


def _path(node: Node) -> tuple[int, ...]:
    assert node.reading is not None
    if node.style is Style.DECIMAL or node.style in GROUPS or node.style in BASES or node.style is Style.DOT:
        return node.reading.number.parts
    return ()


def _item(builder: "Builder", index: int, reading: Reading) -> Iterator[Place]:
    """ust., pkt, lit., tiret: lists below something."""
    row, stack = builder.rows[index], builder.stack
    unnumbered = reading.style in UNNUMBERED
    if (
        reading.style is Style.ORDINAL
        and reading.number.is_first
        and builder.later.get((Style.ORDINAL, 2), -1) <= index
    ):
        return
    if unnumbered and (closing := _closing_part(builder, index)):
        yield Place(CONTINUES, 0, closing_of=closing)
        return
    running = False
    for depth in range(len(stack) - 1, -1, -1):
        node = stack[depth]
        level = node.levels.get(reading.style)
        if level is None:
            if node.is_container and not unnumbered and _runs_on(builder, node, reading):
                yield Place(CONTINUES + 0.2, depth, reading)
            continue
        running = True
        moved = 0.0 if level.indent == row.indent else 0.01
        if unnumbered or follows(level.number, reading.number, reading.style in LETTERED):
            yield Place(CONTINUES + moved, depth, reading)
        elif not _is_doubtful(builder, index, reading):
            yield Place(BREAKS + 0.01 * (len(stack) - depth), depth, reading, doubt=_doubt(stack, depth, reading))
    if unnumbered or reading.number.is_first:
        yield from _opening(builder, row, reading)
    elif not running and _is_numbered_start(builder, index, reading):
        depth = _parent_depth(builder, row, reading)
        yield Place(BREAKS + 1, depth, reading)


def _opening(builder: "Builder", row: Row, reading: Reading) -> Iterator[Place]:
    stack, top = builder.stack, builder.stack[-1]
    if len(stack) > MAX_DEPTH:
        return
    above = next((n for n in reversed(stack) if n.style is reading.style), None)
    if above is not None and row.indent > above.indent and row.indent > top.indent and not top.is_container:
        yield Place(NESTED, len(stack) - 1, reading)
    if above is not None and above.reading and above.reading.form != reading.form and above is top:
        yield Place(OPENS, len(stack) - 1, reading)
    depth = _parent_depth(builder, row, reading)
    parent = stack[depth]
    if reading.style in parent.levels:
        return
    below_itself = above is not None and parent is top and stack.index(above) < depth
    # The same style once more below itself, with no indentation and no colon that says so.
    if below_itself and (not top.opens_a_list or reading.style is Style.DOT):
        return
    yield Place(ANNOUNCED if parent is top and top.opens_a_list else OPENS, depth, reading)


def _parent_depth(builder: "Builder", row: Row, reading: Reading) -> int:
    """The unit that a new list of this style belongs to."""
    stack = builder.stack
    top = stack[-1]
    announced = top.opens_a_list and top.style is not reading.style
    if announced or (row.indent > top.indent and not top.is_container and top.style is not reading.style):
        return len(stack) - 1
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].is_container or stack[depth].rank < reading.style.value:
            return depth
    return 0


def _runs_on(builder: "Builder", node: Node, reading: Reading) -> bool:
    """Numbers that do not start again in each chapter (I. 1, 2; II. 3, 4)."""
    before = builder.scope.running.get(reading.style)
    under_group = node.style in GROUPS and builder.stack[-1] is node
    return under_group and reading.style is Style.DOT and before is not None and follows(before, reading.number)


def _closing_part(builder: "Builder", index: int) -> Node | None:
    """The unit that a single dash line after a list closes: `– płaci za naprawę.` (P15)."""
    row, top = builder.rows[index], builder.stack[-1]
    if len(builder.stack) < 2 or top.style is None or top.style.value < Style.ORDINAL.value or top.opens_a_list:
        return None
    parent = builder.stack[-2]
    words = builder.readings[index][0].rest
    siblings = sum(child.style is top.style for child in parent.children)
    if not words[:1].islower() or parent.is_container or siblings < 2 or top.last_text.endswith((".", ":")):
        return None
    if top.style in UNNUMBERED:
        style = builder.readings[index][0].style
        if any(node.levels[style].indent == row.indent for node in builder.stack if style in node.levels):
            return None
        goes_back = row.indent < top.indent and row.indent <= builder.stack[-2].indent
        grand = builder.stack[-3] if len(builder.stack) > 3 else None
        return grand if goes_back and grand is not None and not grand.is_container else None
    following = builder.readings[index + 1] if index + 1 < len(builder.readings) else ()
    if any(r.style in UNNUMBERED for r in following):
        return None
    if any(Style.DASH in node.levels for node in builder.stack):
        return None
    if row.indent > top.indent:
        return None
    by_indent = next(
        (n for n in reversed(builder.stack[:-1]) if n.indent < top.indent and n.indent <= row.indent), None
    )
    if by_indent is not None and not by_indent.is_container and row.indent < top.indent:
        return next(n for n in builder.stack if n is by_indent)
    return parent


def _is_doubtful(builder: "Builder", index: int, reading: Reading) -> bool:
    """A number that continues nothing and looks like a wrapped sentence: a year, a day, a letter of an abbreviation."""
    row = builder.rows[index]
    if reading.style is Style.DOT and 1900 <= reading.number.last <= 2100:
        return True
    if row.after_blank or index == 0:
        return (
            reading.style is Style.LETTER
            and reading.form == "."
            and reading.rest[:1].islower()
            and len(reading.rest) < 12
        )
    before = builder.rows[index - 1].text
    if _ENDED.search(before):
        return False
    lower = reading.rest[:1].islower()
    if reading.style is Style.LETTER and reading.form == ".":
        return lower and (before[-1:].isdigit() or len(before) > _LONG or len(reading.rest) < 12)
    if reading.style is Style.DOT:
        return lower or bool(_PREPOSITION.search(before))
    return len(before) > _LONG and lower and bool(_PREPOSITION.search(before))


def _is_mid_sentence(builder: "Builder", index: int) -> bool:
    if index == 0 or builder.rows[index].after_blank or index - 1 in builder.headings:
        return False
    if any(r.style in GROUPS | BASES for r in builder.readings[index - 1]):
        return False  # a title
    return not _ENDED.search(builder.rows[index - 1].text)


def _prepositional(builder: "Builder", index: int) -> bool:
    return bool(_PREPOSITION.search(builder.rows[index - 1].text))


def _is_numbered_start(builder: "Builder", index: int, reading: Reading) -> bool:
    """A list that does not begin with its first number, as far as it is a list at all."""
    if reading.style in (Style.SMALL_ROMAN, Style.ORDINAL) or _is_doubtful(builder, index, reading):
        return False
    if reading.style is Style.LETTER and (reading.form == "." or len(reading.label) > 1):
        return False
    return not _is_mid_sentence(builder, index)


def _doubt(stack: Sequence[Node], depth: int, reading: Reading) -> str:
    """``nested``: the same mark directly below itself could also open a lower level (P11)."""
    top = stack[-1]
    same = top.style is reading.style and len(stack) - 2 == depth and reading.number.is_first
    return "nested" if same and top.reading is not None and top.reading.number.is_first else ""
