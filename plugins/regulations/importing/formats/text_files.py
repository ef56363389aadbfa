"""Bytes of a text file -> text, with what was guessed about its letters told."""

import codecs
import re

from plugins.core.system.decoding import UndecodableError, decode
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE)
_NO_TEXT = "to nie jest plik tekstowy. Zapisz regulamin jako .docx, .odt, .rtf, .pdf, .html albo .txt."
# What editors write, and other programs never mean: the end of a file in DOS, a form feed, a vertical tab.
_HARMLESS = "\t\n\r\f\v\x1a"


def decoded(raw: bytes, ledger: Ledger, declared: str = "") -> str:
    """``declared`` is what a web page says of itself, for letters that are in none of the Polish encodings."""
    try:
        text, encoding, is_guess = decode(raw)
    except UndecodableError:
        if not _is_known(declared):
            raise UnreadableFileError(_NO_TEXT) from None
        text, encoding, is_guess = raw.decode(declared, "replace"), declared, True
    if _is_binary(text):
        raise UnreadableFileError(_NO_TEXT)
    if is_guess:
        ledger.tell(f"tekst był zapisany w kodowaniu {encoding}: sprawdź polskie litery.")
    return text


def declared_in(html: bytes) -> str:
    match = _DECLARED.search(html[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _is_known(name: str) -> bool:
    try:
        return bool(name) and codecs.lookup(name).name != "utf-8"
    except LookupError:
        return False


def _is_binary(text: str) -> bool:
    odd = sum(sign < " " and sign not in _HARMLESS for sign in text[:20_000])
    return odd > max(8, len(text[:20_000]) // 50) or "\x00" in text[:20_000]
