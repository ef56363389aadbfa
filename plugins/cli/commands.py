"""The commands of tasks.py, as functions that give an exit code: 0 good, 1 problems in the content, 2 wrong use."""

import errno
import logging
import re
import runpy
import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from plugins.cli.settings import build_options, now_of, register_kinds
from plugins.cli.theme import unfit
from plugins.core.build.manifest import is_ours
from plugins.core.build.pipeline import Report, check
from plugins.core.schema import issues
from plugins.core.schema.fields import InvalidValue

ROOT = Path(__file__).parent.parent.parent
GOOD, PROBLEMS, WRONG_USE = 0, 1, 2


class UsageError(Exception):
    """A command was called in a way that it does not understand. The text is for the person who called it."""


def about_the_disk(error: Exception) -> str | None:
    """What is wrong with the disk, as one sentence; None for an error that is about something else, perhaps our own
    bug. Half-written files are gone already, and the next build makes good what is missing."""
    if isinstance(error, sqlite3.OperationalError):
        full, locked = "database or disk is full", "attempt to write a readonly database"
        number: int | None = {full: errno.ENOSPC, locked: errno.EROFS}.get(str(error))
        place = ".cache"
    else:
        number, place = getattr(error, "errno", None), str(getattr(error, "filename", None) or "")
    if number in (errno.ENOSPC, errno.EDQUOT):
        return "na dysku zabrakło miejsca. Zwolnij je i uruchom polecenie jeszcze raz; nic nie zostało zepsute."
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"nie można zapisać {place}: brak uprawnień albo dysk tylko do odczytu. Podaj inny katalog."
    if number in (errno.ENOTDIR, errno.ENAMETOOLONG):
        return f"nie można utworzyć {place}: w tej ścieżce stoi plik albo nazwa jest za długa. Podaj inny katalog."
    return None


def build_site(settings_file: str = "pelicanconf.py", **given: Any) -> Report:
    """Runs Pelican once, fatal warnings on. Raises `SystemExit` (1) when the content has problems."""
    site = pelican(settings_file, given)
    refuse_foreign(Path(given.get("OUTPUT_PATH") or site.settings["OUTPUT_PATH"]), site.settings)
    site.run()
    report: Report = site.settings["REPORT"]
    return report


def pelican(settings_file: str, given: Mapping[str, Any]) -> Any:
    """A Pelican with our settings and the given ones; arguments left out (None) do not count."""
    from pelican import Pelican, console  # only when asked: start-up time
    from pelican.log import init  # only when asked: start-up time
    from pelican.settings import read_settings  # only when asked: start-up time

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    init(level=logging.WARNING, fatal="warnings", handler=handler)
    console.quiet = True  # its closing line counts articles, which we do not have; warnings go to the handler above
    settings = _settings(lambda: read_settings(str(ROOT / settings_file), override=_overrides(given)))
    settings["SETTINGS_FILE"] = str(ROOT / settings_file)
    overrides = [(ROOT / settings_file).parent / folder for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    if none := [folder for folder in overrides if not folder.is_dir()]:
        raise UsageError(f"THEME_TEMPLATES_OVERRIDES: nie ma katalogu {none[0]}. Podaj katalog ze swoimi szablonami.")
    settings["THEME_TEMPLATES_OVERRIDES"] = [str(folder) for folder in overrides]
    if wrong := unfit(Path(settings["THEME"]), overrides, ROOT / "theme"):
        raise UsageError(wrong)
    content, output = Path(settings["PATH"]), Path(settings["OUTPUT_PATH"])
    require_apart(content, output)
    if content.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"--output: w {output} leży katalog z treścią. Podaj inny katalog, np. --output output")
    return Pelican(settings)


def _settings(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return read()
    except ValueError as error:  # Pelican's own words, and a traceback
        missing = re.fullmatch(r"Could not find the theme (.*)", str(error))
        if not missing:
            raise
        raise UsageError(f"THEME: nie ma katalogu {missing[1]}. Podaj katalog z motywem, np. theme") from None


def _overrides(given: Mapping[str, Any]) -> dict[str, Any]:
    override: dict[str, Any] = {name: value for name, value in given.items() if value not in (None, "")}
    if "PATH" in override:
        content_folder(override["PATH"])
    for name in ("PATH", "OUTPUT_PATH"):
        if name in override:
            override[name] = str(Path(override[name]).resolve())
    require_right_day(override.get("TODAY"))
    if "SITEURL" in override:
        override["SITEURL"] = site_url(override["SITEURL"])
    return override


def content_folder(path: str) -> Path:
    if not Path(path).is_dir():
        raise UsageError(f"nie ma katalogu {path}. Podaj katalog z treścią, np. --content content")
    return Path(path)


def require_apart(content: Path, output: Path) -> None:
    """Pages among the texts would be taken for texts, and a build may delete what earlier builds have made."""
    if output.exists() and not output.is_dir():
        raise UsageError(f"--output: {output} to plik. Podaj katalog, np. --output output")
    if output.resolve().is_relative_to(content.resolve()):
        raise UsageError(f"--output: {output} leży w katalogu z treścią. Podaj inny katalog, np. --output output")


def refuse_foreign(output: Path, settings: Mapping[str, Any]) -> None:
    """A build writes into folders that are its own, and never through a link (contract, section 1)."""
    if output.is_symlink():
        raise UsageError(
            f"--output: {output} to dowiązanie do innego katalogu, a budowa nie zapisuje niczego przez dowiązania. "
            "Podaj inny katalog, np. --output output"
        )
    if not is_ours(output) and not settings.get("TAKE_OVER"):
        raise UsageError(
            f"--output: w katalogu {output} leżą pliki, których nie zrobił ten program. Podaj inny katalog, np. "
            "--output output, albo dopisz --take-over: pliki strony zastąpią te o takich samych nazwach."
        )


def require_right_day(today: Any) -> None:
    try:
        now_of(today)
    except InvalidValue as wrong:
        raise UsageError(f"--today: {wrong}") from None


def site_url(url: str) -> str:
    """Where this build will stand: protocol and host. The site's links begin at the root of its host."""
    if re.fullmatch(r"https?://[^/\s?#]+/?", url):
        return url.rstrip("/")
    raise UsageError(f"--site-url: „{url}” to nie protokół z domeną. Podaj np. https://osrodek.example.org")


def closing_line(report: Report) -> str:
    """One line about a build, and its notices before it."""
    seconds = f"{report.seconds:.1f}".replace(".", ",")
    lines = [f"uwaga: {notice}" for notice in report.notices]
    if report.warnings:
        lines.append(f"Ostrzeżenia: {len(report.warnings)} (pokaże je: python3 tasks.py check).")
    lines.append(
        f"Dokumenty: {report.documents}. Pliki zapisane: {report.written}, bez zmian: {report.unchanged}, "
        f"usunięte: {report.removed}. Czas: {seconds} s."
    )
    return "\n".join(lines)


def check_content(content: str, form: str, today: str | None, strict: bool) -> int:
    """Validates the content. Text goes to standard error, as for a build; the machine formats to standard output."""
    if form not in ("text", "json", "github"):
        raise UsageError(f"--format: „{form}” nie jest znane. Do wyboru: text, json, github.")
    settings = plain_settings(PATH=str(content_folder(content).resolve()), TODAY=today)
    require_right_day(today)
    register_kinds(settings["PLUGINS"])
    analysis = check(build_options(settings))
    found = issues.in_order((*analysis.problems, *analysis.warnings)) if strict else analysis.problems
    warnings = () if strict else analysis.warnings
    if form == "json":
        sys.stdout.write(issues.as_json(found))
    elif form == "github":
        sys.stdout.write(issues.as_github(found) + issues.as_github(warnings, "warning"))
    else:
        sys.stderr.write(issues.as_text(found))
        sys.stderr.flush()
        if warnings:
            sys.stdout.write(f"Ostrzeżenia ({len(warnings)}), nie wstrzymują budowy:\n{issues.as_text(warnings)}")
        if not found:
            sys.stdout.write("Treść jest poprawna.\n")
    return PROBLEMS if found else GOOD


def plain_settings(**given: Any) -> dict[str, Any]:
    """pelicanconf.py as plain values, without Pelican, with paths made absolute."""
    settings = {k: v for k, v in runpy.run_path(str(ROOT / "pelicanconf.py")).items() if k.isupper()}
    for name in ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH"):
        settings[name] = str(ROOT / settings[name])
    settings["SETTINGS_FILE"] = str(ROOT / "pelicanconf.py")
    return {**settings, **{name: value for name, value in given.items() if value is not None}}
