from typing import Any

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.files import sheets_in
from plugins.organisations.importing.matching import FileIndex, index_of
from plugins.organisations.importing.taking import ImportDefaults, ImportedFile, imported, rows_of
from plugins.organisations.plugin import kind
from tests.plugins.organisations.importing.spreadsheets import csv_of, xlsx_of

FILE = """\
---
# ręczny dopisek
name: Fundacja „Zielony Bobrek”
legal_form: fundacja
summary: Sadzi drzewa.   # nie zmieniać
spheres: [18]
source: strona
checked_on: 2026-05-04
krs: 0000251749
phones: [32 281 00 00]
address: {street: ul. Stara 1, city: Bytom}
---
Opis napisany ręcznie.
"""


def run(raw: bytes, index: FileIndex | None = None, **defaults: Any) -> tuple[list[ImportedFile], tuple[str, ...]]:
    ledger = Ledger()
    rows = rows_of(sheets_in(raw, ledger), ledger)
    found = imported(rows, index or FileIndex(), kind(None), ImportDefaults(defaults), {}, ledger)
    return list(found), ledger.lines()


def table(*rows: tuple[object, ...]) -> bytes:
    return csv_of(rows)


def test_a_row_becomes_a_draft_with_its_guesses_and_gaps_marked() -> None:
    (made,), told = run(
        table(
            ("Nazwa", "Ulica", "Nr domu", "Kod", "WWW", "Uwagi"),
            ("Fundacja Łąka", "ul. Polna", "1", "41902", "a.pl", "x: y"),
        ),
        source=["lista urzędu"],
    )
    assert made.path == "organizacje/fundacja-laka.md"
    assert made.text == (
        "---\n"
        "draft: tak\n"
        "name: Fundacja Łąka\n"
        "legal_form: fundacja  # domysł: z nazwy\n"
        "source: [lista urzędu]\n"
        "address: {street: ul. Polna 1, postal_code: 41-902}\n"
        "web: ['https://a.pl']  # domysł: dopisano https://\n"
        "# Do uzupełnienia: summary, spheres, checked_on\n"
        "# Z tabeli („Uwagi”): x: y\n"
        "---\n"
    )
    assert "wiersz 2: domysł w polu legal_form: z nazwy." in told


def test_the_town_comes_from_the_code_where_another_row_knows_it() -> None:
    rows = [
        ("Nazwa", "Kod", "Miasto"),
        ("Klub A", "41-902", "Bytom"),
        ("Klub B", "41-902", ""),
        ("Klub C", "00-001", ""),
    ]
    found, _told = run(table(*rows))
    assert "address: {postal_code: 41-902, city: Bytom}  # domysł: miejscowość z kodu pocztowego\n" in found[1].text
    assert "address: {postal_code: 00-001}\n" in found[2].text


def test_a_cell_that_can_not_be_used_never_rejects_its_row() -> None:
    head = ("Nazwa", "Telefon", "E-mail", "KRS", "Sfery", "Kod", "lat")
    (made,), told = run(table(head, ("Klub", "zapytać w biurze", "x@y", "abc", "99", "4190", "stopni 5")))
    assert made.text.startswith("---\ndraft: tak\nname: Klub\n")
    assert [line for line in told if "wiersz 2" in line] == [
        "wiersz 2, kolumna B: nie nadaje się na phones: „zapytać w biurze”.",
        "wiersz 2, kolumna C: nie nadaje się na email: „x@y”.",
        "wiersz 2, kolumna D: nie nadaje się na krs: „abc”.",
        "wiersz 2, kolumna E: nie ma takiej sfery zadań publicznych: „99”.",
        "wiersz 2, kolumna F: to nie jest kod pocztowy: „4190”.",
        "wiersz 2, kolumna G: nie nadaje się na lat: „stopni 5”.",
    ]


def test_several_columns_for_one_field_are_joined_and_an_empty_one_does_not_win() -> None:
    head = ("Nazwa", "Telefon", "Telefon 2", "Telefon kom.", "KRS", "Nr KRS")
    (made,), told = run(table(head, ("Klub", "32 281 00 00", "600 100 200", "", "0000251749", "")))
    assert "phones: [32 281 00 00, 600 100 200]\n" in made.text
    assert "krs: 0000251749\n" in made.text
    _found, told = run(table(head, ("Klub", "", "", "", "0000251749", "0000000012")))
    assert "wiersz 2, kolumna F: druga wartość pola krs: „0000000012”." in told


def test_a_description_that_is_too_long_stands_whole_in_the_body() -> None:
    text = "Uczy dzieci szachów w każdej dzielnicy. " * 9 + "*Ważne*"
    (made,), _told = run(table(("Nazwa", "Opis"), ("Klub", text)))
    assert "summary: " in made.text
    assert "# domysł: początek dłuższego opisu" in made.text
    assert made.text.endswith("---\n" + text.replace("*", "\\*") + "\n")


def test_names_of_people_and_personal_numbers_are_told_and_not_written() -> None:
    (made,), told = run(table(("Nazwa", "Prezes", "Uwagi"), ("Klub", "Jan Kowalski", "PESEL 44051401359")))
    assert "Kowalski" not in made.text
    assert "4405" not in made.text
    assert "wiersz 2, kolumna B: nie przejmuję („Prezes”): „Jan Kowalski”." in told
    assert "wiersz 2, kolumna C: to wygląda na PESEL, więc nie zapisuję: „PESEL 44051401359”." in told


def test_two_rows_of_one_organisation_are_one_draft() -> None:
    head = ("Nazwa", "KRS", "Telefon", "Forma prawna", "Miasto")
    (made,), told = run(
        table(
            head,
            ("Klub Orzeł", "0000000012", "32 281 00 00", "", "Bytom"),
            ("KLUB ORZEŁ", "0000000012", "600 100 200", "klub", "Zabrze"),
        )
    )
    assert "phones: [32 281 00 00, 600 100 200]\n" in made.text
    assert "legal_form: klub\n" in made.text
    assert "wiersz 3: ta sama organizacja co wiersz 2, inne pole name: „KLUB ORZEŁ”." in told
    assert "wiersz 3: ta sama organizacja co wiersz 2, inny adres: „Zabrze”." in told


def test_organisations_of_one_name_in_two_towns_or_with_two_court_numbers_are_two() -> None:
    head = ("Nazwa", "KRS", "Miasto")
    found, _told = run(
        table(head, ("Klub Orzeł", "", "Bytom"), ("Klub Orzeł", "", "Zabrze"), ("Klub Orzeł", "0000000012", "Bytom"),
              ("Klub Orzeł", "0000000013", "Bytom"))
    )  # fmt: skip
    assert [made.path for made in found] == [
        "organizacje/klub-orzel.md", "organizacje/klub-orzel-2.md", "organizacje/klub-orzel-3.md",
    ]  # fmt: skip


def test_rows_without_a_name_are_kept_and_lines_that_add_up_are_told() -> None:
    found, told = run(table(("Nazwa", "Telefon"), ("", "32 281 00 00"), ("Razem: 1", ""), ("", "")))
    assert [made.path for made in found] == ["organizacje/organizacja-2.md"]
    assert "# Do uzupełnienia: name, legal_form" in found[0].text
    assert "wiersz 3: to nie jest organizacja, pominięto: „Razem: 1”." in told


def test_what_a_file_does_not_say_or_says_differently_is_a_proposal() -> None:
    index = index_of([("organizacje/bobrek.md", FILE)])
    head = ("Nazwa", "Telefon", "Adres", "Forma prawna", "E-mail")
    (made,), _told = run(
        table(
            head, ("FUNDACJA ZIELONY BOBREK", "32 281 00 00, 600 100 200", "ul. Nowa 2, Bytom", "Fundacja", "a@b.pl")
        ),
        index,
    )
    assert (made.path, made.text) == ("organizacje/bobrek.md", "")
    assert made.proposals == (
        ("phones", "dopisz do listy: 600 100 200 (w pliku: 32 281 00 00)"),
        ("email", "dopisz: email: [a@b.pl]"),
        ("address.street", "w pliku „ul. Stara 1”, w tabeli „ul. Nowa 2”"),
    )


def test_what_a_file_already_says_in_other_signs_is_no_proposal() -> None:
    index = index_of([("organizacje/bobrek.md", FILE)])
    rows = table(
        ("Nazwa", "KRS", "Telefon", "Adres"), ("fundacja zielony bobrek", "251749", "+48 322810000", "ul. Stara 1")
    )
    assert run(rows, index)[0] == []


def test_the_same_table_a_second_time_brings_nothing_new() -> None:
    raw = table(("Nazwa", "Telefon", "Uwagi", "Kod", "WWW"), ("Klub", "32 281 00 00", "stary wpis", "41-902", "a.pl"))
    found, _told = run(raw)
    assert run(raw, index_of([(made.path, made.text) for made in found]))[0] == []


def test_a_sheet_without_names_beside_one_with_names_is_told_row_by_row() -> None:
    _found, told = run(xlsx_of({"Lista": [["Nazwa"], ["Klub"]], "Słownik": [["kod", "sfera"], ["a", "b"]]}))
    assert "arkusz „Słownik”, wiersz 1: arkusz bez kolumny z nazwą: „kod | sfera”." in told
    assert "arkusz „Słownik”, wiersz 2: arkusz bez kolumny z nazwą: „a | b”." in told
