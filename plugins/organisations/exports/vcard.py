"""Organisations as vCard 4.0 (RFC 6350). We escape: icalendar's TEXT takes a backslash before an N for a line break."""

from collections.abc import Iterator

from plugins.core.rendering.content_lines import folded
from plugins.organisations.exports.data import OpenData
from plugins.organisations.fields.spheres import SPHERES
from plugins.organisations.public import LICENCE, PublicOrganisation
from plugins.polish.phones import phone, tel_link

_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def as_vcards(data: OpenData) -> bytes:
    """One vCard after another, lines ended by CRLF."""
    return b"".join(as_vcard(organisation) for organisation in data.organisations)


def as_vcard(organisation: PublicOrganisation) -> bytes:
    return folded(_lines(organisation))


def _lines(o: PublicOrganisation) -> Iterator[str]:
    yield _text("BEGIN", "VCARD")
    yield _text("VERSION", "4.0")
    yield _text("KIND", "org")
    yield _raw("UID", o.id)
    yield _text("FN", o.name)
    yield _text("ORG", o.name)
    nicknames = (*((o.short_name,) if o.short_name else ()), *o.also_known_as)
    if nicknames:
        yield _raw("NICKNAME", ",".join(_escaped(name) for name in nicknames))
    if o.city:
        # Post box, extended address, street, town, region, code, country: the first two and the region stay empty.
        parts = ("", "", o.street or "", o.city, "", o.postal_code or "", "Polska")
        yield _raw("ADR", ";".join(_escaped(part) for part in parts), "TYPE=work")
    if o.lat is not None and o.lon is not None:
        yield _raw("GEO", f"geo:{o.lat},{o.lon}")
    for number in o.phones:
        yield _raw("TEL", tel_link(phone(number)), "TYPE=work,voice;VALUE=uri")
    for address in o.email:
        yield _text("EMAIL", address, "TYPE=work")
    for url in (*o.web, *o.social):
        yield _raw("URL", url)
    yield _raw("CATEGORIES", ",".join(_escaped(SPHERES[code]) for code in o.spheres))
    sure = f"Potwierdzone: {o.confirmed_on}" if o.confirmed_on else f"Ze stron publicznych, czytanych {o.checked_on}"
    yield _text("NOTE", f"{o.summary}\n{sure}. Dane: {o.id} ({LICENCE}).")
    yield _raw("SOURCE", f"{o.id}wizytowka.vcf")
    yield _raw("REV", f"{max(o.checked_on, o.confirmed_on or o.checked_on):%Y%m%d}T000000Z")
    yield _text("END", "VCARD")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _text(name: str, value: str, parameters: str = "") -> str:
    return _raw(name, _escaped(value), parameters)


def _raw(name: str, value: str, parameters: str = "") -> str:
    """A content line with a value that needs no escaping, or has it already. ``parameters`` are our own constants."""
    return f"{name};{parameters}:{value}" if parameters else f"{name}:{value}"
