"""What ages is told without stopping a build."""

import datetime as dt
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from plugins.organisations import checks
from plugins.organisations.model import Organisation

Made = Callable[..., Organisation]


def warned(*organisations: Organisation, districts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """(field, message) of the warnings about these organisations on 23 November 2026."""

    def of(_kind: str) -> Sequence[Any]:
        return organisations

    site: Any = SimpleNamespace(of=of, today=dt.date(2026, 11, 23), centre=SimpleNamespace(districts=districts or {}))
    return [(issue.field, issue.message) for _organisation, issue in checks.warnings(site)]


def test_a_fresh_profile_has_no_warnings(an_organisation: Made) -> None:
    assert warned(an_organisation()) == []


def test_data_unchecked_for_a_year_are_told(an_organisation: Made) -> None:
    assert warned(an_organisation(checked_on="2025-11-23")) == []
    assert warned(an_organisation(checked_on="2025-11-22")) == [
        ("checked_on", "ostatnio sprawdzono 2025-11-22. Sprawdź dane i popraw datę.")
    ]


def test_a_link_unchecked_for_a_year_is_told_at_its_own_date(an_organisation: Made) -> None:
    links = ["https://example.org", {"url": "https://example.com", "checked_on": "2024-01-02"}]
    assert warned(an_organisation(web=links)) == [
        ("web.1.checked_on", "odnośnik sprawdzono 2024-01-02. Otwórz go i popraw datę albo adres.")
    ]


def test_of_an_organisation_that_ended_only_the_missing_day_is_told(an_organisation: Made) -> None:
    old = {"status": "zakonczona", "checked_on": "2020-01-02"}
    assert warned(an_organisation(**old, status_since="2021-01-01")) == []
    assert warned(an_organisation(**old)) == [
        ("status", "nie wiadomo, od kiedy. Dopisz wiersz, np. status_since: 2026-01-01")
    ]


def test_a_district_that_site_yaml_does_not_know_is_told_with_a_guess(an_organisation: Made) -> None:
    organisation = an_organisation(districts=["bobrek", "Miechowce", "Nowe Miasto"])
    assert warned(organisation) == []
    assert warned(organisation, districts={"bobrek": "Bobrek", "miechowice": "Miechowice"}) == [
        ("districts.1", "dzielnicy „Miechowce” nie ma na liście w site.yaml. Może chodziło o „Miechowice”?"),
        ("districts.2", "dzielnicy „Nowe Miasto” nie ma na liście w site.yaml. Dopisz ją tam albo popraw nazwę."),
    ]


def test_hours_that_only_an_old_or_undated_page_gives_are_told(an_organisation: Made) -> None:
    hours = {"days": "wtorek", "opens": "10:00", "closes": "12:00"}
    told = [
        ("hours", "godzin nie potwierdza żadne źródło z ostatnich dwóch lat. Zapytaj organizację i wpisz confirmed_on.")
    ]
    assert warned(an_organisation(hours=hours)) == told
    assert warned(an_organisation(hours=hours, source={"title": "ulotka", "date": "2023"})) == told
    assert warned(an_organisation(hours=hours, source={"title": "ulotka", "date": "2025-02"})) == []
    assert warned(an_organisation(hours=hours, confirmed_on="2026-11-01")) == []
    assert warned(an_organisation(hours=hours, status="zakonczona", status_since="2026-01-01")) == []


def test_a_profile_that_the_organisation_confirmed_lately_is_fresh(an_organisation: Made) -> None:
    assert warned(an_organisation(checked_on="2024-01-02", confirmed_on="2026-11-01")) == []
