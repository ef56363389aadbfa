"""Features are listed in the settings, and name the data files that they read."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from pelicanconf import PLUGINS
from plugins.core.site.kind import Feature, Kind
from plugins.pages import guide
from plugins.publishing import external_links
from tests.building import ROOT, features, filled_in, kinds, problems, sample, starters_for


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.name)
def test_every_feature_is_listed_where_pelican_looks_for_plugins(feature: Feature) -> None:
    homes = {known.__module__.removesuffix(".plugin") for known in type(feature).__mro__}  # a plugin may hold two kinds
    assert homes & {*PLUGINS}


@pytest.mark.parametrize("name", PLUGINS)
def test_every_plugin_can_be_registered(name: str) -> None:
    assert callable(import_module(name).register)


def test_data_files_are_those_that_are_read() -> None:
    read = {name for feature in features() for name in feature.data_files}
    assert read == {guide.FILE, external_links.FILE}


PLANNING = [kind for kind in kinds() if type(kind).outputs is not Kind.outputs]  # others stand on pages of these


@pytest.mark.parametrize("kind", PLANNING, ids=lambda kind: kind.name)
def test_the_sample_that_browsers_and_checkers_visit_has_documents_of_every_kind(tmp_path: Path, kind: Kind) -> None:
    assert [*(sample(tmp_path / "content") / kind.folder).rglob("*.md")]


def test_a_kind_without_documents_in_the_sample_is_visited_all_the_same(tmp_path: Path) -> None:
    (made,) = starters_for([kind for kind in PLANNING if kind.name == "announcements"], tmp_path)
    assert problems(tmp_path, {made.path: filled_in(made.text)}) == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_kind_says_what_people_read_of_it(kind: Kind) -> None:
    assert kind.words
    assert kind.genitive != Kind.genitive
    assert len({kind.heading(lang) for lang in ("pl", "uk", "en")}) == 3


def test_kinds_have_places_of_their_own_in_lists() -> None:
    orders = [kind.order for kind in kinds()]
    assert len({*orders, Kind.order}) == len(orders) + 1


def test_the_drawing_knows_every_plugin() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    lists = [names for contract in contracts for names in contract.values() if isinstance(names, list)]
    known = [{name for line in names for name in re.split("[ |:]+", line)} for names in lists]
    of_kinds = [names for names in known if "plugins.pages" in names]
    assert len(of_kinds) == 4
    for names in of_kinds:
        assert {name for name in PLUGINS if not name.endswith(".plugin")} <= names
