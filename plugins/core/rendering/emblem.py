"""The emblem as pictures: icons for home screens and the social card of the site. Set by Typst from the one SVG."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from plugins.core.rendering import fonts
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.site_data.brand import COAL, PAPER, Brand
from plugins.core.system.fingerprint import version_of

_ICON = """
#set page(width: 64pt, height: 64pt, margin: 0pt, fill: rgb("{brick}"))
#image(bytes(sys.inputs.svg), format: "svg", width: 64pt)
"""
_CARD = """
#set page(width: 600pt, height: 315pt, margin: (x: 44pt, y: 38pt), fill: rgb("{paper}"), background: place(
  bottom, box(width: 100%, height: 20pt, for row in range(2) {{ for x in range(-1, 14) {{ place(
    dx: x * 48pt + row * 24pt, dy: row * 10pt, rect(width: 46pt, height: 8pt, fill: rgb("{brick}"))) }} }})
))
#set text(font: "{font}", weight: 800, size: 46pt, fill: rgb("{coal}"), lang: "pl")
#set par(leading: .35em)
#grid(columns: (104pt, 1fr), column-gutter: 28pt, align: horizon, rows: 205pt,
  image(bytes(sys.inputs.svg), format: "svg", width: 104pt),
  [#sys.inputs.name #v(-22pt) #text(size: 21pt, weight: 400, sys.inputs.what) #v(-6pt)
   #text(size: 21pt, weight: 400, fill: rgb("{brick}"), sys.inputs.where)])
"""


class EmblemView(NamedTuple):
    """``words`` of the card are the name, what it is and where; icons have a ``side`` in pixels instead."""

    svg: bytes
    brand: Brand
    side: int = 0
    words: tuple[str, str, str] = ("", "", "")


def recipe(*parts: str | bytes | Brand) -> bytes:
    """All that decides about a picture: the emblem, its words and colours, this file, the typeface and Typst."""
    versions = [version_of("typst")]
    for part in parts:
        if isinstance(part, Brand):
            versions += [part.accent, version_of(f"fontpkg-{part.typeface}")]
    raw = (
        part if isinstance(part, bytes) else part.encode()
        for part in (*parts, *versions)
        if not isinstance(part, Brand)
    )
    return hashlib.blake2b(b"\x1f".join((*raw, Path(__file__).read_bytes()))).digest()


def icon(view: EmblemView, _context: RenderContext) -> bytes:
    return _picture(_ICON, view.brand, {"svg": view.svg.decode()}, view.side / 64 * 72)


def card(view: EmblemView, _context: RenderContext) -> bytes:
    """1200 × 630 px: emblem, name, what it is and where."""
    name, what, where = view.words
    return _picture(_CARD, view.brand, {"svg": view.svg.decode(), "name": name, "what": what, "where": where}, 144)


def _picture(source: str, brand: Brand, words: dict[str, str], ppi: float) -> bytes:
    import typst  # only when asked: start-up time

    font = fonts.family(brand.typeface)
    text = source.format(brick=brand.accent, paper=PAPER, coal=COAL, font=font).encode()
    made = typst.compile(text, format="png", ppi=ppi, font_paths=fonts.for_typst(brand.typeface), sys_inputs=words)
    return bytes(made)
