"""Lines that people mean to stand below each other, as in an address, and that Markdown joins."""

import re
from collections.abc import Iterator

from plugins.core.markdown.places import Source
from plugins.core.schema.issues import Issue

# How a line of an address or a contact begins.
_CONTACT = re.compile(
    r"^[ \t>]*(?:(?:ul|al|pl|os|tel|kom|faks|fax)\.[ :]|(?:tel|telefon|faks|e-?mail|NIP|REGON|KRS)[: ]"
    r"|www\.|\d\d-\d{3} )",
    re.IGNORECASE | re.MULTILINE,
)
# Lines of a wrapped paragraph are longer.
_SHORT = 60
# Ends of lines behind which a new one begins, or a new sentence, which may stand in the same line.
_ENDS = ("\\", "  ", "<br>", "<br/>", "<br />", ".", "!", "?")


def merged_lines(source: Source) -> Iterator[Issue]:
    """One issue for each paragraph of short lines of which one is a line of an address."""
    if not _CONTACT.search(source.text):
        return
    for placed in source.nodes("paragraph"):
        start = source.text.rfind("\n", 0, placed.start) + 1
        lines = source.text[start : placed.end].split("\n")
        if len(lines) < 2 or any(len(line) > _SHORT for line in lines):
            continue
        for number, line in enumerate(lines[1:], start=1):
            if _CONTACT.match(line) and not lines[number - 1].endswith(_ENDS):
                message = (
                    f"wiersz „{line.strip(' >')}” połączy się z poprzednim w jedno zdanie. Jeśli mają stać jeden "
                    "pod drugim, zakończ poprzedni ukośnikiem: \\"
                )
                yield Issue("", message, *source.place(start + sum(len(one) + 1 for one in lines[:number])))
                break
