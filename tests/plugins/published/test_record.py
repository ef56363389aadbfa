"""Both locks as one value: what was published where, when, and under which id."""

import datetime as dt
from types import SimpleNamespace

import pytest

from plugins.published import addresses, calendar, record
from plugins.published.addresses import CurrentAddress
from plugins.published.record import Published

MOMENT = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)

BASE = "https://x.example.org"


def published(*ids: tuple[str, str], at: dt.datetime = MOMENT, before: Published | None = None) -> Published:
    """Addresses with the id that their documents have in feeds."""
    current = [CurrentAddress(address, "announcements", address, facts={"id": name}) for address, name in ids]
    return record.updated(before or Published(), {}, current, at)


def test_what_is_written_is_read_again() -> None:
    known = published(("/a/", "tag:a"))
    assert record.read(record.written(known)) == known
    assert set(record.written(known)) == set(record.FILES)


def test_of_a_new_address_nothing_is_known() -> None:
    known = published(("/a/", "tag:a"))
    assert (known.facts_of("/b/"), known.first_published("/b/")) == ({}, None)
    assert (known.facts_of("/a/"), known.first_published("/a/")) == ({"id": "tag:a"}, MOMENT)


@pytest.mark.parametrize(
    ("address", "aliases", "expected"),
    [
        pytest.param("/a/", [], "tag:a", id="its own"),
        pytest.param("/new/", [], f"{BASE}/new/", id="a new document"),
        pytest.param("/new/", ["/a"], "tag:a", id="moved, the alias without its slash"),
        pytest.param("/a/", ["/b/"], "tag:a", id="its own before that of an alias"),
        pytest.param("/new/", ["/b/", "/a/"], "tag:a", id="of two aliases the one published first"),
        pytest.param("/new/", ["/unknown/"], f"{BASE}/new/", id="an alias that was never published"),
    ],
)
def test_a_document_keeps_the_id_that_readers_were_given_first(address: str, aliases: list[str], expected: str) -> None:
    known = published(
        ("/a/", "tag:a"), ("/b/", "tag:b"), at=MOMENT + dt.timedelta(days=1), before=published(("/a/", "tag:a"))
    )
    assert known.feed_id(address, aliases, BASE) == expected


def test_two_places_know_together_what_each_knows() -> None:
    both = record.merged(published(("/a/", "tag:a")), published(("/b/", "tag:b")))
    assert sorted(both.addresses) == ["/a/", "/b/"]


def test_a_damaged_file_counts_as_none_for_pages_and_is_a_problem_with_its_line() -> None:
    data = {**record.written(published(("/a/", "tag:a"))), calendar.FILE: b"\n\ntekst"}
    site = SimpleNamespace(data=data)
    assert record.of(site).calendar == {}
    assert list(record.of(site).addresses) == ["/a/"]
    ((file, line, message),) = record.problems(data)
    assert (file, line) == (calendar.FILE, 3)
    assert message
    assert record.problems({addresses.FILE: data[addresses.FILE]}) == []
