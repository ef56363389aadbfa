"""The commands of the directory: `directory-report` and `import-organisations`. Each gives an exit code."""

import sys
from pathlib import Path

from plugins.cli.commands import GOOD, PROBLEMS, UsageError, content_folder, moment
from plugins.cli.settings import now_of
from plugins.core.reading import document, loading
from plugins.core.site.paths import source_path_of
from plugins.organisations import report
from plugins.organisations.importing import table as importing
from plugins.organisations.importing.table import Change
from plugins.organisations.model import Organisation
from plugins.organisations.plugin import kind

FOLDER = "organizacje"


def directory_report(content: str, form: str, today: str | None) -> int:
    """Prints what to check next, as a checklist (``text``) or a table (``csv``)."""
    if form not in ("text", "csv"):
        raise UsageError(f"--format: „{form}” nie jest znane. Do wyboru: text, csv.")
    moment(today)
    day = now_of(today).date()
    loaded = loading.load(content_folder(content), (kind(None),), {}, 0, preview=True)
    organisations = [r for r in loaded.records("organisations") if isinstance(r, Organisation) and r.lang == "pl"]
    found = report.rows(organisations, day)
    sys.stdout.write(report.as_csv(found) if form == "csv" else report.as_checklist(found, day))
    unreadable = {p.path for p in loaded.problems if p.path.startswith(f"{FOLDER}/")}
    if unreadable:
        sys.stderr.write(f"Pominięto pliki z błędami: {', '.join(sorted(unreadable))} (python3 tasks.py check).\n")
    return PROBLEMS if unreadable else GOOD


def import_organisations(table: str, content: str, dry_run: bool = False) -> int:
    """Adds what a table knows to the directory; conflicts and rows that can not be taken are listed."""
    folder = content_folder(content)
    path = Path(table)
    if not path.is_file():
        raise UsageError(f"nie ma pliku {table}. Podaj tabelę CSV.")
    texts, conflicts = _files(folder)
    rows = importing.table(path.read_bytes())
    changes, told = importing.changes(rows, importing.existing_files(texts), f"tabela {path.name}")
    conflicts += told
    if not changes and not conflicts:
        sys.stdout.write("Nic nowego: wszystko z tabeli jest już w katalogu.\n")
    for change in changes:
        wrong = _problems(change)
        if wrong:
            conflicts += [f"{change.path}: nie zapisano: {problem}" for problem in wrong]
            continue
        if not dry_run:
            (folder / FOLDER).mkdir(exist_ok=True)
            (folder / change.path).write_bytes(change.text.encode())
        what = "nowy plik" if change.is_new else f"dopisano: {', '.join(change.added)}"
        sys.stdout.write(f"{change.path}: {what}\n")
    for conflict in conflicts:
        sys.stderr.write(f"{conflict}\n")
    return PROBLEMS if conflicts else GOOD


def _files(folder: Path) -> tuple[dict[str, str], list[str]]:
    """The Polish files of the directory, line ends as they are; and what is told about those that are no UTF-8."""
    texts, told = {}, []
    for file in sorted((folder / FOLDER).glob("*.md")):
        path = f"{FOLDER}/{file.name}"
        try:
            if "." not in file.stem:
                texts[path] = file.read_bytes().decode()
        except UnicodeDecodeError:
            told.append(f"{path}: plik nie jest w UTF-8, pominięty. Zapisz go w UTF-8.")
    return texts, told


def _problems(change: Change) -> list[str]:
    """What `check` would say about the file as it would be."""
    _record, found, _warnings = document.document(
        kind(None), source_path_of(kind(None), change.path), change.text.encode()
    )
    return [f"{p.field}: {p.message}" if p.field else p.message for p in found]
