"""Wiring of the NGO directory."""

from typing import Any

from plugins.core import signals
from plugins.core.kind import Kind, Layout
from plugins.organisations import checks, pages
from plugins.organisations.model import Organisation


def kind(_sender: Any) -> Kind:
    return Kind(
        name="organisations",
        folder="organizacje",
        model=Organisation,
        layout=Layout.PLAIN,
        outputs=pages.outputs,
        check=checks.mistakes,
        warnings=checks.warnings,
        frame=pages.frame,
        cards=pages.cards,
        home=pages.home,
    )


def register() -> None:
    signals.get_kinds.connect(kind)
