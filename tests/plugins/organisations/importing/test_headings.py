import pytest

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.headings import FIELDS, field_of, headed, letters_of
from plugins.organisations.importing.sheets import Sheet, TableRow
from plugins.organisations.model import Organisation


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nazwa", "name"), ("NAZWA ORGANIZACJI", "name"), ("Pełna nazwa", "name"), ("Nazwa podmiotu (pełna)", "name"),
        ("NazwaPodmiotu", "name"), ("Organizacja", "name"), ("name", "name"), ("Nazwa skrócona", "short_name"),
        ("Nazwa i adres organizacji", "name_and_address"), ("Nazwa banku", ""), ("Forma prawna", "legal_form"),
        ("Rodzaj podmiotu", "legal_form"), ("E-mail", "email"), ("Adres e-mail", "email"),
        ("e mail kontaktowy", "email"),
        ("Telefon kontaktowy", "phones"), ("Nr tel.", "phones"), ("TELEFONY", "phones"), ("Telefon 2", "phones"),
        ("telefon/fax", "phones"), ("Kontakt", "phones"), ("Strona www", "web"), ("Adres strony internetowej", "web"),
        ("Facebook", "social"), ("Ulica", "street"), ("ulica i numer", "street"), ("Nr domu", "house"),
        ("Numer lokalu", "flat"), ("Kod", "postal_code"), ("KodPocztowy", "postal_code"), ("Miejscowość", "city"),
        ("Adres", "whole_address"), ("Adres siedziby", "whole_address"), ("Siedziba", "whole_address"),
        ("Nr KRS", "krs"), ("Numer KRS lub innej ewidencji", "krs"), ("NIP", "nip"), ("REGON", "regon"),
        ("Status OPP", "opp"), ("Cele statutowe", "summary"), ("Opis działalności", "summary"), ("Sfery", "spheres"),
        ("Rok założenia", "founded"), ("Data sprawdzenia", "checked_on"), ("Źródło", "source"),
        ("Dzielnica", "districts"),
        ("Osoba do kontaktu", "person"), ("Imię i nazwisko prezesa", "person"), ("Telefon osoby kontaktowej", "person"),
        ("Oznaczenie formy prawnej", "legal_form"), ("Forma organizacyjno-prawna", "legal_form"),
        ("Rejestr", "legal_form"),
        ("Phone", "phones"), ("Website", "web"), ("Address", "whole_address"), ("Adres poczty elektronicznej", "email"),
        ("Lp.", "number"), ("L.p.", "number"), ("Nr", "number"), ("Uwagi", ""), ("Poczta", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_are_matched_generously(heading: str, field: str) -> None:
    assert field_of(heading) == field


def read(*rows: tuple[str, ...]) -> tuple[list[str], list[tuple[str, ...]], tuple[str, ...]]:
    ledger = Ledger()
    found = headed(Sheet("", tuple(TableRow(n, row) for n, row in enumerate(rows, start=1))), ledger)
    assert found is not None
    return [column.field for column in found.columns], [row.cells for row in found.rows], ledger.lines()


def test_title_rows_above_the_headings_are_skipped_and_told() -> None:
    fields, rows, told = read(
        ("Wykaz organizacji", ""), ("Stan na 20.11.2026", ""), ("Nazwa", "Telefon"), ("Klub", "1")
    )
    assert fields == ["name", "phones"]
    assert rows == [("Klub", "1")]
    assert told == (
        "wiersz 1: tekst nad nagłówkami nie jest organizacją: „Wykaz organizacji”.",
        "wiersz 2: tekst nad nagłówkami nie jest organizacją: „Stan na 20.11.2026”.",
        "kolumny: „Nazwa” → name; „Telefon” → phones.",
    )


def test_two_rows_of_headings_are_one_where_that_names_more_columns() -> None:
    fields, rows, told = read(
        ("Nazwa", "Adres", "", "Kontakt", ""),
        ("", "ulica", "kod", "telefon", "e-mail"),
        ("Klub", "Polna 1", "", "", ""),
    )
    assert fields == ["name", "street", "postal_code", "phones", "email"]
    assert rows == [("Klub", "Polna 1", "", "", "")]
    assert told[0] == "wiersz 1: górny wiersz nagłówków, kolumny nazywa dolny: „Nazwa | Adres | Kontakt”."


def test_numbers_of_columns_and_headings_that_come_again_are_no_organisations() -> None:
    head = ("Lp.", "Nazwa", "Telefon")
    _fields, rows, told = read(head, ("1", "2", "3"), ("1", "Klub", ""), head, ("2", "Koło", ""))
    assert rows == [("1", "Klub", ""), ("2", "Koło", "")]
    assert "wiersz 2: numery kolumn nie są organizacją: „1 | 2 | 3”." in told
    assert "wiersz 4: powtórzony wiersz nagłówków: „Lp. | Nazwa | Telefon”." in told
    assert "kolumna A: kolumny „Lp.” nie przejmuję: „1, 2”." in told


def test_each_column_that_is_not_used_is_named() -> None:
    _fields, _rows, told = read(("Nazwa", "Uwagi", "Prezes", ""), ("Klub", "a", "b", "c"))
    assert told[1:] == (
        "kolumna B: nie ma takiego pola: „Uwagi”. Jej treść stoi w szkicach jako komentarz: wykorzystaj ją albo usuń.",
        "kolumna C: danych osób nie przejmuję: „Prezes”. Jej treść wypisuję niżej.",
        "kolumna D: kolumna nie ma nazwy. Jej treść stoi w szkicach jako komentarz: wykorzystaj ją albo usuń.",
    )


def test_a_table_without_a_column_of_names_is_not_guessed_at() -> None:
    assert headed(Sheet("", (TableRow(1, ("Klub Orzeł", "Bytom")), TableRow(2, ("Koło", "Zabrze")))), Ledger()) is None


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_columns_are_called_as_in_a_spreadsheet(index: int, letters: str) -> None:
    assert letters_of(index) == letters


@pytest.mark.parametrize("field", [name for name in Organisation.model_fields if name in FIELDS])
def test_a_column_called_as_in_our_guide_or_our_data_is_its_field(field: str) -> None:
    assert field_of(field) == field_of(Organisation.model_fields[field].title or "") == field
