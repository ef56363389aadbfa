"""Where a node stands in the text as written, in letters: that is what messages point at."""

import re

import pytest

from plugins.core.markdown.places import Source


def cut(text: str, *kinds: str) -> list[str]:
    source = Source(text, 1)
    return [source.text[found.start : found.end] for found in source.nodes(*kinds)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("a [b](/c/) d", "link", ["[b](/c/)"], id="a link"),
        pytest.param("Zażółć gęślą **jaźń** i *łąkę*", "strong", ["**jaźń**"], id="behind letters of two bytes"),
        pytest.param("🙂🙂 ![🙂](/ą.png) b", "image", ["![🙂](/ą.png)"], id="behind signs of four bytes"),
        pytest.param("- ą\n  - [ę](/b/)\n\n> `ż` c", "code", ["`ż`"], id="in a quotation"),
        pytest.param("# Tytuł ź\n\nb", "heading", ["# Tytuł ź"], id="a heading"),
        pytest.param("ą\nę\n==\n\nb", "heading", ["ą\nę\n=="], id="an underlined heading of two lines"),
    ],
)
def test_a_node_is_cut_out_of_the_text_as_it_was_written(text: str, kind: str, expected: list[str]) -> None:
    assert cut(text, kind) == expected


def test_places_are_lines_of_the_file_and_columns_of_letters() -> None:
    source = Source("ąę\nżć [a](/b/)", first_line=7)
    assert source.place(source.text.index("[a]")) == (8, 4)
    assert source.place(0) == (7, 1)
    assert source.file_line(2) == 8


def test_leaves_can_be_asked_for_by_their_words() -> None:
    source = Source("a\n\nb *c* d", 1)
    assert [found.node.words for found in source.nodes("text", having=re.compile("[cd]"))] == ["c", " d"]


@pytest.mark.parametrize(
    ("text", "target", "behind"),
    [
        pytest.param("[a](/b/)", "/b/", "[a](", id="in the link"),
        pytest.param("[/b/](/b/ 'c')", "/b/", "[/b/](", id="the words are the address as well"),
        pytest.param("[a][x] b\n\n[x]: /b/", "/b/", "[a][x] b\n\n[x]: ", id="in a definition"),
        pytest.param(f"[a][x] {'b' * 400}\n\n[x]: /b/", "/b/", f"[a][x] {'b' * 400}\n\n[x]: ", id="far behind"),
        pytest.param("[a]()", "", "[a](", id="an empty one"),
    ],
)
def test_an_address_is_found_where_it_is_written(text: str, target: str, behind: str) -> None:
    source = Source(text, 1)
    (link,) = source.nodes("link")
    assert source.place_of_target(link, target) == len(behind)


def test_definitions_are_those_that_no_block_shows() -> None:
    source = Source("[a]: /x/\n\n> [b c]: <y z>\n\n```\n[d]: /w/\n```\n\nź [e]: /v/\n\n[^1]: ą\n", 1)
    found = [(one.label, one.target, source.text[one.start : one.start + 3]) for one in source.definitions]
    assert found[:2] == [("a", "/x/", "[a]"), ("b c", "y z", "[b ")]
    assert all(label not in ("d", "e") for label, _target, _start in found)


def test_of_two_definitions_of_one_address_the_first_is_its_place() -> None:
    source = Source("[a][b]\n\n[b]: /x/\n[c]: /x/\n", 1)
    assert source.text[source.defined_at["/x/"] - 5 :].startswith("[b]: /x/")
