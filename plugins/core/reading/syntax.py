"""What is wrong with the writing of a content file before any field is read, in words for the person who wrote it.

Most of it is text that YAML takes for something else. What stops YAML is explained by what people write, since the
parser itself names a place a row too late; what it leaves out without a word is looked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from plugins.core.schema.issues import Issue

_CONFLICT = re.compile(r"^(<{7}|>{7})(?= |$)", re.MULTILINE)
# A remark has a space behind its sign; „#3” and „!ważne” are meant as text. Few front matters have any of these.
_MAYBE_LOST = re.compile(r"\s#\S|[\s\[{,][!&]")
_REMARK = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_FIELD = r"\s*(?:- )?([A-Za-z_]+)"
# Nothing else is written like this in a front matter; „https://…” is an address.
_OPENING_QUOTE = re.compile(r"[\[{,:-]\s*\"")
_BRACKETS = {"[": "]", "{": "}"}
_OPENED = re.compile(r"(?P<indent>\s*(?:- +)?)(?:(?P<name>[A-Za-z_]+): +)?(?P<mark>[\"'\[{])(?P<rest>.*)$")
_FIELD_AT = re.compile(r"\s*(?:- +)?[A-Za-z_]+:(?:\s|$)|\s*- ")
# What a tab can stand for, the likeliest first.
_TAB_CURES = (
    ("  ", "Zamień tabulator na dwie spacje."),
    ("    ", "Zamień tabulator na cztery spacje."),
    ("", "Usuń tabulator: to pole zaczyna się od początku wiersza."),
)
_NO_SPACE = re.compile(rf"{_FIELD}:(?!//|\s)(.*)$")


def conflicts(text: str) -> Iterator[Issue]:
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
            yield Issue("", message, line=text.count("\n", 0, match.start()) + 1)
        is_open = opens


def lost(root: yaml.MappingNode, front_text: str, first_line: int) -> Iterator[Issue]:
    """Text of a field that YAML reads without a word as a remark, a type or a name, and so leaves out."""
    if not _MAYBE_LOST.search(front_text):
        return
    nodes = list(_nodes(root, ""))
    for field, node in nodes:
        sign = front_text[node.start_mark.index : node.start_mark.index + 1]
        if sign in ("!", "&"):
            text = front_text[node.start_mark.index : node.end_mark.index].strip()
            what = f"słowo „{_first_word(text)}” jest pomijane, bo {sign} ma tu osobne znaczenie"
            cure = _whole(field, text) if isinstance(node, yaml.ScalarNode) else "Usuń je."
            yield _at(node, field, f"{what}. {cure}", first_line)
    yield from _remarks(nodes, front_text, first_line)


def _remarks(nodes: "list[tuple[str, yaml.Node]]", front_text: str, first_line: int) -> Iterator[Issue]:
    """Text behind a # that nobody meant as the beginning of a remark."""
    scalars = [(field, node) for field, node in nodes if isinstance(node, yaml.ScalarNode)]
    starts = [node.start_mark.index for _field, node in scalars]
    told = 0
    for match in _REMARK.finditer(front_text):
        place = match.start()
        number = bisect_right(starts, place) - 1
        field, node = scalars[number] if number >= 0 else ("", None)
        if place < told or (node and place < node.end_mark.index):
            continue
        told = match.end()
        row = front_text[front_text.rfind("\n", 0, place) + 1 : place]
        if match[0][1:2].strip() and row.strip():
            yield _no_remark(field, node, front_text, match, first_line)


def _no_remark(
    field: str, node: yaml.ScalarNode | None, front_text: str, remark: re.Match[str], first_line: int
) -> Issue:
    what = f"tekst od „{_first_word(remark[0])}” do końca wiersza jest pomijany, bo # zaczyna uwagę"
    between = front_text[node.end_mark.index : remark.start()] if node else ""
    if node is None or between.strip():
        cure = "Jeśli to uwaga, wstaw spację po #; jeśli tekst, ujmij go w cudzysłów."
        line = front_text.count("\n", 0, remark.start()) + first_line
        return Issue("" if node is None or "\n" in between else field, f"{what}. {cure}", line)
    start, end = node.start_mark, node.end_mark
    written = front_text[start.index : end.index] if start.line == end.line else node.value
    return _at(node, field, f"{what}. {_whole(field, f'{written}{between}{remark[0]}'.strip())}", first_line)


def _whole(field: str, text: str) -> str:
    name = field.rpartition(".")[2]
    return f"Ujmij całość w cudzysłów: {quoted(text) if name.isdigit() else f'{name}: {quoted(text)}'}"


def _at(node: yaml.Node, field: str, message: str, first_line: int) -> Issue:
    return Issue(field, message, node.start_mark.line + first_line, node.start_mark.column + 1)


def _nodes(node: yaml.Node, field: str) -> Iterator[tuple[str, yaml.Node]]:
    """Every value with its field, in the order of the text."""
    if field:
        yield field, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _nodes(value, f"{field}.{key.value}" if field else str(key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _nodes(value, f"{field}.{number}")


def _first_word(text: str) -> str:
    return text.split()[0]


def quoted(text: str) -> str:
    """A text as YAML takes it whole, whatever signs it holds."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def no_fields(front_text: str, first_line: int) -> Issue:
    """For a front matter that YAML reads as one long text."""
    for row, line in enumerate(front_text.split("\n")):
        if issue := _without_space(line, row + first_line):
            return issue
    message = "nagłówek nie składa się z pól. Każde pole zapisz w osobnym wierszu, np. title: Dzień otwarty"
    return Issue("", message, line=first_line)


def _without_space(line: str, number: int) -> Issue | None:
    found = _NO_SPACE.match(line)
    if not found or not found[2]:
        return None
    message = f"po dwukropku brakuje spacji. Zapisz: {found[1]}: {found[2].strip()}"
    return Issue(found[1], message, number, found.end(1) + 1)


def issue_of(error: yaml.YAMLError, front_text: str, first_line: int) -> Issue:
    """What stopped YAML, at the row that is to blame."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Issue("", "nie da się odczytać nagłówka. Sprawdź, czy każdy wiersz ma postać pole: wartość", first_line)
    lines = front_text.split("\n")
    row = min(mark.line, len(lines) - 1)
    problem = str(getattr(error, "problem", "") or "")
    line = lines[row]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Issue("", f"wcięcie zrobione tabulatorem. {_tab_cure(lines, row)}", row + first_line)
    if "'\\t'" in problem:
        return Issue("", "tabulator stoi tu zamiast spacji. Zamień go na spację.", row + first_line)
    if (opened := next(_left_open(lines[: row + 1]), None)) is not None and opened < row:
        return Issue(*_about_left_open(lines[opened]), opened + first_line)
    for candidate in (row, row - 1):
        if candidate >= 0 and (issue := _without_space(lines[candidate], candidate + first_line)):
            return issue
    row, message = _explained(problem, lines, row)
    key = re.match(r"[\s-]*([A-Za-z_]+)\s*:", lines[row])
    return Issue(key.group(1) if key else "", message, row + first_line, mark.column + 1 if row == mark.line else 1)


def _tab_cure(lines: list[str], row: int) -> str:
    """What to put in place of the tab: the first thing after which YAML reads the text as far as this row."""
    behind = lines[row].lstrip()
    for indent, cure in _TAB_CURES:
        try:
            yaml.compose("\n".join([*lines[:row], indent + behind]), Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            continue
        return cure
    return _TAB_CURES[0][1]


def _explained(problem: str, lines: list[str], row: int) -> tuple[int, str]:
    """The row that is to blame and what to do about it. libyaml often notices a mistake a row too late."""
    colon = re.match(rf"{_FIELD}: +(?![\"'|>\[{{])(.*:(?: .*)?)$", lines[row])
    if colon:
        return row, f"dwukropek wewnątrz tekstu. Ujmij tekst w cudzysłów: {colon[1]}: {quoted(colon[2].strip())}"
    for candidate in (row, row - 1, *_unclosed(lines)):
        if candidate < 0 or candidate >= len(lines):
            continue
        odd = re.match(rf"{_FIELD}: +([@`%*&!|>\[{{\"'].*)$", lines[candidate])
        if odd:
            return candidate, _about_odd(odd[1], odd[2].strip())
    for candidate in (row, row - 1):
        if candidate >= 0 and lines[candidate].count('"') % 2 and _OPENING_QUOTE.search(lines[candidate]):
            return candidate, "jeden z cudzysłowów w tym wierszu nie ma pary. Dopisz brakujący cudzysłów."
    for candidate in (row, row - 1):
        if candidate >= 0 and (item := re.match(r"\s*-([^\s-].*)$", lines[candidate])):
            return candidate, f"po łączniku brakuje spacji. Zapisz: - {item[1].strip()}"
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
    closing = _BRACKETS.get(value[0])
    if closing and (remark := re.search(r"\s(#\S*)", value)):
        return f"tekst od „{remark[1]}” jest pomijany, bo # zaczyna uwagę. Ujmij tę pozycję listy w cudzysłów."
    if closing and value.endswith(","):
        return f"lista zaczyna się od {value[0]} i nie ma końca. Po ostatniej pozycji wstaw {closing}"
    if closing and closing not in value:
        return f"lista zaczyna się od {value[0]} i nie ma końca. Zapisz: {name}: {value}{closing}"
    if closing:
        return (
            f"pozycja między {value[0]} i {closing} ma znak, który ma tu osobne znaczenie. Ujmij ją w cudzysłów prosty."
        )
    return (
        "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
        f"Ujmij całość w cudzysłów prosty: {name}: {quoted(_unquoted(value))}"
    )


def _unquoted(value: str) -> str:
    """The text that somebody tried to quote: without the marks around it, but with those inside it."""
    mark = value[0]
    if mark not in "\"'":
        return value
    inner = value[1:-1] if value.endswith(mark) else ""
    # „"Noc" i: "Dzień"” is two quotations, „"Gra "Noc" w mieście"” one inside another.
    first = inner.find(mark)
    if inner and (first <= 0 or inner[first - 1] in " (" or inner.count(mark) % 2):
        return inner
    return value[1:] if value.count(mark) % 2 else value


def _left_open(lines: list[str]) -> Iterator[int]:
    """Rows with a quotation or a list that is still open where the next field begins.

    YAML reads on until the next such mark, maybe twenty rows later, and names that place.
    """
    for row, line in enumerate(lines):
        opened = _OPENED.match(line)
        if not opened or not _is_open(opened["mark"], opened["rest"]):
            continue
        following = next((one for one in lines[row + 1 :] if one.strip() and not one.lstrip().startswith("#")), "")
        if _FIELD_AT.match(following) and len(following) - len(following.lstrip()) <= opened.end("indent"):
            yield row


def _is_open(mark: str, rest: str) -> bool:
    if closing := _BRACKETS.get(mark):
        return closing not in rest
    if mark == '"':
        rest = re.sub(r"\\.", "", rest)
    return rest.count(mark) % 2 == 0


def _about_left_open(line: str) -> tuple[str, str]:
    """The field of such a row, and what to do about it."""
    opened = _OPENED.match(line)
    assert opened is not None
    name, mark = opened["name"] or "", opened["mark"]
    value = mark + re.sub(r"\s+#.*", "", opened["rest"]).strip()
    if mark in _BRACKETS:
        return name, _about_odd(name, value)
    whole = quoted(_unquoted(value))
    return name, f"cudzysłów nie jest domknięty. Zapisz: {f'{name}: {whole}' if name else f'- {whole}'}"


def _unclosed(lines: list[str]) -> Iterator[int]:
    """Rows that open a quotation or a list and do not close it."""
    for row, line in enumerate(lines):
        opened = re.match(rf"{_FIELD}: +([\"'\[])(.*)$", line)
        if opened and {"[": "]"}.get(opened[2], opened[2]) not in opened[3]:
            yield row
