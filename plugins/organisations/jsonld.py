"""An organisation as schema.org's `NGO`, made from public data only."""

from typing import Any

from plugins.organisations.public import PublicOrganisation


def json_ld(public: PublicOrganisation, url: str, logo: str = "") -> dict[str, Any]:
    """``url`` is the page of the profile, ``logo`` an absolute address."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "@id": public.id,
        "name": public.name,
        "alternateName": [name for name in (public.short_name, *public.also_known_as) if name],
        "description": public.summary,
        "url": public.web[0] if public.web else url,
        "mainEntityOfPage": url,
        "sameAs": [*public.web[1:], *public.social],
        # Search engines take these as what holds today: so only what the organisation itself has confirmed.
        "telephone": list(public.phones) if public.confirmed_on else [],
        "email": list(public.email) if public.confirmed_on else [],
        "areaServed": [*public.districts, *public.area],
        "knowsLanguage": list(public.languages),
        "foundingDate": public.founded,
        "dissolutionDate": _ended(public),
        "taxID": public.nip,
        "identifier": [_property(identifier) for identifier in public.identifiers],
        "logo": logo,
    }
    if public.city:
        address = {
            "@type": "PostalAddress",
            "streetAddress": public.street,
            "postalCode": public.postal_code,
            "addressLocality": public.city,
            "addressCountry": "PL",
        }
        data["address"] = {key: value for key, value in address.items() if value}
    if public.lat is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": public.lat, "longitude": public.lon}
    return {key: value for key, value in data.items() if value}


def _ended(public: PublicOrganisation) -> str | None:
    return public.status_since.isoformat() if public.status == "zakonczona" and public.status_since else None


def _property(org_id: str) -> dict[str, str]:
    scheme, _, number = org_id.rpartition("-")
    return {"@type": "PropertyValue", "propertyID": scheme, "value": number}
