"""Names that every computer can hold."""

import pytest

from plugins.core.schema.filenames import LONGEST, better, complaint, is_text, shown


@pytest.mark.parametrize("name", ["zdjęcie 1.jpg", "regulamin (2).pdf", "Łąka.png"])
def test_good_names_stay(name: str) -> None:
    assert complaint(name) is None


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        pytest.param("a?.jpg", "a.jpg", id="sign that Windows forbids"),
        pytest.param("con.txt", "plik-con.txt", id="device"),
        pytest.param("faktura\u202efdp.exe", "faktura-fdp.exe", id="direction of writing"),
        pytest.param("o\u0301.jpg", "o.jpg", id="letter in two parts"),
        pytest.param(" a .jpg", "a.jpg", id="space at the edge"),
        pytest.param("a" * LONGEST + ".jpg", "a" * 80 + ".jpg", id="long"),
    ],
)
def test_bad_names_are_told_with_a_better_one(name: str, instead: str) -> None:
    said = complaint(name)
    assert said is not None
    assert said.endswith(f"np. na {better(name)}")
    assert better(name) == instead
    assert complaint(better(name)) is None


def test_bytes_of_another_encoding_are_shown_and_told() -> None:
    assert not is_text("a\udcb1.jpg")
    assert shown("a\udcb1\n.jpg") == "a\ufffd\ufffd.jpg"
    assert complaint("a\udcb1.jpg")
