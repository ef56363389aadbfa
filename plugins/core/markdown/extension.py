"""Markdown -> safe HTML, with nothing in it that could change without the text changing.

Links stay as they were written; the workshop resolves them when a page is made, so a body can be kept for as long as
its text stands. One configured converter serves a process, since making one costs as much as four documents.
"""

import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX, AtomicString

from plugins.core.markdown import lists, plain
from plugins.core.markdown.scanning import masked
from plugins.core.markdown.tags import ALLOWED_HTML
from plugins.core.schema.addresses import SCHEMES, is_allowed
from plugins.polish.typography import typeset_html
from plugins.polish.words import slugify


def html_of(text: str, lang: str = "pl") -> str:
    """The HTML of a body: typeset as its language asks, sanitised, headings with ids, links as written."""
    return typeset_html(safe(unsafe_html_of(text), text), lang)


def unsafe_html_of(text: str) -> str:
    """What Markdown makes of a text, with all the HTML that stands in it. Not to be published."""
    if (plain_html := plain.html_of(text)) is not None:
        return plain_html
    converter = _converter()
    converter.reset()
    made: str = converter.convert(lists.as_commonmark(text, masked(text)) if lists.may_change(text) else text)
    return made


def safe(made: str, text: str) -> str:
    """The HTML made of a text, without the tags, attributes and addresses that may not be in it.

    Tags can only come from a `<`; which of them a browser would take for one is for the sanitiser to say. Forbidden
    addresses come from plain Markdown too. All of this is told as a mistake of the text (`markdown.scanning`); here
    it is made sure that nothing goes out that nobody noticed.
    """
    if "<" in text:
        made = _sanitised(made)
    return _TAG.sub(_without_forbidden, made) if _DOUBTFUL.search(made) else made


# The value of an attribute that may be a forbidden address: a colon or an entity, and no allowed scheme in front.
_DOUBTFUL = re.compile(rf'="(?!(?:{"|".join(SCHEMES)}):|(?![\s\x00-\x1f]*[/\\]{{2}})[^":&]*")')
_TAG = re.compile(r'<[a-z][^\s<>"]*(?:\s+[^\s<>"=]+(?:="[^"]*")?)+\s*/?>')
_ADDRESS = re.compile(r'\s(?:href|src|cite)="([^"]*)"')


def _without_forbidden(tag: re.Match[str]) -> str:
    return _ADDRESS.sub(lambda found: found[0] if is_allowed(html.unescape(found[1])) else "", tag[0])


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=[*_extensions(), Quick()], output_format="html")


def _extensions() -> list[Any]:
    return ["tables", "sane_lists", "fenced_code", HeadingIds()]


def stock_converter() -> markdown.Markdown:
    """The same converter with all of the library's own steps, for the test that compares them."""
    return markdown.Markdown(extensions=_extensions(), output_format="html")


def _sanitised(made: str) -> str:
    import nh3

    return nh3.clean(
        made,
        tags=set(ALLOWED_HTML),
        attributes={tag: set(attributes) for tag, attributes in ALLOWED_HTML.items() if attributes},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


class HeadingIds(Extension):  # type: ignore[misc] # the library has no types
    """Headings get the slug of their words as id; the second one with the same words gets none (see `body.Heading`)."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 5)


class _HeadingIds(Treeprocessor):  # type: ignore[misc] # the library has no types
    def run(self, root: Element) -> None:
        seen: set[str] = set()
        for element in root.iter():
            if element.tag in _HEADINGS:
                anchor = slugify(self._words(element))
                if anchor and anchor not in seen:
                    element.set("id", anchor)
                    seen.add(anchor)

    def _words(self, element: Element) -> str:
        words = "".join(element.itertext())
        if STX in words:  # entities, tags and escaped characters, which the library puts back later
            words = HTML_PLACEHOLDER_RE.sub(lambda found: self.md.htmlStash.rawHtmlBlocks[int(found[1])], words)
            words = re.sub("<[^>]*>", "", UnescapeTreeprocessor.RE.sub(lambda found: chr(int(found[1])), words))
        return html.unescape(words) if "&" in words else words


class Quick(Extension):  # type: ignore[misc] # the library has no types
    """The library's own steps, left out where a text has nothing for them: same result, half the time.

    It overrides internals: hence the narrow version range in pyproject.toml, the registries that must be the known
    ones, and a test against the stock converter. It has to be the last extension.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.is_block_level = cache(md.is_block_level)
        quick = _QuickPreprocessor(md)
        for name in _PREPROCESSORS:
            md.preprocessors.deregister(name)
        md.preprocessors.register(quick, "quick", 30)
        md.parser.parseBlocks = _QuickBlocks(md).parse
        _known(md.treeprocessors, ("inline", "prettify", "heading-ids", "unescape"))
        md.treeprocessors.register(_QuickInline(md), "inline", 20)
        md.treeprocessors.register(_QuickUnescape(md), "unescape", 0)


def _known(registry: Any, names: Iterable[str]) -> list[Any]:
    """The members of a registry by their names, in its order. Raises when it is not the one that we know."""
    found = [registry[name] for name in names if name in registry]
    if found != list(registry) or len(found) != len(tuple(names)):
        raise RuntimeError(f"the Markdown library has other steps than {', '.join(names)}")
    return found


_PREPROCESSORS = ("normalize_whitespace", "fenced_code_block", "html_block")


class _QuickPreprocessor(Preprocessor):  # type: ignore[misc] # the library has no types
    """White space, code between fences and blocks of HTML, each only in texts that have any."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._whitespace, self._fences, self._html = _known(md.preprocessors, _PREPROCESSORS)

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(odd in text for odd in ("\n ", "\t", "\r", STX, ETX)):
            lines = self._whitespace.run(lines)
            text = "\n".join(lines)
        else:
            lines = [*lines, "", ""]
        if "```" in text or "~~~" in text:
            lines = self._fences.run(lines)
        if "<" in text or "&" in text:
            lines = self._html.run(lines)
        return lines


# Without this in a block, the processor of that name does not take it.
_BLOCKS = {
    "empty": "", "indent": "    ", "code": "    ", "table": "|", "hashheader": "#", "setextheader": "\n", "hr": "",
    "olist": ".", "ulist": "", "quote": ">", "reference": "]:", "paragraph": "",
}  # fmt: skip
# A block is a paragraph when no line of it begins like this and there is no "|" in it.
_OPENS = re.compile(r"\n[\s#=\-_*+>\[\d]")


class _QuickBlocks:
    """The stock parser asks twelve processors about each block; most blocks are plain paragraphs."""

    def __init__(self, md: markdown.Markdown) -> None:
        processors = _known(md.parser.blockprocessors, _BLOCKS)
        self._quick = tuple(zip(processors, _BLOCKS.values(), strict=True))
        self._paragraph = processors[-1]

    def parse(self, parent: Element, blocks: list[str]) -> None:
        while blocks:
            block = blocks[0]
            if block and "|" not in block and not _OPENS.search("\n" + block):
                self._paragraph.run(parent, blocks)
                continue
            for processor, trigger in self._quick:
                if trigger in block and processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


# Without this in a text, the pattern of that name finds nothing in it.
_PATTERNS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "![", "image_reference": "![",
    "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<", "linebreak": "  \n", "html": "<",
    "entity": "&", "em_strong": "",
}  # fmt: skip
# Without any of these, no pattern finds anything. Emphasis, which has no trigger above, has two of them; the last one
# begins what the library puts in the place of something found.
_SPECIAL = re.compile(rf"[`\\\[<&*_{STX}]")


def _is_plain(text: str) -> bool:
    return not _SPECIAL.search(text) and "  \n" not in text


class _QuickInline(InlineProcessor):  # type: ignore[misc] # the library has no types
    """The stock step runs all patterns over each piece of text, and looks each of them up in a registry."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        patterns = _known(md.inlinePatterns, _PATTERNS)
        if any(pattern.ANCESTOR_EXCLUDES for pattern in patterns):
            raise RuntimeError("an inline pattern asks for its ancestors, which are not kept here")
        self._all = tuple(enumerate(zip(patterns, _PATTERNS.values(), strict=True)))
        # A reference to what is not defined stays as it was written.
        self._without_references = tuple(
            step for step, name in zip(self._all, _PATTERNS, strict=True) if "ref" not in name
        )
        self._quick = self._all

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The library's own `run` without the list of ancestors and without plain texts."""
        self._quick = self._all if self.md.references else self._without_references
        self.stashed_nodes: dict[str, Element | str] = {}
        stack = [tree]
        while stack:
            element = stack.pop(0)
            found = []
            for child in element:
                if (text := child.text) and not isinstance(text, AtomicString) and not _is_plain(text):
                    child.text = None
                    nodes = self._nodes(text, child)
                    stack += nodes
                    found.append((child, nodes))
                if (tail := child.tail) and not _is_plain(tail):
                    holder = Element("d")
                    child.tail = None
                    nodes = self._nodes(tail, holder, is_text=False)
                    child.tail = holder.tail
                    position = list(element).index(child) + 1
                    element[position:position] = nodes
                if len(child):
                    stack.append(child)
            for child, nodes in found:
                child[0:0] = nodes
        return tree

    def _nodes(self, text: str, parent: Element, is_text: bool = True) -> list[Element]:
        data = self._InlineProcessor__handleInline(text)
        return [node for node, _ in self._InlineProcessor__processPlaceholders(data, parent, is_text)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or _is_plain(data):
            return data
        for number, (pattern, trigger) in self._quick:
            if number < patternIndex or trigger not in data:
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)
        return data


class _QuickUnescape(UnescapeTreeprocessor):  # type: ignore[misc] # the library has no types
    def run(self, root: Element) -> None:
        if any("\\" in line for line in self.md.lines):
            super().run(root)
