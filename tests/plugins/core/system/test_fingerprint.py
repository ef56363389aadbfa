"""One digest of all that makes pages besides the content."""

import re
import tomllib
from pathlib import Path

from plugins.core.system.fingerprint import LIBRARIES, fingerprint, version_of
from tests.building import ROOT


def test_any_byte_any_name_and_any_library_counts(tmp_path: Path) -> None:
    place = tmp_path / "code"
    place.mkdir()
    (place / "a.py").write_text("1")
    found = [fingerprint([place])]
    (place / "a.py").write_text("2")
    found.append(fingerprint([place]))
    (place / "a.py").rename(place / "b.py")
    found.append(fingerprint([place]))
    found.append(fingerprint([place], libraries=("Jinja2",)))
    assert len(set(found)) == 4


def test_the_same_code_elsewhere_has_the_same_digest(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name / "code" / "__pycache__").mkdir(parents=True)
        (tmp_path / name / "code" / "a.py").write_text("1")
        (tmp_path / name / "code" / "__pycache__" / "a.pyc").write_text(name)
    assert fingerprint([tmp_path / "x" / "code"]) == fingerprint([tmp_path / "y" / "code"])


def test_a_library_that_is_not_there_has_no_version() -> None:
    assert version_of("nie-ma-takiej") == "-"
    assert version_of("Jinja2")[0].isdigit()


# They read other people's files, start things or make the index of the search, and leave no page different.
NO_PAGES = {"blinker", "invoke", "watchfiles", "pagefind-bin", "python-docx", "pypdf", "python-calamine", "markdownify"}


def test_every_library_that_can_change_a_page_is_part_of_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[<>=~!]", line)[0].lower() for line in project["dependencies"]}
    assert needed - {name.lower() for name in LIBRARIES} == NO_PAGES
