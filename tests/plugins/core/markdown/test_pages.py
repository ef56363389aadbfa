"""The HTML of pages: typeset, and the engine's own English said in the language of the text."""

import pytest

from plugins.core.markdown.pages import html_of


def test_words_are_typeset_but_not_code_and_addresses() -> None:
    assert html_of('"A" - b w c `"d" - e`, [f](/g-1-2/)') == (
        '<p>„A”\u00a0– b w\u00a0c <code>"d" - e</code>, <a href="/g-1-2/">f</a></p>\n'
    )


def test_quotes_are_typeset_beside_html_too() -> None:
    assert html_of('"A" <u>"b"</u>') == "<p>„A” <u>„b”</u></p>\n"


@pytest.mark.parametrize(
    ("lang", "to_do", "done"),
    [("pl", "Do zrobienia", "Zrobione"), ("uk", "Треба зробити", "Зроблено"), ("en", "To do", "Done")],
)
def test_boxes_of_tasks_have_names(lang: str, to_do: str, done: str) -> None:
    assert html_of("- [ ] a\n- [x] b", lang) == (
        f'<ul>\n<li class="task"><input type="checkbox" disabled="" aria-label="{to_do}"> a</li>\n'
        f'<li class="task"><input type="checkbox" checked="" disabled="" aria-label="{done}"> b</li>\n</ul>\n'
    )


@pytest.mark.parametrize("beside", ["", "<u>x</u>"], ids=["plain", "sanitised"])
def test_footnotes_and_sides_of_columns_are_written_as_pages_need_them(beside: str) -> None:
    made = html_of(f"{beside}a[^1] b[^1]\n\n| c | d |\n|:-:|--:|\n| e | f |\n\n[^1]: g")
    assert 'a<sup><a href="#fn-1" id="fnref-1">1</a></sup> b<sup><a href="#fn-1" id="fnref-1-2">1</a></sup>' in made
    assert '<th class="cell--centre">c</th>\n<th class="cell--end">d</th>' in made
    assert made.endswith(
        '<section class="footnotes" aria-label="Przypisy">\n<ol>\n<li id="fn-1">\n<p>g '
        '<a href="#fnref-1" aria-label="Wróć do miejsca przypisu 1">↩</a> '
        '<a href="#fnref-1-2" aria-label="Wróć do miejsca przypisu 1-2">↩</a></p>\n</li>\n</ol>\n</section>\n'
    )
    assert "footnote-" not in made
