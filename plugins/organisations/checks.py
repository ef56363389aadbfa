"""What is wrong between organisations, or only with respect to today; and what ages."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.polish.words import suggestion
from plugins.core.problems import Mistake
from plugins.core.site import Site
from plugins.organisations import duplicates
from plugins.organisations.facets import DIMENSIONS, district_of
from plugins.organisations.model import Organisation
from plugins.organisations.profile import STALE_AFTER

Found = tuple[Organisation, Mistake]
# Addresses below /organizacje/ that are not profiles.
RESERVED = (*DIMENSIONS, "dane", "oferty")


def mistakes(site: Site) -> Iterator[Found]:
    organisations = site.of("organisations")
    for organisation in organisations:
        if organisation.slug in RESERVED:
            message = f"adres /organizacje/{organisation.slug}/ należy do stałej części serwisu. Zmień nazwę pliku."
            yield organisation, Mistake("", message, line=1)
        yield from ((organisation, mistake) for mistake in _future(organisation, site.today))
        if _is_own_ancestor(site, organisation):
            message = "jednostki nadrzędne tworzą koło. Popraw pole parent w jednym z tych plików."
            yield organisation, Mistake("parent", message)
    yield from duplicates.mistakes(organisations)


def _future(organisation: Organisation, today: dt.date) -> Iterator[Mistake]:
    links = [(f"web.{n}", link) for n, link in enumerate(organisation.web)]
    links += [(f"social.{n}", link) for n, link in enumerate(organisation.social)]
    dates = [("checked_on", organisation.checked_on)]
    dates += [(f"{field}.checked_on", link.checked_on) for field, link in links if link.checked_on]
    for field, day in dates:
        if day > today:
            yield Mistake(field, f"{day} jest w przyszłości. Podaj dzień, w którym sprawdzono dane.")
    if organisation.founded and organisation.founded > today.isoformat():
        yield Mistake("founded", f"„{organisation.founded}” jest w przyszłości. Sprawdź datę.")


def _is_own_ancestor(site: Site, organisation: Organisation) -> bool:
    seen: set[str] = set()
    parent = organisation.parent
    while parent and parent not in seen:
        if parent == organisation.ref:
            return True
        seen.add(parent)
        found = site.find("organisations", parent)
        parent = found.parent if found else None
    return False


def warnings(site: Site) -> Iterator[Found]:
    districts = site.centre.districts
    for organisation in site.of("organisations"):
        if site.today - organisation.checked_on > STALE_AFTER:
            message = f"ostatnio sprawdzono {organisation.checked_on}. Sprawdź dane i popraw datę."
            yield organisation, Mistake("checked_on", message)
        if organisation.status != "dziala" and organisation.status_since is None:
            yield organisation, Mistake("status", "nie wiadomo, od kiedy. Dopisz wiersz, np. status_since: 2026-01-01")
        for number, written in enumerate(organisation.districts):
            if districts and district_of(written, districts)[0] not in districts:
                yield (
                    organisation,
                    Mistake(f"districts.{number}", _unknown_district(written, tuple(districts.values()))),
                )


def _unknown_district(written: str, names: tuple[str, ...]) -> str:
    near = suggestion(written, names)
    cure = f"Może chodziło o „{near}”?" if near else "Dopisz ją tam albo popraw nazwę."
    return f"dzielnicy „{written}” nie ma na liście w site.yaml. {cure}"
