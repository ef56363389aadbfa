"""Where a text may lead."""

import pytest

from plugins.core.schema.addresses import is_allowed


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
