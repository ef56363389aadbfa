"""Place, time and names leave a picture; its pixels, colours and orientation do not."""

import io
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from plugins.images.cleaning import cleaned
from plugins.images.inspection import ORIENTATION, inspected

SECRET = b"Anna Nowak"


def photo(form: str, orientation: int = 6, **more: object) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x013B] = SECRET.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (50.0, 20.0, 54.0)
    made = io.BytesIO()
    gradient = Image.merge("RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")])
    gradient.save(made, form, exif=exif.tobytes(), **more)
    return made.getvalue()


PHOTOS = {
    "JPEG": photo("JPEG", comment=SECRET),
    "progressive JPEG": photo("JPEG", progressive=True),
    "PNG": photo("PNG", pnginfo=None),
    "WebP": photo("WEBP", xmp=SECRET),
    "AVIF": photo("AVIF", speed=10),
}


@pytest.mark.parametrize("raw", PHOTOS.values(), ids=PHOTOS)
def test_names_and_places_are_gone_and_the_picture_is_still_upright(raw: bytes) -> None:
    assert SECRET in raw
    clean = cleaned(raw)
    assert SECRET not in clean
    with Image.open(io.BytesIO(clean)) as image, Image.open(io.BytesIO(raw)) as before:
        image.load()
        if before.format == "AVIF":  # compressed again, so it is turned at once
            assert not image.getexif()
            assert image.size == before.size[::-1]
        else:
            assert dict(image.getexif()) == {ORIENTATION: 6}
            assert image.tobytes() == before.tobytes()


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_fine_detail_is_not_compressed_again(form: str) -> None:
    made = io.BytesIO()
    Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3)).save(made, form, exif=Image.Exif())
    with Image.open(io.BytesIO(cleaned(made.getvalue()))) as image, Image.open(made) as before:
        assert image.tobytes() == before.tobytes()


def test_an_upright_picture_gets_no_words_about_its_orientation() -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        with Image.open(io.BytesIO(cleaned(photo(form, orientation=1)))) as image:
            assert not image.getexif()


def test_a_moving_gif_moves_on_without_its_notes() -> None:
    made = io.BytesIO()
    frames = [Image.radial_gradient("L").rotate(angle).convert("P") for angle in (0, 90, 200)]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], comment=SECRET, loop=3, duration=40)
    note = b"!\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\0"
    raw = made.getvalue()[:-1] + note + b";"
    assert raw.count(SECRET) == 2
    clean = cleaned(raw)
    assert SECRET not in clean
    with Image.open(io.BytesIO(clean)) as image, Image.open(io.BytesIO(raw)) as before:
        assert (image.n_frames, image.info["loop"]) == (3, 3)
        for frame in range(3):
            image.seek(frame)
            before.seek(frame)
            assert image.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_a_cut_gif_ends_the_cleaning_and_not_the_build() -> None:
    made = io.BytesIO()
    Image.radial_gradient("L").resize((9, 9)).convert("P").quantize(8).save(made, "GIF", comment=SECRET)
    for end in range(13, len(made.getvalue())):
        assert SECRET not in cleaned(made.getvalue()[:end])


def test_words_in_a_png_are_gone() -> None:
    words = PngInfo()
    words.add_text("Author", SECRET.decode())
    assert SECRET not in cleaned(photo("PNG", pnginfo=words))


def test_the_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in ("JPEG", "PNG", "WEBP"):
        with Image.open(io.BytesIO(cleaned(photo(form, icc_profile=profile)))) as image:
            assert image.info["icc_profile"] == profile


def test_what_a_phone_appends_to_a_picture_is_cut_off() -> None:
    raw = photo("JPEG")
    assert cleaned(raw + SECRET + photo("JPEG")) == cleaned(raw)


def test_a_picture_is_clean_once_and_for_all() -> None:
    for name, raw in PHOTOS.items():
        if name != "AVIF":
            assert cleaned(cleaned(raw)) == cleaned(raw)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=3))
def test_a_damaged_jpeg_is_refused_or_cleaned(place: int, bytes_there: bytes) -> None:
    raw = PHOTOS["JPEG"]
    damaged = raw[:place] + bytes_there + raw[place + len(bytes_there) :]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "zdjecie.jpg")
        file.write_bytes(damaged)
        told = inspected(file).issues
    if not told:
        clean = cleaned(damaged)
        assert clean.startswith(b"\xff\xd8")
        assert len(clean) <= len(damaged)
