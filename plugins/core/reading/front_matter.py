"""From bytes on the disk to front matter as text with line numbers, and a body. Or to problems.

Front matter is YAML read as text: every scalar stays the string that was written (``17:30`` is not 1050 and a KRS
number keeps its zeros). The model types it later. Line numbers are only needed when something is wrong, so they are
looked up then (`place_of`) and not carried through the build.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from plugins.core.reading import syntax
from plugins.core.schema.issues import Issue

LIMIT_KIB = 1024
# Our own fields lie four deep at most (repeats, changes, place, name).
DEEPEST = 20
_INDENTED = re.compile(r"^ {40}", re.MULTILINE)

# What a plain-text editor may leave behind and no reader ever sees: zero-width space, word joiner, a BOM in the middle,
# direction marks. The joiners U+200C and U+200D stay: emoji and some scripts need them.
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_HARD_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_HARD_SPACE_BEHIND_KEY = re.compile(rf"^((?:-| |{_HARD_SPACE.pattern})*\w+:){_HARD_SPACE.pattern}", re.MULTILINE)
_HARD_SPACE_INSIDE = re.compile(rf"(?<!:){_HARD_SPACE.pattern}(?!#)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ODD = re.compile(f"[{INVISIBLE.pattern[1:-1]}{CONTROL.pattern[1:-1]}]")


class _Nodes(yaml.CBaseLoader):
    """libyaml's nodes without tags: nobody asks for them, and each would cost a call of Python."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _node: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A content file as text: NFC, LF line ends, without BOM and invisible characters."""

    text: str
    issues: tuple[Issue, ...] = ()
    warnings: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document taken apart. ``body_line`` is the number of the body's first line in the file."""

    front: dict[str, object]
    front_text: str
    body: str
    body_line: int
    issues: tuple[Issue, ...] = ()


def decoded(raw: bytes) -> Text:
    """The text of a file, or the reasons why it has none. Never fails."""
    if len(raw) > LIMIT_KIB * 1024:
        size = f"{len(raw) / 1024 / 1024:.1f}".replace(".", ",")
        return _no_text(f"plik ma {size} MB, a tekst może mieć najwyżej 1 MB. Podziel go albo umieść w content/pliki/.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _no_text("plik jest zapisany w UTF-16. Zapisz go jeszcze raz w kodowaniu UTF-8.")
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return _undecodable(raw, error)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return _no_text("plik jest pusty. Zacznij od nagłówka między wierszami „---” albo usuń plik.")
    if conflicts := tuple(syntax.conflicts(text)):
        return Text("", conflicts)
    if not _ODD.search(text):
        return Text(text)
    issues = tuple(_controls(text))
    warnings = tuple(_invisibles(text))
    return Text(INVISIBLE.sub("", text), issues, warnings)


def split(text: str) -> Source:
    """Front matter and body of a decoded file. ``front`` holds what could be read, also beside mistakes."""
    lines = text.split("\n", 1)
    if lines[0].rstrip() != "---":
        return Source({}, "", text, 1, (Issue("", _no_front_matter(lines[0]), line=1),))
    closing = _CLOSING.search(text, len(lines[0]) + 1)
    if closing is None:
        message = "nagłówek nie jest zamknięty. Po ostatnim polu wstaw wiersz z trzema łącznikami: ---"
        return Source({}, "", "", 1, (Issue("", message, line=1),))
    front_text = plain_spaces(text[len(lines[0]) + 1 : closing.start()])
    body = text[closing.end() + 1 :]
    body_line = text.count("\n", 0, closing.end()) + 2
    front, issues = parsed(front_text, first_line=2)
    return Source(front, front_text, body, body_line, issues)


def plain_spaces(text: str) -> str:
    """YAML with spaces where somebody's editor has put no-break, thin or wide ones, which YAML takes for letters.

    They stay where a plain one would cut the text: behind a colon inside it, and before #. Pages are typeset later.
    """
    if not _HARD_SPACE.search(text):
        return text
    return _HARD_SPACE_INSIDE.sub(" ", _HARD_SPACE_BEHIND_KEY.sub(r"\1 ", text))


def body_of(text: str) -> str:
    """The body of a decoded file that has been split before, without mistakes."""
    closing = _CLOSING.search(text, text.find("\n") + 1)
    return text[closing.end() + 1 :] if closing else ""


def parsed(front_text: str, first_line: int) -> tuple[dict[str, object], tuple[Issue, ...]]:
    """A YAML mapping as strings, lists and dicts. Keys without a value are left out."""
    if too_deep := _too_deep(front_text, first_line):
        return {}, (too_deep,)
    try:
        root = yaml.compose(front_text, Loader=_Nodes)
    except yaml.YAMLError as error:
        return {}, (syntax.issue_of(error, front_text, first_line),)
    if root is None:
        return {}, ()
    if not isinstance(root, yaml.MappingNode):
        return {}, (syntax.no_fields(front_text, first_line),)
    issues = list(syntax.lost(root, front_text, first_line))
    seen: set[int] = set()
    front = _mapping(root, "", first_line, issues, seen)
    return front, tuple(issues)


def _too_deep(front_text: str, first_line: int) -> Issue | None:
    """Return a mistake where values lie deeper in one another than any field of ours, before the tree is built.

    Building it and reading it call themselves for each level, and would end in a traceback without the file's name.
    """
    if front_text.count("[") + front_text.count("{") + front_text.count("- ") < DEEPEST and not _INDENTED.search(
        front_text
    ):
        return None
    depth = 0
    try:
        for event in yaml.parse(front_text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return _about_depth(event.start_mark.line if event.start_mark else 0, first_line)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem):  # libyaml gives up by itself at a thousand
            return _about_depth(error.problem_mark.line if error.problem_mark else 0, first_line)
    except yaml.YAMLError:
        pass  # what is wrong with it is said when it is read
    return None


def _about_depth(line: int, first_line: int) -> Issue:
    message = f"wartości leżą jedna w drugiej głębiej niż {DEEPEST} razy. Usuń zbędne nawiasy albo wcięcia."
    return Issue("", message, line=line + first_line)


def place_of(front_text: str, field: str, first_line: int) -> tuple[int, int]:
    """Line and column of a field by its dotted path; of its nearest known parent when it is not there.

    For a field that is missing at the top level this is the front matter's first line, the ``---`` itself.
    """
    try:
        deep = _too_deep(front_text, first_line)
        node = yaml.compose(front_text, Loader=_Nodes) if front_text.strip() and not deep else None
    except yaml.YAMLError:
        node = None
    place = (max(first_line - 1, 1), 1)
    for step in field.split(".") if field else ():
        found = _child(node, step)
        if found is None:
            break
        mark, node = found
        place = (mark.line + first_line, mark.column + 1)
    return place


def _child(node: yaml.Node | None, step: str) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        return node.value[int(step)].start_mark, node.value[int(step)]
    return None


def _mapping(
    node: yaml.MappingNode, path: str, first_line: int, issues: list[Issue], seen: set[int]
) -> dict[str, object]:
    result: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode) or not isinstance(key_node.value, str):
            issues.append(Issue(path, "nazwa pola ma być jednym słowem. Popraw ten wiersz.", line=line))
            continue
        key = key_node.value
        field = f"{path}.{key}" if path else key
        if key in lines:
            message = f"pole powtórzone (pierwszy raz w wierszu {lines[key]}). Zostaw jedno z nich."
            issues.append(Issue(field, message, line=line, column=key_node.start_mark.column + 1))
            continue
        lines[key] = line
        value = _value(value_node, field, first_line, issues, seen)
        if value is not None:
            result[key] = value
    return result


def _value(node: yaml.Node, field: str, first_line: int, issues: list[Issue], seen: set[int]) -> object | None:
    if id(node) in seen:
        line = node.start_mark.line + first_line
        issues.append(Issue(field, "odsyłacze YAML (& i *) nie są obsługiwane. Wpisz wartość wprost.", line=line))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.style == '"' and (control := CONTROL.search(node.value)):
            line, column = node.start_mark.line + first_line, node.start_mark.column + 1
            issues.append(Issue(field, _escaped_control(control[0]), line, column))
            return None
        # `field:` with nothing behind it is a field left out, and so is YAML's own `field: ~`; `field: ""` is an empty
        # text, said on purpose.
        return str(node.value) if node.style in ('"', "'") or node.value not in ("", "~") else None
    if isinstance(node, yaml.SequenceNode):
        items = (_value(item, f"{field}.{i}", first_line, issues, seen) for i, item in enumerate(node.value))
        return [item for item in items if item is not None]
    assert isinstance(node, yaml.MappingNode)
    return _mapping(node, field, first_line, issues, seen)


def _escaped_control(char: str) -> str:
    """In double quotes YAML reads a backslash and a letter as one character: `"C:\\biuro"` holds a backspace."""
    return (
        f"ukośnik \\ w cudzysłowie zrobił z następnej litery niewidoczny znak sterujący U+{ord(char):04X}. "
        "Ujmij tekst w apostrofy albo podwój ukośnik."
    )


def _no_text(message: str) -> Text:
    return Text("", (Issue("", message, line=1),))


def _undecodable(raw: bytes, error: UnicodeDecodeError) -> Text:
    if b"\x00" in raw[:4096]:
        return _no_text(
            "to nie jest plik tekstowy. Pliki do pobrania umieść w content/pliki/, obrazy w content/obrazy/."
        )
    line = raw.count(b"\n", 0, error.start) + 1
    column = error.start - raw.rfind(b"\n", 0, error.start)
    try:
        word = _word_around(raw.decode("cp1250"), error.start)
        seen = f" (czy chodziło o „{word}”?)" if word else ""
    except UnicodeDecodeError:
        seen = ""
    message = f"znak spoza UTF-8{seen}; plik zapisano pewnie w Windows-1250. Zapisz go w kodowaniu UTF-8."
    return Text("", (Issue("", message, line=line, column=column),))


def _word_around(text: str, position: int) -> str:
    for match in re.finditer(r"\w+", text[max(0, position - 40) : position + 40]):
        if match.start() <= min(position, 40) < match.end():
            return match.group()
    return ""


def _controls(text: str) -> Iterator[Issue]:
    for match in CONTROL.finditer(text):
        line, column = line_and_column(text, match.start())
        code = f"U+{ord(match.group()):04X}"
        yield Issue("", f"niewidoczny znak sterujący {code}. Usuń go (kolumna {column}).", line=line, column=column)


def _invisibles(text: str) -> Iterator[Issue]:
    for line_number in sorted({line_and_column(text, m.start())[0] for m in INVISIBLE.finditer(text)}):
        yield Issue("", "niewidoczne znaki, zwykle z Worda; strona je pomija. Możesz je usunąć.", line=line_number)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _no_front_matter(first: str) -> str:
    if first.strip(" –—-\u00ad") == "" and first.strip():
        return "pierwszy wiersz ma mieć dokładnie trzy łączniki. Zapisz: ---"
    return "brakuje nagłówka. Pierwszy wiersz pliku to ---, potem pola, potem znowu ---"
