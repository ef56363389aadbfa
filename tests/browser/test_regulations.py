"""A provision that was chosen shows its citation, ready to copy; with scripts and without."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import View

pytestmark = pytest.mark.browser


def test_the_citation_of_the_chosen_provision_is_shown_and_moves_with_the_choice(visit: Callable[..., View]) -> None:
    page = visit("/regulaminy/sala/#par-1").page
    shown = page.locator(".legal__cite")
    assert shown.count() == 1
    assert shown.inner_text().replace("\u00a0", " ").startswith("§ 1 Regulaminu")
    page.locator('.legal a[href="#par-2"]').first.click()
    page.wait_for_function("document.querySelector('.legal__cite').textContent.includes('2')")
    assert shown.count() == 1
    assert page.locator("#par-2 .legal__cite").count() == 1


def test_without_scripts_the_style_sheet_shows_the_citation(visit: Callable[..., View]) -> None:
    page = visit("/regulaminy/sala/#par-1", java_script_enabled=False).page
    assert page.locator(".legal--scripted").count() == 0
    assert page.locator("#par-1 > .legal__heading").get_attribute("data-cite") is not None
