"""Word files: the XML is walked in order, whatever wraps a run or a paragraph.

Unaccepted changes are read as accepted, and told. Footnotes and endnotes stand below their paragraph; headers,
comments, hidden text and pictures are told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.regulations.importing.blocks import (
    SYMBOL,
    Block,
    Grid,
    Paragraph,
    escaped,
    lowered,
    note_mark,
    one_line,
    raised,
)  # fmt: skip
from plugins.regulations.importing.formats.archive import CUT, Archive
from plugins.regulations.importing.formats.word_numbers import W, WordNumbers
from plugins.regulations.importing.grids import as_blocks
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
_NO_TEXT = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "smartTagPr",
        "customXmlPr", "fldData", "delInstrText", "numberingChange",
    )
)  # fmt: skip
_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})

_SHAPES: dict[str, Callable[[str], str]] = {
    "superscript": lambda text: raised(escaped(text)),
    "subscript": lambda text: lowered(escaped(text)),
}


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    archive = Archive(raw)
    main = archive.xml(_main_part(archive))
    if main is None or (body := main.find(f"{W}body")) is None:
        raise UnreadableFileError(CUT)
    reader = _Reader(archive, ledger)
    blocks = list(reader.blocks_of(body))
    reader.tell_the_rest()
    return blocks


def _main_part(archive: Archive) -> str:
    return next((n for n in ("word/document.xml", "word/document2.xml") if n in archive.names), "")


@dataclass(slots=True)
class _Line:
    """A paragraph while its runs are read."""

    parts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)
    pictures: int = 0


class _Reader:
    def __init__(self, archive: Archive, ledger: Ledger) -> None:
        self._archive, self._ledger = archive, ledger
        self._numbers = WordNumbers(archive.xml("word/numbering.xml"), archive.xml("word/styles.xml"), ledger)
        self._links = self._targets()
        styles = archive.xml("word/styles.xml")
        self._headings = _heading_styles(styles)
        self._positions = {
            one.get(f"{W}styleId"): _position(properties)
            for one in (styles.iter(f"{W}style") if styles is not None else ())
            if (properties := one.find(f"{W}rPr")) is not None
        }
        self._notes = {kind: self._note_elements(kind) for kind in ("footnote", "endnote")}
        self._told_notes: set[tuple[str, str]] = set()
        self._note_count = 0
        self._paragraphs = 0
        self._carried: _Line | None = None

    # Blocks

    def blocks_of(self, parent: Any) -> Iterator[Block]:
        for child in parent:
            yield from self._block(child)
        if self._carried is not None:  # the mark of the last paragraph was deleted
            line, self._carried = self._carried, None
            yield Paragraph("".join(line.parts).strip(), place=self._place())

    def _block(self, child: Any) -> Iterator[Block]:
        if child.tag == f"{W}p":
            yield from self._paragraph(child)
        elif child.tag == f"{W}tbl":
            yield from self._table(child)
        elif child.tag in _REMOVED:
            self._ledger.left_out("nieprzyjęta zmiana: skreślono", _all_text(child), self._place())
        elif child.tag == f"{_MC}AlternateContent":
            for inner in _chosen(child):
                yield from self._block(inner)
        elif child.tag == f"{W}altChunk":
            self._ledger.tell("plik zawiera wstawiony inny dokument, którego nie da się odczytać. Wklej jego treść.")
        elif child.tag not in _NO_TEXT and isinstance(child.tag, str):
            for inner in child:
                yield from self._block(inner)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._paragraphs += 1
        line = self._carried or _Line()
        self._carried = None
        properties = element.find(f"{W}pPr")
        self._inline(element, line, "")
        place = self._place()
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # Its end was deleted: with the change accepted it goes on in the next paragraph.
            if not "".join(line.parts).strip():
                self._told(line, place)
                return
            self._ledger.tell("nieprzyjęta zmiana: akapit połączono z następnym.", place)
            self._carried = line
            return
        text = "".join(line.parts).strip(" \t\n")
        mark, level = self._numbers.mark_of(properties, one_line(text), place)
        self._told(line, place)
        heading = self._is_heading(properties)
        if text or mark:
            yield Paragraph(text, mark, level, heading, place=place)
        for number, words in line.notes:
            yield Paragraph(f"{note_mark(number)} {words}", place=place)
        for box in line.boxes:
            self._ledger.tell(f"tekst z pola tekstowego wstawiono za akapitem: „{one_line(_all_text(box))}”.", place)
            yield from self.blocks_of(box)

    def _told(self, line: _Line, place: str) -> None:
        self._ledger.left_out("nieprzyjęta zmiana: skreślono", "".join(line.removed), place)
        self._ledger.left_out("nieprzyjęta zmiana: wstawiono (i przyjęto)", "".join(line.added), place)
        self._ledger.left_out("tekst ukryty pominięto", "".join(line.hidden), place)
        if line.pictures:
            self._ledger.tell("obraz z tego akapitu pominięto. Jeśli niesie treść, opisz ją słowami.", place)
        for one in line.objects:
            self._ledger.left_out("opis obrazu", one, place)

    def _place(self) -> str:
        return f"akapit {self._paragraphs}"

    def _is_heading(self, properties: Any) -> bool:
        if properties is None:
            return False
        style = properties.find(f"{W}pStyle")
        outline = properties.find(f"{W}outlineLvl")
        return (style is not None and style.get(f"{W}val") in self._headings) or (
            outline is not None and outline.get(f"{W}val", "9") < "9"
        )

    # Runs

    def _inline(self, element: Any, line: _Line, state: str) -> None:
        """``state``: "" plain, "removed", "hidden"; what was added is plain and told."""
        for child in element:
            tag = child.tag
            if tag in _NO_TEXT or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._run(child, line, state)
            elif tag in _REMOVED:
                line.removed.append(_all_text(child))
            elif tag in (f"{W}ins", f"{W}moveTo"):
                if not state:
                    line.added.append(_visible(child))
                self._inline(child, line, state)
            elif tag == f"{W}hyperlink":
                self._hyperlink(child, line, state)
            elif tag == f"{_MC}AlternateContent":
                for inner in _chosen(child):
                    self._inline_one(inner, line, state)
            elif tag == f"{W}ruby":
                base = child.find(f"{W}rubyBase")
                self._inline(base if base is not None else child, line, state)
            else:
                self._inline_one(child, line, state)

    def _inline_one(self, child: Any, line: _Line, state: str) -> None:
        if child.tag in _BLOCKS:
            line.boxes.append(_wrapped(child))
        else:
            self._leaf(child, line, state, escaped)

    def _hyperlink(self, element: Any, line: _Line, state: str) -> None:
        target = self._links.get(element.get(f"{_R}id", ""), "")
        inner = _Line(notes=line.notes, boxes=line.boxes, removed=line.removed, added=line.added, hidden=line.hidden)
        self._inline(element, inner, state)
        words = "".join(inner.parts)
        plain = words.strip()
        linked = target.startswith(("http://", "https://", "mailto:")) and plain and "\n" not in plain
        if linked and plain not in (target, target.removeprefix("mailto:")) and not set("()<> ") & set(target):
            words = words.replace(plain, f"[{plain}]({target})")
        line.parts.append(words)

    def _run(self, run: Any, line: _Line, state: str) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")) and not state:
            state = "hidden"
        shape = _SHAPES.get(self._position_of(properties), escaped)
        before = len(line.parts)
        for child in run:
            if child.tag not in _NO_TEXT and isinstance(child.tag, str):
                self._leaf(child, line, state, shape)
        struck = properties is not None and any(_is_on(properties.find(f"{W}{name}")) for name in ("strike", "dstrike"))
        if struck and (words := " ".join("".join(line.parts[before:]).split())):
            self._ledger.tell(f"przekreślone słowa wpisano bez przekreślenia: „{words}”.", self._place())

    def _position_of(self, properties: Any) -> str:
        """``superscript``, ``subscript`` or nothing: by itself, by a raised baseline (LibreOffice), by its style."""
        if properties is None:
            return ""
        own = _position(properties)
        style = properties.find(f"{W}rStyle")
        return own or (self._positions.get(style.get(f"{W}val"), "") if style is not None else "")

    def _leaf(self, child: Any, line: _Line, state: str, shape: Callable[[str], str]) -> None:
        tag = child.tag
        if tag in (f"{W}t", f"{_M}t"):
            self._add(shape(child.text or ""), line, state)
        elif tag == f"{W}delText":
            line.removed.append(child.text or "")
        elif tag in (f"{W}tab", f"{W}ptab"):
            self._add("\t", line, state)
        elif tag in (f"{W}br", f"{W}cr"):
            self._add(" " if child.get(f"{W}type") in ("page", "column") else "\n", line, state)
        elif tag == f"{W}noBreakHyphen":
            self._add("-", line, state)
        elif tag == f"{W}sym":
            self._symbol(child, line, state)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(child, line, state)
        elif tag == f"{_MC}AlternateContent":
            for inner in _chosen(child):
                self._leaf(inner, line, state, shape)
        elif tag == f"{W}txbxContent":
            line.boxes.append(child)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child, line)
        elif tag in (f"{W}r", f"{W}p", f"{W}tbl"):
            self._inline(_wrapped(child), line, state)
        elif tag not in _NO_TEXT and isinstance(tag, str):
            self._inline(child, line, state)

    def _drawing(self, element: Any, line: _Line) -> None:
        boxes = [one for one in element.iter(f"{W}txbxContent") if not _inside_fallback(one, element)]
        line.boxes += boxes
        described = [str(e.get("descr")) for e in element.iter() if isinstance(e.tag, str) and e.get("descr")]
        line.objects += list(dict.fromkeys(described))
        # Text of diagrams and WordArt, which stands in no run.
        line.objects += [str(e.get("string")) for e in element.iter() if isinstance(e.tag, str) and e.get("string")]
        line.pictures += not boxes

    def _symbol(self, child: Any, line: _Line, state: str) -> None:
        code = int(child.get(f"{W}char", "0"), 16)
        # Symbol and Wingdings keep their signs at F0xx: as a bullet they are one, elsewhere they have to be looked at.
        font = child.get(f"{W}font", "")
        sign = chr(code) if code else ""
        if 0xF000 <= code <= 0xF0FF:
            sign = SYMBOL.get(code - 0xF000, "•") if font == "Symbol" else "•"
            self._ledger.tell(f"znak U+{code:04X} z kroju {font} zapisano jako „{sign}”.", self._place())
        self._add(sign, line, state)

    def _add(self, text: str, line: _Line, state: str) -> None:
        {"": line.parts, "removed": line.removed, "hidden": line.hidden}[state].append(text)

    # Notes, headers, comments

    def _note(self, child: Any, line: _Line, state: str) -> None:
        kind = "footnote" if child.tag == f"{W}footnoteReference" else "endnote"
        name = child.get(f"{W}id", "")
        element = self._notes[kind].get(name)
        if element is None:
            return
        self._told_notes.add((kind, name))
        words = one_line(escaped(_visible(element)))
        if state:
            self._add(words, line, state)
            return
        self._note_count += 1
        line.parts.append(note_mark(self._note_count))
        line.notes.append((self._note_count, words))
        self._ledger.tell(f"przypis wstawiono pod akapitem: „{words}”.", self._place())

    def _note_elements(self, kind: str) -> dict[str, Any]:
        root = self._archive.xml(f"word/{kind}s.xml")
        if root is None:
            return {}
        return {n.get(f"{W}id"): n for n in root.iter(f"{W}{kind}") if n.get(f"{W}type") in (None, "normal")}

    def tell_the_rest(self) -> None:
        for kind, elements in self._notes.items():
            for name, element in elements.items():
                if (kind, name) not in self._told_notes:
                    self._ledger.left_out("przypis, do którego nic nie odsyła", _all_text(element))
        for name in sorted(self._archive.names):
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
                what = "nagłówek strony pominięto" if "header" in name else "stopkę strony pominięto"
                self._ledger.left_out(what, _all_text(self._archive.xml(name)))
        comments = self._archive.xml("word/comments.xml")
        for comment in comments if comments is not None else ():
            author = comment.get(f"{W}author", "")
            self._ledger.left_out(f"komentarz ({author}) pominięto", _all_text(comment))
        for name in sorted(n for n in self._archive.names if n.startswith("word/diagrams/data")):
            root = self._archive.xml(name)
            texts = [e.text or "" for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}t")]
            self._ledger.left_out("tekst z diagramu pominięto", " ".join(texts))

    def _targets(self) -> dict[str, str]:
        root = self._archive.xml("word/_rels/document.xml.rels")
        return {one.get("Id"): one.get("Target", "") for one in root} if root is not None else {}

    # Tables

    def _table(self, element: Any) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Block]] = []
        header = False
        for row in _rows(element):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._ledger.left_out("nieprzyjęta zmiana: skreślono wiersz tabeli", _all_text(row), self._place())
                continue
            header = header or (not rows and properties is not None and _is_on(properties.find(f"{W}tblHeader")))
            cells: list[str] = []
            for cell in _cells(row):
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart":
                    self._ledger.left_out("tekst zakryty scaloną komórką pominięto", _all_text(cell), self._place())
                    cells.append("")
                    continue
                blocks = list(self.blocks_of(cell))
                inside.append(blocks)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                cells.append(" ".join(_cell_text(block) for block in blocks))
                cells += [""] * (int(span.get(f"{W}val", "1")) - 1 if span is not None else 0)
            rows.append(tuple(cells))
        grid = Grid(tuple(rows), header or len(rows) > 1, self._place())
        yield from as_blocks(grid, inside, self._ledger)


def _cell_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return one_line(f"{block.mark} {block.text}")
    return " ".join(cell for row in block.rows for cell in row if cell)


def _rows(table: Any) -> Iterator[Any]:
    """Rows of this table, not of one inside it, through content controls and changes."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag not in _NO_TEXT | _REMOVED and isinstance(child.tag, str):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _NO_TEXT and isinstance(child.tag, str):
            yield from _cells(child)


def _chosen(alternate: Any) -> list[Any]:
    """The first choice; the fallback says the same once more for older programs."""
    choice = alternate.find(f"{_MC}Choice")
    chosen = choice if choice is not None else alternate.find(f"{_MC}Fallback")
    return list(chosen) if chosen is not None else []


def _inside_fallback(element: Any, top: Any) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag in (f"{_MC}Fallback", f"{W}txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _wrapped(element: Any) -> Any:
    """A paragraph or run that stands where a parent of its own is expected."""
    return (element,)


def _position(properties: Any) -> str:
    align, raised_by = properties.find(f"{W}vertAlign"), properties.find(f"{W}position")
    if align is not None:
        return str(align.get(f"{W}val"))
    height = int(raised_by.get(f"{W}val", "0")) if raised_by is not None else 0
    return "superscript" if height > 0 else "subscript" if height < 0 else ""


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def _heading_styles(styles: Any) -> frozenset[str]:
    """Styles with an outline level, by themselves or through what they are based on."""
    if styles is None:
        return frozenset()
    elements = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}

    def is_heading(name: str | None, depth: int = 0) -> bool:
        element = elements.get(name or "")
        if element is None or depth > 12:
            return False
        level = element.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return bool(level.get(f"{W}val", "9") < "9")
        above = element.find(f"{W}basedOn")
        return above is not None and is_heading(above.get(f"{W}val"), depth + 1)

    return frozenset(name for name in elements if name and is_heading(name))


def _all_text(element: Any) -> str:
    """Every word below, deleted ones too, a blank between paragraphs."""
    return _text(element, (f"{W}t", f"{W}delText", f"{_M}t"))


def _visible(element: Any) -> str:
    return _text(element, (f"{W}t", f"{_M}t"))


def _text(element: Any, tags: tuple[str, ...]) -> str:
    parts: list[str] = []
    for one in element.iter() if not isinstance(element, tuple) else (e for top in element for e in top.iter()):
        if one.tag in tags:
            parts.append(one.text or "")
        elif one.tag in (f"{W}p", f"{W}tab", f"{W}br", f"{W}tc"):
            parts.append(" ")
        elif one.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)
