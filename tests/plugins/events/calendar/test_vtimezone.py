"""The VTIMEZONE against tzdata."""

from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr

from plugins.events.calendar.vtimezone import VTIMEZONE
from plugins.polish import timezone


def _offset(moment: datetime) -> str:
    return moment.astimezone(timezone.ZONE).strftime("%z")


def _changes_by_vtimezone(until: datetime) -> list[tuple[datetime, str]]:
    """(UTC moment, offset from then on) of every change that the VTIMEZONE describes."""
    changes, part = [], {}
    for name, value in VTIMEZONE:
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
