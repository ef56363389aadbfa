"""Marks inside a line whose block is read elsewhere: runs with their places in the written text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.markdown.inline import Run, plain_text, runs_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("zwykłe słowa – § 2 ust. 1", [("zwykłe słowa – § 2 ust. 1", "")], id="words"),
        pytest.param("a **b *c* d** e", [("a ", ""), ("b ", "s"), ("c", "se"), (" d", "s"), (" e", "")], id="nested"),
        pytest.param("_ą_ __b__ ~~c~~", [("ą", "e"), (" ", ""), ("b", "s"), (" ", ""), ("c", "x")], id="every mark"),
        pytest.param("snake_case 5 * 3 * 2 ** a", [("snake_case 5 * 3 * 2 ** a", "")], id="no marks"),
        pytest.param("`a*b*`", [("a*b*", "")], id="code"),
        pytest.param(r"\*a\*", [("*", ""), ("a", ""), ("*", "")], id="escapes"),
        pytest.param(r"\§ 1 &sect;", [("§", ""), (" 1 ", ""), ("§", "")], id="the paragraph sign"),
        pytest.param("<w wsi> <b>c</b>", [("<w wsi>", ""), (" ", ""), ("<b>", ""), ("c", ""), ("</b>", "")], id="tags"),
    ],
)  # fmt: skip
def test_words_and_marks(text: str, runs: list[tuple[str, str]]) -> None:
    found = [(run.text, "s" * run.strong + "e" * run.emphasis + "x" * run.struck) for run in runs_of(text)]
    assert found == runs


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a *b*](/x/ 'c') d", [("a ", "/x/"), ("b", "/x/")]),
        ("[a](</x y/>)", [("a", "/x y/")]),
        ("<https://a.pl> <b@c.pl>", [("https://a.pl", "https://a.pl"), ("b@c.pl", "mailto:b@c.pl")]),
        ("„https://a.pl/b”, www.c.pl.", [("https://a.pl/b", "https://a.pl/b"), ("www.c.pl", "http://www.c.pl")]),
        ("[a](https://b.pl/”)", [("a", "https://b.pl/”")]),
        ("[a\nb](/x/)", [("a\nb", "/x/")]),
        (r"\[a](/x/) `[b](/x/)`", []),
    ],
)
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    assert [(run.text, run.link) for run in runs_of(text) if run.link] == links


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "2) a", "    a", "> a", "[a]: /b", "```", "| a |\n|---|", "a\n---", "***"]
)
def test_nothing_at_the_beginning_of_a_line_is_a_block(text: str) -> None:
    assert plain_text(text) == text


def test_blanks_at_the_end_stay() -> None:
    assert plain_text("**a**  \n") == "a  \n"
    assert plain_text(" *a* ") == " a "


def test_a_run_knows_its_place_in_the_written_text() -> None:
    text = "ą **b** [c](/d) \\*"
    assert runs_of(text) == (
        Run("ą ", 0, 2),
        Run("b", 4, 5, strong=True),
        Run(" ", 7, 8),
        Run("c", 9, 10, link="/d"),
        Run(" ", 15, 16),
        Run("*", 16, 18),
    )


@given(st.text(alphabet="aą *_`[]()!<>&;\\\n#-1.:/\"'|~”", max_size=40))
def test_runs_stand_in_order_and_say_what_is_written(text: str) -> None:
    position = 0
    for run in runs_of(text):
        assert position <= run.start < run.end <= len(text)
        if run.end - run.start == len(run.text):
            assert run.text == text[run.start : run.end] or "`" in text
        position = run.end
    letters = [char for char in text if char.isalpha()]
    assert (
        not letters
        or "(" in text
        or "<" in text
        or "&" in text
        or [c for c in plain_text(text) if c.isalpha()] == letters
    )
