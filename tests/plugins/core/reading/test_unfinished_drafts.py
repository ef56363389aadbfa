"""A draft may lack what is required: check lists it, the preview shows it, and nothing of it is published."""

from pathlib import Path

import pytest

from tests.building import build, problems

INDEX = {"strony/index.md": "---\ntitle: I\n---\n"}
DRAFTS = {
    "announcements": ("aktualnosci/2026-11-20-a.md", "title: Próba", "aktualnosci/2026/a/index.html"),
    "events": ("kalendarz/2026-12-01-a.md", "title: Próba", "kalendarz/2026/a/index.html"),
    "organisations": ("organizacje/a.md", "name: Próba", "organizacje/a/index.html"),
    "regulations": ("regulaminy/a/2026-01-01.md", "title: Próba", "regulaminy/a/index.html"),
}


@pytest.mark.parametrize("kind", DRAFTS)
def test_a_draft_with_a_name_and_nothing_else_passes_and_is_shown_with_its_gaps(tmp_path: Path, kind: str) -> None:
    path, name, page = DRAFTS[kind]
    text = f"---\ndraft: tak\n{name}\n---\n§ 1. Treść.\n"
    assert problems(tmp_path, {path: text, **INDEX}, "2026-11-23", kind, "pages") == []
    built = build(tmp_path, {}, "2026-11-23", kind, "pages", preview=True)
    assert "[do uzupełnienia: " in built[page]
    assert any("szkic bez pól: " in warning.message for warning in built.report.warnings)
    assert page not in build(tmp_path / "public", {path: text, **INDEX}, "2026-11-23", kind, "pages")


@pytest.mark.parametrize("kind", DRAFTS)
def test_what_a_draft_lacks_is_a_problem_once_it_is_lifted(tmp_path: Path, kind: str) -> None:
    path, name, _page = DRAFTS[kind]
    found = problems(tmp_path, {path: f"---\n{name}\n---\n§ 1. Treść.\n", **INDEX}, "2026-11-23", kind, "pages")
    assert len(found) >= 2
    assert all(problem.message.startswith("brakuje") for problem in found)


def test_an_event_of_which_only_the_end_is_open_lasts_a_while_in_the_preview(tmp_path: Path) -> None:
    head = "---\ndraft: tak\ntitle: A\nkind: spotkanie\nsummary: S\nstart: 2026-12-01"
    for name, hour in (("dzien", ""), ("godzina", " 17:00")):
        text = f"{head}{hour}\n---\n"
        assert problems(tmp_path / name, {"kalendarz/2026-12-01-a.md": text}, "2026-11-23", "events") == []


ASKED_FOR = {
    "a cancellation without its reason": (
        "events",
        "kalendarz/2026-12-01-a.md",
        "title: A\nstart: 2026-12-01\nstatus: odwolane",
        "status_note",
    ),
    "a change without its note": (
        "announcements",
        "aktualnosci/2026-11-20-a.md",
        "title: A\ndate: 2026-11-20\nupdated: 2026-11-21",
        "change_note",
    ),
    "a declaration without its own fields": (
        "pages",
        "strony/deklaracja.md",
        "title: A\nkind: deklaracja-dostepnosci",
        "architecture",
    ),
}


@pytest.mark.parametrize(("kind", "path", "front", "field"), ASKED_FOR.values(), ids=ASKED_FOR)
def test_a_draft_may_lack_what_another_field_asks_for(
    tmp_path: Path, kind: str, path: str, front: str, field: str
) -> None:
    kinds = dict.fromkeys((kind, "pages"))
    draft = {path: f"---\ndraft: tak\n{front}\n---\n", **INDEX}
    assert problems(tmp_path / "draft", draft, "2026-11-23", *kinds) == []
    lifted = {path: f"---\n{front}\n---\n", **INDEX}
    assert field in {problem.field for problem in problems(tmp_path / "lifted", lifted, "2026-11-23", *kinds)}
    shown = build(tmp_path / "draft", draft, "2026-11-23", *kinds, preview=True)
    assert any(field in warning.message for warning in shown.report.warnings)


def test_what_is_wrong_in_a_draft_stays_a_problem(tmp_path: Path) -> None:
    text = "---\ndraft: tak\ntitle: A\nstart: jutro\n---\n"
    (found,) = problems(tmp_path, {"kalendarz/2026-12-01-a.md": text}, "2026-11-23", "events")
    assert found.field == "start"
