"""Markdown: safe, with addresses for headings, and the quick steps equal to the library's own."""

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core import markdown as ours
from plugins.core.scanning import scanned

SAMPLES = [
    "Zwykły akapit.\n\nDrugi, z **mocnym** i _słabym_ słowem, `kodem` i [linkiem](/x/).",
    "![alt](/obrazy/a.jpg) oraz [![alt](/obrazy/b.jpg)](/y/)",
    "[a][b] i [b] i ![b]\n\n[b]: /c/ 'tytuł'",
    "<https://example.org> <a@example.org> &copy; & &amp; <b>tak</b> <i",
    r"gwiazdka \* i ukośnik \\ i \`kod\`",
    "linia  \nnastępna\n\n- a\n- b\n\n    c\n\n1. x\n2. y",
    "**a _b `c` d_ e** ***f*** __g__ a_b_c *h",
    "| a | b |\n|---|---|\n| *c* | [d](/e/) |",
    "```\n# kod *nie* [nie](/x/)\n```\n\n~~~ text\nx\n~~~",
    "## Nagłówek *z* `kodem`\n\n## Nagłówek z kodem\n\n### Ósmy [link](/a/)",
    "> cytat **a**\n> - b\n\n---\n\nTytuł\n-----\n",
    "`` a ` b `` [a `]` b](/c/) [x](</a b/>) [y](/a_(b)/)",
]
# Where the steps of the library meet.
ODD_SAMPLES = [
    "- a\n\n    b\n\n        c\n- d\n## e\nf\n\n3. g\n\n\n\n4. h",
    "<div>\n\n*a*\n\n</div>\n\nb <!-- c --> &lt; \\< \\> <hr> d",
    "a\tb\n \n\u00a0\n    kod\\*\n\r\n*x*\rz",
    "a | b\n--|--\n1 | `|` \\| 2\n\n|a|\n|-|\n|b|",
    '*a **b* c** _d_e __f __ ![*g*](/h/ "i _j_") [**k**][L]\n\n[l]: </m/>\n  "n"',
    "a\n***\nb\n- - -\n===\nc\n===\n> d\ne\n> > f\n\n    > g",
]
# What a text may be made of. Mixed at random, they meet in ways that nobody writes down.
PIECES = (
    "a", "Zdanie o czymś", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", "\r\n", "\u00a0",
    "\\", "*", "**", "***", "_", "__", "`", "``", "```", "\n```\n", "\n~~~ text\n", "~~~", "#", "\n## ", "\n# ",
    "\n===", "\n---\n", "\n- ", "\n* ", "\n+ ", "\n1. ", "\n12. ", "\n    - ", "\n> ", ">", "\n---|---\n", "|", " | ",
    ":-:", "\n***\n", "\n_ _ _\n", "[", "]", "](", ")", "!", "![", "[a]", "[a][b]", "[a](/b/)", "![a](/b/ \"c\")",
    "\n[a]: /b/\n", "]: ", "\n[b]: <c> 'd'\n", "<", "<b>", "</b>", "<div>", "</div>\n", "<!--", "-->", "<hr>",
    "<https://a.pl>", "<a@b.pl>", "&", "&amp;", "&#65;", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03",
    "\x0242\x03", "{", "}", "(", '"', "'", ".", "1", "=", "**b c**", "[d e](/f/)",
)  # fmt: skip


STOCK = ours.stock_converter()


def converted(converter: object, text: str) -> str:
    converter.reset()  # type: ignore[attr-defined]
    return converter.convert(text)  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("text", [*SAMPLES, *ODD_SAMPLES])
def test_the_quick_steps_equal_the_stock_ones(text: str) -> None:
    assert converted(ours._converter(), text) == converted(STOCK, text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab *_`[]()!<>&;\\\n#-1.:/\"'|", max_size=60))
def test_they_equal_the_stock_ones_on_noise(text: str) -> None:
    assert converted(ours._converter(), text) == converted(STOCK, text)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from((*PIECES, *SAMPLES, *ODD_SAMPLES)), max_size=25).map("".join))
def test_they_equal_the_stock_ones_on_mixtures(text: str) -> None:
    assert converted(ours._converter(), text) == converted(STOCK, text)


@pytest.mark.parametrize("extension", ["def_list", "footnotes", "nl2br", "meta"])
def test_steps_that_are_not_known_are_refused(extension: str) -> None:
    with pytest.raises(RuntimeError, match="other steps"):
        markdown.Markdown(extensions=[*ours._extensions(), extension, ours.Quick()])


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<p onclick="x()">a</p>', "onclick"),
        ('<a href="javascript:x()">a</a>', "javascript"),
        ('<iframe src="https://example.org"></iframe>', "iframe"),
        ('<div style="color:red">a</div>', "style"),
    ],
)
def test_unsafe_html_is_a_mistake_and_would_not_be_published(text: str, gone: str) -> None:
    _body, mistakes = scanned("strony/a.md", text, 5)
    assert [m.line for m in mistakes] == [5] * len(mistakes)
    assert mistakes
    assert gone not in ours.html_of(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_headings_have_the_ids_that_the_reader_promised(text: str) -> None:
    body, _ = scanned("strony/a.md", text, 1)
    html = ours.html_of(text)
    for heading in body.headings:
        if heading.id:
            assert f'<h{heading.level} id="{heading.id}">' in html
    assert html.count(" id=") == sum(1 for heading in body.headings if heading.id)
