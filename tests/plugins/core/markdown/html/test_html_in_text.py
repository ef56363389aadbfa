"""HTML in a text: which tags a browser sees, what is wrong with them, and one message for a pasted piece."""

import pytest

from plugins.core.markdown.bodies import parse_markdown_body


def told(text: str) -> list[tuple[int | None, int, str]]:
    return [(issue.line, issue.column, issue.message) for issue in parse_markdown_body("strony/a.md", text, 1)[1]]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a <center>b</center>", 1, 3, "znacznik <center> jest niedozwolony."),
        ("- <div>\n  ą <p style='a'>\n  </div>", 2, 5, "atrybut „style” w znaczniku <p> jest niedozwolony."),
        ("> <div>\n> > <video src=https://example.org/x>\n> </div>", 2, 5, "znacznik <video> wczytuje coś z zewnątrz"),
        ("a\n\n<!-- b\n\nc", 3, 1, "znacznik albo komentarz HTML nie ma końca"),
        ("a <?php b ?>", 1, 3, "polecenie w znakach <? > albo <! > nie pokaże się"),
        ("<div>\n\nb", 1, 1, "znacznik nie ma końca, więc obejmie cały tekst pod nim. Wstaw za ostatnim z"),
        ("<i>a <b>b</i> c</b>", 1, 6, "znacznik nie ma końca, więc obejmie cały tekst pod nim."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_tag_is_told_at_its_place(text: str, line: int, column: int, words: str) -> None:
    (first, *_rest) = told(text)
    assert first[:2] == (line, column)
    assert first[2].startswith(words)


@pytest.mark.parametrize(
    "text", ["<div>\n\n**a**\n\n</div>", "<p>a\n\n<ul>\n<li>b\n</ul>", "a<br>b <img src='/x.png' alt=''>"]
)
def test_elements_that_have_or_need_no_end_are_right(text: str) -> None:
    assert told(text) == []


WORD = (
    '<p class="MsoNormal" style="margin:0cm"><span lang="PL">Zapraszamy</span><o:p></o:p></p>\n\n'
    '<p class="MsoNormal"><b style="x">w sobotę</b></p>\n\n<p class="MsoNormal">do lokalu</p>'
)


def test_a_piece_pasted_from_word_has_one_message() -> None:
    assert told(f"Tekst.\n\n{WORD}\n\nDalej.") == [
        (
            3,
            1,
            "w wierszach 3–7 jest HTML z niedozwolonymi znacznikami albo atrybutami (<p>, <o:p>, <b>), zwykle wklejony "
            "z Worda albo ze strony. Wklej ten tekst jeszcze raz bez formatowania (Ctrl+Shift+V) i zapisz zwykłym "
            "Markdownem.",
        )
    ]


def test_two_pieces_have_two_and_a_tag_far_away_its_own() -> None:
    found = told(f"{WORD}\n\nTekst.\n\n{WORD}\n\nTekst.\n\nI <u class=x>tu</u>.")
    assert [line for line, _column, _message in found] == [1, 9, 17]
    assert found[2][2] == "atrybut „class” w znaczniku <u> jest niedozwolony. Usuń go."
