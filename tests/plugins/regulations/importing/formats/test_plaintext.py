# ruff: noqa: E501 - texts stand here as they are written
"""Text files: encodings, pages, cut words, furniture."""

from dataclasses import replace

import pytest

from plugins.regulations.importing.assembling import Imported, imported
from plugins.regulations.importing.formats.hyphens import joined
from plugins.regulations.importing.formats.text_files import decoded
from plugins.regulations.importing.ledger import Ledger, UnreadableFileError


def messages(result: Imported) -> list[str]:
    return [str(replace(note, place="")) for note in result.ledger.notes]


def read(text: str) -> Imported:
    return imported(text.encode(), "txt")


def test_pasted_text_becomes_one_unit_a_line() -> None:
    result = read("§ 1. Wniosek zawiera: 1) datę, 2) cel.\n§ 2\nKlucze\n1. Klucz ma portier.")
    assert result.text == "§ 1. Wniosek zawiera:\n   1) datę,\n   2) cel.\n\n§ 2 Klucze\n   1. Klucz ma portier.\n"
    assert messages(result) == []


def test_page_numbers_running_heads_hyphens_and_ligatures_of_a_printed_text_are_mended_and_told() -> None:
    page = "Regulamin sali spotkań\n"
    result = read(
        f"{page}§ 1. Sala jest wspól-\nna i oﬁcjalna.\n1\n{page}§ 2. Klucz ma portier.\n2\n{page}§ 3. Koniec.\nStrona 3 z 3"
    )
    assert result.text == "§ 1. Sala jest wspólna i oficjalna.\n\n§ 2. Klucz ma portier.\n\n§ 3. Koniec.\n"
    assert messages(result).count("usunięto nagłówek lub stopkę strony: „Regulamin sali spotkań”.") == 3
    assert "usunięto numer strony: „Strona 3 z 3”." in messages(result)
    assert "połączono wyraz przeniesiony do nowego wiersza: „wspólna” (było „wspól-” i „na”)." in messages(result)


def test_lines_that_come_three_times_inside_the_text_stay() -> None:
    text = "§ 1. Portier.\nDo jego zadań należy:\n1) patrzenie.\n" * 1 + "".join(
        f"§ {n}. Dozorca.\nDo jego zadań należy:\n1) chodzenie.\nPrezes\n" for n in (2, 3, 4)
    )
    result = read(text)
    assert result.text.count("Do jego zadań należy:") == 4
    assert result.text.count("Prezes") == 3


def test_a_lone_number_is_no_page_number() -> None:
    assert "112" in read("§ 1. Numer alarmowy:\n112\n§ 2. Klucz.").text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wspól-\nna sala", "wspólna\nsala"),
        ("społeczno-\ngospodarczy plan", "społeczno-gospodarczy\nplan"),
        ("kulturalno-\noświatowy", "kulturalno-oświatowy"),
        ("biuro@nasza-\nsala.pl", "biuro@nasza-sala.pl"),
        ("biuro-\nklubu@example.org", "biuro-klubu@example.org"),
        ("www.nasza-\nsala.pl", "www.nasza-sala.pl"),
        ("czarno-biały i czarno-\nbiały", "czarno-biały i czarno-biały"),
        ("w godzinach 8-\ngodzin", "w godzinach 8-godzin"),
        ("Sala –\nnowa", "Sala –\nnowa"),
    ],
)
def test_words_cut_at_the_end_of_a_line(text: str, expected: str) -> None:
    assert joined(text, Ledger()).strip() == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso-8859-2", "cp852", "utf-16", "utf-16-le"])
def test_polish_letters_come_in_from_each_encoding(encoding: str) -> None:
    text = "§ 1. Osoby korzystają z sali bezpłatnie, źródło ciepła żółkło. Gdańsk, Łódź, ŻÓŁW, ŚĆIĘGNO.\n"
    ledger = Ledger()
    assert decoded(text.encode(encoding, "replace"), ledger).replace("?", "§") == text
    assert bool(ledger.notes) is (encoding in ("cp1250", "iso-8859-2", "cp852"))


def test_control_characters_and_unreadable_glyphs_are_told() -> None:
    result = read("§ 1. Sa\x02la (cid:12) jest.\n§ 2. Klucz.")
    assert "usunięto znaki sterujące (1)." in messages(result)
    assert "w źródle są znaki, których nie da się odczytać („(cid:12)”). Dopisz je z oryginału." in messages(result)
    assert "Sala (cid:12) jest." in result.text


def test_buttons_of_a_web_page_and_contents_are_told() -> None:
    result = read(
        "Spis treści\nI. SPRZĘT ........ 4\nII. KLUCZE ....... 5\n\nI. SPRZĘT\n1. Rzutnik.\nII. KLUCZE\n1. Klucz.\nUdostępnij\n"
    )
    assert "Udostępnij" not in result.text
    assert "usunięto element strony internetowej: „Udostępnij”." in messages(result)
    assert "wiersz spisu treści: „I. SPRZĘT”." in messages(result)


def test_what_is_wrong_with_the_numbers_is_told_at_the_line_of_the_new_text() -> None:
    result = read("§ 1. Raz.\n§ 3. Trzy.")
    assert [(issue.line, issue.message[:26]) for issue in result.issues] == [(3, "po „§ 1” stoi „§ 3”, a pow")]
    assert result.verbatim


def test_front_matter_of_a_markdown_file_is_told() -> None:
    result = imported("---\ntitle: Stary\n---\n§ 1. Sala.\n".encode(), "md")
    assert result.text == "§ 1. Sala.\n"
    assert messages(result) == ["nagłówek pliku (front matter) pominięto: „title: Stary”."]


def test_marks_that_only_change_the_looks_go_and_are_told() -> None:
    result = imported("§ 1. Sala jest <b>dla wszystkich</b>.<br>\n\n> Tak chce\n> rada.\n".encode(), "md")
    assert result.text == "§ 1. Sala jest dla wszystkich.\n\nTak chce rada.\n"
    assert messages(result) == ["znaki cytatu pominięto: „>”.", "znaczniki HTML pominięto: „<b> </b>”."]


def test_a_list_with_plus_signs_is_a_list_and_a_sum_is_none() -> None:
    assert read("§ 1. Wolno:\n+ grać,\n+ śpiewać.\n").text == "§ 1. Wolno:\n   - grać,\n   - śpiewać.\n"
    assert read("§ 1. Opłata to 100 zł\n+ VAT\n+ prąd, a < b.\n").text == "§ 1. Opłata to 100 zł + VAT + prąd, a < b.\n"
    assert "\n   - jeden\n   - dwa\n" in read("§ 1. Cytat:\n> + jeden\n> + dwa\n").text


def test_blocks_of_html_are_lines_of_their_own() -> None:
    found = read("<p>§ 1. A.</p><p>§ 2. B.</p>\n<div>§ 3. C.</div><div>1. x</div>\n").regulation
    assert [unit.anchor for unit in found.walk()] == ["par-1", "par-2", "par-3", "par-3-ust-1"]


def test_an_empty_file_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="plik jest pusty"):
        read(" \n")


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("1. Opłata wynosi 100 zł.  II. Sankcje", ["rozdz-1", "rozdz-1-ust-1", "rozdz-2"]),
        ("1. Zgodnie z zał. II. Klucz, zob. rozdz. II. Sankcje", ["rozdz-1", "rozdz-1-ust-1"]),
        ("1. Zgodnie z rozdz.  II. Sankcje", ["rozdz-1", "rozdz-1-ust-1"]),
        ("1. Opłata ........  2", ["rozdz-1", "rozdz-1-ust-1"]),
    ],
)
def test_a_chapter_on_the_line_of_a_provision(line: str, units: list[str]) -> None:
    assert [unit.anchor for unit in read(f"I. Opłaty\n{line}\n").regulation.walk()] == units
