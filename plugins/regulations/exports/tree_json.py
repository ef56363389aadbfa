"""A version as JSON: its facts, and the tree with every mark, address and citation; and the schema of that."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plugins.core.schema.evidence.sources import as_data
from plugins.regulations.model import RegulationVersion
from plugins.regulations.references.definitions import definitions_of
from plugins.regulations.tree.anchors import citations
from plugins.regulations.tree.inline import plain_text
from plugins.regulations.tree.units import Block, Passage, Unit

_ALWAYS = ("id", "level", "mark", "citation", "text", "units")
SCHEMA = "/regulaminy/schemat.json"


def data_of(record: RegulationVersion, until: dt.date | None, absolute: Callable[[str], str]) -> Mapping[str, Any]:
    regulation = record.regulation
    cited = citations(regulation)
    url = absolute(record.address)
    return {
        "$schema": absolute(SCHEMA),
        "url": url,
        "id": record.ref,
        "title": record.title,
        "short_title": record.short_title,
        "summary": record.summary,
        "language": record.source_path.html_lang,
        "adopted": None if record.assumed_dates else record.adopted.isoformat(),
        "adopted_by": record.adopted_by,
        "in_force_from": record.in_force_from.isoformat(),
        "in_force_until": until.isoformat() if until else None,
        "assumed_dates": record.assumed_dates,
        "confirmed": record.is_confirmed,
        "confirmed_on": record.confirmed_on.isoformat() if record.confirmed_on else None,
        "sources": [dict(as_data(source)) for source in record.source],
        "repealed_by": record.repealed_by,
        "change_note": record.change_note,
        "based_on": list(record.based_on),
        "errata": [{"date": one.date.isoformat(), "note": one.note} for one in record.errata],
        "citation": regulation.citation,
        "preamble": _blocks(regulation.preamble),
        "units": [_unit(unit, cited) for unit in regulation.units],
        "annexes": [_unit(unit, cited) for unit in regulation.annexes],
        "ending": _blocks(regulation.ending),
        "definitions": [
            {"term": one.term, "meaning": one.meaning, "unit": one.anchor} for one in definitions_of(regulation)
        ],
    }


def _unit(unit: Unit, cited: Mapping[int, str]) -> dict[str, Any]:
    """Its address is that of the version with ``#`` and the id. What a unit does not have is left out."""
    data = {
        "id": unit.anchor,
        "level": unit.word or "naglowek",
        "mark": unit.mark,
        "label": unit.label,
        "citation": cited[id(unit)],
        "covers": list(unit.anchors) if unit.also else [],
        "title": plain_text(unit.title.text) if unit.title else None,
        "text": _blocks(unit.before),
        "units": [_unit(child, cited) for child in unit.children],
        "closing": _blocks(unit.closing),
        "notes": [plain_text(note.text) for note in unit.notes],
        "repealed": unit.repealed,
    }
    return {name: value for name, value in data.items() if value or name in _ALWAYS}


def _blocks(blocks: Sequence[Block]) -> list[Any]:
    return [
        plain_text(block.text)
        if isinstance(block, Passage)
        else {"rows": [[plain_text(c) for c in r] for r in block.rows]}
        for block in blocks
    ]


def schema(address: str) -> Mapping[str, Any]:
    """JSON Schema (2020-12) of what `data_of` gives."""
    text, date = {"type": "string"}, {"type": "string", "format": "date"}
    table = {
        "type": "object",
        "properties": {"rows": {"type": "array", "items": {"type": "array", "items": text}}},
        "required": ["rows"],
        "additionalProperties": False,
    }
    blocks = {"type": "array", "items": {"anyOf": [text, table]}}
    unit: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[a-z0-9_-]*$", "description": "Stały identyfikator w adresie strony"},
        "level": {"type": "string", "description": "rozdz, par, art, ust, pkt, ppkt, lit, tir, zal albo naglowek"},
        "mark": {"type": "string", "description": "Oznaczenie tak, jak stoi w tekście"},
        "label": text,
        "citation": text,
        "covers": {"type": "array", "items": text, "description": "Gdy wiersz obejmuje kilka jednostek"},
        "title": text,
        "text": blocks,
        "units": {"type": "array", "items": {"$ref": "#/$defs/unit"}},
        "closing": blocks,
        "notes": {"type": "array", "items": text},
        "repealed": {"type": "boolean"},
    }
    maybe = {"type": ["string", "null"]}
    definition = _object({"term": text, "meaning": text, "unit": text})
    properties: dict[str, Any] = {
        "$schema": text,
        "url": {"type": "string", "format": "uri"},
        "id": text,
        "title": text,
        "short_title": maybe,
        "summary": text,
        "language": text,
        "adopted": {"anyOf": [date, {"type": "null"}], "description": "Puste: dnia nie ustalono"},
        "adopted_by": text,
        "in_force_from": date,
        "in_force_until": {"anyOf": [date, {"type": "null"}]},
        "assumed_dates": {"type": "boolean", "description": "Daty są przyjęte roboczo"},
        "confirmed": {"type": "boolean", "description": "Czy wiadomo, że tekst obowiązuje w tych dniach"},
        "confirmed_on": {"anyOf": [date, {"type": "null"}]},
        "sources": {
            "type": "array",
            "items": _object({"title": text, "url": maybe, "date": maybe, "read_on": maybe}),
        },
        "repealed_by": maybe,
        "change_note": maybe,
        "based_on": {"type": "array", "items": text},
        "errata": {"type": "array", "items": _object({"date": date, "note": text})},
        "citation": {"enum": ["par", "rozdz", "dec", "flat"]},
        "preamble": blocks,
        "units": {"type": "array", "items": {"$ref": "#/$defs/unit"}},
        "annexes": {"type": "array", "items": {"$ref": "#/$defs/unit"}},
        "ending": blocks,
        "definitions": {"type": "array", "items": definition},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Wersja regulaminu",
        **_object(properties),
        "$defs": {"unit": {**_object(unit), "required": list(_ALWAYS)}},
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
