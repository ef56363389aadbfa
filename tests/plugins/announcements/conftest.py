"""Announcements with good defaults, read the way front matter is read, and files of tiny sites made of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.announcements.model import Announcement
from plugins.cli.settings import now_of
from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import Mistake
from plugins.core.schema.record import Origin

NAME = "2026-11-10-nabor"
GOOD: dict[str, Any] = {
    "title": "Nabór wniosków",
    "date": "2026-11-10",
    "summary": "Do 5 000 zł na działania w dzielnicach.",
    "topic": "nabory",
}


def read(name: str = NAME, **fields: Any) -> tuple[Announcement | None, tuple[Mistake, ...]]:
    """Front matter as staff write it, over the defaults; None takes a field out."""
    front = {field: value for field, value in {**GOOD, **fields}.items() if value is not None}
    day, slug = dt.date.fromisoformat(name[:10]), name[11:]
    address = f"/aktualnosci/{day.year}/{slug}/"
    origin = Origin(f"aktualnosci/{name}.md", "announcements", name, slug, day, "pl", address, "")
    record, mistakes, _references = Announcement.read(front, origin, Body(origin.path, EMPTY, 1))
    return record, mistakes


@pytest.fixture
def a_notice() -> Callable[..., Announcement]:
    def made(name: str = NAME, **fields: Any) -> Announcement:
        record, mistakes = read(name, **fields)
        assert record is not None, mistakes
        return record

    return made


@pytest.fixture
def mistakes_of() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with an announcement."""

    def found(name: str = NAME, **fields: Any) -> list[tuple[str, str]]:
        _record, mistakes = read(name, **fields)
        return [(mistake.field, mistake.message) for mistake in mistakes]

    return found


@pytest.fixture
def file_of() -> Callable[..., dict[str, str]]:
    """``file_of("2026-11-10-nabor", title=…, body=…)`` -> {path: text} of one content file."""

    def made(name: str = NAME, body: str = "Treść.", **fields: Any) -> dict[str, str]:
        front = {field: value for field, value in {**GOOD, **fields}.items() if value is not None}
        lines = "".join(f"{field}: {value}\n" for field, value in front.items())
        return {f"aktualnosci/{name}.md": f"---\n{lines}---\n{body}\n"}

    return made


@pytest.fixture
def at() -> Callable[[str], dt.datetime]:
    return now_of
