"""Bytes and counts: a page is light on a slow phone, and nothing comes from anywhere else. Numbers cannot shake."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Request

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


def test_each_page_keeps_to_the_budgets_of_its_parts(
    path: str, visit: Callable[..., View], on_the_wire: Callable[[Request], int]
) -> None:
    view = visit(path)
    stylesheets, scripts = ending(view, ".css"), ending(view, ".js")
    common = [request for request in stylesheets if "/site." in request.url]
    assert len(common) == 1
    assert on_the_wire(common[0]) <= 5_000
    if path != "/wzornik/":
        assert len(stylesheets) <= 2
    assert sum(on_the_wire(request) for request in scripts) <= 3_000
    fonts = ending(view, ".woff2")
    assert any("-uk." in request.url for request in fonts) == path.startswith("/uk/")
    assert sum(on_the_wire(request) for request in fonts if "-uk." not in request.url) <= 35_000


def test_nothing_is_asked_of_other_hosts_and_nothing_is_complained_about(
    path: str, host: str, visit: Callable[..., View]
) -> None:
    view = visit(path)
    assert [request.url for request in view.requests if not request.url.startswith(f"{host}/")] == []
    assert view.complaints == []
    assert view.page.context.cookies() == []


def test_nothing_moves_while_a_page_loads(path: str, visit: Callable[..., View]) -> None:
    for width in (360, 1280):
        view = visit("about:blank", width=width)
        # The typeface comes late, as on a slow line: what is shown before it must have the same measures.
        view.page.context.route("**/*.woff2", lambda route: _later(route))
        view.page.goto(path, wait_until="networkidle")
        shifts = view.page.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(sum), 50);
            })"""
        )
        assert round(shifts, 2) == 0, f"{width} px: {shifts}"


def _later(route: object) -> None:
    import time

    time.sleep(0.15)
    route.continue_()  # type: ignore[attr-defined]
