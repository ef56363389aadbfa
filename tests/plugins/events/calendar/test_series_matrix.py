"""Whatever staff do to a series, every reader gives the dates of our own pages, and the calendar stays in the subset.

50 series each time, 2,000 in the long tier. Each reader is one that a subscriber's program is built on.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests import calendar_subset
from tests.conftest import js_packages
from tests.plugins.events import random_series, readers
from tests.plugins.events.conftest import AROUND, read

# A rule that no client knows and that has no end is written date by date, so far.
WIDE = AROUND._replace(horizon=dt.date(2031, 1, 1))

QUICK = settings(max_examples=50, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=2000, suppress_health_check=list(HealthCheck))


def series_of(front: Mapping[str, Any]) -> Any:
    event, _issues = read("2026-01-01-cykl", **front)
    assume(event is not None)
    return event


def holds(front: Mapping[str, Any], others: Callable[[bytes], Mapping[str, list[str]]]) -> None:
    event = series_of(front)
    raw = readers.calendar_of([event], WIDE)
    assert calendar_subset.breaches(raw) == []
    expected = readers.of_model(event)
    seen = {
        "recurring-ical-events": readers.recurring_ical_events(raw),
        "ical": readers.home_assistant(raw),
        **others(raw),
    }
    assert {name: rows for name, rows in seen.items() if rows != expected} == {}, expected


@pytest.fixture(scope="module")
def in_programs(program: Callable[..., str]) -> Iterator[Callable[[bytes], Mapping[str, list[str]]]]:
    node = readers.node_readers(js_packages(program, "ical.js", "rrule", "node-ical"))
    wanted = readers.has_libical() or os.environ.get("CI") == "true"
    libical = readers.libical_reader() if wanted else None

    def seen(raw: bytes) -> Mapping[str, list[str]]:
        found = dict(readers.in_node(node, raw))
        # libical is an hour off in the spring after for monthly dates that begin between two and three at night.
        if libical and b"T02" not in raw.replace(b"T020000\r\nTZOFFSET", b""):
            found["libical"] = readers.told(libical.ask(raw))
        return found

    yield seen
    for one in filter(None, (node, libical)):
        one.close()


@pytest.mark.client
@QUICK
@given(front=random_series.front_matters())
def test_all_readers_see_the_dates_of_our_pages(
    in_programs: Callable[[bytes], Mapping[str, list[str]]], front: dict[str, Any]
) -> None:
    holds(front, in_programs)


@pytest.mark.client
@pytest.mark.long
@LONG
@given(front=random_series.front_matters())
def test_all_readers_see_the_dates_of_our_pages_in_two_thousand_series(
    in_programs: Callable[[bytes], Mapping[str, list[str]]], front: dict[str, Any]
) -> None:
    holds(front, in_programs)


@pytest.mark.parametrize("every", ["rok", "3 lata"])
def test_nights_of_a_time_change_say_their_end_though_the_first_dates_are_left_out(every: str) -> None:
    repeats = {"every": every, "except": ["2027-03-28", "2028-03-28", "2029-03-28"][: 3 if every == "rok" else 0]}
    front = {"title": "Noc", "kind": "spotkanie", "summary": "Po co.", "start": "2026-03-28 22:30"}
    event, _issues = read("2026-01-01-noc", **front, end="2026-03-29 04:30", repeats=repeats)
    assert event is not None
    assert calendar_subset.breaches(readers.calendar_of([event], WIDE)) == []
