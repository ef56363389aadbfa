"""Habits of the repository that no reader of a change would notice."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    found = [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]
    return found or pytest.skip("not a checkout: nobody knows which files are tracked")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "tests/js/package-lock.json"])
def test_lock_files_carry_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"--(extra-)?index-url|--find-links|file:|\"resolved\"", text)
    if name.endswith(".txt"):
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    else:
        assert '"integrity"' in text


def test_every_direct_dependency_has_its_reason_and_its_pin() -> None:
    written = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(written)
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").casefold()
    for dependency in project["project"]["dependencies"]:
        line = next(line for line in written.split("\n") if f'"{dependency}"' in line)
        assert "#" in line, f"{dependency} has no reason"
        name = re.match(r"[A-Za-z0-9-]+", dependency)
        assert name is not None
        assert f"\n{name[0].casefold()}==" in f"\n{pinned}"


def test_no_path_of_a_machine_is_in_a_tracked_file() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if re.search(rb"(^|[^A-Za-z0-9_.])/(work|root|home/[a-z]+)/[a-z]", path.read_bytes()) and path != Path(__file__)
    ]
    assert found == []


def test_tests_do_not_read_the_clock() -> None:
    reading = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if "bench" not in path.parts and "node_modules" not in path.parts and reading.search(path.read_text("utf-8"))
    ]
    assert [name for name in found if name != "tests/test_repository.py"] == []


def test_the_bootstrap_needs_only_the_standard_library() -> None:
    """All above the hand-over to Invoke runs on a fresh machine, and under an old Python as far as its sentence."""
    text = (ROOT / "tasks.py").read_text(encoding="utf-8")
    bootstrap = text[: text.index("from invoke import")]
    names = set(re.findall(r"^(?:import|from) (\w+)", bootstrap, re.MULTILINE))
    assert names <= set(sys.stdlib_module_names)
    assert not re.search(r"\bf\"|:=|match ", bootstrap.split('"""', 2)[2])


# What kinds program against; `images` are asked for by all of them.
PUBLIC_ROOMS = (
    "core/site",
    "core/schema",
    "core/rendering",
    "core/markdown",
    "core/system",
    "images",
    "polish",
    "published",
)


@pytest.mark.parametrize("room", PUBLIC_ROOMS)
def test_each_module_of_the_public_rooms_has_a_test_file_of_its_name(room: str) -> None:
    modules = [file for file in (ROOT / "plugins" / room).rglob("*.py") if file.name != "__init__.py"]
    assert modules
    tests = {file: ROOT / "tests" / file.relative_to(ROOT).with_name(f"test_{file.name}") for file in modules}
    assert [str(file.relative_to(ROOT)) for file, test in tests.items() if not test.is_file()] == []
