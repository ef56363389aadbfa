"""The HTML of texts as pages ask for it: from the store, or made now."""

from collections.abc import Callable, Iterable

from plugins.core.build.store import Row, Store
from plugins.core.schema.body import Body


class Texts:
    """Called with a body, gives its HTML. ``new`` are those made since the last `fetch`, as rows for the store.

    A text is made where the first page that shows it is made. Two processes may so make one text, which costs less than
    making all texts first and handing them from one process to the other.
    """

    def __init__(self, store: Store, code: str, make: Callable[[Body], str]) -> None:
        self._store = store
        self._code = code
        self._make = make
        self._near: dict[str, str] = {}
        self.new: list[Row] = []

    def __call__(self, body: Body) -> str:
        html = self._near.get(body.path)
        if html is None:
            html = self._near[body.path] = self._make(body)
            self.new.append((body.path, self._key(body), html.encode()))
        return html

    def fetch(self, bodies: Iterable[Body]) -> None:
        """Takes the kept ones of these from the store, in one go, and lets go of those fetched before."""
        kept = self._store.take("text", {body.path: self._key(body) for body in bodies})
        self._near = {path: raw.decode() for path, raw in kept.items()}
        self.new = []

    def _key(self, body: Body) -> str:
        return f"{body.digest}{self._code}"
