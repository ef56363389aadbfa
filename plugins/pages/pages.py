"""Which files the pages of `content/strony/` become."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.core.body import Body
from plugins.core.output import Output, page_path
from plugins.core.page import Page
from plugins.core.site import Site
from plugins.core.workshop import Workshop
from plugins.pages import menu
from plugins.pages.home import home_page, home_view
from plugins.pages.model import HOME, PlainPage

CONTACT = "kontakt"


@dataclass(frozen=True, slots=True)
class PageView:
    page: PlainPage
    body: Body
    translations: tuple[tuple[str, str], ...]


def outputs(site: Site) -> Iterator[Output]:
    yield Output(page_path("/"), home_view(site, ()), home_page)
    for original in site.of("pages"):
        for page in site.translations(original):
            if page.ref != HOME or page.lang != "pl":
                yield Output(page_path(page.address), page_view(site, page), plain_page)


def page_view(site: Site, page: PlainPage) -> PageView:
    versions = tuple((version.lang, version.address) for version in site.translations(page))
    return PageView(page, page.body, versions if len(versions) > 1 else ())


def plain_page(view: PageView, workshop: Workshop) -> str:
    record = view.page
    page = Page(
        title=record.title,
        path=record.address,
        summary=record.summary or "",
        section=record.slug,
        updated=record.updated,
        lang=record.lang,
        draft=record.draft,
        translations=view.translations,
    )
    return workshop.page("pages/page.html", page, record=record, body=workshop.html(view.body))


def frame(site: Site) -> Mapping[str, object]:
    """The menus, and the addresses that the frame of every page links to."""
    pages = site.of("pages")
    found: dict[str, object] = {"menu": menu.items(pages, "glowne"), "footer_menu": menu.items(pages, "stopka")}
    contact = site.find("pages", CONTACT)
    if contact:
        found["contact_url"] = contact.address
    return found
