"""Markdown: safe, with addresses for headings, and the quick inline step equal to the library's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core import markdown as ours
from plugins.core.body import scanned

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


def converted(converter: object, text: str) -> str:
    converter.reset()  # type: ignore[attr-defined]
    return converter.convert(text)  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("text", SAMPLES)
def test_the_quick_inline_step_equals_the_stock_one(text: str) -> None:
    assert converted(ours._converter(), text) == converted(ours.stock_converter(), text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab *_`[]()!<>&;\\\n#-1.:/\"'|", max_size=60))
def test_it_equals_the_stock_one_on_noise(text: str) -> None:
    assert converted(ours._converter(), text) == converted(ours.stock_converter(), text)


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
