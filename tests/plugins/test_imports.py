"""Imports point one way, and only `plugin.py` of the core knows Pelican (plugins/README.md, "Who knows what")."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
KINDS = ("announcements", "events", "organisations", "regulations", "pages")
KNOW_PELICAN = {"core/plugin.py", "core/commands.py"}


def modules() -> list[Path]:
    return sorted(path for path in PLUGINS.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module if not node.level else f"plugins.{path.parent.name}.{node.module}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    own = path.relative_to(PLUGINS).parts[0]
    for name in imported(path):
        if name == "pelican" or name.startswith("pelican."):
            assert path.relative_to(PLUGINS).as_posix() in KNOW_PELICAN, f"{path.name} knows Pelican"
        for kind in KINDS:
            if name == f"plugins.{kind}" or name.startswith(f"plugins.{kind}."):
                assert own == kind, f"{path} imports {name}: what joins kinds lives in core/site"


def test_kinds_load_without_heavy_libraries() -> None:
    """A build after an edit starts a new process: what it does not need must not be loaded."""
    import subprocess
    import sys

    code = (
        "import sys; from plugins.core.settings import register_kinds; "
        "from plugins.core.commands import plain_settings; register_kinds(plain_settings()['PLUGINS']); "
        "print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=PLUGINS.parent, capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {
        "pelican",
        "icalendar",
        "feedgen",
        "PIL",
        "typst",
        "phonenumbers",
        "babel",
        "fontTools",
        "segno",
        "markdown",
    }
    assert heavy.isdisjoint(loaded)
