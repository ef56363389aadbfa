"""Nesting that no reader follows is one problem, at the line where it goes too deep."""

import pytest

from plugins.core.markdown.nesting import DEEPEST, nesting_issues
from plugins.core.markdown.places import Source


def lists(depth: int) -> str:
    return "".join(f"{'  ' * level}- a\n" for level in range(depth))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(lists(DEEPEST), None, id="as deep as may be"),
        pytest.param(lists(DEEPEST + 1), 10 + DEEPEST, id="lists"),
        pytest.param(f"a\n\n{'>' * (DEEPEST + 1)} b\n", 12, id="quotations"),
        pytest.param(f"{'> ' * 12}{'- ' * 12}b\n", 10, id="quotations and lists"),
        pytest.param("- a\n" * 100, None, id="many beside each other"),
        pytest.param("*a* **b** ~~c~~ " * 40, None, id="marks beside each other"),
    ],
)
def test_the_first_line_that_is_nested_too_deep_is_named(text: str, line: int | None) -> None:
    issues = list(nesting_issues(Source(text, first_line=10)))
    assert [issue.line for issue in issues] == ([] if line is None else [line])
    assert all(f"głębiej niż na {DEEPEST} poziomów" in issue.message for issue in issues)
