"""A centre that publishes, for tests: content in a folder, the command called in this process, what it said."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.cli import publication
from plugins.cli.publication import Options
from tests.building import write

EVENT = "---\ntitle: {title}\nstart: 2026-12-02 {hour}\nduration: 90 min\nkind: szkolenie\nsummary: Krótko.\n---\n"
NOTICE = "---\ntitle: {title}\ndate: 2026-11-20\nsummary: Krótko.\ntopic: nabory\n---\n\nTreść.\n"
FILES = {
    "strony/kontakt.md": "---\ntitle: Kontakt\n---\n\nNapisz do nas.\n",
    "strony/o-nas.md": "---\ntitle: O nas\n---\n\nKim jesteśmy.\n",
    "aktualnosci/2026-11-20-dzien.md": NOTICE.format(title="Dzień otwarty"),
    "kalendarz/2026-12-02-rodo.md": EVENT.format(title="RODO", hour="17:00"),
    "organizacje/fundacja.md": (
        "---\nname: Fundacja Próbna\nlegal_form: fundacja\nsummary: Uczy.\nspheres: [2]\n"
        "source: https://example.org\nchecked_on: 2026-11-01\n---\n"
    ),
    "regulaminy/sala/2026-01-01.md": (
        "---\ntitle: Regulamin sali\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Zarząd\n---\n\n"
        "§ 1.\nSala jest dla wszystkich.\n\n§ 2.\nKlucz wydaje biuro.\n"
    ),
}


class Centre:
    """``said`` and ``wrong`` are what the last command printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.content, self.site = folder / "content", folder / "public"
        self.said = self.wrong = ""
        write(self.content, FILES)

    def publish(self, moment: str = "2026-11-23 12:00", **options: object) -> int:
        given = Options(content=str(self.content), output=str(self.site), today=moment)
        self._capsys.readouterr()
        code = publication.publish(replace(given, **options))  # type: ignore[arg-type]
        self.said, self.wrong = self._capsys.readouterr()
        return code

    def text(self, path: str) -> str:
        """A file that readers see, with hard spaces as plain ones."""
        return (self.site / path).read_text(encoding="utf-8").replace("\u00a0", " ")

    def release(self) -> str:
        return os.readlink(self.site).rpartition("/")[2]  # noqa: PTH115
