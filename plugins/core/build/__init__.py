"""Outputs -> files, skipping every file that is already right.

The key of an output is the digest of the fingerprint, the frame, the renderer's name and the view. A file is skipped
when its key is the remembered one and the file on the disk still has the remembered size and mtime. Everything else
is rendered, and written only when the bytes differ. What was made before and is not planned any more is deleted;
nothing else ever is. There are no dependencies to track, as nothing but the view can reach a page.

The steps, in order: `plan.row_of` and `plan.keys_of` (plan -> keys), `stale` (which files are not right), `build`
(bodies, then pages, in two processes where there are many), `remove_unplanned`, and the caller's `write_memory`.
"""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.body import Body
from plugins.core.build.store import Bodies, Made
from plugins.core.output import Output
from plugins.core.parallel import in_two_processes
from plugins.core.workshop import Workshop

PARALLEL_FROM = 60


@dataclass(frozen=True, slots=True)
class Result:
    """What happened to the files of the output folder."""

    written: int
    unchanged: int
    removed: int
    rendered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be made: its output, its key, and the texts that it shows."""

    output: Output
    key: str
    bodies: tuple[Body, ...]


def stale(keys: Mapping[str, str], made: Mapping[str, Made], target: Path) -> list[str]:
    """The paths whose file is missing, was made from something else, or was changed from outside."""
    result = []
    base = f"{target}{os.sep}"
    for path, key in keys.items():
        known = made.get(path)
        if known is None or known[0] != key or _stamp(base + path) != known[1:]:
            result.append(path)
    return result


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 - 10,000 times a build, and Path costs three times as much
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def build(
    keys: Mapping[str, str],
    todo: Sequence[Task],
    workshop: Workshop,
    made: dict[str, Made],
    target: Path,
    bodies: Bodies,
    body_key: Callable[[Body], str],
    body_html: Callable[[Body], str],
) -> Result:
    """Makes the files that are not right, removes what is not planned any more, and notes both in ``made``.

    ``keys`` are those of all planned files, ``todo`` the tasks of the stale ones.
    """
    _fill(bodies, [body for task in todo for body in task.bodies], body_key, body_html)
    progress = Progress(len(todo))

    def make(task: Task) -> tuple[str, bool, Made]:
        result = task.output.render(task.output.view, workshop)
        raw = result.encode() if isinstance(result, str) else result
        path = target / task.output.path
        changed = written(path, raw)
        stat = path.stat()
        return task.output.path, changed, (task.key, stat.st_size, stat.st_mtime_ns)

    count = 0
    for path, changed, entry in in_two_processes(make, todo, PARALLEL_FROM, progress.step):
        made[path] = entry
        count += changed
    progress.done()
    removed = remove_unplanned(made, keys.keys(), target)
    return Result(count, len(keys) - count, removed, tuple(task.output.path for task in todo))


def written(path: Path, raw: bytes) -> bool:
    """Writes a file unless it already holds these bytes. An existing file is replaced in one step, never half-way."""
    try:
        if path.read_bytes() == raw:
            return False
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        temporary.write_bytes(raw)
        temporary.replace(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return True


def remove_unplanned(made: dict[str, Made], planned: Collection[str], target: Path) -> int:
    """Deletes the files that an earlier build made and this one does not plan, and folders that become empty."""
    gone = sorted(made.keys() - set(planned))
    for path in gone:
        file = target / path
        file.unlink(missing_ok=True)
        del made[path]
        for folder in file.parents:
            if folder == target or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return len(gone)


def _fill(
    bodies: Bodies, shown: Iterable[Body], body_key: Callable[[Body], str], body_html: Callable[[Body], str]
) -> None:
    """Puts the HTML of the bodies that are shown into the store, rendering what it does not have."""
    by_key = {body_key(body): body for body in shown if not body.is_empty}
    missing = bodies.missing(by_key)
    html = in_two_processes(body_html, [by_key[key] for key in missing], PARALLEL_FROM)
    bodies.add(zip(missing, html, strict=True))


class Progress:
    """A counter on a terminal for builds that take longer than a second; silent everywhere else."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._count = 0
        self._start = time.monotonic()
        self._shown = self._start
        self._visible = sys.stderr.isatty()

    def step(self) -> None:
        self._count += 1
        now = time.monotonic()
        if self._visible and now - self._start > 1 and now - self._shown > 0.2:
            self._shown = now
            sys.stderr.write(f"\r  {self._count} z {self._total} plików")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown != self._start:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
