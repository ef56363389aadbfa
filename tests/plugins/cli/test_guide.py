"""The guide for staff tells the truth: its examples are right and its tables are those of the models."""

import re
from pathlib import Path

import pytest

from plugins.cli.guide import filled
from plugins.events.fields.parts import Change, Repeats
from tests.building import ROOT, SITE_YAML, kinds, problems

GUIDE = (ROOT / "content" / "PORADNIK.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^Plik `content/([^`]+)`:\n\n```\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
SERIES = "kalendarz/2026-12-01-dyzur-doradcy.md"
TOPICS = SITE_YAML.replace("topics:\n", "topics:\n  lokal: Ośrodek\n  mikrodotacje: Mikrodotacje\n")


def test_there_is_an_example_of_every_kind() -> None:
    assert {path.partition("/")[0] for path in EXAMPLES} == {kind.folder for kind in kinds()}


def test_all_examples_are_right(tmp_path: Path) -> None:
    assert problems(tmp_path, {"site.yaml": TOPICS, **EXAMPLES}) == []


def test_the_pieces_about_changes_fit_their_examples(tmp_path: Path) -> None:
    pieces = re.findall(r"\n```\n((?:[a-z_]+: .*\n){2})```\n", GUIDE)
    assert len(pieces) == 2
    notice, event = "aktualnosci/2026-11-25-zamkniete-w-piatek.md", "kalendarz/2026-12-03-rodo-w-ngo.md"
    files = {notice: with_fields(EXAMPLES[notice], pieces[0]), event: with_fields(EXAMPLES[event], pieces[1])}
    assert problems(tmp_path, {"site.yaml": TOPICS, **files}) == []


ROWS = re.findall(r"^[|] ([^|]+) [|] (`(?:start|status|repeats): .*`) [|]$", GUIDE, re.MULTILINE)


def test_there_is_a_row_for_each_thing_that_a_series_can_do() -> None:
    written = " ".join(code for _, code in ROWS)
    names = [*Repeats.model_fields, *Change.model_fields]
    assert [name for name in names if f"{name.rstrip('_')}:" not in written and name != "changes"] == []


@pytest.mark.parametrize(("wish", "code"), ROWS, ids=[wish for wish, _ in ROWS])
def test_the_rows_about_series_fit_their_example(tmp_path: Path, wish: str, code: str) -> None:
    head, _, body = EXAMPLES[SERIES].removeprefix("---\n").partition("---\n")
    fields = re.findall(r"`([^`]+)`", code)
    replaced = tuple(field.partition(":")[0] for field in fields)
    kept = [line for line in head.partition("repeats:")[0].splitlines() if line.partition(":")[0] not in replaced]
    text = "---\n" + "\n".join([*kept, *fields]) + f"\n---\n{body}"
    assert problems(tmp_path, {"site.yaml": TOPICS, SERIES: text}) == []


def with_fields(text: str, fields: str) -> str:
    return text.replace("---\n", f"---\n{fields}", 1)


def test_the_field_tables_are_those_of_the_models() -> None:
    assert filled(GUIDE, kinds()) == GUIDE, "the models changed: run python3 tasks.py guide"


def test_the_guide_lists_the_spheres_and_the_fields_of_the_centre() -> None:
    assert "- `1aa`: Potrzeby mieszkaniowe\n" in GUIDE
    assert "\n| `closures.start` | **Od**. wymagane. | `2026-12-24` |\n" in GUIDE


@pytest.mark.parametrize(
    "topic",
    [
        "directory-report",
        "import-organisations",
        "import-wordpress",
        "import-calendar",
        "import-regulation",
        "tasks.py links",
        "clean-pictures",
        "overview",
        "closures",
        "hours:",
        "publish --rollback",
        "newsletter",
        "Dwie osoby",
        "Co dzieje się w nocy",
        "Cofnij to, co opublikowałam godzinę temu",
    ],
)
def test_the_guide_knows(topic: str) -> None:
    assert topic in GUIDE


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_field_is_explained_and_has_an_example(kind: object) -> None:
    from plugins.core.schema.messages import model_inside, written_fields

    model = kind.model  # type: ignore[attr-defined]
    for name, info in written_fields(model).items():
        assert info.title, f"{model.__name__}.{name} has no title"
        assert info.examples or model_inside(info.annotation), f"{model.__name__}.{name} has no example"
