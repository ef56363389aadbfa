"""Plainly written texts: their HTML is what the Markdown library makes of them, and most texts are such."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.markdown import lists, plain
from plugins.core.markdown.extension import stock_converter
from plugins.core.markdown.scanning import masked

PLAIN = [
    "Zwykły akapit.\nDrugi wiersz, 12.05 o 17:00.\n\n2026 rok, z **mocnym słowem** i [odnośnikiem](/kontakt/).",
    "## Kiedy\nW środę.\n## Gdzie\n### **W sali** [nr 2](/sala/)\n\n\n## Kiedy\n",
    "Zabierz:\n\n- kubek & **buty**\n- [mapę](/mapa/)\n\nPotem:\n\n1. wejdź\n2. usiądź\n\nAlbo:\n\n* stań\n\nDalej.",
    "**Uwaga!** \u00a0Wstęp > 18 lat.\n\n* jeden\n+ dwa\n- 3 000 zł",
]
# The library finds something else in these, or may.
OTHER = [
    "Zabierz:\n- kubek", "- a\n\n- b", "- a\n\n1. b", "- a\n  b", "1) a", "2. a", "*a*", "a *b", "***a***", "![a](/b/)",
    "[a]: /b/", "[a][b]", "[a](/b/ 'c')", "> a", "a\n---", "---", "a  \nb", "    a", "- - a", "- # a", "- > a", "-",
    "#", "## C#", "&nbsp;", "a_b_c", "`a`", "a | b", "<b>a</b>", "~~~", "", "\n", "a ", "a\tb",
]  # fmt: skip
PIECES = (
    "a", "Zdanie o czymś", " ", "  ", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\u00a0", "*", "**", "#", "\n## ", "\n# ",
    "\n- ", "\n* ", "\n+ ", "\n1. ", "\n1) ", "\n2. ", "[", "]", "(", ")", "!", "[a](/b/)", "**b c**", "&", " & ", ">",
    "\n> ", "'", '"', ".", "1", "\n===\n", "\n---\n", ":", "-", "\u2028", "\x0b", "\x85", "2. ", "1) ", "- ", "_", "|",
    "[a]: /b/", "http://a.pl", "\n\u00a0\n", " ##", "\n### B\n", "\n## A\n",
)  # fmt: skip


def by_the_library(text: str) -> str:
    converter = stock_converter()
    made: str = converter.convert(lists.as_commonmark(text, masked(text)))
    return made


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_are_known_as_such(text: str) -> None:
    assert plain.html_of(text) == by_the_library(text)


@pytest.mark.parametrize("text", OTHER)
def test_all_others_are_left_to_the_library(text: str) -> None:
    assert plain.html_of(text) is None


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
def test_nothing_else_is_made_of_mixtures(text: str) -> None:
    assert plain.html_of(text) in (None, by_the_library(text))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from((*PLAIN, *OTHER)), max_size=4), st.sampled_from(["\n", "\n\n"]))
def test_nor_of_texts_below_each_other(texts: list[str], between: str) -> None:
    text = between.join(texts)
    assert plain.html_of(text) in (None, by_the_library(text))
