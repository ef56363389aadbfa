import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.organisations.model import Organisation

Made = Callable[..., Organisation]
Found = Callable[..., list[tuple[str, str]]]


def test_the_least_that_is_needed_is_enough(an_organisation: Made) -> None:
    organisation = an_organisation()
    assert organisation.title == organisation.name == "Stowarzyszenie Zielony Bobrek"
    assert organisation.spheres == ("18", "15")
    assert organisation.checked_on == dt.date(2026, 5, 4)


@pytest.mark.parametrize("field", ["name", "legal_form", "summary", "spheres", "source", "checked_on"])
def test_a_required_field_that_is_missing_is_told_with_an_example(issues_of: Found, field: str) -> None:
    (found,) = issues_of(**{field: None})
    assert found[0] == field
    assert found[1].startswith("brakuje pola (")
    assert f"np. {field}: " in found[1]


@pytest.mark.parametrize("field", ["spheres", "source"])
def test_an_empty_list_is_not_enough(issues_of: Found, field: str) -> None:
    assert issues_of(**{field: []}) == [(field, "lista jest pusta. Wpisz co najmniej jedną wartość.")]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        pytest.param(
            {"title": "Fundacja"}, "title", "nieznane pole. Usuń je albo użyj jednego z: ", id="title is called name"
        ),
        pytest.param({"sumary": "x"}, "sumary", "nieznane pole. Może chodziło o „summary”?", id="typo"),
        pytest.param({"spheres": ["7", "99"]}, "spheres.1", "„99” nie jest numerem sfery", id="unknown sphere"),
        pytest.param({"status": "zawiesz"}, "status", "Może chodziło o „zawieszona”?", id="unknown status"),
        pytest.param({"accessibility": "widna"}, "accessibility", "Może chodziło o „winda”?", id="access"),
        pytest.param({"phones": ["32 1"]}, "phones.0", "za krótkie na numer telefonu", id="phone"),
        pytest.param(
            {"phones": [{"number": "x"}]}, "phones.0.number", "nie jest numerem telefonu", id="phone in a part"
        ),
        pytest.param({"web": "example.org"}, "web", "Zapisz go z https://, np. https://example.org", id="web"),
        pytest.param({"social": {"facebook": "x"}}, "social", "nie jest adresem strony", id="social by name"),
        pytest.param({"email": "biuro(at)x.pl"}, "email", "nie jest adresem e-mail", id="email"),
        pytest.param({"founded": "18.06.1951"}, "founded", "Zapisz RRRR albo RRRR-MM-DD", id="founded"),
        pytest.param({"founded": "1951-02-30"}, "founded", "nie jest rokiem ani datą", id="no such day"),
        pytest.param({"languages": ["xx"]}, "languages.0", "nie jest znanym językiem", id="language"),
        pytest.param({"lat": "50.3"}, "lat", "podano lat bez lon", id="half a place"),
        pytest.param({"lat": "18.9", "lon": "50.3"}, "lat", "poza Polską", id="lat and lon swapped"),
        pytest.param({"logo": "znak.png"}, "logo", "znak graficzny nie ma opisu", id="logo without words"),
        pytest.param({"parent": "zielony-bobrek"}, "parent", "własną jednostką nadrzędną", id="own parent"),
        pytest.param({"address": {"ulica": "x"}}, "address.ulica", "nieznane pole", id="unknown part of an address"),
        pytest.param(
            {"address": {"postal_code": "41902"}}, "address.postal_code", "Zapisz 41-902", id="postal code without dash"
        ),
        pytest.param({"hours": [{"days": ["wtorek"], "opens": "13:00"}]}, "hours.0.closes", "brakuje pola", id="hours"),
        pytest.param({"hours": [{"days": ["wt"], "opens": "13:00", "closes": "14:00"}]}, "hours.0.days", "", id="day"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(issues_of: Found, fields: dict[str, Any], field: str, message: str) -> None:
    found = issues_of(**fields)
    assert found
    assert found[0][0].startswith(field)
    assert message in found[0][1]


def test_all_mistakes_are_told_at_once(issues_of: Found) -> None:
    found = issues_of(krs="1", nip="8567346216", regon="192598183", email="x", lat="50.3", checked_on="4.05.2026")
    assert [field for field, _message in found] == ["checked_on", "krs", "nip", "regon", "email", "lat"]


def test_a_flat_is_not_published_as_a_seat(issues_of: Found) -> None:
    flat = {"street": "ul. Kwiatowa 5 m. 3", "city": "Bytom"}
    assert issues_of(address={**flat, "public": "nie"}) == []
    assert issues_of(address={**flat, "public": "tak"}) == [
        (
            "address.street",
            "„ul. Kwiatowa 5 m. 3” wygląda na adres mieszkania. Zmień public na nie albo podaj adres biura.",
        )
    ]


def test_one_value_a_list_or_names_with_addresses_are_all_links(an_organisation: Made) -> None:
    one = an_organisation(web="https://example.org", social={"Facebook": "https://example.org/fb"})
    many = an_organisation(web=["https://example.org", {"url": "https://example.com", "checked_on": "2026-01-02"}])
    assert [link.url for link in one.web] == ["https://example.org"]
    assert [(link.label, link.url) for link in one.social] == [("Facebook", "https://example.org/fb")]
    assert many.web[1].checked_on == dt.date(2026, 1, 2)


def test_hours_are_a_line_or_days_with_hours(an_organisation: Made) -> None:
    assert an_organisation(hours="wtorki po południu").hours == ("wtorki po południu",)
    found = an_organisation(hours={"days": ["wtorek", "czwartek"], "opens": "13:00", "closes": "16:30"}).hours[0]
    assert not isinstance(found, str)
    assert (found.days, found.opens) == (("wtorek", "czwartek"), dt.time(13))


def test_languages_are_names_however_they_were_written(an_organisation: Made) -> None:
    written = ["uk", "Polski", "język niemiecki", "pjm", "migowy", "esperanto"]
    assert an_organisation(languages=written).languages == (
        "ukraiński", "polski", "niemiecki", "polski język migowy", "esperanto",
    )  # fmt: skip


def test_a_seat_that_is_not_public_is_known_by_its_town_only(an_organisation: Made) -> None:
    seat = {"street": "ul. Cicha 1", "postal_code": "41-902", "city": "Bytom"}
    hidden = an_organisation(address=seat, lat="50.3", lon="18.9")
    assert hidden.public_seat is not None
    assert (hidden.public_seat.street, hidden.public_seat.postal_code, hidden.public_seat.city) == (None, None, "Bytom")
    assert hidden.place is None
    shown = an_organisation(address={**seat, "public": "tak"}, lat="50.3", lon="18.9")
    assert shown.public_seat is not None
    assert shown.public_seat.street == "ul. Cicha 1"
    assert shown.place == (50.3, 18.9)


def test_a_profile_told_from_old_pages_as_if_it_were_so_today_is_told(
    an_organisation: Callable[..., Organisation],
) -> None:
    old = {"source": {"title": "bytom.pl", "date": "2019"}}
    text = "Klub trenuje judo w hali."
    assert len(list(an_organisation(**old).doubts_in(text))) == 1
    assert list(an_organisation(**old, confirmed_on="2026-05-04").doubts_in(text)) == []
    assert list(an_organisation(**old, summary=text).doubts_in(text)) == []
    assert (
        len(list(an_organisation(source={"title": "a", "preview": "tak"}).doubts_in("Gra odbyła się w sobotę."))) == 1
    )
