"""The small script: it makes true pages a little more so, at any hour and in any time zone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import View

pytestmark = [pytest.mark.browser, pytest.mark.clock]


@pytest.fixture
def at(visit: Callable[..., View]) -> Callable[[str, str], Page]:
    """A page as it is at that moment (UTC), seen from another time zone."""

    def opened(path: str, moment: str) -> Page:
        return visit(path, timezone_id="America/New_York", moment=moment).page

    return opened


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        pytest.param(
            "2026-11-23T10:00+00:00",
            "Teraz otwarte do 18.00.",
            id="Monday, 11 in Warsaw",
        ),
        pytest.param("2026-11-23T08:59+00:00", "Teraz zamknięte. Otwieramy dziś o 10.00.", id="before it opens"),
        pytest.param(
            "2026-11-23T17:00+00:00",
            "Teraz zamknięte. Otwieramy we wtorek 24 listopada o 12.00 (po umówieniu).",
            id="at the closing hour",
        ),
        pytest.param(
            "2026-11-29T12:00+00:00", "Teraz zamknięte. Otwieramy w poniedziałek 30 listopada o 10.00.", id="Sunday"
        ),
        pytest.param(
            "2027-07-14T08:00+00:00",
            "Dziś, w poniedziałek 23 listopada, otwarte od 10.00 do 18.00.",
            id="a page from long ago keeps its words",
        ),
        pytest.param("2026-11-24T12:00+00:00", "Teraz otwarte do 16.00 (po umówieniu).", id="by appointment"),
        pytest.param(
            "2026-11-24T07:00+00:00",
            "Teraz zamknięte. Otwieramy dziś o 12.00 (po umówieniu).",
            id="later by appointment",
        ),
        pytest.param(
            "2026-12-24T12:00+00:00",
            "Dziś zamknięte (święta). Otwieramy w poniedziałek 28 grudnia o 10.00.",
            id="a day on which it is closed",
        ),
    ],
)
def test_opening_line_says_what_holds_now(moment: str, line: str, at: Callable[[str, str], Page]) -> None:
    assert at("/", moment).locator(".opening__line").inner_text().replace("\u00a0", " ") == line


def test_without_scripts_the_opening_line_names_its_day(visit: Callable[..., View]) -> None:
    line = visit("/", java_script_enabled=False).page.locator(".opening__line").inner_text()
    assert "23" in line
    assert "listopada" in line


def test_urgent_strip_leaves_after_its_last_day(at: Callable[[str, str], Page]) -> None:
    assert at("/kontakt/", "2026-11-27T22:30+00:00").locator(".urgent").is_visible()
    assert not at("/kontakt/", "2026-11-27T23:30+00:00").locator(".urgent").is_visible()


def test_deadline_that_has_passed_says_so(at: Callable[[str, str], Page]) -> None:
    before = at("/aktualnosci/2026/nabor/", "2026-12-15T22:58+00:00").locator("main [data-until]").first.inner_text()
    after = at("/aktualnosci/2026/nabor/", "2026-12-15T23:00+00:00").locator("main [data-until]").first.inner_text()
    assert "termin minął" not in before
    assert after.endswith("termin minął")


def test_address_to_copy_is_copied(visit: Callable[..., View]) -> None:
    page = visit("/kalendarz/subskrypcja/", permissions=["clipboard-read", "clipboard-write"]).page
    link = page.locator("a[data-copy]").first
    link.click()
    page.get_by_role("status").get_by_text("Skopiowano adres").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link.get_attribute("href")


def test_address_that_may_not_be_copied_is_followed(visit: Callable[..., View]) -> None:
    page = visit("/kalendarz/subskrypcja/").page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    link = page.locator("a[data-copy]").first
    address = str(link.get_attribute("href"))
    page.route(address, lambda route: route.fulfill(body="BEGIN:VCALENDAR"))
    with page.expect_request(address):
        link.click()


def test_choices_of_the_agenda_combine_and_stand_in_the_address(visit: Callable[..., View]) -> None:
    page = visit("/kalendarz/").page
    all_slots = page.locator(".slot:visible").count()
    here = page.get_by_role("button", name=re.compile("^na miejscu"))
    here.click()
    after_one = page.locator(".slot:visible").count()
    page.get_by_role("button", name=re.compile("PJM")).press("Space")
    both = page.locator(".slot:visible").count()
    assert 0 < both < after_one < all_slots
    assert page.url.endswith("/kalendarz/?wybor=na-miejscu+dostepnosc%2Fpjm")
    assert page.locator("[data-shown]").inner_text() == f"Pasuje terminów: {both} z {all_slots} na tej stronie."
    assert page.locator(".day:visible").count() == page.locator(".day:visible:has(.slot:visible)").count()
    page.reload()
    assert page.locator(".slot:visible").count() == both
    page.go_back()
    assert page.locator(".slot:visible").count() == after_one
    assert here.get_attribute("aria-pressed") == "true"


def test_signing_up_closes_on_a_page_that_was_made_before(at: Callable[[str, str], Page]) -> None:
    page = at("/kalendarz/2026/statut/", "2026-11-30T10:00+00:00")
    assert page.locator(".signup .button").is_visible()
    page = at("/kalendarz/2026/statut/", "2027-01-30T12:00+00:00")
    assert page.locator(".signup .tag").inner_text() == "Zapisy zamknięte"
    assert not page.locator(".signup .button").is_visible()
