"""Which version holds on which day."""

import datetime as dt
from dataclasses import dataclass

import pytest

from plugins.regulations.versions.in_force import CURRENT, comparisons, shown, timeline


@dataclass(frozen=True)
class Version:
    in_force_from: dt.date
    in_force_until: dt.date | None = None


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


FIRST, SECOND, THIRD = (Version(day(text)) for text in ("2024-01-01", "2025-06-15", "2027-01-01"))
ALL = (THIRD, FIRST, SECOND)


def holding(versions: tuple[Version, ...], today: str) -> list[Version]:
    return [one.version for one in timeline(versions, day(today)) if one.state == CURRENT]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2023-12-31", []),
        ("2024-01-01", [FIRST]),
        ("2025-06-14", [FIRST]),
        ("2025-06-15", [SECOND]),
        ("2026-12-31", [SECOND]),
        ("2027-01-01", [THIRD]),
        ("2099-01-01", [THIRD]),
    ],
)
def test_a_version_holds_until_the_day_before_the_next_one(today: str, expected: list[Version]) -> None:
    assert holding(ALL, today) == expected


def test_a_version_ends_early_when_it_says_so() -> None:
    ended = (Version(day("2024-01-01"), day("2024-12-31")), Version(day("2025-06-15")))
    assert holding(ended, "2024-12-31") == [ended[0]]
    assert holding(ended, "2025-01-01") == []
    assert holding(ended, "2025-06-15") == [ended[1]]


def test_the_timeline_tells_state_and_span() -> None:
    assert [(s.state, s.start, s.until) for s in timeline(ALL, day("2026-11-23"))] == [
        ("past", day("2024-01-01"), day("2025-06-14")),
        ("current", day("2025-06-15"), day("2026-12-31")),
        ("future", day("2027-01-01"), None),
    ]


def test_without_a_version_in_force_the_nearest_future_one_is_shown() -> None:
    assert shown(ALL, day("2020-01-01")).version == FIRST
    assert shown(ALL, day("2020-01-01")).state == "future"


def test_a_repealed_regulation_shows_its_last_version() -> None:
    ended = (Version(day("2024-01-01")), Version(day("2025-01-01"), day("2025-12-31")))
    assert (shown(ended, day("2026-01-01")).version, shown(ended, day("2026-01-01")).state) == (ended[1], "repealed")


def test_neighbours_are_compared() -> None:
    assert comparisons(ALL) == ((FIRST, SECOND), (SECOND, THIRD))
    assert comparisons((FIRST, SECOND)) == ((FIRST, SECOND),)
    assert comparisons((FIRST,)) == ()
