"""What kinds remind of has a heading, and each heading has something to stand above."""

import ast
from pathlib import Path

from plugins.core.site import reminders

PLUGINS = Path(reminders.__file__).parents[2]


def sorts_in_code() -> set[str]:
    """The sorts of all reminders that the code makes; `TURN` by its name."""
    calls = (
        node
        for file in PLUGINS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reminder"
    )
    return {kind.value if isinstance(kind := call.args[0], ast.Constant) else reminders.TURN for call in calls}


def test_every_sort_that_code_makes_has_a_heading_and_every_heading_something_below_it() -> None:
    assert sorts_in_code() - {reminders.TURN} | {"next-change"} == set(reminders.SORTS)


def test_a_turn_has_no_heading_of_its_own() -> None:
    assert reminders.TURN not in reminders.SORTS
