"""The list of organisations narrows while one types; what was chosen can be sent on as an address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import View

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
