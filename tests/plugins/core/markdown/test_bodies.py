"""Links, headings and places of a body, each at its line and column; none in code, comments or behind a backslash."""

import re
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.markdown.pages import html_of
from plugins.core.schema.body import EMPTY, Body, Heading, Link
from plugins.core.schema.issues import Issue


def read(text: str, first_line: int = 1) -> tuple[Body, tuple[Issue, ...]]:
    return parse_markdown_body("strony/a.md", text, first_line)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Zdanie [a](/x).", [(1, 12)], id="in a sentence"),
        pytest.param("Żółć: [ą](/x) i [b](/y)", [(1, 11), (1, 21)], id="columns are counted in letters"),
        pytest.param("[a [b\nc](/x)", [(2, 4)], id="broken over two lines"),
        pytest.param("[a\n  ](\n  /x\n  'tytuł')", [(3, 3)], id="its address in a line of its own"),
        pytest.param("- a\n  - b\n    - ć [d](/x)", [(3, 13)], id="in a nested list"),
        pytest.param("1) a\n\n   drugi akapit [d](/x)", [(3, 21)], id="in a second paragraph of an item"),
        pytest.param("> a\n> > ł [b](/x)\nleniwie [c](/y)", [(2, 11), (3, 13)], id="in a quotation"),
        pytest.param("| a | b |\n|---|---|\n| ą | [c](/x) |", [(3, 11)], id="in a cell of a table"),
        pytest.param("a[^1]\n\n[^1]: b [c](/x)\n\n    d [e](/y)", [(3, 13), (5, 11)], id="in a footnote"),
        pytest.param("## Ą [a](/x)\n\nB [c](/y)\n---", [(1, 10), (3, 7)], id="in headings"),
        pytest.param("[a][b] i [b]\n\n[b]: /x 'tytuł'", [(3, 6)], id="in a definition, told once"),
        pytest.param("> - [b]:\n>   </x y>\n\n[b]", [(2, 6)], id="in a definition in a list in a quotation"),
        pytest.param("[b]: /x\n[c]: /y\nSłowa [c], [b] i [d](/z)", [(2, 6), (1, 6), (3, 22)], id="below definitions"),
        pytest.param("[b]: /x\nTytuł [c](/y)\n---\n[b]", [(2, 11), (1, 6)], id="a heading below a definition"),
        pytest.param("[b]: /x\n[b]\n\n| a | b |\n|---|---|\n| c | [d](/y) |", [(1, 6), (6, 11)], id="a table then"),
        pytest.param("[![a](/x)](/y)", [(1, 12), (1, 7)], id="a picture in a link"),
        pytest.param("a <a href='/x'>b</a>", [(1, 3)], id="a tag in a line"),
        pytest.param("<div>\n\n> ą <a\n> href='/x'>b</a>\n\n</div>", [(3, 5)], id="a tag over two lines"),
        pytest.param("<div>\n<p>ą <a href='/x'>b</a></p>\n</div>", [(2, 6)], id="a tag in a block"),
        pytest.param("- <div>\n  <i>ą</i> <a href='/x'>b</a>\n  </div>", [(2, 12)], id="a tag in a block in a list"),
        pytest.param("`[a](/x)` \\[a](/x) <!-- [a](/x) --> [a\\](/x)", [], id="not in code, comments, escapes"),
        pytest.param("```\n[a](/x)\n```\n\n    [b](/x);\n\n<!--\n[c](/x)\n-->", [], id="not in blocks of them"),
    ],
)  # fmt: skip
def test_each_link_has_the_place_of_its_address(text: str, places: list[tuple[int, int]]) -> None:
    body, _issues = read(text)
    assert [(link.line, link.column) for link in body.links] == places


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](</pliki/plan sali (1).pdf>)", "/pliki/plan sali (1).pdf"),
        ("[a](/pliki/plan%20sali.pdf)", "/pliki/plan%20sali.pdf"),
        ("[a](/żółw/)", "/żółw/"),
        ("[a]({filename}/strony/kontakt.md#mapa)", "{filename}/strony/kontakt.md#mapa"),
        ("[a](/?b=1&amp;c=2)", "/?b=1&c=2"),
        (r"[a](/x\_y\))", "/x_y)"),
    ],
)
def test_targets_are_as_they_were_written(text: str, target: str) -> None:
    body, issues = read(text)
    assert [link.target for link in body.links] == [target]
    assert issues == ()


def test_bare_addresses_are_links_and_judged_like_links() -> None:
    body, issues = read("https://a.pl/ą, www.b.pl, c@d.pl i ftp://e.pl")
    assert body.outer == ("https://a.pl/ą", "http://www.b.pl")
    assert [(issue.column, issue.message) for issue in issues] == [
        (36, "adres „ftp://e.pl” jest niedozwolony. Podaj adres z https://, np. https://example.org")
    ]


def test_headings_have_words_without_marks_and_ids_of_their_words() -> None:
    text = (
        "## Ą *b* `c_d` [e](/f) <small>g</small> &amp; ![h](/i.png)\n\n### Ą b\n\n## ą b\n\nDwa\nwiersze\n---\n\n## !"
    )
    assert read(text)[0].headings == (
        Heading(2, "a-b-c-d-e-g-h", "Ą b c_d e g & h"),
        Heading(3, "a-b", "Ą b"),
        Heading(2, "", "ą b"),
        Heading(2, "dwa-wiersze", "Dwa wiersze"),
        Heading(2, "", "!"),
    )


def test_the_ids_of_html_and_footnotes_are_places_too() -> None:
    body, issues = read('<span id="tam">a</span>[^1]\n\n[^1]: b')
    assert (body.ids, issues) == (("fn-1", "tam"), ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# Ą", 1, "nagłówek pierwszego stopnia; na stronie jest nim już tytuł dokumentu. "
         "Zacznij od dwóch krzyżyków: ## Ą"),
        ("a\n\n[](/x)", 3, "odnośnik bez tekstu. Napisz w nawiasach [ ], dokąd prowadzi."),
        ("[a]()", 1, "w nawiasach ( ) brakuje adresu. Wpisz go, np. [kontakt](/kontakt/)"),
        ("> ![ ](/obrazy/a.jpg)", 1, "obraz bez tekstu alternatywnego. Opisz w nawiasach [ ], co na nim widać; "
         'obraz czysto ozdobny oznacz: ![](adres "dekoracja")'),
        ("[a][b]\n\n[b]: javascript:c", 3, "adres „javascript:c” jest niedozwolony. Podaj adres z https://, "
         "np. https://example.org"),
        ("Zob. „https://a.pl”.", 1, "znak ” stał się końcem adresu „https://a.pl””. Zapisz adres w < >: <https://a.pl>”"),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", 5, "przypis [^1] ma już treść wyżej. Zmień jego nazwę, tu i w zdaniu, "
         "albo usuń jeden z nich."),
        ("## Tam\n\n<span id='tam'>x</span>", 3, "miejsce „#tam” jest w tekście więcej niż raz (nagłówki tworzą je "
         "ze swoich słów). Zmień albo usuń id w znaczniku HTML."),
    ],
)  # fmt: skip
def test_an_issue_stands_at_its_line(text: str, line: int, message: str) -> None:
    assert [(issue.line, issue.message) for issue in read(text)[1]] == [(line, message)]


@pytest.mark.parametrize(
    "text",
    [
        '![](/obrazy/a.jpg "dekoracja")',
        "[![](/obrazy/a.jpg 'dekoracja')](/x/)",
        "[`a`](/x/) [*b*](/x/)",
        "~~~ py\n[a](/x)\n~~~",
        "- [ ] a\n- [x] b",
        "a\\\nb",
        "\\[nie\\](/x/) i \\<w wiadomości>",
    ],
)
def test_what_is_right_has_no_issue(text: str) -> None:
    assert read(text)[1] == ()


CONSTRUCTS = (
    "Zdanie o czymś", "ą ", "żółć", " ", "\n", "\n\n", "\n\n", "**a1** ", "*b2*", "~~d3~~", "`e4`", "\\\n", "\\*",
    "&amp;", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n## ", "\n\n| p | q |\n|---|---|\n| r | ", " |\n", "\n- [x] ", "[^1]",
    "<u>u5</u>", "\n\n[^1]: przypis ", "\n```\nkod6\n```\n", "(", ")",
    "\t", "\n\t", "\\|", "\n-\t", "\n[k]: /k/\n", "[k] ", "https://x.pl/7 ", "\n---\n",
)  # fmt: skip
NUMBERED = st.lists(st.one_of(st.sampled_from(CONSTRUCTS), st.just("@@")), max_size=14)


@settings(max_examples=500, deadline=None)
@given(NUMBERED)
def test_every_link_is_found_where_it_stands_and_published(pieces: list[str]) -> None:
    """Each „@@” becomes a link with an address of its own, so its place in the text is known."""
    numbered = [f"[ł{n}](/l-{n}/)" if piece == "@@" else piece for n, piece in enumerate(pieces)]
    text = "".join(numbered)
    body, _issues = read(text)
    published = html_of(text)
    for link in body.links:
        line = text.split("\n")[link.line - 1]
        assert line[link.column - 1 :].startswith(link.target)
    found = [link.target for link in body.links if link.target != "/k/"]
    assert sorted(re.findall(r'href="(/l-\d+/)"', published)) == sorted(found)
    assert len(set(found)) == len(found)


@settings(max_examples=500, deadline=None)
@given(NUMBERED)
def test_nothing_of_a_text_is_lost_but_what_is_told(pieces: list[str]) -> None:
    text = "".join(f"[ł{n}](/l-{n}/)" if piece == "@@" else piece for n, piece in enumerate(pieces))
    _body, issues = read(text)
    assume(not issues)
    written = re.sub(r"\]\([^)]*\)|</?u>|&amp;|\[\^1\]:?|\[k\]: /k/", "", text)
    published = re.sub(r"<sup>.*?</sup>|<[^>]*>|&amp;", "", html_of(text))
    # Marks of points are the numbers of a list, those of tasks its boxes.
    marks = Counter({"1": text.count("\n1. "), "x": text.count("[x]")})
    assert not Counter(filter(str.isalnum, written)) - Counter(filter(str.isalnum, published)) - marks


def test_a_body_of_nothing_is_empty() -> None:
    assert read("\n \n") == (Body("strony/a.md", EMPTY, 1), ())


def test_links_out_of_the_site_are_kept_apart() -> None:
    body, _issues = read("[a](https://b.pl) [c](/d/) [e](mailto:f@g.pl) [h](https://b.pl)")
    assert body.links == (Link("/d/", 1, 23),)
    assert body.outer == ("https://b.pl",)
