"""schema.org `Legislation` of a version, for search engines and registers."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plugins.core.schema.site_data.centre import Centre
from plugins.regulations.model import RegulationVersion
from plugins.regulations.versions import in_force


def legislation(
    record: RegulationVersion, url: str, home: str, state: str, until: dt.date | None, centre: Centre
) -> Mapping[str, Any]:
    """``url`` and ``home`` are full addresses: of this version and of the regulation as such."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": record.title,
        "description": record.summary,
        "inLanguage": record.source_path.html_lang,
        "legislationType": "regulamin",
        "legislationIdentifier": f"{record.slug}/{record.in_force_from}",
        "legislationDate": record.adopted.isoformat(),
        "legislationDateVersion": record.in_force_from.isoformat(),
        "legislationPassedBy": {"@type": "Organization", "name": record.adopted_by},
        "legislationLegalForce": "InForce" if state == in_force.CURRENT else "NotInForce",
        "temporalCoverage": f"{record.in_force_from}/{until or '..'}",
        "publisher": {"@type": "Organization", "name": centre.name, "url": centre.url},
        "isPartOf": {"@type": "Legislation", "@id": home, "name": record.title},
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": media, "contentUrl": f"{url}regulamin.{ending}"}
            for ending, media in (
                ("pdf", "application/pdf"),
                ("json", "application/json"),
                ("xml", "application/akn+xml"),
            )
            if record.lang == "pl"
        ],
    }
    if state == in_force.CURRENT and not record.is_confirmed:
        del data["legislationLegalForce"]
    if record.assumed_dates:
        for name in ("legislationDate", "legislationDateVersion", "temporalCoverage"):
            del data[name]
    if record.short_title:
        data["alternateName"] = record.short_title
    return {name: value for name, value in data.items() if value}
