"""Kinds name their functions and files; the modules behind them are imported late, so the names are checked here."""

import dataclasses

import pytest

from plugins.core.site.kind import Kind, Later
from plugins.pages import guide
from plugins.publishing import external_links
from tests.building import kinds


@pytest.mark.parametrize("kind", kinds(searched=True), ids=lambda kind: kind.name)
def test_every_function_that_a_kind_names_is_there(kind: Kind) -> None:
    values = [getattr(kind, field.name) for field in dataclasses.fields(kind)]
    named = [value for value in (*values, *kind.compared.values()) if isinstance(value, Later)]
    assert len(named) >= 5
    for later in named:
        assert later.module.startswith((f"plugins.{kind.name}.", "plugins.search."))
        assert callable(later.function())


def test_data_files_are_those_that_are_read() -> None:
    read = {name for kind in kinds() for name in kind.data_files}
    assert read == {guide.FILE, external_links.FILE}
