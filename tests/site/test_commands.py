"""The commands as their users call them: output, streams and exit codes of the contract."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, write

GOOD = {
    "strony/kontakt.md": "---\ntitle: Kontakt\n---\n\nNapisz do nas.\n",
    "aktualnosci/2026-11-20-dzien.md": (
        "---\ntitle: Dzień otwarty\ndate: 2026-11-20\nsummary: Zapraszamy.\ntopic: nabory\n---\n\nTreść.\n"
    ),
}
WRONG = {
    "aktualnosci/2026-11-20-dzien.md": "---\ntitel: Dzień\ndate: 2026-11-20\nsummary: S.\ntopic: nabor\n---\n",
    "kalendarz/2026-12-03-rodo.md": "---\ntitle: RODO\nstart: 2026-12-03 17.00\nkind: szkolenie\nsummary: S.\n---\n",
}


def run(*arguments: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tasks.py"), *arguments]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "content", GOOD)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write(tmp_path / "content", WRONG)


def test_build_makes_the_site_and_ends_with_one_line(good: Path, tmp_path: Path) -> None:
    done = run("build", "--content", str(good), "--output", str(tmp_path / "out"), "--today", "2026-11-23")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Dokumenty: 2. Pliki zapisane: ")
    assert (tmp_path / "out" / "aktualnosci/2026/dzien/index.html").is_file()
    again = run("build", "--content", str(good), "--output", str(tmp_path / "out"), "--today", "2026-11-23")
    assert "Pliki zapisane: 0" in again.stdout


def test_build_lists_all_problems_on_standard_error_and_makes_nothing(wrong: Path, tmp_path: Path) -> None:
    done = run("build", "--content", str(wrong), "--output", str(tmp_path / "out"), "--today", "2026-11-23")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{wrong}/aktualnosci/2026-11-20-dzien.md:1: title: brakuje pola (Tytuł). "
        "Dopisz wiersz, np. title: Dzień otwarty",
        f"{wrong}/aktualnosci/2026-11-20-dzien.md:2: titel: nieznane pole. Może chodziło o „title”?",
        f"{wrong}/aktualnosci/2026-11-20-dzien.md:5: topic: „nabor” nie jest jedną ze znanych wartości. "
        "Może chodziło o „nabory”? Do wyboru: nabory, szkolenia. Lista stoi w site.yaml (topics).",
        f"{wrong}/kalendarz/2026-12-03-rodo.md:3: start: „17.00” nie jest godziną. Zapisz GG:MM, czyli 17:00",
    ]
    assert not (tmp_path / "out").exists()


def test_check_as_json_is_a_list_with_the_promised_keys(wrong: Path) -> None:
    done = run("check", "--content", str(wrong), "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert all(set(problem) == {"path", "line", "column", "field", "message"} for problem in found)
    assert [(p["line"], p["field"]) for p in found if p["field"] == "titel"] == [(2, "titel")]


def test_check_for_a_pull_request_annotates_lines(wrong: Path) -> None:
    done = run("check", "--content", str(wrong), "--format", "github")
    assert f"::error file={wrong}/aktualnosci/2026-11-20-dzien.md,line=2,col=1::titel: nieznane pole." in done.stdout


def test_check_of_good_content_says_so(good: Path) -> None:
    done = run("check", "--content", str(good))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Treść jest poprawna." in done.stdout
    assert json.loads(run("check", "--content", str(good), "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["build", "--content", "nie-ma"], "nie ma katalogu nie-ma", id="no such folder"),
        pytest.param(["build", "--today", "jutro"], "„jutro” nie jest datą", id="today is no day"),
        pytest.param(["build", "--site-url", "lokal"], "to nie protokół z domeną", id="no address"),
        pytest.param(["check", "--format", "xml"], "Do wyboru: text, json, github", id="unknown format"),
        pytest.param(["publish", "--target", "ftp"], "Do wyboru: folder", id="unknown target"),
        pytest.param(["build", "--output", "content"], "leży w katalogu z treścią", id="pages among texts"),
        pytest.param(["publish", "--output", "content/strony/x"], "leży w katalogu z treścią", id="pages inside texts"),
        pytest.param(["build", "--output", "README.md"], "to plik", id="a file for the pages"),
        pytest.param(["new", "strona", "Nowa", "--today", "jutro"], "„jutro” nie jest datą", id="new for no day"),
        pytest.param(
            ["newsletter", "--month", "2026-11", "--output", "content/x"], "leży w katalogu", id="letter in texts"
        ),
        pytest.param(["serve", "--port", "osiem"], "to nie jest numer", id="port is no number"),
        pytest.param(["serve", "--port", "99999"], "od 1 do 65535", id="no such port"),
        pytest.param(["build", "--nie"], "nie ma takiej opcji", id="unknown option"),
        pytest.param(["nie-ma-takiego"], "nie jest poleceniem", id="unknown task"),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "publish"])
def test_pages_are_never_made_around_the_texts(good: Path, command: str) -> None:
    done = run(command, "--content", str(good), "--output", str(good.parent))
    assert done.returncode == 2
    assert done.stderr == f"--output: w {good.parent} leży katalog z treścią. Podaj inny katalog, np. --output output\n"
    assert [path.name for path in good.parent.iterdir()] == [good.name]


def test_a_plugin_that_does_not_load_fails_the_build(good: Path, tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    text = (ROOT / "pelicanconf.py").read_text(encoding="utf-8").replace('"plugins.pages"', '"plugins.niema"')
    settings.write_text(text.replace('THEME = "theme"', f'THEME = "{ROOT / "theme"}"'), encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(good), "-o", str(tmp_path / "out"), "-s", str(settings)]
    done = subprocess.run(
        [*command, "--fatal", "warnings"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode != 0
    assert not (tmp_path / "out").exists()


def test_two_builds_in_other_surroundings_give_the_same_bytes(good: Path, tmp_path: Path) -> None:
    trees = []
    for number, surroundings in enumerate(
        [
            {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        ]
    ):
        output = tmp_path / f"out{number}" / ("x" * number)
        done = run("build", "--content", str(good), "--output", str(output), "--today", "2026-11-23", **surroundings)
        assert done.returncode == 0, done.stderr
        trees.append({p.relative_to(output): p.read_bytes() for p in output.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]


def test_a_missing_required_field_of_any_kind_stops_the_build_at_its_line(tmp_path: Path) -> None:
    import datetime as dt

    from plugins.cli.starter import starter
    from plugins.core.schema.messages import written_fields
    from plugins.core.schema.site_data.centre import Centre
    from tests.building import filled_in, kinds, problems

    centre = Centre(name="Lokal", url="https://lokal.example.org", topics={"nabory": "Nabory"})
    for kind in kinds():
        made = starter(kind, "Dzień otwarty", {}, centre, dt.date(2026, 11, 23))
        for name, info in written_fields(kind.model).items():
            if info.is_required():
                text = "\n".join(line for line in filled_in(made.text).split("\n") if not line.startswith(f"{name}:"))
                found = problems(tmp_path / f"{kind.name}-{name}", {made.path: text})
                assert [(p.path, p.line, p.field) for p in found] == [(made.path, 1, name)]


def test_arguments_for_pytest_arrive_as_they_were_typed() -> None:
    done = run("test", "--", "--collect-only", "-q", "-k", "titles and missing", "tests/plugins/polish")
    assert "no tests" in done.stdout
    assert done.returncode == 5, done.stderr  # pytest's own "nothing was selected", not "no such file: and"


def test_a_folder_that_is_not_ours_is_not_built_into_unless_told(good: Path, tmp_path: Path) -> None:
    own = tmp_path / "dom"
    own.mkdir()
    (own / "index.html").write_text("moje", encoding="utf-8")
    (own / "notatki.txt").write_text("moje", encoding="utf-8")
    arguments = ("build", "--content", str(good), "--output", str(own), "--today", "2026-11-23")
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (
        2,
        f"--output: w katalogu {own} leżą pliki, których nie zrobił ten program. Podaj inny katalog, np. --output "
        "output, albo dopisz --take-over: pliki strony zastąpią te o takich samych nazwach.\n",
    )
    assert sorted(path.name for path in own.iterdir()) == ["index.html", "notatki.txt"]
    assert run(*arguments, "--take-over").returncode == 0
    assert "moje" not in (own / "index.html").read_text(encoding="utf-8")
    assert (own / "notatki.txt").read_text(encoding="utf-8") == "moje"
    assert run(*arguments).returncode == 0, "it carries our mark now"
    (tmp_path / "skrot").symlink_to(own)
    linked = run("build", "--content", str(good), "--output", str(tmp_path / "skrot"))
    assert linked.returncode == 2
    assert "to dowiązanie do innego katalogu" in linked.stderr


def test_an_impossible_folder_is_one_line_and_no_traceback(good: Path, tmp_path: Path) -> None:
    (tmp_path / "plik").write_text("x", encoding="utf-8")
    done = run("build", "--content", str(good), "--output", str(tmp_path / "plik" / "strona"))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "w tej ścieżce stoi plik" in done.stderr
