"""The wiring: the directory as a kind of the site."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from plugins.core.site import signals
from plugins.core.site.kind import Cards, Finding, Kind, Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.organisations.model import Organisation, WithdrawnOrganisation


class Organisations(Kind):
    """Methods import what they call when they are called: start-up time."""

    name = "organisations"
    folder = "organizacje"
    model = Organisation
    layout = Layout.PLAIN
    forms = MappingProxyType({"wycofany wpis": WithdrawnOrganisation})
    order = 30
    words = ("organizacja", "organizacje", "organisation", "organisations")
    genitive = "organizacji"
    asked = ("legal_form", "summary")
    starter_body = "[do uzupełnienia: własnymi słowami, czym zajmuje się organizacja]\n"
    overviews = (
        ("oferty/", "Co organizacje oferują i czego szukają"),
        ("dane/", "Dane do pobrania"),
    )
    changed_in = ("checked_on",)

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        from plugins.organisations import pages  # only when asked: start-up time

        return pages.outputs(site, wanted)

    def check(self, site: Site) -> Iterator[Finding]:
        from plugins.organisations import checks  # only when asked: start-up time

        return checks.issues(site)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.organisations import checks  # only when asked: start-up time

        return checks.warnings(site)

    def frame(self, site: Site) -> Mapping[str, object]:
        from plugins.organisations import pages  # only when asked: start-up time

        return pages.frame(site)

    def cards(self, site: Site, records: Sequence[Any]) -> Cards:
        from plugins.organisations import pages  # only when asked: start-up time

        return pages.cards(site, records)

    def home(self, site: Site) -> Mapping[str, object]:
        from plugins.organisations import pages  # only when asked: start-up time

        return pages.home(site)

    def reminders(self, site: Site) -> Iterator[Reminder]:
        from plugins.organisations import reminders  # only when asked: start-up time

        return reminders.reminders(site)


def kind(_sender: object) -> Organisations:
    return Organisations()


def register() -> None:
    signals.get_kinds.connect(kind)
