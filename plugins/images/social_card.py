"""Social cards: what a link to a page looks like in a messenger, 1200 × 630 px with the page's own title.

Set by Typst like the card of the whole site, in the site's typeface, so every Polish and Ukrainian letter is there.
They take time and matter only on the public site: `Site.release` says when they are planned.
"""

import hashlib
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plugins.core.rendering import fonts
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.site_data.brand import COAL, PAPER, Brand
from plugins.core.system.files import keep
from plugins.core.system.fingerprint import fingerprint
from plugins.languages.catalogue import language
from plugins.polish.typography import typeset

LIMIT = 150
# Longest title that fits at a size in points.
SIZES = ((28, 50), (55, 41), (90, 33), (LIMIT, 27))
PIXELS_PER_INCH = 144  # 600 × 315 pt are 1200 × 630 px
# Steps from the paper to the two colours on it: the edges of letters need no more, and a card weighs a quarter.
COAL_STEPS, ACCENT_STEPS = 10, 5

_SOURCE = f"""
#set page(width: 600pt, height: 315pt, margin: (x: 44pt, top: 36pt, bottom: 46pt), fill: rgb("{PAPER}"),
  background: place(bottom, box(width: 100%, height: 20pt, for row in range(2) {{ for x in range(-1, 14) {{ place(
    dx: x * 48pt + row * 24pt, dy: row * 10pt, rect(width: 46pt, height: 8pt, fill: rgb(sys.inputs.accent))) }} }})
))
#set text(font: sys.inputs.font, size: 20pt, fill: rgb("{COAL}"), lang: sys.inputs.lang)
#set par(leading: .4em)
#grid(rows: (auto, 1fr, auto), columns: 1fr,
  text(fill: rgb(sys.inputs.accent), sys.inputs.kicker),
  align(horizon, text(weight: 800, size: float(sys.inputs.size) * 1pt, hyphenate: true, sys.inputs.title)),
  [#sys.inputs.line #h(1fr) #text(weight: 800, sys.inputs.name)])
"""


class Card(NamedTuple):
    """The words of a card: above the title, the title, below it on the left."""

    kicker: str
    title: str
    line: str
    lang: str = "pl"


def path(address: str) -> str:
    """Where the card of a page is: beside the page."""
    return f"{address[1:]}karta.png"


def size_for(title: str) -> int:
    return next((size for limit, size in SIZES if len(title) <= limit), SIZES[-1][1])


def shortened(title: str) -> str:
    """A title that fits: cut at a word."""
    return title if len(title) <= LIMIT else title[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def render(card: Card, context: RenderContext) -> bytes:
    """The PNG of a card, from the cache when these words were ever set by this code."""
    title, brand = shortened(card.title), context.frame.centre.brand
    words = {
        "accent": brand.accent,
        "font": fonts.family(brand.typeface),
        "kicker": card.kicker,
        "title": typeset(title, language(card.lang).quotes),
        "size": str(size_for(title)),
        "line": card.line,
        "lang": card.lang,
        "name": context.frame.centre.name,
    }
    digest = hashlib.blake2b(f"{code(brand.typeface)}{sorted(words.items())}".encode(), digest_size=16).hexdigest()
    kept = context.cache / "cards" / f"{digest}.png"
    if not kept.is_file():
        keep(kept, _light(_set(words, brand), brand))
    return kept.read_bytes()


@cache
def code(typeface: str) -> str:
    """Digest of what turns words into a card: this file, the typeface and the libraries."""
    places = (Path(__file__), Path(fonts.__file__))
    return fingerprint(places, libraries=("typst", "Pillow", f"fontpkg-{typeface}"))


def _set(words: dict[str, str], brand: Brand) -> bytes:
    import typst  # only when asked: start-up time

    made = typst.compile(
        _SOURCE.encode(),
        format="png",
        ppi=PIXELS_PER_INCH,
        font_paths=fonts.for_typst(brand.typeface),
        sys_inputs=words,
    )
    return bytes(made)


def _light(png: bytes, brand: Brand) -> bytes:
    """The same picture in 16 colours."""
    from PIL import Image  # only when asked: start-up time

    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in _palette(brand.accent) for value in colour])
    made = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
        few.save(made, "PNG", compress_level=6, bits=4)
    return made.getvalue()


def _palette(accent: str) -> Iterator[tuple[int, ...]]:
    paper = bytes.fromhex(PAPER[1:])
    yield tuple(paper)
    for colour, steps in ((COAL, COAL_STEPS), (accent, ACCENT_STEPS)):
        for step in range(1, steps + 1):
            yield tuple(
                round(a + (b - a) * step / steps) for a, b in zip(paper, bytes.fromhex(colour[1:]), strict=True)
            )
