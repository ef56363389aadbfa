"""Word files as lines of text, with the numbers that Word keeps in its lists written out."""

import re
from typing import Any

from plugins.regulations.importing.guesses import Guess
from plugins.regulations.tree.numbers import letters_of, roman_of


def from_docx(raw: bytes, guesses: list[Guess]) -> str:
    from io import BytesIO

    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    document = docx.Document(BytesIO(raw))
    numbers = _WordNumbers(document, guesses)
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            lines += ["", f"{numbers.mark_of(block)}{block.text}"]
        elif isinstance(block, Table):
            rows = [[cell.text.replace("\n", " ") for cell in row.cells] for row in block.rows]
            lines += ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
            if rows:
                lines.insert(-len(rows), f"|{'---|' * len(rows[0])}")
    return "\n".join(lines)


class _WordNumbers:
    """Numbers that Word keeps in its lists and not in the text: they are counted as Word shows them."""

    def __init__(self, document: object, guesses: list[Guess]) -> None:
        self._guesses = guesses
        self._counts: dict[tuple[str, int], int] = {}
        self._formats = _list_formats(document)

    def mark_of(self, paragraph: object) -> str:
        place = _list_place(paragraph)
        if place is None or not getattr(paragraph, "text", "").strip():
            return ""
        number, level = place
        kind, pattern, start = self._formats.get((number, level), ("decimal", f"%{level + 1}.", 1))
        if kind == "bullet":
            return "– "
        self._counts[(number, level)] = self._counts.get((number, level), start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        mark = re.sub(r"%(\d)", lambda match: self._shown(number, int(match[1]) - 1), pattern)
        text = getattr(paragraph, "text", "")[:50]
        self._guesses.append(Guess(0, f"numer „{mark}” pochodzi z automatycznej listy Worda: „{text}”."))
        return f"{mark} "

    def _shown(self, number: str, level: int) -> str:
        kind, _pattern, start = self._formats.get((number, level), ("decimal", "", 1))
        value = self._counts.get((number, level), start)
        if kind in ("lowerLetter", "upperLetter"):
            return letters_of(value) if kind == "lowerLetter" else letters_of(value).upper()
        if kind in ("lowerRoman", "upperRoman"):
            return roman_of(value) if kind == "upperRoman" else roman_of(value).lower()
        return str(value)


def _list_place(paragraph: object) -> tuple[str, int] | None:
    """(id of the list, level) of a paragraph that Word numbers by itself, also through its style."""
    found = _query(paragraph._p, "./w:pPr/w:numPr")  # type: ignore[attr-defined]
    style = getattr(paragraph, "style", None)
    if not found and style is not None:
        found = _query(style.element, "./w:pPr/w:numPr")
    if not found:
        return None
    number, level = _query(found[0], "./w:numId/@w:val"), _query(found[0], "./w:ilvl/@w:val")
    return (str(number[0]), int(level[0]) if level else 0) if number and number[0] != "0" else None


def _list_formats(document: object) -> dict[tuple[str, int], tuple[str, str, int]]:
    """(list, level) -> (kind of number, pattern such as "%1.", first number)."""
    try:
        root = document.part.numbering_part.element  # type: ignore[attr-defined]
    except (KeyError, NotImplementedError):  # how python-docx says that a document has no numbered lists
        return {}
    formats: dict[tuple[str, int], tuple[str, str, int]] = {}
    for number in _query(root, "./w:num"):
        name, abstract = _query(number, "./@w:numId")[0], _query(number, "./w:abstractNumId/@w:val")[0]
        for level in _query(root, f"./w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl"):
            kind = (_query(level, "./w:numFmt/@w:val") or ["decimal"])[0]
            pattern = (_query(level, "./w:lvlText/@w:val") or ["%1."])[0]
            start = (_query(level, "./w:start/@w:val") or ["1"])[0]
            formats[(str(name), int(_query(level, "./@w:ilvl")[0]))] = (str(kind), str(pattern), int(start))
    return formats


def _query(element: Any, path: str) -> list[Any]:
    """XPath with the prefix of Word's own namespace, which only some elements of python-docx know by themselves."""
    from lxml import etree

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return list(etree.XPath(path, namespaces={"w": space})(element))
