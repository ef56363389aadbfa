"""The one place that knows which engine reads Markdown: the nodes, words and places that the rest relies on."""

import pytest

from plugins.core.markdown.engine import LEAVES, Tree, html_of


def test_nodes_come_in_the_order_of_the_text_with_lines_and_bytes() -> None:
    (heading, link) = Tree("## Łąka\n\nZażółć [gęś](/a/ 'b & c')\n").nodes("heading", "link")
    assert (heading.kind, heading.line, heading.column, heading.attribute("level")) == ("heading", 1, 1, "2")
    # „Zażółć ” has seven letters and eleven bytes.
    assert (link.line, link.column) == (3, 12)
    assert (link.attribute("destination"), link.attribute("title")) == ("/a/", "b & c")
    assert link.attribute("level") == ""


def test_words_of_a_heading_have_no_marks_no_html_and_one_blank_between_them() -> None:
    (heading,) = Tree("A *b* `c`\n<i>d</i> &amp; e\n===\n").nodes("heading")
    assert heading.all_words == "A b c d & e"
    (empty,) = Tree("##\n").nodes("heading")
    assert empty.all_words == ""


@pytest.mark.parametrize(
    ("text", "is_blank"),
    [("[](/a/)", True), ("[ &nbsp;<b></b> ](/a/)", True), ("[a](/a/)", False), ("[![x](/b.png)](/a/)", False)],
)
def test_a_link_is_blank_when_nobody_could_read_it(text: str, is_blank: bool) -> None:
    (link,) = Tree(text).nodes("link")
    assert link.is_blank is is_blank


def test_texts_are_words_alone_without_code_and_html() -> None:
    assert Tree("a `b` <i>c</i>\nd\n\n    e\n").texts().split() == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("> > > a", 1), ("a\n\n> > b", None), ("- a\n  - b\n    - c", 3), ("> a\n\n> b\n\n> c", None)],
)
def test_depth_is_counted_inside_and_not_side_by_side(text: str, line: int | None) -> None:
    assert Tree(text).first_line_nested_deeper_than(2) == line


def test_html_in_a_text_is_kept_and_what_the_engine_made_says_where_it_stood() -> None:
    made = html_of("a <b onclick=x>c</b>\n")
    assert "<b onclick=x>c</b>" in made
    assert 'data-sourcepos="1:1-1:20"' in made


def test_our_dialect_has_tables_task_lists_footnotes_and_bare_addresses() -> None:
    made = html_of("|a|\n|-|\n|~~b~~|\n\n- [x] c[^1]\n\nhttps://example.org\n\n[^1]: d\n")
    for tag in ("<table", "<del", 'type="checkbox"', "footnote", 'href="https://example.org"'):
        assert tag in made, tag


def test_every_word_of_a_page_stands_in_a_leaf() -> None:
    text = "# a\n\nb\n\n- c\n\n> d\n\n```\ne\n```\n\n|f|\n|-|\n\n<p>g</p>\n\n***\n"
    assert [node.kind for node in Tree(text).nodes(*LEAVES)] == [
        "heading", "paragraph", "paragraph", "paragraph", "code_block", "table_row", "html_block", "thematic_break",
    ]  # fmt: skip
