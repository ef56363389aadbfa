"""Everything can be reached, seen and used with the keyboard alone; what is to be touched is large enough."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import View

pytestmark = pytest.mark.browser

WALKED = ("/", "/kalendarz/", "/kalendarz/2026/12/", "/aktualnosci/2026/nabor/")
HERE = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const at = document.elementFromPoint(box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + box.height / 2);
    return {
        what: one.outerHTML.slice(0, 120),
        seen: Boolean(at) && (one.contains(at) || at.contains(one)),
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        order: one.compareDocumentPosition ? [...document.querySelectorAll("*")].indexOf(one) : -1,
        body: one === document.body,
    };
}"""


TOO_SMALL = """all => all.map(one => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 24)).map(([html]) => html)"""
TOUCHED = ".menu a, .site-header__tools a, .button, .chip, .alphabet a, summary, .more, footer li a, .file, .contents a"


def test_the_skip_link_comes_first_and_what_is_touched_is_large_enough(path: str, visit: Callable[..., View]) -> None:
    page = visit(path).page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#tresc"
    box = skip.bounding_box()
    assert box
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tresc"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.eval_on_selector_all(TOUCHED, TOO_SMALL) == [], width


@pytest.mark.parametrize("address", WALKED)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_walk_by_tab_goes_in_order_and_always_shows_where_it_is(
    address: str, width: int, visit: Callable[..., View]
) -> None:
    page = visit(address, width=width, reduced_motion="reduce").page
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["body"]:
            break
        stops.append(here)
    assert len(stops) > 10
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [stop["what"] for stop in stops if stop["outline"] < 3] == []
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)


def test_the_current_part_of_the_site_is_marked_and_the_menu_can_be_followed(visit: Callable[..., View]) -> None:
    page = visit("/kalendarz/2026/statut/").page
    current = page.locator(".menu [aria-current]")
    assert current.all_inner_texts() == ["Kalendarz"]
    current.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kalendarz/")
    assert page.locator(".menu [aria-current=page]").all_inner_texts() == ["Kalendarz"]


def test_filters_of_the_calendar_are_links_that_say_which_one_is_chosen(visit: Callable[..., View]) -> None:
    page = visit("/kalendarz/", java_script_enabled=False).page
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("summary").first.click()
    choice = page.locator(".filters a", has_text="Szkolenia").first
    choice.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/rodzaj/szkolenie/")
    assert page.locator(".filters [aria-current]").count() >= 1
    assert page.locator(".slot__title a").all_inner_texts() == ["Jak napisać prosty statut"]
