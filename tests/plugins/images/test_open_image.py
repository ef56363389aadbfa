"""Odd metadata is no reason for a warning, and a file is closed again."""

import io
import warnings
from pathlib import Path

import pytest
from PIL import Image, UnidentifiedImageError

from plugins.images.open_image import open_image


def a_png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(made, "PNG")
    return made.getvalue()


def test_bytes_and_files_are_opened_alike(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(a_png())
    for source in (a_png(), tmp_path / "a.png"):
        with open_image(source) as image:
            assert image.size == (3, 2)


def test_warnings_of_the_library_are_silent_inside_and_come_back_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 4)  # 6 pixels: a warning, which tests make an error
    with open_image(a_png()) as image:
        image.load()
    with pytest.raises(UserWarning, match="mine"):
        warnings.warn("mine", stacklevel=1)


def test_what_is_no_picture_is_no_picture() -> None:
    with pytest.raises(UnidentifiedImageError), open_image(b"tekst"):
        pass
