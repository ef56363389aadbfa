"""Files of tables as programs save them: CSV of any kind, xlsx, ods, xls, and pages that call themselves xls.

What a file is, its first bytes say; its name is not asked.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from plugins.core.system.decoding import UndecodableError, decode
from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.pages import sheets_of_html
from plugins.organisations.importing.sheets import Sheet, TableRow, UnreadableError
from plugins.organisations.importing.workbooks import sheets_of

_DELIMITERS = ";,\t|"
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_CELL_LIMIT = 10_000_000


def sheets_in(raw: bytes, ledger: Ledger) -> tuple[Sheet, ...]:
    """The sheets of a file with their rows that are not empty. Raises `UnreadableError`."""
    if not raw.strip(b"\x00 \t\r\n"):
        raise UnreadableError("plik jest pusty. Podaj tabelę z nazwami kolumn w pierwszym wierszu.")
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return sheets_of(raw, ledger)
    for start, sentence in _OTHERS.items():
        if raw.startswith(start):
            raise UnreadableError(sentence)
    try:
        text, encoding, is_guess = decode(raw)
    except UndecodableError:
        raise UnreadableError("to nie jest tabela. Zapisz ją jako CSV albo xlsx.") from None
    if is_guess and not text.isascii():
        ledger.guess("", f"kodowanie liter rozpoznano jako {encoding}", "", "Sprawdź polskie litery w szkicach.")
    beginning = text[:2000].lstrip().casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in beginning:
        raise UnreadableError("to arkusz w dawnym formacie XML. Otwórz go w Excelu i zapisz jako xlsx.")
    if beginning.startswith(("<!doctype html", "<html", "<table", "<meta")) or "<table" in beginning:
        return sheets_of_html(text, ledger)
    return (Sheet("", tuple(_rows(text, ledger))),)


_OTHERS = {
    b"%PDF": "to plik PDF, a nie tabela. Poproś o arkusz (xlsx, ods, CSV) albo przepisz dane.",
    b"{\\rtf": "to dokument tekstowy (RTF), a nie tabela. Skopiuj z niego tabelę do arkusza i zapisz jako xlsx.",
    b"\x89PNG": "to obraz, a nie tabela. Poproś o arkusz (xlsx, ods, CSV) albo przepisz dane.",
    b"\xff\xd8\xff": "to zdjęcie, a nie tabela. Poproś o arkusz (xlsx, ods, CSV) albo przepisz dane.",
    b"GIF8": "to obraz, a nie tabela. Poproś o arkusz (xlsx, ods, CSV) albo przepisz dane.",
    b"Rar!": "to archiwum. Rozpakuj je i podaj plik z tabelą.",
    b"7z\xbc\xaf": "to archiwum. Rozpakuj je i podaj plik z tabelą.",
    b"\x1f\x8b": "to archiwum. Rozpakuj je i podaj plik z tabelą.",
}


def _rows(text: str, ledger: Ledger) -> Iterator[TableRow]:
    """The rows of a CSV file. ``sep=;`` above them says how cells are separated and is no row (Excel hides it too)."""
    said = _SEP_LINE.match(text)
    if said:
        text = text[said.end() :]
    text = text.replace("\x00", "")
    delimiter = said[1] if said else _delimiter(text)
    for number, cells in enumerate(_parsed(_closed(text, delimiter, ledger), delimiter), start=1):
        if any(cell.strip() for cell in cells):
            yield TableRow(number, tuple(cells))


def _parsed(text: str, delimiter: str) -> Any:
    csv.field_size_limit(_CELL_LIMIT)
    # `newline=""`: line ends inside quotation marks belong to the cell, and a lone CR (old Macs) ends a row.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """The sign that cuts most rows into the same number of cells; a title row above them does not decide."""
    sample = text[:50_000]
    best, best_score = ",", (0, 0)
    for sign in _DELIMITERS:
        widths = Counter(len(row) for row in _parsed(sample, sign) if len(row) > 1)
        if widths:
            width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
            best_score, best = max((best_score, best), ((count * (width - 1), width), sign))
    return best


def _closed(text: str, delimiter: str, ledger: Ledger) -> str:
    """The text with quotation marks that were never closed taken for signs of the text: they would swallow rows."""
    if '"' not in text:
        return text
    width = Counter(len(row) for row in _parsed(text, delimiter)).most_common(1)[0][0]
    lines = text.splitlines(keepends=True)
    for _ in range(20):
        swallowed = _swallowing(lines, delimiter, width)
        if swallowed is None:
            break
        ledger.guess(f"wiersz pliku {swallowed + 1}", "cudzysłów bez pary wzięto za znak tekstu", lines[swallowed][:80])
        lines[swallowed] = lines[swallowed].replace('"', "”")
    return "".join(lines)


def _swallowing(lines: Sequence[str], delimiter: str, width: int) -> int | None:
    """The line whose open quotation mark holds whole rows of the table, or None."""
    reader = _parsed("".join(lines), delimiter)
    start = 0
    for row in reader:
        inside = max((cell.count(delimiter) for cell in row if re.search(r"[\r\n]", cell)), default=0)
        if width > 1 and inside >= width - 1 and len(row) != width:
            return start
        start = reader.line_num
    return None
