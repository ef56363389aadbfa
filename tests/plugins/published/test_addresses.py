"""Permanent addresses: when each was first published, what readers last saw there, and that none is ever forgotten."""

import datetime as dt

from plugins.published.addresses import CurrentAddress, PublishedAddress, later, merged, read, to_json, updated

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
PAGE = "/aktualnosci/2026/nabor/"


def now(title: str = "Nabór", **facts: str) -> CurrentAddress:
    return CurrentAddress(PAGE, "announcements", title, "aktualnosci/2026-11-01-nabor.md", facts)


def test_new_address_is_published_at_the_moment_of_the_build() -> None:
    assert updated({}, [now(guid="x")], NOW) == {
        PAGE: PublishedAddress("announcements", "Nabór", "aktualnosci/2026-11-01-nabor.md", NOW, NOW, {"guid": "x"})
    }


def test_unchanged_address_stays_as_it_was() -> None:
    before = updated({}, [now()], NOW)
    assert updated(before, [now()], LATER) == before


def test_changed_facts_or_title_are_remembered_with_their_moment() -> None:
    before = updated({}, [now(text="1")], NOW)
    changed = updated(before, [now("Inny", text="2")], LATER)[PAGE]
    assert (changed.published, changed.changed, changed.title, changed.facts) == (NOW, LATER, "Inny", {"text": "2"})


def test_a_clock_set_back_does_not_make_a_change_older() -> None:
    before = updated({}, [now(text="1")], LATER)
    assert updated(before, [now(text="2")], NOW)[PAGE].changed == LATER


def test_an_address_that_is_gone_is_never_forgotten() -> None:
    before = updated({}, [now()], NOW)
    assert updated(before, [], LATER) == before


def test_of_two_entries_the_later_counts_with_the_earlier_publication() -> None:
    old = updated({}, [now(text="1")], NOW)
    new = updated({}, [now(text="2")], LATER)
    assert merged(old, new) == merged(new, old)
    assert merged(old, new)[PAGE].facts == {"text": "2"}
    assert merged(old, new)[PAGE].published == NOW
    same = (updated({}, [now(text="1")], NOW)[PAGE], updated({}, [now(text="2")], NOW)[PAGE])
    assert later(*same) == later(*reversed(same))


def test_file_is_read_back_as_it_was_written() -> None:
    before = updated({}, [now(text="1"), CurrentAddress("/kalendarz/kalendarz.ics", "feed", "Kalendarz")], NOW)
    assert read(to_json(before).encode()) == before
    assert to_json(before) == (
        '{\n"/aktualnosci/2026/nabor/": {"kind": "announcements", "title": "Nabór", '
        '"source": "aktualnosci/2026-11-01-nabor.md", "published": "2026-11-20T12:00:00Z", '
        '"changed": "2026-11-20T12:00:00Z", "facts": {"text": "1"}},\n'
        '"/kalendarz/kalendarz.ics": {"kind": "feed", "title": "Kalendarz", "published": "2026-11-20T12:00:00Z", '
        '"changed": "2026-11-20T12:00:00Z"}\n}\n'
    )
    assert read(None) == {}
