"""The search of the whole site, on a site as it is published and with the headers that it asks its host for."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.cli.preview import bound
from plugins.core.build import pipeline
from tests.browser.conftest import SAMPLE, TODAY, View
from tests.browser.test_axe import AXE, SCHEMES, TAGS
from tests.building import environment, options_for, shared_caches

pytestmark = pytest.mark.browser
LABEL = "Czego szukasz?"
HITS = ".hit"
# As many notices as fill two portions of hits; one word has every Polish letter that has to be guessed.
MANY = {
    f"aktualnosci/2026-11-{day:02}-kolo-{day}.md": (
        f"---\ntitle: Koło żółwia {day}\ndate: 2026-11-{day:02}\nsummary: Zapisy trwają.\ntopic: nabory\n---\n\n"
        "Spotkanie w świetlicy <b>na Łużyckiej</b>.\n"
    )
    for day in range(1, 13)
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up centre with its index, which a preview does not have."""
    folder = tmp_path_factory.mktemp("searched")
    shutil.copytree(SAMPLE, folder / "content")
    for name, text in MANY.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    shared_caches(folder / "cache")
    pipeline.build(options_for(folder, TODAY, searched=True), environment())
    server = bound(folder / "output", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def search(visit: Callable[..., View]) -> Callable[..., View]:
    def opened(query: str = "", **options: object) -> View:
        return visit(f"/szukaj/{query}", **options)

    return opened


def state(page: Page) -> str:
    """What is said once the search has ended."""
    line = page.locator("[data-state]")
    expect(line).to_have_text(re.compile(r"^(?!Szukam).+"))
    return line.inner_text().replace("\u00a0", " ")


def test_words_are_found_with_the_keyboard_alone_and_stay_in_the_address(search: Callable[..., View]) -> None:
    view = search()
    page = view.page
    assert [r.url for r in view.requests if "/indeks/" in r.url] == []  # who does not search loads nothing
    page.get_by_label(LABEL).focus()
    page.keyboard.type("statut")
    page.keyboard.press("Enter")
    assert state(page).startswith("Znaleziono ")
    first = page.locator(HITS).first
    expect(first.locator(".hit__what")).to_have_text("Wydarzenie, 1 grudnia 2026")
    expect(first.locator("h3")).to_have_text("Jak napisać prosty statut")
    expect(first.locator("mark").first).to_have_text(re.compile("statut", re.IGNORECASE))
    expect(page).to_have_url(re.compile(r"/szukaj/\?q=statut$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first.locator("h3 a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kalendarz/2026/statut/")
    page.go_back()
    assert state(page).startswith("Znaleziono ")
    assert view.complaints == []


def test_typing_is_enough_and_an_emptied_field_brings_the_links_back(search: Callable[..., View]) -> None:
    page = search().page
    links = page.locator("[data-browse]")
    page.get_by_label(LABEL).type("statut")
    expect(page.locator(HITS).first).to_be_visible()
    expect(links).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?q=statut$"))
    page.get_by_label(LABEL).fill("")
    expect(links).to_be_visible()
    expect(page.locator(HITS).first).to_be_hidden()
    expect(page).to_have_url(re.compile("/szukaj/$"))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        pytest.param("kolo zolwia", "Koło żółwia", id="no Polish letters at all"),
        pytest.param("koło żółwia", "Koło żółwia", id="all of them"),
        pytest.param("luzyckiej", "Koło żółwia", id="l for ł at the beginning, another form"),
        pytest.param("kolo zolwia swietlica luzyckiej", "Koło żółwia", id="more l than can be tried at once"),
        pytest.param("webinary", "webinar", id="another form of the word"),
    ],
)
def test_words_are_found_however_they_are_typed(words: str, title: str, search: Callable[..., View]) -> None:
    page = search(f"?q={words}").page
    assert state(page).startswith("Znaleziono ")
    expect(page.locator(f"{HITS} h3").first).to_contain_text(re.compile(title, re.IGNORECASE))


@pytest.mark.parametrize("words", ["zzyzx", "xyz statut", "§"])
def test_nothing_found_is_said_plainly_and_the_links_stay(words: str, search: Callable[..., View]) -> None:
    view = search(f"?q={words}")
    assert state(view.page) == (
        f"Nie ma strony ze słowami „{words}”. Spróbuj krótszego słowa, bez końcówki, albo wybierz ze spisu."
    )
    expect(view.page.locator("[data-browse]")).to_be_visible()
    assert view.complaints == []


def test_more_hits_come_on_request_and_the_focus_goes_to_the_first_of_them(search: Callable[..., View]) -> None:
    page = search("?q=koło").page
    assert state(page) == "Znaleziono 12 stron."
    expect(page.locator(HITS)).to_have_count(10)
    more = page.get_by_role("button", name="Pokaż więcej wyników")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(HITS)).to_have_count(12)
    expect(page.locator(f"{HITS} h3 a").nth(10)).to_be_focused()
    expect(more).to_be_hidden()


def test_rules_are_found_once_with_the_provisions_that_say_it(search: Callable[..., View]) -> None:
    page = search("?q=regulamin sali").page
    state(page)
    hit = page.locator(HITS).first
    expect(hit.locator("h3 a")).to_have_attribute("href", "/regulaminy/sala/")
    provision = hit.locator(".hit__places a").first
    expect(provision).to_have_text(re.compile(r"^§ \d"))
    assert page.locator(f"{HITS} a[href*='2025-01-01']").count() == 0  # the version before
    provision.click()
    expect(page.locator(":target")).to_have_count(1)  # the page of the rules must have come


def test_what_is_past_says_so_and_pages_in_other_languages_are_marked(search: Callable[..., View]) -> None:
    page = search("?q=piknik").page
    state(page)
    expect(page.locator(".hit__what").first).to_have_text("Wydarzenie (minęło), 10 maja 2025")
    page = search("?q=Контакти").page
    state(page)
    hit = page.locator(HITS, has_text="Українська")
    assert hit.locator("h3").get_attribute("lang") == "uk"


def test_markup_in_words_and_texts_stays_text(search: Callable[..., View]) -> None:
    page = search("?q=<b>kolo</b>").page
    state(page)
    assert page.locator(f"[data-state] b, {HITS} b").count() == 0


@pytest.mark.parametrize("lost", ["**/pagefind.js", "**/*.pf_meta", "**/wasm.*"])
def test_without_its_index_the_page_says_so_and_its_links_stay(lost: str, search: Callable[..., View]) -> None:
    page = search().page
    page.route(lost, lambda route: route.abort())
    page.get_by_label(LABEL).fill("statut")
    page.keyboard.press("Enter")
    assert state(page) == "Wyszukiwarka nie może teraz działać. Odśwież stronę za chwilę albo wybierz ze spisu."
    expect(page.locator("[data-browse]")).to_be_visible()


def test_without_scripts_there_is_no_form_that_would_do_nothing(search: Callable[..., View]) -> None:
    page = search("?q=statut", java_script_enabled=False).page
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator("main").get_by_role("link", name="Szkolenie").click()
    page.wait_for_url("**/rodzaj/szkolenie/")


def test_the_page_for_wrong_addresses_asks_the_search(visit: Callable[..., View]) -> None:
    page = visit("/nie-ma-takiej/").page
    page.get_by_label(LABEL).fill("statut")
    page.keyboard.press("Enter")
    page.wait_for_url("**/szukaj/?q=statut")
    assert state(page).startswith("Znaleziono ")


def test_hits_pass_the_rules_of_wcag_and_fit_a_phone(search: Callable[..., View]) -> None:
    page = search("?q=koło", width=360).page
    state(page)
    expect(page.locator(HITS)).to_have_count(10)
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in SCHEMES.values():
        page.emulate_media(**scheme)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_hits_on_a_slow_line_move_nothing(visit: Callable[..., View]) -> None:
    view = visit("about:blank", width=360)

    def later(route: Route) -> None:
        view.page.wait_for_timeout(100)
        route.continue_()

    view.page.context.route(re.compile(r"\.js|indeks"), later)
    view.page.goto("/szukaj/?q=koło")
    expect(view.page.locator(HITS)).to_have_count(10)
    shifts = view.page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 50);
        })"""
    )
    assert round(shifts, 3) == 0


@pytest.mark.parametrize("words", ["statut"])
def test_a_first_search_weighs_less_than_a_picture(words: str, chromium: Browser, host: str) -> None:
    """Bytes on the wire as they lie in the folder, which hosts pack further: the parts of the index are packed."""
    context = chromium.new_context(base_url=host)
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda r: sizes.update({r.url: int(r.headers.get("content-length", 0))}))
    page.goto(f"/szukaj/?q={words}")
    state(page)
    context.close()
    assert 0 < sum(size for url, size in sizes.items() if "/indeks/" in url) < 220_000
