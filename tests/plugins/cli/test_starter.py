"""Starter files are valid as they stand, drafts, and never overwrite anything."""

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli import authoring
from plugins.cli.authoring import plainly, problem_of
from plugins.cli.starter import kind_called, starter
from plugins.core.reading import document
from plugins.core.schema.fields import InvalidValue
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Kind
from tests.building import ROOT, SITE_YAML, kinds, problems, write

TODAY = dt.date(2026, 11, 23)
CENTRE = Centre(name="Lokal", url="https://lokal.example.org", topics={"nabory": "Nabory"})


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("title", ["Dzień otwarty", "RODO: pytania i „odpowiedzi”", "*Ważne* #1"])
def test_a_starter_file_is_valid_and_a_draft(tmp_path: Path, kind: Kind, title: str) -> None:
    made = starter(kind, title, {}, CENTRE, TODAY)
    assert problems(tmp_path, {made.path: made.text}) == []
    assert "\ndraft: tak\n" in made.text


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_without_its_draft_mark_each_place_to_be_filled_is_a_problem_at_its_line(tmp_path: Path, kind: Kind) -> None:
    made = starter(kind, "Dzień otwarty", {}, CENTRE, TODAY)
    text = made.text.replace("draft: tak\n", "")
    found = {problem.line for problem in problems(tmp_path, {made.path: text})}
    open_places = {
        number
        for number, line in enumerate(text.split("\n"), 1)
        if "[do uzupełnienia" in line or ("  # np. " in line and not line.startswith("#"))
    }
    assert open_places
    assert found == open_places


def test_no_value_of_an_example_stands_in_a_new_file() -> None:
    (kind,) = kinds("organisations")
    lines = starter(kind, "Nowa", {}, CENTRE, TODAY).text.split("\n")
    assert "legal_form:  # np. stowarzyszenie" in lines
    assert not [
        line for line in lines if line.startswith(("summary: ", "spheres: ", "source: ")) and "  # np." not in line
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("4.12.2026 17:00", "2026-12-04 17:00", id="as people write it"),
        pytest.param("04-12-2026, godz. 9.30", "2026-12-04 09:30", id="with words"),
        pytest.param("4.12.2026 r.", "2026-12-04", id="a day"),
        pytest.param("2026-12-04 17:00", "2026-12-04 17:00", id="as files have it"),
        pytest.param(" Dla  wszystkich ", "Dla wszystkich", id="words"),
    ],
)
def test_polish_dates_are_understood_where_they_are_typed(typed: str, written: str) -> None:
    assert plainly(typed) == written


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        pytest.param("kind", "warsztat", "„warsztat” nie jest jedną ze znanych wartości.", id="unknown word"),
        pytest.param("kind", "Szkolenie", "", id="a capital letter"),
        pytest.param("start", "jutro", "„jutro” nie jest datą.", id="no date"),
        pytest.param("start", "2026-12-04 17:00", "", id="a date"),
        pytest.param("summary", "Dwa: trzy", "", id="a colon"),
    ],
)
def test_an_answer_is_judged_at_once(name: str, answer: str, said: str) -> None:
    (kind,) = kinds("events")
    found = problem_of(kind.model, name, answer, CENTRE)
    assert found.startswith(said)
    assert bool(found) is bool(said)


def test_a_wrong_answer_is_asked_for_again_and_the_others_stay(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (kind,) = kinds("events")
    monkeypatch.setattr("sys.stdin", io.StringIO("4.12.2026 17:00\nwarsztat\nszkolenie\nPo co.\n"))
    answers = authoring._asked(kind, "Próba", CENTRE)
    assert answers == {"start": "2026-12-04 17:00", "kind": "szkolenie", "summary": "Po co."}
    assert "„warsztat” nie jest" in capsys.readouterr().err


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_commented_field_is_valid_when_its_cross_is_taken_away(kind: Kind) -> None:
    """Each optional field alone, since some exclude each other; what points to other files is not judged here."""
    from plugins.core.schema.messages import written_fields
    from plugins.core.site.paths import source_path_of

    made = starter(kind, "Dzień otwarty", {}, CENTRE, TODAY)
    together = {"updated": "change_note", "image": "image_alt", "logo": "logo_alt", "status": "status_note"}
    together |= {"lat": "lon", "lon": "lat"}
    for name, info in written_fields(kind.model).items():
        if info.is_required() or not info.examples:
            continue
        lines = [f"{name}: {info.examples[0]}"]
        partner = kind.model.model_fields.get(together.get(name, ""))
        if partner is not None:
            lines.append(f"{together[name]}: {(partner.examples or ['x'])[0]}")
        text = made.text.replace("---\n", "---\n" + "\n".join(lines) + "\n", 1).replace(
            "\ndraft: tak", "", name == "draft"
        )
        _record, found, _warnings = document.document(kind, source_path_of(kind, made.path), text.encode())
        wrong = [p.message for p in found if p.field == name and "pole powtórzone" not in p.message]
        assert wrong == [], f"{name}: {info.examples[0]}"


def test_a_very_long_title_gives_a_file_name_that_every_disk_takes(tmp_path: Path) -> None:
    made = starter(kinds("events")[0], "Spotkanie o wszystkim " * 40, {}, CENTRE, TODAY)
    assert len(made.path) < 120
    assert problems(tmp_path, {made.path: made.text}) == []


def test_a_title_without_letters_is_refused() -> None:
    with pytest.raises(InvalidValue, match="nie da się zrobić nazwy pliku"):
        starter(kinds("pages")[0], "2026!", {}, CENTRE, TODAY)


@pytest.mark.parametrize(
    ("word", "name"), [("wydarzenie", "events"), ("Ogłoszenie", "announcements"), ("strony", "pages")]
)
def test_kinds_are_known_by_the_words_of_staff(word: str, name: str) -> None:
    kind = kind_called(word, kinds())
    assert kind is not None
    assert kind.name == name


def new(content: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tasks.py"), "new", *arguments, "--content", str(content)]
    return subprocess.run(command, cwd=content, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def test_the_command_prints_the_path_and_never_overwrites(tmp_path: Path) -> None:
    content = write(tmp_path, {"site.yaml": SITE_YAML})
    first = new(content, "strona", "Jak trafić")
    assert (first.returncode, first.stdout.strip()) == (0, str(content / "strony/jak-trafic.md"))
    (content / "strony/jak-trafic.md").write_text("moje", encoding="utf-8")
    second = new(content, "strona", "Jak trafić")
    assert second.returncode == 2
    assert "już istnieje" in second.stderr
    assert (content / "strony/jak-trafic.md").read_text(encoding="utf-8") == "moje"


def test_an_unknown_kind_is_wrong_use(tmp_path: Path) -> None:
    result = new(write(tmp_path, {}), "blog", "Tytuł")
    assert result.returncode == 2
    assert "ogloszenie, wydarzenie, cykl, organizacja, regulamin, strona" in result.stderr
