"""What subscribers are promised: stamps that stay or grow, and a trace of what was deleted."""

import datetime as dt

import pytest

from plugins.events.calendar.lock import BrokenLock, Entry, Known, brought_up_to_date, read, sequence, to_json
from plugins.polish.timezone import ZONE

UID = "2026-rodo@lokal.example.org"
NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
LATER = dt.datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)
DAY = dt.date(2026, 12, 2)


def entry(digest: str = "a1", **fields: object) -> Entry:
    values = {
        "title": "RODO",
        "last_day": DAY,
        "address": "/kalendarz/2026/rodo/",
        "feeds": ("kalendarz/kalendarz.ics",),
        "lines": ("DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203"),
    }
    return Entry(digest, **{**values, **fields})  # type: ignore[arg-type]


def seen_at(now: dt.datetime, **fields: object) -> dict[str, Known]:
    return brought_up_to_date({}, {UID: entry(**fields)}, now)


def test_sequence_is_whole_minutes_since_2020() -> None:
    assert sequence(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) == 0
    assert sequence(dt.datetime(2010, 1, 1, tzinfo=dt.UTC)) == 0
    assert sequence(dt.datetime(2026, 11, 20, 11, 0, 59, tzinfo=dt.UTC)) == 3_622_260


def test_new_event_is_stamped_with_the_moment_of_the_build() -> None:
    known = seen_at(NOW)[UID]
    assert known.created == known.last_modified == dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)


def test_unchanged_event_keeps_its_stamps() -> None:
    before = seen_at(NOW)
    assert brought_up_to_date(before, {UID: entry()}, LATER) == before


def test_changed_event_gets_the_moment_of_the_build_and_keeps_when_it_was_created() -> None:
    known = brought_up_to_date(seen_at(NOW), {UID: entry("b2")}, LATER)[UID]
    assert known.created == dt.datetime(2026, 11, 20, 11, 0, tzinfo=dt.UTC)
    assert known.last_modified == dt.datetime(2026, 11, 21, 8, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("now", [NOW, NOW + dt.timedelta(seconds=50), NOW - dt.timedelta(hours=12)])
def test_sequence_grows_even_within_a_minute_or_with_a_clock_set_back(now: dt.datetime) -> None:
    before = seen_at(NOW)
    assert brought_up_to_date(before, {UID: entry("b2")}, now)[UID].sequence == before[UID].sequence + 1


def test_sequence_grows_after_the_lock_was_lost() -> None:
    assert brought_up_to_date({}, {UID: entry()}, LATER)[UID].sequence > seen_at(NOW)[UID].sequence


def test_forced_date_of_change_is_taken_when_it_is_the_newest_and_has_come() -> None:
    forced = dt.datetime(2026, 11, 20, 18, 0, tzinfo=ZONE)
    assert brought_up_to_date(seen_at(NOW), {UID: entry(updated=forced)}, LATER)[UID].last_modified == forced
    ahead = LATER + dt.timedelta(days=90)
    assert brought_up_to_date(seen_at(NOW), {UID: entry(updated=ahead)}, LATER) == seen_at(NOW)


def test_a_forced_date_does_not_make_sequence_fall_after_the_lock_was_lost() -> None:
    forced = dt.datetime(2026, 10, 1, 12, 0, tzinfo=ZONE)
    before = brought_up_to_date(seen_at(NOW, updated=forced), {UID: entry("b2", updated=forced)}, NOW)
    assert brought_up_to_date({}, {UID: entry("b2", updated=forced)}, LATER)[UID].sequence > before[UID].sequence


def test_old_forced_date_does_not_hide_a_later_change() -> None:
    forced = dt.datetime(2026, 11, 1, 18, 0, tzinfo=ZONE)
    assert brought_up_to_date(seen_at(NOW), {UID: entry("b2", updated=forced)}, LATER)[UID].last_modified == LATER


def test_deleted_event_stays_as_removed_with_a_new_stamp_until_its_day_has_passed() -> None:
    before = seen_at(NOW)
    gone = brought_up_to_date(before, {}, LATER)
    assert gone[UID].removed
    assert gone[UID].last_modified == LATER
    on_its_day = dt.datetime(2026, 12, 2, 23, 59, tzinfo=ZONE)
    assert brought_up_to_date(gone, {}, on_its_day) == gone
    assert brought_up_to_date(gone, {}, on_its_day + dt.timedelta(minutes=1)) == {}


def test_event_deleted_after_its_day_leaves_nothing() -> None:
    assert brought_up_to_date(seen_at(NOW), {}, dt.datetime(2026, 12, 3, tzinfo=ZONE)) == {}


def test_deleted_event_that_comes_back_is_a_change() -> None:
    gone = brought_up_to_date(seen_at(NOW), {}, LATER)
    back = brought_up_to_date(gone, {UID: entry()}, LATER + dt.timedelta(days=1))[UID]
    assert not back.removed
    assert back.sequence > gone[UID].sequence


def test_file_is_read_back_as_it_was_written() -> None:
    lock = seen_at(NOW)
    assert read(to_json(lock).encode()) == lock
    assert read(None) == {}


def test_file_is_sorted_and_says_in_plain_fields_what_subscribers_saw() -> None:
    assert to_json(seen_at(NOW)) == (
        '{\n "2026-rodo@lokal.example.org": {\n  "title": "RODO",\n  "last_day": "2026-12-02",\n'
        '  "last_modified": "2026-11-20T11:00:00Z",\n  "created": "2026-11-20T11:00:00Z",\n  "digest": "a1",\n'
        '  "address": "/kalendarz/2026/rodo/",\n  "feeds": [\n   "kalendarz/kalendarz.ics"\n  ],\n'
        '  "lines": [\n   "DTSTART;VALUE=DATE:20261202",\n   "DTEND;VALUE=DATE:20261203"\n  ]\n }\n}\n'
    )


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"<<<<<<< HEAD\n", b'{"x": {}}', b'{"x": 1}', b"\xff\xfe"], ids=repr)
def test_file_that_can_not_be_read_says_what_to_do(raw: bytes) -> None:
    with pytest.raises(BrokenLock) as broken:
        read(raw)
    assert str(broken.value) == (
        "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie."
    )
