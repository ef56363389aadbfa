"""The made-up centre of tests/sample, built once and served as its host should serve it, and Chromium to look at it."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from plugins.cli.preview import bound
from plugins.core.build import pipeline
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of
from tests.building import environment, kinds, options_for, sample, shared_caches, starters_for

SAMPLE = Path(__file__).parent.parent / "sample" / "content"
TODAY = "2026-11-23"
# The browser's clock, unless a test says otherwise: the site was built that morning. No test lives by the real date.
NOON = "2026-11-23T11:00+00:00"
WIDTHS = (320, 768, 1280)

# One page of each template, by the words that a failing test should say.
TEMPLATES = {
    "home": "/",
    "notices": "/aktualnosci/",
    "topic": "/aktualnosci/temat/nabory/",
    "year of notices": "/aktualnosci/2026/",
    "notice with a call": "/aktualnosci/2026/nabor/",
    "withdrawn notice": "/aktualnosci/2026/spotkanie/",
    "expired notice": "/aktualnosci/2025/dawne/",
    "agenda": "/kalendarz/",
    "month": "/kalendarz/2026/12/",
    "month on paper": "/kalendarz/2026/12/druk/",
    "year of events": "/kalendarz/2026/",
    "event": "/kalendarz/2026/statut/",
    "repeating event": "/kalendarz/2026/dyzur/",
    "cancelled event": "/kalendarz/2026/webinar/",
    "subscription": "/kalendarz/subskrypcja/",
    "organisations": "/organizacje/",
    "organisation": "/organizacje/laka/",
    "stale organisation": "/organizacje/osiedle/",
    "open data": "/organizacje/dane/",
    "regulations": "/regulaminy/",
    "regulation": "/regulaminy/sala/",
    "earlier version": "/regulaminy/sala/2025-01-01/",
    "comparison": "/regulaminy/sala/2025-01-01/zmiany/2026-06-01/",
    "page": "/kontakt/",
    "page with a wide table": "/o-nas/",
    "declaration": "/deklaracja-dostepnosci/",
    "site map": "/mapa-strony/",
    "search": "/szukaj/",
    "Ukrainian start page": "/uk/",
    "Ukrainian page": "/uk/kontakt/",
    "easy-to-read page": "/etr/kontakt/",
    "not found": "/404.html",
    "style guide": "/wzornik/",
}


def _pages() -> dict[str, str]:
    """These, and all documents that the sample has of a kind that nobody has named a page of yet."""
    found = dict(TEMPLATES)
    for kind in (kind for kind in kinds() if type(kind).outputs is not Kind.outputs):
        if kind.base and not any(address.startswith(f"/{kind.base}/") for address in TEMPLATES.values()):
            written = [file.relative_to(SAMPLE).as_posix() for file in sorted((SAMPLE / kind.folder).rglob("*.md"))]
            paths = written or [made.path for made in starters_for([kind], SAMPLE)]
            found |= {path: source_path_of(kind, path).address for path in paths}
    return found


@dataclass
class View:
    """A page that is open, what it asked for and what it complained about."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the made-up centre, with the style guide."""
    folder = tmp_path_factory.mktemp("sample")
    sample(folder / "content")
    shared_caches(folder / "cache")
    pipeline.build(options_for(folder, TODAY, preview=True), environment())
    return folder / "output"


@pytest.fixture(scope="session")
def host(built: Path) -> Iterator[str]:
    """The address at which the built site answers, with the headers that it asks its host for."""
    server = bound(built, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium(program: Callable[..., str]) -> Iterator[Browser]:
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, host: str) -> Iterator[Callable[..., View]]:
    """``visit("/kontakt/", width=320)`` opens a page in a new context; more options are Playwright's own.

    The page comes back in its own font, loaded; with ``fonts=False`` in the wider one of the machine, as while
    ours is on its way or where a reader has set another. The browser believes that it is ``moment`` (ISO 8601, with
    its offset): time runs on, but every new date is that one.
    """
    contexts = []

    def opened(
        path: str, width: int = 1280, height: int = 800, fonts: bool = True, moment: str = NOON, **options: object
    ) -> View:
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=host, **options)  # type: ignore[arg-type]
        context.clock.set_fixed_time(dt.datetime.fromisoformat(moment))
        contexts.append(context)
        view = View(context.new_page())

        def told(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                view.complaints.append(message.text)

        view.page.on("request", lambda request: view.requests.append(request))
        view.page.on("console", told)
        view.page.on("pageerror", lambda error: view.complaints.append(str(error)))
        if not fonts:
            view.page.route("**/*.woff2", lambda route: route.abort())
        view.page.goto(path)
        view.page.evaluate("document.fonts.ready.then(() => true)")
        return view

    yield opened
    for context in contexts:
        context.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument ``path`` runs for one page of each template."""
    if "path" in metafunc.fixturenames:
        pages = _pages()
        metafunc.parametrize("path", pages.values(), ids=[name.replace(" ", "-") for name in pages])
