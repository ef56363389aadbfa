"""From keys to files: `stale` (which are not right), `tasks` (what to do about each), `apply` (do it)."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.core.build.manifest import Manifest
from plugins.core.build.state import FileState
from plugins.core.build.store import Store
from plugins.core.build.texts import Texts
from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.headers import is_named_by_content
from plugins.core.schema.body import Body
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.site.outputs import Output
from plugins.core.system.files import write_if_changed
from plugins.core.system.processes import in_two_processes
from plugins.core.system.progress import Progress

PARALLEL_FROM = 60


class Copy(NamedTuple):
    """A file whose bytes are kept for this very key."""

    path: str
    key: str


class Render(NamedTuple):
    """A file to be made anew by its output, and the texts that it shows."""

    path: str
    key: str
    output: Output
    bodies: tuple[Body, ...] = ()


Task = Copy | Render
# What a kind gives when it is asked for a file: the output, and the texts that it shows.
Asked = tuple[Output, tuple[Body, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """What happened to the files of the output folder. ``made`` are those that were not right, rendered or copied."""

    written: int
    unchanged: int
    removed: int
    rendered: tuple[str, ...]
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutputDir:
    """Where files are made: the folder, and what is known of it and kept for it. ``made`` is brought up to date.

    ``take_over``: what we have not made may be replaced.
    """

    target: Path
    made: dict[str, FileState]
    listed: Manifest
    store: Store
    take_over: bool = False


def stale(keys: Mapping[str, str], made: Mapping[str, FileState], target: Path) -> list[str]:
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


def tasks(
    stale: Sequence[str],
    keys: Mapping[str, str],
    store: Store,
    asked: Callable[[Sequence[str]], Mapping[str, Asked]],
) -> list[Task]:
    """What to do about files that are not right. ``asked`` gives what is planned for paths."""
    kept = store.holding("page", {path: keys[path] for path in stale})
    outputs = asked([path for path in stale if path not in kept])
    copies = (Copy(path, keys[path]) for path in stale if path in kept)
    return [*copies, *(Render(path, keys[path], *output) for path, output in outputs.items())]


def apply(
    tasks: Sequence[Task], planned: Collection[str], place: OutputDir, context: RenderContext, texts: Texts
) -> Result:
    """Makes the files that are not right, in two processes where there are many, and removes what is not planned.

    In this order: what pages ask for, pages, deletions; so a page never names what is not there. Raises
    `store.Damaged`, and `ContentError` when something that is not ours stands in the place of a file or folder.
    """
    new = [task.path for task in tasks if task.path not in place.made]
    # What stands there already and was not made by us is not put on the list before it is known to be what we make.
    ours = new if place.take_over else [path for path in new if not os.path.lexists(place.target / path)]
    if ours or place.listed.stamp is None:
        place.listed.write({*place.made, *ours})
    paths = {task.path for task in tasks}
    folders = _folders(paths)
    _refuse_links(folders, place.target)
    # What stands where a folder will be, or the reverse, goes first.
    gone = remove_unplanned(
        place.made, planned, place.target, lambda path: path in folders or not paths.isdisjoint(_folders([path]))
    )
    progress = Progress(len(tasks))
    written = 0

    def some_made(some: Sequence[Task]) -> list[tuple[str, bool, FileState]]:
        return _made(some, place, context, texts)

    done = 0
    # Where two processes are worth it, all of it is made in them: what this one has made by Typst (the emblem) leaves
    # its threads behind, and with them nothing can be forked any more.
    parallel_from = 1 if len(tasks) >= PARALLEL_FROM else PARALLEL_FROM
    for stage in _in_order(tasks):
        for path, is_written, entry in in_two_processes(
            some_made, stage, parallel_from, partial(_shown, progress, done)
        ):
            place.made[path] = entry
            written += is_written
        done += len(stage)
    progress.done()
    gone += remove_unplanned(place.made, planned, place.target)
    if gone or len(ours) < len(new):
        place.listed.write(place.made)
    rendered = tuple(task.path for task in tasks if isinstance(task, Render))
    return Result(written, len(planned) - written, len(gone), rendered, tuple(task.path for task in tasks))


def _shown(progress: Progress, before: int, count: int) -> None:
    progress.show(before + count)


def _in_order(tasks: Sequence[Task]) -> tuple[list[Task], list[Task]]:
    """What has a digest of its bytes in its name, and the rest, which may ask for it."""
    first = [task for task in tasks if is_named_by_content(task.path)]
    return first, [task for task in tasks if not is_named_by_content(task.path)]


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders that lead to these files."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _refuse_links(folders: Collection[str], target: Path) -> None:
    """Raises `ContentError` when a folder that is written to is a link: it may lead to somebody's own files."""
    for folder in sorted(folders):
        if os.path.islink(f"{target}{os.sep}{folder}"):  # noqa: PTH114 - once for every page of a site
            message = "to dowiązanie do innego katalogu, a strona nie zapisuje niczego przez dowiązania. Usuń je."
            raise ContentError([Problem((target / folder).as_posix(), 1, 1, None, message)])


def _made(
    some: Sequence[Task], place: OutputDir, context: RenderContext, texts: Texts
) -> list[tuple[str, bool, FileState]]:
    """Makes a few files. Gives for each its path, whether it was written, and what to remember of it."""
    results, fresh = [], []
    renders = [task for task in some if isinstance(task, Render)]
    texts.fetch(body for task in renders for body in task.bodies if not body.is_empty)
    kept = place.store.take("page", {task.path: task.key for task in some if isinstance(task, Copy)})
    for task in some:
        raw = _rendered(task.output, context) if isinstance(task, Render) else kept[task.path]
        if isinstance(task, Render) and task.output.kept:
            fresh.append((task.path, task.key, raw))
        file = f"{place.target}{os.sep}{task.path}"
        if not place.take_over and task.path not in place.made:
            _refuse_foreign(file, raw)
        try:
            is_written = write_if_changed(file, raw)
        except (NotADirectoryError, IsADirectoryError, FileNotFoundError):
            _tell_what_is_in_the_way(Path(file))
            raise
        size, mtime = _stamp(file) or (0, 0)
        results.append((task.path, is_written, (task.key, size, mtime)))
    place.store.keep({"text": texts.new, "page": fresh})
    return results


def _refuse_foreign(file: str, raw: bytes) -> None:
    """Raises `ContentError` for a file that we have not made and that says something else."""
    if os.path.isfile(file) and Path(file).read_bytes() != raw:  # noqa: PTH113 - for each new page of a site
        message = (
            "tego pliku nie zrobił program, a strona ma w tym miejscu własny. Przenieś go w inne miejsce albo dopisz "
            "do polecenia --take-over, żeby go zastąpić."
        )
        raise ContentError([Problem(Path(file).as_posix(), 1, 1, None, message)])


def _rendered(output: Output, context: RenderContext) -> bytes:
    result = output.render(output.view, context)
    return result.encode() if isinstance(result, str) else result


def _tell_what_is_in_the_way(file: Path) -> None:
    """Raises `ContentError` when something stands in the place of a file, or in that of a folder that it needs."""

    def stands(place: Path) -> bool:
        return place.is_symlink() or place.exists()

    wrong = next((folder for folder in reversed(file.parents) if stands(folder) and not folder.is_dir()), file)
    if stands(wrong):
        message = f"stoi na drodze plikowi strony {file.as_posix()}. Przenieś to w inne miejsce albo usuń."
        raise ContentError([Problem(wrong.as_posix(), 1, 1, None, message)]) from None


def remove_unplanned(
    made: dict[str, FileState],
    planned: Collection[str],
    target: Path,
    chosen: Callable[[str], bool] = lambda _path: True,
) -> list[str]:
    """Deletes the files that an earlier build made and this one does not plan, and folders that become empty; of them
    only the ``chosen`` ones."""
    gone = sorted(path for path in made.keys() - planned if chosen(path))
    for path in gone:
        file = target / path
        if _through_a_link(file, target):
            del made[path]
            continue
        if file.is_file():  # and not a folder that somebody put there, or one that a killed build has made
            file.unlink()
        del made[path]
        for folder in file.parents:
            if folder == target or folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return gone


def _through_a_link(file: Path, target: Path) -> bool:
    return any(folder.is_symlink() for folder in file.parents if folder != target and folder.is_relative_to(target))


def stamp_again(paths: Iterable[str], made: dict[str, FileState], target: Path) -> None:
    """Takes files as they are now for what was made: a plugin may have worked on them, and must not do so each time."""
    for path in paths:
        key, size, mtime = made[path]
        made[path] = (key, *(_stamp(f"{target}{os.sep}{path}") or (size, mtime)))
