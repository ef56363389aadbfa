"""The wiring: announcements as a kind of the site."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.announcements.model import Announcement
from plugins.core.site import signals
from plugins.core.site.kind import Cards, Dated, Finding, Kind, Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.polish.timezone import day_of


class Announcements(Kind):
    """Methods import what they call when they are called: start-up time."""

    name = "announcements"
    folder = "aktualnosci"
    model = Announcement
    layout = Layout.DATED
    order = 10
    words = ("ogloszenie", "aktualnosc", "aktualnosci", "announcement", "announcements")
    genitive = "ogłoszenia"
    asked = ("summary", "topic")
    starter_body = "[do uzupełnienia: treść ogłoszenia; nagłówki zaczynają się od dwóch krzyżyków: ##]\n"
    overviews = (("kanaly/", "Kanały RSS"),)
    changed_in = ("updated", "added", "date")

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        from plugins.announcements import pages  # only when asked: start-up time

        return pages.outputs(site, wanted)

    def check(self, site: Site) -> Iterator[Finding]:
        from plugins.announcements import pages  # only when asked: start-up time

        return pages.check(site)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.announcements import pages  # only when asked: start-up time

        return pages.warnings(site)

    def frame(self, site: Site) -> Mapping[str, object]:
        from plugins.announcements import pages  # only when asked: start-up time

        return pages.frame(site)

    def cards(self, site: Site, records: Sequence[Any]) -> Cards:
        from plugins.announcements import cards  # only when asked: start-up time

        return cards.cards(site, records)

    def dated(self, site: Site, record: Any) -> Dated | None:
        return Dated(day_of(record.date))

    def home(self, site: Site) -> Mapping[str, object]:
        from plugins.announcements import cards  # only when asked: start-up time

        return cards.home(site)

    def facts(self, site: Site) -> Mapping[str, Mapping[str, str]]:
        from plugins.announcements import remembered  # only when asked: start-up time

        return remembered.facts(site)

    def empty_feed(self, site: Site, path: str, facts: Mapping[str, str]) -> Output | None:
        from plugins.announcements import remembered  # only when asked: start-up time

        return remembered.empty_feed(site, path, facts)

    def reminders(self, site: Site) -> Iterator[Reminder]:
        from plugins.announcements import reminders  # only when asked: start-up time

        return reminders.reminders(site)


def kind(_sender: object) -> Announcements:
    return Announcements()


def register() -> None:
    signals.get_kinds.connect(kind)
