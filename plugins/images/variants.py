"""The smaller pictures of a picture: which there are, and how one is made."""

import hashlib
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from plugins.core.rendering.context import RenderContext
from plugins.core.site.site import StaticFile
from plugins.core.system.files import keep
from plugins.core.system.fingerprint import fingerprint
from plugins.images.inspection import FOLDER, Pixels
from plugins.images.open_image import open_image
from plugins.polish.words import slugify

WIDTHS = (480, 960, 1440)
# How well each format is compressed; part of the names, so that better settings give new addresses.
RECIPE: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 58, "speed": 8, "max_threads": 1},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "webp": {"format": "WEBP", "quality": 82, "method": 4},
    "png": {"format": "PNG", "optimize": True},
}
RASTER = (".jpg", ".jpeg", ".png", ".webp", ".avif")
MAY_BE_CLEAR = (".png", ".webp", ".avif", ".gif")


class Variant(NamedTuple):
    """A picture to make: ``width`` and ``height`` are its own, ``ending`` its format."""

    file: StaticFile
    width: int
    height: int
    ending: str

    @property
    def path(self) -> str:
        recipe = hashlib.blake2b(f"{self.file.digest}{RECIPE[self.ending]}".encode(), digest_size=4).hexdigest()
        place = PurePosixPath(self.file.path)
        return f"{FOLDER}/{slugify(place.stem) or 'obraz'}-{recipe}-{self.width}.{self.ending}"

    @property
    def address(self) -> str:
        return f"/{self.path}"


def widths(width: int) -> tuple[int, ...]:
    """The widths for a picture so wide. Never wider than it is; none that is nearly another one."""
    top = min(width, WIDTHS[-1])
    return (*(known for known in WIDTHS if known <= 0.85 * top), top)


def endings(file: StaticFile) -> tuple[str, str]:
    """The modern format and the one for all: JPEG, or WebP where a picture may be see-through."""
    return "avif", "webp" if file.path.lower().endswith(MAY_BE_CLEAR) else "jpg"


def of(file: StaticFile, ending: str) -> tuple[Variant, ...]:
    """All widths of one format, the smallest first; nothing for drawings and moving pictures."""
    if file.pixels is None or file.moves or not file.path.lower().endswith(RASTER):
        return ()
    full_width, full_height = file.pixels
    return tuple(
        Variant(file, width, max(1, round(full_height * width / full_width)), ending) for width in widths(full_width)
    )


def away(file: StaticFile) -> Variant | None:
    """The one for feed readers and e-mail programs, which know JPEG and PNG; None for drawings (SVG)."""
    if file.pixels is None or file.path.lower().endswith(".svg"):
        return None
    plain = of(file, "jpg") if endings(file)[1] == "jpg" else ()
    if plain:
        return plain[min(1, len(plain) - 1)]
    full_width, full_height = file.pixels
    width = min(full_width, WIDTHS[1])
    return Variant(file, width, max(1, round(full_height * width / full_width)), "png")


def all_of(file: StaticFile) -> Iterator[Variant]:
    for ending in endings(file):
        yield from of(file, ending)
    if (one := away(file)) and one.ending == "png":
        yield one


def render(variant: Variant, context: RenderContext) -> bytes:
    """The bytes of a variant, from the cache when it was ever made by this code."""
    kept = context.cache / "pictures" / f"{code()[:8]}-{variant.path.rsplit('/', 1)[-1]}"
    if kept.is_file():
        return kept.read_bytes()
    raw = made(context.file_bytes(variant.file), (variant.width, variant.height), variant.ending)
    keep(kept, raw)
    return raw


@cache
def code() -> str:
    """Digest of what turns a picture into a smaller one. No part of the address: a new comment must not change that."""
    return fingerprint((Path(__file__), Path(__file__).with_name("open_image.py")), libraries=("Pillow",))


def made(raw: bytes, size: Pixels, ending: str) -> bytes:
    """A picture upright, in that size, with sRGB colours and nothing in it but pixels."""
    from PIL import Image, ImageOps  # only when asked: start-up time

    result = io.BytesIO()
    with open_image(raw) as image:
        # A JPEG can be decoded at a half or a quarter right away; both sides may be swapped until it is upright.
        image.draft("RGB", (max(size), max(size)))
        # A PNG without a profile may say how it encodes light; that of sRGB is the usual one.
        gamma = 1 / 2.2 if "srgb" in image.info else float(image.info.get("gamma") or 1 / 2.2)
        image = ImageOps.exif_transpose(image)
        profile = image.info.get("icc_profile")
        image = _plain(image, opaque=ending == "jpg")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        image = image.resize(size, Image.Resampling.LANCZOS)
        image = _in_srgb(image, profile, mode) if profile else _brightened(image.convert(mode), gamma)
        image.info.clear()
        image.save(result, **RECIPE[ending])
    return result.getvalue()


def _plain(image: Any, opaque: bool) -> Any:
    """RGB or RGBA; CMYK stays, since its profile turns it into RGB. ``opaque``: what is see-through becomes white."""
    from PIL import Image  # only when asked: start-up time

    if image.mode.startswith("I;16"):  # scans; Pillow would cut off the light half
        image = image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image if image.mode == "CMYK" else image.convert("RGB")
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB") if opaque else image


def _brightened(image: Any, gamma: float) -> Any:
    """A picture whose PNG says that it encodes light by ``gamma``, encoded as screens expect it, by 1/2.2.

    PNG specification, 11.3.2.2 and 13.13; browsers do the same with the original.
    """
    exponent = 1 / (2.2 * gamma)
    if abs(exponent - 1) < 0.02:
        return image
    bands = [round(255 * (value / 255) ** exponent) for value in range(256)] * 3
    return image.point(bands + list(range(256)) if image.mode == "RGBA" else bands)


def _in_srgb(image: Any, profile: bytes, mode: str) -> Any:
    """Phones keep colours in wider spaces; without the profile they would turn pale."""
    from PIL import ImageCms  # only when asked: start-up time

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile of another kind of colours, or a broken one
        return image.convert(mode)
