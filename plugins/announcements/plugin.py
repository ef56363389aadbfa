"""The wiring: announcements join the road."""

from plugins.announcements.model import Announcement
from plugins.core.site import signals
from plugins.core.site.kind import Kind, Later, Layout
from plugins.published import record

CARDS, PAGES = "plugins.announcements.cards", "plugins.announcements.pages"


def kind(_sender: object) -> Kind:
    return Kind(
        name="announcements",
        folder="aktualnosci",
        model=Announcement,
        layout=Layout.DATED,
        outputs=Later(PAGES, "outputs"),
        check=Later(PAGES, "check"),
        warnings=Later(PAGES, "warnings"),
        frame=Later(PAGES, "frame"),
        cards=Later(CARDS, "cards"),
        home=Later(CARDS, "home"),
        data_files=record.FILES,
        facts=Later("plugins.announcements.remembered", "facts"),
        empty_feed=Later("plugins.announcements.remembered", "empty_feed"),
    )


def register() -> None:
    signals.get_kinds.connect(kind)
