"""OpenDocument texts (.odt): paragraphs, headings, lists, notes, tables; changes as accepted, and told.

OpenDocument 1.3, part 3: 5.3 lists, 16.30 list styles, 5.5 change tracking.
"""

from collections.abc import Iterator
from typing import Any

from plugins.regulations.importing.blocks import Block, Grid, Paragraph, escaped, lowered, note_mark, one_line, raised
from plugins.regulations.importing.formats.archive import CUT, Archive
from plugins.regulations.importing.grids import as_blocks
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError
from plugins.regulations.tree.numbers import letters_of, roman_of

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, OF, S, TB, X = (f"{{{_NS}{n}}}" for n in ("text:1.0", "office:1.0", "style:1.0", "table:1.0", "drawing:1.0"))
_FORMATS = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    archive = Archive(raw)
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(str(e.tag).endswith("encryption-data") for e in manifest.iter()):
        raise UnreadableFileError("plik jest zaszyfrowany hasłem. Zapisz go bez hasła i spróbuj jeszcze raz.")
    content = archive.xml("content.xml")
    body = content.find(f"{OF}body/{OF}text") if content is not None else None
    if body is None:
        raise UnreadableFileError(CUT)
    reader = _Reader(content, archive.xml("styles.xml"), ledger)
    blocks = list(reader.blocks_of(body))
    reader.tell_the_rest()
    return blocks


class _Reader:
    def __init__(self, content: Any, styles: Any, ledger: Ledger) -> None:
        self._ledger = ledger
        self._styles_root = styles
        roots = [root for root in (styles, content) if root is not None]
        self._lists = {e.get(f"{S}name"): e for root in roots for e in root.iter(f"{T}list-style")}
        self._outline = next((e for root in roots for e in root.iter(f"{T}outline-style")), None)
        styles_of = [e for root in roots for e in root.iter(f"{S}style")]
        self._positions = {
            e.get(f"{S}name"): p.get(f"{S}text-position", "")
            for e in styles_of
            for p in e.iter(f"{S}text-properties")
            if p.get(f"{S}text-position")
        }
        self._struck = {
            e.get(f"{S}name")
            for e in styles_of
            for p in e.iter(f"{S}text-properties")
            if any(p.get(f"{S}text-line-through-{name}", "none") != "none" for name in ("style", "type"))
        }
        self._list_of_style = {e.get(f"{S}name"): e.get(f"{S}list-style-name") for e in styles_of}
        self._counts: dict[str, list[int]] = {}
        self._by_id: dict[str, list[int]] = {}
        self._outline_counts = [0] * 12
        self._paragraphs = self._note_count = 0
        self._notes: list[str] = []
        self._frames: list[Any] = []

    def blocks_of(self, parent: Any, level: int = 0) -> Iterator[Block]:
        for child in parent:
            yield from self._block(child, level)

    def _block(self, child: Any, level: int) -> Iterator[Block]:
        tag = child.tag
        if tag in (f"{T}p", f"{T}h"):
            yield from self._paragraph(
                child, self._heading_mark(child) if tag == f"{T}h" else "", level, tag == f"{T}h"
            )
        elif tag == f"{T}list":
            yield from self._list(child, "", 0)
        elif tag == f"{TB}table":
            yield from self._table(child)
        elif tag == f"{T}tracked-changes":
            for region in child.iter(f"{T}deletion"):
                self._ledger.left_out("nieprzyjęta zmiana: skreślono", _words(region))
            if next(child.iter(f"{T}insertion"), None) is not None:
                self._ledger.tell(
                    "plik ma nieprzyjęte zmiany: przyjęto to, co w nich wstawiono. Porównaj z oryginałem."
                )
        elif tag == f"{T}table-of-content":
            self._ledger.left_out("spis treści pominięto", _words(child))
        elif isinstance(tag, str) and not tag.startswith((S, "{urn:oasis:names:tc:opendocument:xmlns:form")):
            if tag in (f"{X}frame", f"{X}custom-shape"):
                yield from self._framed(child)
            elif tag != f"{OF}annotation":
                yield from self.blocks_of(child, level)

    def _paragraph(self, element: Any, mark: str, level: int, heading: bool = False) -> Iterator[Block]:
        self._paragraphs += 1
        self._notes, self._frames = [], []
        text = "\n".join(" ".join(line.split()) for line in self._inline(element).split("\n")).strip()
        self._tell_struck(element)
        notes, frames, place = self._notes, self._frames, f"akapit {self._paragraphs}"
        if mark and mark != "–":
            self._ledger.tell(f"numer „{mark}” pochodzi z automatycznej listy: „{text[:60]}”.", place)
        if text or mark:
            yield Paragraph(text, mark, level, heading, place=place)
        yield from (Paragraph(note, place=place) for note in notes)
        for frame in frames:
            yield from self._framed(frame)

    def _framed(self, frame: Any) -> Iterator[Block]:
        boxes = list(frame.iter(f"{X}text-box")) or ([frame] if frame.tag == f"{X}custom-shape" else [])
        described = " ".join(
            e.text or "" for e in frame.iter() if isinstance(e.tag, str) and e.tag.endswith(("}title", "}desc"))
        )
        self._ledger.left_out("opis obrazu", described)
        if not boxes:
            self._ledger.tell("obraz pominięto. Jeśli niesie treść, opisz ją słowami.", f"akapit {self._paragraphs}")
        for box in boxes:
            if _words(box).strip():
                self._ledger.tell(f"tekst z pola tekstowego wstawiono za akapitem: „{one_line(_words(box))}”.")
            yield from self.blocks_of(box)

    def _inline(self, element: Any) -> str:
        parts = [escaped(element.text or "")]
        for child in element:
            parts.append(self._phrase(child))
            parts.append(escaped(child.tail or ""))
        return "".join(parts)

    def _phrase(self, child: Any) -> str:
        tag = child.tag
        if tag == f"{T}s":
            return " "
        if tag == f"{T}tab":
            return "\t"
        if tag == f"{T}line-break":
            return "\n"
        if tag == f"{T}note":
            return self._note(child)
        if tag == f"{OF}annotation":
            self._ledger.left_out("komentarz pominięto", _words(child), f"akapit {self._paragraphs}")
            return ""
        if tag in (f"{X}frame", f"{X}custom-shape"):
            self._frames.append(child)
            return ""
        if tag == f"{T}ruby":
            return self._inline(child.find(f"{T}ruby-base"))
        if not isinstance(tag, str) or tag == f"{OF}annotation-end":
            return ""
        words = self._inline(child)
        if tag == f"{T}span":
            self._tell_struck(child)
            position = self._positions.get(child.get(f"{T}style-name"), "")
            words = raised(words) if position.startswith("super") or position[:2].isdigit() else words
            words = lowered(words) if position.startswith(("sub", "-")) else words
        if tag == f"{T}a":
            target = child.get("{http://www.w3.org/1999/xlink}href", "")
            plain = words.strip()
            if target.startswith(("http://", "https://", "mailto:")) and plain and plain not in (target, target[7:]):
                words = f"[{plain}]({target})" if not set("()<> ") & set(target) and "\n" not in plain else words
        return words

    def _tell_struck(self, element: Any) -> None:
        if element.get(f"{T}style-name") in self._struck and (words := one_line(_words(element))):
            message = f"przekreślone słowa wpisano bez przekreślenia: „{words}”."
            self._ledger.tell(message, f"akapit {self._paragraphs}")

    def _note(self, element: Any) -> str:
        body = element.find(f"{T}note-body")
        words = one_line(escaped(_words(body))) if body is not None else ""
        self._note_count += 1
        self._notes.append(f"{note_mark(self._note_count)} {words}")
        self._ledger.tell(f"przypis wstawiono pod akapitem: „{words}”.", f"akapit {self._paragraphs}")
        return note_mark(self._note_count)

    # Lists

    def _list(self, element: Any, style: str, depth: int) -> Iterator[Block]:
        style = element.get(f"{T}style-name") or style
        counts = self._counts_of(element, style, depth)
        for item in element:
            if item.tag == f"{T}list-header":
                yield from self.blocks_of(item, depth)
            elif item.tag == f"{T}list-item":
                yield from self._item(item, style, depth, counts)

    def _counts_of(self, element: Any, style: str, depth: int) -> list[int]:
        """The counters of the list: those of the one that it continues, or new ones."""
        if depth:
            counts = self._by_id[""]
        elif (earlier := element.get(f"{T}continue-list")) in self._by_id:
            counts = self._by_id[earlier]
        elif element.get(f"{T}continue-numbering") == "true" and style in self._counts:
            counts = self._counts[style]
        else:
            counts = [0] * 12
        if not depth:
            self._counts[style] = self._by_id[""] = counts
        name = element.get("{http://www.w3.org/XML/1998/namespace}id") or element.get(f"{T}id")
        if name:
            self._by_id[name] = counts
        if depth:
            counts[depth:] = [0] * (12 - depth)
        return counts

    def _item(self, item: Any, style: str, depth: int, counts: list[int]) -> Iterator[Block]:
        mark: str | None = None
        for child in item:
            if child.tag in (f"{T}p", f"{T}h"):
                first, mark = mark is None, mark or ""
                if first:
                    own = style or self._list_of_style.get(child.get(f"{T}style-name"))
                    mark = self._count(item, own or "", depth, counts)
                yield from self._paragraph(child, mark if first else "", depth, child.tag == f"{T}h")
            elif child.tag == f"{T}list":
                self._by_id[""] = counts
                yield from self._list(child, style, depth + 1)
            else:
                yield from self._block(child, depth)

    def _count(self, item: Any, style: str, depth: int, counts: list[int]) -> str:
        level = self._level(self._lists.get(style), depth)
        start = int(level.get(f"{T}start-value", "1")) if level is not None else 1
        given = item.get(f"{T}start-value")
        counts[depth] = int(given) if given else counts[depth] + 1 if counts[depth] else start
        counts[depth + 1 :] = [0] * (11 - depth)
        if level is None:
            words = one_line(_words(item))[:80]
            self._ledger.tell(f"nie da się ustalić numeru akapitu: „{words}”. Dopisz go z oryginału.")
            return ""
        return self._shown(level, self._lists.get(style), depth, counts)

    def _shown(self, level: Any, style: Any, depth: int, counts: list[int]) -> str:
        if level.tag != f"{T}list-level-style-number" and level.tag != f"{T}outline-level-style":
            return "–"
        kind = level.get(f"{S}num-format", "")
        if not kind:
            return ""
        levels = int(level.get(f"{T}display-levels", "1"))
        parts = []
        for above in range(depth - levels + 1, depth + 1):
            one = self._level(style, above)
            parts.append(_number(one.get(f"{S}num-format", "1") if one is not None else "1", max(1, counts[above])))
        return f"{level.get(f'{S}num-prefix', '')}{'.'.join(parts)}{level.get(f'{S}num-suffix', '')}".strip()

    def _level(self, style: Any, depth: int) -> Any:
        if style is None:
            return None
        return next((e for e in style if e.get(f"{T}level") == str(depth + 1)), None)

    def _heading_mark(self, element: Any) -> str:
        """Numbers of headings come from the outline of the document."""
        depth = int(element.get(f"{T}outline-level", "1")) - 1
        level = self._level(self._outline, depth)
        if level is None or element.get(f"{T}is-list-header") == "true" or not level.get(f"{S}num-format"):
            return ""
        self._outline_counts[depth] += 1
        self._outline_counts[depth + 1 :] = [0] * (11 - depth)
        return self._shown(level, self._outline, depth, self._outline_counts)

    def _table(self, element: Any) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Block]] = []
        has_header = False
        for row in element.iter(f"{TB}table-row"):
            owner = row.getparent()
            while owner.tag != f"{TB}table":
                owner = owner.getparent()
            if owner is not element:
                continue
            has_header = has_header or (not rows and row.getparent().tag == f"{TB}table-header-rows")
            cells: list[str] = []
            for cell in row:
                if cell.tag == f"{TB}covered-table-cell":
                    self._ledger.left_out("tekst zakryty scaloną komórką pominięto", _words(cell))
                    cells.append("")
                elif cell.tag == f"{TB}table-cell":
                    blocks = list(self.blocks_of(cell))
                    inside.append(blocks)
                    cells.append(" ".join(_cell_text(block) for block in blocks))
            rows.append(tuple(cells))
        place = f"akapit {self._paragraphs}"
        yield from as_blocks(Grid(tuple(rows), has_header or len(rows) > 1, place), inside, self._ledger)

    def tell_the_rest(self) -> None:
        root = self._styles_root
        if root is None:
            return
        for name, what in (("header", "nagłówek strony pominięto"), ("footer", "stopkę strony pominięto")):
            for element in root.iter(f"{S}{name}", f"{S}{name}-left", f"{S}{name}-first"):
                self._ledger.left_out(what, _words(element))


def _number(kind: str, value: int) -> str:
    kind = _FORMATS.get(kind, "1")
    if kind in ("a", "A"):
        return letters_of(value) if kind == "a" else letters_of(value).upper()
    if kind in ("i", "I"):
        return roman_of(value) if kind == "I" else roman_of(value).lower()
    return str(value)


def _cell_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return one_line(f"{block.mark} {block.text}")
    return " ".join(cell for row in block.rows for cell in row if cell)


def _words(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag != f"{OF}change-info":  # who and when: no words of the text
            blank = (
                " " if child.tag in (f"{T}p", f"{T}h", f"{T}s", f"{T}tab", f"{T}line-break", f"{TB}table-cell") else ""
            )
            parts += [blank, _words(child)]
        parts.append(child.tail or "")
    return "".join(parts)
