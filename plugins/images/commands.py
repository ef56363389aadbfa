"""The command `clean-pictures`: takes the place where a photograph was made out of it, without compressing it again."""

import sys
from pathlib import Path

from plugins.cli.commands import GOOD, PROBLEMS, content_folder
from plugins.core.system.files import write_if_changed
from plugins.images.cleaning import cleaned
from plugins.images.inspection import says_where
from plugins.images.open_image import open_image

FOLDERS = ("obrazy", "pliki")
# What can be cleaned by leaving blocks out; AVIF would have to be compressed again.
LOSSLESS = (".jpg", ".jpeg", ".png", ".webp")


def clean_pictures(content: str, only_check: bool) -> int:
    """Clean the pictures that say where they were made, or with ``only_check`` name them and give 1."""
    folder = content_folder(content)
    found = [path for path in _pictures(folder) if _says_where(path)]
    for path in found:
        if only_check:
            sys.stderr.write(f"{path}: zdjęcie mówi, gdzie je zrobiono (GPS).\n")
        elif path.suffix.lower() in LOSSLESS:
            write_if_changed(str(path), cleaned(path.read_bytes()))
            sys.stdout.write(f"{path}: usunięto miejsce i inne zapiski aparatu, obraz bez zmian.\n")
        else:
            sys.stderr.write(f"{path}: tego formatu nie da się oczyścić bez utraty jakości. Zapisz zdjęcie jako JPG.\n")
    if only_check and found:
        sys.stderr.write("W Gicie miejsce zostałoby na zawsze. Usuń je poleceniem: python3 tasks.py clean-pictures\n")
        return PROBLEMS
    if not found:
        sys.stdout.write("Żadne zdjęcie nie mówi, gdzie je zrobiono.\n")
    return PROBLEMS if any(path.suffix.lower() not in LOSSLESS for path in found) else GOOD


def _pictures(folder: Path) -> list[Path]:
    endings = (*LOSSLESS, ".avif")
    return sorted(
        path
        for name in FOLDERS
        for path in (folder / name).rglob("*")
        if path.is_file() and not path.is_symlink() and path.suffix.lower() in endings
    )


def _says_where(path: Path) -> bool:
    from PIL import Image, UnidentifiedImageError  # only when asked: start-up time

    try:
        with open_image(path) as image:
            return says_where(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError):
        return False  # `check` says what is wrong with it
