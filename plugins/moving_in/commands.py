"""`import-calendar` and `import-wordpress`: drafts into the content folder, the ledger to standard error."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from plugins.cli.commands import GOOD, PROBLEMS, UsageError, content_folder, moment, plain_settings
from plugins.cli.settings import kinds, now_of, register_kinds
from plugins.core.reading import loading
from plugins.core.reading.document import SITE
from plugins.core.schema.centre import Centre
from plugins.core.site.kind import Kind
from plugins.core.system.ledger import Ledger
from plugins.moving_in import calendar, content_lines
from plugins.moving_in.content_lines import UnreadableError
from plugins.moving_in.documents import Names, NewDocument, existing_paths, tell_problems

T = TypeVar("T")


def import_calendar(file: str, content: str, dry_run: bool, today: str | None) -> int:
    """Events of an .ics file as drafts. Gives 0; 1 when a draft would not pass `check`."""
    folder, known, centre, raw = _given(file, content, today, "ics")
    kind = next(kind for kind in known if kind.name == "events")
    loaded = loading.load(folder, (kind,), {}, 0, preview=True)
    uids = calendar.uids_of(loaded.records("events"), centre.host)
    ledger = Ledger()
    given = calendar.CalendarImport(centre, kind, now_of(today).date(), Names.of(existing_paths(folder)), uids)
    made = calendar.documents(_read(content_lines.calendars, raw, file, ledger), given, ledger)
    return written(folder, [(kind, new) for new in made], ledger, dry_run)


def _given(file: str, content: str, today: str | None, ending: str) -> tuple[Path, tuple[Kind, ...], Centre, bytes]:
    """What both importers need. Raises `UsageError`."""
    moment(today)
    folder = content_folder(content)
    register_kinds(plain_settings()["PLUGINS"])
    loaded = loading.load(folder, (), {}, 0, preview=True)
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
    for line in ledger.lines():
        sys.stderr.write(f"{line}\n")
    return PROBLEMS if wrong else GOOD
