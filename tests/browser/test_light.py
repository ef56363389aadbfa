"""Bytes and counts: a page is light on a slow phone, and nothing comes from anywhere else. Numbers cannot shake."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Request, Route

from tests.browser.conftest import View

pytestmark = pytest.mark.browser

PACKED = (".html", ".css", ".js", ".svg", ".webmanifest")


@pytest.fixture
def on_the_wire(built: Path) -> Callable[[Request], int]:
    """Bytes of what a request brings, text packed as hosts pack it."""

    def measured(request: Request) -> int:
        path = urlsplit(request.url).path
        file = built / (path + "index.html" if path.endswith("/") else path).lstrip("/")
        raw = file.read_bytes()
        return len(brotli.compress(raw)) if file.suffix in PACKED else len(raw)

    return measured


def ending(view: View, suffix: str) -> list[Request]:
    return [request for request in view.requests if urlsplit(request.url).path.endswith(suffix)]


def test_home_page_fits_its_budget(visit: Callable[..., View], on_the_wire: Callable[[Request], int]) -> None:
    view = visit("/", width=360)
    sizes = {urlsplit(request.url).path: on_the_wire(request) for request in view.requests}
    assert len(view.requests) <= 8, sizes
    assert sum(sizes.values()) <= 60_000, sizes
    assert sizes["/"] <= 14_000


def test_a_page_keeps_to_its_budgets_asks_nobody_else_and_complains_of_nothing(
    path: str, host: str, visit: Callable[..., View], on_the_wire: Callable[[Request], int]
) -> None:
    view = visit(path)
    assert [request.url for request in view.requests if not request.url.startswith(f"{host}/")] == []
    assert view.complaints == []
    assert view.page.context.cookies() == []

    stylesheets, scripts, fonts = (ending(view, suffix) for suffix in (".css", ".js", ".woff2"))
    common = [request for request in stylesheets if "/site." in request.url]
    assert len(common) == 1
    assert on_the_wire(common[0]) <= 5_000
    assert len(stylesheets) <= 2 or path == "/wzornik/"
    assert sum(on_the_wire(request) for request in scripts) <= (3_500 if path == "/szukaj/" else 3_000)
    ukrainian = any("-uk." in request.url for request in fonts)
    cyrillic = re.search("[а-яґєії]", view.page.locator("main").inner_text(), re.IGNORECASE)
    assert ukrainian or not path.startswith("/uk/")
    assert cyrillic or not ukrainian
    assert sum(on_the_wire(request) for request in fonts if "-uk." not in request.url) <= 35_000


def test_nothing_moves_while_a_page_loads(path: str, visit: Callable[..., View]) -> None:
    view = visit("about:blank", width=360)
    # Typeface and scripts come late, as on a slow line: the page that is shown before them must not move.
    view.page.context.route(re.compile(r"\.(woff2|js)$"), later)
    view.page.goto(path)
    shifts = view.page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                .observe({ type: "layout-shift", buffered: true });
            document.fonts.ready.then(() => setTimeout(() => done(sum), 50));
        })"""
    )
    assert round(shifts, 3) == 0


def later(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()
