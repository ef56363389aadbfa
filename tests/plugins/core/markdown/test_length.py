"""100 kB of every awkward piece: no more than a text of that length may cost, and nothing that ends the program."""

import time

import pytest

from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.markdown.pages import html_of
from plugins.core.markdown.plain_bodies import parse_plain_body

LENGTH = 100_000
# What is linear takes 0.8 s at most on the slowest of our machines, what is not took 14 s.
SECONDS = 5.0

PIECES = (
    "[", "]", "](", "[]", "![", "[a](", "[a]( ", "[a] (", "[a](/b)", "ą[a](/b) ", "[a][b]", "[^a]", "[^a]: b\n\n",
    "[a]:\n", "[a]: /b\n\n[a]\n\n", "[a]: b c\n\n", "[[", "![[", "(", ")", "*", "**", "** a ", "*a** ", "*_", "_a ",
    "~~a ", "`", "``` ", "`a` ", "```\n", "\\", "\\[", "<", "<a ", "<a href=\"", "<a href=x>", "<b \n", "<b>",
    "<b></i>", "<i>ą</i>", "</b>", "</", "<div>", "<div>\n\n", "<pre>", "<span id=a>", "<!--", "<!--\n\n",
    "<!-- a -->", "<![CDATA[", "<!A ", "<?", "<p><![", "<http://a>", "<a@b.pl>", "http://", "http://a.pl ", "www.",
    "a@", "a@b.pl ", "&", "&#", "&amp;", "&quot;", "{{ ", "{%", "{:", "[!NOTE] ", "[/caption] ", ":::\n", "##a\n",
    "## a\n\n", "> ", ">", "- ", "- a\n\n", "1. ", "• a\n", "– a\n", "    a b\n\n", "|", "|a|\n|-|\n|b|\n\n", "a\n",
    "\n", "\t", "\u00a0", "\x02", "\"", "\"a\" ", "„", "1-", "a-1 ", "ą", "a) a\n", "a\tb\n", "tel. 1\n", "tel. 1\n\n",
)  # fmt: skip
WHOLE = {
    "links in links": "[" * 20_000 + "a" + "](/x)" * 16_000,
    "pictures in pictures": "![" * 14_000 + "a" + "](/x)" * 14_000,
    "marks in marks": "*a **a " * 7_000 + "a** a* " * 7_000,
    "lists in lists": "".join(f"{'  ' * depth}- a\n" for depth in range(500)),
    "lists in one line": "- " * 500 + "a",
    "quotations in quotations": ">" * LENGTH + "a",
    "definitions": "".join(f"[a{n}]: /b{n}\n" for n in range(5_000)),
    "backticks of all lengths": "".join(f"{'`' * n} " for n in range(440)),
    "a wide table": "a|" * 300 + "\n" + "-|" * 300 + "\n" + "a|\n" * 2_000,
}


@pytest.mark.long
@pytest.mark.parametrize("name", [*PIECES, *WHOLE])
def test_100_kb_of_an_awkward_piece_take_time_in_proportion(name: str) -> None:
    text = WHOLE.get(name) or name * (LENGTH // len(name))
    for read in (
        lambda: parse_markdown_body("a.md", text, 1),
        lambda: html_of(text),
        lambda: parse_plain_body("a.md", text, 1),
    ):
        before = time.process_time()
        read()
        assert time.process_time() - before < SECONDS


def test_numbered_lists_are_counted_too() -> None:
    text = "".join(f"{'   ' * depth}1. a\n" for depth in range(25))
    assert [issue.line for issue in parse_markdown_body("a.md", text, 1)[1]] == [21]


@pytest.mark.parametrize("name", ["lists in lists", "lists in one line", "marks in marks"])
def test_what_is_nested_too_deep_is_told_at_its_line(name: str) -> None:
    _body, issues = parse_markdown_body("a.md", f"Tekst\n\n{WHOLE[name][:200_000]}", 1)
    deep = [
        issue for issue in issues if issue.message.startswith("tekst jest zagnieżdżony głębiej niż na 20 poziomów.")
    ]
    assert [issue.line for issue in deep] == [23 if name == "lists in lists" else 3]
