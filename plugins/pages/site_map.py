"""The site map for people, `/mapa-strony/`: every part of the site and every page, on one screen."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.record import title_of
from plugins.core.site.layout import Layout
from plugins.core.site.outputs import Output, address_of, page_path
from plugins.core.site.page import MenuItem, Page
from plugins.core.site.site import Site, SiteKind
from plugins.pages.guide import GUIDE
from plugins.pages.model import HOME, PlainPage
from plugins.polish.order import sort_key

ADDRESS = "/mapa-strony/"
ITEM = MenuItem("Mapa strony", ADDRESS, "mapa-strony")
# Pages that stand beside the sections, if they exist: (address, label).
TOOLS = (("/szukaj/", "Szukaj w serwisie"), (GUIDE, "Poradnik redakcji"))

Link = tuple[str, str]


class MapView(NamedTuple):
    """``below`` maps the address of a section to the overviews below it; the menu of the frame has the sections."""

    below: dict[str, tuple[Link, ...]]
    pages: tuple[Link, ...]
    languages: tuple[tuple[str, str], ...]

    def shown(self, menu: Sequence[MenuItem]) -> dict[str, Any]:
        """What the macro `overview` takes."""
        listed = {address for _title, address in self.pages}
        sections = [(item.label, item.url) for item in menu if item.url not in listed]
        return {"sections": sections, **self._asdict()}


def map_view(site: Site, outputs: Sequence[Output], languages: tuple[tuple[str, str], ...]) -> MapView:
    """The map names only what exists: ``outputs``, all other files, and what others will plan after it. Of the years
    it names those in which something was.
    """
    planned = {*(output.path for output in outputs), *map(page_path, site.announced)}
    indexed = {output.path for output in outputs if output.indexed}
    kinds = sorted((kind for kind in site.kinds if kind.base), key=lambda kind: kind.order)
    below = {f"/{kind.base}/": tuple(_below(site, planned, indexed, kind)) for kind in kinds}
    return MapView(below, tuple(_pages(site, planned)), languages[1:])


def output(view: MapView) -> Output:
    return Output(page_path(ADDRESS), view, site_map)


def _below(site: Site, planned: Collection[str], indexed: Collection[str], kind: SiteKind) -> Iterator[Link]:
    section = f"/{kind.base}/"
    for slug, name in site.centre.topics.items():
        address = f"{section}temat/{slug}/"
        if page_path(address) in planned:
            yield name, address
    # The names of kinds of events in addresses are words: /kalendarz/rodzaj/szkolenie/.
    sorts = sorted(address_of(path) for path in indexed if path.startswith(f"{section[1:]}rodzaj/"))
    yield from ((address.split("/")[-2].capitalize(), address) for address in sorts)
    if kind.layout is Layout.VERSIONS:  # they have one address in common; the newest one gives the title
        common = {f"{section}{version.slug}/": title_of(version) for version in site.of(kind.name)}
        yield from ((title, address) for address, title in common.items() if page_path(address) in planned)
    yield from ((f"Rok {year}", f"{section}{year}/") for year in sorted(_years(indexed, section[1:]), reverse=True))
    below = ((label, f"{section}{address}") for address, label in kind.overviews)
    yield from ((label, address) for label, address in below if page_path(address) in planned)


def _years(planned: Collection[str], prefix: str) -> Iterator[str]:
    """The years that have a page of their own: `kalendarz/2026/index.html`."""
    length = len(prefix) + len("2026/index.html")
    for path in planned:
        if len(path) == length and path.startswith(prefix) and path.endswith("/index.html"):
            year = path[len(prefix) : len(prefix) + 4]
            if year.isdecimal():
                yield year


def _pages(site: Site, planned: Collection[str]) -> Iterator[Link]:
    pages = [(page.title, page.address) for page in site.of(PlainPage) if page.ref != HOME]
    tools = [(label, address) for address, label in TOOLS]
    for title, address in sorted(pages, key=lambda link: sort_key(link[0])) + tools:
        if page_path(address) in planned:
            yield title, address


def site_map(view: MapView, context: RenderContext) -> str:
    page = Page(
        title=ITEM.label,
        path=ADDRESS,
        summary="Wszystkie części serwisu w jednym miejscu.",
        section=ITEM.key,
        search_meta=None,
    )
    return context.page("pages/site-map.html", page, overview=view.shown(context.frame.menu))
