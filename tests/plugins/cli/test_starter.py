"""Starter files are valid as they stand, drafts, and never overwrite anything."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli.starter import kind_called, starter
from plugins.core.reading import document
from plugins.core.schema.centre import Centre
from plugins.core.schema.fields import InvalidValue
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
    assert "ogloszenie, wydarzenie, organizacja, regulamin, strona" in result.stderr
