"""`import-calendar` and `import-wordpress`: drafts into the content folder, the ledger to standard error."""

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from plugins.cli.commands import GOOD, PROBLEMS, UsageError, content_folder, plain_settings, require_right_day
from plugins.cli.settings import kinds, now_of, register_kinds
from plugins.core.reading import loading
from plugins.core.schema.site_data.centre import SITE, Centre
from plugins.core.site.kind import Kind
from plugins.core.system.ledger import Ledger, LedgerNote
from plugins.moving_in import wordpress, wxr
from plugins.moving_in.calendars import calendar, content_lines
from plugins.moving_in.calendars.content_lines import UnreadableError
from plugins.moving_in.documents import Names, NewDocument, existing_paths, tell_problems
from plugins.moving_in.media import Media

T = TypeVar("T")


def import_calendar(file: str, content: str, dry_run: bool, today: str | None) -> int:
    """Events of an .ics file as drafts. Gives 0; 1 when a draft would not pass `check`."""
    folder, known, centre, raw = _given(file, content, today, "ics")
    kind = next(kind for kind in known if kind.name == "events")
    loaded = loading.load_fresh(folder, (kind,))
    uids = calendar.uids_of(loaded.records("events"), centre.host)
    ledger = Ledger()
    given = calendar.CalendarImport(centre, kind, now_of(today).date(), Names.of(existing_paths(folder)), uids)
    made = calendar.documents(_read(content_lines.calendars, raw, file, ledger), given, ledger)
    return written(folder, [(kind, new) for new in made], ledger, dry_run)


def import_wordpress(file: str, content: str, media: str, dry_run: bool, today: str | None) -> int:
    """Posts, pages and events of a WordPress export as drafts. Gives 0; 1 when a draft would not pass `check`."""
    folder, known, centre, raw = _given(file, content, today, "xml")
    if media and not Path(media).is_dir():
        raise UsageError(f"--media: nie ma katalogu {media}. Podaj kopię katalogu wp-content/uploads.")
    by_name = {kind.name: kind for kind in known}
    loaded = loading.load_fresh(folder, known)
    existing = {
        alias: record.path
        for name in wordpress.KINDS.values()
        for record in loaded.records(name)
        for alias in (*record.aliases, record.address)
    }
    ledger = Ledger()
    files = Media(Path(media) if media else None, lambda path: (folder / path).exists())
    given = wordpress.WordPressImport(centre, by_name, Names.of(existing_paths(folder)), existing, files)
    made = wordpress.documents(_read(wxr.site, raw, file, ledger), given, ledger)
    if not dry_run:
        for path, source in files.copies.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / path)
    return written(folder, [(by_name[name], new) for name, new in made], ledger, dry_run)


def _given(file: str, content: str, today: str | None, ending: str) -> tuple[Path, tuple[Kind, ...], Centre, bytes]:
    """What both importers need. Raises `UsageError`."""
    require_right_day(today)
    folder = content_folder(content)
    register_kinds(plain_settings()["PLUGINS"])
    loaded = loading.load_fresh(folder)
    if loaded.centre is None:
        raise UsageError(f"najpierw popraw {folder / SITE} (python3 tasks.py check).")
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        reason = (
            "to katalog" if Path(file).is_dir() else "nie można go odczytać" if Path(file).exists() else "nie ma go"
        )
        raise UsageError(f"{file}: {reason}. Podaj plik .{ending}.") from error
    return folder, kinds(), loaded.centre, raw


def _read(reader: Callable[[bytes, Ledger], T], raw: bytes, file: str, ledger: Ledger) -> T:
    try:
        return reader(raw, ledger)
    except UnreadableError as error:
        raise UsageError(f"{file}: {error}") from None


def _line(note: LedgerNote) -> float:
    """Notes stand in the order of the source, those about all of it at the end."""
    found = re.match(r"wiersz (\d+)", note.place)
    return int(found[1]) if found else float("inf")


def written(folder: Path, made: Sequence[tuple[Kind, NewDocument]], ledger: Ledger, dry_run: bool) -> int:
    """Writes the new files and prints what was done. Never overwrites: names were chosen free, and opening says so."""
    wrong = 0
    for kind, new in made:
        wrong += tell_problems(kind, new, ledger)
        if not dry_run:
            path = folder / new.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(new.text.encode())
        sys.stdout.write(f"{new.path}: {'powstałby szkic' if dry_run else 'szkic'}\n")
    losses = sum(note.is_loss for note in ledger.notes)
    sys.stdout.write(f"Szkice: {len(made)}. Domysły: {len(ledger.notes) - losses}. Pominięte: {losses}.\n")
    sys.stdout.flush()
    ledger.notes.sort(key=_line)
    for line in ledger.lines():
        sys.stderr.write(f"{line}\n")
    return PROBLEMS if wrong else GOOD
