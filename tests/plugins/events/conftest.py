"""Events with good defaults, read the way front matter is read."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import SourcePath
from plugins.events.calendar.vevent import EntryContext, Venue
from plugins.events.model import Event

GOOD: dict[str, Any] = {
    "title": "RODO w praktyce",
    "start": "2026-05-12 17:00",
    "end": "2026-05-12 19:00",
    "kind": "szkolenie",
    "summary": "Dla kogo i po co.",
}


def read(name: str = "2026-05-12-rodo", **fields: Any) -> tuple[Event | None, tuple[Issue, ...]]:
    """Front matter as staff write it, texts and lists of texts, over the defaults; None takes a field out."""
    front = {field: value for field, value in {**GOOD, **fields}.items() if value is not None}
    day, slug = dt.date.fromisoformat(name[:10]), name[11:]
    source_path = SourcePath(
        f"kalendarz/{name}.md", "events", name, slug, day, "pl", f"/kalendarz/{day.year}/{slug}/", ""
    )
    record, issues, _references = Event.read(front, source_path, Body(source_path.path, EMPTY, 1))
    return record, issues


@pytest.fixture
def an_event() -> Callable[..., Event]:
    def made(name: str = "2026-05-12-rodo", **fields: Any) -> Event:
        record, issues = read(name, **fields)
        assert record is not None, issues
        return record

    return made


@pytest.fixture
def issues_of() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with an event."""

    def found(name: str = "2026-05-12-rodo", **fields: Any) -> list[tuple[str, str]]:
        record, issues = read(name, **fields)
        assert (record is None) == bool(issues)
        return [(issue.field, issue.message) for issue in issues]

    return found


AROUND = EntryContext(
    host="lokal.example.org",
    base="https://lokal.example.org",
    centre=Venue("lokal na próbę, pl. Próbny 1, 41-902 Bytom", 50.3483, 18.9156),
    centre_names=("lokal na próbę", "lokal"),
    horizon=dt.date(2027, 12, 31),
)


@pytest.fixture
def entry_context() -> EntryContext:
    return AROUND
