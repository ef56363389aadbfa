"""The wiring: plain pages as a kind of the site."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from plugins.core.schema.record import Record
from plugins.core.site import signals
from plugins.core.site.kind import Finding, Kind, Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.pages.model import Declaration, PlainPage


class Pages(Kind):
    """Methods import what they call when they are called: start-up time."""

    name = "pages"
    folder = "strony"
    model = PlainPage
    layout = Layout.PLAIN
    prefix = ""
    data_files = ("PORADNIK.md",)
    forms = MappingProxyType({"deklaracja": Declaration})
    order = 900  # plain pages come last
    words = ("strona", "strony", "page", "pages")
    genitive = "strony"
    asked = ("summary",)
    starter_body = "[do uzupełnienia: treść strony]\n"

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        from plugins.pages import pages  # only when asked: start-up time

        return pages.outputs(site, wanted)

    def closing(self, site: Site, outputs: Sequence[Output]) -> Iterator[Output]:
        from plugins.pages import pages  # only when asked: start-up time

        return pages.closing(site, outputs)

    def check(self, site: Site) -> Iterator[Finding]:
        from plugins.pages import pages  # only when asked: start-up time

        return pages.check(site)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.pages import pages  # only when asked: start-up time

        return pages.warnings(site)

    def frame(self, site: Site) -> Mapping[str, object]:
        from plugins.pages import pages  # only when asked: start-up time

        return pages.frame(site)

    def anchors(self, record: Record) -> frozenset[str]:
        from plugins.pages import declaration  # only when asked: start-up time

        return declaration.anchors(record)

    def reminders(self, site: Site) -> Iterator[Reminder]:
        from plugins.pages import reminders  # only when asked: start-up time

        return reminders.reminders(site)


def kind(_sender: object) -> Pages:
    return Pages()


def register() -> None:
    signals.get_kinds.connect(kind)
