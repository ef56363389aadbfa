"""100 kB of every awkward piece in a whole document, in text and fields: time in proportion, and no crash."""

import time

import pytest

from plugins.core.reading import document
from plugins.core.site.paths import source_path_of
from tests.building import kinds
from tests.plugins.core.markdown.test_length import LENGTH, PIECES, SECONDS, WHOLE

NOTICE = '---\ntitle: T\ndate: 2026-11-01\nsummary: "{summary}"\ntopic: nabory\n---\n\n{body}\n'
RULES = "---\ntitle: T\nsummary: S.\nadopted: 2026-11-01\nadopted_by: Zarząd\n---\n\n{body}\n"
MARKS = (
    "§ 1. ",
    "§ 1. a\n",
    "1. a\n",
    "1) a\n",
    "a) a\n",
    "– a\n",
    "Rozdział 1. A\n",
    "ust. 1 pkt 1 lit. a ",
    "§ 1 ust. 2 i ",
)


@pytest.mark.long
@pytest.mark.parametrize("piece", [*PIECES, *WHOLE, *MARKS])
def test_100_kb_of_an_awkward_piece_in_a_document_take_time_in_proportion(piece: str) -> None:
    text = WHOLE.get(piece) or piece * (LENGTH // len(piece))
    quoted = "".join(char for char in text if char >= " ").replace("\\", "\\\\").replace('"', '\\"')
    for name, path, whole in (
        ("announcements", "aktualnosci/2026-11-01-a.md", NOTICE.format(summary="S.", body=text)),
        ("announcements", "aktualnosci/2026-11-01-a.md", NOTICE.format(summary=quoted, body="")),
        ("announcements", "aktualnosci/2026-11-01-a.md", f"---\ntitle: {text}\n---\n"),
        ("regulations", "regulaminy/a/2026-11-01.md", RULES.format(body=text)),
    ):
        (kind,) = kinds(name)
        before = time.process_time()
        document.document(kind, source_path_of(kind, path), whole.encode())
        assert time.process_time() - before < SECONDS, (name, whole[:60])
