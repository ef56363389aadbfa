"""The demonstration in a browser: a brand of its own in light and dark, full lists, every kind of page."""

import datetime as dt
import re
import threading
from collections.abc import Callable, Iterator

import pytest

from plugins.cli.preview import bound
from plugins.demonstration.content import files
from tests.browser.conftest import TODAY, View
from tests.browser.test_axe import AXE, OF_COLOURS, SCHEMES, TAGS
from tests.building import Built, build

pytestmark = [pytest.mark.browser, pytest.mark.long]

# One page of each sort, the first that fits: addresses hold days.
PAGES = (
    r"index", r"kalendarz/index", r"kalendarz/\d{4}/\d\d/index", r"kalendarz/\d{4}/[a-z-]+/index",
    r"aktualnosci/index", r"aktualnosci/\d{4}/ruszaja-male-dotacje/index", r"organizacje/index",
    r"organizacje/fundacja-nadrzeczna/index", r"organizacje/zadanie/\w+/index", r"regulaminy/regulamin-osrodka/index",
    r"regulaminy/.+/zmiany/.+", r"kontakt/index", r"deklaracja-dostepnosci/index", r"uk/index", r"en/kontakt/index",
    r"etr/kontakt/index",
)  # fmt: skip


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("demo"), files(dt.date.fromisoformat(TODAY)), TODAY)


@pytest.fixture(scope="module")
def host(demonstration: Built) -> Iterator[str]:
    server = bound(demonstration.folder, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("pattern", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_sort_of_page_can_be_used_by_all_in_light_and_dark(
    pattern: str, width: int, demonstration: Built, visit: Callable[..., View]
) -> None:
    fits = re.compile(rf"{pattern}\.html|{pattern}/index\.html")
    page_path = next(path for path in demonstration.paths if fits.fullmatch(path))
    view = visit(f"/{page_path.removesuffix('index.html')}", width=width)
    page = view.page
    page.evaluate(AXE.read_text("utf-8"))
    found = set()
    for scheme in ("light", "dark"):
        page.emulate_media(**SCHEMES[scheme])
        rules = {"type": "tag", "values": TAGS} if scheme == "light" else {"type": "rule", "values": OF_COLOURS}
        result = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", rules)
        found |= {
            f"{scheme}: {violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        }
    assert not found, "\n".join(sorted(found))
    assert view.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing stands out at the side"


# Words of up to 14 letters that stand on two lines.
BROKEN = r"""() => [...document.querySelectorAll(".month__item")].flatMap(item => {
  const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode()); )
    for (const word of node.data.matchAll(/\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (word[0].length <= 14 && new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1)
        found.push(word[0]);
    }
  return found;
})"""


@pytest.mark.parametrize("width", [780, 900, 980, 1000, 1100, 1280])
def test_words_of_the_month_stay_whole(width: int, demonstration: Built, visit: Callable[..., View]) -> None:
    for month in [path for path in demonstration.paths if re.fullmatch(r"kalendarz/2026/1[12]/index\.html", path)]:
        # The wider font of the machine: with `font-display: optional` a slow line keeps it for good.
        view = visit(f"/{month.removesuffix('index.html')}", width=width, fonts=False)
        assert view.page.evaluate(BROKEN) == []


def test_links_at_the_foot_are_targets_on_phones(visit: Callable[..., View]) -> None:
    heights = (
        "[...document.querySelectorAll('footer a')].map(a => a.getBoundingClientRect().height).filter(h => h < 24)"
    )
    assert visit("/kontakt/", width=360).page.evaluate(heights) == []
