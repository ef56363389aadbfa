"""An organisation on a day: what changes with the day changes the files that show it."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.organisations.model import Organisation
from plugins.organisations.standing import as_of
from tests.building import options_for, write

TEXT = (
    "---\nname: Fundacja\nlegal_form: fundacja\nsummary: Uczy.\nspheres: [2]\nphones: [{phone}]\n{more}"
    "source: https://example.org\nchecked_on: 2026-11-01\n---\n"
)


def organisation(folder: Path, more: str, phone: str = "32 123 45 67") -> Organisation:
    write(folder / "content", {"organizacje/f.md": TEXT.format(more=more, phone=phone)})
    site = pipeline.check(options_for(folder, "2026-11-23", ["organisations"])).site
    (found,) = site.of(Organisation)
    return found


@pytest.mark.parametrize(
    ("more", "phone"),
    [
        pytest.param("status: zakonczona\nstatus_since: 2027-06-01\n", "32 123 45 67", id="it ends"),
        pytest.param("", "{number: 32 123 45 67, until: 2027-05-31}", id="a telephone ends"),
    ],
)
def test_a_day_on_which_something_ends_makes_another_digest_and_all_days_before_one(
    tmp_path: Path, more: str, phone: str
) -> None:
    written = organisation(tmp_path, more, phone)
    eve, before, after = (as_of(written, dt.date(2027, *day)) for day in ((5, 30), (5, 31), (6, 1)))
    assert [len(one.phones) for one in (eve, before, after)] == [1, 1, 0]
    assert eve.source_path == before.source_path
    assert before.source_path.front_digest != after.source_path.front_digest


def test_where_nothing_depends_on_the_day_it_is_the_record_itself(tmp_path: Path) -> None:
    written = organisation(tmp_path, "")
    assert as_of(written, dt.date(2026, 11, 23)) is written
