"""Organisations with good defaults, read the way front matter is read."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import SourcePath
from plugins.organisations.exports.data import OpenData
from plugins.organisations.model import Organisation
from plugins.organisations.public import PublicOrganisation, Publisher

PUBLISHER = Publisher("lokal na próbę", "https://lokal.example.org", {"bobrek": "Bobrek", "sucha-gora": "Sucha Góra"})
DAY = dt.date(2026, 5, 4)
GOOD: dict[str, Any] = {
    "name": "Stowarzyszenie Zielony Bobrek",
    "legal_form": "stowarzyszenie",
    "summary": "Sadzi drzewa i uczy o nich dzieci.",
    "spheres": ["18", "15"],
    "source": "strona organizacji",
    "checked_on": "2026-05-04",
}


def read(slug: str = "zielony-bobrek", **fields: Any) -> tuple[Organisation | None, tuple[Issue, ...]]:
    """Front matter as staff write it, texts and lists of texts, over the defaults; None takes a field out."""
    front = {field: value for field, value in {**GOOD, **fields}.items() if value is not None}
    source_path = SourcePath(
        f"organizacje/{slug}.md", "organisations", slug, slug, None, "pl", f"/organizacje/{slug}/", ""
    )
    record, issues, _references = Organisation.read(front, source_path, Body(source_path.path, EMPTY, 1))
    return record, issues


def data_of(*organisations: PublicOrganisation) -> OpenData:
    return OpenData(organisations, PUBLISHER, DAY)


@pytest.fixture
def an_organisation() -> Callable[..., Organisation]:
    def made(slug: str = "zielony-bobrek", **fields: Any) -> Organisation:
        record, issues = read(slug, **fields)
        assert record is not None, issues
        return record

    return made


@pytest.fixture
def issues_of() -> Callable[..., list[tuple[str, str]]]:
    """(field, message) of everything that is wrong with an organisation."""

    def found(**fields: Any) -> list[tuple[str, str]]:
        record, issues = read(**fields)
        assert (record is None) == bool(issues)
        return [(issue.field, issue.message) for issue in issues]

    return found


@pytest.fixture
def publisher() -> Publisher:
    return PUBLISHER


@pytest.fixture
def a_public_one(
    an_organisation: Callable[..., Organisation], publisher: Publisher
) -> Callable[..., PublicOrganisation]:
    def made(slug: str = "zielony-bobrek", **fields: Any) -> PublicOrganisation:
        return PublicOrganisation(an_organisation(slug, **fields), publisher)

    return made
