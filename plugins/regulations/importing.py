"""Texts from elsewhere -> the clean source form: Word, PDF, HTML or pasted text. Every guess is listed, none is silent.

`main(path)` is the task `import-regulation`: the text goes to standard output, the guesses to standard error.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.regulations.numbering import mistakes_in, warnings_in
from plugins.regulations.numbers import letters_of, roman_of
from plugins.regulations.parsing import parse
from plugins.regulations.writing import written

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?(?:str(?:ona|\.)\s*)?\d{1,3}(?:\s*(?:/|z)\s*\d{1,3})?(?:\s*[-–])?", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:pliki do pobrania|pobierz|do pobrania|udostępnij|drukuj|powrót|facebook|twitter|metryka|liczba odsłon|"
    r"data publikacji|opublikowan\w+|autor:).{0,60}",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"(?<=[a-ząćęłńóśźż])-\n\s*(?=[a-ząćęłńóśźż])")
_FALLEN = re.compile(r"^(?P<text>.*[.;,])\s+(?P<mark>\d{1,2}[.)]?|[a-z]\))$")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the helper took upon itself. ``line`` counts in the text that it wrote, 0 for the whole."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Imported:
    text: str
    guesses: tuple[Guess, ...]


def imported(raw: bytes, kind: str) -> Imported:
    """``kind`` is the ending of the file's name: docx, pdf, html, txt, md."""
    reader = _READERS.get(kind.lower().lstrip("."), _from_text)
    guesses: list[Guess] = []
    text = reader(raw, guesses)
    return cleaned(text, guesses)


def cleaned(text: str, guesses: Sequence[Guess] = ()) -> Imported:
    """Pasted text in the clean form, with what was guessed on the way and what is still wrong with it."""
    found = [*guesses]
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LIGATURES)
    hyphens = len(_HYPHENATED.findall(text))
    if hyphens:
        text = _HYPHENATED.sub("", text)
        found.append(Guess(0, f"połączono wyrazy przeniesione do nowego wiersza ({hyphens})."))
    regulation = parse("\n".join(_without_furniture(text.split("\n"), found)))
    clean = written(regulation)
    found += [Guess(0, f"{aside.reason}: „{aside.text[:80]}”.") for aside in regulation.asides]
    mistakes = (*mistakes_in(parse(clean)), *warnings_in(parse(clean)))
    found += [Guess(mistake.line or 0, mistake.message) for mistake in mistakes]
    return Imported(clean, tuple(found))


def _without_furniture(lines: Sequence[str], found: list[Guess]) -> Iterator[str]:
    """Lines without page numbers, running heads and buttons of a web page."""
    repeated = {
        line for line, count in Counter(line.strip() for line in lines).items() if _is_running_head(line, count)
    }
    for line in lines:
        bare = line.strip()
        if bare in repeated:
            found.append(Guess(0, f"usunięto nagłówek lub stopkę strony: „{bare[:80]}”."))
        elif _PAGE_NUMBER.fullmatch(bare):
            found.append(Guess(0, f"usunięto numer strony: „{bare}”."))
        elif _FURNITURE.fullmatch(bare):
            found.append(Guess(0, f"usunięto element strony internetowej: „{bare[:80]}”."))
        else:
            yield line


def _is_running_head(line: str, count: int) -> bool:
    """The same words on three pages or more; short repeated provisions such as "(uchylony)" are none."""
    return (
        count >= 3
        and 8 < len(line) < 100
        and not re.match(r"[\d§(a-z–•-]", line)
        and not line.endswith((".", ";", ","))
    )


def _from_text(raw: bytes, _guesses: list[Guess]) -> str:
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _from_pdf(raw: bytes, guesses: list[Guess]) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    pages = [page.extract_text() or "" for page in PdfReader(BytesIO(raw)).pages]
    guesses.append(Guess(0, "tekst pochodzi z PDF: porównaj go z oryginałem, zwłaszcza numery i znaki §."))
    lines = [line for page in pages for line in page.split("\n")]
    return "\n".join(_mended(lines, guesses))


def _mended(lines: Sequence[str], guesses: list[Guess]) -> Iterator[str]:
    """PDF faults (P22): a number fallen to the end of the line before, a § lost before its number."""
    sections = [line for line in lines if re.match(r"\s*§", line)]
    for index, line in enumerate(lines):
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        fallen = _FALLEN.match(line.strip())
        if fallen and following[:1].isupper():
            guesses.append(Guess(0, f"numer „{fallen['mark']}” przeniesiono na początek wiersza „{following[:50]}”."))
            yield fallen["text"]
            mark = fallen["mark"] if fallen["mark"][-1] in ".)" else f"{fallen['mark']}."
            yield mark
            continue
        lost = re.match(r"\s*(\d{1,3})\s+([A-ZĄĆĘŁŃÓŚŹŻ ]{4,60})$", line)
        if lost and not sections:
            guesses.append(Guess(0, f"przed „{line.strip()[:50]}” dopisano znak §."))
            yield f"§ {lost[1]} {lost[2]}"
            continue
        yield line


def _from_docx(raw: bytes, guesses: list[Guess]) -> str:
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
    except (KeyError, NotImplementedError):
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


def _from_html(raw: bytes, guesses: list[Guess]) -> str:
    from lxml import html

    try:
        raw.decode()
        root = html.fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    except UnicodeDecodeError:
        root = html.fromstring(raw)
    for junk in root.xpath("//script|//style|//nav|//header|//footer|//form|//noscript"):
        if junk.getparent() is not None:
            junk.drop_tree()
    main = (root.xpath("//main|//article|//*[@role='main']") or [root])[0]
    return "\n".join(_html_lines(main, guesses))


def _html_lines(element: object, guesses: list[Guess]) -> Iterator[str]:
    """Paragraphs as lines. Numbers that exist only as list markup are written out, as the browser shows them."""
    for node in element.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "pre", "blockquote"):  # type: ignore[attr-defined]
        if node.tag == "tr":
            cells = [" ".join(cell.text_content().split()) for cell in node.xpath("./td|./th")]
            yield f"| {' | '.join(cells)} |"
            continue
        own = _own_text(node)
        if not own or (node.tag == "p" and node.getparent().tag == "li"):
            continue
        yield ""
        yield f"{_html_mark(node, guesses)}{own}" if node.tag == "li" else own


def _own_text(node: object) -> str:
    """The words of an element without its nested lists and paragraphs that come by themselves."""
    parts = [node.text or ""]  # type: ignore[attr-defined]
    for child in node:  # type: ignore[attr-defined]
        if child.tag == "br":
            parts.append("\n")
        elif (child.tag == "p" and node.tag == "li") or child.tag not in ("ul", "ol", "p", "li", "table"):  # type: ignore[attr-defined]
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())


def _html_mark(item: object, guesses: list[Guess]) -> str:
    parent = item.getparent()  # type: ignore[attr-defined]
    if parent is None or parent.tag == "ul":
        return "– "
    kind, value = parent.get("type", "1"), int(parent.get("start", "1") or 1)
    for sibling in parent.iterchildren("li"):
        value = int(sibling.get("value", value) or value)
        if sibling is item:
            break
        value += 1
    shown = {"a": letters_of(value), "A": letters_of(value).upper(), "I": roman_of(value), "i": roman_of(value).lower()}
    mark = f"{shown[kind]})" if kind in ("a", "i") else f"{shown.get(kind, str(value))}."
    text = _own_text(item)[:50]
    guesses.append(Guess(0, f"numer „{mark}” był tylko w znacznikach listy: „{text}”."))
    return f"{mark} "


_READERS: dict[str, Callable[[bytes, list[Guess]], str]] = {
    "docx": _from_docx,
    "pdf": _from_pdf,
    "html": _from_html,
    "htm": _from_html,
}


def main(path: str) -> int:
    """The task `import-regulation FILE`: 0, or 2 when the file can not be read."""
    file = Path(path)
    try:
        result = imported(file.read_bytes(), file.suffix)
    except OSError as error:
        sys.stderr.write(f"{path}: nie można odczytać pliku ({error.strerror}). Sprawdź nazwę.\n")
        return 2
    sys.stdout.write(result.text)
    for guess in result.guesses:
        where = f"wiersz {guess.line}: " if guess.line else ""
        sys.stderr.write(f"{where}{guess.message}\n")
    return 0
