"""PDF files as lines of text, with the usual faults of such text mended (P22 of the facts) and told."""

import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from plugins.regulations.importing.blocks import Block, Paragraph, escaped, raised
from plugins.regulations.importing.formats.archive import CUT
from plugins.regulations.importing.formats.furniture import without_heads
from plugins.regulations.importing.formats.hyphens import joined
from plugins.regulations.importing.glued import LEADERS, REFERENCE, parted
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_FALLEN = re.compile(r"^(?P<text>.*[.;,])\s+(?P<mark>\d{1,2}[.)]?|[a-z]\))$")
_SCAN = "to skan (obraz bez tekstu). Rozpoznaj tekst programem OCR albo poproś o plik tekstowy."
# What a damaged file makes pypdf raise besides its own errors: its objects are not what they should be
# (AssertionError) or of a kind that pypdf can not read (NotImplementedError).
_BROKEN = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, zlib.error, struct.error, OSError,
    AssertionError, NotImplementedError, UnicodeError,
)  # fmt: skip


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    pages = _pages(raw, ledger)
    ledger.tell("tekst pochodzi z PDF: porównaj go z oryginałem, zwłaszcza numery i znaki §.")
    lines = [line for page in without_heads(pages, ledger) for line in page]
    lines = joined("\n".join(lines), ledger).split("\n")
    return list(_paragraphs(mended(lines, ledger)))


def _paragraphs(lines: Iterator[str]) -> Iterator[Paragraph]:
    blank = True
    for line in lines:
        if line.strip():
            yield Paragraph(escaped(" ".join(line.split())) if "\t" not in line else escaped(line), wraps=not blank)
        blank = not line.strip()


def _pages(raw: bytes, ledger: Ledger) -> list[list[str]]:
    from pypdf import PdfReader  # only when asked: start-up time
    from pypdf.errors import (  # only when asked: start-up time
        DependencyError,
        FileNotDecryptedError,
        PyPdfError,
        WrongPasswordError,
    )

    locked = "PDF jest zaszyfrowany. Zapisz go bez hasła (np. drukując do pliku PDF) i spróbuj jeszcze raz."
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on the file are no messages for staff
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(locked)
        pages = [_text_of(page) for page in reader.pages]
        scanned = [n for n, (page, text) in enumerate(zip(reader.pages, pages, strict=True), 1) if not text.strip()]
        _tell_fields(reader, ledger)
        _tell_remarks(reader, ledger)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as error:
        raise UnreadableFileError(locked) from error
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableFileError(CUT) from error
    if not pages:
        raise UnreadableFileError(CUT)
    letters = sum(sign.isalnum() for text in pages for sign in text)
    if letters < 20 or letters < 3 * len(pages):
        raise UnreadableFileError(_SCAN)
    for number in scanned:
        ledger.tell("strona nie ma tekstu (pusta albo skan). Sprawdź ją w oryginale.", f"strona {number}")
    return [text.split("\n") for text in pages]


def _text_of(page: Any) -> str:
    """The text of a page; small digits above the line are superscripts, not numbers: § 1¹, m²."""
    seen = _Raised()
    text = seen.put_into(page.extract_text(visitor_text=seen) or "")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


class _Raised:
    """Collects raised digits while pypdf walks the page, each with the words before it."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._before: tuple[str, float, float] = ("", 0.0, 0.0)

    def __call__(self, text: str, ctm: Any, matrix: Any, _font: Any, size: float) -> None:
        words = text.strip()
        if not words:
            return
        scale = abs(matrix[3] * ctm[3]) or 1.0
        height, foot = size * scale, matrix[4] * ctm[1] + matrix[5] * ctm[3] + ctm[5]
        tail, tall, line = self._before
        above = 0.5 < foot - line < tall
        if above and re.fullmatch(r"\d{1,3}", words) and height < 0.9 * tall and tail[-1:].isalnum():
            self._found.append((tail[-15:], words))
            return  # the line goes on below it
        self._before = (words, height, foot)

    def put_into(self, text: str) -> str:
        position = 0
        for tail, digits in self._found:
            match = re.compile(rf"({re.escape(tail)})\s*{digits}(?!\d)").search(text, position)
            if match:
                text = f"{text[: match.end(1)]}{raised(digits)}{text[match.end() :]}"
                position = match.end(1)
        return text


def _tell_fields(reader: Any, ledger: Ledger) -> None:
    for name, field in (reader.get_fields() or {}).items():
        value = str(field.get("/V") or "")
        if value and value not in ("/Off", "None"):
            ledger.left_out(f"pole formularza „{name}” pominięto, jego wartość", value)


def _tell_remarks(reader: Any, ledger: Ledger) -> None:
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots") or ():
            remark = reference.get_object()
            if remark.get("/Subtype") in ("/Text", "/FreeText") and remark.get("/Contents"):
                ledger.left_out("uwagę naniesioną na PDF pominięto", str(remark["/Contents"]), f"strona {number}")


def mended(lines: Sequence[str], ledger: Ledger) -> Iterator[str]:
    """A number fallen to the end of the line before, a § lost before its number, a chapter inside a line."""
    lines = [part for line in lines for part in parted(line, ledger)]
    sections = any(re.match(r"\s*§", line) for line in lines)
    for index, line in enumerate(lines):
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        fallen = None if LEADERS.search(line) else _FALLEN.match(line.strip())
        if fallen and following[:1].isupper() and not REFERENCE.search(fallen["text"]):
            ledger.tell(f"numer „{fallen['mark']}” przeniesiono na początek wiersza „{following[:50]}”.")
            yield fallen["text"]
            yield fallen["mark"] if fallen["mark"][-1] in ".)" else f"{fallen['mark']}."
            continue
        lost = re.match(r"\s*(\d{1,3})\s+([A-ZĄĆĘŁŃÓŚŹŻ ]{4,60})$", line)
        if lost and not sections:
            ledger.tell(f"przed „{line.strip()[:50]}” dopisano znak §.")
            yield f"§ {lost[1]} {lost[2]}"
            continue
        yield line
