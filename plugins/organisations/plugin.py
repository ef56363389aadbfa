"""Wiring of the NGO directory."""

from typing import Any

from plugins.core.site import signals
from plugins.core.site.kind import Kind, Later, Layout
from plugins.organisations.model import Organisation, WithdrawnOrganisation

CHECKS, PAGES = "plugins.organisations.checks", "plugins.organisations.pages"


def kind(_sender: Any) -> Kind:
    return Kind(
        name="organisations",
        folder="organizacje",
        model=Organisation,
        layout=Layout.PLAIN,
        outputs=Later(PAGES, "outputs"),
        check=Later(CHECKS, "issues"),
        warnings=Later(CHECKS, "warnings"),
        frame=Later(PAGES, "frame"),
        cards=Later(PAGES, "cards"),
        home=Later(PAGES, "home"),
        forms={"wycofany wpis": WithdrawnOrganisation},
    )


def register() -> None:
    signals.get_kinds.connect(kind)
