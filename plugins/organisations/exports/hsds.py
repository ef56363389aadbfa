"""A mapping to Open Referral HSDS 3.0, in which directories of social services exchange data.

Every object needs a UUID there; ours are made from the permanent address, so they never change. What HSDS has no field
for (spheres of tasks, audience, districts) stays in our own JSON.
"""

import uuid
from collections.abc import Iterator
from typing import Any

from plugins.core.schema.access import ACCESS
from plugins.organisations.exports.data import OpenData, dumped
from plugins.organisations.public import PublicOrganisation

_TYPES = {"PL-KRS": "Krajowy Rejestr Sądowy", "PL-NIP": "NIP", "PL-REGON": "REGON"}


def as_hsds(data: OpenData) -> bytes:
    """All organisations as one page of HSDS's list of organisations."""
    page = {
        "total_items": len(data.organisations),
        "total_pages": 1,
        "page_number": 1,
        "size": len(data.organisations),
        "first_page": True,
        "last_page": True,
        "empty": not data.organisations,
        "contents": [organization(o) for o in data.organisations],
    }
    return dumped(page)


def organization(o: PublicOrganisation) -> dict[str, Any]:
    """One HSDS `organization`; keys without a value are left out."""
    key = identity(o.id)
    data: dict[str, Any] = {
        "id": key,
        "name": o.name,
        "alternate_name": o.short_name or next(iter(o.also_known_as), None),
        "description": o.summary,
        "email": next(iter(o.email), None),
        "website": next(iter(o.web), None),
        "year_incorporated": int(o.founded[:4]) if o.founded else None,
        "legal_status": o.legal_form,
        "uri": o.id,
        # A plain name is a parent that stands in no directory of ours.
        "parent_organization_id": identity(o.id.replace(f"/{o.slug}/", f"/{o.parent}/"))
        if _is_slug(o.parent)
        else None,
        "phones": [{"id": identity(f"{o.id}#tel-{n}"), "number": n, "type": "voice"} for n in o.phones],
        "organization_identifiers": list(_identifiers(o, key)),
        "locations": list(_locations(o, key)),
    }
    return {name: value for name, value in data.items() if value not in (None, [])}


def identity(address: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, address))


def _is_slug(parent: str | None) -> bool:
    return parent is not None and parent.isascii() and parent == parent.lower() and " " not in parent


def _identifiers(o: PublicOrganisation, key: str) -> Iterator[dict[str, str]]:
    for org_id in o.identifiers:
        scheme, _, number = org_id.rpartition("-")
        yield {
            "id": identity(f"{o.id}#{org_id}"),
            "organization_id": key,
            "identifier_scheme": scheme,
            "identifier_type": _TYPES[scheme],
            "identifier": number,
        }


def _locations(o: PublicOrganisation, key: str) -> Iterator[dict[str, Any]]:
    if not o.street or not o.city:
        return
    location: dict[str, Any] = {
        "id": identity(f"{o.id}#siedziba"),
        "location_type": "physical",
        "organization_id": key,
        "addresses": [
            {
                "id": identity(f"{o.id}#adres"),
                "address_1": o.street,
                "city": o.city,
                "state_province": "",  # asked for by HSDS, not collected by us
                "postal_code": o.postal_code or "",
                "country": "PL",
                "address_type": "physical",
            }
        ],
        "accessibility": [
            {"id": identity(f"{o.id}#dostepnosc-{word}"), "description": ACCESS[word]} for word in o.accessibility
        ],
    }
    if o.lat is not None and o.lon is not None:
        location |= {"latitude": o.lat, "longitude": o.lon}
    yield location
