"""Words that Markdown takes for something else: it does not show them, or shows them as code."""

import re
from collections.abc import Iterable, Iterator

from plugins.core.markdown.places import Definition, Placed, Source
from plugins.core.schema.issues import Issue

_FENCE = re.compile(r"[ \t>]*(?:(?:[*+-]|\d+[.)])[ \t]+)*(`{3,}|~{3,})")
# A text without these has no block of code.
_CODE_SIGNS = ("```", "~~~", "    ", "\t")
# Signs that code has and sentences have not.
_CODE = re.compile(r"[{}=;<>\[\]|\\/$#_`]|\w\(|\.\w|\s--?\w|^\s*[\w.]+\s*$", re.MULTILINE)
_SENTENCE = re.compile(r"[^\W\d_]+[,.]?\s+[^\W\d_]+")


def lost_words(source: Source, used: Iterable[str]) -> Iterator[Issue]:
    """Issues of definitions that nothing uses, code that nobody meant and cells without a column.

    ``used`` are the targets of all links.
    """
    if any(sign in source.text for sign in _CODE_SIGNS):
        yield from _code_issues(source)
    if "|" in source.text:
        yield from _cell_issues(source)
    if source.definitions:
        yield from _definition_issues(source, frozenset(used))


def _code_issues(source: Source) -> Iterator[Issue]:
    for placed in source.nodes("code_block"):
        line_start = source.text.rfind("\n", 0, placed.start) + 1
        fence = _FENCE.match(source.text, line_start)
        if fence is None or fence.start(1) < placed.start:
            yield from _indented(placed, source)
        elif not _is_closed(placed, fence[1], source):
            message = (
                f"blok kodu otwarty znakami {fence[1][:3]} nie ma końca, więc wszystko za nim jest kodem. "
                f"Za kodem wstaw wiersz z samymi znakami {fence[1]} albo usuń znaki."
            )
            yield Issue("", message, *source.place(placed.start))


def _is_closed(block: Placed, fence: str, source: Source) -> bool:
    first, _newline, rest = source.text[block.start : block.end].rstrip("\n").partition("\n")
    last = rest.rpartition("\n")[2].strip(" \t>")
    return len(last) >= len(fence) and set(last) == {fence[0]} and bool(first)


def _indented(block: Placed, source: Source) -> Iterator[Issue]:
    words = block.node.words
    if _SENTENCE.search(words) and not _CODE.search(words.strip()):
        message = (
            "cztery spacje albo tabulator na początku wiersza robią z niego kod. Usuń je; "
            "kod zapisz między wierszami ```"
        )
        yield Issue("", message, *source.place(block.start))


def _cell_issues(source: Source) -> Iterator[Issue]:
    """Cells of a row that has more of them than the first one."""
    row: Placed | None = None
    shown = 0
    for placed in (*source.nodes("table_row", "table_cell"), None):
        if placed and placed.node.kind == "table_cell":
            shown = placed.end
            continue
        if row and source.text[shown : row.end].strip("| \t\\"):
            message = (
                "wiersz tabeli ma więcej komórek niż jej pierwszy wiersz; nadmiar się nie pokaże. Wyrównaj ich liczbę."
            )
            yield Issue("", message, *source.place(shown))
        row = placed


def _definition_issues(source: Source, used: frozenset[str]) -> Iterator[Issue]:
    footnotes = {source.file_line(node.line) for node in source.tree.nodes("footnote_definition")}
    for one in source.definitions:
        if one.label.startswith("^") and source.place(one.start)[0] in footnotes:
            continue
        if not one.label.startswith("^") and one.target in used:
            continue
        yield Issue("", _unused(one), *source.place(one.start))


def _unused(one: Definition) -> str:
    if one.label.startswith("^") and " " not in one.label:
        return (
            f"przypis [{one.label}] nie pokaże się, bo żadne zdanie do niego nie prowadzi. "
            f"Wstaw [{one.label}] w zdaniu albo usuń przypis."
        )
    return (
        f"wiersz „[{one.label}]: …” nie pokaże się na stronie: Markdown bierze go za adres odnośnika [{one.label}], "
        f"a takiego odnośnika nie ma. Usuń go albo zapisz \\[{one.label}]: …"
    )
