"""Text files and pasted text, Markdown included: pages by their numbers, cut words, buttons of web pages."""

import re

from plugins.regulations.importing.blocks import Block, Paragraph
from plugins.regulations.importing.formats.furniture import pages_of, without_buttons, without_heads
from plugins.regulations.importing.formats.hyphens import joined
from plugins.regulations.importing.formats.text_files import decoded
from plugins.regulations.importing.glued import parted
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
# Marks of Markdown and HTML that say how words look and not what they are.
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+(?=\S)", re.MULTILINE)
_PLUS = re.compile(r"^([ \t]*)\+(?=[ \t]+\S)", re.MULTILINE)
# Behind a colon or an empty line; inside a sentence it is a sum.
_PLUS_LIST = re.compile(r"(\A|:[ \t]*\n|\n[ \t]*\n)((?:[ \t]*\+[ \t]+\S[^\n]*(?:\n+|\Z)){2,})")
_BREAK = re.compile(r"<br[ \t]*/?>[ \t]*\n?", re.IGNORECASE)
_TAG = re.compile(r"</?(?:(?P<block>p|div|center)|b|i|u|em|strong|span|font|small)(?:\s[^<>]*)?>", re.IGNORECASE)


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    text = decoded(raw, ledger).replace("\r\n", "\n").replace("\r", "\n").replace("\x1a", "")
    if not text.strip():
        raise UnreadableFileError("plik jest pusty. Sprawdź, czy to właściwy plik.")
    return lines_of(text, ledger)


def lines_of(text: str, ledger: Ledger) -> list[Block]:
    """The lines as they stand, one block each: what is Markdown or HTML in them is read with the text."""
    front = _FRONT.match(text)
    if front:
        ledger.left_out("nagłówek pliku (front matter) pominięto", front[1])
        text = text[front.end() :]
    text = _without_looks(text, ledger)
    pages = pages_of(text)
    kept = [line for page in (without_heads(pages, ledger) if len(pages) > 1 else pages) for line in page]
    lines = without_buttons(joined("\n".join(kept), ledger).split("\n"), ledger)
    blocks: list[Block] = []
    blank = True
    for line in (part for whole in lines for part in (parted(whole, ledger) if "  " in whole.strip() else [whole])):
        if line.strip():
            blocks.append(Paragraph(line.rstrip(), wraps=not blank))
        blank = not line.strip()
    return blocks


def _without_looks(text: str, ledger: Ledger) -> str:
    """The text without marks of quotations and without HTML that only changes its looks; what went is told."""
    if _QUOTE.search(text):
        ledger.left_out("znaki cytatu pominięto", ">")
        text = _QUOTE.sub("", text)
    text = _PLUS_LIST.sub(lambda found: found[1] + _PLUS.sub(r"\1-", found[2]), text)
    text = _BREAK.sub("\n", text)
    if tags := " ".join(dict.fromkeys(found[0] for found in _TAG.finditer(text))):
        ledger.left_out("znaczniki HTML pominięto", tags)
        text = _TAG.sub(lambda found: "\n" if found["block"] else "", text)
    return text
