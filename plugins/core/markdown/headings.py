"""The headings of a text and the ids that they get."""

from collections.abc import Iterable, Iterator

from plugins.core.markdown.engine import Tree
from plugins.core.schema.body import Heading
from plugins.polish.words import slugify


def headings_of(tree: Tree) -> Iterator[Heading]:
    """The headings of a text, in its order."""
    return numbered((int(node.attribute("level")), node.all_words) for node in tree.nodes("heading"))


def numbered(headings: Iterable[tuple[int, str]]) -> Iterator[Heading]:
    """Headings of (level, words), with their ids.

    The id is the slug of the words; the second heading with the same words has none, nor has one of the first level,
    which no text of ours may have.
    """
    seen = {""}
    for level, words in headings:
        anchor = slugify(words) if level > 1 else ""
        yield Heading(level, "" if anchor in seen else anchor, words)
        seen.add(anchor)
