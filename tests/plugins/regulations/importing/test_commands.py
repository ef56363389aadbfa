# ruff: noqa: E501 - texts and their trees stand here as they are written
"""Texts from Word, PDF, HTML and the clipboard become the clean source form, and every guess is told."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plugins.regulations.importing import commands
from plugins.regulations.importing.commands import cleaned, imported
from plugins.regulations.importing.guesses import Guess
from plugins.regulations.importing.pdf import mended
from plugins.regulations.parsing.parser import parse


def messages(result: commands.Imported) -> list[str]:
    return [guess.message for guess in result.guesses]


def test_pasted_text_becomes_one_unit_a_line() -> None:
    result = cleaned("§ 1. Wniosek zawiera: 1) datę, 2) cel.\n§ 2\nKlucze\n1. Klucz ma portier.")
    assert result.text == ("§ 1. Wniosek zawiera:\n   1) datę,\n   2) cel.\n\n§ 2 Klucze\n   1. Klucz ma portier.\n")
    assert messages(result) == []


def test_page_numbers_running_heads_hyphens_and_ligatures_of_a_printed_text_are_mended_and_told() -> None:
    page = "Regulamin sali spotkań\n"
    result = cleaned(
        f"{page}§ 1. Sala jest wspól-\nna i oﬁcjalna.\n1\n{page}§ 2. Klucz ma portier.\n2\n{page}§ 3. Koniec.\nStrona 3 z 3"
    )
    assert result.text == "§ 1. Sala jest wspólna i oficjalna.\n\n§ 2. Klucz ma portier.\n\n§ 3. Koniec.\n"
    assert messages(result)[0] == "połączono wyrazy przeniesione do nowego wiersza (1)."
    assert messages(result).count("usunięto nagłówek lub stopkę strony: „Regulamin sali spotkań”.") == 3
    assert "usunięto numer strony: „Strona 3 z 3”." in messages(result)


def test_what_is_wrong_with_the_numbers_is_told_at_the_line_of_the_new_text() -> None:
    result = cleaned("§ 1. Raz.\n§ 3. Trzy.")
    assert [(guess.line, guess.message[:26]) for guess in result.guesses] == [(3, "po „§ 1” stoi „§ 3”, a pow")]


def test_numbers_of_html_lists_are_written_out_as_the_browser_shows_them() -> None:
    html = (
        "<html><body><nav>menu</nav><main><h2>§ 1. Klucze</h2><ol><li>Klucz ma portier.</li><li>Kto gubi:"
        "<ol type='a'><li>klucz,</li><li>krzesło.</li></ol></li></ol><ol start='3'><li>Płaci.</li></ol></main></body></html>"
    )
    result = imported(html.encode(), "html")
    regulation = parse(result.text)
    assert [unit.anchor for unit in regulation.walk()] == [
        "par-1", "par-1-ust-1", "par-1-ust-2", "par-1-ust-2-lit-a", "par-1-ust-2-lit-b", "par-1-ust-3",
    ]  # fmt: skip
    assert "menu" not in result.text
    assert "numer „3.” był tylko w znacznikach listy: „Płaci.”." in messages(result)


def _numbered(document: docx.document.Document, text: str, number: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)


def test_numbers_that_word_keeps_in_its_lists_are_written_out() -> None:
    document = docx.Document()
    document.add_paragraph("§ 1. Klucze")
    _numbered(document, "Klucz ma portier.", "99")
    _numbered(document, "Klucz oddaje się.", "99")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Czas", "Cena", "godzina", "10 zł"), strict=True
    ):
        cell.text = text
    out = BytesIO()
    document.save(out)
    result = imported(out.getvalue(), "docx")
    assert result.text == (
        "§ 1. Klucze\n   1. Klucz ma portier.\n   2. Klucz oddaje się.\n\n"
        "| Czas | Cena |\n|---|---|\n| godzina | 10 zł |\n"
    )
    assert "numer „1.” pochodzi z automatycznej listy Worda: „Klucz ma portier.”." in messages(result)


def test_a_number_fallen_to_the_line_before_and_a_lost_section_sign_are_mended_and_told() -> None:
    guesses: list[Guess] = []
    lines = list(mended(["1 KLUCZE", "1. Klucz ma portier. 2.", "Klucz oddaje się."], guesses))
    assert lines == ["§ 1 KLUCZE", "1. Klucz ma portier.", "2.", "Klucz oddaje się."]
    assert len(guesses) == 2


def test_a_table_of_contents_and_footers_of_a_pdf_are_left_out() -> None:
    lines = ["Rozdział 1. Sala . . . . . . . 1", "Rozdział 2. Klucze . . . . . . 2", "Rozdział 1. Sala", "§ 1. Jedna."]
    lines += ["Regulamin sali Strona 1 z 2", "Rozdział 2. Klucze", "§ 2. Ma je portier."]
    result = cleaned("\n".join(mended(lines, [])))
    assert result.text == "Rozdział 1. Sala\n\n§ 1. Jedna.\n\nRozdział 2. Klucze\n\n§ 2. Ma je portier.\n"
    assert "wiersz spisu treści: „Rozdział 1. Sala”." in messages(result)
    assert "usunięto numer strony: „Regulamin sali Strona 1 z 2”." in messages(result)


def test_the_task_writes_the_text_and_the_guesses_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "regulamin.txt"
    file.write_bytes("§ 1. Sala: 1) jedna, 2) druga.\nUdostępnij\n".encode("cp1250"))
    assert commands.main(str(file)) == 0
    out, err = capsys.readouterr()
    assert out == "§ 1. Sala:\n   1) jedna,\n   2) druga.\n"
    assert err == "usunięto element strony internetowej: „Udostępnij”.\n"


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(str(tmp_path / "brak.pdf")) == 2
    assert "nie można odczytać pliku" in capsys.readouterr().err


def test_a_pdf_is_read(tmp_path: Path) -> None:
    import typst

    source = b"#set page(width: 300pt, height: 200pt)\nSala jest jedna.\n\n\xc2\xa7 1. Klucz ma portier.\n"
    result = imported(typst.compile(source), "pdf")
    assert "§ 1. Klucz ma portier." in result.text
    assert messages(result)[0].startswith("tekst pochodzi z PDF")
