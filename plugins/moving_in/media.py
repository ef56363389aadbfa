"""Pictures and files of a WordPress site: where they stand now. With a copy of `wp-content/uploads` they move in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.polish.words import slugify

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")


@dataclass(slots=True)
class Media:
    """``uploads`` is a copy of the folder `wp-content/uploads`, or None. ``copies`` maps new content paths to files."""

    uploads: Path | None
    is_taken: Callable[[str], bool]
    copies: dict[str, Path] = field(default_factory=dict)
    _moved: dict[Path, str] = field(default_factory=dict)

    def moved(self, address: str) -> str | None:
        """The address inside our site at which a file of the old one stands after the import; None when it does not."""
        found = self._file(address)
        if found is None:
            return None
        if found not in self._moved:
            folder = "obrazy" if found.suffix.lower() in _PICTURES else "pliki"
            stem, number = slugify(found.stem) or "plik", 1
            path = f"{folder}/{stem}{found.suffix.lower()}"
            while path in self.copies or self.is_taken(path):
                number += 1
                path = f"{folder}/{stem}-{number}{found.suffix.lower()}"
            self.copies[path] = found
            self._moved[found] = path
        return f"/{self._moved[found]}"

    def _file(self, address: str) -> Path | None:
        if self.uploads is None:
            return None
        path = unquote(urlsplit(address).path).partition("/uploads/")[2]
        if not path or ".." in path.split("/"):
            return None
        whole = self.uploads / re.sub(r"-\d+x\d+(?=\.\w+$)", "", path)  # the original of a smaller copy
        return next((file for file in (whole, self.uploads / path) if file.is_file()), None)
