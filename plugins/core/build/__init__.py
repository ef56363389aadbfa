"""Outputs -> files, skipping every file that is already right.

The key of an output is the digest of the fingerprint, the frame, the renderer's name and the view. A file is skipped
when its key is the remembered one and the file on the disk still has the remembered size and mtime. Of the others,
those whose bytes are kept for this very key are copied from the store, and the rest is rendered; files are written
only when the bytes differ. What was made before and is not planned any more is deleted; nothing else ever is. There
are no dependencies to track, as nothing but the view can reach a page.

The steps, in order: `plan.row_of` and `plan.keys_of` (plan -> keys), `stale` (which files are not right), `build`
(pages and the texts on them, in two processes where there are many), `remove_unplanned`, and the caller's
`write_memory`.
"""

import os
import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.core.body import Body
from plugins.core.build.listed import Listed
from plugins.core.build.store import Made, Pages
from plugins.core.build.texts import Texts
from plugins.core.output import Output
from plugins.core.parallel import in_two_processes
from plugins.core.problems import ContentError, Problem
from plugins.core.workshop import Workshop

PARALLEL_FROM = 60
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Result:
    """What happened to the files of the output folder. ``made`` are those that were not right, rendered or copied."""

    written: int
    unchanged: int
    removed: int
    rendered: tuple[str, ...]
    made: tuple[str, ...]


class Task(NamedTuple):
    """A file to be made: where, for which key, what renders it, and the texts that it shows.

    Without an output its bytes are kept for this key, and are only copied.
    """

    path: str
    key: str
    output: Output | None = None
    bodies: tuple[Body, ...] = ()


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
    texts: Texts,
    pages: Pages,
    listed: Listed,
) -> Result:
    """Makes the files that are not right, removes what is not planned any more, and notes both in ``made``.

    ``keys`` are those of all planned files, ``todo`` the tasks of the stale ones. Raises `store.Damaged`, and
    `ContentError` when something that is not ours stands in the place of a file or folder.
    """
    new = [task.path for task in todo if task.path not in made]
    if new:
        listed.write({*made, *new})
    gone = remove_unplanned(made, keys.keys(), target)  # first, since a file may now be a folder, or the reverse
    progress = Progress(len(todo))
    base = f"{target}{os.sep}"

    def make(some: Sequence[Task]) -> list[tuple[str, bool, Made]]:
        results, fresh = [], []
        texts.fetch(body for task in some if task.output for body in task.bodies if not body.is_empty)
        kept = pages.get([task.path for task in some if not task.output])
        for path, key, output, _bodies in some:
            raw = kept[path] if output is None else _rendered(output, workshop)
            if output and output.kept:
                fresh.append((path, key, raw))
            try:
                changed = written(base + path, raw)
            except (NotADirectoryError, IsADirectoryError, FileNotFoundError):
                _tell_what_is_in_the_way(target / path)
                raise
            size, mtime = _stamp(base + path) or (0, 0)
            results.append((path, changed, (key, size, mtime)))
        texts.keep()
        pages.add(fresh)
        return results

    count = 0
    for path, changed, entry in in_two_processes(make, todo, PARALLEL_FROM, progress.show):
        made[path] = entry
        count += changed
    progress.done()
    if gone:
        listed.write(made)
        pages.remove(gone)
    rendered = tuple(task.path for task in todo if task.output)
    return Result(count, len(keys) - count, len(gone), rendered, tuple(task.path for task in todo))


def stamp_again(paths: Iterable[str], made: dict[str, Made], target: Path) -> None:
    """Takes files as they are now for what was made: a plugin may have worked on them, and must not do so each time."""
    for path in paths:
        key, size, mtime = made[path]
        made[path] = (key, *(_stamp(f"{target}{os.sep}{path}") or (size, mtime)))


def _rendered(output: Output, workshop: Workshop) -> bytes:
    result = output.render(output.view, workshop)
    return result.encode() if isinstance(result, str) else result


def _tell_what_is_in_the_way(file: Path) -> None:
    """Raises `ContentError` when something stands in the place of a file, or in that of a folder that it needs."""

    def stands(place: Path) -> bool:
        return place.is_symlink() or place.exists()

    wrong = next((folder for folder in reversed(file.parents) if stands(folder) and not folder.is_dir()), file)
    if stands(wrong):
        message = f"stoi na drodze plikowi strony {file.as_posix()}. Przenieś to w inne miejsce albo usuń."
        raise ContentError([Problem(wrong.as_posix(), 1, 1, None, message)]) from None


def written(path: str, raw: bytes) -> bool:
    """Writes a file unless it already holds these bytes. An existing file is replaced in one step, never half-way."""
    try:
        _write_new(path, raw)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120 - see `_write_new`
        _write_new(path, raw)
    except FileExistsError:
        file = Path(path)
        if file.read_bytes() == raw:
            return False
        temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
        temporary.write_bytes(raw)
        temporary.replace(file)
    return True


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - nearly every page has a folder of its own, in one that is there
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:  # the other process made it
        pass


def _write_new(path: str, raw: bytes) -> None:
    descriptor = os.open(path, _NEW, 0o666)  # 10,000 times a build: file objects cost as much as the system
    try:
        left = memoryview(raw)
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)


def remove_unplanned(made: dict[str, Made], planned: Collection[str], target: Path) -> list[str]:
    """Deletes the files that an earlier build made and this one does not plan, and folders that become empty."""
    gone = sorted(made.keys() - planned)
    for path in gone:
        file = target / path
        if file.is_file():  # and not a folder that somebody put there, or one that a killed build has made
            file.unlink()
        del made[path]
        for folder in file.parents:
            if folder == target or folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return gone


class Progress:
    """A counter on a terminal for builds that take longer than a second; silent everywhere else."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = time.monotonic()
        self._shown = self._start
        self._visible = sys.stderr.isatty()

    def show(self, count: int) -> None:
        now = time.monotonic()
        if self._visible and now - self._start > 1 and now - self._shown > 0.2:
            self._shown = now
            sys.stderr.write(f"\r  {count} z {self._total} plików")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown != self._start:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
