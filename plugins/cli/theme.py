"""Whether a theme is one that our pages can be made with. Themes for Pelican's blogs are not: they know no events."""

from collections.abc import Iterable, Iterator
from pathlib import Path

SHOWN = 3


def unfit(theme: Path, overrides: Iterable[Path], ours: Path) -> str | None:
    """What is wrong with the theme, as one sentence; None for ours, and for one that has every file of it.

    Templates may stand in ``overrides`` instead.
    """
    if theme.resolve() == ours.resolve():
        return None
    places = tuple(overrides)
    missing = [name for name in _needed(ours) if not _has(name, theme, places)]
    if not missing:
        return None
    some = ", ".join(missing[:SHOWN]) + (" …" if len(missing) > SHOWN else "")
    return (
        f"THEME: motyw {theme} nie jest przygotowany dla tej strony; brakuje w nim plików ({len(missing)}): {some}. "
        "Zrób kopię katalogu theme i zmień ją, albo zostaw THEME bez zmian i wskaż własne szablony w "
        "THEME_TEMPLATES_OVERRIDES."
    )


def _needed(ours: Path) -> Iterator[str]:
    for part in ("static", "templates"):
        yield from sorted(path.relative_to(ours).as_posix() for path in (ours / part).rglob("*") if path.is_file())


def _has(name: str, theme: Path, overrides: tuple[Path, ...]) -> bool:
    part, _slash, rest = name.partition("/")
    return (theme / name).is_file() or (part == "templates" and any((place / rest).is_file() for place in overrides))
