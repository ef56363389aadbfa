"""The examples of CommonMark 0.31, by the engine and behind the door; GitHub's additions beside GitHub's own reader."""

import re
from collections.abc import Callable

import cmarkgfm
import markdown
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.markdown.engine import html_of
from plugins.core.markdown.html.sanitising import safe_html_of

Examples = Callable[[], dict[int, tuple[str, str]]]

# Bare addresses become links, as on GitHub; the specification leaves them to extensions.
BARE_ADDRESSES = {602, 608, 611, 612}
# Addresses with schemes that a text may not have lose them: irc:, a+b+c:, made-up-scheme:, localhost:.
SCHEMES = {596, 598, 599, 601}
# HTML that may not stand in a text or is not balanced: it goes, or is put right, as a browser would read it.
HTML = {
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 160, 163, 164, 165, 169, 170, 171, 172, 173, 174,
    175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 187, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524,
    536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
}  # fmt: skip


def as_specified(made: str) -> str:
    """Without what our steps write in another way that means the same: ids of headings, quotes, the form of tags."""
    made = re.sub(r' data-sourcepos="[^"]*"', "", made.replace(" />", ">").replace("&quot;", '"'))
    made = re.sub(r"\n +(?=\S)", "\n", made)
    return re.sub(r'<h([2-6]) id="[^"]*">', r"<h\1>", made.replace("%7B", "{").replace("%7D", "}"))


def test_the_engine_reads_as_the_specification_says(examples: Examples) -> None:
    known = examples()
    assert len(known) == 652
    other = {n for n, (text, made) in known.items() if as_specified(html_of(text)) != as_specified(made)}
    assert other == BARE_ADDRESSES


def test_what_is_published_differs_only_where_a_text_would_be_unsafe(examples: Examples) -> None:
    other = {n for n, (text, made) in examples().items() if as_specified(safe_html_of(text)) != as_specified(made)}
    assert other == BARE_ADDRESSES | SCHEMES | HTML


def test_the_package_gives_the_same_html_through_its_door(examples: Examples) -> None:
    converter = markdown.Markdown(extensions=["plugins.core.markdown"])
    assert [
        n for n, (text, _made) in examples().items() if converter.reset().convert(text) != safe_html_of(text).strip()
    ] == []


def test_html_that_goes_is_told_but_for_comments_and_tags_put_right(examples: Examples) -> None:
    silent = {n for n in HTML if not parse_markdown_body("strony/a.md", examples()[n][0], 1)[1]}
    # 21 is told as an address of a page; then elements that end by themselves, comments, and `<img/>`.
    assert silent == {148, 149, 151, 160, 165, 177, 179, 183, 190, 191, 308, 309, 623, 625, 626}


GITHUB = [
    pytest.param("| a | b |\n|---|:-:|\n| c \\| d | `e \\| f` |\nx\n\ny", id="table"),
    pytest.param("tekst\n| a |\n|---|\n| b |", id="table right below a line of text"),
    pytest.param("| a |\n|---|\n| b | c |\n> d", id="table with too many cells, ended by a quotation"),
    pytest.param("- a\n\n  | b |\n  |---|\n  | c |", id="table in a list"),
    pytest.param("|a|b|\n|-|\n", id="no table: too few marks"),
    pytest.param("~~a~~ ~b~ ~~~c~~~ ~~ d~~ **e~~f**g~~", id="strikethrough"),
    pytest.param("- [ ] a\n- [x] b\n- [X] c\n- [x]d\n* [ ] \n1. [x] e\n   - [ ] f", id="task list"),
    pytest.param("www.a.pl/x. (http://b.pl/c_(d)) https://e.pl/?f=g&amp; h@i.pl. j@k", id="bare addresses"),
    pytest.param("a[^1] b[^x] c[^1] d[^brak]\n\n[^x]: e\n\n    f\n[^1]: g\n[^9]: h", id="footnotes"),
    pytest.param("- a\n  - b\n    - c\n      1. d\n\n         e\n   3) f\n", id="nested lists of every mark"),
    pytest.param("a\\\nb  \nc\nd", id="hard breaks"),
]


def by_github(text: str) -> str:
    return str(
        cmarkgfm.markdown_to_html_with_extensions(
            f"{text}\n",
            options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
            extensions=["table", "strikethrough", "autolink", "tasklist"],
        )
    )


@pytest.mark.parametrize("text", GITHUB)
def test_github_reads_the_same(text: str) -> None:
    assert as_specified(html_of(f"{text}\n")) == as_specified(by_github(text))


# What texts of staff are made of. Mixed at random, they meet in ways that nobody writes down.
PIECES = (
    "Zdanie o czymś", "ą", " ", "  ", "\n", "\n", "\n\n", "\n\n", "\\\n", "  \n", "**a** ", "*b*", "_c_", "~~d~~",
    "`e`", "[f](/g/)", "![h](/i.png)", "[j][k]", "\n\n[k]: /l/\n\n", "https://m.pl ", "n@o.pl ", "\n- ", "\n  - u",
    "\n    - v", "\n1. ", "\n2) ", "\n   ", "\n> ", "\n>> ", "\n## ", "\n---\n", "\n===\n", "\n```\n",
    "\n| p | q |\n|---|--:|\n| ", " | ", "\n- [ ] z", "\n- [x] z", "[^r]", "\n\n[^r]: s\n\n", "\n    t", "&amp;",
    "\\*", "<u>", "</u>", "\n<div>\n", "\n</div>\n",
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_random_mixtures_are_read_as_by_github(text: str) -> None:
    """But for a footnote that is written twice (told as an issue), and for a box of a task list whose line has no other
    words, or whose words are underlined by an empty point below them; and strong words in strong ones are strong twice.
    """
    assume(text.count("[^r]: s") < 2)
    assert as_specified(html_of(f"{text}\n")) == as_specified(by_github(text))
