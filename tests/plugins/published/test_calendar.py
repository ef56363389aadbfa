"""What subscribers are promised: stamps that stay or grow, and a trace of what was deleted."""

import datetime as dt

import pytest

from plugins.polish.timezone import ZONE
from plugins.published.calendar import CalendarEntry, PublishedEntry, read, sequence, to_json, updated
from plugins.published.lines import BrokenLock

UID = "2026-rodo@lokal.example.org"
NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
LATER = dt.datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)
DAY = dt.date(2026, 12, 2)


def entry(digest: str = "a1", **fields: object) -> CalendarEntry:
    values = {
        "title": "RODO",
        "last_day": DAY,
        "address": "/kalendarz/2026/rodo/",
        "feeds": ("kalendarz/kalendarz.ics",),
        "lines": ("DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203"),
    }
    return CalendarEntry(digest, **{**values, **fields})  # type: ignore[arg-type]


def seen_at(now: dt.datetime, **fields: object) -> dict[str, PublishedEntry]:
    return updated({}, {UID: entry(**fields)}, now)


def test_sequence_is_whole_minutes_since_2020() -> None:
    assert sequence(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) == 0
    assert sequence(dt.datetime(2010, 1, 1, tzinfo=dt.UTC)) == 0
    assert sequence(dt.datetime(2026, 11, 20, 11, 0, 59, tzinfo=dt.UTC)) == 3_622_260


def test_new_event_is_stamped_with_the_moment_of_the_build() -> None:
    known = seen_at(NOW)[UID]
    assert known.created == known.last_modified == dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)


def test_unchanged_event_keeps_its_stamps() -> None:
    before = seen_at(NOW)
    assert updated(before, {UID: entry()}, LATER) == before


def test_changed_event_gets_the_moment_of_the_build_and_keeps_when_it_was_created() -> None:
    known = updated(seen_at(NOW), {UID: entry("b2")}, LATER)[UID]
    assert known.created == dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)
    assert known.last_modified == dt.datetime(2026, 11, 21, 8, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("now", [NOW, NOW + dt.timedelta(seconds=50), NOW - dt.timedelta(hours=12)])
def test_sequence_grows_even_within_a_minute_or_with_a_clock_set_back(now: dt.datetime) -> None:
    before = seen_at(NOW)
    assert updated(before, {UID: entry("b2")}, now)[UID].sequence == before[UID].sequence + 1


def test_sequence_grows_after_the_lock_was_lost() -> None:
    assert updated({}, {UID: entry()}, LATER)[UID].sequence > seen_at(NOW)[UID].sequence


def test_forced_date_of_change_is_taken_when_it_is_the_newest_and_has_come() -> None:
    forced = dt.datetime(2026, 11, 20, 18, 0, tzinfo=ZONE)
    assert updated(seen_at(NOW), {UID: entry(updated=forced)}, LATER)[UID].last_modified == forced
    ahead = LATER + dt.timedelta(days=90)
    assert updated(seen_at(NOW), {UID: entry(updated=ahead)}, LATER) == seen_at(NOW)


def test_a_forced_date_does_not_make_sequence_fall_after_the_lock_was_lost() -> None:
    forced = dt.datetime(2026, 10, 1, 12, 0, tzinfo=ZONE)
    before = updated(seen_at(NOW, updated=forced), {UID: entry("b2", updated=forced)}, NOW)
    assert updated({}, {UID: entry("b2", updated=forced)}, LATER)[UID].sequence > before[UID].sequence


def test_old_forced_date_does_not_hide_a_later_change() -> None:
    forced = dt.datetime(2026, 11, 1, 18, 0, tzinfo=ZONE)
    assert updated(seen_at(NOW), {UID: entry("b2", updated=forced)}, LATER)[UID].last_modified == LATER


def test_deleted_event_stays_as_removed_with_a_new_stamp_until_its_day_has_passed() -> None:
    before = seen_at(NOW)
    gone = updated(before, {}, LATER)
    assert gone[UID].removed
    assert gone[UID].last_modified == LATER
    on_its_day = dt.datetime(2026, 12, 2, 23, 59, tzinfo=ZONE)
    assert updated(gone, {}, on_its_day) == gone
    assert updated(gone, {}, on_its_day + dt.timedelta(minutes=1)) == {}


def test_event_deleted_after_its_day_leaves_nothing() -> None:
    assert updated(seen_at(NOW), {}, dt.datetime(2026, 12, 3, tzinfo=ZONE)) == {}


def test_deleted_event_that_comes_back_is_a_change() -> None:
    gone = updated(seen_at(NOW), {}, LATER)
    back = updated(gone, {UID: entry()}, LATER + dt.timedelta(days=1))[UID]
    assert not back.removed
    assert back.sequence > gone[UID].sequence


def test_file_is_read_back_as_it_was_written() -> None:
    lock = seen_at(NOW)
    assert read(to_json(lock).encode()) == lock
    assert read(None) == {}


def test_file_is_sorted_and_says_in_plain_fields_what_subscribers_saw() -> None:
    assert to_json(seen_at(NOW)) == (
        '{\n"2026-rodo@lokal.example.org": {"title": "RODO", "last_day": "2026-12-02", '
        '"last_modified": "2026-11-20T11:00:00Z", "created": "2026-11-20T11:00:00Z", "digest": "a1", '
        '"address": "/kalendarz/2026/rodo/", "feeds": ["kalendarz/kalendarz.ics"], '
        '"lines": ["DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203"]}\n}\n'
    )


@pytest.mark.parametrize("raw", [b"{]", b"[]", b"<<<<<<< HEAD\nx\n", b'{"x": {}}', b'{"x": 1}', b"\xff\xfe"], ids=repr)
def test_file_that_can_not_be_read_says_what_to_do(raw: bytes) -> None:
    with pytest.raises(BrokenLock) as broken:
        read(raw)
    assert str(broken.value) == (
        "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie."
    )
