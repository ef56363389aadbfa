"""The command: a draft in the right folder, all guesses on standard error, nothing overwritten."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.reading.document import document
from plugins.core.site.paths import source_path_of
from plugins.regulations.importing.commands import import_regulation
from plugins.regulations.plugin import kind

DAY = dt.date(2026, 11, 29)
TEXT = (
    "REGULAMIN SALI SPOTKAŃ\nprzyjęty dnia 12 maja 2026 r.\n\n"
    "§ 1. Sala.\n§ 2. Regulamin wchodzi w życie z dniem 1 czerwca 2026 r.\n"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def source(tmp_path: Path, text: str = TEXT, name: str = "regulamin sali.txt") -> str:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_draft_is_written_under_the_day_from_which_the_text_holds(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(source(tmp_path), str(content), False, DAY) == 0
    written = content / "regulaminy" / "regulamin-sali-spotkan" / "2026-06-01.md"
    out, err = capsys.readouterr()
    assert out == f"{written}\n"
    assert "adopted: 2026-05-12 odczytano z tekstu. Sprawdź datę przyjęcia.\n" in err
    assert "title: tytuł był pisany wielkimi literami, zapisano „Regulamin sali spotkań”. Popraw nazwy własne.\n" in err
    regulations = kind(None)
    path = written.relative_to(content).as_posix()
    record, problems, _warnings = document(regulations, source_path_of(regulations, path), written.read_bytes())
    assert list(problems) == []
    assert record is not None
    assert record.draft
    assert record.title == "Regulamin sali spotkań"  # type: ignore[attr-defined]
    assert "REGULAMIN SALI" not in written.read_text(encoding="utf-8")


def test_a_dry_run_prints_the_draft_and_writes_nothing(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(source(tmp_path), str(content), True, DAY) == 0
    assert "draft: tak\n---\n" in capsys.readouterr().out
    assert list(content.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = source(tmp_path)
    assert import_regulation(file, str(content), False, DAY) == 0
    written = next(content.rglob("*.md"))
    written.write_text("moje", encoding="utf-8")
    capsys.readouterr()
    assert import_regulation(file, str(content), False, DAY) == 2
    assert written.read_text(encoding="utf-8") == "moje"
    assert "taki plik już jest i nie został zmieniony" in capsys.readouterr().err


def test_what_is_not_known_is_left_out_and_told(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(source(tmp_path, "§ 1. Sala.\n", "sala_nowa.txt"), str(content), False, DAY) == 0
    text = (content / "regulaminy" / "sala-nowa" / "2026-11-29.md").read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "Sala nowa"\ndraft: tak\n---\n')
    err = capsys.readouterr().err
    assert "title: w tekście nie ma tytułu, wzięto nazwę pliku („sala_nowa”). Popraw go.\n" in err
    assert "w szkicu brakuje pól: summary, adopted, adopted_by. Uzupełnij je, zanim usuniesz „draft: tak”.\n" in err


def test_a_source_with_repeated_numbers_is_taken_verbatim_and_that_is_said(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(source(tmp_path, "Regulamin\n\n§ 1. Raz.\n\n§ 1. Dwa.\n"), str(content), False, DAY) == 0
    written = next(content.rglob("*.md"))
    assert "\nverbatim: tak\n" in written.read_text(encoding="utf-8")
    err = capsys.readouterr().err
    assert "verbatim: tak wpisano, bo numery źródła powtarzają się" in err
    line = written.read_text(encoding="utf-8").split("\n").index("§ 1. Dwa.") + 1
    assert f"{written}:{line}: § 1: numer powtórzony" in err


@pytest.mark.parametrize(
    ("name", "words"),
    [("brak.pdf", "nie ma takiego pliku"), ("", "to katalog")],
)
def test_a_file_that_is_not_there_is_told(
    name: str, words: str, tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(str(tmp_path / name), str(content), False, DAY) == 2
    assert words in capsys.readouterr().err


def test_a_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_regulation(source(tmp_path), str(tmp_path / "nie-ma"), False, DAY) == 2
    assert "nie ma katalogu" in capsys.readouterr().err


def test_a_draft_that_check_would_refuse_is_written_and_told(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_regulation(source(tmp_path, "Regulamin\n\n§ 1. Sala 中.\n"), str(content), False, DAY) == 1
    written = next(content.rglob("*.md"))
    line = written.read_text(encoding="utf-8").split("\n").index("§ 1. Sala 中.") + 1
    assert f"{written}:{line}: znak „中” (U+4E2D) nie ma kształtu w kroju pisma" in capsys.readouterr().err
