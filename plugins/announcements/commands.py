"""The command `newsletter`: the newsletter of a month as three files, ready to paste or to send."""

import datetime as dt
import re
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.announcements import newsletter
from plugins.cli.commands import (
    GOOD,
    PROBLEMS,
    UsageError,
    content_folder,
    plain_settings,
    require_apart,
    require_right_day,
)
from plugins.cli.settings import build_options, register_kinds
from plugins.core.build.pipeline import check
from plugins.core.rendering.filters import FILTERS
from plugins.core.schema import issues
from plugins.core.system.files import write_if_changed


def write_newsletter(month: str, content: str, output: str, today: str | None) -> int:
    """Writes ``RRRR-MM.html``, ``.txt`` and ``-post.txt`` into a folder and prints their paths."""
    year, number = _month(month)
    require_right_day(today)
    require_apart(Path(content), Path(output))
    settings = plain_settings(PATH=str(content_folder(content).resolve()), TODAY=today)
    register_kinds(settings["PLUGINS"])
    options = build_options(settings)
    analysis = check(options)
    if analysis.problems:
        sys.stderr.write(issues.as_text(analysis.problems))
        return PROBLEMS
    made = newsletter.issue(analysis.site, year, number)
    environment = Environment(
        loader=FileSystemLoader(options.theme / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(FILTERS)
    texts = {
        f"{month}.html": newsletter.html(made, environment),
        f"{month}.txt": newsletter.text(made),
        f"{month}-post.txt": newsletter.social(made),
    }
    for name, text in texts.items():
        path = Path(output) / name
        write_if_changed(str(path), text.encode())
        sys.stdout.write(f"{path}\n")
    return GOOD


def _month(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{4})-(\d\d)", text)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < dt.MINYEAR:
        raise UsageError(f"--month: „{text}” nie jest miesiącem. Zapisz RRRR-MM, np. 2026-11")
    return int(match[1]), int(match[2])
