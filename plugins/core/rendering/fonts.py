"""The typeface of the site: Source Sans 3 from its package, cut down to the letters that the site needs.

Its licence (OFL-1.1) reserves the name "Source", so what we serve is called "Tekst", and the licence text goes with it.
Same font file and letters, same bytes: nothing of the moment is written into the font.
"""

import hashlib
import io
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from plugins.core.system.files import keep
from plugins.core.system.fingerprint import version_of

FAMILY = "Tekst"
DEFAULT = "source-sans-3"
LICENCES = ("LICENSE", "OFL.txt", "LICENSE.txt", "LICENSE.md")

_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_NEIGHBOURS = "áäčďéěëíïňöőřšťúůüűýžßàâçèêîôøåæÁÄČÉĚÍÖŘŠÚÜÝŽ"
_SIGNS = "\u00a0\u00ad§«»°·×–—‘’‚“”„•…\u2011−→←↑↓½¼¾²³©®´€"
LATIN = "".join(map(chr, range(0x20, 0x7F))) + _POLISH + _NEIGHBOURS + _SIGNS
UKRAINIAN = "".join(map(chr, range(0x410, 0x450))) + "ҐґЄєІіЇїʼЁёЫыЭэЪъ₴№"


def source(typeface: str = DEFAULT) -> Path:
    """The TrueType file of a package `fontpkg-…`: the variable upright one, else the regular one."""
    root: Path = import_module(f"fontpkg_{typeface.replace('-', '_')}").ROOT
    files = [file for file in sorted((root / "files").glob("*.ttf")) if "Italic" not in file.name]
    return next((f for f in files if "wght" in f.name), None) or next(
        (f for f in files if "Regular" in f.name), files[0]
    )


def licence(typeface: str = DEFAULT) -> bytes:
    root = source(typeface).parent.parent
    return next(root / name for name in LICENCES if (root / name).is_file()).read_bytes()


@cache
def family(typeface: str = DEFAULT) -> str:
    """The name by which Typst knows the typeface."""
    from fontTools.ttLib import TTFont  # only when asked: start-up time

    with TTFont(source(typeface), lazy=True) as font:
        return str(font["name"].getBestFamilyName())


def recipe(letters: str, typeface: str = DEFAULT) -> str:
    """Digest of all that decides about the bytes of a subset: the font, the letters, this file and the libraries."""
    libraries = f"{version_of('fonttools')} {version_of('brotli')}"
    parts = (source(typeface).read_bytes(), letters.encode(), Path(__file__).read_bytes(), libraries.encode())
    return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()


def web_font(letters: str, folder: Path, typeface: str = DEFAULT) -> bytes:
    """A variable WOFF2 with these letters, kept below ``folder``: making one takes a third of a second."""
    kept = folder / "fonts" / f"{recipe(letters, typeface)}.woff2"
    if kept.exists():
        return kept.read_bytes()
    raw = _subset(letters, typeface)
    keep(kept, raw)
    return raw


@cache
def for_typst(typeface: str = DEFAULT) -> Any:
    """The typeface for PDF and pictures, and no other: what the machine has must not change a file."""
    import typst  # only when asked: start-up time

    return typst.Fonts(include_system_fonts=False, font_paths=[str(source(typeface).parent)])


def _subset(letters: str, typeface: str) -> bytes:
    from fontTools import subset  # only when asked: start-up time
    from fontTools.ttLib import TTFont  # only when asked: start-up time

    options = subset.Options(
        layout_features=["kern", "mark", "ccmp", "locl", "tnum"],
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 6, 13, 14],
        notdef_outline=True,
        drop_tables=[*subset.Options().drop_tables, "DSIG", "STAT", "meta"],
    )
    with TTFont(source(typeface), recalcTimestamp=False, lazy=True) as font:
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
