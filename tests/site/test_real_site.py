"""The real site, built once from the real content: every link and anchor answers, every page is sound."""

import pytest

from plugins.core import road
from plugins.core.settings import now_of
from tests.building import ROOT, THEME, environment, kinds
from tests.site.crawling import Tree


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("real")
    plan = road.Road(
        content=ROOT / "content",
        output=folder / "output",
        theme=THEME,
        cache=folder / "cache",
        now=now_of("2026-11-24"),
        kinds=kinds(),
    )
    road.build(plan, environment())
    return Tree(folder / "output", "lokalwbytomiu.pl")


def test_every_link_and_anchor_of_the_site_answers(real: Tree) -> None:
    assert list(real.dead_links()) == []


def test_every_page_is_sound(real: Tree) -> None:
    assert list(real.faults()) == []


def test_the_content_is_what_the_centre_promised(real: Tree) -> None:
    def documents(pattern: str) -> int:
        return len(list((ROOT / "content").glob(pattern)))

    assert documents("aktualnosci/*.md") >= 15
    assert documents("kalendarz/*.md") >= 12
    assert documents("organizacje/*.md") >= 30
    assert "aktualnosci/2020/otwarcie-lokalu/index.html" in real.files
