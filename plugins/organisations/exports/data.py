"""The directory as CSV, JSON with its schema, and GeoJSON. All are made from `PublicOrganisation`."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, create_model

from plugins.core.system.csv_text import csv_of
from plugins.organisations.public import COLUMNS, LICENCE, LICENCE_URL, PublicOrganisation, Publisher, type_of_column

# A table has one cell for a field: sources stand there as text (`source`), not as objects.
IN_TABLES = tuple(name for name in COLUMNS if name != "sources")
_SHAPE = ConfigDict(extra="forbid", title="Organizacja")
_ABOUT = "Jedna organizacja w otwartych danych. Puste pole: nie wiemy albo organizacja nie podała."
SCHEMA_ADDRESS = "/organizacje/organizacje.schema.json"


class OpenData(NamedTuple):
    """What an export is made of. ``date`` is the day of the youngest data."""

    organisations: Sequence[PublicOrganisation]
    publisher: Publisher
    date: dt.date | None


def as_csv(data: OpenData) -> bytes:
    """RFC 4180: commas, CRLF, a header, UTF-8 without a byte order mark. Lists are joined by „; ”."""
    rows = ([getattr(organisation, column) for column in IN_TABLES] for organisation in data.organisations)
    return csv_of(IN_TABLES, rows).encode()


def as_json(data: OpenData) -> bytes:
    return dumped(
        {
            "$schema": f"{data.publisher.url}{SCHEMA_ADDRESS}",
            **about(data.publisher, data.date),
            "organisations": [_values(organisation) for organisation in data.organisations],
        }
    )


def about(publisher: Publisher, date: dt.date | None) -> dict[str, str | None]:
    """The note that each export carries: whose data, under which licence, of which day."""
    return {
        "publisher": publisher.name,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "date": date.isoformat() if date else None,
        "documentation": f"{publisher.url}/organizacje/dane/",
    }


def json_schema(publisher: Publisher) -> bytes:
    """JSON Schema (2020-12) of the JSON export."""
    columns: dict[str, Any] = {
        name: (type_of_column(name), Field(description=about)) for name, about in COLUMNS.items()
    }
    model = create_model("PublicOrganisation", __config__=_SHAPE, __doc__=_ABOUT, **columns)
    organisation = model.model_json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = organisation.pop("$defs", {})
    note = {name: {"type": ["string", "null"]} for name in about(publisher, None)}
    return dumped(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{publisher.url}{SCHEMA_ADDRESS}",
            "title": "Spis organizacji",
            "type": "object",
            "required": [*note, "organisations"],
            "properties": {
                "$schema": {"type": "string"},
                **note,
                "organisations": {"type": "array", "items": {"$ref": "#/$defs/organisation"}},
            },
            "additionalProperties": False,
            "$defs": {"organisation": organisation, **definitions},
        }
    )


def as_geojson(data: OpenData) -> bytes:
    """RFC 7946: only organisations with a public seat and its coordinates; longitude first."""
    return dumped(
        {
            "type": "FeatureCollection",
            **about(data.publisher, data.date),
            "features": [_feature(organisation) for organisation in data.organisations if organisation.lon is not None],
        }
    )


def _feature(organisation: PublicOrganisation) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": organisation.id,
        "geometry": {"type": "Point", "coordinates": [organisation.lon, organisation.lat]},
        "properties": {name: value for name, value in _values(organisation).items() if name not in ("lat", "lon")},
    }


def _values(organisation: PublicOrganisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in COLUMNS}


def dumped(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, default=_as_json) + "\n").encode()


def _as_json(value: object) -> object:
    """A day or a part, as JSON has it; anything else in the data is a bug."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    assert isinstance(value, dt.date)
    return value.isoformat()
