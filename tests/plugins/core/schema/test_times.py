"""Ends written 24:00, and the hours of a notice that the clock skips or shows twice."""

from pathlib import Path

import pytest

from tests.building import build, problems

EVENT = "---\ntitle: Noc\nstart: 2026-12-01 {start}\nend: {end}\nkind: spotkanie\nsummary: Po co.\n{more}---\n"
NOTICE = "---\ntitle: Zegary\ndate: {date}\nsummary: Co.\ntopic: nabory\n{more}---\nTreść.\n"


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("2026-12-01 24:00", "DTEND;TZID=Europe/Warsaw:20261202T000000"),
        ("2026-12-31 24:00", "DTEND;TZID=Europe/Warsaw:20270101T000000"),
    ],
)
def test_24_00_as_an_end_is_the_next_midnight(tmp_path: Path, end: str, line: str) -> None:
    text = EVENT.format(start="20:00", end=end, more="registration: {email: a@b.pl, deadline: 2026-11-30 24:00}\n")
    built = build(tmp_path, {"kalendarz/2026-12-01-noc.md": text}, "2026-11-23", "events")
    assert line in built["kalendarz/2026/noc/wydarzenie.ics"]
    assert "DTSTART;VALUE=DATE:20261130" in built["kalendarz/terminy.ics"]  # a deadline belongs to its own day


def test_24_00_as_a_start_is_reported_with_its_cure(tmp_path: Path) -> None:
    text = EVENT.format(start="24:00", end="2026-12-02 02:00", more="")
    (found,) = problems(tmp_path, {"kalendarz/2026-12-01-noc.md": text}, "2026-11-23", "events")
    assert found.message == "„24:00” nie jest godziną. Zapisz GG:MM, a koniec dnia jako 00:00 następnego dnia"


@pytest.mark.parametrize(
    ("start", "end", "change", "line"),
    [
        pytest.param("20:00", "2026-12-01 22:00", "end: 24:00", "20261209T000000", id="till midnight"),
        pytest.param("22:00", "2026-12-02 02:00", "end: 24:00", "20261209T000000", id="a night that ends at midnight"),
        pytest.param("22:00", "2026-12-02 02:00", "start: 22:00, end: 02:00", "20261209T020000", id="the same night"),
        pytest.param("22:00", "2026-12-02 02:00", "start: 21:00, end: 01:00", "20261209T010000", id="an hour earlier"),
        pytest.param("22:00", "2026-12-02 02:00", "start: 18:00, end: 23:00", "20261208T230000", id="an evening"),
    ],
)
def test_a_changed_night_of_a_series_ends_on_the_day_that_is_meant(
    tmp_path: Path, start: str, end: str, change: str, line: str
) -> None:
    more = f"repeats: {{every: tydzień, count: 3, changes: [{{date: 2026-12-08, {change}}}]}}\n"
    text = EVENT.format(start=start, end=end, more=more)
    built = build(tmp_path, {"kalendarz/2026-12-01-noc.md": text}, "2026-11-23", "events")
    assert f"DTEND;TZID=Europe/Warsaw:{line}" in built["kalendarz/2026/noc/wydarzenie.ics"]


@pytest.mark.parametrize("date", ["2026-10-25 02:30", "2026-03-29 02:30"])
def test_a_notice_in_an_hour_that_is_none_or_two_is_published_with_a_warning(tmp_path: Path, date: str) -> None:
    built = build(
        tmp_path,
        {f"aktualnosci/{date[:10]}-zegary.md": NOTICE.format(date=date, more="")},
        "2026-11-23",
        "announcements",
    )
    assert "aktualnosci/2026/zegary/index.html" in built
    (warning,) = built.report.warnings
    assert (warning.line, warning.field) == (3, "date")
    assert "02:30" in warning.message


def test_a_deadline_in_the_doubled_hour_stays_a_problem(tmp_path: Path) -> None:
    text = NOTICE.format(date="2026-10-01", more="call: {deadline: 2026-10-25 02:30}\n")
    (found,) = problems(tmp_path, {"aktualnosci/2026-10-01-zegary.md": text}, "2026-11-23", "announcements")
    assert found.field == "call.deadline"
