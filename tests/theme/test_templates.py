"""Templates choose and place: lines that one can read, and no towers of reckoning."""

import re
from pathlib import Path

import pytest

from tests.building import THEME

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
LONGEST, SETS_IN_A_ROW = 160, 3


def set_rows(source: str) -> list[int]:
    """How many `set` stand below each other, for each place where some do."""
    return [len(found.split("\n")) - 1 for found in re.findall(r"(?m)(?:^[ \t]*\{%-? set .*\n)+", source)]


def test_a_row_of_sets_is_counted_wherever_it_stands() -> None:
    assert set_rows("{% set a = 1 %}\n<p>\n  {% set b = 1 %}\n  {%- set c = 1 -%}\n</p>\n") == [1, 2]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME / "templates").as_posix())
def test_a_template_can_be_read(path: Path) -> None:
    source = path.read_text("utf-8")
    assert [line for line in source.split("\n") if len(line) > LONGEST] == []
    assert max(set_rows(source), default=0) <= SETS_IN_A_ROW
