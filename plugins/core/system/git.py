"""Git as a program: one call, its answer or an error. Never asks for a password, never shows one."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path


class GitError(Exception):
    """Git ended with an error; the text is what it said, without names and passwords in addresses."""


def run(folder: Path, *arguments: str, given: bytes | None = None, **variables: str) -> bytes:
    """The standard output of ``git -C folder …``. Raises `GitError`."""
    # What Git sets in a hook would lead it to another repository.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment: Mapping[str, str] = {**inherited, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **variables}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise GitError("nie ma programu git. Zainstaluj go: sudo apt install git") from None
    if done.returncode:
        raise GitError(without_secrets(done.stderr.decode(errors="replace").strip()))
    return done.stdout


def text(folder: Path, *arguments: str, **variables: str) -> str:
    return run(folder, *arguments, given=None, **variables).decode(errors="replace").strip()


def without_secrets(said: str) -> str:
    """Addresses may carry a name and a token before the host."""
    return re.sub(r"//[^/\s@]+@", "//", said)


def not_committed(folder: Path) -> list[str]:
    """Files of the repository around a folder that differ from the last commit; none where there is no repository."""
    try:
        said = run(folder, "status", "--porcelain", "-z").decode(errors="surrogateescape")
    except GitError:
        return []
    return sorted(entry[3:] for entry in said.split("\0") if len(entry) > 3)
