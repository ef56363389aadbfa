"""What a camera writes into a picture (place, time, owner's name) does not get out with it.

The original stays downloadable, so it is cleaned without being compressed again: blocks of metadata are left out, all
others are copied as they are. Only the orientation is written back where there was one, since browsers need it.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from plugins.images.inspection import ORIENTATION
from plugins.images.open_image import open_image

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
             b"acTL", b"fcTL", b"fdAT", b"cICP")  # fmt: skip


def cleaned(raw: bytes) -> bytes:
    """The picture without metadata. Drawings (SVG) stay as they are; AVIF is compressed again."""
    if raw.startswith(b"\xff\xd8"):
        return b"".join(_jpeg(raw, _orientation(raw)))
    if raw.startswith(_PNG):
        return _PNG + b"".join(_png(raw, _orientation(raw)))
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        body = b"WEBP" + b"".join(_webp(raw, _orientation(raw)))
        return b"RIFF" + struct.pack("<I", len(body)) + body
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return b"".join(_gif(raw))
    return _again(raw) if raw[4:12] in (b"ftypavif", b"ftypavis") else raw


def _orientation(raw: bytes) -> int:
    """2–8 when the picture has to be turned or mirrored, else 1."""
    with open_image(raw) as image:
        found = image.getexif().get(ORIENTATION)
    return found if found in range(2, 9) else 1


def _jpeg(raw: bytes, orientation: int) -> Iterator[bytes]:
    """Segments up to the picture's data. Kept of the APPn: JFIF (0), colour profile (2), Adobe's colours (14)."""
    yield raw[:2]
    place, exif_due = 2, orientation > 1
    while place + 4 <= len(raw) and raw[place] == 0xFF:
        marker = raw[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        length = int.from_bytes(raw[place + 2 : place + 4], "big")
        segment = raw[place : place + 2 + length]
        is_profile = marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\0"
        if exif_due and marker != 0xE0:
            yield _orientation_segment(orientation)
            exif_due = False
        if marker == 0xDA:
            yield raw[place : _end_of(raw, place)]
            return
        if marker in (0xE0, 0xEE) or is_profile or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            yield segment
        place += 2 + length


def _end_of(raw: bytes, place: int) -> int:
    """The end of the first picture; phones append a second one (a preview or a film) with its own metadata."""
    while True:
        place = raw.find(b"\xff", place + 2)
        if place < 0 or place + 1 >= len(raw):
            return len(raw)
        if raw[place + 1] == 0xD9:
            return place + 2
        if raw[place + 1] in (0xC4, 0xDA, 0xDB, 0xDD) or 0xE0 <= raw[place + 1] <= 0xFE:  # between progressive scans
            place += int.from_bytes(raw[place + 2 : place + 4], "big")
        elif raw[place + 1] == 0xFF:
            place -= 1


def _orientation_segment(orientation: int) -> bytes:
    exif = b"Exif\0\0" + _exif(orientation)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _exif(orientation: int) -> bytes:
    """A block of EXIF (a TIFF head and one directory) that says the orientation and nothing else."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + b"\0\0\0\0"


def _png(raw: bytes, orientation: int) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 8 <= len(raw):
        length, name = int.from_bytes(raw[place : place + 4], "big"), raw[place + 4 : place + 8]
        if name in _PNG_KEPT:
            yield raw[place : place + 12 + length]
        if name == b"IHDR" and orientation > 1:
            chunk = b"eXIf" + _exif(orientation)
            yield struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        if name == b"IEND":
            return
        place += 12 + length


def _webp(raw: bytes, orientation: int) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(raw):
        name, length = raw[place : place + 4], int.from_bytes(raw[place + 4 : place + 8], "little")
        chunk = raw[place : place + 8 + length + length % 2]
        if name == b"VP8X":
            # Its flags say whether EXIF (8) and XMP (4) follow.
            chunk = chunk[:8] + bytes([chunk[8] & ~0b1100 | (0b1000 if orientation > 1 else 0)]) + chunk[9:]
        if name not in (b"EXIF", b"XMP "):
            yield chunk
        place += 8 + length + length % 2
    if orientation > 1:
        exif = _exif(orientation)
        yield b"EXIF" + struct.pack("<I", len(exif)) + exif


def _gif(raw: bytes) -> Iterator[bytes]:
    """Blocks of a GIF but comments, texts and applications' notes; the one note kept says how often a film repeats."""
    raw += bytes(16)  # so that looking ahead in a cut file finds an end
    place = 13 + _colours(raw[10])
    yield raw[:place]
    while raw[place : place + 1] in (b"!", b","):
        start = place
        if raw[place] == 0x2C:  # an image: its head, its colours, the size of its codes
            place += 10 + _colours(raw[place + 9]) + 1
        else:
            place += 2
        while place < len(raw) and raw[place]:
            place += 1 + raw[place]
        place += 1
        block = raw[start:place]
        if block[0] == 0x2C or block[1] == 0xF9 or block[3:14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
            yield block
    yield b";"


def _colours(flags: int) -> int:
    """The length of a table of colours in bytes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _again(raw: bytes) -> bytes:
    from PIL import ImageOps  # only when asked: start-up time

    made = io.BytesIO()
    with open_image(raw) as image:
        ImageOps.exif_transpose(image).save(made, "AVIF", quality=80, speed=8, max_threads=1, exif=b"", xmp=b"")
    return made.getvalue()
