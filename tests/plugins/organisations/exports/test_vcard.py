from collections.abc import Callable

import pytest

from plugins.organisations.exports import vcard
from plugins.organisations.public import PublicOrganisation
from tests.plugins.organisations.conftest import data_of

Public = Callable[..., PublicOrganisation]


def unfolded(raw: bytes) -> list[str]:
    """The lines of a vCard as a reader puts them together (RFC 6350, section 3.2)."""
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_a_card_has_the_lines_that_phones_show(a_public_one: Public) -> None:
    card = a_public_one(
        name="Fundacja Łąka, oddział; Bytom", short_name="Łąka", phones=["32 232 76 77 wew. 12", "600 100 200"],
        email="biuro@example.org", web="https://example.org/?a=1,2;b", lat="50.34", lon="18.91", spheres=["5", "15"],
        address={"street": "ul. Jasna 1", "postal_code": "41-902", "city": "Bytom", "public": "tak"},
    )  # fmt: skip
    lines = unfolded(vcard.as_vcard(card))
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:org"]
    assert lines[-1] == "END:VCARD"
    assert "FN:Fundacja Łąka\\, oddział\\; Bytom" in lines
    assert "NICKNAME:Łąka" in lines
    assert "ADR;TYPE=work:;;ul. Jasna 1;Bytom;;41-902;Polska" in lines
    assert "GEO:geo:50.34,18.91" in lines
    assert "TEL;TYPE=work,voice;VALUE=uri:tel:+48322327677;ext=12" in lines
    assert "TEL;TYPE=work,voice;VALUE=uri:tel:+48600100200" in lines
    assert "EMAIL;TYPE=work:biuro@example.org" in lines
    assert "URL:https://example.org/?a=1,2;b" in lines
    assert "CATEGORIES:Mniejszości narodowe i etniczne\\, język regionalny,Dzieci i młodzież" in lines
    assert "UID:https://lokal.example.org/organizacje/zielony-bobrek/" in lines
    assert "REV:20260504T000000Z" in lines


@pytest.mark.parametrize("length", range(60, 90))
def test_lines_fold_at_75_octets_and_never_inside_a_letter(a_public_one: Public, length: int) -> None:
    name = "ż" * length
    raw = vcard.as_vcard(a_public_one(name=name))
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert f"FN:{name}" in unfolded(raw)


def test_all_cards_stand_in_one_file(a_public_one: Public) -> None:
    raw = vcard.as_vcards(data_of(a_public_one(), a_public_one("druga", name="Fundacja Druga")))
    assert raw.count(b"BEGIN:VCARD\r\n") == raw.count(b"END:VCARD\r\n") == 2
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_backslash_before_a_letter_n_is_no_line_break(a_public_one: Public) -> None:
    lines = unfolded(vcard.as_vcard(a_public_one(name=r"Stowarzyszenie \Nowym i \nowym")))
    assert r"FN:Stowarzyszenie \\Nowym i \\nowym" in lines
