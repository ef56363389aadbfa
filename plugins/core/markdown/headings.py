"""The headings of a text and the ids that they get."""

from collections.abc import Iterator

from plugins.core.markdown.engine import Tree
from plugins.core.schema.body import Heading
from plugins.polish.words import slugify


def headings_of(tree: Tree) -> Iterator[Heading]:
    """The headings of a text, in its order.

    The id is the slug of the words; the second heading with the same words has none, nor has one of the first level,
    which no text of ours may have.
    """
    seen = {""}
    for node in tree.nodes("heading"):
        level, words = int(node.attribute("level")), node.all_words
        anchor = slugify(words) if level > 1 else ""
        yield Heading(level, "" if anchor in seen else anchor, words)
        seen.add(anchor)
