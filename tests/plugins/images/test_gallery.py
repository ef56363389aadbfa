"""Pictures that stand together are a gallery: a list of figures with captions, usable by keyboard, without a script."""

import io

import pytest
from lxml import html
from PIL import Image

from tests.building import Built, build

PAGE = """\
---
title: Piknik
date: 2026-11-20
summary: Zdjęcia.
topic: nabory
---
Było tak:

![Ludzie na trawie](/obrazy/a.jpg "Piknik & <zabawa>")
![Stoisko](/obrazy/b.jpg)
![](/obrazy/c.jpg "dekoracja")

![Scena](/obrazy/b.jpg "Koncert")

![](/obrazy/c.jpg "dekoracja")

Zdjęcie ![Stoisko](/obrazy/b.jpg "podpis") w zdaniu.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = {"aktualnosci/2026-11-20-piknik.md": PAGE}
    for name, color in (("a", "red"), ("b", "green"), ("c", "blue")):
        raw = io.BytesIO()
        Image.new("RGB", (600, 400), color).save(raw, "JPEG")
        files[f"obrazy/{name}.jpg"] = raw.getvalue()
    return build(tmp_path_factory.mktemp("gallery"), files, "2026-11-23", "announcements")


def test_pictures_one_below_the_other_are_a_list_of_figures_with_captions(site: Built) -> None:
    page = html.fromstring(site["aktualnosci/2026/piknik/index.html"])
    (gallery,) = page.xpath("//ul[@class='gallery']")
    assert [item.findtext("figure/figcaption") for item in gallery] == ["Piknik & <zabawa>", None, None]
    assert [image.get("alt") for image in gallery.iter("img")] == ["Ludzie na trawie", "Stoisko", ""]
    # Each leads to itself in full size; a decorative one has no words that a link could be called by.
    assert gallery.xpath("li/figure/a/@href") == ["/obrazy/a.jpg", "/obrazy/b.jpg"]
    assert all(image.get("loading") == "lazy" for image in gallery.xpath(".//img")[1:])


def test_one_picture_with_a_caption_is_a_figure_and_one_without_stays_as_it_is(site: Built) -> None:
    page = html.fromstring(site["aktualnosci/2026/piknik/index.html"])
    assert page.xpath("//figure[not(ancestor::ul)]/figcaption/text()") == ["Koncert"]
    assert len(page.xpath("//p//img[@alt='Stoisko']")) == 1
    assert len(page.xpath("//p//img[@alt='']")) == 1


def test_feeds_hold_the_captions_with_plain_pictures(site: Built) -> None:
    feed = site["aktualnosci/feed.json"]
    assert "<figcaption>Koncert</figcaption>" in feed
    assert "gallery" not in feed
    assert 'href=\\"https://lokal.example.org/obrazy/a.jpg\\"' in feed
