import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.system.decoding import UndecodableError, decode

TEXT = "Towarzystwo Miłośników Bytomia; ul. Żeromskiego 5; „Zażółć gęślą jaźń” – Świętochłowice, ŁÓDŹ, Śródmieście"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_for_certain(codec: str) -> None:
    assert decode(TEXT.encode(codec))[::2] == (TEXT, False)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp1250", "Windows-1250"), ("iso8859_2", "ISO-8859-2"), ("cp852", "CP852 (DOS)")],
)
def test_old_polish_encodings_are_told_apart_by_their_letters(codec: str, name: str) -> None:
    text = TEXT.replace("„", '"').replace("”", '"').replace("–", "-")
    assert decode(text.encode(codec)) == (text, name, True)


@pytest.mark.parametrize("word", ["Zarząd", "Śląska", "źródło", "Święto", "korzystają", "MIĘDZYSZKOLNY", "młodzież"])
@pytest.mark.parametrize("codec", ["cp1250", "iso8859_2", "cp852"])
def test_one_word_is_enough_unless_two_encodings_write_it_alike(word: str, codec: str) -> None:
    raw = f"nazwa;{word}".encode(codec)
    alike = {f"nazwa;{word}" == raw.decode(other, "replace") for other in ("cp1250", "iso8859_2", "cp852")}
    assert alike == {True, False} or alike == {True}
    assert decode(raw).text == f"nazwa;{word}"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", id="a picture"),
        pytest.param("ab\x00c".encode("cp1250"), id="a zero byte"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(raw)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\ufeff\ufffe")))
def test_utf8_comes_back_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text
