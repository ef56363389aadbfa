"""One stylesheet out of many files: layers in their order, comments and spare space left out.

No nesting, no preprocessor: what stands in `theme/static/css/` is what the browser gets, in one request.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

FIRST = ("tokens.css", "base.css", "layout.css")
LAST = ("utilities.css", "print.css")

_TOKEN = re.compile(r"""(?P<comment>/\*.*?\*/)|(?P<string>"[^"\n]*"|'[^'\n]*')|(?P<space>\s+)""", re.DOTALL)
_URL = re.compile(r"""url\("([^"/:]+)"\)""")


def files(folder: Path) -> Iterator[Path]:
    """The stylesheet's files in the order of their layers: tokens, base, layout, components by name, utilities."""
    yield from (folder / name for name in FIRST)
    yield from sorted((folder / "components").glob("*.css"))
    yield from (folder / name for name in LAST)


def minified(css: str) -> str:
    """The same rules in fewer bytes. Strings stay as they are, and so does the space that means "descendant"."""

    def kept(match: re.Match[str]) -> str:
        return match["string"] or ("" if match["comment"] else " ")

    pieces = re.split(r"""("[^"\n]*"|'[^'\n]*')""", _TOKEN.sub(kept, css))
    for index in range(0, len(pieces), 2):
        text = re.sub(r"\s+", " ", pieces[index])
        text = re.sub(r" ?([{};,]) ?", r"\1", text)
        text = re.sub(r": ", ":", text)
        pieces[index] = text.replace(";}", "}")
    return "".join(pieces).strip()


def with_addresses(css: str, address: Callable[[str], str]) -> str:
    """``url("name")`` with the hashed address of that file."""
    return _URL.sub(lambda match: f'url("{address(match[1])}")', css)
