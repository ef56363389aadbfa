"""A regulation's text as rows: one per line, cleaned of what only editors see, with the line of the file.

Tables (lines with ``|``, or with tabs, at least two in a row) become one row. Comments ``<!-- … -->`` and empty lines
vanish but are remembered: ``after_blank`` tells a new paragraph from a line that merely wraps.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass

from plugins.regulations.parsing.marks import readings_of
from plugins.regulations.parsing.markup import lines_of
from plugins.regulations.tree.units import Table

# No-break, thin and other spaces that word processors leave; soft hyphens and zero-width characters carry no text.
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\v\f]")
_NOTHING = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_EMPHASISED_MARK = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
_DIVIDER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*")
_LEADERS = re.compile(r"(?P<title>.*?\S)(?:\s*\.{4,}\s*|\s*…{2,}\s*|\s*(?:\. ){4,}\s*|\t+\s*)\d{1,3}")


@dataclass(frozen=True, slots=True)
class TextRow:
    """``heading``: written as a Markdown heading. ``from_contents``: a line of a table of contents. ``plain``: a
    backslash before its first word says that this is text, whatever it looks like (`\\§ 4 uchwały …`).
    """

    line: int
    text: str
    indent: int
    after_blank: bool
    heading: bool = False
    table: Table | None = None
    from_contents: bool = False
    plain: bool = False


def rows_of(text: str, first_line: int = 1) -> tuple[TextRow, ...]:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    numbered = lines_of(without_comments(text), first_line)
    lines = [line for _number, line in numbered]
    contents = _contents_lines(lines)
    rows: list[TextRow] = []
    blank, index = True, 0
    while index < len(lines):
        table_end = _table_end(lines, index)
        if table_end > index:
            number = numbered[index][0]
            rows.append(TextRow(number, "", 0, blank, table=_table(lines[index:table_end], number)))
            index, blank = table_end, True
            continue
        row = _row(lines[index], numbered[index][0], blank, index in contents)
        blank = row is None
        rows += [row] if row else []
        index += 1
    return tuple(rows)


def without_comments(text: str) -> str:
    """The text with all its line breaks, so that every line keeps its number. A comment without an end stays.

    Looked for step by step: a pattern would look through the whole rest for each opening without an end.
    """
    kept, here = [], 0
    while (start := text.find("<!--", here)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[here:start], "\n" * text.count("\n", start, end)]
        here = end + 3
    return "".join((*kept, text[here:]))


def clean(text: str) -> str:
    """Words separated by single plain spaces."""
    return re.sub(r"\s+", " ", _SPACES.sub(" ", _NOTHING.sub("", text))).strip()


def _row(line: str, number: int, blank: bool, from_contents: bool) -> TextRow | None:
    expanded = line.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    text = clean(line[:-1] if line.endswith("\\") and not line.endswith("\\\\") else line)
    if not text or _RULE.fullmatch(text):
        return None
    heading = re.match(r"(#{1,6})\s+(.*?)\s*#*$", text)
    if heading:
        text = heading[2]
    plain = bool(re.match(r"\\[\w§(]", text))
    if text.startswith("\\"):
        text = text[1:]
    text = re.sub(r"^(\(?\w{1,6})\\([.)])", r"\1\2", text)
    text = _without_emphasis(text)
    return (
        TextRow(number, text, indent, blank, bool(heading), from_contents=from_contents, plain=plain) if text else None
    )


def _without_emphasis(text: str) -> str:
    """``**§ 1.** Sala`` -> ``§ 1. Sala``: bold type at the start of a line marks a mark, not words."""
    if text.startswith(("**", "__")):
        match = _EMPHASISED_MARK.match(text)
        if match and (
            match.end() == len(text) or re.match(r"§|\(?\w{1,6}[.)]|(?i:rozdział|art|paragraf|zał)", match[2])
        ):
            return clean(match[2] + " " + text[match.end() :])
    return text


def _contents_lines(lines: list[str]) -> frozenset[int]:
    """A table of contents: two or more lines with dot leaders (or a tab) and a page number, near each other."""
    found = [
        n for n, line in enumerate(lines) if len(line) < 300 and "|" not in line and _LEADERS.fullmatch(line.strip())
    ]
    near = {a for a, b in itertools.pairwise(found) if b - a <= 3}
    near |= {b for a, b in itertools.pairwise(found) if b - a <= 3}
    return frozenset(near)


def contents_title(text: str) -> str:
    """The title in a line of a table of contents."""
    match = _LEADERS.fullmatch(text)
    return match["title"] if match else re.sub(r"\s+\d{1,3}$", "", text)


def _is_cells(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") and stripped.count("|") >= 2


def _is_tabbed(line: str) -> bool:
    stripped = line.strip()
    return "\t" in stripped and len(stripped) < 2000 and not readings_of(clean(stripped))


def _table_end(lines: list[str], start: int) -> int:
    for kind in (_is_cells, _is_tabbed):
        end = start
        while end < len(lines) and kind(lines[end]):
            end += 1
        if end - start >= 2:
            return end
    return start


def _table(lines: list[str], line: int) -> Table:
    rows = tuple(_cells(text) for text in lines if not _DIVIDER.fullmatch(text.strip()))
    return Table(rows, line, has_header=any(_DIVIDER.fullmatch(text.strip()) for text in lines[:3]))


def _cells(text: str) -> tuple[str, ...]:
    if "|" not in text:
        return tuple(clean(part) for part in re.split(r"\t+", text.strip()))
    bare = text.strip().removeprefix("|")
    bare = bare if bare.endswith("\\|") else bare.removesuffix("|")
    return tuple(clean(part.replace("\\|", "|")) for part in re.split(r"(?<!\\)\|", bare))
