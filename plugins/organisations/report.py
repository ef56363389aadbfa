"""What staff should check next: the directory by the age of its data, as a checklist and as a table."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.core.schema.evidence.sources import is_dated
from plugins.core.system.csv_text import csv_of
from plugins.organisations.model import Organisation
from plugins.organisations.profile import STALE_AFTER, known_on
from plugins.organisations.standing import as_of
from plugins.polish.phones import written
from plugins.polish.plurals import counted

HEADER = ("name", "file", "checked_on", "confirmed_on", "days", "missing", "contact")
# What makes a profile useful and is often not known: field -> how staff call it.
_WANTED = {
    "krs": "KRS",
    "email": "e-mail",
    "phones": "telefon",
    "web": "strona",
    "districts": "dzielnice",
    "audience": "dla kogo",
    "accessibility": "dostępność",
}


class ReportRow(NamedTuple):
    """One organisation to check. ``contact`` is where to ask first."""

    name: str
    file: str
    checked_on: dt.date
    confirmed_on: dt.date | None
    days: int
    missing: tuple[str, ...]
    contact: str

    @property
    def is_stale(self) -> bool:
        return self.days > STALE_AFTER.days


def rows(organisations: Iterable[Organisation], today: dt.date) -> tuple[ReportRow, ...]:
    """Those that still work, the longest unchecked first; of equal age, the emptier profile first."""
    here = (as_of(organisation, today) for organisation in organisations)
    found = (_row(o, today) for o in here if o.status != "zakonczona")
    return tuple(sorted(found, key=lambda row: (-row.days, row.confirmed_on is not None, -len(row.missing), row.file)))


def _row(o: Organisation, today: dt.date) -> ReportRow:
    missing = tuple(label for field, label in _WANTED.items() if not getattr(o, field))
    if not is_dated(o.source):
        missing += ("data źródła",)
    return ReportRow(o.name, o.path, o.checked_on, o.confirmed_on, (today - known_on(o)).days, missing, _contact(o))


def _contact(o: Organisation) -> str:
    return next(
        iter((*o.email, *(written(p.number) for p in o.phones), *(link.url for link in (*o.web, *o.social)))), ""
    )


def as_checklist(found: Sequence[ReportRow], today: dt.date) -> str:
    """Markdown with a box to tick per organisation; stale ones stand in a part of their own."""
    return "".join(f"{line}\n" for line in _lines(found, today))


def _lines(found: Sequence[ReportRow], today: dt.date) -> Iterator[str]:
    stale = [row for row in found if row.is_stale]
    yield f"# Spis organizacji: co sprawdzić (stan na {today})"
    yield ""
    count = counted(len(found), "organizacja", "organizacje", "organizacji")
    confirmed = sum(row.confirmed_on is not None for row in found)
    yield f"W spisie: {count}. Niesprawdzone od ponad roku: {len(stale)}. Potwierdzone przez organizację: {confirmed}."
    for title, group in (
        ("Pilne: ponad rok bez sprawdzenia", stale),
        ("Pozostałe, od najdawniej sprawdzonych", [row for row in found if not row.is_stale]),
    ):
        if group:
            yield ""
            yield f"## {title}"
            yield ""
            yield from (_item(row) for row in group)


def _item(row: ReportRow) -> str:
    ask = f"; zapytaj: {row.contact}" if row.contact else ""
    missing = f"; brakuje: {', '.join(row.missing)}" if row.missing else ""
    age = counted(row.days, "dzień", "dni", "dni")
    sure = f"potwierdziła {row.confirmed_on}" if row.confirmed_on else "niepotwierdzone"
    known = max(row.checked_on, row.confirmed_on or row.checked_on)
    return f"- [ ] {row.name} – {known} ({age} temu); {sure}{ask}{missing} ({row.file})"


def as_csv(found: Sequence[ReportRow]) -> str:
    return csv_of(
        HEADER,
        ((r.name, r.file, r.checked_on, r.confirmed_on, r.days, r.missing, r.contact) for r in found),
    )
