"""The made-up centre is valid on every day, big enough, and says on every page what it is."""

import datetime as dt
import re
from pathlib import Path

import pytest

from plugins.cli.commands import plain_settings
from plugins.cli.settings import build_options, register_kinds
from plugins.core.build.pipeline import Analysis, check
from plugins.demonstration.commands import write
from plugins.demonstration.content import documents, files

DAY = dt.date(2026, 11, 29)


def analysis(folder: Path, day: dt.date) -> Analysis:
    settings = plain_settings(PATH=str(write(folder / "content", day)), TODAY=day.isoformat())
    register_kinds(settings["PLUGINS"])
    return check(build_options({**settings, "CACHE_PATH": str(folder / "cache")}))


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(DAY, id="a Sunday"),
        pytest.param(dt.date(2028, 2, 29), id="leap day"),
        pytest.param(dt.date(2026, 12, 31), id="last of the year"),
        pytest.param(dt.date(2027, 3, 27), id="eve of summer time"),
    ],
)
def test_the_demonstration_is_without_problems(day: dt.date, tmp_path: Path) -> None:
    """Warnings are part of what is shown: a price that says neither yes nor no."""
    assert list(analysis(tmp_path, day).problems) == []


def test_same_day_same_bytes() -> None:
    assert files(DAY) == files(DAY)


def test_there_is_enough_to_show_everything() -> None:
    found = files(DAY)
    originals = [path for path in found if re.fullmatch(r"[^.]+\.md", path)]
    counted = {folder: sum(path.startswith(folder) for path in originals) for folder in ("kalendarz", "organizacje")}
    assert counted["kalendarz"] >= 60
    assert counted["organizacje"] >= 40
    assert sum(path.startswith("regulaminy/regulamin-osrodka/") for path in originals) == 3
    for lang in ("uk", "en", "etr"):
        assert any(path.endswith(f".{lang}.md") and path.startswith("kalendarz") for path in found)


def test_every_sphere_district_and_access_need_has_an_organisation() -> None:
    from plugins.core.schema.access import ACCESS
    from plugins.organisations.fields.spheres import SPHERES

    text = "\n".join(raw.decode() for path, raw in files(DAY).items() if path.startswith("organizacje/"))
    for field, words in (("spheres", set(SPHERES)), ("accessibility", set(ACCESS))):
        used = {word for line in re.findall(rf"^{field}: \[(.*)\]$", text, re.MULTILINE) for word in line.split(", ")}
        assert used == words


def test_nothing_leads_out_of_the_made_up_world() -> None:
    for path, raw in files(DAY).items():
        if path.endswith((".md", ".yaml")):
            for host in re.findall(r"(?:https?://|@)([\w.-]+)", raw.decode()):
                assert host.rstrip(".").endswith(".example"), f"{path}: {host}"


def test_a_folder_written_for_another_day_holds_nothing_of_the_day_before(tmp_path: Path) -> None:
    write(tmp_path, DAY)
    write(tmp_path, dt.date(2027, 6, 1))
    there = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert there == set(files(dt.date(2027, 6, 1)))


def test_a_line_with_three_signs_opens_a_file() -> None:
    assert list(documents("=== a/b.md\nx\n=== c.md\ny\n")) == [("a/b.md", "x\n"), ("c.md", "y\n")]
