"""Web pages: each block once, whatever its element; numbers that exist only as list markup are written out."""

import re
from collections.abc import Iterator
from typing import Any

from plugins.regulations.importing.blocks import Block, Grid, Paragraph, escaped, lowered, one_line, raised
from plugins.regulations.importing.formats.list_styles import ListStyles, mark_of, values_of
from plugins.regulations.importing.formats.text_files import declared_in, decoded
from plugins.regulations.importing.grids import as_blocks
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "title",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "template", "noscript", "head", "meta", "link", "base", "colgroup", "col", "iframe",
    "object", "embed", "audio", "video", "canvas",
})  # fmt: skip
_AROUND = frozenset({"nav", "header", "footer", "form", "aside"})
_FIELDS = frozenset({"input", "select", "textarea", "button"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")


def read(raw: bytes, ledger: Ledger) -> list[Block]:
    from lxml import etree, html  # only when asked: start-up time

    text = decoded(raw, ledger, declared_in(raw))
    # lxml refuses text that names an encoding, and the characters below are none in HTML.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    if not text.strip():
        raise UnreadableFileError("plik jest pusty. Sprawdź, czy to właściwy plik.")
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    except etree.ParserError as error:
        raise UnreadableFileError("w pliku HTML nie ma treści. Sprawdź, czy to właściwy plik.") from error
    sheets = " ".join(style.text or "" for style in root.iter("style"))
    return list(_Reader(ListStyles(sheets), ledger).whole(root))


class _Reader:
    def __init__(self, styles: ListStyles, ledger: Ledger) -> None:
        self._styles, self._ledger = styles, ledger
        self._parts: list[str] = []
        self._mark, self._level, self._heading = "", 0, False
        self._count = 0
        self._values: dict[Any, int] = {}
        self._main: Any = None

    def whole(self, root: Any) -> Iterator[Block]:
        body = root.find("body")
        self._main = _main_part(body if body is not None else root)
        if self._styles.counters:
            self._ledger.tell("numery na tej stronie nadaje arkusz stylów (counter): dopisz je z oryginału.")
        yield from self._block(body if body is not None else root)
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self._parts).split("\n"))))
        self._parts = []
        if not text and not self._mark:
            return
        self._count += 1
        place = f"akapit {self._count}"
        if self._mark and self._mark != "–":
            self._ledger.tell(f"numer „{self._mark}” był tylko w znacznikach listy: „{text[:60]}”.", place)
        yield Paragraph(text, self._mark, max(0, self._level - 1), self._heading, place=place)
        self._mark = ""

    def _block(self, element: Any) -> Iterator[Block]:
        """An element that begins a line of its own."""
        tag = element.tag
        yield from self._flush_before(element)
        if self._left_out(element):
            return
        if tag == "table":
            yield from self._table(element)
            return
        was = self._heading
        if isinstance(tag, str) and _HEADING.fullmatch(tag):
            self._heading = True
        is_list = tag in ("ol", "ul", "menu", "dir")
        if is_list:
            self._number(element)
        self._level += is_list
        if tag == "li":
            self._mark = self._mark_of(element)
        if tag == "pre":
            yield from self._preformatted(element)
        else:
            yield from self._inside(element)
        yield from self._flush()
        self._level -= is_list
        self._heading = was

    def _flush_before(self, element: Any) -> Iterator[Block]:
        """A mark waits for the first words of its item, which may stand in a paragraph of their own."""
        if "".join(self._parts).strip() or (self._mark and element.tag in ("ol", "ul", "li", "table")):
            yield from self._flush()
        self._parts = []

    def _inside(self, element: Any) -> Iterator[Block]:
        self._parts.append(escaped(element.text or ""))
        for child in element:
            yield from self._child(child)
            self._parts.append(escaped(child.tail or ""))

    def _child(self, child: Any) -> Iterator[Block]:
        tag = child.tag
        if not isinstance(tag, str):
            return  # a comment
        if tag in _BLOCKS:
            yield from self._block(child)
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _SILENT or _is_hidden(child) or tag in _FIELDS:
            self._left_out(child)
        elif tag == "img":
            self._ledger.left_out("obraz pominięto, jego opis", child.get("alt") or child.get("src") or "obraz")
        elif any(isinstance(e.tag, str) and e.tag in _BLOCKS for e in child.iterdescendants()):
            yield from self._inside(child)
        else:
            yield from self._phrase(child)

    def _phrase(self, element: Any) -> Iterator[Block]:
        """Words with a meaning of their own: raised, struck out, linked; the rest is plain."""
        before, self._parts = self._parts, []
        yield from self._inside(element)
        words, self._parts = "".join(self._parts), before
        tag, plain = element.tag, " ".join(words.split())
        if tag in ("sup", "sub"):
            words = (raised if tag == "sup" else lowered)(words)
        elif tag in ("del", "s", "strike") and plain:
            words = words.replace(words.strip(), f"~~{plain}~~")
        elif tag == "a" and plain and "\n" not in words.strip():
            target = element.get("href") or ""
            shown = target.removeprefix("mailto:").removeprefix("tel:")
            is_address = target.startswith(("http://", "https://", "mailto:")) and not set("()<> ") & set(target)
            if is_address and plain != shown and "[" not in plain:
                words = words.replace(words.strip(), f"[{plain}]({target})")
        self._parts.append(words)

    def _preformatted(self, element: Any) -> Iterator[Block]:
        for line in element.text_content().split("\n"):
            self._parts.append(escaped(line))
            yield from self._flush()

    def _number(self, parent: Any) -> None:
        items = [child for child in parent if child.tag == "li"]
        self._values.update(zip(items, values_of(items, parent), strict=True))

    def _mark_of(self, item: Any) -> str:
        parent = item.getparent()
        own = re.search(r"list-style(?:-type)?\s*:", item.get("style") or "")
        kind = self._styles.kind_of(item) if own or item.get("type") else self._styles.kind_of(parent)
        return mark_of(kind, self._values.get(item, 1))

    def _table(self, element: Any) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Block]] = []
        has_header = False
        for caption in element.findall("caption"):
            yield from self._block(caption)
        for row in _rows(element):
            cells: list[str] = []
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                has_header = has_header or (not rows and cell.tag == "th")
                blocks = self._cell(cell)
                inside.append(blocks)
                cells.append(" ".join(_cell_text(block) for block in blocks))
                span = cell.get("colspan") or "1"
                cells += [""] * (int(span) - 1 if span.isdigit() and int(span) < 50 else 0)
            rows.append(tuple(cells))
        yield from as_blocks(
            Grid(tuple(rows), has_header or len(rows) > 1, f"akapit {self._count}"), inside, self._ledger
        )

    def _cell(self, cell: Any) -> list[Block]:
        saved = self._parts, self._mark, self._level, self._heading
        self._parts, self._mark, self._level, self._heading = [], "", 0, False
        blocks = [*self._inside(cell), *self._flush()]
        self._parts, self._mark, self._level, self._heading = saved
        return blocks

    def _left_out(self, element: Any) -> bool:
        """Is it furniture of the page, or not visible? Its words are told."""
        tag = element.tag
        if tag in _SILENT:
            if tag in ("iframe", "object", "embed", "audio", "video", "canvas"):
                self._ledger.tell(f"pominięto element <{tag}>, którego nie da się przejąć: {element.get('src') or ''}")
            self._ledger.left_out("pominięto treść zastępczą", _words(element) if tag in ("noscript", "object") else "")
            return True
        if _is_hidden(element):
            self._ledger.left_out("pominięto tekst niewidoczny na stronie", _words(element))
            return True
        if tag in _FIELDS:
            shown = element.get("placeholder") or element.get("value") or ""
            self._ledger.left_out("pominięto pole formularza", f"{_words(element)} {shown}")
            return True
        outside = self._main is not None and not _holds(element, self._main) and not _holds(self._main, element)
        if (tag in _AROUND and not _holds(element, self._main)) or (outside and tag in _BLOCKS):
            self._ledger.left_out("pominięto część strony poza treścią", _words(element))
            return True
        return False


def _main_part(body: Any) -> Any:
    """The element that holds the text, where the page names one and only one."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = [one for one in body.xpath(f".{path}") if _words(one)]
        if len(found) == 1:
            return found[0]
    return None


def _holds(outer: Any, inner: Any) -> bool:
    while inner is not None and inner is not outer:
        inner = inner.getparent()
    return inner is outer


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cell_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return one_line(f"{block.mark} {block.text}")
    return " ".join(cell for row in block.rows for cell in row if cell)


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _words(element: Any) -> str:
    """All words below, blanks between blocks."""
    if not isinstance(element.tag, str):
        return ""
    parts = [element.text or ""] if element.tag not in ("script", "style") else []
    for child in element:
        blank = " " if isinstance(child.tag, str) and (child.tag in _BLOCKS or child.tag == "br") else ""
        parts += [blank, _words(child), blank, child.tail or ""]
    return "".join(parts)
