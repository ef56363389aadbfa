"""The wiring: events join the road."""

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.core.site import Site
from plugins.events import calendars, difference
from plugins.events import lock as locks
from plugins.events.cards import cards, home
from plugins.events.model import Event
from plugins.events.pages import check, frame, outputs


def publish(site: Site) -> dict[str, bytes]:
    """The lock file after this publication."""
    lock = calendars.new_lock(site, locks.read(site.data.get(locks.FILE)))
    return {locks.FILE: locks.to_json(lock).encode()}


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
        data_files=(locks.FILE,),
        publish=publish,
        compared={"kalendarz/kalendarz.ics": difference.report},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
