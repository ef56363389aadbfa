"""schema.org for the home page: the centre as a place and as who runs the site."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core.rendering.headers import SEARCH
from plugins.core.schema.site_data.centre import Centre, way_of
from plugins.polish.dates import WEEKDAYS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def json_ld(centre: Centre, site_url: str) -> Mapping[str, Any]:
    """A graph of two: the centre and its site. What is not known is left out."""
    identity = f"{centre.url}/#centre"
    site = {
        "@type": "WebSite",
        "@id": f"{centre.url}/#site",
        "url": f"{site_url}/",
        "name": centre.name,
        "inLanguage": "pl",
        "publisher": {"@id": identity},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}{SEARCH}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    return {"@context": "https://schema.org", "@graph": [{"@id": identity, **_centre(centre, site_url)}, site]}


def _centre(centre: Centre, site_url: str) -> dict[str, Any]:
    about = {
        "@type": ["CivicStructure", "Organization"],
        "name": centre.name,
        "alternateName": centre.short_name,
        "description": centre.summary,
        "url": f"{site_url}/",
        "address": _address(centre) if centre.address.full else None,
        "geo": _geo(centre),
        # Programs take these as what holds today: so only what the operator stands for.
        "telephone": next((phone.number for phone in centre.phones if way_of(phone).is_sure), None),
        "email": centre.email if centre.email_way.is_sure else None,
        "sameAs": [link.url for link in centre.links if way_of(link).is_sure],
        "openingHoursSpecification": list(_hours(centre)),
        "funder": {"@type": "Organization", "name": centre.funder.name, "url": centre.funder.url}
        if centre.funder and centre.funder.url
        else None,
    }
    return {name: value for name, value in about.items() if value}


def _address(centre: Centre) -> dict[str, str]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": centre.address.street,
        "postalCode": centre.address.postal_code,
        "addressLocality": centre.address.city,
        "addressCountry": "PL",
    }
    return {name: value for name, value in address.items() if value}


def _geo(centre: Centre) -> dict[str, Any] | None:
    if centre.address.lat is None or centre.address.lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": centre.address.lat, "longitude": centre.address.lon}


def _hours(centre: Centre) -> Iterator[dict[str, Any]]:
    for hours in centre.hours:
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{DAYS[WEEKDAYS.index(day)]}" for day in hours.days],
            "opens": f"{hours.opens:%H:%M}",
            "closes": f"{hours.closes:%H:%M}",
            **({"validFrom": hours.first.isoformat()} if hours.first else {}),
            **({"validThrough": hours.until.isoformat()} if hours.until else {}),
        }
    for closure in centre.closures:
        yield {
            "@type": "OpeningHoursSpecification",
            "validFrom": closure.start.isoformat(),
            "validThrough": (closure.end or closure.start).isoformat(),
            "opens": "00:00",
            "closes": "00:00",
        }
