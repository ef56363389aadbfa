"""The wiring: regulations join the road."""

from plugins.core.site import signals
from plugins.core.site.kind import Kind, Later, Layout
from plugins.regulations.model import RegulationVersion, anchors_of

PAGES = "plugins.regulations.pages"


def kind(_sender: object) -> Kind:
    return Kind(
        name="regulations",
        folder="regulaminy",
        model=RegulationVersion,
        layout=Layout.VERSIONS,
        outputs=Later(PAGES, "outputs"),
        check=Later(PAGES, "check"),
        warnings=Later(PAGES, "warnings"),
        anchors=anchors_of,
        shown_at=Later("plugins.regulations.views", "shown_at"),
        frame=Later(PAGES, "frame"),
        cards=Later("plugins.regulations.feeds", "cards"),
        markdown=False,
    )


def register() -> None:
    signals.get_kinds.connect(kind)
