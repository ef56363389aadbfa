"""The wiring: events join the road."""

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.events.cards import cards, home
from plugins.events.lock import FILE
from plugins.events.model import Event
from plugins.events.pages import check, frame, outputs


def kind(_sender: object) -> Kind:
    return Kind(
        name="events",
        folder="kalendarz",
        model=Event,
        layout=Layout.DATED,
        outputs=outputs,
        check=check,
        frame=frame,
        cards=cards,
        home=home,
        data_files=(FILE,),
    )


def register() -> None:
    signals.get_kinds.connect(kind)
