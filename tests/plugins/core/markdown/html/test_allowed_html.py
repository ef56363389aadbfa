"""Which HTML may stand in Markdown, and the cure for what may not."""

import pytest

from plugins.core.markdown.html.allowed_html import ALLOWED_HTML, NEED_NO_END, NO_ALT, links_of, tag_messages
from plugins.core.markdown.html.html_tokens import HALF, REMARK


@pytest.mark.parametrize(
    ("name", "attributes", "words"),
    [
        ("center", {}, "znacznik <center> jest niedozwolony"),
        ("p", {"style": "color: red"}, "atrybut „style” w znaczniku <p> jest niedozwolony"),
        ("a", {"href": "javascript:alert(1)"}, "jest niedozwolony. Podaj adres z https://"),
        ("img", {"src": "/obrazy/a.jpg"}, NO_ALT),
        ("img", {"src": "https://example.org/a.jpg", "alt": ""}, "obraz z innego serwera"),
        ("img", {"src": "//example.org/a.jpg", "alt": "a"}, "obraz z innego serwera"),
        ("video", {"src": "/pliki/piknik.mp4"}, "[Tytuł](/pliki/piknik.mp4)"),
        ("audio", {}, "nagrania nie wstawia się znacznikiem <audio>"),
        ("video", {"src": "https://example.org/a"}, "wczytuje coś z zewnątrz"),
        ("iframe", {}, "wczytuje coś z zewnątrz"),
        ("h1", {}, "Użyj h2"),
        (HALF, {}, "nie ma końca"),
        (REMARK, {}, "nie pokaże się na stronie"),
    ],
)
def test_what_may_not_stand_is_told_with_its_cure(name: str, attributes: dict[str, str], words: str) -> None:
    assert any(words in message for message in tag_messages(name, attributes))


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("a", {"href": "/kontakt/", "title": "b"}),
        ("img", {"src": "/obrazy/a.jpg", "alt": "", "width": "3"}),
        ("img", {}),
        ("td", {"colspan": "2"}),
    ],
)
def test_what_may_stand_has_no_message(name: str, attributes: dict[str, str]) -> None:
    assert list(tag_messages(name, attributes)) == []


def test_links_are_the_addresses_of_attributes_that_may_stand() -> None:
    assert list(links_of("img", {"src": "/a.jpg", "href": "/b/"})) == [("/a.jpg", True)]
    assert list(links_of("q", {"cite": "https://example.org", "src": "/a.jpg"})) == [("https://example.org", False)]
    assert list(links_of("a", {"href": ""})) == []
    assert list(links_of("script", {"src": "/a.js"})) == []


def test_nothing_that_runs_or_styles_may_stand() -> None:
    attributes = set().union(*ALLOWED_HTML.values())
    assert not {"style", "class", "srcset", "target", "formaction"} & attributes
    assert not [name for name in attributes if name.startswith("on")]
    assert not {"script", "style", "iframe", "form", "input", "svg", "math", "base", "meta", "link"} & set(ALLOWED_HTML)
    assert set(ALLOWED_HTML) >= NEED_NO_END
