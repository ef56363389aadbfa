"""Folders of files as values: what a site has, what differs between two, and a copy that costs nearly nothing."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

Tree = Mapping[str, str]


class Changes(NamedTuple):
    """Paths that differ between two trees, each sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changes(old: Tree, new: Tree) -> Changes:
    return Changes(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        tuple(sorted(old.keys() - new.keys())),
    )


def paths_in(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, with ``/``, unsorted. Links are not followed and are no files."""
    pending = [""]
    while pending:
        here = pending.pop()
        with os.scandir(folder / here) as found:
            for item in found:
                path = f"{here}/{item.name}" if here else item.name
                if item.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif item.is_file(follow_symlinks=False):
                    yield path


def tree_of(folder: Path, paths: Iterable[str] | None = None) -> dict[str, str]:
    """Path -> digest of the bytes, sorted by path; of all files below ``folder`` unless they are named."""
    return {
        path: digest_of((folder / path).read_bytes()) for path in sorted(paths_in(folder) if paths is None else paths)
    }


def digest_of(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


def whole(tree: Tree) -> str:
    """One digest of a tree."""
    return digest_of("".join(f"{tree[path]} {path}\n" for path in sorted(tree)).encode())[:16]


def copy(source: Path, target: Path, paths: Iterable[str], before: Path | None = None) -> None:
    """Copies files of one folder into another that is new. What an earlier release ``before`` holds with the same bytes
    becomes a second name of that very file: no bytes are copied, and its time, from which servers make an ETag, stays.
    """
    made = {target}
    for path in paths:
        file = target / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        old = before / path if before else None
        if old and _same(source / path, old):
            with contextlib.suppress(OSError):  # another disk, or one that knows no second names
                os.link(old, file)
                continue
        shutil.copyfile(source / path, file)


def _same(one: Path, other: Path) -> bool:
    try:
        if other.is_symlink() or one.stat().st_size != other.stat().st_size:
            return False
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False
