"""A film of one's own in a text: written like a picture, shown by the browser's own player, with captions.

Beside `content/pliki/spacer.mp4` stand `spacer.vtt`, the captions (`check` asks for them), and `spacer-pjm.mp4` where
there is a version in sign language. Nothing is loaded before the reader starts it.
"""

import html
from collections.abc import Callable
from pathlib import PurePosixPath

from plugins.core.site.site import StaticFile
from plugins.languages.catalogue import words_of

TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}
FindFile = Callable[[str], StaticFile | None]


def is_film(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in TYPES


def captions_path(path: str) -> str:
    """Where the captions of a film stand."""
    return str(PurePosixPath(path).with_suffix(".vtt"))


def sign_path(path: str) -> str:
    """Where the version in sign language stands."""
    place = PurePosixPath(path)
    return str(place.with_name(f"{place.stem}-pjm{place.suffix}"))


def film_html(film: StaticFile, title: str, find: FindFile, lang: str, base: str | None) -> str:
    """The player with its captions and the way to the version in sign language; with ``base`` a link, for feeds."""
    shown = html.escape(title)
    if base is not None:
        return f'<a href="{base}{html.escape(film.address)}">{shown}</a>'
    own = words_of("texts", lang)
    captions, sign = find(captions_path(film.path)), find(sign_path(film.path))
    track = ""
    if captions:
        address = html.escape(captions.address)
        track = f'<track kind="captions" src="{address}" srclang="{lang}" label="{own.captions}" default>'
    source = f'<source src="{html.escape(film.address)}" type="{TYPES[PurePosixPath(film.path).suffix.lower()]}">'
    way = f' <a href="{html.escape(sign.address)}">{own.sign_language}: {shown}</a>' if sign else ""
    return f'<video controls preload="none" aria-label="{shown}">{source}{track}</video>{way}'
