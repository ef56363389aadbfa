from typing import Any

import pytest

from plugins.organisations.importing.cells import CellValue, is_empty, value_of
from plugins.organisations.importing.contacts import contacts
from plugins.organisations.importing.dates import iso_day
from plugins.organisations.importing.seats import name_and_seat, seat_of

ZEROS = "dopisano zera na początku (arkusz je gubi)"


@pytest.mark.parametrize(
    ("field", "text", "value", "guess"),
    [
        pytest.param("krs", "0000251749", "0000251749", "", id="KRS"),
        pytest.param("krs", "251749", "0000251749", ZEROS, id="KRS without its zeros"),
        pytest.param("krs", "ewid. 12", None, "", id="no KRS"),
        pytest.param("regon", "2345678", None, "", id="a REGON that is wrong"),
        pytest.param("nip", "NIP: 123-456-32-18", "123-456-32-18", "", id="NIP among words"),
        pytest.param("opp", "TAK", "tak", "", id="OPP"),
        pytest.param("opp", "x", "tak", "", id="a cross"),
        pytest.param("opp", "może", None, "", id="neither"),
        pytest.param("status", "wykreślona", "zakonczona", "", id="status in other words"),
        pytest.param("founded", "2001 r.", "2001", "", id="a year"),
        pytest.param("founded", "18.06.1951", "1951-06-18", "", id="a day"),
        pytest.param("checked_on", "20 listopada 2026 r.", "2026-11-20", "", id="a day in words"),
        pytest.param("checked_on", "niedawno", None, "", id="no day"),
        pytest.param("spheres", "7; 1aa", ["7", "1aa"], "", id="spheres"),
        pytest.param("spheres", "Kultura fizyczna i sport", ["17"], "numer sfery z jej nazwy", id="a sphere's title"),
        pytest.param("legal_form", "STOWARZYSZENIE", "stowarzyszenie", "", id="shouting"),
        pytest.param("legal_form", "Fundacja", "fundacja", "", id="a capital"),
        pytest.param("districts", "Rozbark, Bobrek", ["Rozbark", "Bobrek"], "", id="words"),
        pytest.param("audience", "dzieci, młodzież; seniorzy", ["dzieci, młodzież", "seniorzy"], "", id="texts"),
        pytest.param("lat", "50,3483", "50,3483", "", id="a decimal comma"),
    ],
)
def test_a_cell_becomes_the_value_that_staff_would_write(field: str, text: str, value: Any, guess: str) -> None:
    found = value_of(field, text)
    assert (found.value, found.guess) == (value, guess)
    if value is None:
        assert [quote for _why, quote in found.left] == [text]


def test_what_of_a_cell_is_no_value_is_left_with_a_reason() -> None:
    assert value_of("spheres", "7, 99") == CellValue(["7"], "", (("nie ma takiej sfery zadań publicznych", "99"),))
    assert value_of("accessibility", "winda, hol").left == (("nie nadaje się na accessibility", "hol"),)


@pytest.mark.parametrize("text", ["-", "–", "brak", "BRAK", "nie dotyczy", "n/d", "b.d.", "x", "#N/D!", "brak danych"])
def test_words_for_nothing_are_an_empty_cell(text: str) -> None:
    assert is_empty(text)
    assert not is_empty(f"{text} Bytom")


PHONE = "32 281 00 00"


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        pytest.param(PHONE, {"phones": [PHONE]}, "", id="one"),
        pytest.param(f"tel. {PHONE}, kom. 600 100 200", {"phones": [PHONE, "600 100 200"]}, "", id="labels"),
        pytest.param(f"{PHONE} {PHONE[:-1]}1", {"phones": [PHONE, f"{PHONE[:-1]}1"]}, "", id="two without a comma"),
        pytest.param("+48 600 700 800", {"phones": ["+48 600 700 800"]}, "", id="a plus"),
        pytest.param("(32) 281 00 00", {"phones": ["(32) 281 00 00"]}, "", id="brackets"),
        pytest.param("tel. (32) 281 00 00, kom. +48 600 700 800", {"phones": ["(32) 281 00 00", "+48 600 700 800"]}, "",
                     id="a plus and brackets behind labels"),
        pytest.param("(+48) 600 700 800", {"phones": ["(+48) 600 700 800"]}, "", id="a plus in brackets"),
        pytest.param(f"(tel. {PHONE})", {"phones": [PHONE]}, "", id="all in brackets"),
        pytest.param("biuro (at) x.pl, klub[małpa]x.pl", {"email": ["biuro@x.pl", "klub@x.pl"]}, "",
                     id="e-mails hidden from robots"),
        pytest.param(f"0-{PHONE}", {"phones": [PHONE]}, "", id="the old zero"),
        pytest.param(f"{PHONE} w. 12", {"phones": [f"{PHONE} wew. 12"]}, "", id="an extension"),
        pytest.param(f"{PHONE} (sekretariat)", {"phones": [{"number": PHONE, "note": "sekretariat"}]}, "", id="a note"),
        pytest.param(f"Jan Kowalski {PHONE}", {"phones": [PHONE]}, "Jan Kowalski", id="a person's name is not taken"),
        pytest.param(f"tel./fax {PHONE}", {"phones": [PHONE]}, "", id="telephone and fax"),
        pytest.param(f"fax {PHONE}", {}, f"fax {PHONE}", id="a fax"),
        pytest.param("322810000.0", {"phones": ["322810000"]}, "", id="a number as a spreadsheet writes it"),
        pytest.param("12345", {}, "12345", id="no number"),
        pytest.param("example.org", {"web": ["https://example.org"]}, "", id="a bare address"),
        pytest.param("http:\\\\www.a.pl", {"web": ["http://www.a.pl"]}, "", id="slashes the other way"),
        pytest.param("https://example.org/a?b=c", {"web": ["https://example.org/a?b=c"]}, "", id="an address"),
        pytest.param("facebook.com/abc", {"social": ["https://facebook.com/abc"]}, "", id="a profile"),
        pytest.param("a@b.pl; c@d.pl", {"email": ["a@b.pl", "c@d.pl"]}, "", id="e-mails"),
        pytest.param("x@y", {}, "x@y", id="no e-mail"),
        pytest.param(
            f"biuro@x.pl, www.x.pl; {PHONE}", {"email": ["biuro@x.pl"], "web": ["https://www.x.pl"], "phones": [PHONE]},
            "", id="everything in one cell",
        ),
    ],
)  # fmt: skip
def test_contacts_are_found_in_any_cell(text: str, found: dict[str, Any], left: str) -> None:
    assert contacts(text) == (found, left)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ul. Polna 1, 41-902 Bytom", ("ul. Polna 1", "41-902", "Bytom")),
        ("41-902 Bytom, ul. Polna 1", ("ul. Polna 1", "41-902", "Bytom")),
        ("ul. Polna 1\n41-902 Bytom", ("ul. Polna 1", "41-902", "Bytom")),
        ("ul. Polna 1, Bytom", ("ul. Polna 1", None, "Bytom")),
        ("Bytom, ul. Polna 1", ("ul. Polna 1", None, "Bytom")),
        ("41902 Bytom", (None, "41902", "Bytom")),
        ("Bytom", (None, None, "Bytom")),
        ("Polna 1/3", ("Polna 1/3", None, None)),
    ],
)
def test_an_address_in_one_piece_is_taken_apart(text: str, parts: tuple[str | None, ...]) -> None:
    assert tuple(seat_of(text).get(name) for name in ("street", "postal_code", "city")) == parts


def test_a_name_is_told_from_the_address_behind_it() -> None:
    assert name_and_seat("Fundacja X, ul. Polna 1, 41-902 Bytom") == ("Fundacja X", "ul. Polna 1, 41-902 Bytom")
    assert name_and_seat("Fundacja X\nPolna 1") == ("Fundacja X", "Polna 1")
    assert name_and_seat("Fundacja X") == ("Fundacja X", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"), ("20.11.2026", "2026-11-20"), ("20.11.2026 r.", "2026-11-20"),
        ("1/2/2026", "2026-02-01"), ("2026/11/20", "2026-11-20"), ("20 lis 2026", "2026-11-20"),
        ("20.11.26", "2026-11-20"),
        ("3 października 2025 roku", "2025-10-03"), ("31.02.2026", None), ("5 zonk 2026", None), ("2026", None),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, day: str | None) -> None:
    assert iso_day(text) == day
