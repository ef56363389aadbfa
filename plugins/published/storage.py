"""The only module here that touches a disk: the two lock files in a folder, of the content or of a release."""

from collections.abc import Mapping
from pathlib import Path

from plugins.core.system.files import replace_file
from plugins.published import record
from plugins.published.record import Published


def raw_files(folder: Path) -> dict[str, bytes]:
    """The files that are there, by name."""
    return {name: (folder / name).read_bytes() for name in record.FILES if (folder / name).is_file()}


def load(folder: Path) -> Published:
    """What a folder says was published; nothing where it has no such files. Raises `BrokenLock`."""
    return record.read(raw_files(folder))


def save(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes what `record.written` gives. Each file is written beside and renamed; an equal one is left alone."""
    for name, raw in files.items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != raw:
            replace_file(file, raw)
