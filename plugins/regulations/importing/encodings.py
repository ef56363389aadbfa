"""Bytes of a text file -> text, with a check by Polish letters: ISO-8859-2 read as CP1250 gives "korzystaj±"."""

import codecs
import re

from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_CANDIDATES = ("cp1250", "iso-8859-2", "cp852", "mac_latin2")
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_USUAL = frozenset("„”“’‘–—…•§«»°²³½\u00a0\u00ad·€×")
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE)


def decoded(raw: bytes, ledger: Ledger, declared: str = "") -> str:
    """``declared`` is what the file says of itself; it counts only if the text then reads well."""
    text, name = _decoded(raw, declared)
    if name:
        ledger.tell(f"tekst był zapisany w kodowaniu {name}: sprawdź polskie litery.")
    if _is_binary(text):
        raise UnreadableFileError(
            "to nie jest plik tekstowy. Zapisz regulamin jako .docx, .odt, .rtf, .pdf, .html albo .txt."
        )
    return text


def declared_in(html: bytes) -> str:
    match = _DECLARED.search(html[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _decoded(raw: bytes, declared: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, "replace"), "" if encoding == "utf-8-sig" else encoding.upper()
    if raw[:400].count(0) > len(raw[:400]) // 4:
        even = raw[:400:2].count(0) > raw[1:400:2].count(0)
        return raw.decode("utf-16-be" if even else "utf-16-le", "replace"), "UTF-16"
    try:
        return raw.decode(), ""
    except UnicodeDecodeError:
        pass
    options = [*([declared] if _is_known(declared) else []), *_CANDIDATES]
    best = max(options, key=lambda name: (_score(raw.decode(name, "replace")), -options.index(name)))
    return raw.decode(best, "replace"), best.upper()


def _is_known(name: str) -> bool:
    try:
        return bool(name) and codecs.lookup(name).name != "utf-8"
    except LookupError:
        return False


def _score(text: str) -> int:
    """Polish letters speak for an encoding, control characters and letters of other languages against it."""
    score = 0
    for sign in text[:200_000]:
        if sign < "\x80":
            continue
        if sign in _POLISH:
            score += 2
        elif "\x80" <= sign < "\xa0" or sign == "\ufffd":
            score -= 5
        elif sign not in _USUAL:
            score -= 2
    # "sĄla": a capital inside a word is the mark of a wrong code page.
    return score - 3 * len(re.findall(r"[a-ząćęłńóśźż][ĄĆĘŁŃÓŚŹŻ](?=[a-z])", text[:200_000]))


def _is_binary(text: str) -> bool:
    odd = sum(sign < " " and sign not in "\t\n\r\f\v\x1a" for sign in text[:20_000])
    return odd > max(8, len(text[:20_000]) // 50) or "\x00" in text[:20_000]
