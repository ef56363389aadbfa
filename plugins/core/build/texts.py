"""The HTML of texts as pages ask for it: from the store, or made now."""

from collections.abc import Iterable
from pathlib import Path

from plugins.core.build.store import Row, Store
from plugins.core.reading import front_matter
from plugins.core.schema.body import Body, digest_of
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.system.fingerprint import fingerprint

# What the HTML of a body depends on besides its text. Kept apart: a new stylesheet must not cost 10,000 conversions.
PLUGINS = Path(__file__).parent.parent.parent
CODE = tuple(PLUGINS / name for name in ("core/markdown", "core/schema/addresses.py", "languages", "polish"))


class Texts:
    """Called with a body, gives its HTML. ``new`` are those made since the last `fetch`, as rows for the store.

    A text is made where the first page that shows it is made. Two processes may so make one text, which costs less than
    making all texts first and handing them from one process to the other.
    """

    def __init__(self, store: Store, content: Path) -> None:
        self._store = store
        self._content = content
        self._code = fingerprint(CODE, libraries=("comrak-ext", "nh3"))
        self._near: dict[str, str] = {}
        self.new: list[Row] = []

    def __call__(self, body: Body) -> str:
        html = self._near.get(body.path)
        if html is None:
            html = self._near[body.path] = self._made(body)
            self.new.append((body.path, self._key(body), html.encode()))
        return html

    def fetch(self, bodies: Iterable[Body]) -> None:
        """Takes the kept ones of these from the store, in one go, and lets go of those fetched before."""
        kept = self._store.take("text", {body.path: self._key(body) for body in bodies})
        self._near = {path: raw.decode() for path, raw in kept.items()}
        self.new = []

    def _key(self, body: Body) -> str:
        return f"{body.digest}{self._code}"

    def _made(self, body: Body) -> str:
        """Raises `ContentError` for a text that is another one by now."""
        from plugins.core.markdown.pages import html_of  # only when asked: start-up time

        path = self._content / body.path
        text = front_matter.body_of(front_matter.decoded(path.read_bytes()).text)
        if digest_of(text) != body.digest:  # kept under that digest, it would be shown long after
            message = "plik zmienił się w trakcie budowania. Zbuduj stronę jeszcze raz."
            raise ContentError([Problem(path.as_posix(), 1, 1, None, message)])
        return html_of(text, body.lang)
