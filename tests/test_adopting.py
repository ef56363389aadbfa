"""docs/adopting.md names commands, options and fields that exist, so that who follows it word by word arrives."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from plugins.core.schema.references import references_of
from plugins.core.schema.site_data.centre import Centre

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adopting.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """Every command of tasks.py on the page, as words."""
    joined = re.sub(r"\\\n\s*", "", PAGE)
    indented = re.findall(r"^    python3 tasks\.py (.+)$", joined, re.MULTILINE)
    inline = re.findall(r"`(?:python3 tasks\.py )?((?:new|import-\w+|publish|hooks)\b[^`]*)`", joined)
    return [shlex.split(line) for line in (*indented, *inline)]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_of_the_page_exists_with_its_options(words: list[str]) -> None:
    from invoke import Collection

    import tasks

    task = Collection.from_module(tasks).task_with_config(words[0])[0]
    options = {
        flag for argument in task.get_arguments() for flag in (f"--{name.replace('_', '-')}" for name in argument.names)
    }
    assert {word for word in words if word.startswith("--")} <= options


def test_the_brand_of_the_page_is_a_right_one() -> None:
    block = re.search(r"^    brand:\n(?:    .*\n)+", PAGE, re.MULTILINE)
    assert block is not None
    front = yaml.load(re.sub(r"^    ", "", block[0], flags=re.MULTILINE), Loader=yaml.BaseLoader)
    centre, issues = Centre.read({"name": "X", "url": "https://x.example", "topics": {"a": "A"}, **front})
    assert issues == ()
    assert centre is not None
    assert len(list(references_of(centre))) == 3


def test_the_pages_that_it_names_are_those_of_a_new_centre() -> None:
    texts = ROOT / "plugins" / "cli" / "new_centre" / "texts"
    table = PAGE.partition("## 3.")[2].partition("## 4.")[0]
    for name in re.findall(r"([\w-]+)\.md", table):
        assert (texts / f"{name}.md").is_file(), name
