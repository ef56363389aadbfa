"""Renewal of the pinned libraries: the newest versions that pyproject.toml allows, with hashes and without addresses.

What is installed in the end is what `requirements-dev.txt` says; `requirements.txt` is the part of it that builds.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ALL, BUILD = "requirements-dev.txt", "requirements.txt"
Run = Callable[[Sequence[str]], int]


def renew(root: Path, run: Run) -> tuple[int, str]:
    """Writes both files below ``root`` anew, or neither. Returns the exit code and what there is to say.

    ``run`` runs a command in that folder and returns its exit code; uv tells its own errors.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = {name: Path(folder, name) for name in (ALL, BUILD)}
        for command in commands(fresh):
            if run(command):
                return 1, "Nie udało się odnowić bibliotek; nic się nie zmieniło. Powód stoi wyżej (może brak sieci)."
        before = (root / ALL).read_bytes().decode()
        for name, file in fresh.items():
            (root / name).write_bytes(file.read_bytes())
    return 0, told(versions(before), versions((root / ALL).read_bytes().decode()))


def commands(fresh: Mapping[str, Path]) -> tuple[tuple[str, ...], ...]:
    """The two commands that write the new files; the second one keeps to the versions of the first."""
    common = (
        sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--no-emit-index-url",
        "--no-emit-find-links", "--generate-hashes", "--no-header", "--no-annotate", "--universal",
        "--python-version", "3.11", "pyproject.toml",
    )  # fmt: skip
    return (
        (*common, "--group", "dev", "-o", str(fresh[ALL])),
        (*common, "-c", str(fresh[ALL]), "-o", str(fresh[BUILD])),
    )


def versions(requirements: str) -> dict[str, str]:
    """Name to version; where there are several, one for each kind of machine, all of them."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", requirements, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(several) for name, several in found.items()}


def told(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """A line for each library that differs, and what to do next."""
    lines = [
        f"{name}: {before.get(name, 'nie było')} → {after.get(name, 'nie ma')}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    if not lines:
        return "Biblioteki są najnowsze z tych, na które pozwala pyproject.toml."
    return "\n".join([*lines, "Teraz uruchom testy: python3 tasks.py test"])
