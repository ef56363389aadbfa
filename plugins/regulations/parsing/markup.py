"""HTML, footnotes and signs of word processors inside a regulation's text: read as what they mean, line by line.

`<ol type="a">` gives marks, `1<sup>1</sup>` the sign ¹, `&sect;` is §, a footnote stands below its provision. A tag
that is none (`<w wiadomości>`) stays as it is written. Each line keeps the number of the file's line where it begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from plugins.regulations.tree.numbers import letters_of, roman_of

_INLINE = "a|abbr|b|big|cite|code|em|font|i|ins|kbd|label|mark|q|small|span|strong|time|tt|u"
_BLOCK = (
    "address|article|blockquote|center|dd|details|div|dl|dt|figure|figcaption|footer|h[1-6]|header|main|p|pre|section|"
    "summary"
)
_OTHER = "br|del|hr|li|ol|s|strike|sub|sup|table|tbody|td|tfoot|th|thead|tr|ul"
_TAG = re.compile(
    rf"(?<!\\)<(?P<end>/?)(?P<tag>{_INLINE}|{_BLOCK}|{_OTHER})"
    r"(?P<rest>\s[^<>]*|/?)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_NOTE = re.compile(r"\s*\[\^([^\]\s]+)\]:\s*")
_NOTE_USE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_INLINE_TAGS = frozenset(_INLINE.split("|"))
# Symbol and Wingdings keep their bullets in the private area: Word's text brings them along.
SIGNS = dict.fromkeys((*range(61472, 61696), 8226, 9679, 8729), "•") | {0xF02D: "–", 0xF0BE: "–"}

NumberedLine = tuple[int, str]


def lines_of(text: str, first_line: int = 1) -> list[NumberedLine]:
    """(line of the file, words) of each line; blank ones included, since they part paragraphs."""
    text = text.translate(SIGNS)
    if "&" in text:
        text = _ENTITY.sub(lambda match: _entity(match.group()), text)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), first_line)]
    if "<" in text and _TAG.search(text):
        lines = list(_Flat(first_line).lines(text))
    return _with_notes(lines) if "[^" in text else lines


def readable(text: str) -> str:
    """The text line by line as it will be shown, for checks that need the lines of the file."""
    return text.translate(SIGNS)


def _entity(written: str) -> str:
    sign = unescape(written)
    return f"\\{sign}" if sign in ("<", "&", "*", "[", "|", "~") else sign


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    value: int
    step: int


@dataclass(slots=True)
class _Flat:
    """One use: HTML as lines, with the marks of its lists written out."""

    number: int
    parts: list[str] = field(default_factory=list)
    started: int = 0
    lists: list[_List] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    raising: list[int] = field(default_factory=list)
    cells: list[str] | None = None
    rows: int = 0
    after_tag: bool = False

    def lines(self, text: str) -> Iterator[NumberedLine]:
        position = 0
        for match in _TAG.finditer(text):
            yield from self._words(text[position : match.start()])
            position = match.end()
            attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(match["rest"])}
            yield from self._tag(match["tag"].lower(), bool(match["end"]), attributes)
            self.number += match.group().count("\n")
        yield from self._words(text[position:])
        yield from self._flush()

    def _words(self, words: str) -> Iterator[NumberedLine]:
        for index, line in enumerate(words.split("\n")):
            if index:
                # A line break inside a cell, or around tags that make lines themselves, is a blank like any other.
                if self.cells is None and not (self.after_tag and not "".join(self.parts).strip()):
                    yield from self._flush(blank=True)
                else:
                    self.parts.append(" ")
                self.number += 1
            if line.strip():
                self.after_tag = False
            if line:
                self._start()
                self.parts.append(line)

    def _start(self) -> None:
        self.started = self.started or self.number

    def _flush(self, blank: bool = False) -> Iterator[NumberedLine]:
        words = "".join(self.parts)
        if words.strip() or blank:
            yield self.started or self.number, words
        self.parts, self.started = [], 0

    def _tag(self, tag: str, ends: bool, attributes: dict[str, str]) -> Iterator[NumberedLine]:
        if tag in _INLINE_TAGS:
            self._inline(tag, ends, attributes)
        elif tag in ("sup", "sub"):
            self._raise(tag, ends)
        elif tag in ("del", "s", "strike"):
            self.parts.append("~~")
        elif tag in ("td", "th", "tr", "table", "thead", "tbody", "tfoot"):
            yield from self._table(tag, ends)
        elif self.cells is not None:
            self.parts.append(" ")
        else:
            yield from self._break(tag, ends, attributes)

    def _inline(self, tag: str, ends: bool, attributes: dict[str, str]) -> None:
        if tag != "a":
            return
        if not ends:
            target = attributes.get("href", "")
            usable = bool(target) and not set("()<> ") & set(target)
            self.links.append(target if usable else "")
            if usable:
                self._start()
                self.parts.append("[")
        elif self.links and (target := self.links.pop()):
            self.parts.append(f"]({target})")

    def _raise(self, tag: str, ends: bool) -> None:
        if not ends:
            self.raising.append(len(self.parts))
        elif self.raising:
            start = self.raising.pop()
            words = "".join(self.parts[start:])
            table = _RAISED if tag == "sup" else _LOWERED
            self.parts[start:] = [words.translate(table) if re.fullmatch(r"[\d\s]+", words) else words]

    def _table(self, tag: str, ends: bool) -> Iterator[NumberedLine]:
        if tag == "table":
            self.cells, self.rows = None, 0
            yield from self._flush(blank=True)
            yield self.number, ""
        elif tag == "tr":
            if self.cells:
                yield from self._row()
            self.parts = []
            self.cells = None if ends else []
        elif tag in ("td", "th") and self.cells is not None:
            self._start()
            if ends:
                self.cells.append(" ".join("".join(self.parts).split()).replace("|", "\\|"))
            self.parts = []

    def _row(self) -> Iterator[NumberedLine]:
        cells = self.cells or []
        yield self.number, f"| {' | '.join(cells)} |"
        if not self.rows:
            yield self.number, f"|{'---|' * len(cells)}"
        self.rows += 1

    def _break(self, tag: str, ends: bool, attributes: dict[str, str]) -> Iterator[NumberedLine]:
        yield from self._flush()
        self.after_tag = True
        if tag in ("ol", "ul"):
            self._list(tag, ends, attributes)
        elif tag == "li" and not ends:
            self._item(attributes)
        elif tag not in ("br", "li"):
            yield self.number, ""
            if re.fullmatch("h[1-6]", tag) and not ends:
                self.parts.append(f"{'#' * int(tag[1])} ")

    def _list(self, tag: str, ends: bool, attributes: dict[str, str]) -> None:
        if ends:
            del self.lists[-1:]
            return
        style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", attributes.get("style", ""))
        named = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
        kind = named.get(style[1], "1") if style else attributes.get("type", "1")
        start = attributes.get("start", "1")
        self.lists.append(_List(tag == "ol", kind, int(start) if re.fullmatch(r"-?\d{1,5}", start) else 1, 1))

    def _item(self, attributes: dict[str, str]) -> None:
        current = self.lists[-1] if self.lists else _List(False, "", 1, 1)
        if (given := attributes.get("value", "")).isdigit():
            current.value = int(given)
        mark = _mark(current.kind, current.value) if current.ordered else "–"
        current.value += current.step
        self.parts.append(f"{'   ' * (len(self.lists) - 1)}{mark} ")


def _mark(kind: str, value: int) -> str:
    if kind in ("a", "A"):
        return f"{letters_of(value)})" if kind == "a" else f"{letters_of(value).upper()}."
    if kind in ("i", "I"):
        return f"{roman_of(value).lower()})" if kind == "i" else f"{roman_of(value)}."
    return f"{value}."


def _with_notes(lines: Sequence[NumberedLine]) -> list[NumberedLine]:
    """`[^1]` becomes the sign ¹⁾, and `[^1]: words` a paragraph that begins with it."""
    names = list(dict.fromkeys(name for _line, words in lines for name in _NOTE_USE.findall(words)))
    plain = all(name.isdigit() for name in names)
    signs = {name: f"{(name if plain else str(n)).translate(_RAISED)}⁾" for n, name in enumerate(names, 1)}
    result: list[NumberedLine] = []
    for number, words in lines:
        defined = _NOTE.match(words)
        if defined:
            result.append((number, ""))
            words = f"{signs[defined[1]]} {words[defined.end() :]}"
        result.append((number, _NOTE_USE.sub(lambda match: signs[match[1]], words)))
    return result
