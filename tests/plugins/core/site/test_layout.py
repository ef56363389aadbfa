"""How files are named, kind by kind (contract, section 2)."""

import pytest

from plugins.core.site.layout import Layout
from tests.building import kinds


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("announcements", Layout.DATED),
        ("events", Layout.DATED),
        ("organisations", Layout.PLAIN),
        ("pages", Layout.PLAIN),
        ("regulations", Layout.VERSIONS),
    ],
)
def test_kinds_are_named_as_the_contract_says(name: str, layout: Layout) -> None:
    (kind,) = kinds(name)
    assert kind.layout is layout
