"""The overview: every sort of reminder from content of its kind, the next change, and both formats."""

import datetime as dt
import json
from pathlib import Path

import pytest

from plugins.cli.overview import as_json, as_text, reminders
from plugins.core.build.analysis import load, validate
from plugins.core.build.state import BuildState
from plugins.core.site.reminders import Reminder
from plugins.published import translations
from tests.building import options_for, write

NOW = "2026-11-29 12:00"


def notice(title: str, date: str = "2026-11-01", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\nsummary: S.\ntopic: nabory\n{more}---\nTreść.\n"


def event(title: str, start: str, more: str = "") -> str:
    end = start[:11] + "20:00"
    return f"---\ntitle: {title}\nstart: {start}\nend: {end}\nkind: spotkanie\nsummary: S.\n{more}---\nTreść.\n"


def found(folder: Path, files: dict[str, str | bytes], now: str = NOW) -> list[Reminder]:
    write(folder / "content", files)
    options = options_for(folder, now, preview=True)
    state = BuildState()
    analysed = validate(options, load(options, state), state, for_build=False)
    assert analysed.problems == ()
    return reminders(analysed.site, options.features)


@pytest.mark.parametrize(
    ("files", "kind", "path", "date"),
    [
        pytest.param(
            {"aktualnosci/2026-11-01-a.md": notice("A", more="draft: tak\n")},
            "draft", "aktualnosci/2026-11-01-a.md", "2026-11-01", id="a draft",
        ),
        pytest.param(
            {"aktualnosci/2026-12-02-a.md": notice("A", "2026-12-02 08:00")},
            "scheduled", "aktualnosci/2026-12-02-a.md", "2026-12-02T08:00:00+01:00", id="a notice that waits",
        ),
        pytest.param(
            {"aktualnosci/2026-11-01-a.md": notice("A", more="expires: 2026-12-13\n")},
            "expiring", "aktualnosci/2026-11-01-a.md", "2026-12-13", id="a notice that expires in two weeks",
        ),
        pytest.param(
            {"aktualnosci/2026-11-28-a.md": notice("A", "2026-11-28", "urgent_until: 2026-11-30\n")},
            "expiring", "aktualnosci/2026-11-28-a.md", "2026-11-30", id="an urgent notice",
        ),
        pytest.param(
            {"aktualnosci/2026-11-01-a.md": notice("A", more="call: {deadline: 2026-11-20 12:00}\n")},
            "call", "aktualnosci/2026-11-01-a.md", "2026-11-20T12:00:00+01:00", id="a call without results",
        ),
        pytest.param(
            {"kalendarz/2026-11-20-a.md": event("A", "2026-11-20 18:00")},
            "report", "kalendarz/2026-11-20-a.md", "2026-11-20", id="a past event without a report",
        ),
        pytest.param(
            {"kalendarz/2026-12-01-a.md": event("A", "2026-12-01 18:00"),
             "kalendarz/2026-12-01-b.md": event("B", "2026-12-01 18:00")},
            "near-double", "kalendarz/2026-12-01-b.md", "2026-12-01", id="two events at one hour",
        ),
        pytest.param(
            {"kalendarz/2026-12-01-a.md": event("Święto Łąki", "2026-12-01 18:00"),
             "kalendarz/2026-12-05-b.md": event("święto łąki", "2026-12-05 18:00")},
            "near-double", "kalendarz/2026-12-05-b.md", "2026-12-05", id="two events of one name",
        ),
        pytest.param(
            {"kalendarz/2026-12-01-a.md": event("A", "2029-12-01 18:00")},
            "near-double", "kalendarz/2026-12-01-a.md", "2029-12-01", id="a year that looks like a slip",
        ),
        pytest.param(
            {"strony/a.md": "---\ntitle: A\nreview_by: 2026-12-29\n---\nT.\n"},
            "review", "strony/a.md", "2026-12-29", id="a page to look through within a month",
        ),
        pytest.param(
            {"organizacje/a.md": "---\nname: A\nlegal_form: fundacja\nsummary: S.\nspheres: ['33']\n"
             "source: [{title: x, date: 2024-01-01}]\nchecked_on: 2025-01-01\n---\nT.\n"},
            "to-check", "organizacje/a.md", "2025-01-01", id="an organisation",
        ),
        pytest.param(
            {"aktualnosci/2026-11-01-a.md": notice("Ten sam"),
             "aktualnosci/2026-11-02-b.md": notice("ten sam", "2026-11-02")},
            "near-double", "aktualnosci/2026-11-02-b.md", "2026-11-02", id="two notices of one title",
        ),
    ],
)  # fmt: skip
def test_what_staff_have_to_see_is_said_with_its_file_and_day(
    tmp_path: Path, files: dict[str, str | bytes], kind: str, path: str, date: str
) -> None:
    said = [one for one in found(tmp_path, files) if one.kind == kind]
    assert [(one.path, one.date.isoformat() if one.date else None) for one in said] == [(path, date)]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"aktualnosci/2026-11-01-a.md": notice("A", more="expires: 2026-12-14\n")}, id="expires later"),
        pytest.param({"strony/a.md": "---\ntitle: A\nreview_by: 2026-12-30\n---\nT.\n"}, id="reviewed later"),
        pytest.param({"kalendarz/2026-11-20-a.md": event("A", "2026-11-20 18:00", "attended: 5\n")}, id="attended"),
        pytest.param({"kalendarz/2026-08-30-a.md": event("A", "2026-08-30 18:00")}, id="nobody remembers any more"),
        pytest.param({"aktualnosci/2026-11-01-a.md": notice("A")}, id="a plain notice"),
    ],
)
def test_what_can_wait_is_not_said(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    assert [one for one in found(tmp_path, files) if one.kind != "next-change"] == []


def test_the_next_change_is_the_first_moment_and_all_that_changes_then(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "aktualnosci/2026-12-01-a.md": notice("Pierwsze", "2026-12-01 08:00"),
        "aktualnosci/2026-12-01-b.md": notice("Drugie", "2026-12-01 08:00"),
        "kalendarz/2026-12-01-c.md": event("Później", "2026-12-01 18:00"),
        "aktualnosci/2026-11-30-d.md": notice("Szkic", "2026-11-30", "draft: tak\n"),
    }
    (change,) = [one for one in found(tmp_path, files) if one.kind == "next-change"]
    assert change.date == dt.datetime.fromisoformat("2026-12-01T08:00+01:00")
    assert change.message == (
        "pokaże się ogłoszenie „Pierwsze”; pokaże się ogłoszenie „Drugie”. Opublikuj wtedy albo włącz nocne budowanie."
    )


def test_a_picture_is_unused_until_something_shows_it(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "content/obrazy").mkdir(parents=True)
    for name in ("a.png", "b.png", "c.png"):
        Image.new("RGB", (20, 10)).save(tmp_path / "content/obrazy" / name)
    files: dict[str, str | bytes] = {
        "strony/a.md": "---\ntitle: A\n---\n\n![Opis](/obrazy/a.png)\n",
        "aktualnosci/2026-11-01-a.md": notice("A", more="image: b.png\nimage_alt: Opis\n"),
    }
    assert [one.path for one in found(tmp_path, files) if one.kind == "picture"] == ["obrazy/c.png"]


def test_a_translation_is_older_once_its_original_changed_and_until_it_follows() -> None:
    first = translations.facts({}, "uk-1", "pl-1")
    assert not translations.is_older(first, "uk-1", "pl-1")
    assert translations.is_older(first, "uk-1", "pl-2")
    still = translations.facts(first, "uk-1", "pl-2")  # published meanwhile: still older
    assert translations.is_older(still, "uk-1", "pl-2")
    assert not translations.is_older(still, "uk-2", "pl-2")
    assert not translations.is_older(translations.facts(still, "uk-2", "pl-2"), "uk-2", "pl-2")


def test_json_has_the_promised_keys_and_text_its_headings(tmp_path: Path) -> None:
    said = found(tmp_path, {"aktualnosci/2026-12-02-a.md": notice("A", "2026-12-02 08:00")})
    rows = json.loads(as_json(said, Path("content")))
    assert [set(row) for row in rows] == [{"kind", "path", "date", "message"}] * 2
    assert [row["path"] for row in rows] == ["content/aktualnosci/2026-12-02-a.md"] * 2
    text = as_text(said, Path("content"), dt.datetime.fromisoformat("2026-11-29T12:00+01:00")).replace("\u00a0", " ")
    assert text == (
        "Stan na 29 listopada 2026 r.\n\nNastępna zmiana strony (1)\n"
        "- w środę 2 grudnia 2026 r., godz. 8.00: pokaże się ogłoszenie „A”. "
        "Opublikuj wtedy albo włącz nocne budowanie. [content/aktualnosci/2026-12-02-a.md]\n"
        "\nZaplanowane (1)\n"
        "- w środę 2 grudnia 2026 r., godz. 8.00: „A” pokaże się w tym dniu. [content/aktualnosci/2026-12-02-a.md]\n"
    )
    assert "Nic nie czeka." in as_text([], Path("content"), dt.datetime(2026, 11, 29))  # noqa: DTZ001
