"""The list of organisations narrows while one types; what was chosen can be sent on as an address."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from plugins.cli.preview import bound
from plugins.organisations.directory import parts
from tests.browser.conftest import View
from tests.building import build

pytestmark = pytest.mark.browser
ROWS = "[data-keys]:visible"


@pytest.fixture
def directory(visit: Callable[..., View]) -> Callable[..., Page]:
    def opened(query: str = "", **options: object) -> Page:
        return visit(f"/organizacje/{query}", **options).page

    return opened


def test_without_scripts_there_is_no_form_that_would_do_nothing(directory: Callable[..., Page]) -> None:
    page = directory(java_script_enabled=False)
    expect(page.locator("[data-narrowing]")).to_be_hidden()
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_role("link", name="Bobrek (1)").click()
    expect(page.locator("article.profile")).to_have_count(1)


def test_words_without_polish_signs_find_names_that_have_them(directory: Callable[..., Page]) -> None:
    page = directory()
    page.get_by_label("Nazwa albo słowo").type("laka przyklad")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("Łąka")
    expect(page.get_by_role("status")).to_have_text("Znaleziono: 1 organizacja.")


def test_what_was_chosen_stands_in_the_address_and_is_found_again(directory: Callable[..., Page]) -> None:
    page = directory()
    page.get_by_role("combobox", name="Dzielnica").select_option("bobrek")
    page.get_by_label("Nazwa albo słowo").type("Łąka")
    page.wait_for_url("**/organizacje/?q=**")
    again = directory(f"?{page.url.partition('?')[2]}")
    expect(again.get_by_role("combobox", name="Dzielnica")).to_have_value("bobrek")
    expect(again.get_by_label("Nazwa albo słowo")).to_have_value("Łąka")
    expect(again.locator(ROWS)).to_have_count(1)


def test_choices_combine_and_nothing_is_said_plainly(directory: Callable[..., Page]) -> None:
    page = directory("?dzielnica=bobrek&q=nikogo-takiego")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Nic nie pasuje. Zmień słowo albo wybór.")
    page.get_by_role("button", name="Pokaż wszystkie").click()
    expect(page.locator(ROWS)).to_have_count(2)
    page.wait_for_url("**/organizacje/")


def test_an_unknown_choice_in_the_address_shows_everything(directory: Callable[..., Page]) -> None:
    page = directory("?dzielnica=nieznana")
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.get_by_role("combobox", name="Dzielnica")).to_have_value("")


def test_a_thousand_organisations_narrow_within_a_few_frames(directory: Callable[..., Page]) -> None:
    page = directory()
    address = page.locator("script[src*='directory']").get_attribute("src")
    assert address
    page.evaluate(
        """() => {
          const list = document.querySelector("[data-group] ul");
          const row = list.querySelector("[data-keys]");
          for (let n = 0; n < 1000; n++) {
            const copy = row.cloneNode(true);
            copy.querySelector("a").textContent = `Stowarzyszenie numer ${n}`;
            list.append(copy);
          }
        }"""
    )
    page.evaluate(page.request.get(address).text())
    spent = page.evaluate(
        """() => {
          const form = document.querySelector("[data-narrowing]");
          const start = performance.now();
          form.elements.q.value = "numer 999";
          form.elements.q.dispatchEvent(new Event("input", {bubbles: true}));
          return performance.now() - start;
        }"""
    )
    expect(page.locator(ROWS)).to_have_count(1)
    assert spent < 500


ORGANISATION = (
    "---\nname: {name}\nlegal_form: fundacja\nsummary: {summary}\nspheres: [7]\nsource: strona\n"
    "checked_on: 2026-11-20\ndistricts: [bobrek]\n---\n"
)


@pytest.fixture(scope="module")
def long_directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a directory that is too long for its first page."""
    names = [("Łąka", "Kosi łąki."), ("Las", "Sadzi drzewa."), *[(f"Druga {n}", "Gra w szachy.") for n in range(60)]]
    files = {
        f"organizacje/nr-{n}-a.md": ORGANISATION.format(name=f"Fundacja {name}", summary=summary)
        for n, (name, summary) in enumerate(names)
    }
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "WHOLE", 3)
        folder = build(tmp_path_factory.mktemp("long"), files, "2026-11-23", "organisations").folder
    server = bound(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/organizacje/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_long_directory_is_asked_for_once_somebody_types_and_shows_what_was_found(
    visit: Callable[..., View], long_directory: str
) -> None:
    view = visit(long_directory)
    assert not [request for request in view.requests if request.url.endswith("spis.json")]
    view.page.get_by_label("Nazwa albo słowo").type("laka kosi")
    expect(view.page.locator(ROWS)).to_have_count(1)
    expect(view.page.get_by_role("link", name="Fundacja Łąka")).to_be_visible()
    expect(view.page.get_by_role("status")).to_have_text("Znaleziono: 1 organizacja.")
    view.page.get_by_role("button", name="Pokaż wszystkie").click()
    expect(view.page.get_by_role("navigation", name="Litery spisu")).to_be_visible()
    expect(view.page.locator(ROWS)).to_have_count(0)
    assert view.complaints == []


def test_a_choice_in_the_address_of_a_long_directory_is_found_and_more_is_shown_on_demand(
    visit: Callable[..., View], long_directory: str
) -> None:
    page = visit(f"{long_directory}?dzielnica=bobrek&q=szachy").page
    expect(page.get_by_role("status")).to_have_text("Znaleziono: 60 organizacji.")
    expect(page.locator(ROWS)).to_have_count(50)
    page.get_by_role("button", name="Pokaż następne").click()
    expect(page.locator(ROWS)).to_have_count(60)
    expect(page.locator(ROWS).nth(50).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="Pokaż następne")).to_be_hidden()


def test_when_the_index_does_not_come_the_reader_is_sent_to_the_pages(
    visit: Callable[..., View], long_directory: str
) -> None:
    page = visit(long_directory).page
    page.route("**/spis.json", lambda route: route.abort())
    page.get_by_label("Nazwa albo słowo").type("x")
    expect(page.get_by_role("status")).to_contain_text("otwórz spis od A do Ż")
    expect(page.get_by_role("navigation", name="Litery spisu")).to_be_visible()


def test_on_a_phone_the_result_stands_under_the_words_and_other_choices_are_folded(visit: Callable[..., View]) -> None:
    page = visit("/organizacje/", width=360).page
    field, summary = page.get_by_label("Nazwa albo słowo"), page.locator(".narrowing__more > summary")
    assert not page.get_by_role("combobox", name="Dzielnica").is_visible()
    field.fill("łąka")
    result = page.locator("[data-result]")
    expect(result).to_have_text(re.compile("^Znaleziono: 1 "))
    below, above = result.bounding_box(), summary.bounding_box()
    assert below
    assert above
    assert below["y"] < above["y"]
    summary.click()
    assert page.get_by_role("combobox", name="Dzielnica").is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not summary.is_visible()
    assert page.get_by_role("combobox", name="Dzielnica").is_visible()
