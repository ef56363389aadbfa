"""The proof: no letter and no digit of a table is in neither the drafts nor the messages."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.reading import front_matter
from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.cells import texts_in
from plugins.organisations.importing.files import sheets_in
from plugins.organisations.importing.matching import FileIndex, index_of
from plugins.organisations.importing.sheets import Sheet, TableRow
from plugins.organisations.importing.taking import ImportDefaults, imported, rows_of
from plugins.organisations.plugin import kind
from tests.plugins.organisations.importing.spreadsheets import csv_of, xlsx_of

HEADINGS = (
    "Lp.", "Nazwa skrócona", "Forma prawna", "Opis", "Cele statutowe", "Sfery", "Ulica", "Nr domu", "Nr lokalu", "Kod",
    "Miejscowość", "Adres", "Adres korespondencyjny", "Telefon", "Telefon 2", "Kontakt", "E-mail", "WWW", "Facebook",
    "KRS", "NIP", "REGON", "OPP", "Status", "Rok założenia", "Sprawdzono", "Dzielnice", "Języki", "Dostępność",
    "Prezes",
    "Uwagi", "Uwagi", "", "Źródło", "lat", "Godziny", "Nazwa i adres", "status_note",
)  # fmt: skip
AWKWARD = (
    "brak", "-", "x", "TAK", "0-32 281 00 00", "tel./fax (32) 281 00 00 w. 12, kom. 600100200 (Ania)",
    "600 100 200 lub 601",
    "biuro(at)example.org", "a@b.pl, b@c.pl; www.x.pl", "http:\\\\x.pl", "EXAMPLE.ORG", "41902", "41-902 Bytom",
    "ul. Polna 1/3, 41-902 Bytom, woj. śląskie", "Bytom, ul. Polna 1", "251749", "0000251749, rejestr stowarzyszeń",
    "NIP: 123-456-32-18", "20 listopada 2026 r.", "31.02.2026", "2001 r.", "7, 99; kultura",
    "Ekologia, przyroda i zwierzęta",
    "polski, klingoński", "winda\nhol", "50,35", "Wiersz pierwszy.\r\n\r\n# Wiersz drugi\n- punkt", "a: b # c",
    "'=1+1", "“x”",
    "44051401359", "x\x0by\u200bz", "Długi opis. " * 40, "<b>x</b> & [y](z) *w*", "zawieszona", "wykreślony z rejestru",
    "---", "null", "tak: nie", "🦊 lis", "Łódź\u2028Gdańsk", "o\u0301", "draft: nie", "razem", "100 %",
)  # fmt: skip
NAMES = ("Fundacja „Łąka”", "Fundacja Łąka", "UKS Orzeł, ul. Polna 1, 41-902 Bytom", "Razem: 3", "", "brak", "1")


def untold(sheets: tuple[Sheet, ...], index: FileIndex | None = None) -> dict[str, int]:
    """Letters and digits of all cells that neither the drafts nor the messages have."""
    ledger = Ledger()
    found = list(imported(rows_of(sheets, ledger), index or FileIndex(), kind(None), ImportDefaults({}), {}, ledger))
    kept: list[str] = []
    for made in found:
        kept += [sentence for _field, sentence in made.proposals]
        if made.text:
            taken = front_matter.split(made.text)
            guessed = re.search(r"^legal_form: .*# domysł", made.text, re.MULTILINE)
            kept += texts_in(
                {k: v for k, v in taken.front.items() if not (k == "draft" or (k == "legal_form" and guessed))}
            )
            kept += re.findall(r"^# Z tabeli \(„.*?”\): (.*)$", made.text, re.MULTILINE)
            kept.append(taken.body)
    # Of a heading, a line says what its column was taken for.
    about_columns = ("kolumny",)
    kept += [f"{note.message if note.message.startswith(about_columns) else ''} {note.quote}" for note in ledger.notes]
    return ledger.missing([cell for sheet in sheets for row in sheet.rows for cell in row.cells], kept)


def sheet_of(*rows: tuple[str, ...]) -> tuple[Sheet, ...]:
    return (Sheet("", tuple(TableRow(n, row) for n, row in enumerate(rows, start=1))),)


cells = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=20)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Sheet, ...]:
    head = ("Nazwa", *draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=9)))
    rows = draw(st.lists(st.tuples(st.sampled_from(NAMES) | cells, *[cells] * (len(head) - 1)), max_size=4))
    title = draw(st.sampled_from([(), (("Wykaz na dzień 20.11.2026",),), (("Wykaz", "", "Telefony"), ("stan",))]))
    return sheet_of(*title, head, *rows)


@settings(max_examples=40, deadline=None)
@given(tables())
@example(sheet_of(("Nazwa", *HEADINGS), *[("Klub", *[cell] * len(HEADINGS)) for cell in AWKWARD]))
def test_nothing_of_a_table_is_in_neither_the_drafts_nor_the_messages(sheets: tuple[Sheet, ...]) -> None:
    assert untold(sheets) == {}


@pytest.mark.parametrize("cell", AWKWARD)
def test_nothing_of_an_awkward_cell_is_lost_in_any_column(cell: str) -> None:
    """The cell stands in each column once, beside nothing that could stand in for it."""
    rows = [
        (f"Klub {chr(65 + position // 26)}{chr(65 + position % 26)}", *_alone(cell, position))
        for position in range(len(HEADINGS))
    ]
    assert untold(sheet_of(("Nazwa", *HEADINGS), *rows)) == {}


def _alone(cell: str, position: int) -> list[str]:
    return [cell if number == position else "" for number in range(len(HEADINGS))]


def test_nothing_of_a_second_import_is_lost_either() -> None:
    head, row = (
        ("Nazwa", "Telefon", "Adres", "Uwagi", "Opis"),
        ("Klub", "32 281 00 00", "ul. Nowa 2, Zabrze", "x", "Uczy."),
    )
    file = "---\nname: Klub\nphones: [600 100 200]\naddress: {street: ul. Stara 1}\nsummary: Gra.\n---\n"
    assert untold(sheet_of(head, row), index_of([("organizacje/klub.md", file)])) == {}


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(xlsx_of({"A": [["Nazwa", "KRS"], ["Klub", 251749]], "B": [["a"], ["b"]]}), id="two sheets"),
        pytest.param(csv_of([["Wykaz"], ["Nazwa", "Telefon"], ["Klub", '32 281 00 00"']]), id="a quotation mark"),
        pytest.param("Nazwa;Miasto\n\"Klub;Bytom\nKoło;Zabrze\n".encode("cp1250"), id="an open quotation mark"),
    ],
)  # fmt: skip
def test_nothing_of_a_whole_file_is_lost(raw: bytes) -> None:
    assert untold(sheets_in(raw, Ledger())) == {}
