"""The theme's own files as outputs: stylesheet, scripts, typeface, emblem and manifest.

Names carry a digest of what is inside (of the recipe, for what is costly to make), so that hosts may tell browsers to
keep them for a year. Templates find them in `frame.assets` under their plain names: `frame.assets["site.css"]`.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from plugins.core.rendering import emblem, fonts, stylesheet
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.site_data.brand import PAPER
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.outputs import Output
from plugins.languages.catalogue import languages

FOLDER = "theme"
MANIFEST = "manifest.webmanifest"
EMBLEM = "emblem.svg"
# The name of a language in a list of languages is not worth another file.
_NAMES = "".join(one.name for one in languages().values())
FONTS = {"tekst.woff2": fonts.LATIN + _NAMES, "tekst-uk.woff2": fonts.UKRAINIAN}


class AssetBundle:
    """Collects outputs and their addresses under plain names."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self.addresses: dict[str, str] = {}

    def put(self, name: str, key: bytes | str, view: Any, render: Callable[[Any, RenderContext], bytes]) -> None:
        raw = key.encode() if isinstance(key, str) else key
        stem, _, suffix = name.rpartition(".")
        path = f"{FOLDER}/{stem}.{hashlib.blake2b(raw, digest_size=5).hexdigest()}.{suffix}"
        self.outputs.append(Output(path, view, render))
        self.addresses[name] = f"/{path}"


def outputs(
    theme: Path, cache: Path, centre: Centre, picture: Callable[[str], bytes] | None = None
) -> tuple[tuple[Output, ...], Mapping[str, Any]]:
    """The static files of the site, and the addresses that templates see as `frame.assets`.

    ``picture`` gives the bytes of a picture of the content, for the drawings of the brand.
    """
    shelf, static, brand = AssetBundle(), theme / "static", centre.brand
    for name, letters in FONTS.items():
        shelf.put(name, fonts.recipe(letters, brand.typeface), (letters, brand.typeface), web_font)
    for file in sorted((static / "img").glob("*.*")):
        given = brand.drawings.get(file.name)
        raw = picture(given) if given and picture else brand.recoloured(file.read_text("utf-8")).encode()
        shelf.put(file.name, raw, raw, ready)
        if file.name == EMBLEM:
            _put_emblem(shelf, raw, centre)
    styles = {"site.css": list(stylesheet.files(static / "css"))}
    styles |= {file.name: [file] for file in sorted((static / "css" / "pages").glob("*.css"))}
    for name, files in styles.items():
        css = stylesheet.minified("".join(file.read_text("utf-8") for file in files))
        css += brand.style() if name == "site.css" else ""
        css = stylesheet.with_addresses(css, shelf.addresses.__getitem__)
        shelf.put(name, css, css.encode(), ready)
    for file in sorted((static / "js").glob("*.js")):
        script = without_comments(file.read_text("utf-8")).encode()
        shelf.put(file.name, script, script, ready)
    shelf.outputs.append(Output(f"{FOLDER}/tekst-OFL.txt", fonts.licence(brand.typeface), ready))
    _put_manifest(shelf, centre)
    return tuple(shelf.outputs), shelf.addresses


def _put_emblem(shelf: AssetBundle, svg: bytes, centre: Centre) -> None:
    brand = centre.brand
    for side in (180, 512):
        recipe = emblem.recipe(svg, str(side), brand)
        shelf.put(f"icon-{side}.png", recipe, emblem.EmblemView(svg, brand, side), emblem.icon)
    words = (
        centre.name,
        centre.descriptor or "",
        centre.address.short,
    )
    shelf.put("card.png", emblem.recipe(svg, *words, brand), emblem.EmblemView(svg, brand, 0, words), emblem.card)


def _put_manifest(shelf: AssetBundle, centre: Centre) -> None:
    data = {
        "name": centre.name,
        "short_name": centre.short_name or centre.name,
        "lang": "pl",
        "start_url": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": centre.brand.accent,
        "icons": [
            {"src": shelf.addresses[EMBLEM], "sizes": "any", "type": "image/svg+xml"},
            {"src": shelf.addresses["icon-512.png"], "sizes": "512x512", "type": "image/png"},
        ],
    }
    raw = json.dumps(data, ensure_ascii=False, indent=2).encode()
    shelf.outputs.append(Output(MANIFEST, raw, ready))
    shelf.addresses["manifest"] = f"/{MANIFEST}"


def ready(raw: bytes, _context: RenderContext) -> bytes:
    """A file whose bytes are known when it is planned."""
    return raw


def web_font(view: tuple[str, str], context: RenderContext) -> bytes:
    letters, typeface = view
    return fonts.web_font(letters, context.cache, typeface)


def without_comments(script: str) -> str:
    """A script without its whole-line comments and indentation. Our scripts have no strings of several lines."""
    return re.sub(r"(?m)^\s*(?://.*)?\n?", "", script)
