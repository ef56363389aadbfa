"""The body of a document as records carry it: its links and headings, without the HTML made of it."""

import hashlib
from typing import NamedTuple

from plugins.languages.catalogue import POLISH, languages

# Written as the title of a picture, this says "decorative": the empty alternative text is meant.
DECORATIVE = "dekoracja"


class Link(NamedTuple):
    """A link or picture of a body. ``line`` and ``column`` are those of the file."""

    target: str
    line: int
    column: int
    image: bool = False


class Heading(NamedTuple):
    """``id`` is empty for the second heading with the same words: the first one keeps the address."""

    level: int
    id: str
    text: str


class Body(NamedTuple):
    """A body as records carry it: everything but the HTML, which the store keeps under ``digest``.

    ``links`` are those into the site; what leads out of it is checked when the text is read, and its web addresses are
    kept in ``outer``. ``ids`` are places of the text that are no headings. ``path`` is the document's own
    (links may be relative to it). ``text`` is only there for kinds that read the body themselves (regulations).
    """

    path: str
    digest: str
    line: int
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    text: str = ""
    outer: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        """The BCP 47 tag of the text, from the file name."""
        own = languages().get(self.path.removesuffix(".md").rpartition(".")[2])
        return own.html if own else POLISH

    @property
    def is_empty(self) -> bool:
        return self.digest == EMPTY


def digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


EMPTY = digest_of("")
