"""The plan of a build as it is remembered: every file with what its key is made of, but for the texts it shows.

Planning asks every kind for every file, which costs seconds at 10,000 documents. An edit inside a text changes none of
it: the same files, made from the same views, of which one shows another text. So the plan is kept under a key of its
own, the `shape` of the content: all front matter, headings, link targets and files, but not the words of the texts.
While the shape stands, the remembered plan stands, and the result that no document contradicts another.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from plugins.core.build.digest import Digester
from plugins.core.schema.body import Body
from plugins.core.schema.issues import Problem
from plugins.core.site.outputs import Output
from plugins.core.site.page import Frame

# The planner of files that no kind asked for: assets, pictures, the site map.
CORE = ""


class PlanRow(NamedTuple):
    """One planned file. ``view_digest`` is that of its view without texts; ``texts`` are (document, digest) pairs."""

    path: str
    planner: str
    view_digest: str
    texts: tuple[tuple[str, str], ...]


class Plan(NamedTuple):
    """The files of a site of one shape, and the frame around its pages (without the names of its assets)."""

    shape: str
    rows: tuple[PlanRow, ...]
    frame: Frame


class CheckResult(NamedTuple):
    """A site of this shape has no problems between documents, and these warnings."""

    shape: str
    warnings: tuple[Problem, ...]


def row_of(planner: str, output: Output, digester: Digester) -> tuple[PlanRow, tuple[Body, ...]]:
    """The row of an output, and the texts that it shows."""
    digester.bodies.clear()
    view_digest = digester.of(f"{output.render.__module__}.{output.render.__qualname__}", output.path, output.view)
    bodies = tuple(digester.bodies)
    return PlanRow(output.path, planner, view_digest, tuple((body.path, body.digest) for body in bodies)), bodies


def keys_of(rows: Iterable[PlanRow], common: str, text_digest: Callable[[str], str | None]) -> dict[str, str]:
    """The key of each file: of what all files share, of its row, and of the texts as they are now."""
    keys = {}
    for path, _planner, view_digest, texts in rows:
        now = [text_digest(document) or digest for document, digest in texts]
        keys[path] = _digest((common, view_digest, *now))
    return keys


def shape_of_site(shapes: Mapping[str, str], *more: str) -> str:
    """The shape of all content; ``more`` is what else planning knows: the code, the day, the centre, data files."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(shapes):
        digest.update(f"{path}\x1f{shapes[path]}\x1f".encode())
    for text in more:
        digest.update(f"{text}\x1f".encode())
    return digest.hexdigest()


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
