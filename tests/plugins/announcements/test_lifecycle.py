"""The life of a notice from the day before its publication to a year after its end."""

import datetime as dt
from collections.abc import Callable

import pytest

from plugins.announcements.lifecycle import (
    CallStage,
    Stage,
    call_stage,
    changed_on,
    days_left,
    is_urgent,
    newest_first,
    stage,
    successors,
)
from plugins.announcements.model import Announcement

Notice = Callable[..., Announcement]
At = Callable[[str], dt.datetime]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-09", Stage.SCHEDULED),
        ("2026-11-09 23:59", Stage.SCHEDULED),
        ("2026-11-10", Stage.CURRENT),
        ("2026-11-30", Stage.CURRENT),
        ("2026-11-30 23:59", Stage.CURRENT),
        ("2026-12-01", Stage.EXPIRED),
        ("2027-11-30", Stage.EXPIRED),
    ],
)
def test_a_notice_is_scheduled_then_current_then_expired(a_notice: Notice, at: At, today: str, expected: Stage) -> None:
    assert stage(a_notice(expires="2026-11-30"), at(today), {}) is expected


def test_a_notice_with_an_hour_appears_at_that_hour(a_notice: Notice, at: At) -> None:
    notice = a_notice(date="2026-11-10 09:30")
    assert stage(notice, at("2026-11-10 09:29"), {}) is Stage.SCHEDULED
    assert stage(notice, at("2026-11-10 09:30"), {}) is Stage.CURRENT


def test_a_notice_is_superseded_only_once_its_successor_is_public(a_notice: Notice, at: At) -> None:
    old, new = a_notice(), a_notice("2026-11-20-nowy", date="2026-11-20", supersedes="2026-11-10-nabor")
    for today, expected in (("2026-11-19", Stage.CURRENT), ("2026-11-20", Stage.SUPERSEDED)):
        replaced = successors((old, new), at(today))
        assert stage(old, at(today), replaced) is expected


def test_a_withdrawn_successor_replaces_nothing(a_notice: Notice, at: At) -> None:
    new = a_notice("2026-11-20-nowy", date="2026-11-20", supersedes="2026-11-10-nabor", withdrawn="Pomyłka.")
    assert successors((a_notice(), new), at("2026-12-01")) == {}


def test_withdrawal_counts_more_than_being_superseded_or_expired(a_notice: Notice, at: At) -> None:
    notice = a_notice(withdrawn="Pomyłka.", expires="2026-11-11")
    assert stage(notice, at("2026-12-01"), {notice.ref: (notice,)}) is Stage.WITHDRAWN


@pytest.mark.parametrize(
    ("today", "urgent"), [("2026-11-09", False), ("2026-11-10", True), ("2026-11-12", True), ("2026-11-13", False)]
)
def test_the_strip_shows_an_urgent_notice_to_the_end_of_its_last_day(
    a_notice: Notice, at: At, today: str, urgent: bool
) -> None:
    assert is_urgent(a_notice(urgent_until="2026-11-12"), at(today), {}) is urgent


def test_the_strip_may_end_at_an_hour(a_notice: Notice, at: At) -> None:
    notice = a_notice(urgent_until="2026-11-12 15:00")
    assert is_urgent(notice, at("2026-11-12 15:00"), {})
    assert not is_urgent(notice, at("2026-11-12 15:01"), {})


@pytest.mark.parametrize("fields", [{"withdrawn": "Pomyłka."}, {"expires": "2026-11-10"}])
def test_what_does_not_count_any_more_is_not_urgent(a_notice: Notice, at: At, fields: dict[str, str]) -> None:
    assert not is_urgent(a_notice(urgent_until="2026-11-20", **fields), at("2026-11-11"), {})


def test_a_change_dated_in_the_future_has_not_happened_yet(a_notice: Notice, at: At) -> None:
    notice = a_notice(updated="2026-11-12", change_note="x")
    assert changed_on(notice, at("2026-11-11")) is None
    assert changed_on(notice, at("2026-11-12")) == dt.date(2026, 11, 12)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-19", CallStage.COMING),
        ("2026-11-20", CallStage.OPEN),
        ("2026-12-08 16:00", CallStage.LAST_DAYS),
        ("2026-12-15 16:00", CallStage.LAST_DAYS),
        ("2026-12-15 16:01", CallStage.CLOSED),
    ],
)
def test_a_call_is_open_up_to_its_minute(a_notice: Notice, at: At, now: str, expected: CallStage) -> None:
    call = a_notice(call={"opens": "2026-11-20", "deadline": "2026-12-15 16:00"}).call
    assert call is not None
    assert call_stage(call, at(now)) is expected


def test_a_call_with_results_is_decided(a_notice: Notice, at: At) -> None:
    call = a_notice(call={"deadline": "2026-12-15 16:00", "results": "https://example.org/w"}).call
    assert call is not None
    assert call_stage(call, at("2026-12-16")) is CallStage.DECIDED


@pytest.mark.parametrize(
    ("now", "are_public", "expected"),
    [
        ("2027-01-05", True, CallStage.CLOSED),
        ("2027-01-10", True, CallStage.DECIDED),
        ("2027-01-10", False, CallStage.CLOSED),
    ],
    ids=["before the day of the results", "from that day", "their notice is not public"],
)
def test_a_call_is_decided_only_from_the_day_of_its_results(
    a_notice: Notice, at: At, now: str, are_public: bool, expected: CallStage
) -> None:
    written = {"deadline": "2026-12-15 16:00", "results": "https://example.org/w", "results_on": "2027-01-10"}
    call = a_notice(call=written).call
    assert call is not None
    assert call_stage(call, at(now), are_public) is expected


def test_days_left_are_those_of_the_calendar(at: At) -> None:
    assert days_left(at("2026-12-15 00:30"), at("2026-12-14 23:00")) == 1
    assert days_left(at("2026-12-15 23:59"), at("2026-12-15")) == 0


def test_notices_of_one_day_keep_one_order(a_notice: Notice) -> None:
    names = ["2026-11-10-b", "2026-11-10-a", "2026-11-11-c"]
    notices = [a_notice(name, date=name[:10]) for name in names]
    assert [notice.slug for notice in newest_first(notices)] == ["c", "b", "a"]
    assert newest_first(notices) == newest_first(reversed(notices))
