"""The wiring: pages join the road."""

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.pages import declaration, guide, pages
from plugins.pages.model import Declaration, PlainPage


def kind(_sender: object) -> Kind:
    return Kind(
        name="pages",
        folder="strony",
        model=PlainPage,
        layout=Layout.PLAIN,
        outputs=pages.outputs,
        check=pages.check,
        warnings=declaration.warnings,
        anchors=declaration.anchors,
        frame=pages.frame,
        closing=pages.closing,
        prefix="",
        data_files=(guide.FILE,),
        forms={"deklaracja": Declaration},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
