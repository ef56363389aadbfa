"""A change of rules is news for those who subscribe to the notices; the first version of rules is not a change."""

import json
from pathlib import Path

import feedparser

from tests.building import build

RULES = """\
---
title: Regulamin sali
summary: Kto korzysta z sali.
adopted: {adopted}
adopted_by: Zarząd
{more}---

§ 1.

1. {text}
"""
NOTICE = "---\ntitle: Dzień otwarty\ndate: 2026-11-10\nsummary: Zapraszamy.\ntopic: nabory\n---\n\nTreść.\n"


def test_a_change_of_rules_is_an_item_between_the_notices(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            "aktualnosci/2026-11-10-dzien.md": NOTICE,
            "regulaminy/sala/2025-01-01.md": RULES.format(adopted="2024-12-10", more="", text="Sala jest bezpłatna."),
            "regulaminy/sala/2026-12-01.md": RULES.format(
                adopted="2026-11-15", more="change_note: Sala jest otwarta dłużej.\n", text="Sala jest dłużej otwarta."
            ),
            "regulaminy/sala/2027-06-01.md": RULES.format(adopted="2027-01-15", more="", text="Za rok."),
        },
    )
    parsed = feedparser.parse(site["aktualnosci/rss.xml"])
    assert not parsed.bozo
    assert [entry.title for entry in parsed.entries] == ["Zmiana regulaminu: Regulamin sali", "Dzień otwarty"]
    change = parsed.entries[0]
    assert change.id == change.link == "https://lokal.example.org/regulaminy/sala/2026-12-01/"
    assert "Sala jest otwarta dłużej." in change.summary
    assert "Regulamin" not in site["aktualnosci/temat/nabory/rss.xml"]


def test_an_erratum_is_a_change_of_the_version_that_it_puts_right(tmp_path: Path) -> None:
    errata = "errata: [{date: 2026-11-20, note: W § 1 poprawiono słowo.}, {date: 2027-01-01, note: Za rok.}]\n"
    site = build(
        tmp_path,
        {
            "regulaminy/sala/2025-01-01.md": RULES.format(adopted="2024-12-10", more="", text="Sala jest bezpłatna."),
            "regulaminy/sala/2026-12-01.md": RULES.format(adopted="2026-11-15", more=errata, text="Sala jest otwarta."),
        },
    )
    items = {item["title"]: item for item in json.loads(site["aktualnosci/feed.json"])["items"]}
    version = items["Zmiana regulaminu: Regulamin sali"]
    assert (version["date_published"][:10], version["date_modified"][:10]) == ("2026-11-15", "2026-11-20")
    assert items["Sprostowanie: Regulamin sali"]["date_published"][:10] == "2026-11-20"
