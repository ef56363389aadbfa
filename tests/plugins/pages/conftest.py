"""Pages with good defaults, read the way front matter is read."""

from collections.abc import Callable
from typing import Any

import pytest

from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import SourcePath
from plugins.pages.model import PlainPage

DECLARATION: dict[str, Any] = {
    "title": "Deklaracja dostępności",
    "kind": "deklaracja-dostepnosci",
    "status": "czesciowo-zgodna",
    "published": "2026-01-10",
    "updated": "2026-11-20",
    "prepared": "2026-02-02",
    "method": "Samoocena.",
    "inaccessible": ["Skany nie mają warstwy tekstowej."],
    "contact": "zespół ośrodka",
    "phone": "32 786 84 60",
    "architecture": ["Do budynku prowadzi wejście bez schodów."],
    "communication": ["Nie zapewniamy tłumacza języka migowego online."],
}


def read(slug: str, front: dict[str, Any], lang: str = "pl") -> tuple[PlainPage | None, tuple[Issue, ...]]:
    source_path = SourcePath(f"strony/{slug}.md", "pages", slug, slug, None, lang, f"/{slug}/", "")
    record, issues, _references = PlainPage.read(front, source_path, Body(source_path.path, EMPTY, 1))
    return record, issues


@pytest.fixture
def a_page() -> Callable[..., PlainPage]:
    def made(slug: str = "o-nas", **fields: Any) -> PlainPage:
        record, issues = read(slug, {"title": "O nas", **fields})
        assert record is not None, issues
        return record

    return made


@pytest.fixture
def issues_of() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with a page."""

    def found(slug: str = "o-nas", **fields: Any) -> list[tuple[str, str]]:
        return [(m.field, m.message) for m in read(slug, {"title": "O nas", **fields})[1]]

    return found


@pytest.fixture
def issues_of_declaration() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with a declaration; None takes a field out."""

    def found(**fields: Any) -> list[tuple[str, str]]:
        front = {name: value for name, value in {**DECLARATION, **fields}.items() if value is not None}
        return [(m.field, m.message) for m in read("deklaracja", front)[1]]

    return found


@pytest.fixture
def declaration_text() -> Callable[..., str]:
    """The file of a declaration; None takes a field out."""

    def text(body: str = "", **fields: Any) -> str:
        front = {name: value for name, value in {**DECLARATION, **fields}.items() if value is not None}
        lines = [f"{name}: {_written(value)}" for name, value in front.items()]
        return "\n".join(["---", *lines, "---", "", body, ""])

    return text


def _written(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
