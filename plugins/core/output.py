"""One entry per file of the site: where it goes, all that it shows, and the function that makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plugins.core.workshop import Workshop

Renderer = Callable[[Any, "Workshop"], str | bytes]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site.

    ``path`` is relative to the output folder, with ``/``. ``view`` is all that the renderer may see of the content
    (`plugins.core.digest` says what it may hold); ``render`` is a module-level function ``(view, workshop) -> str |
    bytes``. Same view, same renderer, same bytes: that is what lets the build skip it. ``indexed`` is false for a page
    that asks search engines to leave it out (`Page.noindex`); such a page is not in the site map.
    """

    path: str
    view: Any
    render: Renderer
    indexed: bool = True


def page_path(address: str) -> str:
    """The file of an address: ``/kontakt/`` -> ``kontakt/index.html``, ``/404.html`` -> ``404.html``."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def address_of(path: str) -> str:
    """The address of a file, the reverse of `page_path`."""
    return "/" + path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else "/" + path
