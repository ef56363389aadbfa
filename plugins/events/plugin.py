"""The wiring: events join the road."""

from plugins.core.site import signals
from plugins.core.site.kind import Kind, Later, Layout
from plugins.events.model import Event

CARDS, PAGES = "plugins.events.cards", "plugins.events.pages"


def kind(_sender: object) -> Kind:
    return Kind(
        name="events",
        folder="kalendarz",
        model=Event,
        layout=Layout.DATED,
        outputs=Later(PAGES, "outputs"),
        check=Later(PAGES, "check"),
        warnings=Later(PAGES, "warnings"),
        frame=Later(PAGES, "frame"),
        cards=Later(CARDS, "cards"),
        home=Later(CARDS, "home"),
        calendar=Later("plugins.events.calendar.calendars", "published"),
        facts=Later("plugins.events.remembered", "facts"),
        empty_feed=Later("plugins.events.remembered", "empty_feed"),
        compared={"kalendarz/kalendarz.ics": Later("plugins.events.calendar.difference", "report")},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
