"""The wiring: regulations join the road."""

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.regulations.feed import cards
from plugins.regulations.model import RegulationVersion, anchors_of
from plugins.regulations.pages import check, frame, outputs, warnings
from plugins.regulations.views import shown_at


def kind(_sender: object) -> Kind:
    return Kind(
        name="regulations",
        folder="regulaminy",
        model=RegulationVersion,
        layout=Layout.VERSIONS,
        outputs=outputs,
        check=check,
        warnings=warnings,
        anchors=anchors_of,
        shown_at=shown_at,
        frame=frame,
        cards=cards,
        markdown=False,
    )


def register() -> None:
    signals.get_kinds.connect(kind)
