"""The docstring of a room says what lives there, what it imports, and by which module one enters it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
ROOMS = sorted(init.parent for init in PLUGINS.rglob("__init__.py") if init.parent not in (PLUGINS, PLUGINS / "core"))


def modules_of(room: Path) -> Iterator[Path]:
    """The modules of a room itself, its inner rooms included; commands stand beside those of all others."""
    return (file for file in sorted(room.rglob("*.py")) if file.name != "commands.py")


def imported_by(room: Path) -> set[str]:
    """The rooms that a room imports from, and the neighbours inside the same larger room by their bare names."""
    own = room.relative_to(PLUGINS).parts
    found = set()
    for module in modules_of(room):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plugins."):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                found |= {name for one in names if (name := _seen_from(own, tuple(one.split(".")[1:])))}
    return found


def _seen_from(own: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How a room calls what it imports: `core.schema` or `images` from outside, `model` inside one room."""
    if other[: len(own)] == own:
        return ""
    if len(own) > 1 and own[0] == other[0] and own[0] != "core":
        return other[len(own) - 1] if other[: len(own) - 1] == own[:-1] else other[1]
    return ".".join(other[:2]) if other[0] == "core" else other[0]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(PLUGINS).as_posix())
def test_a_room_says_what_it_holds_imports_and_is_entered_by(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert re.match(r"\S.*[.:]", said)
    (imports,) = re.findall(r"^Imports ((?:`[^`]+`,?\s*)+|nothing of ours)\.", said, re.MULTILINE)
    assert set(re.findall("`([^`]+)`", imports)) == imported_by(room)
    for entrance in re.findall(r"Enter by `([^`]+)`", said):
        assert (room / f"{entrance}.py").is_file()
