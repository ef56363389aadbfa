"""One stylesheet out of many files."""

import pytest

from plugins.core.rendering import stylesheet
from tests.building import THEME


def test_layers_come_in_the_order_of_the_cascade() -> None:
    names = [path.name for path in stylesheet.files(THEME / "static" / "css")]
    assert names[:3] == ["tokens.css", "base.css", "layout.css"]
    assert "utilities.css" in names
    assert len(names) == len(set(names))


def test_names_of_files_become_their_addresses() -> None:
    css = 'a{background:url("brick.svg")}'
    assert stylesheet.with_addresses(css, lambda name: f"/theme/{name}") == 'a{background:url("/theme/brick.svg")}'


@pytest.mark.parametrize(
    ("css", "small"),
    [
        pytest.param("a { color: red; }\n\nb{ }", "a{color:red}b{}", id="space and the last semicolon"),
        pytest.param("a b > c:hover , d { x: y }", "a b > c:hover,d{x:y}", id="descendants and states"),
        pytest.param("a { width: calc(1px + 2px) } /* why */", "a{width:calc(1px + 2px)}", id="sums and comments"),
        pytest.param('a::after { content: " ;  { " }', 'a::after{content:" ;  { "}', id="strings"),
        pytest.param("@media (min-width: 5rem) { a { b: c; } }", "@media (min-width:5rem){a{b:c}}", id="media"),
    ],
)
def test_stylesheet_gets_smaller_and_means_the_same(css: str, small: str) -> None:
    assert stylesheet.minified(css) == small
