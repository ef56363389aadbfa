"""The emblem as pictures: icons for home screens and the social card of the site. Set by Typst from the one SVG."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.core.rendering import fonts
from plugins.core.system.fingerprint import version_of

if TYPE_CHECKING:
    from plugins.core.rendering.context import RenderContext

BRICK, PAPER, COAL = "#a33a1c", "#faf6ef", "#1f1712"

_ICON = """
#set page(width: 64pt, height: 64pt, margin: 0pt, fill: rgb("{brick}"))
#image(bytes(sys.inputs.svg), format: "svg", width: 64pt)
"""
_CARD = """
#set page(width: 600pt, height: 315pt, margin: (x: 44pt, y: 38pt), fill: rgb("{paper}"), background: place(
  bottom, box(width: 100%, height: 20pt, for row in range(2) {{ for x in range(-1, 14) {{ place(
    dx: x * 48pt + row * 24pt, dy: row * 10pt, rect(width: 46pt, height: 8pt, fill: rgb("{brick}"))) }} }})
))
#set text(font: "Source Sans 3", weight: 800, size: 46pt, fill: rgb("{coal}"), lang: "pl")
#set par(leading: .35em)
#grid(columns: (104pt, 1fr), column-gutter: 28pt, align: horizon, rows: 205pt,
  image(bytes(sys.inputs.svg), format: "svg", width: 104pt),
  [#sys.inputs.name #v(-22pt) #text(size: 21pt, weight: 400, sys.inputs.what) #v(-6pt)
   #text(size: 21pt, weight: 400, fill: rgb("{brick}"), sys.inputs.where)])
"""


def recipe(*parts: str | bytes) -> bytes:
    """All that decides about a picture: the emblem, its words, this file, the typeface and Typst."""
    parts = (*parts, *(version_of(name) for name in ("typst", "fontpkg-source-sans-3")))
    raw = (part if isinstance(part, bytes) else part.encode() for part in parts)
    return hashlib.blake2b(b"\x1f".join((*raw, Path(__file__).read_bytes()))).digest()


def icon(view: tuple[bytes, int], _context: "RenderContext") -> bytes:
    svg, side = view
    return _picture(_ICON, {"svg": svg.decode()}, side / 64 * 72)


def card(view: tuple[bytes, tuple[str, str, str]], _context: "RenderContext") -> bytes:
    """1200 × 630 px: emblem, name, what it is and where."""
    svg, (name, what, where) = view
    return _picture(_CARD, {"svg": svg.decode(), "name": name, "what": what, "where": where}, 144)


def _picture(source: str, words: dict[str, str], ppi: float) -> bytes:
    import typst

    text = source.format(brick=BRICK, paper=PAPER, coal=COAL).encode()
    return typst.compile(text, format="png", ppi=ppi, font_paths=fonts.for_typst(), sys_inputs=words)
