"""Markdown, read once: CommonMark 0.31 with GitHub's tables, `~~`, task lists, bare addresses and footnotes.

The way from a text to its page::

    text ── engine ──┬── nodes ── places ──┬── bodies ──> Body (links, headings, ids) and issues at their lines
                     │   (their lines and  │     ├ html_in_text, html_tokens, allowed_html    which HTML may stand
                     │    columns)         │     ├ leftovers   signs that would stand on the page as they are
                     │                     │     ├ lost        words that would not, or as code
                     │                     │     ├ merged      lines that would be joined
                     │                     │     └ nesting     what stands too deep
                     │                     └── inline, plain_bodies        lines of regulations
                     └── HTML ── sanitising ──> safe HTML ── pages ──> typeset HTML of a page
                                  ├ headings     │
                                  └ allowed_html └ door: what `markdown.Markdown(…).convert` gives

What deals with HTML stands in `html/`. `engine` alone knows the library that reads Markdown. `check` takes the upper
way, a build the lower one as well, each 0.2 ms for a body of 2,800 characters.
``markdown.Markdown(extensions=["plugins.core.markdown"])`` is the door for all others.

Imports `core.schema`, `languages`, `polish`.
"""

from typing import Any


def makeExtension(**settings: Any) -> Any:  # noqa: N802 (the library's name)
    """The door, as the `Markdown` package calls it."""
    from plugins.core.markdown.door import Dialect  # only when asked: start-up time

    return Dialect(**settings)
