"""All files of the demonstration's content folder. Pure but for reading our own texts: same day, same bytes."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.demonstration import pictures
from plugins.demonstration.dates import filled

TEXTS = Path(__file__).parent / "texts"
_OPENING = re.compile(r"^=== (.+)\n", re.MULTILINE)
FILES = {
    "pliki/program-dni-otwartych.txt": "Plan Dni (zmyślony)\n\nPiątek 16:00  otwarcie\nSobota 10:00  stoiska\n",
    "pliki/wniosek.txt": "Wniosek o małą dotację (wzór, zmyślony)\n\n1. Tytuł:\n2. Kwota:\n3. Dla kogo:\n",
}


def files(today: dt.date) -> Mapping[str, bytes]:
    """Path in the content folder -> bytes."""
    found = {"site.yaml": filled((TEXTS / "site.yaml").read_text(encoding="utf-8"), today).encode()}
    for bundle in sorted(TEXTS.glob("*.md")):
        for path, text in documents(filled(bundle.read_text(encoding="utf-8"), today)):
            assert path not in found, path
            found[path] = text.encode()
    found |= {path: text.encode() for path, text in FILES.items()}
    found |= {f"obrazy/{name}": raw for name, raw in pictures.drawings()}
    return found


def documents(bundle: str) -> Iterator[tuple[str, str]]:
    """(path, text) of each file of a bundle: a line `=== path` opens one."""
    _before, *parts = _OPENING.split(bundle)
    yield from zip(parts[::2], parts[1::2], strict=True)
