"""Imports point one way, and only two files of the core know Pelican (plugins/README.md, "Who knows what")."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
KINDS = ("announcements", "events", "organisations", "regulations", "pages")
KNOW_PELICAN = {"core/plugin.py", "cli/commands.py"}


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
                assert own in (kind, "moving_in"), f"{path} imports {name}: what joins kinds lives in core/site"


# What makes pages stands above the model: a model that knew it could not be read without it.
ABOVE_THE_MODEL = {"plugin", "pages", "views", "rendering", "feeds", "exports", "ical", "jsonld", "cards"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_knows_nothing_of_what_is_made_from_it(kind: str) -> None:
    """Not even by way of the pure modules that it uses."""
    seen: set[str] = set()
    pending = [f"plugins.{kind}.model"]
    while pending:
        name = pending.pop()
        path = PLUGINS.parent / f"{name.replace('.', '/')}.py"
        if name in seen or not path.is_file():
            continue
        seen.add(name)
        pending += [found for found in imported(path) if found.startswith(f"plugins.{kind}.")]
        pending += [f"plugins.{kind}.{found}" for found in names_from_package(path, kind)]
    assert not {name.rpartition(".")[2] for name in seen} & ABOVE_THE_MODEL


def names_from_package(path: Path, kind: str) -> Iterator[str]:
    """The modules of ``from plugins.events import calendars, lock``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == f"plugins.{kind}":
            yield from (alias.name for alias in node.names)


def test_kinds_load_without_heavy_libraries() -> None:
    """A build after an edit starts a new process: what it does not need must not be loaded."""
    import subprocess
    import sys

    code = (
        "import sys; from plugins.cli.settings import register_kinds; "
        "from plugins.cli.commands import plain_settings; register_kinds(plain_settings()['PLUGINS']); "
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
