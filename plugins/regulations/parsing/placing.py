"""Where a line may go in the tree, and what each place costs. `building` takes the cheapest.

A reading that has nothing for it yields no place, and the line stays text.
"""

import re
from collections.abc import Iterator

from plugins.regulations.parsing.marks import Reading, is_repealed
from plugins.regulations.parsing.nodes import Node
from plugins.regulations.parsing.place import (
    BREAKS,
    CONTINUES,
    OPENS,
    TreePlace,
    ends_with_preposition,
    is_mid_sentence,
)
from plugins.regulations.parsing.placing_items import item_places
from plugins.regulations.parsing.progress import Progress
from plugins.regulations.tree.numbers import follows
from plugins.regulations.tree.units import BASES, GROUPS, LETTERED, Style

_ANNEX_VERB = re.compile(
    r"\b(?:stanowi|określa|zawiera|jest|są|otrzymuje|dołącza|składa|należy|obowiązuje|podpisuje|wchodzi|nie)\w{0,3}\b"
)
_SENTENCE = re.compile(r"\b(?:zarządza\w*|uchwala\w*|wprowadza\w*|ustala\w*|postanawia\w*)\b|[.;]$", re.IGNORECASE)
_VERB = re.compile(r"\b(?:stosuje|stanowi|określa|obowiązuj|nie|jest|są|regulu|dotycz|przewidu|może|mogą)\w{0,3}\b")
_TITLE = 80
# "do uchwały nr 1", not "do Regulaminu": what the whole text hangs on.
_ORDER = re.compile(
    r"do\s+(?:uchwał|zarządze|decyzj|postanowie|umow|porozumie|ogłosze|obwieszcze|programu|statutu|rozporządze)",
    re.IGNORECASE,
)


def places(progress: Progress, index: int) -> Iterator[TreePlace]:
    for reading in progress.readings[index]:
        if reading.through and not is_repealed(reading.rest):
            continue
        if reading.style is Style.ANNEX:
            yield from _annex(progress, index, reading)
        elif reading.style in GROUPS:
            yield from _group(progress, index, reading)
        elif reading.style in BASES:
            yield from _base(progress, index, reading)
        elif reading.style is Style.DECIMAL:
            yield from _decimal(progress, reading)
        else:
            yield from item_places(progress, index, reading)


def _annex(progress: Progress, index: int, reading: Reading) -> Iterator[TreePlace]:
    """A heading, not a sentence that begins with "Załącznik nr 1 stanowi …"."""
    row = progress.rows[index]
    words = reading.rest
    if not progress.root.children and not progress.annexes and _names_the_whole(progress, index, reading):
        return
    sentence = _ANNEX_VERB.search(words) or (words.endswith((".", ";", ",")) and not reading.form) or len(words) > 200
    opens = not words or reading.form or words[:1].isupper() or words.lower().startswith("do ") or words[:1] in "(„"
    if (sentence and not row.heading) or not opens:
        return
    if not reading.label and words and not words.lower().startswith("do ") and not reading.form:
        return
    if progress.stack[-1].opens_a_list and not row.heading and not row.after_blank:
        return
    yield TreePlace(CONTINUES, 0, reading)


def _names_the_whole(progress: Progress, index: int, reading: Reading) -> bool:
    """Above the first unit: "Załącznik do uchwały nr 1" of which this text is the annex, or the list of its annexes."""
    later = [
        other
        for options in progress.readings[index + 1 :]
        for other in options
        if other.style is Style.ANNEX and not _ANNEX_VERB.search(other.rest)
    ]
    if any(other.label == reading.label for other in later):
        return True  # named once more where it stands
    above = [row.text for row in progress.rows[:index]]
    if any(_SENTENCE.search(text) or len(text) > 200 for text in above):
        return False  # an order in words stands above, and this is its annex
    return bool(_ORDER.match(reading.rest)) or not (later or not _has_units_below(progress, index))


def _has_units_below(progress: Progress, index: int) -> bool:
    return any(r.style in BASES | GROUPS for options in progress.readings[index + 1 :] for r in options)


def _group(progress: Progress, index: int, reading: Reading) -> Iterator[TreePlace]:
    row = progress.rows[index]
    if not _may_be_group(progress, index, reading):
        return
    depth = len(progress.stack) - 1
    while not progress.stack[depth].is_scope and not (
        progress.stack[depth].style in GROUPS and progress.stack[depth].rank < reading.style.value
    ):
        depth -= 1
    if reading.style is Style.ROMAN:
        # Roman numbers as chapters close a heading without a mark, but may divide a chapter.
        depth = next((d for d in range(depth, -1, -1) if progress.stack[d].style is not Style.HEADING), 0)
    known = progress.stack[depth].levels.get(reading.style)
    running = progress.scope.running.get(reading.style)
    letters = reading.style in LETTERED
    if any(follows(before, reading.number, letters) for before in (known.number if known else None, running) if before):
        yield TreePlace(CONTINUES, depth, reading)
    elif reading.number.is_first and known is None:
        yield TreePlace(OPENS, depth, reading)
    elif reading.style in (Style.ROMAN, Style.CAPITAL) and running is None:
        if reading.style is Style.ROMAN and reading.ended and row.after_blank:
            yield TreePlace(BREAKS, depth, reading)
    elif reading.style is not Style.CAPITAL:
        yield TreePlace(BREAKS, depth, reading)


def _may_be_group(progress: Progress, index: int, reading: Reading) -> bool:
    rest, row = reading.rest, progress.rows[index]
    starts_title = not rest or rest[0].isupper() or rest[0] in "„\"'(" or rest[0].isdigit()
    if reading.style is Style.CAPITAL:
        later = progress.later.get((Style.CAPITAL, 2), -1) > index
        known = Style.CAPITAL in progress.scope.running
        return starts_title and bool(rest) and (known or (reading.number.is_first and later)) and not rest.endswith(".")
    if reading.style is Style.ROMAN:
        if not starts_title or (not reading.ended and (not rest or len(rest) > 80 or rest.endswith("."))):
            return False
        if not reading.ended and reading.number.is_first and _is_title_of_all(progress, index):
            return False
        return not reading.number.is_first or _begins_chapters(progress, index, reading)
    if row.heading:
        return True
    if reading.ended:
        return starts_title or row.after_blank
    # "Rozdział I Zasady ogólne." is a title with a stop; "Rozdział 3 stosuje się." is a sentence.
    return starts_title and (not rest.endswith(".") or (len(rest) <= _TITLE and not _VERB.search(rest)))


def _is_title_of_all(progress: Progress, index: int) -> bool:
    """`I BIEG ULICZNY` above `I. CELE`: an ordinal in the title of the text."""
    for options in progress.readings[index + 1 :]:
        following = next((r for r in options if r.style is Style.ROMAN), None)
        if following is not None:
            return following.number.is_first and following.ended
    return False


def _begins_chapters(progress: Progress, index: int, reading: Reading) -> bool:
    """A first "I" is a chapter if a "II" comes later, or (with its stop) if a marked unit follows at once."""
    if progress.later.get((Style.ROMAN, 2), -1) > index:
        return True
    followed = index + 1 < len(progress.rows) and any(r.style not in GROUPS for r in progress.readings[index + 1])
    return reading.ended and followed


def _base(progress: Progress, index: int, reading: Reading) -> Iterator[TreePlace]:
    """§ and Art. run through the whole document or annex; chapters only group them."""
    row, rest = progress.rows[index], reading.rest
    if not reading.ended and rest and not (rest[0].isupper() or rest[0] in "„\"'(" or is_repealed(rest)):
        return
    other = Style.ARTICLE if reading.style is Style.PARAGRAPH else Style.PARAGRAPH
    scope = progress.scope
    before = scope.running.get(reading.style)
    if before is None and other in scope.running:
        return
    if reading.style is Style.ARTICLE and before is None and rest and (rest[0].islower() or not reading.ended):
        return
    depth = next(d for d in range(len(progress.stack) - 1, -1, -1) if progress.stack[d].is_container)
    if before is not None and follows(before, reading.number):
        yield TreePlace(CONTINUES, depth, reading)
    elif before is None and reading.number.is_first:
        yield TreePlace(OPENS, depth, reading)
    elif not (
        is_mid_sentence(progress, index)
        and (rest[:1].islower() or not reading.ended or ends_with_preposition(progress, index))
    ) and (before is not None or row.after_blank or reading.ended or not rest):
        yield TreePlace(BREAKS, depth, reading)


def _decimal(progress: Progress, reading: Reading) -> Iterator[TreePlace]:
    """The parent comes from the mark itself (P10)."""
    wanted = reading.number.parts[:-1]
    for depth in range(len(progress.stack) - 1, -1, -1):
        node = progress.stack[depth]
        if node.reading is None or node.is_scope or _path(node) != wanted:
            continue
        known = node.levels.get(Style.DECIMAL)
        if known and follows(known.number, reading.number):
            yield TreePlace(CONTINUES, depth, reading)
        elif known is None and reading.number.is_first:
            yield TreePlace(OPENS, depth, reading)
        elif known or reading.ended:
            yield TreePlace(BREAKS, depth, reading)
        return
    if reading.ended or Style.DECIMAL in progress.scope.running or _has_decimals(progress):
        # No such parent: kept where it stands, and reported.
        depth = next(d for d in range(len(progress.stack) - 1, -1, -1) if progress.stack[d].is_container)
        parent = ".".join(str(part) for part in wanted)
        yield TreePlace(BREAKS, depth, reading, doubt=f"orphan:{parent}")


def _has_decimals(progress: Progress) -> bool:
    return any(Style.DECIMAL in node.levels for node in progress.stack)


def _path(node: Node) -> tuple[int, ...]:
    assert node.reading is not None
    if node.style is Style.DECIMAL or node.style in GROUPS or node.style in BASES or node.style is Style.DOT:
        return node.reading.number.parts
    return ()
