"""Features are listed in the settings, and name the data files that they read."""

import pytest

from pelicanconf import PLUGINS
from plugins.core.site.kind import Feature, Kind
from plugins.pages import guide
from plugins.publishing import external_links
from tests.building import ROOT, features, kinds


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.name)
def test_every_feature_is_listed_where_pelican_looks_for_plugins(feature: Feature) -> None:
    homes = {known.__module__.removesuffix(".plugin") for known in type(feature).__mro__}  # a plugin may hold two kinds
    assert homes & {*PLUGINS}


def test_data_files_are_those_that_are_read() -> None:
    read = {name for feature in features() for name in feature.data_files}
    assert read == {guide.FILE, external_links.FILE}


PLANNING = [kind for kind in kinds() if type(kind).outputs is not Kind.outputs]  # others stand on pages of these


@pytest.mark.parametrize("kind", PLANNING, ids=lambda kind: kind.name)
def test_the_sample_that_browsers_and_checkers_visit_has_documents_of_every_kind(kind: Kind) -> None:
    assert [*(ROOT / "tests" / "sample" / "content" / kind.folder).rglob("*.md")]
