"""The guide for staff, `/poradnik/`, from `content/PORADNIK.md`. Search engines are asked to leave it out."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.reading import front_matter
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.schema.issues import Issue
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import Page
from plugins.core.site.site import Site
from plugins.pages.contents import contents

FILE = "PORADNIK.md"
GUIDE = "/poradnik/"
TITLE = "Poradnik redakcji"


class Guide(NamedTuple):
    """The file as a page; ``path`` is where its mistakes are."""

    path: str
    title: str
    body: Body


def _read(site: Site) -> tuple[Guide | None, tuple[Issue, ...]]:
    if FILE not in site.data:
        return None, ()
    taken = front_matter.split(front_matter.decoded(site.data[FILE]).text)
    body, issues = parse_markdown_body(FILE, taken.body, taken.body_line)
    return Guide(FILE, str(taken.front.get("title") or TITLE), body), (*taken.issues, *issues)


def outputs(site: Site) -> Iterator[Output]:
    guide, _issues = site.index(_read)
    if guide:
        yield Output(page_path(GUIDE), guide, guide_page, indexed=False)


def issues(site: Site) -> Iterator[tuple[Guide, Issue]]:
    """What is wrong with the text of the guide, links that are no addresses among it."""
    guide, found = site.index(_read)
    if guide is None:
        return
    yield from ((guide, issue) for issue in found)
    for link in guide.body.links:
        address = link.target.partition("#")[0]
        if address and site.address_of_target(address, guide.path) is None:
            yield guide, Issue("", f"„{link.target}” nie jest adresem. Sprawdź go.", link.line, link.column)


def guide_page(guide: Guide, context: RenderContext) -> str:
    page = Page(title=guide.title, path=GUIDE, noindex=True)
    return context.page(
        "pages/page.html",
        page,
        body=context.html(guide.body),
        contents_items=contents(guide.body.headings),
        blocks=(),
    )
