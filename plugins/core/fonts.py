"""The typeface of the site: Source Sans 3 from its package, cut down to the letters that the site needs.

Its licence (OFL-1.1) reserves the name "Source", so what we serve is called "Tekst", and the licence text goes with it.
Same font file and letters, same bytes: nothing of the moment is written into the font.
"""

import hashlib
import io
import os
from pathlib import Path

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
    """Digest of all that decides about the bytes of a subset: the font, the letters and this file."""
    parts = (source().read_bytes(), letters.encode(), Path(__file__).read_bytes())
    return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()


def web_font(letters: str, cache: Path) -> bytes:
    """A variable WOFF2 with these letters, from the cache when it was made before (making one takes a second)."""
    kept = cache / "fonts" / f"{recipe(letters)}.woff2"
    if kept.exists():
        return kept.read_bytes()
    raw = _subset(letters, None)
    _keep(kept, raw)
    return raw


def static_font(weight: int, cache: Path) -> Path:
    """A plain TrueType file of one weight, for programs that know no variable fonts (PDF, pictures)."""
    kept = cache / "fonts" / f"{recipe(LATIN + UKRAINIAN)}-{weight}.ttf"
    if not kept.exists():
        _keep(kept, _subset(LATIN + UKRAINIAN, weight))
    return kept


def _subset(letters: str, weight: int | None) -> bytes:
    """With a weight a plain TrueType file of it, without one a WOFF2 with all weights."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    dropped = [*subset.Options().drop_tables, "DSIG", "STAT", "meta"]
    if weight:
        dropped += ["GPOS", "GSUB", "GDEF"]  # pictures can do without kerning, and this is nine tenths of the time
    options = subset.Options(
        layout_features=["kern", "mark", "ccmp", "locl", "tnum"],
        hinting=False,
        name_IDs=[0, 1, 2, 3, 4, 6, 13, 14],
        notdef_outline=True,
        drop_tables=dropped,
    )
    with TTFont(source(), recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        if weight:
            font = instancer.instantiateVariableFont(font, {"wght": weight})
        _rename(font, weight)
        font.flavor = None if weight else "woff2"
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def _rename(font: object, weight: int | None) -> None:
    family = FAMILY if weight in (None, 400) else f"{FAMILY} {weight}"
    names = {1: family, 2: "Regular", 3: f"{family};subset", 4: family, 6: family.replace(" ", "-")}
    for record in font["name"].names:  # type: ignore[index]
        if record.nameID in names:
            record.string = names[record.nameID]
    os2 = font["OS/2"]  # type: ignore[index]
    os2.usWeightClass = weight or 400


def _keep(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(raw)
    temporary.replace(path)
