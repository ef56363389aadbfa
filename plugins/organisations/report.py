"""What staff should check next: the directory by the age of its data, as a checklist and as a table."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.organisations.model import Organisation
from plugins.organisations.profile import STALE_AFTER
from plugins.polish.plurals import counted

HEADER = ("name", "file", "checked_on", "days", "missing", "contact")
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
    days: int
    missing: tuple[str, ...]
    contact: str

    @property
    def is_stale(self) -> bool:
        return self.days > STALE_AFTER.days


def rows(organisations: Iterable[Organisation], today: dt.date) -> tuple[ReportRow, ...]:
    """Those that still work, the longest unchecked first; of equal age, the emptier profile first."""
    found = (_row(o, today) for o in organisations if o.status != "zakonczona")
    return tuple(sorted(found, key=lambda row: (row.checked_on, -len(row.missing), row.file)))


def _row(o: Organisation, today: dt.date) -> ReportRow:
    missing = tuple(label for field, label in _WANTED.items() if not getattr(o, field))
    return ReportRow(o.name, o.path, o.checked_on, (today - o.checked_on).days, missing, _contact(o))


def _contact(o: Organisation) -> str:
    from plugins.polish.phones import written

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
    yield f"W spisie: {count}. Niesprawdzone od ponad roku: {len(stale)}."
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
    return f"- [ ] {row.name} – {row.checked_on} ({age} temu){ask}{missing} ({row.file})"


def as_csv(found: Sequence[ReportRow]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel")
    writer.writerow(HEADER)
    for row in found:
        writer.writerow([row.name, row.file, row.checked_on, row.days, "; ".join(row.missing), row.contact])
    return text.getvalue()
