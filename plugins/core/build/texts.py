"""The HTML of texts as pages ask for it: from the store, or made now and kept."""

from collections.abc import Callable, Iterable

from plugins.core.build.store import Bodies
from plugins.core.schema.body import Body


class Texts:
    """Called with a body, gives its HTML.

    A text is made where the first page that shows it is made. Two processes may so make one text, which costs less than
    making all texts first and handing them from one process to the other.
    """

    def __init__(self, store: Bodies, key_of: Callable[[Body], str], make: Callable[[Body], str]) -> None:
        self._store = store
        self._key_of = key_of
        self._make = make
        self._near: dict[str, str] = {}
        self._new: dict[str, str] = {}

    def __call__(self, body: Body) -> str:
        key = self._key_of(body)
        html = self._near.get(key)
        if html is None:
            html = self._near[key] = self._new[key] = self._make(body)
        return html

    def fetch(self, bodies: Iterable[Body]) -> None:
        """Takes the kept ones of these from the store, in one go, and lets go of those fetched before."""
        self._near = self._store.get({self._key_of(body) for body in bodies})

    def keep_only(self, bodies: Iterable[Body]) -> None:
        """Lets go of all other texts in the store."""
        self._store.keep_only({self._key_of(body) for body in bodies})

    def keep(self) -> None:
        """Puts into the store what was made since the last time."""
        if self._new:
            self._store.add(self._new)
            self._new = {}
