"""HTML as a browser takes it apart."""

import pytest

from plugins.core.markdown.html.html_tokens import HALF, REMARK, tags


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<a href=/x title='>'>b</a>", [("a", {"href": "/x", "title": ">"}), ("a", {})], id="attributes"),
        pytest.param("<A HREF=1 href=2 c>", [("a", {"href": "1", "c": ""})], id="the first of two counts"),
        pytest.param('<a title="&lt;&quot;">', [("a", {"title": '<"'})], id="entities"),
        pytest.param("<img/src=x/onerror=y>", [("img", {"src": "x/onerror=y"})], id="slashes for blanks"),
        pytest.param("<!-- <b> --><i>", [("i", {})], id="a comment"),
        pytest.param("<!-- --!><b> -->", [("b", {})], id="a comment ends sooner than one thinks"),
        pytest.param("<!--><b>", [("b", {})], id="an empty comment"),
        pytest.param("<?php echo '<b>' ?>", [(REMARK, {}), ], id="a remark ends at the first >"),
        pytest.param("<![CDATA[<b>]]>", [(REMARK, {})], id="CDATA is one as well"),
        pytest.param("a < b <3 </ c", [(HALF, {})], id="half a closing tag"),
        pytest.param("<b><i x='", [("b", {}), (HALF, {})], id="half a tag"),
        pytest.param("<!-- a", [(HALF, {})], id="half a comment"),
        pytest.param("a < b", [], id="a sign"),
    ],
)  # fmt: skip
def test_tags_are_those_that_a_browser_sees(html: str, found: list[tuple[str, dict[str, str]]]) -> None:
    assert [(tag.name, tag.attributes) for tag in tags(html)] == found


def test_each_tag_knows_its_place_and_whether_it_closes() -> None:
    assert [(tag.name, tag.start, tag.closes) for tag in tags("ą <b>c</b>")] == [("b", 2, False), ("b", 6, True)]


def test_a_closing_tag_has_no_attributes() -> None:
    assert [tag.attributes for tag in tags("</a href='x'>")] == [{}]
