"""A change of rules as news: what the announcements' lists and feeds show of it (`Site.cards`)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.schema.record import Record
from plugins.core.site.site import Site
from plugins.polish.dates import long_date
from plugins.regulations.citing import sentence
from plugins.regulations.model import Erratum, RegulationVersion, errata_id


def cards(site: Site, records: Iterable[Record]) -> tuple[Mapping[str, Any], ...]:
    """Arguments of the theme's `notice_card` for versions that are adopted, newest first.

    ``is_change`` tells a new version from the first one. ``url`` is the permanent address of the version, so it serves
    as the id of a feed's item; ``date`` is the day on which the version was adopted, which never changes afterwards.
    """
    adopted = [one for one in records if isinstance(one, RegulationVersion) and one.adopted <= site.today]
    first_of = {
        one.slug: one for one in sorted(site.of(RegulationVersion), key=lambda one: one.in_force_from, reverse=True)
    }
    versions = [_card(one, first_of.get(one.slug) is one, site.today) for one in adopted]
    errata = [_erratum(one, put) for one in adopted for put in one.errata if put.date <= site.today]
    return tuple(sorted((*versions, *errata), key=lambda card: (card["date"], card["url"]), reverse=True))


def _erratum(version: RegulationVersion, erratum: Erratum) -> dict[str, Any]:
    """News of its own: somebody may have read the words that were put right."""
    return {
        "title": f"Sprostowanie: {version.title}",
        "url": f"{version.address}#{errata_id(erratum.date)}",
        "date": erratum.date,
        "summary": sentence(erratum.note),
        "state": "Sprostowanie",
        "state_tone": "warn",
        "is_change": True,
    }


def _card(version: RegulationVersion, is_first: bool, today: dt.date) -> dict[str, Any]:
    what = "Nowy regulamin" if is_first else "Zmiana regulaminu"
    since = sentence(f"Obowiązuje od {long_date(version.in_force_from)}")
    return {
        "title": f"{what}: {version.title}",
        "url": version.address,
        "date": version.adopted,
        "corrected": max((one.date for one in version.errata if one.date <= today), default=None),
        "summary": f"{since} {version.change_note or version.summary}",
        "state": what,
        "state_tone": "info",
        "is_change": not is_first,
    }
