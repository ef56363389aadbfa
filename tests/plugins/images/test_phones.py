"""What phones and drawing programs make: pictures behind pictures, places, films, light that is written otherwise."""

import io
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from plugins.images.cleaning import cleaned
from plugins.images.commands import clean_pictures
from plugins.images.inspection import inspected
from plugins.images.variants import made
from tests.building import build


def jpeg(place: bool = False, **more: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 20.0, 54.0), 3: "E", 4: (18.0, 54.0, 56.0)})
    raw = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(raw, "JPEG", exif=exif, **more)
    return raw.getvalue()


def mpo() -> bytes:
    raw = io.BytesIO()
    first, second = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (64, 48), "blue")
    first.save(raw, "MPO", save_all=True, append_images=[second])
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 20.0, 54.0)})
    block = exif.tobytes()
    block = block if block.startswith(b"Exif") else b"Exif\0\0" + block
    picture = raw.getvalue()
    return picture[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + picture[2:]


def test_a_picture_behind_a_picture_is_a_jpeg_of_which_the_first_is_kept_without_its_place(tmp_path: Path) -> None:
    raw = mpo()
    with Image.open(io.BytesIO(raw)) as image:
        assert image.format == "MPO"
    (tmp_path / "a.jpg").write_bytes(raw)
    found = inspected(tmp_path / "a.jpg")
    assert (found.pixels, found.issues, found.moves, len(found.warnings)) == ((64, 48), (), False, 1)
    with Image.open(io.BytesIO(cleaned(raw))) as image:
        assert (image.format, image.convert("RGB").getpixel((5, 5))) == ("JPEG", (254, 0, 0))
        assert not image.getexif().get_ifd(0x8825)
    with Image.open(io.BytesIO(made(raw, (32, 24), "jpg"))) as image:
        assert image.getpixel((5, 5)) == (254, 0, 0)


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_a_short_film_stays_a_film(tmp_path: Path, ending: str) -> None:
    raw = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), color) for color in ("red", "blue", "green")]
    frames[0].save(raw, ending.upper(), save_all=True, append_images=frames[1:], duration=100, loop=0)
    page = f"---\ntitle: Film\n---\n![Kolory](/obrazy/film.{ending})\n"
    files = {f"obrazy/film.{ending}": raw.getvalue(), "strony/film.md": page, "strony/index.md": "---\ntitle: A\n---\n"}
    built = build(tmp_path, files, "2026-11-23", "pages", release=True)
    assert f'<img src="/obrazy/film.{ending}"' in built["film/index.html"]
    assert "<picture" not in built["film/index.html"]
    with Image.open(built.folder / "obrazy" / f"film.{ending}") as image:
        assert image.n_frames == 3


def test_light_that_a_png_writes_in_its_own_way_looks_the_same_in_a_smaller_picture() -> None:
    def png(*chunks: tuple[bytes, bytes]) -> bytes:
        info = PngImagePlugin.PngInfo()
        for name, data in chunks:
            info.add(name, data)
        raw = io.BytesIO()
        Image.new("RGB", (8, 8), (64, 64, 64)).save(raw, "PNG", pnginfo=info)
        return raw.getvalue()

    def shade(raw: bytes) -> int:
        with Image.open(io.BytesIO(made(raw, (8, 8), "png"))) as image:
            return int(image.convert("RGB").getpixel((4, 4))[0])

    linear = (b"gAMA", (100000).to_bytes(4, "big"))
    assert shade(png()) == 64
    assert shade(png((b"gAMA", (45455).to_bytes(4, "big")))) == 64
    assert shade(png(linear)) == round(255 * (64 / 255) ** (1 / 2.2))
    assert shade(png(linear, (b"sRGB", b"\0"))) == 64


def test_a_place_in_a_photograph_is_a_warning_and_one_command_takes_it_out_without_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "obrazy"
    folder.mkdir()
    (folder / "gps.jpg").write_bytes(jpeg(place=True))
    (folder / "bez.jpg").write_bytes(jpeg())
    assert "clean-pictures" in inspected(folder / "gps.jpg").warnings[0].message
    assert inspected(folder / "bez.jpg").warnings == ()
    assert clean_pictures(str(tmp_path), only_check=True) == 1
    assert capsys.readouterr().err.startswith(f"{folder / 'gps.jpg'}: zdjęcie mówi, gdzie je zrobiono (GPS).\n")
    with Image.open(folder / "gps.jpg") as image:
        pixels = image.tobytes()
    assert clean_pictures(str(tmp_path), only_check=False) == 0
    assert clean_pictures(str(tmp_path), only_check=True) == 0
    with Image.open(folder / "gps.jpg") as image:
        assert (image.tobytes(), image.getexif()[0x0112]) == (pixels, 6)
    assert (folder / "bez.jpg").read_bytes() == jpeg()


def test_coordinates_that_an_editing_program_copied_are_found_too(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(
        jpeg(xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="50"/></x:xmpmeta>')
    )
    assert len(inspected(tmp_path / "a.jpg").warnings) == 1


def test_the_hook_keeps_a_photograph_with_its_place_out_of_git(tmp_path: Path) -> None:
    from plugins.cli.authoring import HOOK

    script = tmp_path / "hook"
    script.write_text(HOOK, encoding="utf-8")
    (tmp_path / "python3").write_text(
        '#!/bin/sh\necho "$@" >> "$0.log"\n[ "$2" != clean-pictures ]\n', encoding="utf-8"
    )
    (tmp_path / "python3").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["sh", str(script)], env={**os.environ, "PATH": path}, check=False)
    assert done.returncode == 1
    assert (tmp_path / "python3.log").read_text(encoding="utf-8") == "tasks.py clean-pictures --check\n"
