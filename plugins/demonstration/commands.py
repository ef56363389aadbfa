"""The demonstration's content folder on the disk, made anew for a day; what nothing needs any more is deleted."""

import datetime as dt
from pathlib import Path

from plugins.cli.commands import ROOT, require_right_day
from plugins.cli.settings import now_of
from plugins.core.system.files import write_if_changed
from plugins.demonstration.content import files

FOLDER = ROOT / ".cache" / "demo" / "content"


def folder_for(today: str | None) -> str:
    """The content folder of the demonstration as it is on a day as staff type it. Raises `UsageError`."""
    require_right_day(today)
    return str(write(FOLDER, now_of(today).date()))


def write(folder: Path, today: dt.date) -> Path:
    """Brings the folder up to date and gives it back. Only files that changed are written, so builds stay short."""
    wanted = files(today)
    for path, raw in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(str(folder / path), raw)
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix() not in wanted:
            file.unlink()
    return folder
