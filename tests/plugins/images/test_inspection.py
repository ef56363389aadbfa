"""New pictures are inspected once: broken, foreign, huge or dangerous files get a sentence that helps."""

import io
import struct
import unicodedata
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.images import inspection
from plugins.images.inspection import HEIC_CURE, inspected
from tests.building import problems


def picture(size: tuple[int, int] = (60, 40), form: str = "JPEG", orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[inspection.ORIENTATION] = orientation
    made = io.BytesIO()
    Image.new("RGB", size, "#a33a1c").save(made, form, exif=exif.tobytes())
    return made.getvalue()


def test_the_size_is_the_one_that_is_seen(tmp_path: Path) -> None:
    for orientation, expected in ((1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))):
        (tmp_path / "x.jpg").write_bytes(picture(orientation=orientation))
        assert inspected(tmp_path / "x.jpg") == (expected, (), (), False)


BROKEN = "plik jest uszkodzony albo nie jest obrazem. Zapisz go jeszcze raz jako JPG albo PNG lub usuń."
WRONG = {
    "a text": ("x.jpg", b"to nie jest obraz", BROKEN),
    "an empty file": ("x.png", b"", BROKEN),
    "a cut file": ("x.jpg", picture((800, 600))[:2000], BROKEN),
    "a camera's own format": (
        "IMG_1.HEIC",
        b"ftypheic",
        HEIC_CURE,
    ),
    "a camera's own format under another name": (
        "IMG_1.jpg",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        HEIC_CURE,
    ),
    "a name that Windows does not know": (
        "Co dalej?.jpg",
        b"",
        "z taką nazwą plik nie otworzy się na każdym komputerze. Zmień ją, np. na co-dalej.jpg",
    ),
    "a name in parts, as a Mac may write it": (
        unicodedata.normalize("NFD", "żółw.jpg"),
        b"",
        "z taką nazwą plik nie otworzy się na każdym komputerze. Zmień ją, np. na zolw.jpg",
    ),
    "a bitmap under a wrong name": (
        "x.png",
        picture(form="BMP"),
        "nie znamy formatu tego obrazu (BMP). Zapisz go jako JPG albo PNG i usuń ten plik.",
    ),
}


@pytest.mark.parametrize(("name", "raw", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_told_with_its_cure(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    pixels, issues, *_more = inspected(tmp_path / name)
    assert pixels is None
    assert [issue.message for issue in issues] == [message]


def test_a_heavy_file_is_told_by_its_weight_rounded_up(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(picture() + bytes(inspection.LIMIT_BYTES))
    assert [issue.message for issue in inspected(tmp_path / "x.jpg").issues] == [
        "plik ma 26 MB, a może mieć najwyżej 25 MB. Zmniejsz obraz, np. do 3000 pikseli szerokości."
    ]


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ((12_000, 8_000), "obraz ma 12000 × 8000 pikseli, to za dużo. Zmniejsz go, np. do 3000 pikseli szerokości."),
        ((60_000, 50_000), "obraz ma zbyt wiele pikseli. Zmniejsz go, np. do 3000 pikseli szerokości."),
    ],
)
def test_a_picture_of_very_many_pixels_is_told_before_it_is_decoded(
    tmp_path: Path, size: tuple[int, int], message: str
) -> None:
    small = io.BytesIO()
    Image.new("1", (8, 8)).save(small, "PNG")
    head = b"IHDR" + struct.pack(">II", *size) + small.getvalue()[24:29]
    (tmp_path / "x.png").write_bytes(
        small.getvalue()[:12] + head + struct.pack(">I", zlib.crc32(head)) + small.getvalue()[33:]
    )
    assert [issue.message for issue in inspected(tmp_path / "x.png").issues] == [message]


def test_problems_of_pictures_stand_among_all_others(tmp_path: Path) -> None:
    found = problems(tmp_path, {"obrazy/x.jpg": b"nic"}, "2026-11-23", "announcements")
    assert [(p.path, p.line, p.message) for p in found] == [("obrazy/x.jpg", 1, BROKEN)]
    again = problems(tmp_path, {}, "2026-11-23", "announcements")
    assert again == found
