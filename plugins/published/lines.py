"""The form of lock files: a JSON object with one entry a line, so that Git merges entries and not characters.

    {
    "2026-rodo@lokal.example.org": {"title": "RODO", …},
    "2026-piknik@lokal.example.org": {"title": "Piknik", …}
    }

`.gitattributes` gives these files `merge=union`: both sides' lines stay. What that leaves behind (an entry twice,
commas missing or doubled) and what a conflict leaves (markers, both sides) is read without a word; the next publication
writes the file in order again. Of two entries of one name the caller's ``later`` decides.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

Fields = Mapping[str, Any]
Entry = TypeVar("Entry")

_OURS, _BASE, _THEIRS, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARKERS = (_OURS, _BASE, _THEIRS, _END)


class BrokenLock(ValueError):
    """A lock file can not be read. The text is the Polish message; ``line`` is where reading ended."""

    def __init__(self, line: int = 1) -> None:
        self.line = line
        super().__init__(
            "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie."
        )


class _Pairs(list[tuple[str, Any]]):
    """A JSON object as written: nothing is lost where a name stands twice."""


def read(
    raw: bytes | None, entry_of: Callable[[str, Fields], Entry], later: Callable[[Entry, Entry], Entry]
) -> dict[str, Entry]:
    """The entries of a file by name; an absent or empty file has none. Raises `BrokenLock`.

    ``entry_of`` makes an entry from a name and its fields and may raise ValueError, KeyError, TypeError or
    AttributeError for fields that are none.
    """
    found: dict[str, Entry] = {}
    try:
        for name, fields in _entries(raw or b""):
            entry = entry_of(name, fields)
            found[name] = later(found[name], entry) if name in found else entry
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise BrokenLock from None
    except BrokenLock:
        raise
    except ValueError:
        raise BrokenLock from None
    return found


def merged(
    one: Mapping[str, Entry], other: Mapping[str, Entry], later: Callable[[Entry, Entry], Entry]
) -> dict[str, Entry]:
    """Both, sorted by name; of two entries of a name the later one."""
    both = {**one, **other}
    return {n: later(one[n], other[n]) if n in one and n in other else both[n] for n in sorted(both)}


def to_text(entries: Iterable[tuple[str, Fields]]) -> str:
    """The file: sorted by name, fields as given, one entry a line."""
    rows = [f"{json.dumps(name, ensure_ascii=False)}: {_one_line(fields)}" for name, fields in sorted(entries)]
    return "{\n" + ",\n".join(rows) + ("\n}\n" if rows else "}\n")


def line_of(raw: bytes, name: str) -> int:
    """The line on which an entry begins; 1 when it is not there."""
    start = json.dumps(name, ensure_ascii=False) + ":"
    lines = raw.decode("utf-8", "replace").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(start)), 1)


def _one_line(fields: Fields) -> str:
    # Three signs that JSON leaves alone and that some editors and Git hosts take for the end of a line.
    text = json.dumps(fields, ensure_ascii=False)
    return re.sub("[\u0085\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _entries(raw: bytes) -> Iterator[tuple[str, Fields]]:
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    if not text.strip():
        return
    whole = _object(text)
    if whole is not None:
        yield from whole
        return
    sides = _sides(text) if any(line.startswith(_MARKERS) for line in text.split("\n")) else []
    read_sides = [_object(side) for side in sides]
    if sides and all(side is not None for side in read_sides):
        for side in read_sides:
            yield from side or ()
    else:
        yield from _by_line(text)


def _object(text: str) -> list[tuple[str, Fields]] | None:
    """The entries of a text that is one JSON object; None when it is not JSON. Raises `BrokenLock` for other JSON."""
    try:
        found = json.loads(text, object_pairs_hook=_Pairs)
    except ValueError:
        return None
    if not isinstance(found, _Pairs):
        raise BrokenLock
    return [(name, _plain(fields)) for name, fields in found]


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return {name: _plain(item) for name, item in value}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _by_line(text: str) -> Iterator[tuple[str, Fields]]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().strip(",").strip()
        if bare in ("", "{", "}", "{}") or line.startswith(_MARKERS):
            continue
        try:
            found = _object("{" + bare + "}")
        except ValueError:
            raise BrokenLock(number) from None
        if found is None:
            raise BrokenLock(number)
        yield from found


def _sides(text: str) -> list[str]:
    """A text with conflict markers as each side had it; what the common ancestor had is left out."""
    sides: tuple[list[str], list[str]] = ([], [])
    writes_to: tuple[int, ...] = (0, 1)
    for line in text.split("\n"):
        if line.startswith(_OURS):
            writes_to = (0,)
        elif line.startswith(_BASE):
            writes_to = ()
        elif line.startswith(_THEIRS):
            writes_to = (1,)
        elif line.startswith(_END):
            writes_to = (0, 1)
        else:
            for side in writes_to:
                sides[side].append(line)
    return ["\n".join(side) for side in sides]
