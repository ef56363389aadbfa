"""Writing a file only where its bytes differ: builds and commands leave alone what is right already."""

import os
import re
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_if_changed(path: str, raw: bytes) -> bool:
    """Writes a file unless it already holds these bytes, and says whether it did. Missing folders are made.

    An existing file is replaced in one step, never half-way, and a new one does not stay half-written: neither on a
    full disk, nor when the process is killed (`sweep`).
    """
    try:
        _write_new(path, raw)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120 - see `_write_new`
        _write_new(path, raw)
    except FileExistsError:
        file = Path(path)
        if file.read_bytes() == raw:
            return False
        replace_file(file, raw)
    return True


def replace_file(file: Path, raw: bytes) -> None:
    """Writes a file beside its place and renames it: whoever looks sees the old one or the new one, and what can not be
    written (a full disk) leaves the old one and nothing else."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")  # see `sweep`
    try:
        temporary.write_bytes(raw)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def keep(file: Path, raw: bytes) -> None:
    """Writes a file of a cache, in one step, and makes the folders that are missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, raw)


def sweep(folder: Path) -> None:
    """Deletes the files that `write_if_changed` had begun below a folder when its process was killed."""
    for path in folder.rglob(".*.tmp"):
        if re.fullmatch(r"\..+\.[0-9]+\.tmp", path.name):
            path.unlink(missing_ok=True)


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
    except BaseException:
        os.unlink(path)  # noqa: PTH108 - half of a file is worse than none
        raise
    finally:
        os.close(descriptor)
