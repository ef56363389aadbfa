"""The page `/szukaj/`: a form, and below it every part of the site as links, which is all there is without scripts."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.headers import SEARCH
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import MenuItem, Page
from plugins.search.index import FOLDER

TITLE = "Szukaj w serwisie"


class Overview(Protocol):
    """The view of the site map, which the kind of pages has."""

    def shown(self, menu: Sequence[MenuItem]) -> Mapping[str, Any]:
        """What the macro `overview` takes."""


def output(overview: Overview) -> Output:
    return Output(page_path(SEARCH), overview, search_page, indexed=False)


def search_page(overview: Overview, context: RenderContext) -> str:
    page = Page(
        title=TITLE,
        path=SEARCH,
        summary="Ogłoszenia, wydarzenia, organizacje, regulaminy i wszystkie inne strony.",
        section="szukaj",
        noindex=True,
        scripts=("search.js",),
    )
    return context.page("search/search.html", page, index=f"/{FOLDER}/", overview=overview.shown(context.frame.menu))
