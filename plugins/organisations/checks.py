"""What is wrong between organisations, or only with respect to today; and what ages."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.core.site.kind import Finding
from plugins.core.site.site import Site
from plugins.organisations import duplicates
from plugins.organisations.directory.facets import DIMENSIONS, district_of
from plugins.organisations.model import Organisation
from plugins.organisations.profile import STALE_AFTER, is_stale, known_on
from plugins.organisations.standing import as_of
from plugins.polish.words import suggestion

# Hours change more often than addresses.
OLD_HOURS = dt.timedelta(days=2 * 365)
# Addresses below /organizacje/ that are not profiles.
RESERVED = (*DIMENSIONS, "dane", "oferty", "a-z", "zakonczone")


def issues(site: Site) -> Iterator[Finding]:
    for record in site.of("organisations"):
        if record.slug in RESERVED:
            message = f"adres /organizacje/{record.slug}/ należy do stałej części serwisu. Zmień nazwę pliku."
            yield record, Issue("", message, line=1)
    organisations = site.of(Organisation)
    for organisation in organisations:
        yield from ((organisation, issue) for issue in _future(organisation, site.today))
        if _is_own_ancestor(site, organisation):
            message = "jednostki nadrzędne tworzą koło. Popraw pole parent w jednym z tych plików."
            yield organisation, Issue("parent", message)
    yield from duplicates.issues(organisations)


def _link_dates(organisation: Organisation) -> Iterator[tuple[str, dt.date]]:
    """(field, day) of the links whose own date of checking is known."""
    for name, links in (("web", organisation.web), ("social", organisation.social)):
        for number, link in enumerate(links):
            if link.checked_on:
                yield f"{name}.{number}.checked_on", link.checked_on


def _future(organisation: Organisation, today: dt.date) -> Iterator[Issue]:
    for field, day in (("checked_on", organisation.checked_on), *_link_dates(organisation)):
        if day > today:
            yield Issue(field, f"{day} jest w przyszłości. Podaj dzień, w którym sprawdzono dane.", future=True)
    if organisation.confirmed_on and organisation.confirmed_on > today:
        message = (
            f"{organisation.confirmed_on} jest w przyszłości. Podaj dzień, w którym organizacja potwierdziła dane."
        )
        yield Issue("confirmed_on", message, future=True)
    if organisation.founded and organisation.founded > today.isoformat():
        yield Issue("founded", f"„{organisation.founded}” jest w przyszłości. Sprawdź datę.")


def _is_own_ancestor(site: Site, organisation: Organisation) -> bool:
    seen: set[str] = set()
    parent = organisation.parent
    while parent and parent not in seen:
        if parent == organisation.ref:
            return True
        seen.add(parent)
        found = site.find(Organisation, parent)
        parent = found.parent if found else None
    return False


def warnings(site: Site) -> Iterator[Finding]:
    districts = site.centre.districts
    for record in site.of(Organisation):
        organisation = as_of(record, site.today)
        if is_stale(organisation, site.today):
            message = f"ostatnio sprawdzono {known_on(organisation)}. Sprawdź dane i popraw datę."
            yield organisation, Issue("checked_on", message)
        if _has_old_hours(organisation, site.today):
            message = (
                "godzin nie potwierdza żadne źródło z ostatnich dwóch lat. Zapytaj organizację i wpisz confirmed_on."
            )
            yield organisation, Issue("hours", message)
        if organisation.status != "dziala" and organisation.status_since is None:
            yield organisation, Issue("status", "nie wiadomo, od kiedy. Dopisz wiersz, np. status_since: 2026-01-01")
        for field, day in _link_dates(organisation):
            if organisation.status != "zakonczona" and site.today - day > STALE_AFTER:
                yield organisation, Issue(field, f"odnośnik sprawdzono {day}. Otwórz go i popraw datę albo adres.")
        for number, written in enumerate(organisation.districts):
            if districts and district_of(written, districts)[0] not in districts:
                yield (
                    organisation,
                    Issue(f"districts.{number}", _unknown_district(written, tuple(districts.values()))),
                )


def _has_old_hours(organisation: Organisation, today: dt.date) -> bool:
    """Hours that no source of the last two years gives, and the organisation has not confirmed."""
    if not organisation.hours or organisation.confirmed_on or organisation.status == "zakonczona":
        return False
    return not any(source.days and today - source.days[1] <= OLD_HOURS for source in organisation.source)


def _unknown_district(written: str, names: tuple[str, ...]) -> str:
    near = suggestion(written, names)
    cure = f"Może chodziło o „{near}”?" if near else "Dopisz ją tam albo popraw nazwę."
    return f"dzielnicy „{written}” nie ma na liście w site.yaml. {cure}"
