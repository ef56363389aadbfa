"""Headings of a text and their addresses: a letter of years ago must still lead to its place."""

from plugins.core.markdown.engine import Tree
from plugins.core.markdown.headings import headings_of, numbered
from plugins.core.schema.body import Heading


def test_the_words_make_the_address_without_marks_and_html() -> None:
    text = "## Jak *dojechać* do `nas` <b>autem</b>\n\nTekst\n\n### Łąka & las\n"
    assert list(headings_of(Tree(text))) == [
        Heading(2, "jak-dojechac-do-nas-autem", "Jak dojechać do nas autem"),
        Heading(3, "laka-las", "Łąka & las"),
    ]


def test_the_second_of_two_equal_ones_has_no_address_and_takes_none_from_others() -> None:
    found = numbered([(2, "Plan"), (3, "Plan"), (2, "Plan dnia"), (2, "…")])
    assert [heading.id for heading in found] == ["plan", "", "plan-dnia", ""]


def test_one_of_the_first_level_has_no_address_and_keeps_none_from_others() -> None:
    assert [heading.id for heading in numbered([(1, "Plan"), (2, "Plan")])] == ["", "plan"]
