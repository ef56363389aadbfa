"""The collection of awkward regulations: each comes in whole and reads back as the same tree."""

import datetime as dt

import pytest

from plugins.core.reading.document import document
from plugins.core.site.paths import source_path_of
from plugins.core.system.ledger import missing
from plugins.regulations.display import shown
from plugins.regulations.exports import tree_json
from plugins.regulations.glyphs import unprintable
from plugins.regulations.importing.assembling import imported
from plugins.regulations.importing.drafting import draft_of
from plugins.regulations.model import RegulationVersion
from plugins.regulations.parsing.parser import parse, without_lines
from plugins.regulations.plugin import kind
from tests.plugins.regulations.importing.collection import ALL
from tests.plugins.regulations.importing.making import visible

NAMES = sorted(ALL)
DAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize("name", NAMES)
def test_the_units_are_those_of_the_source(name: str) -> None:
    ending, raw, ids = ALL[name]
    assert " ".join(unit.anchor for unit in parse(imported(raw, ending).text).walk()) == ids


@pytest.mark.parametrize("name", NAMES)
def test_each_letter_and_digit_is_in_the_text_or_in_a_message(name: str) -> None:
    ending, raw, _ids = ALL[name]
    result = imported(raw, ending)
    assert missing(visible(raw, ending), [result.text, *result.ledger.lines()]) == {}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_reads_back_as_the_same_tree(name: str) -> None:
    ending, raw, _ids = ALL[name]
    result = imported(raw, ending)
    assert without_lines(parse(result.text)) == without_lines(result.regulation)
    assert "czyta się w tym miejscu inaczej" not in " ".join(result.ledger.lines())


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_is_a_valid_version_that_every_output_takes(name: str) -> None:
    ending, raw, _ids = ALL[name]
    draft = draft_of(imported(raw, ending), "regulamin", DAY)
    regulations = kind(None)
    record, problems, _warnings = document(regulations, source_path_of(regulations, draft.path), draft.text.encode())
    assert list(problems) == []
    assert isinstance(record, RegulationVersion)
    assert record.draft
    assert list(unprintable(draft.text)) == []
    assert shown(record.regulation, record.title).parts
    assert tree_json.data_of(record, None, lambda address: f"https://example.org{address}")["units"]
    assert record.regulation.anchors


def test_the_collection_is_as_large_as_it_should_be() -> None:
    assert len(ALL) >= 30
    assert {ending for ending, _raw, _ids in ALL.values()} == {"docx", "odt", "rtf", "html", "pdf", "txt", "md"}
