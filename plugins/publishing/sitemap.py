"""The site map for search engines: every page that may be found, with the day of its last change and its languages."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.record import Record
from plugins.core.site.outputs import Output, address_of
from plugins.core.site.site import Site
from plugins.languages.catalogue import language

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


class SitemapEntry(NamedTuple):
    """``versions`` are (language, address) of a page that there is in several languages, itself included."""

    address: str
    changed: dt.date | None = None
    versions: tuple[tuple[str, str], ...] = ()


def entries(site: Site, outputs: Iterable[Output]) -> tuple[SitemapEntry, ...]:
    """One entry per planned page that search engines may show."""
    addresses = sorted(address_of(o.path) for o in outputs if o.indexed and o.path.endswith("index.html"))
    translated = {(record.source_path.kind, record.ref) for record in site.records if record.lang != "pl"}
    fields = {kind.name: kind.changed_in for kind in site.kinds}
    return tuple(_entry(site, address, translated, fields) for address in addresses)


def _entry(
    site: Site, address: str, translated: Collection[tuple[str, str]], fields: Mapping[str, tuple[str, ...]]
) -> SitemapEntry:
    record = site.by_address(address)
    if record is None:
        return SitemapEntry(address)
    versions = _versions(site, record) if (record.source_path.kind, record.ref) in translated else ()
    return SitemapEntry(address, last_change(record, fields[record.source_path.kind], site.today), versions)


def last_change(record: Record, fields: Iterable[str], today: dt.date) -> dt.date | None:
    """The last day that the document names in those fields as one of a change; None when it names none."""
    written = vars(record)  # ten times as fast as asking for attributes that a record may lack
    days = [day for name in fields if (day := _day(written.get(name))) and day <= today]
    return max(days, default=None)


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def _versions(site: Site, record: Record) -> tuple[tuple[str, str], ...]:
    """Easy-to-read Polish has no language tag of its own, so it is left out."""
    versions = tuple((v.lang, v.address) for v in site.translations(record) if language(v.lang).has_own_tag)
    return versions if len(versions) > 1 and language(record.lang).has_own_tag else ()


def render(view: tuple[SitemapEntry, ...], context: RenderContext) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    root.text = "\n"
    for entry in view:
        url = ElementTree.SubElement(root, "url")
        url.tail = "\n"
        ElementTree.SubElement(url, "loc").text = context.absolute(entry.address)
        if entry.changed:
            ElementTree.SubElement(url, "lastmod").text = entry.changed.isoformat()
        for lang, other in entry.versions:
            link = {"rel": "alternate", "hreflang": lang, "href": context.absolute(other)}
            ElementTree.SubElement(url, "xhtml:link", link)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
