"""Views to files for programs: calendars, JSON and RSS. One function for each sort of file."""

import json
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from plugins.core.rendering.context import RenderContext
from plugins.events import feeds
from plugins.events.calendar import calendars, ical
from plugins.events.calendar.calendars import Stamped
from plugins.events.calendar.series_parts import SeriesPart
from plugins.events.calendar.vevent import EntryContext
from plugins.events.lists.facets import ROOT
from plugins.events.views import RSS
from plugins.images.markup import attached, plain_picture

# The calendar of one event, beside its page.
OWN_CALENDAR = "wydarzenie.ics"


class CalendarView(NamedTuple):
    """A calendar file: its name (none for a single event), its page and its entries."""

    name: str
    page: str
    entry_context: EntryContext
    entries: tuple[Stamped, ...]


def calendar(view: CalendarView, context: RenderContext) -> bytes:
    entry_context = view.entry_context._replace(base=context.site_url)
    centre = context.frame.centre.name
    if view.name:
        title = f"{centre} – {view.name[:1].lower()}{view.name[1:]}"
    else:
        source = view.entries[0].source
        title = f"{source.event.title if isinstance(source, SeriesPart) else source.title} – {centre}"
    entries = (calendars.to_ical(stamped, entry_context) for stamped in view.entries)
    return ical.calendar(centre, title, entries, context.absolute(view.page))


def as_json(view: feeds.ComingView, context: RenderContext) -> str:
    data = feeds.as_data(view, context.frame.centre, context.absolute)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def rss(view: tuple[feeds.News, ...], context: RenderContext) -> bytes:
    from plugins.core.rendering import feeds as written  # only when asked: start-up time

    centre = context.frame.centre
    return written.rss(
        written.Feed(
            id=f"{centre.url}{RSS}",
            title=f"{centre.name} – kalendarz",
            url=context.absolute(ROOT),
            self_url=context.absolute(RSS),
            description="Nowe wydarzenia, zmiany terminów i odwołania.",
            author=centre.publisher or centre.name,
            items=[_news_item(feeds.item_of(item), context) for item in view],
            icon=written.icon_of(context),
        )
    )


def _news_item(item: feeds.Item, context: RenderContext) -> Any:
    """Identifiers begin with the permanent address, wherever this build will stand."""
    from plugins.core.rendering.feeds import FeedItem  # only when asked: start-up time

    page = context.absolute(item.address)
    link = Markup('<a href="{}">{}</a>').format(page, page)
    picture = plain_picture(item.image, item.image_alt, context.site_url) if item.image else ""
    return FeedItem(
        id=f"{context.frame.centre.url}{item.guid}",
        url=page,
        title=item.title,
        summary=" ".join(item.lines),
        html=f"{picture}{''.join(f'<p>{escape(line)}</p>' for line in (*item.lines, link))}",
        published=item.published,
        updated=item.published,
        enclosure=attached(item.image, context) if item.image else None,
    )
