"""The wiring: pages join the road."""

from plugins.core.site import signals
from plugins.core.site.kind import Kind, Later, Layout
from plugins.pages.model import Declaration, PlainPage

PAGES = "plugins.pages.pages"


def kind(_sender: object) -> Kind:
    return Kind(
        name="pages",
        folder="strony",
        model=PlainPage,
        layout=Layout.PLAIN,
        outputs=Later(PAGES, "outputs"),
        check=Later(PAGES, "check"),
        warnings=Later(PAGES, "warnings"),
        anchors=Later("plugins.pages.declaration", "anchors"),
        frame=Later(PAGES, "frame"),
        closing=Later(PAGES, "closing"),
        finish=Later("plugins.search.index", "refresh"),
        finished="szukaj/indeks",
        prefix="",
        data_files=("PORADNIK.md", "odnosniki.lock.json"),
        forms={"deklaracja": Declaration},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
