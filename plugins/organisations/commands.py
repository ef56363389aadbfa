"""The commands of the directory: `directory-report` and `import-organisations`. Each gives an exit code."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from plugins.cli.commands import GOOD, PROBLEMS, UsageError, content_folder, require_right_day
from plugins.cli.settings import now_of
from plugins.core.reading import document, loading
from plugins.core.schema.site_data.centre import SITE
from plugins.core.system.files import write_if_changed
from plugins.core.system.ledger import Ledger
from plugins.organisations import report
from plugins.organisations.importing import files, matching, taking
from plugins.organisations.importing.dates import iso_day
from plugins.organisations.importing.listing import listing_of
from plugins.organisations.importing.sheets import UnreadableError
from plugins.organisations.model import Organisation
from plugins.organisations.plugin import kind
from plugins.polish.plurals import counted

FOLDER = "organizacje"
# So many drafts are written and told at a time: an import that is stopped has lost no more than these.
BATCH = 100


def directory_report(content: str, form: str, today: str | None) -> int:
    """Prints what to check next, as a checklist (``text``) or a table (``csv``)."""
    if form not in ("text", "csv"):
        raise UsageError(f"--format: „{form}” nie jest znane. Do wyboru: text, csv.")
    require_right_day(today)
    day = now_of(today).date()
    loaded = loading.load_fresh(content_folder(content), (kind(None),))
    organisations = [r for r in loaded.records("organisations") if isinstance(r, Organisation) and r.lang == "pl"]
    found = report.rows(organisations, day)
    sys.stdout.write(report.as_csv(found) if form == "csv" else report.as_checklist(found, day))
    unreadable = {p.path for p in loaded.problems if p.path.startswith(f"{FOLDER}/")}
    if unreadable:
        sys.stderr.write(f"Pominięto pliki z błędami: {', '.join(sorted(unreadable))} (python3 tasks.py check).\n")
    return PROBLEMS if unreadable else GOOD


def import_organisations(
    table: str, content: str, dry_run: bool = False, checked_on: str = "", told_source: str = ""
) -> int:
    """Makes drafts of the rows of a table; what a file of the directory lacks is proposed. Nothing is overwritten.

    Each guess and loss is listed on standard error. 0, or 2 for a file that can not be read.
    """
    folder = content_folder(content)
    path = Path(table)
    defaults = _defaults(checked_on, told_source or f"tabela {path.name}")
    ledger = Ledger()
    try:
        rows = taking.rows_of(files.sheets_in(path.read_bytes(), ledger), ledger)
    except OSError as error:
        raise UsageError(f"{table}: nie można odczytać pliku ({_reason(error)}). Sprawdź nazwę.") from None
    except UnreadableError as error:
        raise UsageError(f"{table}: {error}") from None
    texts = list(_files(folder, ledger))
    index = matching.index_of(texts)
    index.occupied = {f"{FOLDER}/{file.name}" for file in (folder / FOLDER).glob("*")}
    codes = _known_codes(index, folder)
    count = Counter[str]()
    found = taking.imported(rows, index, kind(None), defaults, codes, ledger)
    while batch := list(islice(found, BATCH)):
        for item in batch:
            count["drafts" if item.text else "proposals"] += 1
            if item.text and not dry_run and (reason := _not_written(folder / item.path, item.text)):
                sys.stderr.write(f"{folder / item.path}: nie udało się zapisać ({reason}). Zwolnij miejsce i ponów.\n")
                return PROBLEMS
        sys.stdout.write("".join(line for item in batch for line in _lines(item, dry_run)))
    sys.stderr.write("".join(f"{line}\n" for line in listing_of(ledger)))
    sys.stdout.write(_closing(count, dry_run))
    return GOOD


def _not_written(path: Path, text: str) -> str:
    """Write a new file; what the system says where it could not."""
    try:
        write_if_changed(str(path), text.encode())
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _defaults(checked_on: str, told_source: str) -> taking.ImportDefaults:
    values: dict[str, object] = {"source": [told_source]}
    if checked_on:
        day = iso_day(checked_on)
        if day is None:
            raise UsageError(f"--checked-on: „{checked_on}” nie jest datą. Zapisz RRRR-MM-DD, np. 2026-11-20")
        values["checked_on"] = day
    return taking.ImportDefaults(values)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "nie ma takiego pliku"
    return "to katalog" if isinstance(error, IsADirectoryError) else "brak dostępu"


def _known_codes(index: matching.FileIndex, folder: Path) -> dict[str, str]:
    """The towns of postal codes that the directory and the centre's own address know."""
    known = [file.front.get("address") for file in index.by_path.values()]
    if (site := folder / SITE).is_file():
        centre, _problems, _warnings = document.centre(site.read_bytes())
        known.append(centre.address.model_dump() if centre else None)
    return {
        str(seat["postal_code"]): str(seat["city"])
        for seat in known
        if isinstance(seat, Mapping) and seat.get("postal_code") and seat.get("city")
    }


def _lines(item: taking.ImportedFile, dry_run: bool) -> Iterator[str]:
    if item.text:
        yield f"{item.path}: {'byłby nowy szkic' if dry_run else 'nowy szkic'} ({item.place})\n"
    for field, sentence in item.proposals:
        yield f"{item.path}: propozycja ({item.place}): {field}: {sentence}\n"


def _closing(count: Counter[str], dry_run: bool) -> str:
    if not count:
        return "Nic nowego: wszystko z tabeli jest już w katalogu.\n"
    said = f"Nowe szkice: {count['drafts']}. Popraw je i usuń wiersz „draft: tak”.\n" if count["drafts"] else ""
    if count["proposals"]:
        changed = counted(count["proposals"], "pliku", "plików", "plików")
        said += f"Propozycje dotyczą {changed}: tych plików nie zmieniono, wpisz to, co słuszne.\n"
    return f"Na próbę, nic nie zapisano. {said}" if dry_run else said


def _files(folder: Path, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(path, text) of the Polish files of the directory; those that are no UTF-8 are told."""
    for file in sorted((folder / FOLDER).glob("*.md")):
        path = f"{FOLDER}/{file.name}"
        try:
            if "." not in file.stem:
                yield path, file.read_bytes().decode()
        except UnicodeDecodeError:
            ledger.guess(path, "plik nie jest w UTF-8, więc nie porównano go z tabelą", "", "Zapisz go w UTF-8.")
