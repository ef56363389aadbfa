"""A translation says what differs; everything else, and every mistake in it, is its original's."""

from pathlib import Path

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
