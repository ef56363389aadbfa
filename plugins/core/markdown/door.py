"""The door: the `Markdown` package with our dialect behind its one method, `convert`.

Pelican reads with that package, and its `MARKDOWN` setting can name this extension for articles of Pelican's own.
Steps that work on the text before (`meta`, which Pelican adds) or on the HTML after it run as ever; those that add to
the package's own grammar would do nothing here, and are refused.
"""

from collections import Counter
from functools import cache
from typing import Any

import markdown
from markdown.extensions import Extension

from plugins.core.markdown.html.sanitising import safe_html_of


class Dialect(Extension):  # type: ignore[misc] # the library has no types
    """``convert`` gives the HTML of our dialect before typesetting: sanitised, headings with ids, `{filename}` kept."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        self._md = md
        md.registerExtension(self)
        md.convert = self._convert

    def reset(self) -> None:
        """The library calls this when all extensions are there. Raises `ValueError` for one that has no place here."""
        added = sorted(_grammar(self._md) - _stock())
        if added:
            raise ValueError(
                "plugins.core.markdown reads Markdown with an engine of its own: steps that add to the library's "
                f"grammar have no effect and are refused ({', '.join(added)}). Take out the extension they come from."
            )

    def _convert(self, text: str) -> str:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for step in _added(self._md.preprocessors):
            lines = step.run(lines)
        made = safe_html_of("\n".join(lines)).strip()
        for step in _added(self._md.postprocessors):
            made = step.run(made)
        return made


def _grammar(md: markdown.Markdown) -> Counter[str]:
    """The steps for blocks, words and trees, by the names of their classes."""
    registries = (md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors)
    return Counter(type(step).__name__ for registry in registries for step in registry)


@cache
def _stock() -> Counter[str]:
    return _grammar(markdown.Markdown())


def _added(steps: Any) -> list[Any]:
    """The steps that are not the library's own: what these do is the engine's business."""
    own = ("markdown.preprocessors", "markdown.postprocessors")
    return [step for step in steps if type(step).__module__ not in own]
