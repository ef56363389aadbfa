"""Terms, where they are defined and where they are used; texts with emphasis and links."""

import pytest

from plugins.regulations.citing import full_citation
from plugins.regulations.parsing.parser import parse
from plugins.regulations.references.definitions import definitions_of, repeated, uses
from plugins.regulations.tree.inline import Overlay, overlaid, plain_text, runs_of

TEXT = """
§ 1. Ilekroć mowa o:
1) sali – rozumie się przez to pokój nr 5;
2) „kluczu” – należy przez to rozumieć klucz do sali.
§ 2. Lokal prowadzi Stowarzyszenie Przykład (dalej: „Operator”).
§ 3. „Dyżur” oznacza czas, w którym portier jest na miejscu.
§ 4. Wolontariusz, zwany dalej „Pomocnikiem”, pomaga.
"""


def test_definitions_are_found_with_their_place_and_meaning() -> None:
    assert [(one.term, one.meaning, one.anchor) for one in definitions_of(parse(TEXT))] == [
        ("sali", "pokój nr 5", "par-1-pkt-1"),
        ("kluczu", "klucz do sali", "par-1-pkt-2"),
        ("Operator", "Lokal prowadzi Stowarzyszenie Przykład (dalej: „Operator”).", "par-2"),
        ("Dyżur", "„Dyżur” oznacza czas, w którym portier jest na miejscu.", "par-3"),
        ("Pomocnikiem", "Wolontariusz, zwany dalej „Pomocnikiem”, pomaga.", "par-4"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("W salach i w sali.", ["salach"]),
        ("Kluczem Operatora.", ["Kluczem", "Operatora"]),
        ("Salon i kluczyk to nie to.", []),
        ("operator dźwigu", []),
        ("Pomocnicy", []),
        ("podczas Dyżuru i po Dyżurze", ["Dyżuru"]),
    ],
)
def test_uses_are_found_in_any_case_and_nothing_else_is(sentence: str, expected: list[str]) -> None:
    found = sorted(uses(sentence, definitions_of(parse(TEXT))))
    assert [sentence[start:end] for start, end, _ in found] == expected


def test_a_term_defined_twice_is_noticed() -> None:
    text = TEXT + "§ 5. Fundacja (dalej: „Operator”) pomaga."
    assert [(again.line, first.line) for again, first in repeated(parse(text))] == [(8, 5)]


def test_text_is_read_as_runs() -> None:
    runs = runs_of("Zwykły **mocny** i *ważny*, [kontakt](/kontakt/) oraz https://example.org.")
    assert [(r.text, r.strong, r.emphasis, r.link) for r in runs] == [
        ("Zwykły ", False, False, ""),
        ("mocny", True, False, ""),
        (" i ", False, False, ""),
        ("ważny", False, True, ""),
        (", ", False, False, ""),
        ("kontakt", False, False, "/kontakt/"),
        (" oraz ", False, False, ""),
        ("https://example.org", False, False, "https://example.org"),
        (".", False, False, ""),
    ]


def test_an_address_may_stand_in_angle_brackets() -> None:
    assert [run.link for run in runs_of("[Sala](</sala/>)")] == ["/sala/"]


def test_html_stays_text() -> None:
    assert plain_text("a <b>b</b> & c") == "a <b>b</b> & c"


def test_links_laid_over_the_text_cut_it_but_lose_nothing() -> None:
    text = "zgodnie z **§ 5** ust. 2"
    runs = overlaid(runs_of(text), [Overlay(12, 24, "#par-5-ust-2", "ref")])
    assert "".join(run.text for run in runs) == plain_text(text)
    assert [(run.text, run.link) for run in runs if run.link] == [("§ 5", "#par-5-ust-2"), (" ust. 2", "#par-5-ust-2")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Regulamin sali", "§ 5 ust. 2 Regulaminu sali"),
        ("Zasady rezerwacji", "§ 5 ust. 2 Zasad rezerwacji"),
        ("REGULAMIN LOKALU", "§ 5 ust. 2 REGULAMINU LOKALU"),
        ("Jak u nas jest", "§ 5 ust. 2 dokumentu „Jak u nas jest”"),
    ],
)
def test_a_citation_is_ready_for_a_letter(title: str, expected: str) -> None:
    assert full_citation("§ 5 ust. 2", title) == expected
