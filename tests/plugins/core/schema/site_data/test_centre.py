"""The data of the centre: names, vocabularies, what holds on which day."""

import datetime as dt

import pytest

from plugins.core.schema.site_data.centre import Centre

DATA = {"name": "lokal", "url": "https://lokal.example.org/", "topics": {"nabory": "Nabory"}}


def read(**more: object) -> tuple[Centre | None, list[tuple[str, str]]]:
    centre, issues = Centre.read({**DATA, **more})
    return centre, [(issue.field, issue.message) for issue in issues]


def test_the_least_that_a_centre_needs() -> None:
    centre, issues = read()
    assert centre is not None
    assert issues == []
    assert centre.url == "https://lokal.example.org"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        pytest.param({"url": "lokal.pl"}, "url", id="address"),
        pytest.param({"topics": {"Nabory!": "Nabory"}}, "topics", id="slug of a topic"),
        pytest.param({"email": "biuro"}, "email", id="e-mail"),
        pytest.param({"nmae": "x"}, "nmae", id="unknown field"),
    ],
)
def test_a_mistake_is_told_at_its_field(more: dict[str, object], field: str) -> None:
    _centre, issues = read(**more)
    assert [name.partition(".")[0] for name, _message in issues] == [field]


def test_documents_are_judged_without_the_file_too() -> None:
    centre = Centre.supposed(frozenset({"nabory"}))
    assert "nabory" in centre.topics


def test_what_has_an_end_is_gone_on_the_day_after() -> None:
    centre, issues = read(phones=[{"number": "32 278 00 00", "until": "2026-11-22"}, {"number": "32 278 00 01"}])
    assert issues == []
    assert centre is not None
    phones = [[phone.number for phone in centre.on(dt.date(2026, 11, day)).phones] for day in (22, 23)]
    assert (len(phones[0]), len(phones[1])) == (2, 1)
