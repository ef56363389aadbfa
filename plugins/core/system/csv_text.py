"""The one writer of CSV: RFC 4180 (commas, CRLF), and no cell that a spreadsheet would run as a formula.

A spreadsheet takes text that begins with one of ``= + - @`` for a formula (OWASP, CSV injection); an apostrophe in
front makes it text again. A Polish Excel cuts lines at semicolons, whatever the quotation marks say, so what stands
behind a separator inside a cell begins a cell as well.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

LIST_SEPARATOR = "; "
# Apostrophes that stand there already get one more, so that what comes back is what went out.
_FORMULA = re.compile(r"(^|[;,\t|\r\n])([ \x22\u00a0]*)(?='*[=+\-@\t\r＝＋－＠])")
_GUARDED = re.compile(r"(^|[;,\t|\r\n])([ \x22\u00a0]*)'(?='*[=+\-@\t\r＝＋－＠])")


def csv_of(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its header. Lists are joined by „; ”, truth is tak or nie, None an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel")
    writer.writerow([guarded(name) for name in header])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return guarded(LIST_SEPARATOR.join(str(item) for item in value))
    return guarded(str(value))


def guarded(text: str) -> str:
    """The text of a cell with an apostrophe before whatever would be a formula."""
    return _FORMULA.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """A cell as it was before `guarded`, for tables that come back."""
    return _GUARDED.sub(r"\1\2", text)
