"""The HTML of a picture."""

import pytest
from lxml import html

from plugins.core.site.site import StaticFile
from plugins.images.markup import HIGHEST, in_body, picture, plain_picture, social

PHOTO = StaticFile("obrazy/łąka.jpg", "d1", 9, (2000, 1000))
DRAWING = StaticFile("obrazy/znak.svg", "d2", 9, (20, 10))
BASE = "https://x.example.org"


def test_light_formats_come_first_in_all_widths_and_the_size_keeps_the_room() -> None:
    made = html.fragment_fromstring(picture(PHOTO, 'Widok "z okna"'))
    source, image = made.iter("source", "img")
    assert (made.tag, source.get("type")) == ("picture", "image/avif")
    assert [part.rsplit(" ", 1)[1] for part in source.get("srcset").split(", ")] == ["480w", "960w", "1440w"]
    assert image.get("src").endswith("-960.jpg")
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("960", "480", 'Widok "z okna"')
    assert (image.get("loading"), image.get("decoding")) == ("lazy", "async")


def test_what_is_seen_at_once_is_not_lazy() -> None:
    assert "loading" not in picture(PHOTO, "a", lazy=False)


def test_a_drawing_is_one_plain_picture() -> None:
    assert picture(DRAWING, "", lazy=False) == '<img src="/obrazy/znak.svg" alt="" width="20" height="10">'


def test_a_tall_picture_keeps_room_for_the_text() -> None:
    tall = StaticFile("obrazy/plakat.svg", "d3", 9, (1000, 4 * HIGHEST))
    assert f'width="250" height="{HIGHEST}"' in picture(tall, "Plakat")


@pytest.mark.parametrize(
    ("file", "alt", "expected"),
    [
        (DRAWING, "Znak & napis", f'<a href="{BASE}/obrazy/znak.svg">Znak &amp; napis</a>'),
        (DRAWING, "", ""),
    ],
)
def test_readers_of_feeds_get_a_link_to_a_drawing_and_nothing_decorative(
    file: StaticFile, alt: str, expected: str
) -> None:
    assert plain_picture(file, alt, BASE) == expected


def test_a_text_that_is_read_elsewhere_has_whole_addresses() -> None:
    away = html.fragment_fromstring(in_body(PHOTO, "a", True, BASE))
    assert away.tag == "img"
    assert away.get("src").startswith(f"{BASE}/obrazy/laka-")
    assert html.fragment_fromstring(in_body(PHOTO, "a", True, None)).tag == "picture"


def test_the_largest_picture_for_all_stands_for_a_page_elsewhere() -> None:
    assert str(social(PHOTO)).endswith("-1440.jpg")
    assert social(DRAWING) is None
