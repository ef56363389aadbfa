"""The files of open data and the page that explains them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plugins.core.rendering.context import RenderContext
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import Page
from plugins.organisations.directory.listing import sentence
from plugins.organisations.exports import data as exports
from plugins.organisations.exports import hsds, vcard
from plugins.organisations.model import Organisation
from plugins.organisations.public import COLUMNS, LICENCE, LICENCE_URL, PublicOrganisation, Publisher, date_of

ADDRESS = "/organizacje/dane/"


@dataclass(frozen=True, slots=True)
class Data:
    organisations: tuple[Organisation, ...]
    publisher: Publisher

    @property
    def date(self) -> dt.date | None:
        return date_of(self.organisations)

    def public(self) -> list[PublicOrganisation]:
        return [PublicOrganisation(organisation, self.publisher) for organisation in self.organisations]


def outputs(organisations: Sequence[Organisation], publisher: Publisher) -> Iterator[Output]:
    data = Data(tuple(organisations), publisher)
    for name, _title, _about, render in FILES:
        yield Output(f"organizacje/{name}", data, render)
    yield Output("organizacje/organizacje.schema.json", publisher, schema)
    yield Output(page_path(ADDRESS), (data.date, len(organisations)), page)


def as_csv(data: Data, _context: RenderContext) -> bytes:
    return exports.as_csv(data.public())


def as_json(data: Data, _context: RenderContext) -> bytes:
    return exports.as_json(data.public(), data.publisher, data.date)


def as_geojson(data: Data, _context: RenderContext) -> bytes:
    return exports.as_geojson(data.public(), data.publisher, data.date)


def as_vcards(data: Data, _context: RenderContext) -> bytes:
    return vcard.as_vcards(data.public())


def as_hsds(data: Data, _context: RenderContext) -> bytes:
    return exports.dumped(hsds.listing(data.public()))


def schema(publisher: Publisher, _context: RenderContext) -> bytes:
    return exports.json_schema(publisher)


def one_vcard(view: tuple[Organisation, Publisher], _context: RenderContext) -> bytes:
    return vcard.as_vcard(PublicOrganisation(*view))


FILES: tuple[tuple[str, str, str, Callable[[Data, RenderContext], bytes]], ...] = (
    ("organizacje.csv", "CSV", "arkusz: LibreOffice, Excel, Google Sheets", as_csv),
    ("organizacje.json", "JSON", "dla programistów, z opisem pól w JSON Schema", as_json),
    ("organizacje.geojson", "GeoJSON", "mapa: tylko organizacje z publicznym adresem biura", as_geojson),
    ("organizacje.vcf", "vCard", "książka adresowa telefonu lub programu pocztowego", as_vcards),
    ("organizacje-hsds.json", "HSDS", "wymiana danych między katalogami (Open Referral HSDS 3.0)", as_hsds),
)


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
    files = [(f"/organizacje/{name}", title, about) for name, title, about, _render in FILES]
    return context.page(
        "organisations/data.html", head, files=files, fields=COLUMNS.items(), as_of=date, sentence=sentence(count),
        licence=LICENCE, licence_url=LICENCE_URL, schema=exports.SCHEMA_ADDRESS,
    )  # fmt: skip
