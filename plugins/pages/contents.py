"""The contents of a long page, from the headings of its body."""

from collections.abc import Sequence

from plugins.core.schema.body import Heading

# Fewer headings are seen at a glance.
FROM = 4

Item = tuple[str, str, tuple["Item", ...]]


def contents(headings: Sequence[Heading]) -> tuple[Item, ...]:
    """(label, address, items below) of the second- and third-level headings; empty for a short page."""
    sections: list[tuple[str, str, list[Item]]] = []
    for heading in headings:
        if heading.level == 2 and heading.id:
            sections.append((heading.text, f"#{heading.id}", []))
        elif heading.level == 3 and heading.id and sections:
            sections[-1][2].append((heading.text, f"#{heading.id}", ()))
    if len(sections) < FROM:
        return ()
    return tuple((label, address, tuple(below)) for label, address, below in sections)
