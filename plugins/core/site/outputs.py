"""One entry per file of the site: where it goes, all that it shows, and the function that makes it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import unquote

# (view, `RenderContext`) -> text or bytes. The context is the business of `rendering`, which stands above this room.
Renderer = Callable[[Any, Any], str | bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site.

    ``path`` is relative to the output folder, with ``/``. ``view`` is all that the renderer may see of the content
    (`build.digest` says what it may hold); ``render`` is a module-level function ``(view, context) -> str |
    bytes``. Same view, same renderer, same bytes: that is what lets the build skip it. ``indexed`` is false for a page
    that asks search engines to leave it out (`Page.noindex`); such a page is not in the site map. ``kept`` is false for
    a file whose bytes stand in the content: copying them from there again is as quick as from a store.
    """

    path: str
    view: Any
    render: Renderer
    indexed: bool = True
    kept: bool = True


class Wanted:
    """The paths that a plan is asked for; most often all. ``path in wanted`` spares making a view that nobody needs."""

    def __init__(self, paths: Collection[str] | None = None) -> None:
        self._paths = paths

    def __contains__(self, path: str) -> bool:
        return self._paths is None or path in self._paths


EVERYTHING = Wanted()


class Redirect(NamedTuple):
    """The view of a page at an old address, which leads on to the document that has moved."""

    alias: str
    target: str
    title: str


def page_path(address: str) -> str:
    """The file of an address: ``/kontakt/`` -> ``kontakt/index.html``, ``/404.html`` -> ``404.html``."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def address_of(path: str) -> str:
    """The address of a file, the reverse of `page_path`."""
    return "/" + path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else "/" + path


def alias_path(alias: str) -> str | None:
    """The file of the page at an old address, which may have no slash at its end. Hosts look for it decoded.

    None for old addresses of other files (`/rss.xml`): there only the host can redirect.
    """
    alias = unquote(alias)
    last = alias.rsplit("/", 1)[-1]
    if not last or last.endswith((".html", ".htm")):
        return page_path(alias)
    return None if "." in last else page_path(f"{alias}/")
