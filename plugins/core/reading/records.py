"""The records of all documents as they are remembered: folder by folder, and only read when a folder is asked for.

After an edit of a notice nobody needs the other 5,000 documents: their stamps say that they stand.
"""

from collections.abc import Callable, Mapping
from typing import Any

Documents = Mapping[str, Any]


def _nothing(_folder: str) -> Documents:
    return {}


class Records:
    """Documents by path. It never changes: a build that fails half-way leaves what was remembered.

    ``stored`` gives the documents of a folder as they are remembered, always the same ones; ``changed`` are the folders
    that have come to differ since.
    """

    def __init__(
        self, stored: Callable[[str], Documents] = _nothing, changed: Mapping[str, Documents] | None = None
    ) -> None:
        self._stored = stored
        self.changed: Mapping[str, Documents] = changed or {}

    def of(self, folder: str) -> Documents:
        return self.changed[folder] if folder in self.changed else self._stored(folder)

    def updated(self, documents: Mapping[str, Any | None]) -> "Records":
        """With these documents in the place of those that were remembered; None for one that is gone."""
        if not documents:
            return self
        changed = dict(self.changed)
        for folder in {folder_of(path) for path in documents}:
            both = {**self.of(folder), **{path: d for path, d in documents.items() if folder_of(path) == folder}}
            changed[folder] = {path: document for path, document in both.items() if document is not None}
        return Records(self._stored, changed)


def folder_of(path: str) -> str:
    return path.partition("/")[0]
