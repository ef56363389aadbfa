"""Vectors: computed by the rules of the registers, see the rules in `plugins.organisations.fields.registers`."""

import pytest

from plugins.core.schema.fields import InvalidValue
from plugins.organisations.fields.registers import identifiers, krs, nip, regon


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("123456785", "123456785"),
        ("192598184", "192598184"),
        ("100000050", "100000050"),
        ("123-456-785", "123456785"),
        ("12345678512347", "12345678512347"),
        pytest.param("12345678500000", "123456785", id="nine digits padded by the KRS interface"),
    ],
)
def test_a_regon_is_read(text: str, number: str) -> None:
    assert regon(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "192598183",
        pytest.param("000000000", id="zeros pass every sum"),
        pytest.param("00000000000000", id="fourteen zeros"),
        pytest.param("12345678612342", id="wrong first nine"),
        pytest.param("12345678512348", id="wrong fourteenth"),
        pytest.param("19259818300000", id="padded wrong nine"),
    ],
)
def test_a_wrong_regon_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="cyfra kontrolna REGON"):
        regon(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("8567346215", "8567346215"), ("123-456-32-18", "1234563218"), ("PL 856 734 62 15", "8567346215")],
)
def test_a_nip_is_read(text: str, number: str) -> None:
    assert nip(text) == number


@pytest.mark.parametrize("text", ["8567346216", "0000000000", *(f"123456789{n}" for n in range(10))])
def test_a_wrong_nip_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="cyfra kontrolna NIP"):
        nip(text)


@pytest.mark.parametrize("text", [f"526000007{n}" for n in range(10)])
def test_a_nip_whose_remainder_is_ten_does_not_exist(text: str) -> None:
    with pytest.raises(InvalidValue):
        nip(text)


def test_a_krs_keeps_its_zeros() -> None:
    assert krs("KRS 0000251749") == "0000251749"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("251749", "numer KRS ma 10 cyfr, a tu jest 6. Dopisz zera na początku: 0000251749"),
        ("00002517490", "numer KRS ma 10 cyfr, a tu jest 11. Sprawdź numer „00002517490”."),
        ("0000000000", "numer KRS nie może mieć samych zer. Sprawdź go albo usuń to pole."),
        ("brak", "„brak” nie jest numerem KRS. Zapisz same cyfry, np. 0000123456"),
    ],
)
def test_a_wrong_krs_is_refused_with_its_cure(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        krs(text)
    assert str(refused.value) == message


def test_other_lengths_are_told_by_their_number_of_digits() -> None:
    with pytest.raises(InvalidValue, match="NIP ma 10 cyfr, a tu jest 9"):
        nip("123456785")
    with pytest.raises(InvalidValue, match="REGON ma 9 albo 14 cyfr, a tu jest 10"):
        regon("1234567850")


def test_identifiers_carry_the_prefix_of_their_register() -> None:
    found = identifiers("0000251749", None, "123456785")
    assert [identifier.org_id for identifier in found] == ["PL-KRS-0000251749", "PL-REGON-123456785"]
    assert all(identifier.url.startswith("https://") for identifier in found)
