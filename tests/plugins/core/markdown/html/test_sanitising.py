"""Nothing goes out that may not, and nothing that nobody has judged: a corpus of hostile pieces, alone and mixed."""

import html
import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.markdown.pages import html_of
from plugins.core.schema.addresses import SCHEMES, as_written, scheme_of

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
# Headings whose words the library keeps aside while it works, and what only looks like one.
HEADINGS = [
    "## A &amp; B\n\n## a \\* b\n\n## &nbsp;c ##\n\n## \\# d\n\n## e & f\n\n## g &copy; h",
    "## a <small>b</small>\n\n## <span id='c'>d</span>\n\n## e <f@g.pl>\n\n## `<h>` i",
    "## a </h2> b\n\n## c <small>d</h2>e</small>",
    "## a\n\n<div>\n\n## b\n\n</div>\n\n    ## <c>\n",
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
# What must not be published, and what is written so that a simple pattern overlooks it.
DANGEROUS = (
    "<img/src=x onerror=alert(1)>", "<svg/onload=x>", "<a href=javascript:x>", "<p onclick='x()'>", "<script>",
    "[a](javascript:x)", "[a](&#106;avascript:x)", "[a](java\tscript:x)", "[a](<javascript:x>)", "[a](//host/x)",
    "[a [b [c] d] e](javascript:x)", "[a](/x(y(z(w))))", "[a](</g h/>)", "![a](data:x)", "[a](kontakt.md)", "[a",
    "\n[b]:\n    javascript:x\n", "\n> [b]: vbscript:x\n", "\n- [b]: /i/\n", "[b][]", "![b]", '"j")', "<q cite='/k/'>",
    "\n   ```\n", "\n~~~ {#l}\n", "<span id=m>", "<a title='>' href=/n/>", "<!-- [a](/o/) -->", "<ftp://a.pl>",
    "<a href='/\t/host'>", "<a href='\n\\/host'>", "<a/href=//host>", "</h2>", "<!--><script>", "<section class='x'>",
    "<input type=image src=x>", "[a](</\t/host>)", "<a data-sourcepos='1:1-1:1'>", "<h2 data-sourcepos=\"1:1-1:1\">",
)  # fmt: skip


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
    _body, issues = parse_markdown_body("strony/a.md", text, 5)
    assert [m.line for m in issues] == [5] * len(issues)
    assert issues
    assert gone not in html_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "<img/src=x onerror=alert(1)>",
        "Zdanie <svg/onload=alert(1)> dalej.",
        "[k][b]\n\n[b]:\n    javascript:alert(1)",
        "> [b]: javascript:alert(1)\n\n[b]",
        "- [b]: javascript:alert(1)\n\n[b]",
        "[a [b [c] d] e](javascript:alert(1))",
        "[a](javascript:alert(1(2(3))))",
        "[a](&#106;avascript:alert(1))",
        "```\n[a](javascript:alert(1))",
        "[a](//example.org/x)",
        r"[a](\\\\example.org/x)",
        "![a](data:image/png;base64,x)",
        "<ftp://example.org>",
    ],
)
def test_what_gets_round_simple_patterns_is_told_and_not_published(text: str) -> None:
    _body, issues = parse_markdown_body("strony/a.md", text, 5)
    assert issues
    published = html_of(text)
    assert not forbidden_in(published)
    assert not re.search("<[^>]*on(?:error|load)", published)


@pytest.mark.parametrize(
    "text",
    [
        "[a](/x/) `[b](/y/)` <!-- [c](/z/) -->",
        "~~~ {.html}\n<script>\n~~~\n\nLista:\n\n| a | b |\n|:-:|--:|\n| [c](/x/) | `<b>` |",
        '<https://example.org/a_(b)> <a@example.org> <b>c</b> ![d](/obrazy/e.jpg "f") ![](/obrazy/e.jpg "dekoracja")',
        "```\n# kod\n```\n\n``` sh\nls\n```\n\n```jeden``` wiersz",
        "Zdanie[^1].\n\n[^1]: To nie jest adres.",
        '<a href="/?a=1&amp;b=2" title="x">y</a> <img src="/obrazy/e.jpg" alt="">',
    ],
)
def test_what_may_stand_is_no_mistake(text: str) -> None:
    assert parse_markdown_body("strony/a.md", text, 1)[1] == ()


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[r]:\n /nie-ma/\n\n[r]", [("/nie-ma/", 6, False)]),
        ("Tekst\n\n> [r]: /nie-ma/\n\n[r]", [("/nie-ma/", 7, False)]),
        ("[a [b [c] d]\ne](/x/)", [("/x/", 6, False)]),
        ("`a\n\n[x](kontakt.md)\n\nb`", [("kontakt.md", 7, False)]),
        ("![a][b]\n\n[b]: /obrazy/x.jpg", [("/obrazy/x.jpg", 7, True)]),
        ("<blockquote cite='/x/'>a</blockquote>", [("/x/", 5, False)]),
        ("<a title='>' href='/x/'>a</a>", [("/x/", 5, False)]),
        ("[a](/?b=1&amp;c=2)", [("/?b=1&c=2", 5, False)]),
    ],
)
def test_links_are_those_that_markdown_finds(text: str, links: list[tuple[str, int, bool]]) -> None:
    body, _issues = parse_markdown_body("strony/a.md", text, 5)
    assert [(link.target, link.line, link.image) for link in body.links] == links


def test_a_forbidden_address_in_a_text_of_code_stays_as_it_was_written() -> None:
    text = 'Tak nie:\n\n    <a href="javascript:x">\n\n[a](/b:c "d") [e](//f)'
    assert 'href="javascript:x"' in html_of(text)
    assert '<a href="/b:c" title="d">a</a> <a>e</a>' in html_of(text)


def test_what_only_the_engine_may_write_is_taken_from_the_html_of_a_text() -> None:
    text = (
        "- [x] a\n\n```py\nb\n```\n\n"
        "<code class='c'>d</code> <input name=e><input type=checkbox> <a class='f' aria-label='g' href='/h/'>i</a>\n\n"
        "<section class='j'>k</section>"
    )
    published = html_of(text)
    assert re.findall('class="[^"]*"', published) == ['class="task"', 'class="language-py"']
    assert re.findall("<input[^>]*>", published) == [
        '<input type="checkbox" checked="" disabled="" aria-label="Zrobione">'
    ]
    assert '<a href="/h/">i</a>' in published


def forbidden_in(published: str) -> list[tuple[str, str]]:
    """The attributes of some HTML that must not be published."""
    return [
        (name, value)
        for name, value in attributes_in(published)
        if name.startswith("on")
        or (name in ("href", "src", "cite") and (scheme_of(value) not in ("", *SCHEMES) or leads_out(value)))
    ]


def leads_out(value: str) -> bool:
    """Whether a browser takes an address for another host: it leaves blanks out and turns backslashes."""
    return re.sub(r"\s", "", value).replace("\\", "/").startswith("//")


def attributes_in(published: str) -> list[tuple[str, str]]:
    tags = re.findall(r"<[a-z](?:[^<>\"]|\"[^\"]*\")*>", published)
    return [(name, html.unescape(value)) for tag in tags for name, value in re.findall(r'\s([^\s=">]+)="([^"]*)"', tag)]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from((*PIECES, *DANGEROUS, *DANGEROUS)), max_size=12).map("".join))
def test_nothing_is_published_that_nobody_has_judged(text: str) -> None:
    body, issues = parse_markdown_body("strony/a.md", text, 1)
    published = html_of(text)
    assert not forbidden_in(published)
    if not issues:
        judged = {unquote(target) for target in (*(link.target for link in body.links), *body.outer)}
        found = [
            unquote(as_written(value)) for name, value in attributes_in(published) if name in ("href", "src", "cite")
        ]
        assert {target for target in found if scheme_of(target) in ("", "http", "https")} <= judged
        ids = [value for name, value in attributes_in(published) if name == "id"]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", [*SAMPLES, *HEADINGS])
def test_headings_have_the_ids_that_the_reader_promised(text: str) -> None:
    body, _ = parse_markdown_body("strony/a.md", text, 1)
    published = html_of(text)
    for heading in body.headings:
        if heading.id:
            assert f'<h{heading.level} id="{heading.id}">' in published
    promised = [heading.id for heading in body.headings if heading.id] + [*body.ids]
    assert sorted(re.findall(r' id="([^"]*)"', published)) == sorted(promised)
