"""One digest of all that makes pages besides the content: our code, the theme, the libraries, Python."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

# Libraries whose version can change a byte of the output.
LIBRARIES = (
    "Markdown", "Jinja2", "MarkupSafe", "PyYAML", "pydantic", "nh3", "feedgen", "icalendar", "lxml", "Babel",
    "phonenumbers", "python-stdnum", "Pillow", "fonttools", "brotli", "fontpkg-source-sans-3", "typst", "segno",
    "tzdata", "comrak-ext", "python-dateutil", "pikepdf", "pelican",
)  # fmt: skip


def fingerprint(places: Iterable[Path], libraries: Iterable[str] = LIBRARIES) -> str:
    """Changes with any byte of the files and folders ``places``, with any of the libraries, and with Python.

    Paths count relative to their folder, so a cache restored elsewhere still serves.
    """
    digest = hashlib.blake2b(digest_size=16)
    digest.update(sys.version.encode())
    for name in libraries:
        digest.update(f"{name} {version_of(name)}\n".encode())
    for place in places:
        for path in _files(place):
            digest.update(f"{path.relative_to(place.parent).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@cache
def version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "-"
