"""What a file really is, by its first bytes: its name may lie (a .doc that is RTF, a .txt that is Word)."""

import zipfile
import zlib
from io import BytesIO

from plugins.regulations.importing.ledger import UnreadableFileError

_SAVE = "Otwórz go w programie, w którym powstał, i zapisz jako .docx, .odt albo .pdf."
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")


def kind_of(raw: bytes, ending: str) -> str:
    """``word``, ``opendocument``, ``rtf``, ``pdf``, ``webpage`` or ``plaintext``; UnreadableFileError for all else."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not raw.strip():
        raise UnreadableFileError("plik jest pusty. Sprawdź, czy to właściwy plik.")
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableFileError(_compound(raw))
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if any(raw.startswith(start) for start in _PICTURES) and _is_no_text(raw):
        raise UnreadableFileError("to obraz, a nie tekst. Rozpoznaj tekst programem OCR albo poproś o plik tekstowy.")
    if ending in ("docx", "odt", "pdf"):
        raise UnreadableFileError(
            f"plik nie jest tym, na co wskazuje jego nazwa (.{ending}), albo jest uszkodzony. {_SAVE}"
        )
    if head.lower().startswith(b"mime-version:") or b"\nMIME-Version:" in raw[:1024]:
        raise UnreadableFileError("to archiwum strony (.mht). Otwórz je w przeglądarce i zapisz stronę jako .html.")
    if _looks_like_html(raw, ending):
        return "webpage"
    return "plaintext"


def _archive(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError) as error:
        raise UnreadableFileError(
            "plik jest uszkodzony albo niepełny. Otwórz go w edytorze tekstu i zapisz jeszcze raz."
        ) from error
    if "word/document.xml" in names:
        return "word"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "opendocument"
    if any(name.startswith("xl/") for name in names) or b"spreadsheet" in mimetype:
        raise UnreadableFileError(
            "to arkusz kalkulacyjny, a nie tekst regulaminu. Zapisz regulamin jako .docx albo .odt."
        )
    if any(name.startswith(("ppt/", "Index/")) for name in names) or b"presentation" in mimetype:
        raise UnreadableFileError(f"tego rodzaju pliku nie da się odczytać. {_SAVE}")
    raise UnreadableFileError("to archiwum ZIP, a nie regulamin. Rozpakuj je i wskaż plik z tekstem.")


def _compound(raw: bytes) -> str:
    """Old Office files, and new ones with a password, are OLE containers whose streams are named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "plik jest zaszyfrowany hasłem. Zapisz go bez hasła i spróbuj jeszcze raz."
    return f"to plik starego Worda (.doc) albo innego starszego programu, którego nie da się odczytać. {_SAVE}"


def _looks_like_html(raw: bytes, ending: str) -> bool:
    if ending in ("html", "htm", "xhtml"):
        return True
    start = raw[:2048].replace(b"\x00", b"").lower()
    return b"<html" in start or b"<!doctype html" in start


def _is_no_text(raw: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in raw[:512])
