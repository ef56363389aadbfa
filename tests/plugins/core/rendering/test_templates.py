"""What templates give out: the same text as with Jinja's own steps."""

import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from plugins.core.rendering.templates import prepare

PAGES = {
    "box.html": "{% macro box(title) %}<b>{{ title }}</b>{{ caller() }}{% endmacro %}{% set sign = '&' %}"
    "{% macro all(first, last='<') %}{{ first }}{{ last }}{{ varargs }}{{ kwargs }}{% endmacro %}",
    "base.html": "<title>{{ title ~ ' & ' ~ markup }}</title>{% block main %}<hr>{% endblock %}",
    "page.html": (
        "{% extends 'base.html' %}{% from 'box.html' import all, box, sign %}"
        "{% block main %}{% set caught %}<i>{{ title }}</i>{% endset %}{{ sign }}{{ caught }}{{ caught | upper }}"
        "{% call box(title) %}{{ markup }}{{ markup ~ title }}{{ number }}{{ none }}{% endcall %}"
        "{% filter trim %} {{ title }} {% endfilter %}{{ title | safe }}{{ [title, markup] }}{{ title | e }}"
        "{% for one in [title, markup] %}{{ all(one, last=loop.index, *[1], **{'more': 2}) }}{{ all(one) }}{% endfor %}"
        "{{ super() }}{{ title.upper() }}{{ dict(a=title)['a'] }}"
        "{% autoescape false %}{{ title }}{{ markup }}{% endautoescape %}{% endblock %}"
    ),
}


def environment() -> Environment:
    return Environment(loader=DictLoader(PAGES), autoescape=True, undefined=StrictUndefined)


def test_pages_are_those_of_the_stock_environment(tmp_path: Path) -> None:
    own = environment()
    prepare(own, tmp_path / "templates" / "own")
    given_values = {"title": "Ala & <kot> „'\"”", "markup": Markup("<u>&amp;</u>"), "number": 1.5, "none": None}
    page = environment().get_template("page.html").render(given_values)
    assert own.get_template("page.html").render(given_values) == page
    assert "Ala &amp; &lt;kot&gt;" in page


def test_an_unknown_name_is_still_a_bug(tmp_path: Path) -> None:
    own = environment()
    prepare(own, tmp_path / "templates" / "own")
    with pytest.raises(UndefinedError):
        own.get_template("page.html").render(title="a")


def test_compiled_templates_of_long_ago_go_and_those_of_a_build_beside_stay(tmp_path: Path) -> None:
    old, beside, new = (tmp_path / name for name in ("old", "beside", "new"))
    for folder in (old, beside):
        prepare(Environment(loader=DictLoader(PAGES)), folder)
    os.utime(old, (0, 0))
    prepare(Environment(loader=DictLoader(PAGES)), new)
    assert sorted(tmp_path.iterdir()) == [beside, new]
