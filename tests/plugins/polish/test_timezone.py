"""Local time of Warsaw: refused hours, and true lengths."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.polish import timezone
from plugins.polish.timezone import AmbiguousOrMissingTime, length, local


@pytest.mark.parametrize(
    ("written", "in_utc"),
    [
        ("2026-01-15 18:00", "2026-01-15 17:00"),
        ("2026-07-15 18:00", "2026-07-15 16:00"),
        ("2026-03-29 01:59", "2026-03-29 00:59"),
        ("2026-03-29 03:00", "2026-03-29 01:00"),
        ("2026-10-25 01:59", "2026-10-24 23:59"),
        ("2026-10-25 03:00", "2026-10-25 02:00"),
    ],
)
def test_local_time_is_one_moment(written: str, in_utc: str) -> None:
    assert local(datetime.fromisoformat(written)) == datetime.fromisoformat(in_utc).replace(tzinfo=UTC)


def test_a_day_begins_at_its_midnight_in_warsaw_and_a_moment_is_its_own() -> None:
    assert timezone.first_moment(date(2026, 7, 15)) == datetime(2026, 7, 14, 22, tzinfo=UTC)
    moment = datetime(2026, 7, 15, 18, tzinfo=UTC)
    assert timezone.first_moment(moment) is moment


@pytest.mark.parametrize("written", ["2026-03-29 02:00", "2026-03-29 02:30", "2026-03-29 02:59"])
def test_hour_that_the_march_change_skips_is_refused(written: str) -> None:
    with pytest.raises(
        AmbiguousOrMissingTime, match=r"^godziny 02:\d\d nie ma 2026-03-29: .* Zapisz np\. 2026-03-29 03:\d\d\.$"
    ):
        local(datetime.fromisoformat(written))


@pytest.mark.parametrize("written", ["2026-10-25 02:00", "2026-10-25 02:59"])
def test_hour_that_october_has_twice_is_refused(written: str) -> None:
    with pytest.raises(AmbiguousOrMissingTime, match=r"^godzina 02:\d\d zdarza się 2026-10-25 dwa razy: "):
        local(datetime.fromisoformat(written))


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-10-24 22:00", "2026-10-25 04:00", 7),
        ("2026-03-28 22:00", "2026-03-29 04:00", 5),
        ("2026-05-01 22:00", "2026-05-02 04:00", 6),
    ],
)
def test_lengths_over_the_change_are_true(start: str, end: str, hours: int) -> None:
    first, last = local(datetime.fromisoformat(start)), local(datetime.fromisoformat(end))
    assert length(first, last) == timedelta(hours=hours)
    assert timezone.later(first, timedelta(hours=hours)) == last
