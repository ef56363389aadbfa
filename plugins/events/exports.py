"""Views to files for programs: calendars, JSON and RSS. One function for each sort of file."""

import json
from typing import Any, NamedTuple

from markupsafe import escape

from plugins.core.rendering.context import Workshop
from plugins.events import feeds
from plugins.events.calendar import calendars, ical
from plugins.events.calendar.calendars import Stamped
from plugins.events.calendar.vevent import Surroundings
from plugins.events.facets import ROOT
from plugins.events.views import RSS


class CalendarView(NamedTuple):
    """A calendar file: its name (none for a single event), its page and its entries."""

    name: str
    page: str
    around: Surroundings
    entries: tuple[Stamped, ...]


def calendar(view: CalendarView, workshop: Workshop) -> bytes:
    around = view.around._replace(base=workshop.site_url)
    centre = workshop.frame.centre.name
    if view.name:
        title = f"{centre} – {view.name[:1].lower()}{view.name[1:]}"
    else:
        source = view.entries[0].source
        title = f"{source.title} – {centre}"
    entries = (calendars.octets(stamped, around) for stamped in view.entries)
    return ical.calendar(centre, title, entries, workshop.absolute(view.page))


def as_json(view: feeds.ComingView, workshop: Workshop) -> str:
    data = feeds.as_data(view, workshop.frame.centre, workshop.absolute)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def rss(view: tuple[feeds.News, ...], workshop: Workshop) -> bytes:
    from plugins.core.rendering import feeds as written

    centre = workshop.frame.centre
    return written.rss(
        written.Feed(
            id=f"{centre.url}{RSS}",
            title=f"{centre.name} – kalendarz",
            url=workshop.absolute(ROOT),
            self_url=workshop.absolute(RSS),
            description="Nowe wydarzenia, zmiany terminów i odwołania.",
            author=centre.publisher or centre.name,
            items=[_news_item(feeds.item_of(item), workshop) for item in view],
        )
    )


def _news_item(item: feeds.Item, workshop: Workshop) -> Any:
    """Identifiers begin with the permanent address, wherever this build will stand."""
    from plugins.core.rendering.feeds import FeedItem

    paragraphs = [*item.lines, workshop.absolute(item.address)]
    return FeedItem(
        id=f"{workshop.frame.centre.url}{item.guid}",
        url=workshop.absolute(item.address),
        title=item.title,
        summary=" ".join(item.lines),
        html="".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
        published=item.published,
        updated=item.published,
    )
