"""Which files the pages of `content/strony/` become, and what they add to the frame of every page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.schema.evidence.certainty import evidence
from plugins.core.schema.issues import Issue
from plugins.core.site import versions
from plugins.core.site.outputs import Output, Wanted, page_path
from plugins.core.site.page import Page
from plugins.core.site.site import Site
from plugins.pages import declaration, guide, languages, menu, site_map
from plugins.pages.blocks import Blocks, blocks
from plugins.pages.contents import contents
from plugins.pages.home import home_page, home_view
from plugins.pages.model import HOME, Declaration, PlainPage

CONTACT = "kontakt"


@dataclass(frozen=True, slots=True)
class PageView:
    page: PlainPage
    body: Body
    blocks: Blocks
    translations: languages.Versions
    is_older: bool


def outputs(site: Site, _wanted: Wanted) -> Iterator[Output]:
    yield Output(page_path("/"), home_view(site, languages.homes(site)), home_page)
    for original in site.of(PlainPage):
        if original.ref == HOME:
            continue
        all_of_it = site.translations(original)
        addresses = tuple((version.lang, version.address) for version in all_of_it) if len(all_of_it) > 1 else ()
        for page in all_of_it:
            yield _page(site, page, addresses)
    yield from guide.outputs(site)


def _page(site: Site, page: PlainPage, addresses: languages.Versions) -> Output:
    path = page_path(page.address)
    if isinstance(page, Declaration) and page.lang == "pl":
        view = declaration.DeclarationView(page, page.body, addresses)
        return Output(path, view, declaration.declaration_page)
    return Output(
        path, PageView(page, page.body, blocks(site, page), addresses, versions.is_older(page, site)), plain_page
    )


def plain_page(view: PageView, context: RenderContext) -> str:
    record = view.page
    page = Page(
        title=record.title,
        path=record.address,
        summary=record.summary or "",
        section=record.slug,
        updated=record.updated,
        lang=record.lang,
        evidence=evidence(record.source, lang=record.lang),
        draft=record.draft,
        is_older=view.is_older,
        translations=view.translations,
    )
    return context.page(
        "pages/page.html",
        page,
        body=context.html(view.body),
        contents_items=contents(view.body.headings),
        blocks=view.blocks,
    )


def closing(site: Site, outputs: Sequence[Output]) -> Iterator[Output]:
    """Start pages of languages and the map of the site."""
    yield from languages.outputs(site, {output.path for output in outputs})
    yield site_map.output(site_map.map_view(site, outputs, languages.homes(site)))


def check(site: Site) -> Iterator[tuple[Any, Issue]]:
    yield from declaration.issues(site)
    yield from guide.issues(site)
    yield from menu.unknown(site)


def warnings(site: Site) -> Iterator[tuple[Any, Issue]]:
    yield from declaration.warnings(site)


def frame(site: Site) -> Mapping[str, object]:
    """The menus, and the addresses that the frame of every page links to."""
    pages = site.of(PlainPage)
    found: dict[str, object] = {
        "menu": menu.items(pages, "glowne", site.translations),
        "footer_menu": (*menu.items(pages, "stopka", site.translations), site_map.ITEM),
        "language_homes": languages.homes(site)[1:],
    }
    if contact := site.find(PlainPage, CONTACT):
        found["contact_url"] = contact.address
    if declarations := declaration.declarations(site):
        found["declaration"] = declarations[0].address
    return found
