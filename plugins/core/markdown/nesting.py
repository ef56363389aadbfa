"""How deep lists, quotations and marks stand inside each other."""

from collections.abc import Iterator

from plugins.core.markdown.places import Source
from plugins.core.schema.issues import Issue

# No reader follows more, and browsers and the engine itself have limits of their own a little further.
DEEPEST = 20
_SIGNS = (">", "*", "_", "~", "[", "-", "+")


def nesting_issues(source: Source) -> Iterator[Issue]:
    """One issue where the first list, quotation or mark is nested too deep."""
    text = source.text
    if "  " * DEEPEST not in text and sum(map(text.count, _SIGNS)) <= DEEPEST:
        return
    line = source.tree.first_line_nested_deeper_than(DEEPEST)
    if line is not None:
        message = f"tekst jest zagnieżdżony głębiej niż na {DEEPEST} poziomów. Podziel go albo usuń część poziomów."
        yield Issue("", message, source.file_line(line))
