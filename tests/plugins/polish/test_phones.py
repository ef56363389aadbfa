import re

import pytest

from plugins.polish.phones import phone, tel_link, written


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("32 232 76 77", "+48322327677"),
        ("(32) 232-76-77", "+48322327677"),
        ("32/232 76 77", "+48322327677"),
        ("+48 32 232 76 77", "+48322327677"),
        ("0048 32 232 76 77", "+48322327677"),
        ("tel. 32 232 76 77", "+48322327677"),
        ("600\u00a0100\u00a0200", "+48600100200"),
        ("32 232 76 77 wew. 12", "+48322327677;ext=12"),
        ("32 232 76 77, wew 12", "+48322327677;ext=12"),
        ("+380 44 123 45 67", "+380441234567"),
        ("116 111", "116111"),
        ("112", "112"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, e164: str) -> None:
    assert phone(text) == e164


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "32 232 76 7",
            "„32 232 76 7” nie jest numerem telefonu. Numer w Polsce ma 9 cyfr, a ten 8. Sprawdź go, np. 32 123 45 67",
        ),
        ("zapytaj w biurze", "„zapytaj w biurze” nie jest numerem telefonu. Zapisz same cyfry, np. 32 123 45 67"),
        ("0 32 232 76 77", "„0 32 232 76 77” nie jest numerem telefonu. Pomiń zero na początku, np. 32 123 45 67"),
        (
            "000 000 000",
            "„000 000 000” nie jest numerem telefonu. Taki numer kierunkowy nie istnieje. Sprawdź go, np. 32 123 45 67",
        ),
        ("3276", "„3276” jest za krótkie na numer telefonu. Zapisz go z numerem kierunkowym, np. 32 123 45 67"),
        ("1", "„1” jest za krótkie na numer telefonu. Zapisz go z numerem kierunkowym, np. 32 123 45 67"),
        ("0012", "„0012” jest za krótkie na numer telefonu. Zapisz go z numerem kierunkowym, np. 32 123 45 67"),
        ("+380 12", "„+380 12” jest za krótkie na numer telefonu. Zapisz go z numerem kierunkowym, np. 32 123 45 67"),
    ],
)
def test_what_is_no_number_is_refused_with_its_cure(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        phone(text)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+48322327677", "32 232 76 77"),
        ("+48600100200", "600 100 200"),
        ("+48322327677;ext=12", "32 232 76 77 wew. 12"),
        ("+380441234567", "+380 44 123 4567"),
        ("116111", "116 111"),
        ("112", "112"),
    ],
)
def test_a_number_is_shown_in_polish_groups(number: str, shown: str) -> None:
    assert written(number) == shown
    assert phone(shown) == number


def test_the_link_dials_the_international_form_and_short_numbers_as_they_are() -> None:
    assert tel_link("+48322327677") == "tel:+48322327677"
    assert tel_link("112") == "tel:112"
