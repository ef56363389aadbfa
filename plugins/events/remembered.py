"""What of events and their feeds is remembered when it is published, and the feeds that have nothing more to say."""

from collections.abc import Iterator, Mapping

from plugins.core.site.outputs import Output
from plugins.core.site.paths import TRANSLATIONS
from plugins.core.site.site import Site
from plugins.events import exports, views
from plugins.events.calendar import calendars
from plugins.events.model import Event
from plugins.events.state import schedule
from plugins.published import record

LAST_DAY, NAME = "last_day", "name"


def facts(site: Site) -> dict[str, dict[str, str]]:
    """By address: an event's last day; the name of a calendar, for the time when nothing else says it. From when an
    event was moved stands beside its entry in calendars (`plugins.events.calendar.moves`)."""
    found = {event.address: dict(_of_event(event, site)) for event in site.of(Event)}
    planned = calendars.by_feed(calendars.plan(site), site.today)
    return {**found, **{f"/{feed.path}": {NAME: feed.title} for feed in views.feeds(planned, site)}}


def _of_event(event: Event, site: Site) -> Iterator[tuple[str, str]]:
    yield LAST_DAY, schedule.last_day(event, schedule.horizon(site.today)).isoformat()


def empty_feed(site: Site, path: str, known: Mapping[str, str]) -> Output | None:
    """A calendar, or the news of events, that was published once and has no entry now: it stays as an empty one."""
    if path == views.RSS.removeprefix("/"):
        return Output(path, (), exports.rss)
    is_calendar = path.endswith(".ics") and not path.endswith(f"/{exports.OWN_CALENDAR}")
    if not is_calendar or not path.startswith(("kalendarz/", "organizacje/")):
        return None
    entry_context = calendars.entry_context_of(site)
    name = known.get(NAME) or "Kalendarz"
    return Output(path, exports.CalendarView(name, calendars.ROOT, entry_context, ()), exports.calendar)


def deleted(site: Site) -> Iterator[views.RemovedView]:
    """Pages of events that were published and then deleted, for all time: links to them lead somewhere. Those that an
    alias leads on from are not among them."""
    for address, known in site.index(record.of).addresses.items():
        if known.kind != "events" or site.by_address(address) or address in site.aliases:
            continue
        if address in site.addresses or _original_lives(address, site):
            continue
        last = known.facts.get(LAST_DAY, "")
        yield views.RemovedView(known.title, address, bool(last) and last < site.today.isoformat())


def _original_lives(address: str, site: Site) -> bool:
    """Of a translation: then only the translation was deleted, which is a mistake and told as one."""
    return any(address.startswith(f"/{lang}/") and address[len(lang) + 1 :] in site.addresses for lang in TRANSLATIONS)
