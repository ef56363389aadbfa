"""The wiring: regulations as a kind of the site."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.core.schema.record import Record
from plugins.core.site import signals
from plugins.core.site.kind import Cards, Finding, Kind, Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.regulations.model import RegulationVersion, anchors_of


class Regulations(Kind):
    """Methods import what they call when they are called: start-up time."""

    name = "regulations"
    folder = "regulaminy"
    model = RegulationVersion
    layout = Layout.VERSIONS
    markdown = False
    order = 40
    words = ("regulamin", "regulaminy", "regulation", "regulations")
    genitive = "regulaminu"
    asked = ("summary", "adopted_by")
    starter_body = "§ 1. [do uzupełnienia: cel]\n\n1. [do uzupełnienia: ustęp]\n2. [do uzupełnienia: ustęp]\n"
    titles_repeat = True
    changed_in = ("adopted",)

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        from plugins.regulations import pages  # only when asked: start-up time

        return pages.outputs(site, wanted)

    def check(self, site: Site) -> Iterator[Finding]:
        from plugins.regulations import pages  # only when asked: start-up time

        return pages.check(site)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.regulations import pages  # only when asked: start-up time

        return pages.warnings(site)

    def frame(self, site: Site) -> Mapping[str, object]:
        from plugins.regulations import pages  # only when asked: start-up time

        return pages.frame(site)

    def anchors(self, record: Record) -> frozenset[str]:
        return anchors_of(record)

    def shown_at(self, site: Site) -> Mapping[str, Record]:
        from plugins.regulations import views  # only when asked: start-up time

        return views.shown_at(site)

    def facts(self, site: Site) -> Mapping[str, Mapping[str, str]]:
        from plugins.regulations import published_text  # only when asked: start-up time

        return published_text.facts(site)

    def cards(self, site: Site, records: Sequence[Any]) -> Cards:
        from plugins.regulations import feeds  # only when asked: start-up time

        return feeds.cards(site, records)

    def reminders(self, site: Site) -> Iterator[Reminder]:
        from plugins.regulations import reminders  # only when asked: start-up time

        return reminders.reminders(site)


def kind(_sender: object) -> Regulations:
    return Regulations()


def register() -> None:
    signals.get_kinds.connect(kind)
