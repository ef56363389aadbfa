"""Announcements with good defaults, read the way front matter is read, and files of tiny sites made of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.announcements.model import Announcement
from plugins.cli.settings import now_of
from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import SourcePath

NAME = "2026-11-10-nabor"
GOOD: dict[str, Any] = {
    "title": "Nabór wniosków",
    "date": "2026-11-10",
    "summary": "Do 5 000 zł na działania w dzielnicach.",
    "topic": "nabory",
}


def read(name: str = NAME, **fields: Any) -> tuple[Announcement | None, tuple[Issue, ...]]:
    """Front matter as staff write it, over the defaults; None takes a field out."""
    front = {field: value for field, value in {**GOOD, **fields}.items() if value is not None}
    day, slug = dt.date.fromisoformat(name[:10]), name[11:]
    address = f"/aktualnosci/{day.year}/{slug}/"
    source_path = SourcePath(f"aktualnosci/{name}.md", "announcements", name, slug, day, "pl", address, "")
    record, issues, _references = Announcement.read(front, source_path, Body(source_path.path, EMPTY, 1))
    return record, issues


@pytest.fixture
def a_notice() -> Callable[..., Announcement]:
    def made(name: str = NAME, **fields: Any) -> Announcement:
        record, issues = read(name, **fields)
        assert record is not None, issues
        return record

    return made


@pytest.fixture
def issues_of() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with an announcement."""

    def found(name: str = NAME, **fields: Any) -> list[tuple[str, str]]:
        _record, issues = read(name, **fields)
        return [(issue.field, issue.message) for issue in issues]

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
