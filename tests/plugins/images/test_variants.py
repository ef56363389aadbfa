"""Which smaller pictures there are."""

import io

import pytest
from PIL import Image

from plugins.core.site.site import StaticFile
from plugins.images import variants
from plugins.images.open_image import open_image


def a_file(path: str, size: tuple[int, int] | None = (2000, 1000), **more: bool) -> StaticFile:
    return StaticFile(path, "d1", 9, size, **more)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, (480, 960, 1440)),
        (1440, (480, 960, 1440)),
        (1000, (480, 1000)),
        (1130, (480, 960, 1130)),
        (481, (481,)),
        (3, (3,)),
    ],
)
def test_no_width_is_larger_than_the_picture_or_nearly_another_one(width: int, expected: tuple[int, ...]) -> None:
    assert variants.widths(width) == expected


@pytest.mark.parametrize(
    ("file", "endings"),
    [
        (a_file("obrazy/a.jpg"), ["avif"] * 3 + ["jpg"] * 3),
        (a_file("obrazy/a.PNG"), ["avif"] * 3 + ["webp"] * 3 + ["png"]),
        (a_file("obrazy/a.gif"), ["png"]),
        (a_file("obrazy/a.svg"), []),
        (a_file("obrazy/a.jpg", None), []),
        (a_file("obrazy/a.webp", moves=True), ["png"]),
    ],
    ids=["photo", "may be clear", "gif", "drawing", "of unknown size", "moves"],
)
def test_each_sort_of_picture_has_its_formats(file: StaticFile, endings: list[str]) -> None:
    assert [one.ending for one in variants.all_of(file)] == endings


def test_the_name_changes_with_the_bytes_and_not_with_the_folder() -> None:
    one, same, other = (
        variants.Variant(StaticFile(path, digest, 9, (9, 9)), 9, 9, "jpg").path
        for path, digest in (("obrazy/Łąka 1.jpg", "d1"), ("obrazy/b/Łąka 1.jpg", "d1"), ("obrazy/Łąka 1.jpg", "d2"))
    )
    assert one.startswith("obrazy/laka-1-")
    assert one == same != other


def test_what_is_see_through_becomes_white_where_the_format_knows_none() -> None:
    raw = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(raw, "PNG")
    with open_image(variants.made(raw.getvalue(), (2, 2), "jpg")) as image:
        assert (image.size, image.mode, image.getpixel((0, 0))) == ((2, 2), "RGB", (255, 255, 255))
    with open_image(variants.made(raw.getvalue(), (2, 2), "png")) as image:
        assert (image.mode, image.getpixel((0, 0))[3]) == ("RGBA", 0)
