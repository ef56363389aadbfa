"""Where a text may lead."""

import pytest

from plugins.core.schema.addresses import is_allowed, is_email, wrong_contact


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        pytest.param("/kontakt/", True, id="inside the site"),
        pytest.param("#dojazd", True, id="inside the page"),
        pytest.param("https://example.org", True, id="another site"),
        pytest.param("javascript:alert(1)", False, id="a program"),
        pytest.param("java\tscript:alert(1)", False, id="a program in two pieces"),
        pytest.param("//example.org", False, id="without its protocol"),
        pytest.param("\\\\example.org", False, id="backslashes"),
        pytest.param("/\t/example.org", False, id="a tab between the slashes"),
        pytest.param(" \n/\r\n/example.org", False, id="line ends between the slashes"),
    ],
)
def test_an_address_is_allowed_by_what_a_browser_makes_of_it(target: str, allowed: bool) -> None:
    assert is_allowed(target) is allowed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("biuro@example.org", True, id="plain"),
        pytest.param("j.o-k_a+zapisy%1@a.b-c.example.org", True, id="every sign that may be in it"),
        pytest.param("biuro@example", False, id="no top-level domain"),
        pytest.param("biuro@example.1", False, id="a number for one"),
        pytest.param("biuro@łąka.example.org", False, id="letters that mail programs do not take"),
        pytest.param("biuro example@example.org", False, id="a space"),
        pytest.param("a@b@example.org", False, id="two signs"),
        pytest.param("<biuro@example.org>", False, id="brackets"),
    ],
)
def test_fields_and_texts_take_the_same_addresses_for_e_mail(text: str, expected: bool) -> None:
    assert is_email(text) is expected
    assert (wrong_contact("mailto", f"mailto:{text}?subject=Zapisy") == "") is expected


def test_a_letter_may_go_to_several_people() -> None:
    assert wrong_contact("mailto", "mailto:a@example.org,%20b@example.org") == ""
    assert wrong_contact("mailto", "mailto:a@example.org,b").startswith("„a@example.org,b” nie jest adresem e-mail.")
