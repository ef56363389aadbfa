"""Renewal writes both requirement files anew or neither, takes the newest, and tells what is new."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.cli.renewal import ALL, BUILD, renew, told, versions
from tests.building import ROOT

OLD = "pypdf==6.21.4 \\\n    --hash=sha256:00\n"
NEW = "pypdf==7.1.1 \\\n    --hash=sha256:11\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (ALL, BUILD):
        (tmp_path / name).write_text(OLD, encoding="utf-8")
    return tmp_path


class Uv:
    """Takes the place of uv; the command of number ``failing`` fails after it wrote."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.commands: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str]) -> int:
        self.commands.append(command)
        Path(command[-1]).write_text(NEW, encoding="utf-8")
        return 2 if len(self.commands) == self.failing else 0


def texts(root: Path) -> list[str]:
    return [(root / name).read_text(encoding="utf-8") for name in (ALL, BUILD)]


def test_both_files_are_written_and_the_change_is_told(root: Path) -> None:
    code, said = renew(root, Uv())
    assert (code, said.split("\n")[0]) == (0, "pypdf: 6.21.4 → 7.1.1")
    assert texts(root) == [NEW, NEW]


@pytest.mark.parametrize("failing", [1, 2])
def test_neither_is_written_when_one_fails(root: Path, failing: int) -> None:
    code, said = renew(root, Uv(failing))
    assert code == 1
    assert "nic się nie zmieniło" in said
    assert texts(root) == [OLD, OLD]


def test_the_newest_are_asked_for_without_addresses_and_the_build_keeps_to_what_is_tested(root: Path) -> None:
    uv = Uv()
    renew(root, uv)
    everything, build = uv.commands
    for command in uv.commands:
        assert {"--upgrade", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"} <= {*command}
    assert everything[everything.index("--group") + 1] == "dev"
    assert "--group" not in build
    assert build[build.index("-c") + 1] == everything[-1]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param({}, {"a": "1"}, "a: nie było → 1", id="a new one"),
        pytest.param({"a": "1"}, {}, "a: 1 → nie ma", id="one that is gone"),
        pytest.param({"a": "1"}, {"a": "1"}, "Biblioteki są najnowsze", id="nothing new"),
    ],
)
def test_what_is_told(before: dict[str, str], after: dict[str, str], line: str) -> None:
    assert told(before, after).startswith(line)


def test_a_library_with_two_versions_is_told_with_both() -> None:
    text = "a==1 ; python_full_version < '3.12' \\\n  --hash=x\na==2 ; python_full_version >= '3.12' \\\n  --hash=y\n"
    assert versions(text) == {"a": "1, 2"}


def test_the_command_has_its_tool() -> None:
    """uv is pinned among the developers' tools, and the bootstrap installs those for `renew`."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert any(line.startswith("uv>=") for line in groups["dev"])
    assert "uv" in versions((ROOT / ALL).read_text(encoding="utf-8"))
    assert '"renew"' in next(
        line
        for line in (ROOT / "tasks.py").read_text(encoding="utf-8").split("\n")
        if line.startswith("DEVELOPER_TASKS")
    )
