"""Lines of an address that Markdown joins: told once a paragraph, at the first of them."""

import pytest

from plugins.core.markdown.bodies import parse_markdown_body


def told(text: str) -> list[tuple[int | None, str]]:
    return [(issue.line, issue.message) for issue in parse_markdown_body("strony/a.md", text, 1)[1]]


def test_the_first_line_that_would_be_joined_is_told() -> None:
    assert told("Tekst.\n\nLokal\nul. Próbna 1\n41-902 Bytom\ntel. 32 123 45 67") == [
        (
            4,
            "wiersz „ul. Próbna 1” połączy się z poprzednim w jedno zdanie. Jeśli mają stać jeden pod drugim, "
            "zakończ poprzedni ukośnikiem: \\",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lokal\\\nul. Próbna 1  \n41-902 Bytom<br>\ntel. 32 123 45 67", id="with breaks"),
        pytest.param("ul. Próbna 1, 41-902 Bytom", id="one line"),
        pytest.param(f"{'Akapit, który ktoś zawinął w edytorze, mówi':<70}że\nul. Próbna 1.", id="a wrapped paragraph"),
        pytest.param("Zapraszamy do nas.\nTel. 32 123 45 67.\nE-mail: a@b.pl", id="sentences"),
        pytest.param("- ul. Próbna 1\n- tel. 32 123 45 67", id="a list"),
        pytest.param("Zapraszamy\ndo nas", id="no address"),
    ],
)  # fmt: skip
def test_lines_that_stand_as_they_should_are_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["> Lokal\n> ul. Próbna 1", "- Lokal\n  tel.: 32 123 45 67", "Biuro\ne-mail: a@b.pl"])
def test_they_are_told_in_lists_and_quotations_too(text: str) -> None:
    assert [line for line, _message in told(text)] == [2]
