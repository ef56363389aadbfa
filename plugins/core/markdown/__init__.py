"""Markdown, read once: CommonMark 0.31 with GitHub's tables, `~~`, task lists, bare addresses and footnotes.

The way from a text to its page::

    text ── engine ──┬── nodes with their places ── places ── bodies ──> Body (links, headings, ids) and issues
                     │                                        ├ html_in_text, html_tokens, allowed_html   HTML
                     │                                        ├ leftovers, lost                 signs, lost words
                     │                                        └ nesting                                  depth
                     └── HTML ── sanitising ──> safe HTML ── pages ──> typeset HTML of a page
                                     └ headings, allowed_html   └ the door (`door`) gives what stands before this

`engine` alone knows the library that reads Markdown. `check` takes the upper way, a build the lower one as well, each
0.05 ms for an ordinary body. ``markdown.Markdown(extensions=["plugins.core.markdown"])`` is the door for all others.
"""

from typing import Any


def makeExtension(**settings: Any) -> Any:  # noqa: N802 (the library's name)
    """The door, as the `Markdown` package calls it."""
    from plugins.core.markdown.door import Dialect  # few need the package, and it takes a while

    return Dialect(**settings)
