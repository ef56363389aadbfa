import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.files import sheets_in
from plugins.organisations.importing.sheets import UnreadableError, text_of_value
from tests.plugins.organisations.importing.spreadsheets import ods_of, xlsx_of

ROWS = [["Nazwa", "Miasto"], ["Fundacja Żółta", "Świętochłowice"]]
CELLS = [("Nazwa", "Miasto"), ("Fundacja Żółta", "Świętochłowice")]
TEXT = "Nazwa;Miasto\r\nFundacja Żółta;Świętochłowice\r\n"


def cells_of(raw: bytes, ledger: Ledger | None = None) -> list[tuple[str, ...]]:
    (sheet,) = sheets_in(raw, ledger or Ledger())
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16, as Excel calls Unicode text"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("cp1250"), id="Windows-1250"),
        pytest.param(TEXT.encode("iso8859_2"), id="ISO-8859-2"),
        pytest.param(TEXT.encode("cp852"), id="CP852"),
        pytest.param(TEXT.replace("\r\n", "\r").encode(), id="lone CR"),
        pytest.param(TEXT.replace("\r\n", "\n").encode(), id="lone LF"),
        pytest.param(f"sep=;\r\n{TEXT}".encode(), id="a line that names the separator"),
        pytest.param(f'"sep=;"\r\n{TEXT}'.encode("utf-16"), id="the same in quotation marks and UTF-16"),
        pytest.param(TEXT.replace(";", ",").encode(), id="commas"),
        pytest.param(TEXT.replace(";", "\t").encode(), id="tabs"),
        pytest.param(TEXT.replace(";", "|").encode(), id="bars"),
        pytest.param(xlsx_of({"Arkusz": ROWS}), id="xlsx"),
        pytest.param(ods_of(ROWS), id="ods"),
        pytest.param(
            f"<table>{''.join(f'<tr><td>{a}</td><td>{b}<br></td></tr>' for a, b in ROWS)}</table>".encode(),
            id="a page that calls itself xls",
        ),
    ],
)
def test_a_table_is_the_same_whatever_program_saved_it(raw: bytes) -> None:
    assert cells_of(raw) == CELLS


def test_an_old_excel_file_is_read() -> None:
    raw = (Path(__file__).parent / "table.xls").read_bytes()
    assert cells_of(raw)[1] == ("Fundacja Łąka", "32 281 00 00", "251749")


def test_a_guessed_encoding_is_told() -> None:
    ledger = Ledger()
    sheets_in(TEXT.encode("cp852"), ledger)
    assert ledger.lines() == ("kodowanie liter rozpoznano jako CP852 (DOS). Sprawdź polskie litery w szkicach.",)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"", "plik jest pusty", id="nothing"),
        pytest.param(b"\r\n \n", "plik jest pusty", id="blanks"),
        pytest.param(b"%PDF-1.7\n", "to plik PDF", id="PDF"),
        pytest.param(b"\xff\xd8\xff\xe0", "to zdjęcie", id="a photograph"),
        pytest.param(b"{\\rtf1", "dokument tekstowy (RTF)", id="RTF"),
        pytest.param(b"PK\x03\x04 cut", "plik jest uszkodzony", id="a cut xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut", "plik jest uszkodzony", id="a cut xls"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "hasłem", id="a password"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "dokument Worda", id=".doc"
        ),
        pytest.param(b"\x00\x01\x02\x03\x04\x05" * 20, "to nie jest tabela", id="bytes"),
        pytest.param(b"<html><p>Brak danych</p></html>", "nie ma tabeli", id="a page without a table"),
        pytest.param(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "dawnym", id="XML"
        ),
    ],
)
def test_what_is_no_table_is_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        sheets_in(raw, Ledger())


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [("word/document.xml", "dokument Worda"), ("lista.xlsx", "archiwum"), ("x.txt", "uszkodzony")],
)
def test_archives_that_are_no_workbook_are_told_apart(inside: str, sentence: str) -> None:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(inside, "x")
    with pytest.raises(UnreadableError, match=sentence):
        sheets_in(raw.getvalue(), Ledger())


def test_an_open_quotation_mark_does_not_swallow_the_rows_below() -> None:
    ledger = Ledger()
    raw = 'Nazwa;Miasto\n"Klub Orzeł;Bytom\nKlub Iskra;Zabrze\nKlub Gwarek;Bytom\n'.encode()
    assert cells_of(raw, ledger)[1:] == [("”Klub Orzeł", "Bytom"), ("Klub Iskra", "Zabrze"), ("Klub Gwarek", "Bytom")]
    assert ledger.lines() == ('wiersz pliku 2: cudzysłów bez pary wzięto za znak tekstu: „"Klub Orzeł;Bytom”.',)


def test_a_cell_of_several_lines_stays_one_cell_and_rows_are_numbered_as_a_spreadsheet_does() -> None:
    (sheet,) = sheets_in(b'Nazwa;Adres\n\n"Klub";"ul. Polna 1\n41-902 Bytom"\nInny;x\n', Ledger())
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Nazwa", "Adres")), (3, ("Klub", "ul. Polna 1\n41-902 Bytom")), (4, ("Inny", "x")),
    ]  # fmt: skip


def test_numbers_and_truth_of_a_workbook_are_written_as_one_reads_them() -> None:
    rows = [["Nazwa", "KRS", "OPP", "lat"], ["Klub", 251749, True, 50.35]]
    assert cells_of(xlsx_of({"A": rows}))[1] == ("Klub", "251749", "tak", "50.35")
    assert text_of_value(None) == ""


def test_a_cell_merged_downwards_holds_for_each_row_and_comments_are_told() -> None:
    ledger = Ledger()
    rows = [["Nazwa", "Miasto"], ["Klub A", "Bytom"], ["Klub B", ""], ["Klub C", "Zabrze"]]
    raw = xlsx_of({"A": rows}, merged="B2:B3", comment=("A2", "sprawdzić w KRS"))
    assert [cells[1] for cells in cells_of(raw, ledger)] == ["Miasto", "Bytom", "Bytom", "Zabrze"]
    assert ledger.lines() == ("komórka A2: komentarz do komórki nie został przejęty: „sprawdzić w KRS”.",)


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        pytest.param(8, 1, id="under a password"),
        pytest.param(10, 97, id="packed in an unknown way"),
        pytest.param(16, 0, id="with a sum that does not fit"),
    ],
)
def test_comments_that_can_not_be_read_are_told_and_the_rows_stay(offset: int, value: int) -> None:
    """``offset``: the place in the part's entry of the central directory of the ZIP archive (APPNOTE 4.3.12)."""
    raw = bytearray(xlsx_of({"A": ROWS}, comment=("A2", "sprawdzić w KRS")))
    name = next(name for name in zipfile.ZipFile(BytesIO(raw)).namelist() if name.startswith("xl/comments"))
    entry = raw.rindex(name.encode()) - 46
    assert raw[entry : entry + 4] == b"PK\x01\x02"
    raw[entry + offset] = value if raw[entry + offset] != value else value + 1
    ledger = Ledger()
    assert cells_of(bytes(raw), ledger) == CELLS
    assert ledger.lines() == (
        "komórka ?: komentarz do komórki nie został przejęty: „(komentarzy nie da się odczytać)”.",
    )


def test_comments_of_damaged_data_are_told_and_the_rows_stay() -> None:
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx_of({"A": ROWS}, comment=("A2", "sprawdzić w KRS")))) as plain,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in plain.namelist():
            archive.writestr(name, plain.read(name))
    raw = bytearray(packed.getvalue())
    part = next(part for part in zipfile.ZipFile(BytesIO(raw)).infolist() if part.filename.startswith("xl/comments"))
    start = part.header_offset + 30 + len(part.filename)
    raw[start : start + 8] = b"\xff" * 8
    ledger = Ledger()
    assert cells_of(bytes(raw), ledger) == CELLS
    assert len(ledger.lines()) == 1


def test_each_sheet_and_each_table_of_a_page_is_read_and_text_beside_it_is_told() -> None:
    assert [sheet.name for sheet in sheets_in(xlsx_of({"Fundacje": ROWS, "Pusty": [], "Kluby": ROWS}), Ledger())] == [
        "Fundacje", "Kluby",
    ]  # fmt: skip
    ledger = Ledger()
    page = "<html><body>Stan na dziś<table><tr><td>a</td></tr></table><table><tr><th colspan=2>b</th></tr></table>"
    assert [sheet.rows[0].cells for sheet in sheets_in(page.encode(), ledger)] == [("a",), ("b", "")]
    assert ledger.lines() == ("tekst obok tabeli nie został przejęty: „Stan na dziś”.",)


SEEDS = {
    "csv": TEXT.encode(),
    "utf-16": TEXT.encode("utf-16"),
    "page": b"<table><tr><td colspan=3>Nazwa</td><td>b</td></tr><tr><td>x<br>y</td></tr></table>",
    "xlsx": xlsx_of({"A": ROWS}, comment=("A1", "x")),
    "xls": (Path(__file__).parent / "table.xls").read_bytes(),
}


@pytest.mark.parametrize(("kind", "count"), [("csv", 150), ("utf-16", 150), ("page", 150), ("xlsx", 4), ("xls", 4)])
def test_a_damaged_file_is_a_table_or_one_sentence_and_never_a_crash(kind: str, count: int) -> None:
    chance = random.Random(kind)
    for _ in range(count):
        raw = bytearray(SEEDS[kind][: chance.choice([None, chance.randrange(len(SEEDS[kind]))])])
        for _hit in range(min(len(raw), chance.randrange(6))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with suppress(UnreadableError):
            sheets_in(bytes(raw), Ledger())
