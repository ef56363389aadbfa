"""UIDs of events and deadlines: for ever the same, and never one for two entries."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.core.site.site import Site
from plugins.events.calendar import calendars
from plugins.published import calendar as locks
from tests import building
from tests.building import lock_after

HOST = "lokal.example.org"
NOW, LATER = "2026-11-23 12:00", "2026-11-24 12:00"
Files = dict[str, str | bytes]


def an_event(start: str, fields: str = "") -> str:
    return f"---\ntitle: Warsztaty\nstart: {start}\nend: {start}\nkind: szkolenie\nsummary: S.\n{fields}---\n"


def a_call(fields: str = "", date: str = "2026-11-20") -> str:
    front = f"title: Nabór\ndate: {date}\nsummary: S.\ntopic: nabory\n{fields}"
    return f"---\n{front}call: {{deadline: 2026-12-20 12:00}}\n---\n"


OPEN = "registration: {email: zapisy@example.org, deadline: 2026-12-01}\n"
WORKSHOP = {"kalendarz/2026-12-11-warsztaty.md": an_event("2026-12-11", OPEN)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {**WORKSHOP, "kalendarz/2026-12-01-warsztaty-zapisy.md": an_event("2026-12-01")},
            "kalendarz/2026-12-01-warsztaty-zapisy.md:1: uid: identyfikator 2026-warsztaty-zapisy@lokal.example.org ma "
            "już termin zapisów z kalendarz/2026-12-11-warsztaty.md. Wpisz inny, np. uid: 2026-warsztaty-zapisy-2",
            id="registration",
        ),
        pytest.param(
            {**WORKSHOP, "kalendarz/2026-12-01-inne.md": an_event("2026-12-01", "uid: 2026-warsztaty-zapisy\n")},
            "kalendarz/2026-12-01-inne.md:7: uid: identyfikator 2026-warsztaty-zapisy@lokal.example.org ma "
            "już termin zapisów z kalendarz/2026-12-11-warsztaty.md. Wpisz inny, np. uid: 2026-warsztaty-zapisy-2",
            id="written",
        ),
        pytest.param(
            {"aktualnosci/2026-11-20-x.md": a_call(), "kalendarz/2026-12-01-x-nabor.md": an_event("2026-12-01")},
            "kalendarz/2026-12-01-x-nabor.md:1: uid: identyfikator 2026-x-nabor@lokal.example.org ma "
            "już termin naboru z aktualnosci/2026-11-20-x.md. Wpisz inny, np. uid: 2026-x-nabor-2",
            id="call",
        ),
        pytest.param(
            {
                "aktualnosci/2026-11-20-x.md": a_call("aliases: /aktualnosci/2026/dawny/\n"),
                "kalendarz/2026-12-01-dawny-nabor.md": an_event("2026-12-01"),
            },
            "kalendarz/2026-12-01-dawny-nabor.md:1: uid: identyfikator 2026-dawny-nabor@lokal.example.org ma "
            "już termin naboru z aktualnosci/2026-11-20-x.md. Wpisz inny, np. uid: 2026-dawny-nabor-2",
            id="renamed-call",
        ),
    ],
)
def test_an_event_can_not_have_the_identifier_of_a_deadline(tmp_path: Path, files: Files, expected: str) -> None:
    (problem,) = building.problems(tmp_path, files, NOW, "events", "announcements")
    assert str(problem) == expected


def site_of(folder: Path, files: Mapping[str, str | bytes], now: str = NOW) -> Site:
    for path in (folder / "content").rglob("*.*"):
        path.unlink()
    building.write(folder / "content", files)
    analysis = pipeline.check(building.options_for(folder, now, ["announcements", "events"]))
    assert analysis.problems == ()
    assert not analysis.problems
    return analysis.site


def live(site: Site) -> set[str]:
    """The UIDs of what still holds."""
    return {item.uid for item in calendars.plan(site).items if not isinstance(item.source, locks.PublishedEntry)}


OLD, NEW = "aktualnosci/2026-11-20-stary.md", "aktualnosci/2026-11-20-nowy.md"


def test_the_deadline_of_a_call_keeps_its_identifier_when_the_notice_is_renamed(tmp_path: Path) -> None:
    lock = lock_after(site_of(tmp_path, {OLD: a_call()}))
    renamed = a_call("aliases: [/rss.xml, /aktualnosci/2026/stary/]\n")
    site = site_of(tmp_path, {NEW: renamed, **lock}, LATER)
    assert [item.uid for item in calendars.plan(site).items] == [f"2026-stary-nabor@{HOST}"]
    assert live(site_of(tmp_path, {NEW: renamed})) == {f"2026-stary-nabor@{HOST}"}, "also without the lock"


def test_the_deadline_of_a_call_keeps_the_identifier_that_subscribers_know(tmp_path: Path) -> None:
    lock = lock_after(site_of(tmp_path, {NEW: a_call()}))
    aliased = a_call("aliases: /aktualnosci/2026/stary/\n")
    assert live(site_of(tmp_path, {NEW: aliased, **lock}, LATER)) == {f"2026-nowy-nabor@{HOST}"}
    twice = a_call("aliases: [/aktualnosci/2026/pierwszy/, /aktualnosci/2026/nowy/]\n")
    third = "aktualnosci/2026-11-20-trzeci.md"
    assert live(site_of(tmp_path, {third: twice, **lock}, LATER)) == {f"2026-nowy-nabor@{HOST}"}


def test_a_call_has_no_deadline_in_calendars_before_its_notice_is_out(tmp_path: Path) -> None:
    files = {"aktualnosci/2026-12-10-nabor.md": a_call(date="2026-12-10")}
    assert live(site_of(tmp_path, files)) == set()
    assert live(site_of(tmp_path, files, "2026-12-10")) == {f"2026-nabor-nabor@{HOST}"}
