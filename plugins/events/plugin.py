"""The wiring: events as a kind of the site."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from plugins.core.site import signals
from plugins.core.site.kind import Cards, Dated, Finding, Kind, Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.events.cycles import BASE, Cycle, warnings
from plugins.events.model import Event
from plugins.published.calendar import PublishedEntry


class Events(Kind):
    """Methods import what they call when they are called: start-up time."""

    name = "events"
    folder = "kalendarz"
    model = Event
    layout = Layout.DATED
    order = 20
    words = ("wydarzenie", "kalendarz", "event", "events", "szkolenie")
    genitive = "wydarzenia"
    asked = ("start", "kind", "summary")
    starter_body = "[do uzupełnienia: dla kogo, o czym, co zabrać]\n"
    starter_values = MappingProxyType({"duration": "2 h"})
    overviews = (
        ("subskrypcja/", "Subskrypcja kalendarza"),
        ("archiwum/", "Archiwum wydarzeń"),
    )
    titles_repeat = True

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        from plugins.events import pages  # only when asked: start-up time

        return pages.outputs(site, wanted)

    def check(self, site: Site) -> Iterator[Finding]:
        from plugins.events import pages  # only when asked: start-up time

        return pages.check(site)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.events import pages  # only when asked: start-up time

        return pages.warnings(site)

    def frame(self, site: Site) -> Mapping[str, object]:
        from plugins.events import pages  # only when asked: start-up time

        return pages.frame(site)

    def cards(self, site: Site, records: Sequence[Any]) -> Cards:
        from plugins.events import cards  # only when asked: start-up time

        return cards.cards(site, records)

    def dated(self, site: Site, record: Any) -> Dated | None:
        from plugins.events import cards  # only when asked: start-up time

        return cards.dated(site, record)

    def home(self, site: Site) -> Mapping[str, object]:
        from plugins.events import cards  # only when asked: start-up time

        return cards.home(site)

    def calendar(self, site: Site) -> Mapping[str, PublishedEntry]:
        from plugins.events.calendar import calendars  # only when asked: start-up time

        return calendars.published(site)

    def facts(self, site: Site) -> Mapping[str, Mapping[str, str]]:
        from plugins.events import remembered  # only when asked: start-up time

        return remembered.facts(site)

    def empty_feed(self, site: Site, path: str, facts: Mapping[str, str]) -> Output | None:
        from plugins.events import remembered  # only when asked: start-up time

        return remembered.empty_feed(site, path, facts)

    def compared(self) -> Mapping[str, Callable[[bytes | None, bytes], str]]:
        from plugins.events.calendar import difference  # only when asked: start-up time

        return {"kalendarz/kalendarz.ics": difference.report}

    def reminders(self, site: Site) -> Iterator[Reminder]:
        from plugins.events import reminders  # only when asked: start-up time

        return reminders.reminders(site)


class Cycles(Kind):
    """Words of cycles. Their pages are planned with the events, since every cycle has one, with a file or without."""

    name = "cycles"
    folder = "cykle"
    prefix = BASE
    model = Cycle
    layout = Layout.PLAIN
    order = 22
    words = ("cykl", "cykle", "cycle", "cycles")
    genitive = "cyklu"
    starter_body = "[do uzupełnienia: dla kogo jest ten cykl i co na nim będzie]\n"

    def warnings(self, site: Site) -> Iterator[Finding]:
        return warnings(site)


def kind(_sender: object) -> Events:
    return Events()


def cycles(_sender: object) -> Cycles:
    return Cycles()


def register() -> None:
    signals.get_kinds.connect(kind)
    signals.get_kinds.connect(cycles)
