"""Days that move with the day of the build."""

import datetime as dt

import pytest

from plugins.demonstration.dates import filled

SUNDAY = dt.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("slot", "day"),
    [
        pytest.param("<-0>", "2026-11-29", id="today"),
        pytest.param("<+3>", "2026-12-02", id="in three days"),
        pytest.param("<pn+0>", "2026-11-23", id="Monday of this week"),
        pytest.param("<nd+0>", "2026-11-29", id="Sunday ends the week"),
        pytest.param("<wt-2>", "2026-11-10", id="Tuesday two weeks ago"),
        pytest.param("<1-so+1>", "2026-12-05", id="first Saturday of the next month"),
        pytest.param("<2-so-10>", "2026-01-10", id="second Saturday in January"),
        pytest.param("<ost-pt-9>", "2026-02-27", id="last Friday of February"),
        pytest.param("<m+2-01>", "2027-01-01", id="over the new year"),
        pytest.param("<br>", "<br>", id="what is no slot stays"),
    ],
)
def test_a_slot_becomes_its_day(slot: str, day: str) -> None:
    assert filled(f"date: {slot} 17:00", SUNDAY) == f"date: {day} 17:00"


def test_months_are_counted_from_the_last_of_a_month_too() -> None:
    assert filled("<m-1-01>", dt.date(2027, 3, 31)) == "2027-02-01"
