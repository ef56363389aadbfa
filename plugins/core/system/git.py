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


def access_of(folder: Path) -> dict[str, str]:
    """How the repository around a folder gets into its host, as variables for `run` in another one: what a workflow has
    put into its settings for the time of a job. Given by the environment, so that it stands in no list of processes."""
    try:
        said = text(
            folder, "config", "--local", "--includes", "-z", "--get-regexp", "^(http|credential|core.sshcommand)"
        )
    except GitError:
        return {}
    pairs = [entry.partition("\n") for entry in said.split("\0") if entry]
    found = {f"GIT_CONFIG_KEY_{n}": key for n, (key, _, _) in enumerate(pairs)}
    found |= {f"GIT_CONFIG_VALUE_{n}": value for n, (_, _, value) in enumerate(pairs)}
    return {"GIT_CONFIG_COUNT": str(len(pairs)), **found}


def commit_and_push(folder: Path, pattern: str, message: str) -> bool:
    """Commits the files below a folder that fit, and pushes them; False when none has changed. What others have pushed
    meanwhile is merged in (lock files merge line by line)."""
    run(folder, "add", "--", pattern)
    if not run(folder, "diff", "--cached", "--name-only", "--", pattern):
        return False
    who = ("-c", "user.name=publikacja", "-c", "user.email=publikacja@localhost")
    run(folder, *who, "commit", "--quiet", "-m", message, "--", pattern)
    for last in (False, False, True):
        try:
            run(folder, "push", "--quiet", "origin", "HEAD")
            break
        except GitError:
            if last:
                raise
            run(folder, *who, "pull", "--quiet", "--no-rebase", "--no-edit")
    return True
