"""The ledger of an import as lines for the terminal: what many rows have in common is one line that names them all."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from plugins.core.system.ledger import Ledger, LedgerNote

_ROW = re.compile(r"(?P<sheet>arkusz „[^”]*”, )?wiersz (?P<row>\d+)(?P<column>, kolumna [A-Z]+)?")


def listing_of(ledger: Ledger) -> Iterator[str]:
    """One line for each thing that is said, in the order in which it is first said; rows as „wiersze 2–9, 12”."""
    groups: dict[tuple[str, str, str, str, str], list[int]] = {}
    notes: dict[tuple[str, str, str, str, str], LedgerNote] = {}
    for number, note in enumerate(ledger.notes):
        match = _ROW.fullmatch(note.place)
        sheet, column = (match["sheet"] or "", match["column"] or "") if match else (note.place, f"\x00{number}")
        key = (sheet, column, note.message, note.quote, note.cure)
        groups.setdefault(key, []).append(int(match["row"]) if match else 0)
        notes.setdefault(key, note)
    for key, rows in groups.items():
        note = notes[key]
        if len(rows) == 1:
            yield str(note)
            continue
        place = f"{key[0]}wiersze {_ranges(sorted(set(rows)))}{key[1]}"
        yield str(LedgerNote(place, note.message, note.quote, note.cure))


def _ranges(numbers: Sequence[int]) -> str:
    """„2–4, 7” for 2, 3, 4, 7."""
    parts = []
    for _gap, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _position, number in group]
        parts.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return ", ".join(parts)
