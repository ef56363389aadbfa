"""Lists that begin right below a line of text."""

import pytest

from plugins.core.markdown.extension import stock_converter, unsafe_html_of


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "Zabierz:\n- kubek\n- koc", "<p>Zabierz:</p>\n<ul>\n<li>kubek</li>\n<li>koc</li>\n</ul>", id="dashes"
        ),
        pytest.param(
            "**Plan**\n1. raz\n2. dwa",
            "<p><strong>Plan</strong></p>\n<ol>\n<li>raz</li>\n<li>dwa</li>\n</ol>",
            id="numbers",
        ),
        pytest.param(
            "## Plan\nRaz\n* dwa", '<h2 id="plan">Plan</h2>\n<p>Raz</p>\n<ul>\n<li>dwa</li>\n</ul>', id="heading"
        ),
        pytest.param("`x` to\n- y", "<p><code>x</code> to</p>\n<ul>\n<li>y</li>\n</ul>", id="below code in a line"),
        pytest.param(
            "```\na\n```\nb\n- c", "<pre><code>a\n</code></pre>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>", id="below code"
        ),
        pytest.param("1) raz\n2) dwa", "<ol>\n<li>raz</li>\n<li>dwa</li>\n</ol>", id="brackets"),
        pytest.param(
            "Plan\n1) raz\n2) dwa", "<p>Plan</p>\n<ol>\n<li>raz</li>\n<li>dwa</li>\n</ol>", id="brackets below"
        ),
        pytest.param("1) a\n\nb\n\n2) c", "<ol>\n<li>a</li>\n</ol>\n<p>b</p>\n<p>2) c</p>", id="a paragraph ends it"),
    ],
)
def test_a_list_right_below_a_text_is_a_list(text: str, html: str) -> None:
    assert unsafe_html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. ustęp\n\n1) punkt\n2) punkt\n\n2. ustęp", id="points of paragraphs"),
        pytest.param("2) dwa\n3) trzy", id="not from the beginning"),
        pytest.param("Zob. 1) i 2)", id="numbers in a sentence"),
        pytest.param("Zapraszamy do\n2026. edycji", id="a number at the beginning of a line"),
        pytest.param("Zapraszamy\n-dziś", id="no space"),
        pytest.param("- a\nleniwie\n- b", id="inside a list"),
        pytest.param("Tekst\n- a\n---", id="over a line"),
        pytest.param("```\ntekst\n- x\n```", id="in code"),
        pytest.param("a | b\n--|--\n- | -", id="in a table"),
        pytest.param("> cytat\n- a", id="in a quotation"),
        pytest.param("[a]: /b/\n- c", id="below a definition"),
        pytest.param("    kod\n- a", id="below code by its indent"),
    ],
)
def test_everything_else_stays_as_the_library_has_it(text: str) -> None:
    assert unsafe_html_of(text) == stock_converter().convert(text)
