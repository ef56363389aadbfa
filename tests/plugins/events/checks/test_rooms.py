"""Rooms of the centre: two events in one at one time, and names that site.yaml does not know."""

from pathlib import Path

import pytest

from tests import building

SITE = building.SITE_YAML + "rooms: [{name: Sala pod Lipą}, {name: Sala 12}]\n"


def event(hours: str, more: str = "place: {room: Sala pod Lipą}\n") -> str:
    start, end = hours.split("–")
    head = f"title: T\nstart: {start}\nend: {end}\nkind: spotkanie\nsummary: S\n"
    return f"---\n{head}{more}---\n"


def found(folder: Path, *events: str) -> list[str]:
    files = {f"kalendarz/2026-12-0{number}-e{number}.md": text for number, text in enumerate(events, 1)}
    return [str(one) for one in building.problems(folder, {"site.yaml": SITE, **files}, "2026-11-23", "events")]


EVENING = "2026-12-02 17:00–2026-12-02 19:00"
WEEKLY = "place: {room: Sala pod Lipą}\nrepeats: {every: tydzień, count: 3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event(EVENING), event("2026-12-02 18:59–2026-12-02 20:00")),
        (event(EVENING), event("2026-12-02 16:00–2026-12-02 21:00", "place: {room: sala pod  lipą}\n")),
        (event(EVENING), event("2026-12-02–2026-12-02")),
        (event(EVENING, "place: {room: Sala pod Lipą}\nstatus: wstepne\n"), event(EVENING)),
        (event("2026-11-25 18:00–2026-11-25 20:00", f"{WEEKLY}}}\n"), event(EVENING)),
    ],
    ids=["a-minute", "all-of-it", "whole-day", "provisional", "date-of-a-series"],
)
def test_two_events_in_one_room_at_one_time_are_a_problem_that_names_both_files(
    tmp_path: Path, one: str, other: str
) -> None:
    (problem,) = found(tmp_path, one, other)
    assert problem.startswith("kalendarz/2026-12-02-e2.md:")
    assert "place.room: sala „Sala pod Lipą” jest już zajęta: kalendarz/2026-12-01-e1.md, środa" in problem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event(EVENING), event("2026-12-02 19:00–2026-12-02 20:00")),
        (event(EVENING), event(EVENING, "place: {room: Sala 12}\n")),
        (event(EVENING), event(EVENING, "place: Biblioteka\n")),
        (event(EVENING), event(EVENING, "place: {name: Biblioteka, room: Sala pod Lipą}\n")),
        (event(EVENING), event(EVENING, "place: {room: Sala pod Lipą}\nstatus: odwolane\nstatus_note: x\n")),
        (event(EVENING), event(EVENING, "place: {room: Sala pod Lipą}\nstatus: przelozone\nstatus_note: x\n")),
        (event(EVENING), event("2026-11-25 18:00–2026-11-25 20:00", f"{WEEKLY}, except: 2026-12-02}}\n")),
        (
            event(EVENING),
            event("2026-11-25 18:00–2026-11-25 20:00",
                  f"{WEEKLY}, changes: {{date: 2026-12-02, place: {{room: Sala 12}}}}}}\n"),
        ),
    ],
    ids=["one-after-the-other", "other-room", "elsewhere", "room-elsewhere", "called-off", "postponed", "left-out",
         "moved-to-another-room"],
)  # fmt: skip
def test_rooms_are_free_for(tmp_path: Path, one: str, other: str) -> None:
    assert found(tmp_path, one, other) == []


def test_a_room_that_nobody_knows_is_a_problem(tmp_path: Path) -> None:
    assert found(tmp_path, event(EVENING, "place: {room: Sala pod Lipo}\n")) == [
        "kalendarz/2026-12-01-e1.md:7: place.room: nie znamy sali „Sala pod Lipo”. "
        "Nasze sale to: Sala pod Lipą, Sala 12. Popraw nazwę albo dopisz salę w site.yaml (rooms)."
    ]
