"""What every reader of tables gives back: sheets of rows of text, or a sentence why there are none."""

import datetime as dt
from typing import NamedTuple


class UnreadableError(Exception):
    """The file is no table that can be read. The text is a Polish sentence for the person who has it."""


class TableRow(NamedTuple):
    """``number`` is the one that a spreadsheet shows beside the row."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """``name`` is empty where a file has one sheet only."""

    name: str
    rows: tuple[TableRow, ...]


def text_of_value(value: object) -> str:
    """A cell of a spreadsheet as one would read it: no „.0” behind whole numbers, dates as RRRR-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
