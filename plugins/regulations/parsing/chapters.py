"""Chapters that are numbered like what stands in them: `1. Zasady` and below it again `1.`, `2.`; then `2. Klucze`.

The marks alone can not tell; a Markdown heading can, or a title whose list starts again, as long as the titles
themselves run 1, 2, 3.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.regulations.parsing.marks import Reading
from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.units import BASES, Style

_LIMIT = 100
Readings = Sequence[Sequence[Reading]]


def with_chapters(rows: Sequence[TextRow], readings: Readings) -> list[Sequence[Reading]]:
    """The readings, with those of the headings of such chapters replaced by one: a chapter."""
    found = {*_marked(rows, readings), *_titled(rows, readings)}
    return [_as_chapter(options) if index in found else options for index, options in enumerate(readings)]


def _as_chapter(options: Sequence[Reading]) -> tuple[Reading, ...]:
    reading = _dotted(options)
    assert reading is not None
    return (replace(reading, style=Style.CHAPTER, word="rozdz", form="."),)


def _marked(rows: Sequence[TextRow], readings: Readings) -> list[int]:
    """Markdown headings `## 1. Zasady` that run on while the lists below them start again."""
    headings = [i for i, row in enumerate(rows) if row.heading and _dotted(readings[i])]
    return _running(headings, rows, readings) if _any_starts_again(headings, rows, readings) else []


def _any_starts_again(headings: Sequence[int], rows: Sequence[TextRow], readings: Readings) -> bool:
    for start, end in itertools.pairwise((*headings, len(rows))):
        first = next((r for i in range(start + 1, end) if not rows[i].heading and (r := _dotted(readings[i]))), None)
        if first is not None and first.number.is_first:
            return True
    return False


def _titled(rows: Sequence[TextRow], readings: Readings) -> list[int]:
    """Titles without a Markdown heading, each with a list of its own that starts at 1."""
    if any(row.heading and _dotted(readings[i]) for i, row in enumerate(rows)):
        return []
    based = next((i for i, options in enumerate(readings) if any(r.style in BASES for r in options)), len(rows))
    titles = [i for i in range(based) if _is_title(rows, readings, i)]
    chain = _running(titles, rows, readings)
    return chain if len(chain) > 1 and _lists_between(chain, readings) else []


def _is_title(rows: Sequence[TextRow], readings: Readings, index: int) -> bool:
    reading = _dotted(readings[index])
    if reading is None or not reading.rest or len(reading.rest) > _LIMIT or reading.rest.endswith((".", ";", ",", ":")):
        return False
    following = _dotted(readings[index + 1]) if index + 1 < len(rows) else None
    starts = following is not None and following.number.is_first
    below_it = starts and rows[index + 1].indent <= rows[index].indent
    return reading.rest[0].isupper() and below_it


def _running(indexes: Sequence[int], rows: Sequence[TextRow], readings: Readings) -> list[int]:
    """The chain of those that count 1, 2, 3; a gap ends it."""
    chain: list[int] = []
    for index in indexes:
        reading = _dotted(readings[index])
        if reading is not None and not reading.number.suffix and reading.number.last == len(chain) + 1:
            chain.append(index)
    return chain


def _lists_between(chain: Sequence[int], readings: Readings) -> bool:
    """Between two titles the numbers run from 1 without a break, so that the title is none of them."""
    for start, end in itertools.pairwise(chain):
        numbers = [r.number.last for i in range(start + 1, end) for r in _first(readings[i])]
        if numbers != list(range(1, len(numbers) + 1)):
            return False
    return True


def _first(options: Sequence[Reading]) -> Iterator[Reading]:
    if (reading := _dotted(options)) is not None and not reading.number.suffix:
        yield reading


def _dotted(options: Sequence[Reading]) -> Reading | None:
    return next((r for r in options if r.style is Style.DOT and not r.through and r.form != "named"), None)
