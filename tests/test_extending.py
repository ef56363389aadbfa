"""docs/extending.md is followed word by word in a copy of the repository; then each of its steps is left out once."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "docs" / "extending.md"
# By recipe: how many files it may touch, and the tests that watch over what it changes, its own among them.
BOUNDS = {"A field": 2, "A kind": 8, "A language": 4, "An export": 3}
WATCHERS = {
    "A field": ("tests/plugins/organisations", "tests/plugins/test_fields.py", "tests/plugins/cli/test_guide.py"),
    "A kind": (
        "tests/plugins/projects",
        "tests/plugins/test_wiring.py",
        "tests/plugins/test_rooms.py",
        "tests/plugins/test_fields.py",
    ),
    "A language": ("tests/plugins/languages", "tests/site/test_mistakes.py"),
    "An export": ("tests/plugins/organisations/exports",),
}
_STEP = re.compile(
    r"^\*\*`([^`\n]+)`\*\*(?:, (below|each|above|a copy of|written by) `([^`\n]+)`[^\n]*)?"
    r"\n\n(?:```\w*\n(.*?)^```$)?",
    re.M | re.S,
)


class Step(NamedTuple):
    """A block of a recipe: a whole file, what to put below, above or in the place of each occurrence of a line, or what
    stands above the tables of a file that is a copy of another one otherwise; or the command that writes a file."""

    path: str
    how: str
    anchor: str
    text: str

    def follow(self, root: Path) -> None:
        file = root / self.path
        if not self.how:
            assert not file.exists(), f"{self.path} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, encoding="utf-8")
            return
        if self.how == "a copy of":
            tables = (root / self.anchor).read_text(encoding="utf-8").partition("\n[")[2]
            file.write_text(f"{self.text}\n[{tables}", encoding="utf-8")
            return
        if self.how == "written by":
            code, said = run(root, *self.anchor.split()[1:])
            assert code == 0, said
            return
        before = file.read_text(encoding="utf-8")
        if self.how == "each":
            assert self.anchor in before, f"{self.path} has no {self.anchor!r}"
            file.write_text(before.replace(self.anchor, self.text.removesuffix("\n")), encoding="utf-8")
            return
        lines = before.splitlines(keepends=True)
        (at,) = [number for number, line in enumerate(lines) if line.rstrip("\n") == self.anchor]
        lines.insert(at + (self.how == "below"), self.text)
        file.write_text("".join(lines), encoding="utf-8")


def recipes() -> dict[str, list[Step]]:
    sections = re.split(r"^## (.+)$", RECIPES.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        title: [Step(*found.groups("")) for found in _STEP.finditer(text)]
        for title, text in zip(sections[::2], sections[1::2], strict=True)
    }


def omissions() -> Iterator[tuple[str, int]]:
    """Each step of each recipe but new tests, which only the next change would miss, and content, which is no duty."""
    for title, steps in recipes().items():
        for number, step in enumerate(steps):
            if step.how or not step.path.startswith(("tests/", "content/")):
                yield title, number


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of all that Git would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if (source := ROOT / name).is_file() and not name.startswith("docs/img/"):
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def run(root: Path, *command: str) -> tuple[int, str]:
    named = command if command[0].endswith(".py") else ("-m", *command)
    done = subprocess.run([sys.executable, *named], cwd=root, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


def checked(root: Path, *tests: str) -> tuple[int, str]:
    quick = "not long and not browser and not client"
    return run(root, "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", quick, *tests)


def watched(root: Path, title: str) -> tuple[int, str]:
    """What the tests say that watch over a recipe's change."""
    return checked(root, *(name for name in WATCHERS[title] if (root / name).exists()))


def follow(root: Path, steps: Sequence[Step]) -> None:
    for step in steps:
        step.follow(root)


@pytest.mark.parametrize("title", BOUNDS)
def test_a_recipe_touches_few_files(title: str) -> None:
    by_hand = {step.path for step in recipes()[title] if step.how != "written by"}
    assert 0 < len(by_hand) <= BOUNDS[title]


@pytest.mark.parametrize("title", BOUNDS)
def test_a_recipe_works_when_it_is_followed_word_by_word(repository: Path, title: str) -> None:
    follow(repository, recipes()[title])
    own = [step.path for step in recipes()[title] if step.path.startswith("tests/") and not step.how]
    code, said = checked(repository, *own)
    assert code == 0, said


@pytest.mark.long
@pytest.mark.parametrize("title", BOUNDS)
def test_what_a_recipe_writes_is_clean_and_complete(repository: Path, title: str) -> None:
    follow(repository, recipes()[title])
    code, said = watched(repository, title)
    assert code == 0, said
    drawing = ["pytest", "-q", "-p", "no:cacheprovider", "tests/plugins/test_imports.py"]
    for command in (["ruff", "check", "--no-cache", "."], ["mypy"], drawing):
        code, said = run(repository, *command)
        assert code == 0, said


@pytest.mark.long
@pytest.mark.browser
def test_browsers_visit_a_new_kind_that_nobody_told_them_of(repository: Path) -> None:
    follow(repository, recipes()["A kind"])
    its_page = ("-k", "projekty", "tests/browser/test_axe.py")
    code, said = run(repository, "pytest", "-q", "-p", "no:cacheprovider", *its_page)
    assert code == 0, said
    assert "1 passed" in said


@pytest.mark.long
@pytest.mark.parametrize(("title", "left_out"), list(omissions()))
def test_a_step_that_is_left_out_is_noticed(repository: Path, title: str, left_out: int) -> None:
    steps = recipes()[title]
    follow(repository, [step for number, step in enumerate(steps) if number != left_out])
    code, said = watched(repository, title)
    assert code in (1, 2), said  # a test fails, or can not even be collected; others are troubles of pytest itself
