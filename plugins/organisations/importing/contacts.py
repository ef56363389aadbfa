"""Telephones, e-mails and addresses of sites in a cell, in any order: many tables have one column „Kontakt”."""

import re
from collections.abc import Iterator
from typing import Any

from plugins.core.schema.addresses import EMAIL
from plugins.organisations.importing.cells import is_empty, is_valid
from plugins.polish.phones import phone

_EMAIL = re.compile(rf"(?:mailto:)?({EMAIL})")
_AT = re.compile(r"\s?[(\[](?:at|małpa)[)\]]\s?", re.IGNORECASE)
_URL = re.compile(
    r"(?:https?:\\?/?[/\\]+|www\.)[^\s,;<>\"]+|(?<![\w.@-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:pl|eu|org|com|net|info|edu|gov|ngo|art|club|online|site|app|me|tv|fm|de|cz|ua)(?:/[^\s,;<>\"]*)?(?![\w@])",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:facebook\.com|fb\.com|fb\.me|instagram\.com|youtube\.com|youtu\.be|tiktok\.com|x\.com"
    r"|twitter\.com|linkedin\.com)(?:/|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;,|\n/]|\b(?:lub|oraz|albo|i)\b")
_DIGITS = re.compile(r"[+(]?\d[\d\s()/.\-–]*\d(?:\s*wewn?\.?\s*\d{1,6})?")
# The plus and the bracket of "+48 600…" and "(32) 281…" belong to the number.
_GAP = r"(?:[^\w+(]|_|[+(](?!\s?[+\d]))*"
_LABEL = re.compile(
    rf"^{_GAP}(?:(?:nr|numer)\b{_GAP})?(?:(?:tel(?:efon\w*)?|kom(?:órk\w+|\.)?|mobile|t|k)\b{_GAP})*", re.IGNORECASE
)
_FAX = re.compile(r"\bfax|\bfaks", re.IGNORECASE)
_WORDLESS = re.compile(
    r"[\W_]*(?:tel(?:efon\w*)?|e-?mail|mail|www|strona|adres|kom|http|https|fb|facebook)?[\W_]*", re.IGNORECASE
)


def contacts(text: str) -> tuple[dict[str, list[Any]], str]:
    """({field: values}, what is left): the values of ``phones``, ``email``, ``web`` and ``social`` in a cell."""
    found: dict[str, list[Any]] = {}
    text = _AT.sub("@", text)
    rest = text
    for match in _EMAIL.finditer(text):
        if is_valid("email", [match[1]]):
            found.setdefault("email", []).append(match[1])
            rest = rest.replace(match[0], "\n", 1)
    for match in list(_URL.finditer(rest)):
        written = match[0].rstrip(".)")
        url = with_protocol(written)
        if is_valid("web", [url]):
            found.setdefault("social" if _SOCIAL.match(url) else "web", []).append(url)
            rest = rest.replace(written, "\n", 1)
    left = []
    for numbers, remainder in _phones(rest):
        if numbers:
            found.setdefault("phones", []).extend(numbers)
        if remainder:
            left.append(remainder)
    return found, "; ".join(left)


def with_protocol(text: str) -> str:
    """An address of a site with its protocol and with straight slashes: „www.example.org” -> „https://www.example.org”."""
    bare = re.sub(r"^(https?):\\?/?[/\\]+", r"\1://", text, flags=re.IGNORECASE)
    return bare if "://" in bare else f"https://{bare}"


def _phones(text: str) -> Iterator[tuple[list[Any], str]]:
    """(numbers, what is left) of each part of a text. Words such as „tel.” and „lub” are neither."""
    text = re.sub(r"\btel\.?\s*/\s*fa(?:x|ks)\b\.?", "tel.", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\.0\b(?!\d)", "", re.sub(r"(?<=\d)\s*\bw\.\s*(?=\d)", " wew. ", text))
    whole = _LABEL.sub("", " ".join(text.split())).strip()
    whole = whole if "(" in whole else whole.removesuffix(")")
    if _is_phone(whole):
        yield [whole], ""
        return
    for part in (" ".join(piece.split()) for piece in _BETWEEN.split(text)):
        if re.search(r"\w", part) and not _WORDLESS.fullmatch(part):
            yield _numbers(part)


def _numbers(part: str) -> tuple[list[Any], str]:
    match = _DIGITS.search(part)
    numbers = _split(match[0].strip()) if match and not _FAX.search(part[: match.start()]) else []
    if match is None or not numbers:
        return [], part
    before, after = _LABEL.sub("", part[: match.start()]), part[match.end() :]
    note = " ".join(f"{before} {after}".strip(" :.,()–-").split())
    # A small word tells which telephone it is („sekretariat”); names of people are not published by an importer.
    if note and len(numbers) == 1 and note.islower():
        return [{"number": numbers[0], "note": note}], ""
    return list(numbers), note


def _split(text: str) -> list[str]:
    """One number, or two that were written one behind the other."""
    if _is_phone(text):
        return [text]
    # An old trunk prefix: 0-32 281 00 00, (032) 281 00 00. Its zero is told by the caller, who counts signs.
    bare = re.sub(r"^\(?0[\s-]?", "(" if text.startswith("(") else "", text)
    if bare != text and _is_phone(bare):
        return [bare]
    signs = [match.end() for match in re.finditer(r"\d", text)]
    if len(signs) == 18:
        halves = [text[: signs[8]].strip(), text[signs[8] :].strip()]
        if all(_is_phone(half) for half in halves):
            return halves
    return []


def _is_phone(text: str) -> bool:
    if is_empty(text):
        return False
    try:
        phone(text)
    except ValueError:
        return False
    return True
