"""A whole table, row by row: new drafts and proposals, in the order of the table. Nothing is written here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.site.kind import Kind
from plugins.core.system.ledger import Ledger, missing
from plugins.organisations.importing import proposals
from plugins.organisations.importing.drafts import draft_of, problems_of
from plugins.organisations.importing.headings import headed
from plugins.organisations.importing.matching import DirectoryFile, FileIndex
from plugins.organisations.importing.rows import KnownOrganisation, guess_cities, guess_legal_form, known_of
from plugins.organisations.importing.sheets import Sheet, UnreadableError
from plugins.polish.words import fold


@dataclass(frozen=True, slots=True)
class ImportDefaults:
    """What holds for all rows that do not say it themselves, as front matter: ``source``, ``checked_on``."""

    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A new draft (``text``), or what would change in a file that exists (``proposals``: field, sentence)."""

    path: str
    place: str
    text: str = ""
    proposals: tuple[tuple[str, str], ...] = ()


def rows_of(sheets: Sequence[Sheet], ledger: Ledger) -> list[KnownOrganisation]:
    """What all rows say. Raises `UnreadableError` when no sheet has a row of headings; said once."""
    found: list[KnownOrganisation] = []
    understood = 0
    for sheet in sheets:
        table = headed(sheet, ledger)
        if table is None:
            for row in sheet.rows if len(sheets) > 1 else ():
                text = " | ".join(cell.strip() for cell in row.cells if cell.strip())
                ledger.leave_out(f"arkusz „{sheet.name}”, wiersz {row.number}", "arkusz bez kolumny z nazwą", text)
            continue
        understood += 1
        place = f"arkusz „{sheet.name}”, " if sheet.name else ""
        found += [known_of(row, table.columns, place, ledger) for row in table.rows]
    if not understood:
        raise UnreadableError(_no_headings(sheets))
    return found


def _no_headings(sheets: Sequence[Sheet]) -> str:
    rows = [row for sheet in sheets for row in sheet.rows]
    if not rows:
        return "tabela jest pusta."
    seen = " | ".join(cell.strip() for cell in rows[0].cells if cell.strip())[:200]
    return (
        f"żaden wiersz nie wygląda na nagłówki kolumn (pierwszy wiersz: „{seen}”). Nad danymi ma stać wiersz z nazwami "
        "kolumn, a jedna z nich to „Nazwa”."
    )


def imported(
    rows: Sequence[KnownOrganisation],
    index: FileIndex,
    kind: Kind,
    defaults: ImportDefaults,
    codes: Mapping[str, str],
    ledger: Ledger,
) -> Iterator[ImportedFile]:
    """The files of the rows. Rows of one organisation are one draft, written when the last of them was read."""
    guess_cities(rows, codes)
    merged: dict[str, KnownOrganisation] = {}
    matches: list[tuple[KnownOrganisation, DirectoryFile]] = []
    for known in rows:
        if not known.front or _is_total(known):
            _tell_row(known, ledger)
            continue
        file = index.find(known.front) if known.name else None
        if file is None:
            path = index.new_path(known.front, f"organizacja-{known.place.split()[-1]}")
            index.add(DirectoryFile(path, known.front, is_new=True))
            merged[path] = known
        elif file.is_new:
            _merge(merged[file.path], known, ledger)
        else:
            matches.append((known, file))
    for path, known in merged.items():
        guess_legal_form(known)
        for name, value in defaults.values.items():
            known.front.setdefault(name, value)
        text = _sound(kind, path, known, ledger)
        for name, reason in known.guesses.items():
            ledger.guess(known.place, f"domysł w polu {name}: {reason}")
        yield ImportedFile(path, known.place, text)
    for known, file in matches:
        found = (*proposals.proposals(known.front, file.front, known.guesses), *_notes(known, file))
        if found:
            yield ImportedFile(file.path, known.place, proposals=tuple(found))


def _notes(known: KnownOrganisation, file: DirectoryFile) -> Iterator[tuple[str, str]]:
    """What belongs to no field, and long descriptions, unless the file has them already."""
    yield from ((f"„{heading}”", f"w tabeli „{text}”") for heading, text in known.notes if text not in file.text)
    body = "".join(file.text.split("---", 2)[-1].split()).replace("\\", "")
    yield from (
        ("opis", f"w tabeli „{text}”") for text in known.texts if "".join(text.split()).replace("\\", "") not in body
    )


def _is_total(known: KnownOrganisation) -> bool:
    """The line below a table that adds it up („Razem: 12”) is no organisation."""
    return bool(re.fullmatch(r"(?:razem|ogolem|suma|lacznie|w sumie)\b[\W\d]*", fold(known.name)))


def _tell_row(known: KnownOrganisation, ledger: Ledger) -> None:
    everything = known.everything()
    if everything:
        ledger.leave_out(known.place, "to nie jest organizacja, pominięto", " | ".join(everything))


def _merge(first: KnownOrganisation, later: KnownOrganisation, ledger: Ledger) -> None:
    """A second row of one organisation: what is new is added, what differs is told, and what is there already, too."""
    before, noted = first.everything(), len(ledger.notes)
    for name, value in later.front.items():
        had = first.front.get(name)
        if had is None:
            first.front[name] = value
            if name in later.guesses:
                first.guesses[name] = later.guesses[name]
        elif isinstance(value, list) and isinstance(had, list):
            had += [item for item in value if item not in had]
        elif isinstance(value, dict) and isinstance(had, dict):
            for part, text in value.items():
                if had.setdefault(part, text) != text:
                    ledger.leave_out(later.place, f"ta sama organizacja co {first.place}, inny adres", text)
        elif value != had:
            ledger.leave_out(later.place, f"ta sama organizacja co {first.place}, inne pole {name}", str(value))
    first.notes += [note for note in later.notes if note not in first.notes]
    first.texts += [text for text in later.texts if text not in first.texts]
    told = [note.quote for note in ledger.notes[noted:]]
    if missing([*before, *later.everything()], [*first.everything(), *told]):
        same = " | ".join(later.everything())
        ledger.leave_out(later.place, f"ta sama organizacja co {first.place}, połączono je w jednym szkicu", same)


def _sound(kind: Kind, path: str, known: KnownOrganisation, ledger: Ledger) -> str:
    """The draft without fields that `check` would not take: their values become comments."""
    text = draft_of(known)
    for field, message in problems_of(kind, path, text):
        name = field.partition(".")[0]
        if name in known.front:
            known.notes.append((name, " ".join(str(known.front.pop(name)).split())))
            ledger.guess(known.place, f"pole {name} stoi w szkicu jako komentarz: {message}")
    return draft_of(known)
