"""Workbooks of Excel and LibreOffice (xlsx, xlsb, ods, xls), read by calamine, a library in Rust.

It reads in a process of its own: a damaged xls makes the library panic or abort, and a small file may claim to be a
huge one. Then that process ends, and the caller has one sentence for whoever has the file.
"""

import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.sheets import Sheet, TableRow, UnreadableError, text_of_value

if sys.platform != "win32":
    import resource

_ROOT = Path(__file__).parents[3]
_LOCKED = "plik jest zabezpieczony hasłem. Otwórz go w Excelu, usuń hasło i zapisz ponownie."
_BROKEN = "plik jest uszkodzony albo nie jest arkuszem. Otwórz go w Excelu lub LibreOffice i zapisz jako xlsx."
_HUGE = "arkusz jest za duży albo uszkodzony. Zostaw w nim jeden arkusz z listą i zapisz jako CSV."
SECONDS, BYTES = 60, 3 << 30
# What a damaged part makes zipfile raise: RuntimeError stands for one under a password and, as NotImplementedError,
# for one packed in a way that zipfile does not know.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def sheets_of(raw: bytes, ledger: Ledger) -> tuple[Sheet, ...]:
    """The sheets that hold something, with the comments of their cells told. Raises `UnreadableError`."""
    if "EncryptedPackage".encode("utf-16-le") in raw[:200_000]:
        raise UnreadableError(_LOCKED)
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, cwd=_ROOT, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableError(_HUGE) from None
    if done.returncode or not done.stdout:
        raise UnreadableError(_other(raw))
    found = json.loads(done.stdout)
    if found is None:
        raise UnreadableError(_LOCKED)
    _tell_comments(raw, ledger)
    filled = [(name, tuple(TableRow(n, tuple(cells)) for n, cells in rows)) for name, rows in found if rows]
    return tuple(Sheet(name if len(filled) > 1 else "", rows) for name, rows in filled)


def read(raw: bytes) -> list[tuple[str, list[tuple[int, list[str]]]]] | None:
    """(name, [(number, cells)]) of each sheet; None for a file with a password. Raises what calamine raises."""
    import python_calamine  # only when asked: start-up time

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return [(name, _rows(workbook.get_sheet_by_name(name))) for name in workbook.sheet_names]
    except python_calamine.PasswordError:
        return None


def main() -> None:
    """The process: a workbook on standard input, its cells as JSON on standard output."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    sys.stdout.buffer.write(json.dumps(read(sys.stdin.buffer.read())).encode())


def _rows(sheet: Any) -> list[tuple[int, list[str]]]:
    # calamine leaves out empty rows and columns before the first cell unless told; numbers must be Excel's.
    values: Sequence[Sequence[object]] = sheet.to_python(skip_empty_area=False)
    rows = [[text_of_value(value) for value in row] for row in values]
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    return [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]


def _fill_merged(rows: list[list[str]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged downwards („Wierzbograd” beside ten rows) holds for each of its rows."""
    for (top, left), (bottom, right) in ranges:
        if left == right and top < len(rows) and left < len(rows[top]):
            for number in range(top + 1, min(bottom + 1, len(rows))):
                if left < len(rows[number]):
                    rows[number][left] = rows[top][left]


def _other(raw: bytes) -> str:
    """Why a file that begins like a workbook is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return (
            "to dokument Worda, a nie arkusz. Skopiuj tabelę do arkusza i zapisz jako xlsx."
            if _is_doc(raw)
            else _BROKEN
        )
    if "word/document.xml" in names:
        return "to dokument Worda, a nie arkusz. Skopiuj tabelę do arkusza i zapisz jako xlsx."
    if any(name.endswith((".xlsx", ".xls", ".ods", ".csv")) for name in names):
        return "to archiwum. Rozpakuj je i podaj plik z tabelą."
    return _BROKEN


def _is_doc(raw: bytes) -> bool:
    return "WordDocument".encode("utf-16-le") in raw


def _tell_comments(raw: bytes, ledger: Ledger) -> None:
    """Comments of cells belong to no field; they are told, word for word."""
    for cell, text in _comments(raw):
        ledger.leave_out(f"komórka {cell}", "komentarz do komórki nie został przejęty", text)


def _comments(raw: bytes) -> Iterator[tuple[str, str]]:
    """(cell, text) of the comments of an xlsx file."""
    if not raw.startswith(b"PK"):
        return
    from lxml import etree  # only when asked: start-up time

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("xl/comments") and name.endswith(".xml"):
                try:
                    root = etree.fromstring(archive.read(name), parser)
                except (etree.XMLSyntaxError, *_DAMAGED):
                    yield "?", "(komentarzy nie da się odczytać)"
                    continue
                for comment in root.iter("{*}comment"):
                    yield str(comment.get("ref", "?")), "".join(comment.itertext("{*}t"))


if __name__ == "__main__":
    main()
