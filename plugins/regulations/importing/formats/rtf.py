"""RTF files: the words of the document, and the numbers that programs write beside them for old readers (`\\listtext`).

Rich Text Format Specification 1.9.1. Groups that hold no words of the text are skipped; headers, footers, comments and
deleted words are told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.regulations.importing.blocks import Block, Grid, Paragraph, escaped, lowered, note_mark, one_line, raised
from plugins.regulations.importing.formats.archive import CUT
from plugins.regulations.importing.grids import as_blocks
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": " ", "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "rsidtbl", "generator",
    "pict", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "fldinst", "filetbl",
    "revtbl", "pgptbl", "mmathPr", "bkmkstart", "bkmkend", "object", "objdata", "nonshppict", "falt", "panose",
    "pntxtb", "pntxta", "pnseclvl", "atrfstart", "atrfend", "atnid", "atnauthor", "atndate", "atnref", "atnicn",
    "userprops", "docvar", "wgrffmtfilter", "sp", "sn", "sv",
})  # fmt: skip
_STRUCK = "przekreślone słowa wpisano bez przekreślenia"
_HEADER, _FOOTER = "nagłówek strony pominięto", "stopkę strony pominięto"
_TOLD = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), _HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), _FOOTER),
    **dict.fromkeys(("ftnsep", "ftnsepc", "aftnsep", "aftnsepc"), ""),
    "annotation": "komentarz pominięto",
}
_CODE_PAGES = {0: "cp1252", 1: "cp1252", 2: "symbol", 204: "cp1251", 238: "cp1250", 77: "mac_roman", 255: "cp437"}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits. ``into`` names where its words go: "" the text, else a destination."""

    into: str = ""
    codepage: str = "cp1250"
    fallback: int = 1
    raised: bool = False
    lowered: bool = False
    removed: bool = False
    struck: bool = False
    hidden: bool = False
    heading: bool = False
    in_table: bool = False
    level: int = 0


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    if raw.count(b"{") - raw.count(b"\\{") - (raw.count(b"}") - raw.count(b"\\}")) > 3:
        raise UnreadableFileError(CUT)
    return list(_Reader(ledger).blocks(raw))


class _Reader:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._state = _State()
        self._stack: list[_State] = []
        self._parts: list[str] = []
        self._mark: list[str] = []
        self._aside: list[str] = []
        self._notes: list[str] = []
        self._note_count = self._count = 0
        self._skip = 0
        self._apart = ("", "")  # what is told of words, and the words so far
        self._high = 0  # the first half of a sign outside the first 65,536
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._cells: list[list[Block]] = []
        self._cell: list[Block] = []
        self._rows: list[tuple[str, ...]] = []
        self._row_blocks: list[list[Block]] = []

    def blocks(self, raw: bytes) -> Iterator[Block]:
        starred = False
        opened = False
        for match in _TOKEN.finditer(raw):
            if brace := match["brace"]:
                opened, starred = brace == b"{", False
                yield from self._open() if opened else self._close()
                continue
            if match["sign"] == b"*" and opened:
                starred = True
                continue
            word = match["word"].decode() if match["word"] else ""
            if word:
                yield from self._control(word, int(match["number"]) if match["number"] else None, starred, opened)
            elif match["hex"]:
                self._bytes(bytes([int(match["hex"], 16)]))
            elif match["sign"]:
                self._signed(match["sign"].decode("latin-1"))
            elif match["text"]:
                self._bytes(match["text"])
            opened = starred = False
        yield from self._paragraph()
        yield from self._table()

    def _open(self) -> Iterator[Block]:
        self._stack.append(self._state)
        yield from ()

    def _close(self) -> Iterator[Block]:
        closed = self._state
        self._state = self._stack.pop() if self._stack else _State()
        if closed.into == self._state.into:
            return
        words = "".join(self._aside)
        if closed.into in _TOLD:
            if _TOLD[closed.into]:
                self._ledger.left_out(_TOLD[closed.into], words)
            self._aside = []
        elif closed.into == "footnote":
            self._note_count += 1
            self._notes.append(f"{note_mark(self._note_count)} {one_line(escaped(words))}")
            self._parts.append(note_mark(self._note_count))
            self._ledger.tell(f"przypis wstawiono pod akapitem: „{one_line(words)}”.")
            self._aside = []
        yield from ()

    def _control(self, word: str, number: int | None, starred: bool, opened: bool) -> Iterator[Block]:
        state = self._state
        on = number != 0
        if state.into == "fonttbl" and (opened or starred) and word not in ("f", "fcharset"):
            self._state = replace(state, into="skip")  # other names of a font
            return
        if opened and (word in _SKIPPED or word in _TOLD or word in ("listtext", "pntext", "footnote", "shptxt")):
            self._state = replace(state, into="skip" if word in _SKIPPED and state.into != "fonttbl" else word)
            if word == "fonttbl":
                self._state = replace(state, into="fonttbl")
            return
        if starred and word not in ("shpinst", "shptxt", "listtext", "pntext"):
            self._state = replace(state, into="skip")
            return
        if word in ("par", "sect", "cell", "row", "nestcell", "nestrow") and state.into == "":
            yield from self._ended(word)
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word == "u" and number is not None:
            self._add(self._sign(number % 65536))
            self._skip = state.fallback
        elif word == "uc":
            self._state = replace(state, fallback=number or 0)
        elif word == "ansicpg":
            self._state = replace(state, codepage=f"cp{number}")
        elif word == "mac":
            self._state = replace(state, codepage="mac_latin2")
        elif word == "pca":
            self._state = replace(state, codepage="cp852")
        elif word == "f" and number is not None:
            self._font = number
            if state.into != "fonttbl" and number in self._fonts:
                self._state = replace(state, codepage=self._fonts[number])
        elif word == "fcharset" and state.into == "fonttbl":
            self._fonts[self._font] = _CODE_PAGES.get(number or 0, "cp1250")
            if number in (0, 1):
                self._fonts.pop(self._font)
        elif word == "chftn":
            pass  # the number of a note, which is made anew
        else:
            self._formatted(word, number, on)

    def _sign(self, unit: int) -> str:
        """The sign of a UTF-16 unit; an emoji comes as two of them, and half of one is none."""
        high, self._high = self._high, 0
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
            return ""
        if 0xDC00 <= unit < 0xE000:
            return chr(0x10000 + (high - 0xD800) * 0x400 + unit - 0xDC00) if high else "\ufffd"
        return chr(unit)

    def _formatted(self, word: str, number: int | None, on: bool) -> None:
        state = self._state
        if word in ("pard", "plain"):
            self._state = replace(
                state, raised=False, lowered=False, removed=False, struck=False, hidden=False,
                heading=state.heading and word == "plain", level=state.level if word == "plain" else 0,
                in_table=word == "plain" and state.in_table,
            )  # fmt: skip
        elif word in ("super", "nosupersub", "sub"):
            self._state = replace(state, raised=word == "super" and on, lowered=word == "sub" and on)
        elif word in ("up", "dn"):
            self._state = replace(state, raised=word == "up" and on, lowered=word == "dn" and on)
        elif word == "deleted":
            self._state = replace(state, removed=on)
        elif word in ("strike", "striked"):
            self._state = replace(state, struck=on)
        elif word == "v":
            self._state = replace(state, hidden=on)
        elif word == "outlinelevel":
            self._state = replace(state, heading=(number or 0) < 9)
        elif word == "intbl":
            self._state = replace(state, in_table=True)
        elif word == "ilvl":
            self._state = replace(state, level=number or 0)

    def _signed(self, sign: str) -> None:
        if sign in "\\{}":
            self._add(sign)
        elif sign == "~":
            self._add("\u00a0")
        elif sign == "_":
            self._add("-")
        elif sign in "\r\n":
            self._add("\n\n")

    def _bytes(self, raw: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if raw:
            try:
                text = raw.decode(self._state.codepage)
            except (LookupError, UnicodeDecodeError):
                text = raw.decode("cp1250", "replace")
                if self._state.codepage == "symbol" and self._state.into not in ("skip", "fonttbl"):
                    text = "•" * len(raw)
                    if self._state.into not in ("listtext", "pntext"):
                        self._ledger.tell(f"znaki kroju z symbolami zapisano jako „{text}”. Porównaj z oryginałem.")
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.into in ("skip", "fonttbl"):
            return
        if state.into in ("listtext", "pntext"):
            self._mark.append(text)
        elif state.into in _TOLD or state.into == "footnote":
            self._aside.append(" " if text == "\n\n" else text)
        elif state.removed or state.hidden:
            self._set_apart("nieprzyjęta zmiana: skreślono" if state.removed else "tekst ukryty pominięto", text)
        else:
            words = escaped(text)
            self._set_apart(_STRUCK if state.struck else "", text)
            self._parts.append(raised(words) if state.raised else lowered(words) if state.lowered else words)

    def _set_apart(self, what: str, text: str) -> None:
        """Gathers words that are told: every letter outside ASCII parts them in the file."""
        before, words = self._apart
        if what == before:
            self._apart = (what, words + text)
            return
        self._apart = (what, text)
        if before == _STRUCK and words.strip():
            self._ledger.tell(f"{_STRUCK}: „{one_line(words)}”.")
        elif before and before != _STRUCK:
            self._ledger.left_out(before, words)

    def _ended(self, word: str) -> Iterator[Block]:
        if word == "par" or word == "sect":
            blocks = list(self._paragraph())
            if self._state.in_table:
                self._cell += blocks
            else:
                yield from self._table()
                yield from blocks
        elif word in ("cell", "nestcell"):
            self._cell += list(self._paragraph())
            self._cells.append(self._cell)
            self._cell = []
        else:
            if not self._cells:
                return
            self._rows.append(tuple(" ".join(_cell_text(b) for b in cell) for cell in self._cells))
            self._row_blocks += self._cells
            self._cells = []

    def _paragraph(self) -> Iterator[Block]:
        self._set_apart("", "")
        text = "\n".join(one_line(line) for line in "".join(self._parts).split("\n") if line.strip())
        mark = one_line("".join(self._mark))
        mark = "–" if mark in ("·", "•", "\uf0b7", "o", "§", "\uf0a7", "-", "–") else mark
        self._parts, self._mark = [], []
        if text or mark:
            self._count += 1
            place = f"akapit {self._count}"
            if mark and mark != "–":
                self._ledger.tell(f"numer „{mark}” pochodzi z automatycznej listy: „{text[:60]}”.", place)
            yield Paragraph(text, mark, self._state.level, self._state.heading, place=place)
        notes, self._notes = self._notes, []
        yield from (Paragraph(note) for note in notes)

    def _table(self) -> Iterator[Block]:
        if self._cells or self._cell:
            self._cells.append(self._cell)
            self._cell = []
            self._rows.append(tuple(" ".join(_cell_text(b) for b in cell) for cell in self._cells))
            self._row_blocks += self._cells
            self._cells = []
        if self._rows:
            rows, blocks, self._rows, self._row_blocks = self._rows, self._row_blocks, [], []
            yield from as_blocks(Grid(tuple(rows), len(rows) > 1, f"akapit {self._count}"), blocks, self._ledger)


def _cell_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return one_line(f"{block.mark} {block.text}")
    return " ".join(cell for row in block.rows for cell in row if cell)
