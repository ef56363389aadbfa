"""Several units on one line: `§ 5. 1. Wniosek …`, and enumerations inside a sentence (P23).

`Wniosek zawiera: 1) datę, 2) cel, 3) podpis.` is split only if the marks run 1, 2, 3 and each follows a colon, comma or
semicolon; so numbers in references stay text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.numbers import follows, of_letters

_MARK = re.compile(r"(?<=[:,;])\s+(?:(?:i|oraz|lub|albo)\s+)?(?=(?P<n>\d{1,2}|[a-z])\)\s+\S)")
_OWN = re.compile(r"\(?(?P<n>\d{1,2}|[a-z])\)\s")


# `§ 5. 1. Wniosek …`: the first ust. on the line of its §, as statutes are printed.
_BASE_AND_FIRST = re.compile(
    r"(?P<base>(?:§\s?|Art\.\s?)\d{1,4}(?:\s[a-z](?=\s?\.)|[a-z]{0,2})\s?\.?)\s+(?=(?:1\.|1\))\s+\S)"
)


def unfolded(rows: Sequence[TextRow]) -> tuple[TextRow, ...]:
    return tuple(_enumerations(list(_bases(rows))))


def _bases(rows: Sequence[TextRow]) -> Iterator[TextRow]:
    for row in rows:
        match = _BASE_AND_FIRST.match(row.text) if row.text[:1] in "§A" and not row.plain else None
        if match is None:
            yield row
        else:
            yield replace(row, text=match["base"])
            yield replace(row, text=row.text[match.end() :], after_blank=False, heading=False)


def _enumerations(rows: Sequence[TextRow]) -> list[TextRow]:
    result: list[TextRow] = []
    for index, row in enumerate(rows):
        following = rows[index + 1].text if index + 1 < len(rows) else ""
        cuts = list(_cuts(row.text, following)) if ")" in row.text and not row.table and not row.plain else []
        if not cuts:
            result.append(row)
            continue
        starts = [0, *cuts]
        pieces = [row.text[a:b].strip() for a, b in zip(starts, [*cuts, len(row.text)], strict=True)]
        shift = 0 if _OWN.match(row.text) else 1
        result.append(replace(row, text=pieces[0]))
        result += [replace(row, text=piece, indent=row.indent + shift, after_blank=False) for piece in pieces[1:]]
    return result


def _cuts(text: str, following: str) -> Iterator[int]:
    """Offsets of the marks of the first run: one that a colon announces, or the row's own mark running on."""
    own = _OWN.match(text)
    last = own["n"] if own else None
    continues_own = own is not None
    cuts: list[int] = []
    for match in _MARK.finditer(text):
        label, announced = match["n"], text[: match.start()].endswith(":")
        if announced and label in ("1", "a") and not cuts:
            last, continues_own = label, False
        elif last is None or announced or not _next_to(last, label):
            continue
        last = label
        cuts.append(match.end())
    ended = _OWN.match(following)
    runs_on = bool(cuts and last and ended and _next_to(last, ended["n"]))
    if len(cuts) + continues_own >= 2 or runs_on:
        yield from cuts


def _next_to(before: str, after: str) -> bool:
    if before.isdigit() != after.isdigit():
        return False
    return int(after) == int(before) + 1 if before.isdigit() else follows(of_letters(before), of_letters(after), True)
