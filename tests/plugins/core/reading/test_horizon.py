"""A slip in a year is a mistake, at its line, and never a thousand empty months."""

from pathlib import Path

import pytest

from tests.building import build, problems

EVENT = "---\ntitle: Piknik\nstart: {start}\nend: {end}\nkind: spotkanie\nsummary: S.\n{more}---\n"


def event(start: str = "2026-12-01", end: str = "2026-12-01", more: str = "") -> str:
    return EVENT.format(start=start, end=end, more=more)


@pytest.mark.parametrize(
    ("name", "text", "line", "field"),
    [
        pytest.param("2937-12-01-a", event(), 1, None, id="year of the file's name"),
        pytest.param("2026-12-01-a", event(start="2926-12-01", end="2926-12-01"), 3, "start", id="start"),
        pytest.param("2026-12-01-a", event(end="9999-12-31"), 4, "end", id="the last day that computers know"),
        pytest.param("2026-12-01-a", event("2026-12-01 10:00", "2037-01-01 11:00"), 4, "end", id="date-time"),
        pytest.param(
            "2026-12-01-a", event(more="repeats: {every: tydzień, until: 2126-12-01}\n"), 7, "repeats.until", id="deep"
        ),
    ],
)
def test_a_date_too_far_ahead_is_reported_at_its_line(
    tmp_path: Path, name: str, text: str, line: int, field: str | None
) -> None:
    found = problems(tmp_path, {f"kalendarz/{name}.md": text}, "2026-11-29")
    assert (line, field) in [(problem.line, problem.field) for problem in found]
    assert any("daty mogą sięgać najdalej roku 2036. Popraw rok." in problem.message for problem in found)


def test_the_tenth_year_is_not_too_far(tmp_path: Path) -> None:
    files = {"kalendarz/2036-12-31-a.md": event("2036-12-31", "2036-12-31")}
    assert problems(tmp_path, files, "2026-11-29") == []
    assert [p.line for p in problems(tmp_path, files, "2025-11-29")] == [1, 3, 4]  # also where it was right before


def test_the_data_of_the_centre_have_the_same_bound(tmp_path: Path) -> None:
    site = (
        "name: L\nurl: https://lokal.example.org\ntopics: {nabory: N}\nclosures: [{from: 2926-12-24, reason: święta}]\n"
    )
    (found, *_) = problems(tmp_path, {"site.yaml": site}, "2026-11-29")
    assert (found.path, found.line) == ("site.yaml", 4)


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        pytest.param(event("1026-12-01", "1026-12-01"), 3, "start", id="a thousand years ago"),
        pytest.param(event(end="2028-12-01"), 4, "end", id="two years long"),
        pytest.param(event(more="repeats: {every: rok, count: 30}\n"), 7, "repeats.count", id="a series of 30 years"),
    ],
)
def test_times_that_no_event_has_are_reported(tmp_path: Path, text: str, line: int, field: str) -> None:
    found = problems(tmp_path, {"kalendarz/2026-12-01-a.md": text}, "2026-11-29")
    assert [(problem.line, problem.field) for problem in found] == [(line, field)]


def test_a_year_is_not_too_long(tmp_path: Path) -> None:
    assert problems(tmp_path, {"kalendarz/2026-12-01-a.md": event(end="2027-12-02")}, "2026-11-29") == []


@pytest.mark.parametrize("start", ["1986-06-01", "2036-06-01"])
def test_the_plan_of_one_event_is_small_wherever_it_lies(tmp_path: Path, start: str) -> None:
    built = build(tmp_path, {f"kalendarz/{start}-a.md": event(start, start)}, "2026-11-29", "events", "pages")
    months = [path for path in built.paths if path.startswith("kalendarz/") and path.count("/") == 3]
    assert len(months) <= 12 * 51
    assert len(built.paths) < 3 * 12 * 51
