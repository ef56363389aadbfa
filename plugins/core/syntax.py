"""What is wrong with the writing of a content file before any field is read, in words for the person who wrote it.

Most of it is text that YAML takes for something else. What stops YAML is explained by what people write, since the
parser itself names a place a row too late; what it leaves out without a word is looked for.
"""

import re
from collections.abc import Iterator

import yaml

from plugins.core.problems import Mistake

_CONFLICT = re.compile(r"^(<{7}|>{7})(?= |$)", re.MULTILINE)
# A remark has a space behind its sign; „#3” and „!ważne” are meant as text. Few front matters have any of these.
_MAYBE_LOST = re.compile(r"\s[#!&]\S")
_FIELD = r"\s*(?:- )?([A-Za-z_]+)"
# Nothing else is written like this in a front matter; „https://…” is an address.
_NO_SPACE = re.compile(rf"{_FIELD}:(?![/\s])(.*)$")


def conflicts(text: str) -> Iterator[Mistake]:
    """What Git leaves in a file when two people have changed the same lines."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    is_open = False
    for match in _CONFLICT.finditer(text):
        opens = match[1][0] == "<"
        if opens or not is_open:
            message = (
                "ślad po łączeniu dwóch wersji w Gicie. Zostaw tę treść, która ma być, i usuń wiersze "
                "<<<<<<<, ======= i >>>>>>>."
            )
            yield Mistake("", message, line=text.count("\n", 0, match.start()) + 1)
        is_open = opens


def lost(root: yaml.MappingNode, front_text: str, first_line: int) -> Iterator[Mistake]:
    """Text of a field that YAML reads without a word as a remark, a type or a name, and so leaves out."""
    if not _MAYBE_LOST.search(front_text):
        return
    lines = front_text.split("\n")
    for field, node in _scalars(root, ""):
        start, end = node.start_mark, node.end_mark
        behind = lines[end.line][end.column :] if end.line < len(lines) else ""
        line = lines[start.line] if start.line < len(lines) else ""
        written = line[start.column :] if start.line == end.line else ""
        if not node.style and re.match(r"\s*#\S", behind):
            what = f"tekst od „{_first_word(behind)}” do końca wiersza jest pomijany, bo # zaczyna uwagę"
        elif written[:1] in ("!", "&") and not str(node.value).startswith(written[:1]):
            what = f"słowo „{_first_word(written)}” jest pomijane, bo {written[0]} ma tu osobne znaczenie"
        else:
            continue
        place = start.line + first_line
        text = line[start.column :].strip() if start.line == end.line else f"{node.value} {behind.strip()}"
        name = field.rpartition(".")[2]
        cure = quoted(text) if name.isdigit() else f"{name}: {quoted(text)}"
        yield Mistake(field, f"{what}. Ujmij całość w cudzysłów: {cure}", place, start.column + 1)


def _scalars(node: yaml.Node, field: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield field, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _scalars(value, f"{field}.{key.value}" if field else str(key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _scalars(value, f"{field}.{number}")


def _first_word(text: str) -> str:
    return text.split()[0]


def quoted(text: str) -> str:
    """A text as YAML takes it whole, whatever signs it holds."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def no_fields(front_text: str, first_line: int) -> Mistake:
    """For a front matter that YAML reads as one long text."""
    for row, line in enumerate(front_text.split("\n")):
        if mistake := _without_space(line, row + first_line):
            return mistake
    message = "nagłówek nie składa się z pól. Każde pole zapisz w osobnym wierszu, np. title: Dzień otwarty"
    return Mistake("", message, line=first_line)


def _without_space(line: str, number: int) -> Mistake | None:
    found = _NO_SPACE.match(line)
    if not found or not found[2]:
        return None
    message = f"po dwukropku brakuje spacji. Zapisz: {found[1]}: {found[2].strip()}"
    return Mistake(found[1], message, number, found.end(1) + 1)


def mistake_of(error: yaml.YAMLError, front_text: str, first_line: int) -> Mistake:
    """What stopped YAML, at the row that is to blame."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Mistake(
            "", "nie da się odczytać nagłówka. Sprawdź, czy każdy wiersz ma postać pole: wartość", first_line
        )
    lines = front_text.split("\n")
    row = min(mark.line, len(lines) - 1)
    problem = str(getattr(error, "problem", "") or "")
    line = lines[row]
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem:
        return Mistake("", "wcięcie zrobione tabulatorem. Zamień tabulator na dwie spacje.", row + first_line)
    for candidate in (row, row - 1):
        if candidate >= 0 and (mistake := _without_space(lines[candidate], candidate + first_line)):
            return mistake
    row, message = _explained(problem, lines, row)
    key = re.match(r"[\s-]*([A-Za-z_]+)\s*:", lines[row])
    return Mistake(key.group(1) if key else "", message, row + first_line, mark.column + 1 if row == mark.line else 1)


def _explained(problem: str, lines: list[str], row: int) -> tuple[int, str]:
    """The row that is to blame and what to do about it. libyaml often notices a mistake a row too late."""
    colon = re.match(rf"{_FIELD}: +(?![\"'|>\[{{])(.*: .*)$", lines[row])
    if colon:
        return row, f"dwukropek wewnątrz tekstu. Ujmij tekst w cudzysłów: {colon[1]}: {quoted(colon[2].strip())}"
    for candidate in (row, row - 1, *_unclosed(lines)):
        if candidate < 0 or candidate >= len(lines):
            continue
        odd = re.match(rf"{_FIELD}: +([@`%*&!|>\[{{\"'].*)$", lines[candidate])
        if odd:
            return candidate, _about_odd(odd[1], odd[2].strip())
    for candidate in (row, row - 1):
        if 0 <= candidate < len(lines) and lines[candidate].strip() and ":" not in lines[candidate]:
            return candidate, "wiersz bez dwukropka. Zapisz go jako pole: wartość, np. title: Dzień otwarty"
    if (
        lines[row][:1] == " "
        or "indentation" in problem
        or "block end" in problem
        or "block mapping" in problem
        or "expected" in problem
    ):
        return row, "wcięcie albo dwukropek nie na miejscu. Pola jednego poziomu zaczynaj w tej samej kolumnie."
    return (
        row,
        "nie da się odczytać tego wiersza. Zapisz pole: wartość, a tekst ze znakami specjalnymi ujmij w cudzysłów.",
    )


def _about_odd(name: str, value: str) -> str:
    """About a value that begins with a sign of YAML's own."""
    closing = {"[": "]", "{": "}"}.get(value[0])
    if closing and not value.endswith(closing) and closing not in value:
        return f"lista zaczyna się od {value[0]} i nie ma końca. Zapisz: {name}: {value}{closing}"
    if value[0] in "\"'" and value.count(value[0]) % 2:
        value = value[1:]
    return (
        "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
        f"Ujmij całość w cudzysłów prosty: {name}: {quoted(value)}"
    )


def _unclosed(lines: list[str]) -> Iterator[int]:
    """Rows that open a quotation or a list and do not close it."""
    for row, line in enumerate(lines):
        opened = re.match(rf"{_FIELD}: +([\"'\[])(.*)$", line)
        if opened and {"[": "]"}.get(opened[2], opened[2]) not in opened[3]:
            yield row
