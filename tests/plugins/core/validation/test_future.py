"""Nobody has read a page tomorrow."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.build.pipeline import check
from tests.building import SITE_YAML, options_for, write

ORGANISATION = "---\nname: A\nlegal_form: f\nsummary: S.\nspheres: [7]\nsource: s\nchecked_on: 2026-11-24\n---\n"
SOURCES = "[{{title: a, read_on: {read}, date: {date}}}, {{title: b, read_on: 2027-01-01}}]"
PAGE = f"---\ntitle: Strona\nsource: {SOURCES}\n---\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"strony/a.md": PAGE.format(read="2026-11-23", date="2020")}, "strony/a.md:3: source.read_on: 2027-01-01"),
        ({"strony/a.md": PAGE.format(read="2026-11-24", date="2020")}, "strony/a.md:3: source.read_on: 2026-11-24"),
        ({"strony/a.md": PAGE.format(read="2026-11-23", date="2028")}, "strony/a.md:3: source.date: „2028”"),
        (
            {"site.yaml": f"{SITE_YAML}email_confirmed_on: 2026-11-24\n"},
            "site.yaml:11: email_confirmed_on: 2026-11-24",
        ),
        (
            {"organizacje/a.md": ORGANISATION},
            "organizacje/a.md:7: checked_on: 2026-11-24",
        ),
    ],
    ids=["read", "the first of a document", "dated", "confirmed", "checked"],
)
def test_a_day_of_reading_that_has_not_come_is_a_problem_and_a_warning_where_the_day_is_given_by_hand(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    write(tmp_path / "content", {"site.yaml": SITE_YAML, **files})
    options = options_for(tmp_path, "2026-11-23")
    (problem,) = check(options).problems
    assert str(problem).split("/content/")[-1].startswith(f"{expected} jest w przyszłości.")
    analysis = check(replace(options, day_given=True))
    assert analysis.problems == ()
    assert [str(warning) for warning in analysis.warnings].count(str(problem)) == 1
