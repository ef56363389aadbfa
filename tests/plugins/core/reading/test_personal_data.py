import pytest

from plugins.core.reading.personal_data import pesel_like

# Numbers of nobody: made from the check digit rule, with days of birth in the future or long ago where possible.
PESELS = ["44051401359", "02070803628", "99322912349"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Numer 44051401359.", id="plain"),
        pytest.param("PESEL: 440514-01359", id="dash before the last five"),
        pytest.param("PESEL 440514 01359", id="space before the last five"),
        pytest.param("PESEL 44 05 14 01359", id="date in groups"),
        pytest.param("PESEL 440514\u00a001359", id="no-break space"),
        pytest.param("(44051401359)", id="in brackets"),
        pytest.param("skan-44051401359.pdf", id="in a file name"),
        pytest.param("nr44051401359", id="behind letters"),
        pytest.param("NIP 856-734-62-15, 44051401359", id="behind a NIP"),
    ],
)
def test_a_number_that_looks_like_a_pesel_is_found(text: str) -> None:
    assert len(list(pesel_like(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("44051401358", id="wrong check digit"),
        pytest.param("44133101356", id="no thirteenth month"),
        pytest.param("00000000000", id="zeros"),
        pytest.param("tel:+48322327677", id="phone with country code"),
        pytest.param("+48 32 232 76 77", id="phone in groups"),
        pytest.param("NIP 8567346215", id="ten digits"),
        pytest.param("REGON 12345678512347", id="fourteen digits"),
        pytest.param("KRS 0000251749", id="KRS"),
        pytest.param("61 1090 1014 0000 0712 1981 2874", id="bank account in fours"),
        pytest.param("12 44051401359", id="part of a longer number in groups"),
        pytest.param("440514013590", id="twelve digits"),
        pytest.param("18.44051401359", id="decimals of a coordinate"),
        pytest.param("2026-05-12 17:00", id="date and time"),
        pytest.param("https://example.org/j/44051401359", id="a meeting's address"),
        pytest.param("[spotkanie](https://example.org/j/44051401359?pwd=a)", id="a link to a meeting"),
        pytest.param("www.example.org/44051401359", id="an address without its protocol"),
        pytest.param("Numer sprawy 44051401359 <!-- to nie PESEL -->", id="denied in a text"),
        pytest.param("note: 44051401359  # To nie PESEL", id="denied in front matter"),
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(pesel_like(text)) == []


def test_a_denial_holds_for_its_line_and_an_address_for_its_word() -> None:
    text = "44051401359 <!-- to nie PESEL -->\n44051401359 https://example.org 44051401359"
    assert [offset for offset, _written in pesel_like(text)] == [34, 66]


def test_the_place_and_the_writing_are_told() -> None:
    assert list(pesel_like("Anna 44051401359 i Jan 020708-03628")) == [(5, "44051401359"), (23, "020708-03628")]


def test_births_of_the_nineteenth_and_twenty_second_century_are_no_pesel_of_a_living_person() -> None:
    from stdnum.pl import pesel

    born_1844 = next(f"44851401{n:03}" for n in range(1000) if pesel.is_valid(f"44851401{n:03}"))
    assert list(pesel_like(born_1844)) == []
