"""Bytes and counts: a page is light on a slow phone, and nothing comes from anywhere else. Numbers cannot shake."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import NOON, View

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


@pytest.mark.clock
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
    assert shift(visit, path, NOON) == 0


# Pages with words that the script changes by the hour.
LIVELY = [
    "/", "/kontakt/", "/aktualnosci/", "/aktualnosci/2026/nabor/", "/kalendarz/", "/kalendarz/2026/statut/",
    "/kalendarz/2026/dyzur/",
]  # fmt: skip


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-11-29T12:00+00:00", id="Sunday after the urgent notice"),
        pytest.param("2026-12-24T06:00+00:00", id="closed, after the deadline of the call"),
        pytest.param("2027-03-08T21:00+00:00", id="all has passed"),
    ],
)
@pytest.mark.parametrize("page", LIVELY)
def test_what_has_passed_since_the_build_moves_nothing(page: str, moment: str, visit: Callable[..., View]) -> None:
    assert shift(visit, page, moment) == 0


@pytest.mark.clock
def test_the_script_that_comes_late_takes_the_passed_strip_away(visit: Callable[..., View]) -> None:
    page = slow(visit, "2026-11-29T12:00+00:00")
    page.goto("/kontakt/")
    expect(page.locator(".urgent")).to_be_hidden()
    assert page.locator(".urgent").count() == 1  # it keeps its room


def slow(visit: Callable[..., View], moment: str) -> Page:
    """A page on a slow line: typeface and scripts come late, after the first words can be read."""
    page = visit("about:blank", width=360, moment=moment).page
    page.context.route(re.compile(r"\.(woff2|js)$"), later)
    return page


def shift(visit: Callable[..., View], path: str, moment: str) -> float:
    """By how much what is shown first moves until all has come (Layout Instability API: 0 is nothing)."""
    page = slow(visit, moment)
    page.goto(path)
    shifts: float = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                .observe({ type: "layout-shift", buffered: true });
            document.fonts.ready.then(() => setTimeout(() => done(sum), 50));
        })"""
    )
    return round(shifts, 3)


def later(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()
