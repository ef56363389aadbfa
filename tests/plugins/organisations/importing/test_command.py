import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli.commands import UsageError, check_content
from plugins.organisations.commands import import_organisations
from tests.building import build, write
from tests.plugins.organisations.importing.spreadsheets import csv_of, xlsx_of
from tests.plugins.organisations.importing.test_taking import FILE


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"organizacje/bobrek.md": FILE})


def run(content: Path, raw: bytes, name: str = "lista.csv", **options: object) -> int:
    table = content.parent / name
    table.write_bytes(raw)
    return import_organisations(str(table), str(content), **options)  # type: ignore[arg-type]


ROWS = 5000
TABLE = csv_of(
    [["Nazwa", "Telefon", "E-mail"], ["Fundacja Łąka", "brak", "x@y"], ["Fundacja Zielony Bobrek", "", "a@b.pl"]]
)


def test_drafts_are_written_and_proposals_and_everything_untaken_are_listed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(content, TABLE) == 0
    told = capsys.readouterr()
    assert told.out == (
        "organizacje/fundacja-laka.md: nowy szkic (wiersz 2)\n"
        "organizacje/bobrek.md: propozycja (wiersz 3): email: dopisz: email: [a@b.pl]\n"
        "Nowe szkice: 1. Popraw je i usuń wiersz „draft: tak”.\n"
        "Propozycje dotyczą 1\u00a0pliku: tych plików nie zmieniono, wpisz to, co słuszne.\n"
    )
    assert told.err == (
        "kolumny: „Nazwa” → name; „Telefon” → phones; „E-mail” → email.\n"
        "wiersz 2, kolumna B: to puste pole: „brak”.\n"
        "wiersz 2, kolumna C: nie nadaje się na email: „x@y”.\n"
        "wiersz 2: domysł w polu legal_form: z nazwy.\n"
    )
    assert (content / "organizacje/bobrek.md").read_text(encoding="utf-8") == FILE


def test_what_the_import_wrote_passes_check_and_is_asked_for_what_it_lacks_once_lifted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(content, TABLE)
    capsys.readouterr()
    assert check_content(str(content), "text", "2026-11-23", strict=False) == 0
    assert (
        "organizacje/fundacja-laka.md:1: szkic bez pól: summary, spheres, checked_on. "
        "Uzupełnij je, zanim usuniesz wiersz „draft: tak”."
    ) in capsys.readouterr().out
    draft = content / "organizacje/fundacja-laka.md"
    draft.write_text(draft.read_text(encoding="utf-8").replace("draft: tak\n", ""), encoding="utf-8")
    assert check_content(str(content), "text", "2026-11-23", strict=False) == 1
    told = capsys.readouterr().err
    assert [line.split(": ")[1] for line in told.splitlines()] == ["checked_on", "spheres", "summary"]


def test_a_file_that_can_not_be_read_is_never_written_over(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = content / "organizacje/fundacja-laka.md"
    old.write_bytes("name: Łąka".encode("cp1250"))
    run(content, TABLE)
    assert old.read_bytes() == "name: Łąka".encode("cp1250")
    assert (content / "organizacje/fundacja-laka-2.md").is_file()
    assert (
        "organizacje/fundacja-laka.md: plik nie jest w UTF-8, więc nie porównano go z tabelą."
        in capsys.readouterr().err
    )


def test_a_dry_run_says_the_same_and_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, TABLE, dry_run=True) == 0
    out = capsys.readouterr().out
    assert "organizacje/fundacja-laka.md: byłby nowy szkic (wiersz 2)\n" in out
    assert "Na próbę, nic nie zapisano." in out
    assert [path.name for path in (content / "organizacje").iterdir()] == ["bobrek.md"]


def test_a_second_import_of_the_same_table_has_nothing_new(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = csv_of([["Nazwa", "Telefon", "WWW", "Uwagi"], ["Fundacja Łąka", "32 281 00 00", "a.pl", "nowa"]])
    run(content, raw)
    capsys.readouterr()
    assert run(content, raw) == 0
    assert capsys.readouterr().out == "Nic nowego: wszystko z tabeli jest już w katalogu.\n"


def test_options_say_what_holds_for_all_rows(content: Path) -> None:
    run(content, TABLE, checked_on="20.11.2026", told_source="wykaz urzędu miasta")
    text = (content / "organizacje/fundacja-laka.md").read_text(encoding="utf-8")
    assert "source: [wykaz urzędu miasta]\n" in text
    assert "checked_on: '2026-11-20'\n" in text


def test_our_own_export_changes_nothing_when_it_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FILE.replace("krs:", "web: https://example.org\nopp: tak\nkrs:")
    text = text.replace("phones: [32", "phones: [+380 44 123 45 67, 32")
    built = build(tmp_path, {"organizacje/bobrek.md": text}, "2026-11-23", "organisations")
    assert import_organisations(str(built.folder / "organizacje/organizacje.csv"), str(tmp_path / "content")) == 0
    assert capsys.readouterr().out == "Nic nowego: wszystko z tabeli jest już w katalogu.\n"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"%PDF-1.7", "to plik PDF, a nie tabela.", id="PDF"),
        pytest.param("Klub Orzeł;Bytom\nKoło;Zabrze\n".encode(), "żaden wiersz nie wygląda na nagłó", id="no headings"),
        pytest.param(xlsx_of({"A": [], "B": []}), "tabela jest pusta.", id="empty sheets"),
    ],
)
def test_a_file_that_can_not_be_read_is_one_sentence_and_wrong_use(content: Path, raw: bytes, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        run(content, raw)
    assert [path.name for path in (content / "organizacje").iterdir()] == ["bobrek.md"]


def test_wrong_use_is_told(content: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nie można odczytać pliku \\(nie ma takiego pliku\\)"):
        import_organisations(str(tmp_path / "nie-ma.csv"), str(content))
    with pytest.raises(UsageError, match="\\(to katalog\\)"):
        import_organisations(str(tmp_path), str(content))
    with pytest.raises(UsageError, match="--checked-on: „dziś” nie jest datą"):
        run(content, TABLE, checked_on="dziś")


@pytest.mark.long
def test_five_thousand_rows_are_drafts_in_a_quarter_of_a_minute_of_processor_time(content: Path) -> None:
    rows = [
        [
            f"Fundacja nr {n}",
            "ul. Polna",
            n % 90,
            "41902",
            f"32 281 {n // 100:02} {n % 100:02}",
            f"a{n}@b.pl",
            n + 100000,
        ]
        for n in range(ROWS)
    ]
    table = content.parent / "lista.csv"
    table.write_bytes(csv_of([["Nazwa", "Ulica", "Nr domu", "Kod", "Telefon", "E-mail", "KRS"], *rows]))
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_CPU, (15, 15));"
        "from plugins.organisations.commands import import_organisations as f; sys.exit(f(*sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(table), str(content)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert len(list((content / "organizacje").glob("*.md"))) == ROWS + 1
