"""What a picture file is: its size in pixels as it is seen, or what is wrong with it."""

from math import ceil
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.schema import filenames
from plugins.core.schema.issues import Issue
from plugins.core.site.site import InspectedPicture
from plugins.images.open_image import open_image

FOLDER = "obrazy"
MEGABYTE = 1_000_000
LIMIT_BYTES = 25 * MEGABYTE
LIMIT_PIXELS = 80_000_000
# Camera formats that browsers do not show, and what we read.
FOREIGN = (".tif", ".tiff", ".bmp", ".raw", ".dng", ".psd", ".pdf", ".eps", ".ai")
# MPO is a JPEG with a second picture behind it (a preview, a depth map), as many phones write it.
FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "AVIF")
# How a file of an iPhone begins (ISO/IEC 23008-12), whatever its name says: phones rename them when they send them.
HEIC = (b"ftypheic", b"ftypheix", b"ftypheim", b"ftyphevc", b"ftypmif1", b"ftypmsf1")
GPS = 0x8825
LOCATION = (
    "zdjęcie mówi, gdzie je zrobiono (GPS). Na stronie tego nie będzie, ale w Gicie zostanie na zawsze. "
    "Usuń to bez utraty jakości: python3 tasks.py clean-pictures"
)
HEIC_CURE = (
    "to zdjęcie w formacie HEIC, którego przeglądarki nie pokażą. Zapisz je jako JPG. Żeby telefon od razu robił JPG: "
    "iPhone – Ustawienia, Aparat, Formaty, „Najbardziej zgodne”; Samsung – aparat, Ustawienia, wyłącz „Zdjęcia o "
    "wysokiej wydajności”."
)
ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)

Pixels = tuple[int, int]


def inspected(path: Path) -> InspectedPicture:
    """Opens a picture and decodes it at the smallest size it can, which finds cut and damaged files."""
    ending = path.suffix.lower()
    if sentence := filenames.complaint(path.name):
        return _wrong(sentence)
    if ending in (".heic", ".heif", ".hif"):
        return _wrong(HEIC_CURE)
    if ending in FOREIGN:
        return _wrong(f"przeglądarki nie pokażą pliku {ending}. Zapisz obraz jako JPG albo PNG i usuń ten plik.")
    size = path.stat().st_size
    if size > LIMIT_BYTES:
        return _wrong(
            f"plik ma {ceil(size / MEGABYTE)} MB, a może mieć najwyżej {LIMIT_BYTES // MEGABYTE} MB. "
            "Zmniejsz obraz, np. do 3000 pikseli szerokości."
        )
    if ending == ".svg":
        from plugins.images import svg  # only when asked: start-up time

        return InspectedPicture(*svg.inspected(path.read_bytes()))
    return _raster(path)


def _raster(path: Path) -> InspectedPicture:
    from PIL import Image, UnidentifiedImageError  # only when asked: start-up time

    try:
        with open_image(path) as image:
            return _opened(image)
    except Image.DecompressionBombError:  # so many pixels that Pillow does not even open it
        return _wrong("obraz ma zbyt wiele pikseli. Zmniejsz go, np. do 3000 pikseli szerokości.")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        if _head(path)[4:12] in HEIC:
            return _wrong(HEIC_CURE)
        return _wrong("plik jest uszkodzony albo nie jest obrazem. Zapisz go jeszcze raz jako JPG albo PNG lub usuń.")


def _opened(image: Any) -> InspectedPicture:
    if image.format not in FORMATS:
        return _wrong(f"nie znamy formatu tego obrazu ({image.format}). Zapisz go jako JPG albo PNG i usuń ten plik.")
    width, height = image.size
    if width * height > LIMIT_PIXELS:
        return _wrong(f"obraz ma {width} × {height} pikseli, to za dużo. Zmniejsz go, np. do 3000 pikseli szerokości.")
    exif = image.getexif()
    turned = exif.get(ORIENTATION) in TURNED
    warnings = (Issue("", LOCATION, line=1),) if says_where(image) else ()
    moves = image.format != "MPO" and bool(getattr(image, "is_animated", False))
    image.draft("RGB", (64, 64))
    image.load()
    return InspectedPicture((height, width) if turned else (width, height), (), warnings, moves)


def says_where(image: Any) -> bool:
    """Whether a picture holds coordinates: in EXIF, or in the XMP that editing programs copy them to."""
    xmp = image.info.get("xmp") or b""
    return bool(image.getexif().get_ifd(GPS)) or b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else xmp.encode())


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(12)


def is_picture(path: str) -> bool:
    """Whether a content path is one that is inspected: a file in the folder of pictures."""
    return PurePosixPath(path).parts[0] == FOLDER


def _wrong(message: str) -> InspectedPicture:
    return InspectedPicture(None, (Issue("", message, line=1),))
