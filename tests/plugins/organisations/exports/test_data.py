import csv
import io
import json
from collections.abc import Callable

import jsonschema
import pytest

from plugins.core.rendering.headers import OPEN_DATA, media_type
from plugins.organisations.exports import data as exports
from plugins.organisations.exports import hsds
from plugins.organisations.exports.opendata import FILES
from plugins.organisations.public import COLUMNS, PublicOrganisation, Publisher
from tests.plugins.organisations.conftest import data_of

Public = Callable[..., PublicOrganisation]
OFFICE = {"street": "ul. Jasna 1", "postal_code": "41-902", "city": "Bytom", "public": "tak"}


@pytest.fixture
def full(a_public_one: Public) -> PublicOrganisation:
    return a_public_one(
        name='Fundacja "Łąka", oddział', also_known_as=["Łąka", "Laka"], krs="0000251749", nip="8567346215",
        regon="123456785", address=OFFICE, lat="50.34", lon="18.91", phones=["32 232 76 77 wew. 12"], opp="tak",
        email="biuro@example.org", web="https://example.org", districts=["sucha-gora"], founded="1951",
        status="zawieszona", status_since="2026-01-01",
        hours={"days": ["wtorek", "czwartek"], "opens": "13:00", "closes": "16:30"},
        languages=["uk"], accessibility=["winda"], offers=["sala"], parent="zhp", area="Bytom", source=["a", "b"],
    )  # fmt: skip


def test_csv_is_rfc_4180_and_reads_back(full: PublicOrganisation) -> None:
    raw = exports.as_csv(data_of(full))
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    (row,) = csv.DictReader(io.StringIO(raw.decode()))
    assert row["name"] == 'Fundacja "Łąka", oddział'
    assert row["also_known_as"] == "Łąka; Laka"
    assert row["krs"] == "0000251749"
    assert row["identifiers"] == "PL-KRS-0000251749; PL-NIP-8567346215; PL-REGON-123456785"
    assert row["phones"] == "32 232 76 77 wew. 12"
    assert row["hours"] == "wt., czw. 13.00–16.30"
    assert row["opp"] == "tak"
    assert row["districts"] == "Sucha Góra"
    assert row["lat"] == "50.34"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(a_public_one: Public, start: str) -> None:
    (row,) = csv.DictReader(io.StringIO(exports.as_csv(data_of(a_public_one(name=f"{start}SUMA(A1)"))).decode()))
    assert row["name"] == f"'{start}SUMA(A1)"


def test_what_is_not_known_is_empty_and_not_denied(a_public_one: Public, publisher: Publisher) -> None:
    (row,) = csv.DictReader(io.StringIO(exports.as_csv(data_of(a_public_one())).decode()))
    assert (row["opp"], row["krs"], row["phones"]) == ("", "", "")
    assert json.loads(exports.as_json(data_of(a_public_one())))["organisations"][0]["opp"] is None


def test_every_column_is_described() -> None:
    assert all(COLUMNS.values())


@pytest.mark.parametrize("field", ["seat", "keywords", "sort_as", "logo", "status_note", "body", "source_path"])
def test_what_does_not_say_that_it_is_exported_can_not_be_asked_for(a_public_one: Public, field: str) -> None:
    with pytest.raises(AttributeError, match=field):
        getattr(a_public_one(), field)


@pytest.mark.parametrize("name", FILES)
def test_an_export_has_a_type_and_may_be_read_by_pages_of_other_sites(name: str) -> None:
    assert media_type(name) == OPEN_DATA[name.rpartition(".")[2]]


def test_json_fits_its_schema(full: PublicOrganisation, a_public_one: Public, publisher: Publisher) -> None:
    schema = json.loads(exports.json_schema(publisher))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(exports.as_json(data_of(full, a_public_one())))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["$schema"] == schema["$id"]
    assert data["date"] == "2026-05-04"
    assert data["licence"] == "CC BY 4.0"
    assert data["organisations"][0]["status_since"] == "2026-01-01"
    data["organisations"][0]["pesel"] = "x"
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


def test_geojson_holds_points_of_public_seats_longitude_first(
    full: PublicOrganisation, a_public_one: Public, publisher: Publisher
) -> None:
    hidden = a_public_one("ukryta", address={"city": "Bytom"}, lat="50.1", lon="18.1")
    data = json.loads(exports.as_geojson(data_of(full, hidden)))
    assert data["type"] == "FeatureCollection"
    (feature,) = data["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [18.91, 50.34]}
    assert feature["id"] == "https://lokal.example.org/organizacje/zielony-bobrek/"
    assert feature["properties"]["name"] == full.name


def test_an_empty_directory_makes_valid_files(publisher: Publisher) -> None:
    assert exports.as_csv(data_of()).count(b"\r\n") == 1
    schema = json.loads(exports.json_schema(publisher))
    jsonschema.Draft202012Validator(schema).validate(json.loads(exports.as_json(data_of())))
    assert json.loads(exports.as_geojson(data_of()))["features"] == []


def test_hsds_has_what_its_schema_requires(full: PublicOrganisation, a_public_one: Public) -> None:
    branch = a_public_one("kolo", parent="zielony-bobrek")
    data = json.loads(hsds.as_hsds(data_of(full, branch)))
    first, second = data["contents"]
    assert data["total_items"] == 2
    assert {"id", "name", "description"} <= first.keys()
    assert second["parent_organization_id"] == hsds.identity("https://lokal.example.org/organizacje/zielony-bobrek/")
    assert first["id"] == second["parent_organization_id"]
    assert first["year_incorporated"] == 1951
    assert [i["identifier_scheme"] for i in first["organization_identifiers"]] == ["PL-KRS", "PL-NIP", "PL-REGON"]
    (address,) = first["locations"][0]["addresses"]
    assert {"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"} == address.keys()
    assert "locations" not in second


def test_the_same_organisation_has_the_same_uuid_in_every_build(full: PublicOrganisation) -> None:
    assert hsds.organization(full) == hsds.organization(full)
    assert hsds.organization(full)["id"] == "ede689f7-9356-59a1-8797-845b06df5718"
