"""Compressed copies beside the files of a release, for servers that send them as they are (`gzip_static` and kin)."""

import contextlib
import os
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from plugins.core.rendering.headers import TYPES

# Texts, and drawings, which are texts as well.
ENDINGS = frozenset(f".{ending}" for ending, media in TYPES.items() if "charset=" in media or ending == "svg")
# Below that a network packet holds the file anyway.
AT_LEAST = 1_000
COPIES = (".br", ".gz")
# 11 takes a second for 1 MB and gains 4 %; a whole site is compressed when it is first published.
_BROTLI_QUALITY = 9


def compress(folder: Path, paths: Iterable[str], before: Path | None = None) -> int:
    """Makes `x.br` and `x.gz` for every text of some size, where that saves a tenth. Gives how many files were
    compressed: one that is the very file of the release ``before`` takes its copies from there."""
    made = 0
    for path in paths:
        file = folder / path
        if PurePosixPath(path).suffix not in ENDINGS or file.stat().st_size < AT_LEAST:
            continue
        if before and _is_second_name(file, before / path) and _copied(file, before / path):
            continue
        raw = file.read_bytes()
        for ending, packed in zip(COPIES, (brotli(raw), gzip(raw)), strict=True):
            if len(packed) < 0.9 * len(raw):
                _write(file.with_name(file.name + ending), packed, file)
        made += 1
    return made


def brotli(raw: bytes) -> bytes:
    import brotli  # only when asked: start-up time

    packed: bytes = brotli.compress(raw, quality=_BROTLI_QUALITY)
    return packed


def gzip(raw: bytes) -> bytes:
    """Without name and time: the same bytes for the same file."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(raw) + packer.flush()


def _write(file: Path, raw: bytes, original: Path) -> None:
    file.write_bytes(raw)
    times = original.stat()
    # The time of its original: a server makes Last-Modified and ETag of the copy that it sends.
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def _is_second_name(file: Path, old: Path) -> bool:
    try:
        return file.samefile(old)
    except OSError:
        return False


def _copied(file: Path, old: Path) -> bool:
    """Whether the copies of ``old`` now stand beside ``file`` too. A text too poor to be compressed has none."""
    for ending in COPIES:
        with contextlib.suppress(FileNotFoundError):
            try:
                os.link(old.with_name(old.name + ending), file.with_name(file.name + ending))
            except FileExistsError:
                return False
    return True
