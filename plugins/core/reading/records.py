"""The records of all documents as they are remembered: folder by folder, and only read when a folder is asked for.

After an edit of a notice nobody needs the other 5,000 documents: their stamps say that they stand.
"""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

# What is remembered lies in this many parts, so that a build after one edit writes a few of them and not all.
PARTS = 64
Documents = Mapping[str, Any]


def part_of(path: str) -> int:
    return zlib.crc32(path.encode()) % PARTS


def _nothing(_folder: str) -> Documents:
    return {}


class Records:
    """Documents by path. It never changes: a build that fails half-way leaves what was remembered.

    ``stored`` gives the documents of a folder as they lie on the disk; ``touched`` names the parts (folder, number)
    that differ from them.
    """

    def __init__(
        self,
        stored: Callable[[str], Documents] = _nothing,
        known: Mapping[str, Documents] | None = None,
        touched: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._stored = stored
        self._known = dict(known or {})
        self.touched = touched

    def of(self, folder: str) -> Documents:
        if folder not in self._known:
            self._known[folder] = self._stored(folder)
        return self._known[folder]

    def updated(self, documents: Mapping[str, Any | None]) -> "Records":
        """With these documents in the place of those that were remembered; None for one that is gone."""
        if not documents:
            return self
        known: dict[str, Documents] = dict(self._known)
        touched = {(folder_of(path), part_of(path)) for path in documents}
        for folder in {folder for folder, _part in touched}:
            both = {**self.of(folder), **{path: d for path, d in documents.items() if folder_of(path) == folder}}
            known[folder] = {path: document for path, document in both.items() if document is not None}
        return Records(self._stored, known, self.touched | touched)

    def parts(self) -> Mapping[tuple[str, int], Documents]:
        """The parts that differ from the disk, with all that belongs in them."""
        found: dict[tuple[str, int], dict[str, Any]] = {part: {} for part in self.touched}
        for folder in {folder for folder, _part in self.touched}:
            for path, document in self.of(folder).items():
                if (folder, part_of(path)) in found:
                    found[folder, part_of(path)][path] = document
        return found

    def written(self) -> "Records":
        """The same once its parts lie on the disk."""
        return Records(self._stored, self._known)


def folder_of(path: str) -> str:
    return path.partition("/")[0]
