"""The wiring: announcements join the road."""

from plugins.announcements.cards import cards, home
from plugins.announcements.model import Announcement
from plugins.announcements.pages import check, frame, outputs, warnings
from plugins.core import signals
from plugins.core.kind import Kind, Layout


def kind(_sender: object) -> Kind:
    return Kind(
        name="announcements",
        folder="aktualnosci",
        model=Announcement,
        layout=Layout.DATED,
        outputs=outputs,
        check=check,
        warnings=warnings,
        frame=frame,
        cards=cards,
        home=home,
    )


def register() -> None:
    signals.get_kinds.connect(kind)
