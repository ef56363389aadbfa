"""Signs that would stand on a page as they are written: told at their place, and only there."""

import pytest

from plugins.core.markdown.leftovers import leftovers
from plugins.core.markdown.places import Source


def told(text: str) -> list[tuple[int | None, int, str]]:
    return [(issue.line, issue.column, issue.message.partition(":")[0]) for issue in leftovers(Source(text, 1))]


def message(text: str) -> str:
    (issue,) = leftovers(Source(text, 1))
    return issue.message


OTHER = "to zapis innego programu, tu widać by było same znaki."


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        pytest.param('[a](/x/){:target="_blank"}', 9, f'„{{:target="_blank"}}”: {OTHER}', id="kramdown"),
        pytest.param("## Ą {#miejsce .duży}", 6, f"„{{#miejsce .duży}}”: {OTHER}", id="attributes of a heading"),
        pytest.param("Ą {{ site.tel }}.", 3, f"„{{{{ site.tel }}}}”: {OTHER}", id="Liquid value"),
        pytest.param("{% include 'stopka.html' %}", 1, f"„{{% include 'stopka.html' %}}”: {OTHER}",
                     id="Liquid command"),
        pytest.param('{{< youtube "x" >}}', 1, f'„{{{{< youtube "x" >}}}}”: {OTHER}', id="Hugo"),
        pytest.param("{{% uwaga %}}", 1, f"„{{{{% uwaga %}}}}”: {OTHER}", id="Hugo, the other way"),
        pytest.param("Zob. [[Regulamin]]", 6, f"„[[Regulamin]]”: {OTHER}", id="wiki"),
        pytest.param("![[plakat.png]]", 1, f"„![[plakat.png]]”: {OTHER}", id="picture of Obsidian"),
        pytest.param("::: warning\nTekst\n:::", 1, f"„::: warning”: {OTHER}", id="box"),
        pytest.param("[TOC]", 1, "„[TOC]”: spis treści robi się sam", id="table of contents"),
        pytest.param("> [!NOTE]\n> Uwaga", 3, "„[!NOTE]”: takich ramek tu nie ma.", id="alert of GitHub"),
        pytest.param('[gallery ids="1,2"]', 1, f'„[gallery ids="1,2"]”: {OTHER}', id="WordPress"),
        pytest.param("x [/caption]", 3, f"„[/caption]”: {OTHER}", id="end of a shortcode"),
        pytest.param("[plan](/pliki/plan sali.pdf)", 1, "„[plan](/pliki/plan sali.pdf)” nie będzie odnośnikiem, bo w",
                     id="space in an address"),
        pytest.param("[plan](/pliki/plan (1) sali (2).pdf)", 1, "„[plan](/pliki/plan (1) sali (2).pdf)” nie będzie",
                     id="a space and brackets in an address"),
        pytest.param("[**plan**](https://a.pl/b c)", 10, "„](” nie będzie odnośnikiem, bo w", id="space, bold words"),
        pytest.param("![a](C:\\a b\\a.jpg)", 1, "„![a](C:\\a b\\a.jpg)” prowadzi na Twój komputer",
                     id="a place on a disk with a space"),
        pytest.param("[plan] (https://a.pl)", 1, "„[plan] (” nie będzie odnośnikiem. Usuń spację",
                     id="space before the address"),
        pytest.param("Zdanie[^1].", 7, "„[^1]”: nie ma takiego przypisu. Dopisz niżej osobny wiersz: [^1]: treść",
                     id="footnote that is not there"),
        pytest.param("[a][b] i [c]", 1, "„[a][b]” nie będzie odnośnikiem, bo nie ma wiersza",
                     id="reference that is not there"),
        pytest.param("Tekst\n[b]: /x/", 1, "wiersz z adresem „[b]:” pokaże się jako tekst",
                     id="definition below a paragraph"),
        pytest.param("To **ważne ** jest", 4, "znaki ** zostaną w tekście.", id="bold with a space inside"),
        pytest.param("To ** ważne ** jest", 4, "znaki ** zostaną w tekście.", id="bold with two"),
        pytest.param("To ==ważne== dziś", 4, f"„==ważne==”: {OTHER}", id="a marker"),
        pytest.param("20 m^2^", 5, f"„^2^”: {OTHER}", id="raised digits"),
        pytest.param("Hej :smile: tam", 5, f"„:smile:”: {OTHER}", id="an emoji by name"),
        pytest.param("*[NGO]: organizacja", 1, f"„*[NGO]:”: {OTHER}", id="an abbreviation"),
        pytest.param("Sala\n: pokój", 1, "wiersz od „:” zleje się z poprzednim.", id="a definition of a term"),
        pytest.param("##Program", 1, "„##Program” nie będzie nagłówkiem.", id="heading without a space"),
        pytest.param("a <a/href='/x/'>b", 3, "„<a/href='/x/'>” nie jest poprawnym znacznikiem HTML", id="half a tag"),
        pytest.param("Plan:\n\n•\tkawa\n•\tciasto\n\n•\trozmowa", 1, "punkty zaczynające się od „•” nie będą listą.",
                     id="points of Word"),
        pytest.param("\uf0b7 kawa", 1, "punkty zaczynające się od „\uf0b7” nie będą listą.",
                     id="points of its private signs"),
        pytest.param("a) kawa\nb) ciasto", 1, "wiersze zaczynające się od „a)” zleją się", id="letters"),
        pytest.param("Plan\nI. Kawa\nII. Ciasto", 1, "wiersze zaczynające się od „I.” zleją się", id="Roman numbers"),
        pytest.param("sala\t100 zł\nbiuro\t50 zł", 5, "kolumny oddzielone tabulatorem zleją się", id="columns of Word"),
        pytest.param("– kawa\n– ciasto", 1, "wiersze zaczynające się od „–” zleją się w jeden akapit.",
                     id="points with dashes"),
    ],
)  # fmt: skip
def test_signs_of_other_programs_and_half_marks_are_told(text: str, column: int, words: str) -> None:
    first = next(iter(leftovers(Source(text, 1))))
    assert first.column == column
    assert first.message.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "`{{ x }}` `{% x %}` `**a` `[a][b]`\n\n```\n[[a]]\n##b\n• c\n```",
        r"\{{ x }} \[a][b] \[^1] \**a** \##b \[TOC]",
        "<!-- {{ x }} [a][b] -->",
        "Hotel *** w Bytomiu, 5 ** 2, [sic], (a) [b] (c), a#b ##",
        "#ekonomiaspoleczna #ngo",
        "– Dzień dobry – powiedziała.",
        "Kawa • ciasto • rozmowa",
        "a) patrz wyżej",
        "Jan III. Sobieski\ni inni",
        "kawa\tciasto",
        "[a][b]\n\n[b]: /x/\n\n[^1]\n\n[^1]: c",
        "Od {data} do {godz.}: {1}",
        "<w wiadomości> i 3 < 4 > 2",
        "[a](zob. niżej)",
        "a == b, c==d i e==f, 2^3 i x^2, ====",
        "[Jan]: Dzień dobry. Godz. 10:30: kawa, u:w:aga, http://example.org/:abc:",
        "`==a==` `m^2^` `:smile:`",
    ],
)
def test_what_means_itself_is_not_told(text: str) -> None:
    assert told(text) == []


def test_a_sign_behind_an_escaped_backslash_is_none_that_is_escaped() -> None:
    assert [column for _line, column, _what in told(r"\\[a][b]")] == [3]


def test_lines_of_a_list_are_told_once_and_another_list_again() -> None:
    assert [line for line, _column, _what in told("• a\n• b\n• c\n\ntekst\n\n• d")] == [1, 7]
    assert [line for line, _column, _what in told("– a\n– b\n– c\n\n– d\n– e")] == [1, 5]
    assert [line for line, _column, _what in told("a) a\nb) b\nc) c")] == [1]
    assert [line for line, _column, _what in told("a\tb\nc\td\ne\tf")] == [1]


def test_a_sign_is_told_once_a_line_and_shown_in_short() -> None:
    assert len(told("**a ** b **c **")) == 1
    assert message("{{ " + "x" * 90 + " }}").startswith("„{{ " + "x" * 37 + "…”: ")
