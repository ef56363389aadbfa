from pathlib import Path

import pytest

from plugins.organisations.commands import directory_report, import_organisations
from plugins.organisations.importing import table as importing
from plugins.organisations.importing.table import Change, existing_files
from tests.building import write

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
---
Opis napisany ręcznie.

---

Z kreską w środku.
"""
HEADER = "name,legal_form,summary,spheres,source,checked_on,krs,phones,street,city\n"


def run(table: str, **files: str) -> tuple[list[Change], list[str]]:
    existing = existing_files({f"organizacje/{slug}.md": text for slug, text in files.items()})
    return importing.changes(importing.table((HEADER + table).encode()), existing, "tabela x.csv")


def test_a_new_organisation_becomes_a_file() -> None:
    (change,), conflicts = run(
        'Fundacja Łąka,fundacja,"Kosi: łąki",7; 1aa,www,2026-01-02,0000000012,,ul. Polna 1,Bytom\n'
    )
    assert conflicts == []
    assert change.is_new
    assert change.path == "organizacje/fundacja-laka.md"
    assert change.text.splitlines()[:3] == ["---", "name: Fundacja Łąka", "legal_form: fundacja"]
    assert "summary: 'Kosi: łąki'" in change.text
    assert "address: {street: ul. Polna 1, city: Bytom}" in change.text


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            "Zielony Bobrek,,,,,,251749,32 232 76 77,,\n".replace(",251749", ",0000251749"), id="by court number"
        ),
        pytest.param("FUNDACJA ZIELONY BOBREK,,,,,,,32 232 76 77,,\n", id="by name without its signs"),
    ],
)
def test_what_a_file_does_not_say_is_added_and_the_rest_is_untouched(row: str) -> None:
    changes, _conflicts = run(row, bobrek=FILE)
    (change,) = changes
    assert change.added == ("phones",)
    assert change.text == FILE.replace("krs: 0000251749\n", "krs: 0000251749\nphones: [32 232 76 77]\n")


def test_what_a_file_says_differently_is_a_conflict_and_stays() -> None:
    changes, conflicts = run("Fundacja Zielony Bobrek,stowarzyszenie,,18,,2026-06-01,,,,\n", bobrek=FILE)
    assert changes == []
    assert conflicts == [
        "organizacje/bobrek.md: legal_form: w pliku „fundacja”, w tabeli „stowarzyszenie”. Zostaje to, co w pliku.",
        "organizacje/bobrek.md: checked_on: w pliku „2026-05-04”, w tabeli „2026-06-01”. Zostaje to, co w pliku.",
    ]


def test_a_file_from_windows_keeps_its_mark_and_its_line_ends() -> None:
    windows = "\ufeff" + FILE.replace("\n", "\r\n")
    (change,), _conflicts = run("Fundacja Zielony Bobrek,,,,,,,32 232 76 77,,\n", bobrek=windows)
    assert change.text == windows.replace("krs: 0000251749\r\n", "krs: 0000251749\r\nphones: [32 232 76 77]\r\n")


def test_a_file_without_front_matter_is_left_alone() -> None:
    changes, conflicts = run("Fundacja Łąka,fundacja,,,,,,,,\n", laka="Sam tekst.\n")
    assert [change.path for change in changes] == ["organizacje/fundacja-laka.md"]
    assert conflicts == []


def test_two_rows_of_one_new_organisation_make_one_file() -> None:
    rows = "Fundacja Łąka,fundacja,,7,,,0000000012,,,\nFundacja Łąka,,Kosi łąki,,,,0000000012,,,\n"
    (change,), conflicts = run(rows)
    assert conflicts == []
    assert change.is_new
    assert "summary: Kosi łąki" in change.text


def test_a_row_without_a_name_is_told_by_its_number() -> None:
    assert run(",fundacja,,,,,,,,\n") == ([], []) or run(",fundacja,,,,,,,,\n")[1] == [
        "wiersz 2: brak nazwy, pominięty."
    ]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("nazwa;forma prawna\r\nFundacja Żółta;fundacja\r\n".encode("cp1250"), id="Polish Excel"),
        pytest.param("\ufeffname,legal_form\nFundacja Żółta,fundacja\n".encode(), id="UTF-8 with a mark"),
        pytest.param("Nazwa\tForma prawna\nFundacja Żółta\tfundacja\n".encode(), id="tabs"),
    ],
)
def test_tables_of_different_programs_are_read(raw: bytes) -> None:
    assert importing.table(raw) == [{"name": "Fundacja Żółta", "legal_form": "fundacja"}]


def test_our_own_export_changes_nothing_when_it_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.building import build

    text = FILE.replace("krs:", "phones: [+380 44 123 45 67]\nweb: https://example.org\nopp: tak\nkrs:")
    built = build(tmp_path, {"organizacje/bobrek.md": text}, "2026-11-23", "organisations")
    table = built.folder / "organizacje" / "organizacje.csv"
    assert import_organisations(str(table), str(tmp_path / "content")) == 0
    assert capsys.readouterr().out == "Nic nowego: wszystko z tabeli jest już w katalogu.\n"


def test_the_command_writes_only_what_check_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write(tmp_path / "content", {"organizacje/bobrek.md": FILE})
    table = tmp_path / "x.csv"
    table.write_text(
        HEADER + "Fundacja Zła,fundacja,Coś robi,99,,2026-01-01,,,,\nFundacja Dobra,fundacja,Robi,7,,2026-01-01,,,,\n"
    )
    assert import_organisations(str(table), str(content)) == 1
    told = capsys.readouterr()
    assert told.out == "organizacje/fundacja-dobra.md: nowy plik\n"
    assert told.err.startswith("organizacje/fundacja-zla.md: nie zapisano: spheres: „99” nie jest numerem sfery")
    assert (content / "organizacje/fundacja-dobra.md").exists()
    assert not (content / "organizacje/fundacja-zla.md").exists()
    assert (content / "organizacje/bobrek.md").read_text(encoding="utf-8") == FILE


def test_the_report_of_a_content_folder_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write(tmp_path / "content", {"organizacje/bobrek.md": FILE})
    assert directory_report(str(content), "text", "2026-11-23") == 0
    assert "- [ ] Fundacja „Zielony Bobrek” – 2026-05-04" in capsys.readouterr().out
    assert directory_report(str(content), "csv", "2026-11-23") == 0
    assert capsys.readouterr().out.startswith("name,file,checked_on,days,missing,contact\r\n")
