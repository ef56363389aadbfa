"""The real site, built once from the real content: every link and anchor answers, every page is sound."""

from urllib.parse import urlsplit

import pytest
import yaml

from plugins.cli.settings import now_of
from plugins.core.build import pipeline
from tests.building import ROOT, THEME, environment, features
from tests.site.crawling import Tree


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("real")
    plan = pipeline.BuildOptions(
        content=ROOT / "content",
        output=folder / "output",
        theme=THEME,
        cache=folder / "cache",
        now=now_of("2026-11-30"),
        features=features(searched=True),
    )
    pipeline.build(plan, environment())
    host = urlsplit(yaml.safe_load((ROOT / "content" / "site.yaml").read_text(encoding="utf-8"))["url"]).netloc
    return Tree(folder / "output", host)


def test_every_link_and_anchor_of_the_site_answers(real: Tree) -> None:
    assert list(real.dead_links()) == []


def test_every_page_is_sound(real: Tree) -> None:
    assert list(real.faults()) == []
