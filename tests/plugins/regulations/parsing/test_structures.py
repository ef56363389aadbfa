# ruff: noqa: E501 - texts and their trees stand here as they are written
"""Structures that are unusual and right: each is understood, and nothing is said against it."""

import pytest

from plugins.regulations.parsing.parser import parse
from plugins.regulations.references.resolution import PROBLEMS, Resolver
from plugins.regulations.tree.numbering import issues_in
from plugins.regulations.tree.numbers import Number, follows, suffix_of, wanted_after, written_suffix
from plugins.regulations.tree.units import Regulation


def ids(regulation: Regulation) -> str:
    return " ".join(unit.anchor or "?" for unit in regulation.walk())


def targets(regulation: Regulation) -> list[str]:
    found = Resolver(regulation, "Regulamin sali").everywhere()
    return [
        one.address or f"!{one.words}"
        for _unit, _passage, refs in found
        for one in refs
        if one.address or one.state in PROBLEMS
    ]


@pytest.mark.parametrize(
    ("text", "expected", "refs"),
    [
        ("§ 1. Sala.\n§ 1¹. Klucz.\n§ 1². Portier.\n§ 2. Zob. § 1¹ i § 1².", "par-1 par-1_1 par-1_2 par-2", ["#par-1_1", "#par-1_2"]),
        ("Art. 5. Sala.\nArt. 5¹. Klucz, zob. art. 5¹.\nArt. 6. Zob. art. 5¹ statutu.".replace("5", "1").replace("6", "2"), "art-1 art-1_1 art-2", []),
        ("§ 1.\n1. Sala.\n1¹. Klucz.\n2. Zob. ust. 1¹.", "par-1 par-1-ust-1 par-1-ust-1_1 par-1-ust-2", ["#par-1-ust-1_1"]),
        ("§ 1. Kto:\na) je,\nb) pije,\nb1) śpi,\nc) nic.\n§ 2. Zob. § 1 lit. b1.", "par-1 par-1-lit-a par-1-lit-b par-1-lit-b1 par-1-lit-c par-2", ["#par-1-lit-b1"]),
        ("Rozdział I\n§ 1. Sala.\n§ 2. Zob. § 1.\nRozdział II\n§ 1. Klucz.\n§ 2. Zob. § 1.\n§ 3. Zob. § 2 rozdziału I.", "rozdz-1 rozdz-1-par-1 rozdz-1-par-2 rozdz-2 rozdz-2-par-1 rozdz-2-par-2 rozdz-2-par-3", ["#rozdz-1-par-1", "#rozdz-2-par-1", "#rozdz-1-par-2", "#rozdz-1"]),
        ("§ 1.\n1. Sala.\n2. Klucz.\n§ 2. Zgodnie z § 1 pkt 1.", "par-1 par-1-ust-1 par-1-ust-2 par-2", ["#par-1-ust-1"]),
        ("## 1. Sala\n1. Jest.\n2. Czysta, zob. ust. 1.\n## 2. Klucz\n1. Jest.\n2. Zob. ust. 1.", "rozdz-1 rozdz-1-ust-1 rozdz-1-ust-2 rozdz-2 rozdz-2-ust-1 rozdz-2-ust-2", ["#rozdz-1-ust-1", "#rozdz-2-ust-1"]),
        ("1. SALA\n1. Jest.\n2. Czysta.\n2. KLUCZ\n1. Jest.\n2. Wisi.\n3. KONIEC\n1. Tyle.", "rozdz-1 rozdz-1-ust-1 rozdz-1-ust-2 rozdz-2 rozdz-2-ust-1 rozdz-2-ust-2 rozdz-3 rozdz-3-ust-1", []),
        ("1. Wniosek zawiera:\n1. datę,\n2. cel.\n2. Jest bezpłatny.\n3. Tyle.", "pkt-1 pkt-1-ppkt-1 pkt-1-ppkt-2 pkt-2 pkt-3", []),
        ("A. Zasady\n1. Sala.\nB. Klucze\n1. Klucz.", "lit-a lit-a-ust-1 lit-b lit-b-ust-1", []),
        ("§ 1. Sprzęt to:\nA. rzutnik,\nB. ekran,\nC. stół.\n§ 2. A. Kowalska jest portierem, zob. § 1 lit. B.", "par-1 par-1-lit-a par-1-lit-b par-1-lit-c par-2", ["#par-1-lit-b"]),
        ("§ 1. Kto:\na/ je,\nb/ pije.\n§ 2.\n1/ Sala ma 1/2 okna.\n2/ Zob. § 1 lit. a.", "par-1 par-1-lit-a par-1-lit-b par-2 par-2-pkt-1 par-2-pkt-2", ["#par-1-lit-a"]),
        ("§ 1. Sala.\nZałącznik nr 1\ndo Regulaminu\nWNIOSEK\n1. Imię.\nZałącznik nr 2\ndo Regulaminu\nCENNIK", "par-1 zal-1 zal-1-pkt-1 zal-2", []),
        ("§ 1 – Sala\nJest jedna.\n§ 2 – Klucz\nWisi.", "par-1 par-2", []),
        ("§. 1\nSala.\n§. 2\nKlucz.", "par-1 par-2", []),
        ("§ I. Sala\n1. Jest.\n§ II. Klucz\n1. Wisi.", "par-1 par-1-ust-1 par-2 par-2-ust-1", []),
        ("Rozdział I Zasady ogólne.\n§ 1. Sala.\nRozdział II Sprzęt.\n§ 2. Rzutnik.\nRozdział I stosuje się w święta.", "rozdz-1 par-1 rozdz-2 par-2", ["#rozdz-1"]),
        ("§ 1. Sala[^a] jest.\n§ 2. Klucz[^b].\n\n[^a]: Pokój 5.\n[^b]: U portiera.", "par-1 par-2", []),
        ("§ 1. Zasady:\n<ol>\n<li>raz:<ol type='a'><li>x</li><li>y</li></ol></li>\n<li>dwa</li>\n</ol>\n§ 2. Klucz.", "par-1 par-1-pkt-1 par-1-pkt-1-lit-a par-1-pkt-1-lit-b par-1-pkt-2 par-2", []),
        ("§ 1. Cennik:\n<table><tr><th>Czas</th><th>Cena</th></tr><tr><td>dzień</td><td>5 zł</td></tr></table>\n§ 2. Klucz.", "par-1 par-2", []),
    ],
)  # fmt: skip
def test_an_unusual_structure_is_understood(text: str, expected: str, refs: list[str]) -> None:
    regulation = parse(text)
    assert ids(regulation) == expected
    assert issues_in(regulation) == []
    assert targets(regulation) == refs


def test_the_words_of_html_and_footnotes_keep_the_lines_of_the_file() -> None:
    regulation = parse(
        "§ 1. Lista:\n<ol>\n<li>raz</li>\n<li>dwa</li>\n</ol>\n\n§ 2. Klucz[^1].\n\n[^1]: Przypis.\n", 10
    )
    assert [(unit.label, unit.line) for unit in regulation.walk()] == [("1", 10), ("1", 12), ("2", 13), ("2", 16)]
    assert [note.text for note in regulation.units[1].notes] == ["¹⁾ Przypis."]


def test_what_is_no_tag_stays_as_it_is_written() -> None:
    regulation = parse("§ 1. Pisz <w wiadomości> i a < b & c, AT&T, &nieznane; <https://example.org>.")
    assert regulation.units[0].text == "Pisz <w wiadomości> i a < b & c, AT&T, &nieznane; <https://example.org>."


def test_a_second_list_in_a_paragraph_has_addresses_of_its_own_and_cites_as_it_is_written() -> None:
    regulation = parse("§ 1. Wolno:\na) grać,\nb) pisać.\nNie wolno:\na) spać,\nb) palić.\n§ 2. Klucz.")
    assert ids(regulation) == "par-1 par-1-lit-a par-1-lit-b par-1-lit-a--2 par-1-lit-b--2 par-2"
    assert issues_in(regulation) == []


def test_repeated_numbers_have_no_address_unless_the_text_is_verbatim() -> None:
    text = "§ 1. Raz.\n§ 1. Dwa:\n1) x,\n1) y."
    assert ids(parse(text)) == "par-1 ? par-1-pkt-1 ?" or ids(parse(text)).startswith("par-1 ? ")
    assert ids(parse(text, verbatim=True)) == "par-1 par-1--2 par-1--2-pkt-1 par-1--2-pkt-1--2"


@pytest.mark.parametrize(
    ("written", "suffix"),
    [("", ""), ("a", "a"), ("¹", "_1"), ("a²", "a_2"), ("¹²", "_12")],
)
def test_superscripts_are_joined_by_an_underscore(written: str, suffix: str) -> None:
    assert suffix_of(written) == suffix
    assert written_suffix(suffix) == written


@pytest.mark.parametrize(
    ("before", "after", "is_next"),
    [
        ("", "_1", True), ("_1", "_2", True), ("", "_2", False), ("_1", "_1", False), ("a", "a_1", True), ("a", "b_1", False),
        ("", "1", True), ("1", "2", True), ("_2", "a", True), ("_1", "_3", False),
    ],
)  # fmt: skip
def test_what_may_stand_between_two_numbers(before: str, after: str, is_next: bool) -> None:
    assert follows(Number((1,), before), Number((1,), after)) is is_next


def test_the_number_that_is_missing_is_named() -> None:
    assert wanted_after(Number((1,)), Number((1,), "_2")) == Number((1,), "_1")
    message = issues_in(parse("§ 1. Sala.\n§ 1². Klucz.\n§ 2. Koniec."))[0].message
    assert "po „§ 1” stoi „§ 1²”, a powinno „§ 1¹”" in message


@pytest.mark.parametrize(
    "text",
    [
        "§ 1.\n1. Wniosek:\na. pierwsza,\nb. druga,\n\n(druk wisi)\n\nc. trzecia.\n2. Koniec.",
        "§ 1.\n1. Kto:\n   1) pierwszy,\n   2) drugi\n– płaci.\n   3) trzeci.\n2. Koniec.",
        "Rozdział 1\n§ 1. Pierwszy.\n\nmałe słowa między\n\n§ 2. Drugi.",
    ],
)
def test_words_between_two_units_stay_between_them(text: str) -> None:
    from plugins.regulations.importing.writing import written

    def words(source: str) -> list[str]:
        return [word for word in source.replace("\n", " ").split() if word.isalpha()]

    assert words(written(parse(text))) == words(text)


def test_an_annex_that_is_only_named_above_the_text_does_not_swallow_it() -> None:
    text = (
        "Załącznik nr 1 – wniosek\n\nREGULAMIN\n\n§ 1. Sala.\n§ 2. Klucz.\n\nZałącznik nr 1 – wniosek\n\nImię: ........"
    )
    assert ids(parse(text)) == "par-1 par-2 zal-1"


def test_the_title_of_an_annex_may_begin_on_the_line_below_its_number() -> None:
    annex = parse("§ 1. Sala.\nZałącznik nr 1\ndo Regulaminu\nWNIOSEK\n1. Imię.").annexes[0]
    assert annex.title is not None
    assert annex.title.text == "do Regulaminu – WNIOSEK"
