"""Places for ust., pkt, lit. and tiret: lists below something, their nesting, their closing parts."""

from collections.abc import Iterator, Sequence

from plugins.regulations.parsing.marks import Reading
from plugins.regulations.parsing.nodes import SHORT_TITLE, Node
from plugins.regulations.parsing.place import (
    ANNOUNCED,
    BREAKS,
    CONTINUES,
    ENDED,
    MAX_DEPTH,
    NESTED,
    OPENS,
    PREPOSITION,
    TreePlace,
    announces_anew,
    is_mid_sentence,
)
from plugins.regulations.parsing.progress import Progress
from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.numbers import follows
from plugins.regulations.tree.units import ANOTHER_LIST, GROUPS, LETTERED, NAMED, UNNUMBERED, Style

_LONG = 60


def item_places(progress: Progress, index: int, reading: Reading) -> Iterator[TreePlace]:
    """ust., pkt, lit., tiret: lists below something."""
    row, stack = progress.rows[index], progress.stack
    unnumbered = reading.style in UNNUMBERED
    if (
        reading.style is Style.ORDINAL
        and reading.number.is_first
        and progress.later.get((Style.ORDINAL, 2), -1) <= index
    ):
        return
    if reading.style is Style.UPPER and not _is_upper_list(progress, index, reading):
        return
    if reading.form == NAMED and not _is_named_mark(progress, index, reading):
        return
    if unnumbered and (closing := _closing_part(progress, index)):
        yield TreePlace(CONTINUES, 0, closing_of=closing)
        return
    running = False
    for depth in range(len(stack) - 1, -1, -1):
        node = stack[depth]
        level = node.levels.get(reading.style)
        if level is None:
            if node.is_container and not unnumbered and _runs_on(progress, node, reading):
                yield TreePlace(CONTINUES + 0.2, depth, reading)
            continue
        running = True
        moved = 0.0 if level.indent == row.indent else 0.01
        if reading.number.is_first and not unnumbered and announces_anew(row, stack[-1]) and stack[-1] is not node:
            # Two lists with a sentence between: the second one starts again, and neither is wrong.
            yield TreePlace(ANNOUNCED + 0.01 * (len(stack) - depth), depth, reading, doubt=ANOTHER_LIST)
            continue
        if unnumbered or follows(level.number, reading.number, reading.style in LETTERED):
            ended = 0.005 if stack[-1].style is reading.style and _ends_inner_list(stack, depth, reading) else 0.0
            yield TreePlace(CONTINUES + moved + ended, depth, reading)
        elif not _is_doubtful(progress, index, reading):
            yield TreePlace(BREAKS + 0.01 * (len(stack) - depth), depth, reading, doubt=_doubt(stack, depth, reading))
    if unnumbered or reading.number.is_first:
        yield from _opening(progress, row, reading)
    elif not running and _is_numbered_start(progress, index, reading):
        depth = _parent_depth(progress, row, reading)
        yield TreePlace(BREAKS + 1, depth, reading)


def _is_upper_list(progress: Progress, index: int, reading: Reading) -> bool:
    """`A. Sala` below a unit; not an initial ("A. Kowalska") and not the title of a part of the text."""
    if progress.stack[-1].is_container or is_mid_sentence(progress, index):
        return False
    running = any(Style.UPPER in node.levels for node in progress.stack)
    later = progress.later.get((Style.CAPITAL, 2), -1) > index
    return bool(reading.rest) and (running or (reading.number.is_first and later))


def _is_named_mark(progress: Progress, index: int, reading: Reading) -> bool:
    """`ust. 1 Sala …` as a mark: it runs on, and begins a sentence; "ust. 2 stosuje się" does not."""
    starts = not reading.rest or reading.rest[:1].isupper() or (reading.ended and reading.rest[:1] in "„(")
    # What stands at letters begins small: "lit. a) dzieci," is one below a line that ends with a colon.
    small = reading.style is Style.LETTER and not starts
    if not (starts or small) or is_mid_sentence(progress, index):
        return False
    levels = [node.levels[reading.style] for node in progress.stack if reading.style in node.levels]
    if any(level.form == NAMED and follows(level.number, reading.number) for level in levels):
        return True
    if small and not progress.stack[-1].opens_a_list:
        return False
    later = progress.later.get((reading.style, 2), -1) > index
    return reading.number.is_first and later


def _opening(progress: Progress, row: TextRow, reading: Reading) -> Iterator[TreePlace]:
    stack, top = progress.stack, progress.stack[-1]
    if len(stack) > MAX_DEPTH:
        return
    above = next((n for n in reversed(stack) if n.style is reading.style), None)
    if above is not None and row.indent > above.indent and row.indent > top.indent and not top.is_container:
        yield TreePlace(NESTED, len(stack) - 1, reading)
    if above is not None and above.reading and above.reading.form != reading.form and above is top:
        yield TreePlace(OPENS, len(stack) - 1, reading)
    depth = _parent_depth(progress, row, reading)
    parent = stack[depth]
    if reading.style in parent.levels:
        return
    if above is top and row.indent <= top.indent and announces_anew(row, top):
        return  # another list beside the one above, not one below its last item
    below_itself = above is not None and parent is top and stack.index(above) < depth
    # The same style once more below itself, with no indentation and no colon that says so.
    if below_itself and not top.opens_a_list:
        return
    yield TreePlace(ANNOUNCED if parent is top and top.opens_a_list else OPENS, depth, reading)


def _ends_inner_list(stack: Sequence[Node], depth: int, reading: Reading) -> bool:
    """An item that ends with a stop ends the list inside another of its kind: `2.` may go on with the outer one."""
    if depth != len(stack) - 2 or not stack[-1].last_text.endswith("."):
        return False
    outer = [n.levels[reading.style] for n in stack[:depth] if reading.style in n.levels]
    return any(follows(level.number, reading.number) for level in outer)


def _parent_depth(progress: Progress, row: TextRow, reading: Reading) -> int:
    """The unit that a new list of this style belongs to."""
    stack = progress.stack
    top = stack[-1]
    announced = top.opens_a_list and (top.style is not reading.style or reading.number.is_first)
    if announced or (row.indent > top.indent and not top.is_container and top.style is not reading.style):
        return len(stack) - 1
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].is_container or stack[depth].rank < reading.style.value:
            return depth
    return 0


def _runs_on(progress: Progress, node: Node, reading: Reading) -> bool:
    """Numbers that do not start again in each chapter (I. 1, 2; II. 3, 4)."""
    before = progress.scope.running.get(reading.style)
    under_group = node.style in GROUPS and progress.stack[-1] is node
    return under_group and reading.style is Style.DOT and before is not None and follows(before, reading.number)


def _closing_part(progress: Progress, index: int) -> Node | None:
    """The unit that a single dash line after a list closes: `– płaci za naprawę.` (P15)."""
    row, top = progress.rows[index], progress.stack[-1]
    if len(progress.stack) < 2 or top.style is None or top.style.value < Style.ORDINAL.value or top.opens_a_list:
        return None
    parent = progress.stack[-2]
    words = progress.readings[index][0].rest
    siblings = parent.count_of[top.style]
    if not words[:1].islower() or parent.is_container or siblings < 2 or top.last_text.endswith((".", ":")):
        return None
    if top.style in UNNUMBERED:
        style = progress.readings[index][0].style
        if any(node.levels[style].indent == row.indent for node in progress.stack if style in node.levels):
            return None
        goes_back = row.indent < top.indent and row.indent <= progress.stack[-2].indent
        grand = progress.stack[-3] if len(progress.stack) > 3 else None
        return grand if goes_back and grand is not None and not grand.is_container else None
    following = progress.readings[index + 1] if index + 1 < len(progress.readings) else ()
    if any(r.style in UNNUMBERED for r in following):
        return None
    if any(Style.DASH in node.levels for node in progress.stack):
        return None
    if row.indent > top.indent:
        return None
    by_indent = next(
        (n for n in reversed(progress.stack[:-1]) if n.indent < top.indent and n.indent <= row.indent), None
    )
    if by_indent is not None and not by_indent.is_container and row.indent < top.indent:
        return next(n for n in progress.stack if n is by_indent)
    return parent


def _is_doubtful(progress: Progress, index: int, reading: Reading) -> bool:
    """A number that continues nothing and looks like a wrapped sentence: a year, a day, a letter of an abbreviation."""
    row = progress.rows[index]
    if reading.style is Style.DOT and 1900 <= reading.number.last <= 2100:
        return True
    if row.after_blank or index == 0:
        return (
            reading.style is Style.LETTER
            and reading.form == "."
            and reading.rest[:1].islower()
            and len(reading.rest) < 12
        )
    before = progress.rows[index - 1].text
    if ENDED.search(before):
        return False
    lower = reading.rest[:1].islower()
    if reading.style is Style.LETTER and reading.form == ".":
        return lower and (before[-1:].isdigit() or len(before) > _LONG or len(reading.rest) < 12)
    if reading.style is Style.DOT:
        return lower or bool(PREPOSITION.search(before))
    return len(before) > _LONG and lower and bool(PREPOSITION.search(before))


def _is_numbered_start(progress: Progress, index: int, reading: Reading) -> bool:
    """A list that does not begin with its first number, as far as it is a list at all."""
    if (
        reading.style in (Style.SMALL_ROMAN, Style.ORDINAL, Style.UPPER)
        or reading.form == NAMED
        or _is_doubtful(progress, index, reading)
    ):
        return False
    announced = progress.stack[-1].opens_a_list
    if reading.style is Style.LETTER and (len(reading.label) > 1 or (reading.form == "." and not announced)):
        return False
    if not is_mid_sentence(progress, index):
        return True
    # A short line without a stop is rather a title than half a sentence.
    before = progress.rows[index - 1].text
    return reading.rest[:1].isupper() and len(before) < SHORT_TITLE and not PREPOSITION.search(before)


def _doubt(stack: Sequence[Node], depth: int, reading: Reading) -> str:
    """``nested``: the same mark directly below itself could also open a lower level (P11)."""
    top = stack[-1]
    same = top.style is reading.style and len(stack) - 2 == depth and reading.number.is_first
    return "nested" if same and top.reading is not None and top.reading.number.is_first else ""
