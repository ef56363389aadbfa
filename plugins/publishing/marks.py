"""Which folders are ours: those that carry our mark. What we did not make is never touched (contract, section 1)."""

from pathlib import Path

MARK = ".lokal"
TEXT = (
    "Ten katalog zapisuje program strony (python3 tasks.py). Pliki strony w nim są zastępowane i usuwane przy każdej\n"
    "budowie; nie trzymaj tu niczego własnego.\n"
)


class ForeignFolder(Exception):
    """A folder that is not empty and not ours. The text is the Polish message, without the name of the option."""


def is_ours(folder: Path) -> bool:
    return (folder / MARK).is_file()


def is_empty(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def claim(folder: Path, take_over: bool = False) -> None:
    """Puts our mark into a folder that is missing, empty or ours already. Raises `ForeignFolder` for any other one,
    unless it is to be taken over, and for a link, through which nothing is ever written."""
    if folder.is_symlink():
        raise ForeignFolder(
            f"{folder} to dowiązanie do innego katalogu, a przez dowiązania nic nie jest zapisywane. "
            "Podaj inny katalog, np. --output output"
        )
    if not (is_ours(folder) or is_empty(folder) or take_over):
        raise ForeignFolder(
            f"w katalogu {folder} leżą pliki, których nie zrobił ten program. Podaj inny katalog, np. --output output, "
            "albo dopisz --take-over, jeśli mają zostać, a strona ma powstać między nimi."
        )
    folder.mkdir(parents=True, exist_ok=True)
    if not is_ours(folder):
        (folder / MARK).write_text(TEXT, encoding="utf-8")
