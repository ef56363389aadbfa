"""The wiring: pages join the road."""

from collections.abc import Iterator
from typing import Any

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.core.problems import Mistake
from plugins.core.site import Site
from plugins.pages import declaration, guide, pages
from plugins.pages.model import Declaration, PlainPage
from plugins.publishing import outer_links


def warnings(site: Site) -> Iterator[tuple[Any, Mistake]]:
    yield from declaration.warnings(site)
    yield from outer_links.warnings(site)


def kind(_sender: object) -> Kind:
    return Kind(
        name="pages",
        folder="strony",
        model=PlainPage,
        layout=Layout.PLAIN,
        outputs=pages.outputs,
        check=pages.check,
        warnings=warnings,
        anchors=declaration.anchors,
        frame=pages.frame,
        closing=pages.closing,
        prefix="",
        data_files=(guide.FILE, outer_links.FILE),
        forms={"deklaracja": Declaration},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
