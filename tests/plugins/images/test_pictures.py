"""From a phone's photo to a light and upright picture on the page."""

import io
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageCms

from plugins.core.site.site import StaticFile
from plugins.core.system import fingerprint
from plugins.images import variants
from plugins.images.inspection import ORIENTATION
from plugins.images.markup import picture, plain_picture
from tests.building import build

NOTICE = """\
---
title: Raport
date: 2026-11-20
summary: Opis
topic: nabory
image: Zdjęcie 1.jpg
image_alt: Widok z okna
---
![Plan "sali"](/obrazy/plan.png)

![](../obrazy/plan.png "dekoracja")

![Rysunek](/obrazy/znak.svg)
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h9"/></svg>'


def photo(size: tuple[int, int], orientation: int) -> bytes:
    """Red where the sky is once the picture is upright, blue below."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    upright = Image.new("RGB", size, "blue")
    upright.paste("red", (0, 0, size[0], size[1] // 2))
    turned = upright.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else upright
    made = io.BytesIO()
    turned.save(made, "JPEG", exif=exif.tobytes())
    return made.getvalue()


@pytest.fixture
def files() -> dict[str, str | bytes]:
    clear = io.BytesIO()
    Image.new("RGBA", (700, 300), (200, 30, 30, 90)).save(clear, "PNG")
    return {
        "aktualnosci/2026-11-20-raport.md": NOTICE,
        "obrazy/Zdjęcie 1.jpg": photo((1500, 2000), 6),
        "obrazy/plan.png": clear.getvalue(),
        "obrazy/znak.svg": SVG,
        "obrazy/nieuzywany.jpg": photo((900, 600), 1),
    }


def test_a_photo_from_a_phone_is_light_and_upright(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    built = build(tmp_path, files, "2026-11-23", "announcements")
    page = built["aktualnosci/2026/raport/index.html"]
    found = re.search(r'<img src="(/obrazy/zdjecie-1-\w{8}-960\.jpg)"[^>]*>', page)
    assert found
    assert 'width="540" height="720"' in found[0]
    assert 'alt="Widok z okna"' in found[0]
    assert "loading" not in found[0]
    for address in re.findall(r"/obrazy/zdjecie-1-\w{8}-\d+\.(?:jpg|avif)", page):
        with Image.open(built.folder / address[1:]) as image:
            assert not image.getexif()
            colours = image.convert("RGB")
            red, _green, blue = colours.getpixel((10, 10))  # type: ignore[misc]
            assert red > 200 > 100 > blue, address
    assert (built.folder / found[1][1:]).stat().st_size < 100_000


def test_three_widths_in_two_formats_and_no_more(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    built = build(tmp_path, files, "2026-11-23", "announcements")
    made = [re.sub(r"-\w{8}-", "-", path.removeprefix("obrazy/")) for path in built.paths if path.startswith("obrazy/")]
    assert sorted(made) == sorted(
        ["Zdjęcie 1.jpg", "plan.png", "znak.svg", "nieuzywany.jpg"]
        + [f"zdjecie-1-{width}.{ending}" for width in (480, 960, 1440) for ending in ("avif", "jpg")]
        + [f"plan-{width}.{ending}" for width in (480, 700) for ending in ("avif", "webp")]
        + ["plan-700.png"]  # for readers of feeds, which know JPEG and PNG
    )


def test_pictures_of_a_text_keep_their_words_and_their_room(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    page = build(tmp_path, files, "2026-11-23", "announcements")["aktualnosci/2026/raport/index.html"]
    images = re.findall(r"<img [^>]*>", page[page.index('class="prose"') :])
    assert [re.search(r'alt="([^"]*)"', image)[1] for image in images] == ["Plan &#34;sali&#34;", "", "Rysunek"]  # type: ignore[index]
    assert all(re.search(r'width="\d+" height="\d+"', image) for image in images)
    assert all('loading="lazy"' in image for image in images), "the first picture of the page stands above the text"
    assert not any("title=" in image for image in images)


def test_only_the_first_picture_of_a_page_is_loaded_at_once(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    files["aktualnosci/2026-11-20-raport.md"] = NOTICE.replace("image: Zdjęcie 1.jpg\nimage_alt: Widok z okna\n", "")
    page = build(tmp_path, files, "2026-11-23", "announcements")["aktualnosci/2026/raport/index.html"]
    images = re.findall(r"<img [^>]*>", page[page.index('class="prose"') :])
    assert ['loading="lazy"' in image for image in images] == [False, True, True]


def test_a_new_picture_under_the_old_name_gets_new_addresses(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    path = "aktualnosci/2026/raport/index.html"
    before = build(tmp_path, files, "2026-11-23", "announcements")[path]
    after = build(tmp_path, {"obrazy/plan.png": _png()}, "2026-11-23", "announcements")
    assert after[path] != before
    assert set(re.findall(r"/obrazy/plan-\S+?\.webp", after[path])).isdisjoint(
        re.findall(r"/obrazy/plan-\S+?\.webp", before)
    )


def _png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (700, 300), "green").save(made, "PNG")
    return made.getvalue()


def test_a_kept_picture_serves_the_code_and_the_library_that_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = StaticFile("obrazy/plan.png", "1" * 32, 100, (700, 300))
    context: Any = SimpleNamespace(cache=tmp_path, file_bytes=lambda _file: _png())
    variant = next(variants.all_of(file))
    made = variants.render(variant, context)
    (kept,) = (tmp_path / "pictures").iterdir()
    kept.write_bytes(b"older")
    assert variants.render(variant, context) == b"older"
    monkeypatch.setattr(variants, "code", variants.code.__wrapped__)
    monkeypatch.setattr(fingerprint, "version_of", lambda _library: "another")
    # The address stays: feeds would show every picture as new after a change that nobody sees.
    assert (variants.render(variant, context), next(variants.all_of(file)).path) == (made, variant.path)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, (480, 960, 1440)),
        (1440, (480, 960, 1440)),
        (1000, (480, 1000)),
        (700, (480, 700)),
        (500, (500,)),
        (1, (1,)),
    ],
)
def test_pictures_are_never_made_larger(width: int, expected: tuple[int, ...]) -> None:
    assert variants.widths(width) == expected


@pytest.mark.parametrize(
    ("pixels", "shown"),
    [((4000, 3000), (960, 720)), ((3000, 4000), (540, 720)), ((300, 200), (300, 200)), ((10, 9000), (1, 720))],
)
def test_a_picture_is_shown_no_higher_than_a_window(pixels: tuple[int, int], shown: tuple[int, int]) -> None:
    html = str(picture(StaticFile("obrazy/x.jpg", "0", 1, pixels), ""))
    assert f'width="{shown[0]}" height="{shown[1]}"' in html


def test_made_pictures_are_the_same_bytes_each_time() -> None:
    raw = photo((800, 600), 1)
    for ending in variants.RECIPE:
        assert variants.made(raw, (480, 360), ending) == variants.made(raw, (480, 360), ending)


def test_the_markup_of_names_with_quotes_is_escaped() -> None:
    file = StaticFile('obrazy/a"b <x>.svg', "0", 1, None)
    assert str(picture(file, '"<>')) == (
        '<img src="/obrazy/a%22b%20%3Cx%3E.svg" alt="&#34;&lt;&gt;" loading="lazy" decoding="async">'
    )
    # Readers of feeds show no drawing: they get a link to it, or nothing where it only decorates.
    link = '<a href="https://example.org/obrazy/a%22b%20%3Cx%3E.svg">&#34;&lt;&gt;</a>'
    assert str(plain_picture(file, '"<>', "https://example.org")) == link
    assert str(plain_picture(file, "", "https://example.org")) == ""


@pytest.mark.parametrize(
    ("path", "ending"),
    [("x.jpg", "jpg"), ("x.JPEG", "jpg"), ("x.png", "png"), ("x.webp", "png"), ("x.avif", "png"), ("x.gif", "png")],
)
def test_readers_of_feeds_get_a_format_that_they_know(path: str, ending: str) -> None:
    file = StaticFile(f"obrazy/{path}", "0", 1, (1600, 800))
    shown = variants.away(file)
    assert shown is not None
    assert (shown.width, shown.height, shown.ending) == (960, 480, ending)
    assert shown in set(variants.all_of(file))


def test_the_same_picture_in_two_folders_is_made_once(tmp_path: Path) -> None:
    notice = NOTICE.replace("Zdjęcie 1.jpg", "2025/x.png").split("---\n")
    body = "![Plan](/obrazy/2025/x.png) ![Plan](/obrazy/2026/x.png)\n"
    files = {
        "aktualnosci/2026-11-20-raport.md": f"---\n{notice[1]}---\n{body}",
        "obrazy/2025/x.png": _png(),
        "obrazy/2026/x.png": _png(),
    }
    built = build(tmp_path, files, "2026-11-23", "announcements")
    assert sorted(re.sub(r"-\w{8}-", "-", path) for path in built.paths if path.startswith("obrazy/")) == [
        "obrazy/2025/x.png", "obrazy/2026/x.png", "obrazy/x-480.avif", "obrazy/x-480.webp", "obrazy/x-700.avif",
        "obrazy/x-700.png", "obrazy/x-700.webp",
    ]  # fmt: skip


def test_what_is_see_through_stays_so_and_is_white_where_it_cannot() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(clear, "PNG")
    for ending in ("avif", "webp"):
        assert _pixel(variants.made(clear.getvalue(), (30, 20), ending), "RGBA")[3] == 0
    assert min(_pixel(variants.made(clear.getvalue(), (30, 20), "jpg"), "RGB")) > 250


def test_scans_in_sixteen_bits_keep_their_tones() -> None:
    scan = io.BytesIO()
    Image.new("I;16", (60, 40), 40_000).save(scan, "PNG")
    for ending in variants.RECIPE:
        assert all(abs(value - 40_000 // 256) < 4 for value in _pixel(variants.made(scan.getvalue(), (30, 20), ending)))


def test_colours_of_another_space_become_those_of_every_screen() -> None:
    """The profile here calls green what others call red, so it can be seen whether somebody has asked it."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    of_no_pictures = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    expected = {None: (200, 100, 50), profile: (200, 100, 50), swapped: (100, 200, 50), of_no_pictures: (200, 100, 50)}
    for given, colour in expected.items():
        made = io.BytesIO()
        Image.new("RGB", (60, 40), (200, 100, 50)).save(made, "JPEG", icc_profile=given, quality=95)
        small = variants.made(made.getvalue(), (30, 20), "jpg")
        assert all(abs(a - b) < 6 for a, b in zip(_pixel(small), colour, strict=True))
        with Image.open(io.BytesIO(small)) as image:
            assert "icc_profile" not in image.info


def _pixel(raw: bytes, mode: str = "RGB") -> tuple[int, ...]:
    with Image.open(io.BytesIO(raw)) as image:
        return tuple(image.convert(mode).getpixel((10, 10)))  # type: ignore[arg-type]
