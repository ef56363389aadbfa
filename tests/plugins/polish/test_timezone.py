"""Local time of Warsaw: refused hours, true lengths, and our VTIMEZONE against tzdata."""

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

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


def _offset(moment: datetime) -> str:
    return moment.astimezone(timezone.ZONE).strftime("%z")


def _changes_by_vtimezone(until: datetime) -> list[tuple[datetime, str]]:
    """(UTC moment, offset from then on) of every change that the VTIMEZONE describes."""
    changes, part = [], {}
    for name, value in timezone.VTIMEZONE:
        part[name] = value
        if (name, value) in {("END", "DAYLIGHT"), ("END", "STANDARD")}:
            rule = rrulestr(part["RRULE"], dtstart=datetime.strptime(part["DTSTART"], "%Y%m%dT%H%M%S"))  # noqa: DTZ007
            before = timedelta(hours=int(part["TZOFFSETFROM"][:3]))
            changes += [
                ((wall - before).replace(tzinfo=UTC), part["TZOFFSETTO"])
                for wall in rule.between(datetime(1996, 1, 1), until)  # noqa: DTZ001
            ]
    return sorted(changes)


def test_vtimezone_agrees_with_tzdata_from_1997_to_2040() -> None:
    expected: list[tuple[datetime, str]] = []
    moment = datetime(1996, 11, 1, tzinfo=UTC)
    while moment < datetime(2041, 1, 1, tzinfo=UTC):
        if _offset(moment) != _offset(moment + timedelta(days=1)):
            hours = (moment + timedelta(hours=hour) for hour in range(1, 25))
            expected.append(next((hour, _offset(hour)) for hour in hours if _offset(hour) != _offset(moment)))
        moment += timedelta(days=1)
    ours = [c for c in _changes_by_vtimezone(datetime(2041, 1, 1)) if c[0] >= datetime(1996, 11, 1, tzinfo=UTC)]  # noqa: DTZ001
    assert ours == expected
    assert len(ours) == 88
