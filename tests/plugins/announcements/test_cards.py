"""What other pages show of announcements: the home page, profiles, pages of events."""

import datetime as dt
from collections.abc import Callable

import pytest

from plugins.announcements.cards import cards, home, left
from plugins.announcements.model import Announcement
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site
from tests.building import kinds

Notice = Callable[..., Announcement]
At = Callable[[str], dt.datetime]


def a_site(now: dt.datetime, *notices: Announcement) -> Site:
    centre, _issues = Centre.read({"name": "lokal", "url": "https://x.example.org", "topics": {"nabory": "Nabory"}})
    assert centre is not None
    return Site(centre, now, kinds("announcements"), lambda _kind: notices, {}, centre.url)


def titles(shown: object) -> list[str]:
    assert isinstance(shown, tuple)
    return [card["title"] for card in shown]


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "ostatni dzień"), (1, "został 1 dzień"), (2, "zostały 2 dni"), (5, "zostało 5 dni"), (22, "zostały 22 dni")],
)
def test_the_days_that_are_left_read_as_polish(days: int, words: str) -> None:
    assert left(days).replace("\u00a0", " ") == words


def test_home_shows_the_four_newest_that_count(a_notice: Notice, at: At) -> None:
    notices = [a_notice(f"2026-11-0{day}-n{day}", title=f"N{day}", date=f"2026-11-0{day}") for day in range(1, 7)]
    notices += [
        a_notice("2026-11-07-w", date="2026-11-07", withdrawn="Pomyłka."),
        a_notice("2026-11-08-e", date="2026-11-08", expires="2026-11-09"),
        a_notice("2026-11-09-s", title="Nowe", date="2026-11-09", supersedes="2026-11-06-n6"),
        a_notice("2026-12-24-p", date="2026-12-24"),
    ]
    assert titles(home(a_site(at("2026-11-23"), *notices))["notices"]) == ["Nowe", "N5", "N4", "N3"]


def test_home_tells_open_calls_from_coming_ones_by_deadline(a_notice: Notice, at: At) -> None:
    def call(name: str, deadline: str, **more: str) -> Announcement:
        return a_notice(f"2026-11-10-{name}", title=name, call={"deadline": deadline, **more})

    notices = [
        call("pozniej", "2026-12-20 12:00"),
        call("blisko", "2026-11-25 12:00"),
        call("wkrotce", "2026-12-31 12:00", opens="2026-12-01"),
        call("po", "2026-11-20 12:00"),
    ]
    shown = home(a_site(at("2026-11-23"), *notices))
    calls = shown["calls"]
    assert titles(calls) == ["blisko", "pozniej"]
    assert titles(shown["coming_calls"]) == ["wkrotce"]
    assert [(card["state"], card["left"].replace("\u00a0", " ")) for card in calls] == [  # type: ignore[attr-defined]
        ("Ostatnie dni", "zostały 2 dni"),
        ("Trwa", ""),
    ]


def test_pages_of_other_kinds_get_public_notices_newest_first(a_notice: Notice, at: At) -> None:
    notices = [
        a_notice("2026-11-01-stare", title="Stare", date="2026-11-01", expires="2026-11-02"),
        a_notice("2026-11-10-nowe", title="Nowe"),
        a_notice("2026-11-11-w", date="2026-11-11", withdrawn="Pomyłka."),
        a_notice("2026-12-24-p", date="2026-12-24"),
    ]
    shown = cards(a_site(at("2026-11-23"), *notices), notices)
    assert titles(shown) == ["Nowe", "Stare"]
    assert [card["state"] for card in shown] == ["", "Nieaktualne"]
