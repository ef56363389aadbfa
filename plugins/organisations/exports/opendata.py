"""The files of open data and the page that explains them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from plugins.core.rendering.context import RenderContext
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import Page
from plugins.organisations.directory.listing import sentence
from plugins.organisations.exports import data, hsds, vcard
from plugins.organisations.exports.data import OpenData
from plugins.organisations.model import Organisation
from plugins.organisations.public import COLUMNS, LICENCE, LICENCE_URL, PublicOrganisation, Publisher, date_of

ADDRESS = "/organizacje/dane/"


class Export(NamedTuple):
    """A file of open data: what it is called, what it is good for, and the function that makes it."""

    title: str
    about: str
    made_of: Callable[[OpenData], bytes]


FILES: Mapping[str, Export] = MappingProxyType(
    {
        "organizacje.csv": Export("CSV", "arkusz: LibreOffice, Excel, Google Sheets", data.as_csv),
        "organizacje.json": Export("JSON", "dla programistów, z opisem pól w JSON Schema", data.as_json),
        "organizacje.geojson": Export("GeoJSON", "mapa: tylko organizacje z publicznym adresem biura", data.as_geojson),
        "organizacje.vcf": Export("vCard", "książka adresowa telefonu lub programu pocztowego", vcard.as_vcards),
        "organizacje-hsds.json": Export(
            "HSDS", "wymiana danych między katalogami (Open Referral HSDS 3.0)", hsds.as_hsds
        ),
    }
)


class ExportView(NamedTuple):
    name: str
    organisations: tuple[Organisation, ...]
    publisher: Publisher


def outputs(organisations: Sequence[Organisation], publisher: Publisher) -> Iterator[Output]:
    for name in FILES:
        yield Output(f"organizacje/{name}", ExportView(name, tuple(organisations), publisher), file)
    yield Output("organizacje/organizacje.schema.json", publisher, schema)
    yield Output(page_path(ADDRESS), (date_of(organisations), len(organisations)), page)


def file(view: ExportView, _context: RenderContext) -> bytes:
    public = [PublicOrganisation(organisation, view.publisher) for organisation in view.organisations]
    return FILES[view.name].made_of(OpenData(public, view.publisher, date_of(view.organisations)))


def schema(publisher: Publisher, _context: RenderContext) -> bytes:
    return data.json_schema(publisher)


def one_vcard(view: tuple[Organisation, Publisher], _context: RenderContext) -> bytes:
    return vcard.as_vcard(PublicOrganisation(*view))


def page(view: tuple[dt.date | None, int], context: RenderContext) -> str:
    date, count = view
    head = Page(
        title="Dane o organizacjach do ponownego użycia",
        path=ADDRESS,
        summary="Cały spis organizacji jako CSV, JSON, GeoJSON i vCard: co w nich jest i na jakich zasadach.",
        section="organizacje",
        breadcrumbs=(("Organizacje", "/organizacje/"),),
        updated=date,
    )
    files = [(f"/organizacje/{name}", export.title, export.about) for name, export in FILES.items()]
    return context.page(
        "organisations/data.html", head, files=files, fields=COLUMNS.items(), as_of=date, sentence=sentence(count),
        licence=LICENCE, licence_url=LICENCE_URL, schema=data.SCHEMA_ADDRESS,
    )  # fmt: skip
