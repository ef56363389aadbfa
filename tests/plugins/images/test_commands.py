"""`clean-pictures`: photographs that say where they were made."""

import io
from pathlib import Path

import pytest
from PIL import Image

from plugins.cli.commands import GOOD, PROBLEMS
from plugins.images.commands import clean_pictures
from plugins.images.inspection import says_where
from plugins.images.open_image import open_image


def a_photo(form: str, with_place: bool) -> bytes:
    exif = Image.Exif()
    if with_place:
        exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 20.0, 0.0), 3: "E", 4: (18.0, 54.0, 0.0)})
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, form, exif=exif.tobytes())
    return made.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name, raw in (
        ("obrazy/piknik.jpg", a_photo("JPEG", True)),
        ("obrazy/sala.jpg", a_photo("JPEG", False)),
        ("obrazy/zepsute.jpg", b"tekst"),
        ("strony/kontakt.md", b"---\ntitle: Kontakt\n---\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def test_the_place_goes_and_the_pixels_stay(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    photo = content / "obrazy/piknik.jpg"
    assert clean_pictures(str(content), only_check=False) == GOOD
    assert capsys.readouterr().out == f"{photo}: usunięto miejsce i inne zapiski aparatu, obraz bez zmian.\n"
    with open_image(photo) as cleaned, open_image(before.pop(photo)) as first:
        assert not says_where(cleaned)
        assert cleaned.tobytes() == first.tobytes()
    assert {path: path.read_bytes() for path in before} == before
    assert clean_pictures(str(content), only_check=False) == GOOD
    assert capsys.readouterr().out == "Żadne zdjęcie nie mówi, gdzie je zrobiono.\n"


def test_a_check_names_them_changes_nothing_and_fails(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (content / "obrazy/piknik.jpg").read_bytes()
    assert clean_pictures(str(content), only_check=True) == PROBLEMS
    said = capsys.readouterr().err
    assert f"{content / 'obrazy/piknik.jpg'}: zdjęcie mówi, gdzie je zrobiono (GPS).\n" in said
    assert "python3 tasks.py clean-pictures" in said
    assert (content / "obrazy/piknik.jpg").read_bytes() == before


def test_what_would_lose_quality_is_left_alone_and_fails(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = content / "obrazy/piknik.avif"
    photo.write_bytes(a_photo("AVIF", True))
    before = photo.read_bytes()
    assert clean_pictures(str(content), only_check=False) == PROBLEMS
    assert "Zapisz zdjęcie jako JPG." in capsys.readouterr().err
    assert photo.read_bytes() == before
