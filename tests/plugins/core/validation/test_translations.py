"""A translation gives texts; every fact, and every mistake in it, is its original's."""

from pathlib import Path

import pytest

from tests.building import build, problems

ORIGINAL = "---\ntitle: Kontakt\nsummary: Napisz.\nmenu: glowne 1\n---\n\nPo polsku.\n"


def test_a_translation_takes_what_it_does_not_say(tmp_path: Path) -> None:
    files = {"strony/kontakt.md": ORIGINAL, "strony/kontakt.uk.md": "---\ntitle: Контакт\n---\n\nТут.\n"}
    page = build(tmp_path, files, "2026-11-23", "pages")["uk/kontakt/index.html"]
    assert "Контакт" in page
    assert "Napisz." in page


def test_a_mistake_of_the_original_is_told_once(tmp_path: Path) -> None:
    files = {
        "strony/kontakt.md": ORIGINAL.replace("summary:", "sumary:"),
        "strony/kontakt.uk.md": "---\ntitle: Контакт\ntitel: x\n---\n",
    }
    found = problems(tmp_path, files, "2026-11-23", "pages")
    assert [(p.path, p.line, p.field) for p in found] == [
        ("strony/kontakt.md", 3, "sumary"),
        ("strony/kontakt.uk.md", 3, "titel"),
    ]


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(ORIGINAL.replace("title: Kontakt", 'title: "Kontakt'), id="YAML that can not be read"),
        pytest.param("", id="an empty file"),
        pytest.param(ORIGINAL.replace("title: Kontakt\n", ""), id="a field that is missing"),
    ],
)
def test_a_broken_original_does_not_blame_its_translation(tmp_path: Path, original: str) -> None:
    files = {"strony/kontakt.md": original, "strony/kontakt.uk.md": "---\nsummary: Контакт\n---\n\nТут.\n"}
    found = problems(tmp_path, files, "2026-11-23", "pages")
    assert [p.path for p in found] == ["strony/kontakt.md"]


EVENT = (
    "---\ntitle: Piknik\nstart: {start}\nend: {start}\nkind: spotkanie\nsummary: S.\n"
    "place: {{name: Park, address: Parkowa 3}}\n---\n"
)
UKRAINIAN = "kalendarz/2026-12-21-piknik.uk.md"


@pytest.mark.parametrize("more", ["", "price: [1, 2]\n"], ids=["an original that is right", "a broken original"])
def test_a_reference_that_leads_nowhere_is_told_in_the_original_alone(tmp_path: Path, more: str) -> None:
    original = EVENT.format(start="2026-12-21").replace("kind:", f"topic: brak\nfiles: brak.pdf\n{more}kind:")
    files = {"kalendarz/2026-12-21-piknik.md": original, UKRAINIAN: "---\ntitle: Пікнік\n---\n"}
    found = problems(tmp_path, files, "2026-11-23", "events")
    assert {(p.path, p.line, p.field) for p in found if p.field != "price"} == {
        ("kalendarz/2026-12-21-piknik.md", 5, "topic"),
        ("kalendarz/2026-12-21-piknik.md", 6, "files"),
    }


def test_a_reference_of_a_translation_without_original_is_told(tmp_path: Path) -> None:
    orphan = EVENT.format(start="2026-12-21").replace("kind:", "topic: brak\nkind:")
    found = problems(tmp_path, {UKRAINIAN: orphan}, "2026-11-23", "events")
    assert (UKRAINIAN, 5, "topic") in {(p.path, p.line, p.field) for p in found}


def test_a_fact_in_a_translation_is_reported_at_its_line_even_when_it_is_the_same(tmp_path: Path) -> None:
    files = {
        "kalendarz/2026-12-21-piknik.md": EVENT.format(start="2026-12-21"),
        UKRAINIAN: (
            "---\ntitle: Пікнік\nstart: 2026-12-21\nplace: {name: Парк, address: Parkowa 3}\nstatus: odwolane\n---\n"
        ),
    }
    found = problems(tmp_path, files, "2026-11-23", "events")
    assert [(p.path, p.line, p.field) for p in found] == [
        (UKRAINIAN, 3, "start"),
        (UKRAINIAN, 4, "place.address"),
        (UKRAINIAN, 5, "status"),
    ]
    assert found[0].message == (
        "tłumaczenie podaje tylko teksty, a „start” bierze z polskiego oryginału. Usuń to pole."
    )


def test_facts_of_the_original_reach_its_translation_and_texts_stay(tmp_path: Path) -> None:
    original = EVENT.format(start="2026-12-22").replace("kind:", "status: odwolane\nstatus_note: Mróz.\nkind:")
    files = {
        "kalendarz/2026-12-21-piknik.md": original,
        UKRAINIAN: "---\ntitle: Пікнік\nplace: {name: Парк}\nstatus_note: Мороз.\n---\n",
    }
    page = build(tmp_path, files, "2026-11-23", "events")["uk/kalendarz/2026/piknik/index.html"]
    for words in ("22 грудня 2026", "Скасовано", "Мороз.", "Парк", "Parkowa 3"):
        assert words in page.replace("\u00a0", " ")


def test_a_place_that_only_a_translation_has_is_a_fact(tmp_path: Path) -> None:
    original = EVENT.format(start="2026-12-21").replace("place: {name: Park, address: Parkowa 3}\n", "")
    files = {"kalendarz/2026-12-21-piknik.md": original, UKRAINIAN: "---\ntitle: Пікнік\nplace: Парк\n---\n"}
    assert [(p.line, p.field) for p in problems(tmp_path, files, "2026-11-23", "events")] == [(3, "place")]
