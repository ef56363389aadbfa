"""The wiring: pages join the road."""

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.pages.model import PlainPage
from plugins.pages.pages import frame, outputs


def kind(_sender: object) -> Kind:
    return Kind(
        name="pages", folder="strony", model=PlainPage, layout=Layout.PLAIN, outputs=outputs, frame=frame, prefix=""
    )


def register() -> None:
    signals.get_kinds.connect(kind)
