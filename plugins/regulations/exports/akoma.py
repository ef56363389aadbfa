"""A version as Akoma Ntoso 1.0 (OASIS, 2018), the common XML of legislation. Written with a library, never glued."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from xml.etree import ElementTree as ET

from plugins.core.schema.site_data.centre import Centre
from plugins.regulations.model import RegulationVersion
from plugins.regulations.tree.inline import plain_text
from plugins.regulations.tree.units import Block, Passage, Table, Unit

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Our levels in the vocabulary of the standard. What has no own element there is a `hcontainer` with its Polish name.
_ELEMENTS = {
    "rozdz": "chapter",
    "oddz": "subchapter",
    "dzial": "division",
    "czesc": "part",
    "tytul": "title",
    "ksiega": "book",
    "art": "article",
    "par": "section",
    "ust": "subsection",
    "pkt": "point",
    "ppkt": "subparagraph",
    "lit": "list",
    "tir": "indent",
}


def document(record: RegulationVersion, until: dt.date | None, centre: Centre, absolute: Callable[[str], str]) -> bytes:
    regulation = record.regulation
    root = _make(None, "akomaNtoso", {"xmlns": NAMESPACE})
    act = _make(root, "act", {"name": "regulamin"})
    _meta(act, record, until, centre, absolute)
    if regulation.preamble and regulation.units:
        preamble = _make(act, "preamble")
        _blocks(preamble, regulation.preamble)
    body = _make(act, "body")
    for unit in regulation.units:
        _unit(body, unit)
    if not regulation.units:
        section = _make(body, "section", {"eId": "tresc"})
        _blocks(_make(section, "content"), regulation.preamble or (Passage(record.summary),))
    if regulation.ending:
        _blocks(_make(act, "conclusions"), regulation.ending)
    if regulation.annexes:
        attachments = _make(act, "attachments")
        for annex in regulation.annexes:
            _annex(attachments, annex, record, centre, absolute)
    written: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _meta(
    parent: ET.Element, record: RegulationVersion, until: dt.date | None, centre: Centre, absolute: Callable[[str], str]
) -> None:
    meta = _make(parent, "meta")
    identification = _make(meta, "identification", {"source": "#wydawca"})
    work = f"/akn/pl/act/{record.adopted.isoformat()}/{record.slug}"
    expression = f"{work}/pol@{record.in_force_from.isoformat()}"
    for level, this, date, name in (
        ("FRBRWork", work, record.adopted, "przyjęcie"),
        ("FRBRExpression", expression, record.in_force_from, "wejście w życie"),
        ("FRBRManifestation", f"{expression}/main.xml", record.in_force_from, "publikacja"),
    ):
        group = _make(identification, level)
        _make(group, "FRBRthis", {"value": this})
        _make(group, "FRBRuri", {"value": this})
        if level == "FRBRWork":
            _make(group, "FRBRalias", {"value": absolute(record.address), "name": "adres"})
        name = f"{name} (data robocza)" if record.assumed_dates else name
        _make(group, "FRBRdate", {"date": date.isoformat(), "name": name})
        _make(group, "FRBRauthor", {"href": "#autor"})
        if level == "FRBRWork":
            _make(group, "FRBRcountry", {"value": "pl"})
            _make(group, "FRBRname", {"value": record.title})
        if level == "FRBRExpression":
            _make(group, "FRBRlanguage", {"language": "pol"})
    lifecycle = _make(meta, "lifecycle", {"source": "#wydawca"})
    _make(
        lifecycle,
        "eventRef",
        {"eId": "zd-1", "date": record.adopted.isoformat(), "source": "#zrodlo", "type": "generation"},
    )
    _make(
        lifecycle,
        "eventRef",
        {"eId": "zd-2", "date": record.in_force_from.isoformat(), "source": "#zrodlo", "type": "amendment"},
    )
    period = {"start": "#zd-2", "refersTo": "#obowiazywanie"}
    if until:
        _make(lifecycle, "eventRef", {"eId": "zd-3", "date": until.isoformat(), "source": "#zrodlo", "type": "repeal"})
        period["end"] = "#zd-3"
    for number, erratum in enumerate(record.errata, 1):
        event = {"eId": f"sprostowanie-{number}", "date": erratum.date.isoformat(), "source": "#zrodlo"}
        _make(lifecycle, "eventRef", {**event, "type": "amendment"})
    temporal = _make(meta, "temporalData", {"source": "#wydawca"})
    _make(_make(temporal, "temporalGroup", {"eId": "okres-1"}), "timeInterval", period)
    references = _make(meta, "references", {"source": "#wydawca"})
    _make(references, "original", {"eId": "zrodlo", "href": work, "showAs": record.title})
    _make(references, "TLCOrganization", {"eId": "wydawca", "href": centre.url, "showAs": centre.name})
    _make(references, "TLCOrganization", {"eId": "autor", "href": f"{centre.url}#autor", "showAs": record.adopted_by})
    _make(
        references,
        "TLCConcept",
        {"eId": "obowiazywanie", "href": "/ontology/concept/pl/inForce", "showAs": "obowiązywanie"},
    )
    if record.errata:
        notes = _make(meta, "notes", {"source": "#wydawca"})
        for number, erratum in enumerate(record.errata, 1):
            note = _make(notes, "note", {"eId": f"nota-sprostowanie-{number}"})
            _make(note, "p").text = _xml_text(f"Sprostowano {erratum.date.isoformat()}: {erratum.note}")


def _unit(parent: ET.Element, unit: Unit) -> None:
    name = _ELEMENTS.get(unit.word, "hcontainer")
    attributes = {"eId": unit.anchor} if unit.anchor else {}
    if name == "hcontainer":
        attributes["name"] = unit.word or "naglowek"
    if unit.repealed:
        attributes["status"] = "removed"
    element = _make(parent, name, attributes)
    if unit.mark:
        _make(element, "num").text = unit.mark
    if unit.title:
        _make(element, "heading").text = plain_text(unit.title.text)
    passages = (*unit.before, *unit.notes)
    if not unit.children:
        _blocks(_make(element, "content"), (*passages, *unit.closing) or (Passage(""),))
        return
    if passages:
        _blocks(_make(element, "intro"), passages)
    for child in unit.children:
        _unit(element, child)
    if unit.closing:
        _blocks(_make(element, "wrapUp"), unit.closing)


def _annex(
    parent: ET.Element, annex: Unit, record: RegulationVersion, centre: Centre, absolute: Callable[[str], str]
) -> None:
    attachment = _make(parent, "attachment", {"eId": annex.anchor} if annex.anchor else {})
    _make(attachment, "heading").text = " ".join(filter(None, [annex.mark, annex.title.text if annex.title else ""]))
    document = _make(attachment, "doc", {"name": "zalacznik"})
    _meta_of_annex(document, annex, record, absolute)
    body = _make(document, "mainBody")
    _blocks(body, annex.before)
    for unit in annex.children:
        _unit(body, unit)
    _blocks(body, (*annex.closing, *annex.notes))
    if not len(body):
        _blocks(body, (Passage(""),))


def _meta_of_annex(parent: ET.Element, annex: Unit, record: RegulationVersion, absolute: Callable[[str], str]) -> None:
    identification = _make(_make(parent, "meta"), "identification", {"source": "#wydawca"})
    work = f"/akn/pl/act/{record.adopted.isoformat()}/{record.slug}/!{annex.anchor or 'zal'}"
    for level, this in (
        ("FRBRWork", work),
        ("FRBRExpression", f"{work}/pol@{record.in_force_from.isoformat()}"),
        ("FRBRManifestation", f"{work}/pol@{record.in_force_from.isoformat()}/main.xml"),
    ):
        group = _make(identification, level)
        _make(group, "FRBRthis", {"value": this})
        _make(group, "FRBRuri", {"value": this})
        _make(group, "FRBRdate", {"date": record.in_force_from.isoformat(), "name": "wejście w życie"})
        _make(group, "FRBRauthor", {"href": "#autor"})
        if level == "FRBRWork":
            _make(group, "FRBRcountry", {"value": "pl"})
        if level == "FRBRExpression":
            _make(group, "FRBRlanguage", {"language": "pol"})


def _blocks(parent: ET.Element, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            table = _make(parent, "table")
            for number, row in enumerate(block.rows):
                line = _make(table, "tr")
                for cell in row:
                    inside = _make(line, "th" if number == 0 and block.has_header else "td")
                    _make(inside, "p").text = _xml_text(plain_text(cell))
        else:
            _make(parent, "p").text = _xml_text(plain_text(block.text))


def _make(parent: ET.Element | None, name: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    values = {key: _xml_text(value) for key, value in (attributes or {}).items()}
    return ET.Element(name, values) if parent is None else ET.SubElement(parent, name, values)


def _xml_text(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
