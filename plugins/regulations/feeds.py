"""A change of rules as news: what the announcements' lists and feeds show of it (`Site.cards`)."""

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.schema.record import Record
from plugins.core.site.site import Site
from plugins.polish.dates import long_date
from plugins.regulations.citing import sentence
from plugins.regulations.model import RegulationVersion


def cards(site: Site, records: Iterable[Record]) -> tuple[Mapping[str, Any], ...]:
    """Arguments of the theme's `notice_card` for versions that are adopted, newest first.

    ``is_change`` tells a new version from the first one. ``url`` is the permanent address of the version, so it serves
    as the id of a feed's item; ``date`` is the day on which the version was adopted, which never changes afterwards.
    """
    adopted = [one for one in records if isinstance(one, RegulationVersion) and one.adopted <= site.today]
    first_of = {
        one.slug: one for one in sorted(site.of(RegulationVersion), key=lambda one: one.in_force_from, reverse=True)
    }
    newest_first = sorted(adopted, key=lambda one: (one.adopted, one.in_force_from, one.slug), reverse=True)
    return tuple(_card(one, first_of.get(one.slug) is one) for one in newest_first)


def _card(version: RegulationVersion, is_first: bool) -> dict[str, Any]:
    what = "Nowy regulamin" if is_first else "Zmiana regulaminu"
    since = sentence(f"Obowiązuje od {long_date(version.in_force_from)}")
    return {
        "title": f"{what}: {version.title}",
        "url": version.address,
        "date": version.adopted,
        "summary": f"{since} {version.change_note or version.summary}",
        "state": what,
        "state_tone": "info",
        "is_change": not is_first,
    }
