"""The list of files that builds of a site have made: what is ours, and may be replaced, or deleted once it is not
planned any more.

It lies in the output folder itself, so it is also the mark by which a folder is known as ours, and it is there when the
cache is gone. It is written before the files are, so a killed build leaves it longer than the truth, and never shorter.
"""

import os
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from plugins.core.system.files import replace_file

# As in the memory of outputs: nothing is known of the file but that it is ours.
UNSEEN = ("", -1, -1)
MARK = ".lokal"
_TEXT = b"Ten katalog zapisuje program strony (tasks.py): jego pliki sa zastepowane i usuwane przy kazdej budowie.\n"


class Manifest:
    """The list as it lies in a file: a sentence for people, a checksum, and paths that each end in a zero byte, which
    no name can hold.

    ``stamp`` (size, mtime_ns) tells whether it is the list that a memory was written with; None when there is none.
    """

    def __init__(self, target: Path) -> None:
        self._path = target / MARK
        self.stamp = self._stamped()

    def paths(self) -> tuple[str, ...]:
        """All of them; none when the list is damaged, since a wrong name could be that of a foreign file."""
        if self.stamp is None:
            return ()
        raw = self._path.read_bytes().removeprefix(_TEXT)
        if raw[:4] != _sum(raw[4:]):
            return ()
        return tuple(path.decode("utf-8", "surrogateescape") for path in raw[4:].split(b"\0")[:-1])

    def write(self, paths: Collection[str]) -> None:
        raw = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in sorted(paths))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._path, _TEXT + _sum(raw) + raw)
        self.stamp = self._stamped()

    def _stamped(self) -> tuple[int, int] | None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        return stat.st_size, stat.st_mtime_ns


def _sum(raw: bytes) -> bytes:
    return zlib.crc32(raw).to_bytes(4)


def is_ours(target: Path) -> bool:
    """Whether the output folder is missing, empty, or carries our mark."""
    return (target / MARK).is_file() or not target.exists() or not any(target.iterdir())


def about_untracked(target: Path, made: Collection[str], apart: Collection[str] = ()) -> tuple[str, ...]:
    """A notice of files in the output folder that look like ours, by their endings, but are none that we know to have
    made; none without such files.

    Where the list is gone too, they may be what a lost document left behind, or somebody else's. Folders ``apart``
    (``szukaj/indeks/``) are looked after elsewhere.
    """
    endings = {PurePosixPath(path).suffix for path in made} - {""}
    found = sorted(path for path in _files(target, apart) if PurePosixPath(path).suffix in endings and path not in made)
    if not found:
        return ()
    some = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
    notice = (
        f"W katalogu {target} leżą pliki, których nie ma w planie strony ({len(found)}): {some}. Program nie pamięta, "
        "czy je zrobił, więc ich nie usuwa. Jeśli są zbędne, usuń je albo cały ten katalog i zbuduj stronę jeszcze raz."
    )
    return (notice,)


def _files(target: Path, apart: Collection[str], here: str = "") -> Iterator[str]:
    """Paths of all files below a folder, but for hidden ones: nobody's `.git` is ours."""
    if here in apart or not target.is_dir():
        return
    with os.scandir(target / here) as found:
        for item in found:
            if item.name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                yield from _files(target, apart, f"{here}{item.name}/")
            else:
                yield f"{here}{item.name}"
