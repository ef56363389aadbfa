"""Words that Markdown does not show, or shows as code: told at their place."""

import pytest

from plugins.core.markdown.bodies import parse_markdown_body


def told(text: str) -> list[tuple[int | None, str]]:
    return [(issue.line, issue.message) for issue in parse_markdown_body("strony/a.md", text, 1)[1]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("```\nkod", 1),
        ("Tekst.\n\n```\nkod\n\n## Dalej", 3),
        ("~~~\nkod", 1),
        ("- a\n\n  ````\n  kod\n  ```\n", 3),
        ("> ```\n> kod\n\nTekst", 1),
        ("kod\n```", 2),
    ],
)
def test_code_without_an_end_is_told_where_it_begins(text: str, line: int) -> None:
    ((at, message),) = told(text)
    assert at == line
    assert "nie ma końca, więc wszystko za nim jest kodem." in message


@pytest.mark.parametrize(
    "text",
    [
        "```\nkod\n```",
        "   ```\nkod\n\nkod\n   ```",
        "``` a b c\nkod\n```",
        "- ~~~\n  kod\n  ~~~",
        "> ```\n> kod\n> ```",
        "```\n```",
    ],
)
def test_code_with_an_end_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tekst\n\n    Zapraszamy w sobotę.", 3),
        ("\tLokal działa od rana", 1),
        ("- a\n\n      dalszy ciąg punktu", 3),
    ],
)
def test_a_sentence_behind_four_spaces_is_told(text: str, line: int) -> None:
    assert told(text) == [
        (
            line,
            "cztery spacje albo tabulator na początku wiersza robią z niego kod. Usuń je; "
            "kod zapisz między wierszami ```",
        )
    ]


@pytest.mark.parametrize(
    "text", ["    git commit -m x", "    x = 1", "    <b>a b</b>", "    słowo", "    ls *.md\n    cd /tmp"]
)
def test_code_behind_four_spaces_is_code(text: str) -> None:
    assert told(text) == []


def test_a_definition_that_nothing_uses_is_told_with_its_label() -> None:
    assert told("[Tel]: 32-123-45-67\n\n[a]\n\n[a]: /x/") == [
        (
            1,
            "wiersz „[Tel]: …” nie pokaże się na stronie: Markdown bierze go za adres odnośnika [Tel], a takiego "
            "odnośnika nie ma. Usuń go albo zapisz \\[Tel]: …",
        )
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a[^1]\n\n[^1]: b", []),
        ("a[^A]\n\n[^a]:\n    b", []),
        ("[^1]: b", [1]),
        ("[^1]: b\n\n[^1]: c", [3]),
        ("- [^1]: b", [1]),
    ],
)
def test_a_footnote_that_no_sentence_names_is_told(text: str, lines: list[int]) -> None:
    found = told(text)
    assert [line for line, _message in found] == lines
    assert all("nie pokaże się, bo żadne zdanie do niego nie prowadzi." in message for _line, message in found)


def test_cells_without_a_column_are_told() -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n| e | f | g |\n| h | i | |\n| j |"
    assert told(table) == [
        (4, "wiersz tabeli ma więcej komórek niż jej pierwszy wiersz; nadmiar się nie pokaże. Wyrównaj ich liczbę.")
    ]
