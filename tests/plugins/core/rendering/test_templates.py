"""Compiled templates are kept from one build to the next, and not for ever."""

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from plugins.core.rendering.templates import prepare

PAGES = {"page.html": "<p>{{ title }}</p>"}


def environment(folder: Path) -> Environment:
    made = Environment(loader=DictLoader(PAGES), autoescape=True)
    prepare(made, folder)
    return made


def test_what_one_build_has_compiled_the_next_one_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = environment(tmp_path / "kept").get_template("page.html").render(title="&")
    monkeypatch.setattr(Environment, "compile", None)
    assert environment(tmp_path / "kept").get_template("page.html").render(title="&") == page == "<p>&amp;</p>"


def test_compiled_templates_of_long_ago_go_and_those_of_a_build_beside_stay(tmp_path: Path) -> None:
    old, beside, new = (tmp_path / name for name in ("old", "beside", "new"))
    for folder in (old, beside):
        environment(folder)
    os.utime(old, (0, 0))
    environment(new)
    assert sorted(tmp_path.iterdir()) == [beside, new]
