"""What is still known of a document with problems."""

from pathlib import Path

from plugins.core.build.analysis import load
from plugins.core.build.state import BuildState
from tests.building import options_for, write

NOTICE = """\
---
title: Nabór
date: kiedyś
summary: Zaczynamy.
topic: nabory
events: [2026-05-12-rodo]
---

[Zapisz się](/zapisy/).
"""


def test_links_and_right_references_of_a_broken_document_are_known(tmp_path: Path) -> None:
    write(tmp_path / "content", {"aktualnosci/2026-05-01-nabor.md": NOTICE})
    (broken,) = load(options_for(tmp_path), BuildState()).content.broken
    assert broken.source_path.address == "/aktualnosci/2026/nabor/"
    assert [link.target for link in broken.body.links] == ["/zapisy/"]
    assert {(field, text) for field, _to, text in broken.references} == {
        ("topic", "nabory"),
        ("events.0", "2026-05-12-rodo"),
    }
