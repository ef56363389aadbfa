"""Large text, narrow screens, own spacing, no motion, no scripts: everything is still there and fits."""

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
    return !hidden && style.overflowX !== "visible" && (one.scrollWidth > one.clientWidth + 1
        || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 100))"""


def overflow(view: View) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = view.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return wider


def test_at_400_percent_nothing_is_wider_than_the_window(path: str, visit: Callable[..., View]) -> None:
    view = visit(path, width=320, height=256)
    assert overflow(view) <= 0, view.page.evaluate(TOO_WIDE)


def test_own_text_spacing_cuts_nothing_off(path: str, visit: Callable[..., View]) -> None:
    view = visit(path, width=360)
    view.page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    assert overflow(view) <= 0
    assert view.page.evaluate(CUT_OFF) == []


def test_nothing_moves_for_readers_who_asked_for_no_motion(path: str, visit: Callable[..., View]) -> None:
    view = visit(path, reduced_motion="reduce")
    moving = view.page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body *")].filter(one => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
                || style.scrollBehavior !== "auto";
        }).length"""
    )
    assert moving == 0


def test_without_scripts_the_same_text_is_there(path: str, visit: Callable[..., View]) -> None:
    plain = visit(path, java_script_enabled=False).page.locator("main").inner_text()
    assert len(plain) > 20
    lively = visit(path).page
    assert lively.locator("main h1").inner_text() in plain


def test_every_page_has_one_h1_a_main_part_and_its_place_in_the_site(path: str, visit: Callable[..., View]) -> None:
    page = visit(path).page
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("header nav, nav").first.is_visible()
    assert page.locator("footer").get_by_role("link", name="biuro@lokal.example.org").count() == 1
    report = page.locator("footer a[href*='subject=']").get_attribute("href") or ""
    assert path.strip("/").replace("/", "%2F") in report or path.strip("/") in report
    if path != "/":
        assert page.locator(".page > .breadcrumbs [aria-current=page]").count() == 1


def test_the_first_screen_of_a_phone_says_what_where_and_when(visit: Callable[..., View]) -> None:
    page = visit("/", width=360, height=800).page
    for name in ("Gdzie", "Kiedy", "Co"):
        box = page.locator(".plate dt", has_text=name).bounding_box()
        assert box
        assert box["y"] + box["height"] < 800, name
