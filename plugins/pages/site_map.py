"""The site map for people, `/mapa-strony/`: every part of the site and every page, on one screen."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from plugins.core.output import Output, page_path
from plugins.core.page import MenuItem, Page
from plugins.core.polish.order import sort_key
from plugins.core.site import Site
from plugins.core.workshop import Workshop
from plugins.pages.guide import GUIDE
from plugins.pages.model import HOME

ADDRESS = "/mapa-strony/"
ITEM = MenuItem("Mapa strony", ADDRESS, "mapa-strony")
# Overviews that stand below a section, if they exist: (address, label).
OVERVIEWS = (
    ("/aktualnosci/kanaly/", "Kanały RSS"),
    ("/kalendarz/subskrypcja/", "Subskrypcja kalendarza"),
    ("/kalendarz/archiwum/", "Archiwum wydarzeń"),
    ("/organizacje/oferty/", "Co organizacje oferują i czego szukają"),
    ("/organizacje/dane/", "Dane do pobrania"),
    ("/szukaj/", "Szukaj w serwisie"),
    (GUIDE, "Poradnik redakcji"),
)

Link = tuple[str, str]


class MapView(NamedTuple):
    """``sections`` are (label, address, what stands below)."""

    sections: tuple[tuple[str, str, tuple[Link, ...]], ...]
    pages: tuple[Link, ...]
    languages: tuple[tuple[str, str], ...]


def output(site: Site, planned: Collection[str], languages: tuple[tuple[str, str], ...]) -> Output:
    """``planned`` are the paths of all other files: the map names only what exists."""
    sections = [(item.label, item.url) for item in _menu(site) if site.by_address(item.url) is None]
    below = {address: tuple(_below(site, planned, address)) for _label, address in sections}
    view = MapView(
        sections=tuple((label, address, below[address]) for label, address in sections),
        pages=tuple(_pages(site, planned)),
        languages=languages[1:],
    )
    return Output(page_path(ADDRESS), view, site_map)


def _menu(site: Site) -> Iterator[MenuItem]:
    for kind in site.kinds:
        found = kind.frame(site).get("menu", ())
        yield from (found,) if isinstance(found, MenuItem) else found  # type: ignore[misc]


def _below(site: Site, planned: Collection[str], section: str) -> Iterator[Link]:
    for slug, name in site.centre.topics.items():
        address = f"{section}temat/{slug}/"
        if page_path(address) in planned:
            yield name, address
    for record in site.of("regulations"):
        address = f"{section}{record.slug}/"
        if record.address.startswith(section) and page_path(address) in planned:
            yield record.title, address
    yield from ((year, f"{section}{year}/") for year in sorted(_years(planned, section[1:]), reverse=True))
    yield from ((label, a) for a, label in OVERVIEWS if a.startswith(section) and page_path(a) in planned)


def _years(planned: Collection[str], prefix: str) -> Iterator[str]:
    """The years that have a page of their own: `kalendarz/2026/index.html`."""
    length = len(prefix) + len("2026/index.html")
    for path in planned:
        if len(path) == length and path.startswith(prefix) and path.endswith("/index.html"):
            year = path[len(prefix) : len(prefix) + 4]
            if year.isdecimal():
                yield year


def _pages(site: Site, planned: Collection[str]) -> Iterator[Link]:
    pages = [(page.title, page.address) for page in site.of("pages") if page.ref != HOME]
    tools = [(label, address) for address, label in OVERVIEWS if address.count("/") == 2]
    for title, address in sorted(pages, key=lambda link: sort_key(link[0])) + tools:
        if page_path(address) in planned:
            yield title, address


def site_map(view: MapView, workshop: Workshop) -> str:
    page = Page(title=ITEM.label, path=ADDRESS, summary="Wszystkie części serwisu w jednym miejscu.", section=ITEM.key)
    return workshop.page("pages/site-map.html", page, view=view)
