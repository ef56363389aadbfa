"""The home page: is it open, what is on, what is new, who can help. It exists with or without `index.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.site.page import Page
from plugins.core.site.site import Site
from plugins.pages.jsonld import json_ld
from plugins.pages.model import HOME, PlainPage
from plugins.pages.visiting.opening import Opening, opening
from plugins.pages.visiting.unknown import NotKnown, not_known

BOOKING = "rezerwacja"


@dataclass(frozen=True, slots=True)
class HomeView:
    """``shown`` is what the other kinds want here, by name; ``booking`` is the page that says how to get a room."""

    page: PlainPage | None
    body: Body | None
    opening: Opening
    shown: Mapping[str, Any]
    booking: PlainPage | None
    unknown: NotKnown | None
    translations: tuple[tuple[str, str], ...]


def home_view(site: Site, translations: tuple[tuple[str, str], ...]) -> HomeView:
    page = site.find(PlainPage, HOME)
    return HomeView(
        page=page,
        body=page.body if page else None,
        opening=opening(site.centre, site.today),
        shown=site.home(),
        booking=site.find(PlainPage, BOOKING),
        unknown=not_known(site.centre, site.today),
        translations=translations,
    )


def home_page(view: HomeView, context: RenderContext) -> str:
    centre = context.frame.centre
    page = Page(
        title=view.page.title if view.page else centre.name,
        path="/",
        summary=_summary(view, centre.summary),
        updated=view.page.updated if view.page else None,
        jsonld=json_ld(centre, context.site_url),
        search_meta=None,
        translations=view.translations,
    )
    shown = view.shown
    return context.page(
        "home.html",
        page,
        lead=_summary(view, centre.summary),
        intro=Markup(context.html(view.body)) if view.body else "",
        opening=view.opening,
        unknown=view.unknown,
        events=shown.get("events", ()),
        events_url="/kalendarz/",
        no_events=shown.get("no_events"),
        webcal="webcal://" + context.absolute("/kalendarz/kalendarz.ics").partition("://")[2],
        notices=shown.get("notices", ()),
        notices_url="/aktualnosci/",
        calls=shown.get("calls", ()),
        coming_calls=shown.get("coming_calls", ()),
        organisations=shown.get("organisations"),
        booking={"text": view.booking.summary or "", "url": view.booking.address} if view.booking else None,
    )


def _summary(view: HomeView, general: str | None) -> str:
    return (view.page.summary if view.page else None) or general or ""
