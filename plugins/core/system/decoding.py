"""Bytes of a text from anywhere -> text. Polish offices save in six encodings; which one it was decides the letters.

Only UTF-8 and a byte order mark say what they are. The old Polish encodings accept nearly any bytes, so the reading
with the most Polish letters and the fewest signs that no Polish text has is taken, and the caller says that it was
guessed.
"""

import codecs
import re
from typing import NamedTuple

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("cp1250", "iso8859_2", "cp852")
_NAMES = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1250": "Windows-1250", "iso8859_2": "ISO-8859-2", "cp852": "CP852 (DOS)",
}  # fmt: skip
_POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
_USUAL = re.compile("[„”“’‘«»–—…§°·•€×²³½\u00a0\u00adäöüÄÖÜßéáčšžřýíúěů]")
# A capital behind a small letter, as in "korzystajĄ", is one encoding taken for another.
_MIXED = re.compile("[a-ząćęłńóśźż](?=[ĄĆĘŁŃÓŚŹŻ])")


class UndecodableError(ValueError):
    """The bytes are no text."""


class DecodedText(NamedTuple):
    """``encoding`` is its name for people; ``is_guess``: another reading of the same bytes was possible."""

    text: str
    encoding: str
    is_guess: bool


def decode(raw: bytes) -> DecodedText:
    """The text of a file without its byte order mark. Raises `UndecodableError` for what is no text."""
    codec = _certain(raw)
    if codec:
        try:
            return DecodedText(raw.decode(codec).removeprefix("\ufeff"), _NAMES[codec], is_guess=False)
        except UnicodeDecodeError:
            pass  # marked, and yet broken: read like any other
    readings = [(_score(text), codec, text) for codec in _OLD if (text := _read(raw, codec)) is not None]
    if not readings or b"\x00" in raw:
        raise UndecodableError
    _score_of, codec, text = max(readings, key=lambda reading: reading[0])  # the first of equals: Windows
    return DecodedText(text, _NAMES[codec], is_guess=True)


def _certain(raw: bytes) -> str | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return codec
    # UTF-16 without its mark: every other byte of Latin text is zero.
    head = raw[:4096]
    if head.count(b"\x00") * 3 > len(head) and len(raw) % 2 == 0:
        return "utf-16-be" if head[::2].count(b"\x00") > head[1::2].count(b"\x00") else "utf-16-le"
    return None if _read(raw, "utf-8") is None or b"\x00" in raw else "utf-8"


def _read(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> int:
    """How much a reading looks like Polish: its own letters count for it, odd signs and controls against it."""
    sample = "".join(sign for sign in text[:200_000] if not sign.isascii())
    polish = len(_POLISH.findall(sample))
    odd = len(sample) - polish - len(_USUAL.findall(sample))
    return polish - 3 * odd - 3 * len(_MIXED.findall(text[:200_000]))
