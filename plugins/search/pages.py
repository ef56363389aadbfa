"""The page `/szukaj/`: a form, and below it every part of the site as links, which is all there is without scripts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.headers import SEARCH, SEARCH_INDEX
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import MenuItem, Page

TITLE = "Szukaj w serwisie"
SITE_MAP = "mapa-strony/index.html"


class Overview(Protocol):
    """The view of the site map, which the kind of pages has."""

    def shown(self, menu: Sequence[MenuItem]) -> Mapping[str, Any]:
        """What the macro `overview` takes."""


def closing(outputs: Sequence[Output]) -> Iterator[Output]:
    """The page, where the site has a map: what the map shows stands below the form."""
    for output in outputs:
        if output.path == SITE_MAP:
            yield Output(page_path(SEARCH), output.view, search_page, indexed=False)


def search_page(overview: Overview, context: RenderContext) -> str:
    page = Page(
        title=TITLE,
        path=SEARCH,
        summary="Ogłoszenia, wydarzenia, organizacje, regulaminy i wszystkie inne strony.",
        section="szukaj",
        noindex=True,
        scripts=("search.js",),
    )
    return context.page(
        "search/search.html", page, index=f"/{SEARCH_INDEX}/", overview=overview.shown(context.frame.menu)
    )
