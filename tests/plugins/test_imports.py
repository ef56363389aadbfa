"""The contracts of pyproject.toml (`lint` runs them) fail when a room reaches where it may not."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")


def linted(code: Path) -> tuple[int, str]:
    done = subprocess.run([LINTER, "--no-logo", "--no-cache"], cwd=code, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


# (module, what is written at its end, the import that the linter then names)
FORBIDDEN = [
    ("events/cards.py", "from plugins import organisations", "plugins.events.cards -> plugins.organisations"),
    (
        "events/state/words.py",
        "from ...organisations import public",
        "plugins.events.state.words -> plugins.organisations.public",
    ),
    ("events/links.py", "def late():\n    import plugins.pages.menu", "plugins.events.links -> plugins.pages.menu"),
    ("events/jsonld.py", "from plugins.core.build import plan", "plugins.events.jsonld -> plugins.core.build.plan"),
    ("core/schema/body.py", "from ..site import kind", "plugins.core.schema.body -> plugins.core.site.kind"),
    ("core/site/page.py", "from plugins import events", "plugins.core.site.page -> plugins.events"),
    ("events/exports.py", "from pelican import signals", "plugins.events.exports -> pelican"),
    ("pages/new_file.py", "import pelican.utils", "plugins.pages.new_file -> pelican"),
    (
        "announcements/lifecycle.py",
        "from . import views",
        "plugins.announcements.lifecycle -> plugins.announcements.views",
    ),
    (
        "announcements/model.py",
        "from . import lifecycle",
        "plugins.announcements.model -> plugins.announcements.lifecycle",
    ),
    ("events/recurrence/timing.py", "from plugins.events import model", "No cycles are allowed in plugins.events."),
    (
        "organisations/importing/sheets.py",
        "def late():\n    from . import files",
        "No cycles are allowed in plugins.organisations.importing.",
    ),
    ("pages/menu.py", "from plugins.core.reading import loading", "plugins.pages.menu -> plugins.core.reading.loading"),
]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """What the linter says of a copy of the code with an import of each kind that is forbidden."""
    code = tmp_path_factory.mktemp("code")
    shutil.copytree(ROOT / "plugins", code / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", code)
    for module, line, _named in FORBIDDEN:
        with (code / "plugins" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return linted(code)


def test_all_contracts_are_kept() -> None:
    returncode, said = linted(ROOT)
    assert returncode == 0, said


@pytest.mark.parametrize("named", [named for _module, _line, named in FORBIDDEN])
def test_an_import_that_breaks_the_drawing_is_named(spoilt: tuple[int, str], named: str) -> None:
    returncode, said = spoilt
    assert returncode == 1
    assert named in said


def unmarked(source: str) -> Iterator[int]:
    """The lines of imports inside functions that do not say that they save start-up time."""
    lines = source.splitlines()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and "start-up time" not in lines[node.lineno - 1]:
                    yield node.lineno


def test_an_import_inside_a_function_is_there_for_start_up_time_and_says_so() -> None:
    files = sorted((ROOT / "plugins").rglob("*.py"))
    found = [f"{file.relative_to(ROOT)}:{line}" for file in files for line in unmarked(file.read_text("utf-8"))]
    assert found == []


def test_an_import_without_the_mark_is_found() -> None:
    marked = "import ast\ndef f():\n    import json  # only when asked: start-up time\n"
    assert list(unmarked(marked)) == []
    assert list(unmarked(marked.replace("start-up time", ""))) == [3]
    assert list(unmarked(f"{marked}async def g():\n    if f():\n        from os import (\n            path)\n")) == [6]


def test_no_import_hides_a_circle_from_everybody_but_the_type_checker() -> None:
    assert [file for file in (ROOT / "plugins").rglob("*.py") if "TYPE_CHECKING" in file.read_text("utf-8")] == []


def test_kinds_load_without_heavy_libraries() -> None:
    """A build after an edit starts a new process: what it does not need must not be loaded."""
    code = (
        "import sys; from plugins.cli.settings import register_kinds; "
        "from plugins.cli.commands import plain_settings; register_kinds(plain_settings()['PLUGINS']); "
        "print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
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
