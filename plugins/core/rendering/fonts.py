"""The typeface of the site: Source Sans 3 from its package, cut down to the letters that the site needs.

Its licence (OFL-1.1) reserves the name "Source", so what we serve is called "Tekst", and the licence text goes with it.
Same font file and letters, same bytes: nothing of the moment is written into the font.
"""

import hashlib
import io
import os
from functools import cache
from pathlib import Path
from typing import Any

from plugins.core.system.fingerprint import version_of

FAMILY = "Tekst"

_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_NEIGHBOURS = "áäčďéěëíïňöőřšťúůüűýžßàâçèêîôøåæÁÄČÉĚÍÖŘŠÚÜÝŽ"
_SIGNS = "\u00a0\u00ad§«»°·×–—‘’‚“”„•…\u2011−→←↑↓½¼¾²³©®´€"
_NAMES = "Українська"  # the name of a language in a list of languages is not worth the other file
LATIN = "".join(map(chr, range(0x20, 0x7F))) + _POLISH + _NEIGHBOURS + _SIGNS + _NAMES
UKRAINIAN = "".join(map(chr, range(0x410, 0x450))) + "ҐґЄєІіЇїʼЁёЫыЭэЪъ₴№"


def source() -> Path:
    """The variable TrueType file of the package."""
    import fontpkg_source_sans_3

    path: Path = fontpkg_source_sans_3.ROOT / "files" / "SourceSans3[wght].ttf"
    return path


def licence() -> bytes:
    return (source().parent.parent / "LICENSE").read_bytes()


def recipe(letters: str) -> str:
    """Digest of all that decides about the bytes of a subset: the font, the letters, this file and the libraries."""
    libraries = f"{version_of('fonttools')} {version_of('brotli')}"
    parts = (source().read_bytes(), letters.encode(), Path(__file__).read_bytes(), libraries.encode())
    return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()


def web_font(letters: str, folder: Path) -> bytes:
    """A variable WOFF2 with these letters, kept below ``folder``: making one takes a third of a second."""
    kept = folder / "fonts" / f"{recipe(letters)}.woff2"
    if kept.exists():
        return kept.read_bytes()
    raw = _subset(letters)
    _keep(kept, raw)
    return raw


@cache
def for_typst() -> Any:
    """The typeface for PDF and pictures, and no other: what the machine has must not change a file."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(source().parent)])


def _subset(letters: str) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        layout_features=["kern", "mark", "ccmp", "locl", "tnum"],
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 6, 13, 14],
        notdef_outline=True,
        drop_tables=[*subset.Options().drop_tables, "DSIG", "STAT", "meta"],
    )
    with TTFont(source(), recalcTimestamp=False, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        _rename(font)
        font.flavor = "woff2"
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def _rename(font: Any) -> None:
    names = {1: FAMILY, 2: "Regular", 3: f"{FAMILY};subset", 4: FAMILY, 6: FAMILY}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["OS/2"].usWeightClass = 400


def _keep(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(raw)
    temporary.replace(path)
