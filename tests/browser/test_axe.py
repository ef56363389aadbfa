"""The rules of WCAG 2.2 AA that a program can check, in every width and colour scheme."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.browser.conftest import WIDTHS, View

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
# What another scheme can change; all other rules are checked in every width, in light colours.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def test_axe_finds_nothing_in_any_width_and_scheme(path: str, visit: Callable[..., View]) -> None:
    page = visit(path).page
    page.evaluate(AXE.read_text("utf-8"))
    found = set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, media in SCHEMES.items():
            page.emulate_media(**media)
            rules = {"type": "tag", "values": TAGS} if scheme == "light" else {"type": "rule", "values": OF_COLOURS}
            result = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", rules)
            found |= {
                f"{width} px, {scheme}: {violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
                for violation in result["violations"]
                for node in violation["nodes"]
            }
    assert not found, "\n".join(sorted(found))
