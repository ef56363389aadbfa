"""The emblem as pictures: their name changes with everything that decides about them."""

from plugins.core.rendering.emblem import EmblemView, recipe
from plugins.core.schema.site_data.brand import Brand


def test_another_emblem_word_or_colour_makes_another_picture() -> None:
    brand = Brand()
    other = brand.model_copy(update={"accent": "#225544"})
    found = [recipe(b"<svg/>", "lokal", brand), recipe(b"<svg />", "lokal", brand), recipe(b"<svg/>", "Lokal", brand)]
    found += [recipe(b"<svg/>", "lokal", other)]
    assert len(set(found)) == 4
    assert recipe(b"<svg/>", "lokal", brand) == found[0]


def test_an_icon_has_no_words() -> None:
    assert EmblemView(b"<svg/>", Brand(), 180).words == ("", "", "")
