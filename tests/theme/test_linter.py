"""What `lint` asks of stylesheets and scripts (biome.jsonc) is kept, and fails where it is not."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import tasks
from tests.conftest import JS, js_packages

ROOT = Path(__file__).parent.parent.parent

# (file, what is written at its end, the rule that then is broken)
SPOILT = [
    ("css/components/tag.css", ".tag { colr: var(--muted); }", "noUnknownProperty"),
    ("css/components/event.css", ".leaf { color: #b00; }", "noHexColors"),
    ("css/pages/agenda.css", ".leaf { margin: 0; }\n.leaf { padding: 0; }", "noDuplicateSelectors"),
    ("css/layout.css", ".leaf { margin: 0 !important; }", "noImportantStyles"),
    ("js/site.js", "(() => { const forgotten = 1; })();", "noUnusedVariables"),
    ("js/search.js", "(() => { for (const one of []) { one = 1; } })();", "noConstAssign"),
]


@pytest.fixture
def linted(program: Callable[..., str]) -> Callable[[Path], tuple[int, str]]:
    node, biome = js_packages(program, "@biomejs/biome"), JS / "node_modules/@biomejs/biome/bin/biome"

    def run(folder: Path) -> tuple[int, str]:
        done = subprocess.run(
            [node, biome, "lint", "--error-on-warnings", "--max-diagnostics=50"],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.mark.client
def test_stylesheets_and_scripts_keep_the_rules(linted: Callable[[Path], tuple[int, str]]) -> None:
    returncode, said = linted(ROOT)
    assert returncode == 0, said


@pytest.mark.client
def test_each_broken_rule_is_named(linted: Callable[[Path], tuple[int, str]], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme/static", tmp_path / "theme/static")
    shutil.copy(ROOT / "biome.jsonc", tmp_path)
    for name, rule, _broken in SPOILT:
        with (tmp_path / "theme/static" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{rule}\n")
    returncode, said = linted(tmp_path)
    assert returncode == 1
    assert [broken for _name, _rule, broken in SPOILT if broken not in said] == []


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_without_node_a_laptop_goes_on_and_says_so_and_ci_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("CI", ci)
    assert tasks._biome() == code
    assert capsys.readouterr().err == (
        "CSS i JavaScript nie są sprawdzone. Zainstaluj Node, potem: cd tests/js && npm ci\n"
    )
