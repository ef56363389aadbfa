from collections.abc import Callable

import pytest

from plugins.organisations import profile
from plugins.organisations.model import Organisation, WebLink

Made = Callable[..., Organisation]


@pytest.mark.parametrize(
    ("url", "label", "shown"),
    [
        ("https://www.facebook.com/MDM.Bytom", None, "Facebook"),
        ("https://facebook.com/MDM.Bytom", "facebook", "Facebook"),
        ("https://facebook.com/MDM.Bytom", "Nasza grupa", "Nasza grupa"),
        ("https://example.org/strona/", None, "example.org/strona"),
        ("https://notfacebook.com/x", None, "notfacebook.com/x"),
    ],
)
def test_a_link_is_called_by_its_label_its_network_or_its_address(url: str, label: str | None, shown: str) -> None:
    assert profile._web(WebLink(url=url, label=label))[:2] == (shown, url)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1951", "1951"), ("1951-06", "czerwiec\u00a01951"), ("1951-06-18", "18\u00a0czerwca\u00a01951\u00a0r.")],
)
def test_the_founding_is_told_as_exactly_as_it_is_known(text: str, shown: str) -> None:
    assert profile.founding(text) == shown


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("", "", "")),
        (
            {"status": "zawieszona", "status_since": "2026-01-01"},
            (
                "moved",
                "Działalność zawieszona od 1\u00a0stycznia\u00a02026\u00a0r.",
                "Zanim się wybierzesz, skontaktuj się z organizacją.",
            ),
        ),
        (
            {"status": "zakonczona", "status_note": "przeniesiona do Gliwic"},
            ("expired", "Organizacja nie działa", "Przeniesiona do Gliwic"),
        ),
    ],
)
def test_the_state_is_told_in_words(
    an_organisation: Made, fields: dict[str, str], expected: tuple[str, str, str]
) -> None:
    assert profile.status_sentence(an_organisation(**fields)) == expected


def test_the_map_opens_at_a_public_seat_only(an_organisation: Made) -> None:
    place = {"lat": "50.34", "lon": "18.91"}
    assert profile.map_url(an_organisation(**place)) == ""
    shown = an_organisation(address={"street": "ul. Jasna 1", "city": "Bytom", "public": "tak"}, **place)
    assert profile.map_url(shown).startswith("https://www.openstreetmap.org/?mlat=50.34&mlon=18.91")


def test_without_an_address_of_the_centre_there_is_no_letter(an_organisation: Made) -> None:
    assert profile.correction_letter(an_organisation(), None, "https://lokal.example.org/") == ""
