"""Large text, narrow screens, own spacing, no scripts: everything is still there and fits."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import View

pytestmark = pytest.mark.browser

# WCAG 2.2, 1.4.12: what a reader may set.
SPACING = "* { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em } p { margin-bottom: 2em }"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    const hidden = one.closest(".visually-hidden, .month__words, svg, [hidden]") || style.display === "inline";
    return !hidden && ["hidden", "clip"].includes(style.overflowX) && (one.scrollWidth > one.clientWidth + 1
        || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 100))"""


def overflow(view: View) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = view.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return wider


@pytest.mark.parametrize("fonts", ["own", "fallback"])
def test_a_page_fits_at_400_percent_and_with_own_text_spacing(
    path: str, fonts: str, visit: Callable[..., View]
) -> None:
    view = visit(path, width=320, height=256, fonts=fonts == "own")
    assert overflow(view) <= 0, view.page.evaluate(TOO_WIDE)
    view.page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    assert overflow(view) <= 0, view.page.evaluate(TOO_WIDE)
    assert view.page.evaluate(CUT_OFF) == []


def test_without_scripts_the_page_is_whole_and_knows_its_place(path: str, visit: Callable[..., View]) -> None:
    page = visit(path, java_script_enabled=False).page
    assert page.locator("h1").count() == 1
    assert len(page.locator("main").inner_text()) > 20
    assert page.locator("footer").get_by_role("link", name="biuro@lokal.example.org").count() == 1
    report = page.locator("footer a[href*='subject=']").get_attribute("href") or ""
    assert report.endswith(path)
    if path != "/":
        assert page.locator(".page > .breadcrumbs [aria-current=page]").count() == 1


def test_the_first_screen_of_a_phone_says_what_where_and_when(visit: Callable[..., View]) -> None:
    page = visit("/", width=360, height=800, java_script_enabled=False).page
    assert page.locator(".plate dt").all_inner_texts()[:3] == ["Co", "Gdzie", "Kiedy"]
    for answer in ('.plate a[href="#wydarzenia"]', '.plate a[href="#dojazd"]', ".opening__line"):
        box = page.locator(answer).bounding_box()
        assert box
        assert box["y"] + box["height"] < 800, answer
