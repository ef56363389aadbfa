"""The body of a kind that reads its text by itself: its links at their places, nothing taken for a block."""

import pytest

from plugins.core.markdown.plain_bodies import parse_plain_body
from plugins.core.schema.body import Link


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("§ 1. [a](/x/) i [b](/y/)", [(5, 10), (5, 21)], id="in a line"),
        pytest.param("§ 1.\n\n    1) ł [a](/x/)", [(7, 14)], id="behind blanks"),
        pytest.param("1. [a\nb](/x/)", [(6, 4)], id="over two lines"),
        pytest.param("# [a](/x/)\n- [b](/y/)\n> [c](/z/)", [(5, 7), (6, 7), (7, 7)], id="where blocks would begin"),
        pytest.param('§ 2. <a href="/x/">a</a>', [(5, 6)], id="in HTML"),
        pytest.param("`[a](/x/)` \\[b](/y/) [c]: /z/ ![d](/obrazy/e.png)", [], id="no links"),
    ],
)
def test_links_have_their_places(text: str, places: list[tuple[int, int]]) -> None:
    body, issues = parse_plain_body("regulaminy/a/2026-01-01.md", text, 5)
    assert [(link.line, link.column) for link in body.links] == places
    assert issues == ()
    assert body.text == text


def test_forbidden_and_empty_links_are_told_at_their_places() -> None:
    _body, issues = parse_plain_body("a.md", "§ 1. [a](javascript:b)\n2. [](/x/)", 5)
    assert [(issue.line, issue.column) for issue in issues] == [(6, 7), (5, 10)]


def test_web_addresses_are_kept_apart() -> None:
    body, _issues = parse_plain_body("a.md", "Zob. https://a.pl i <https://b.pl>, <c@d.pl>.", 1)
    assert (body.links, body.outer) == ((), ("https://a.pl", "https://b.pl"))
    assert parse_plain_body("a.md", "1. [a](/x/)", 1)[0].links == (Link("/x/", 1, 8),)
