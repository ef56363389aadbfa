"""A life of publishes: whatever is edited, added, moved, deleted and renamed while years pass, a subscriber's program
shows the truth after each publication: no double, no ghost, no lost day.

The subscriber behaves as the strictest ones do: it takes an entry anew only when its SEQUENCE has grown and its
LAST-MODIFIED is another one (Google, ICSx5), and forgets the entries that are not in the calendar any more.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.build import pipeline
from plugins.core.site.site import Site
from plugins.events.calendar import calendars, ical, vevent
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.events.state import schedule
from plugins.polish.timezone import ZONE
from tests import building, calendar_subset
from tests.building import lock_after
from tests.plugins.events import random_series
from tests.plugins.events.conftest import read

START, END = dt.datetime(2025, 1, 1, tzinfo=ZONE), dt.datetime(2029, 1, 1, tzinfo=ZONE)
QUICK = settings(max_examples=4, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=150, suppress_health_check=list(HealthCheck))
Shown = tuple[str, str, bool]
Files = dict[str, dict[str, Any]]


class Subscriber:
    """A program that follows the calendar: what it keeps, by UID."""

    def __init__(self) -> None:
        self._entries: dict[str, bytes] = {}
        self._stamps: dict[str, tuple[int, str]] = {}

    def refreshes(self, raw: bytes) -> None:
        found: dict[str, list[Any]] = {}
        for event in icalendar.Calendar.from_ical(raw).events:
            found.setdefault(str(event["UID"]), []).append(event)
        self._entries = {uid: kept for uid, kept in self._entries.items() if uid in found}
        for uid, events in found.items():
            stamp = (int(events[0]["SEQUENCE"]), str(events[0]["LAST-MODIFIED"].dt))
            before = self._stamps.get(uid)
            if uid not in self._entries or before is None or (stamp[0] > before[0] and stamp[1] != before[1]):
                self._entries[uid] = b"".join(event.to_ical() for event in events)
                self._stamps[uid] = stamp

    def shows(self) -> list[Shown]:
        """(start, title, is cancelled) of each date."""
        raw = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + b"".join(self._entries.values()) + b"END:VCALENDAR\r\n"
        dates = recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(START, END)
        return sorted(
            (told(e["DTSTART"].dt), str(e["SUMMARY"]).removeprefix(vevent.OFF), str(e["STATUS"]) == "CANCELLED")
            for e in dates
        )


def told(when: dt.date | dt.datetime) -> str:
    return f"{when.astimezone(ZONE):%Y-%m-%d %H:%M}" if isinstance(when, dt.datetime) else f"{when}"


def truth(event: Event, today: dt.date) -> list[Shown]:
    """What our pages say of an event, as far as calendars reach."""
    far = schedule.horizon(today)
    until = dt.date(2029, 12, 31) if timing.is_endless(event) and _is_one_rule(event) else (
        schedule.until_of(event, far)
    )  # fmt: skip
    return dates_of(event, until)


def dates_of(event: Event, until: dt.date) -> list[Shown]:
    return [
        (told(date.start), date.title, date.status == "odwolane")
        for date in schedule.occurrences(event, until)
        if START.date() <= date.day < END.date()
    ]


def _is_one_rule(event: Event) -> bool:
    from plugins.events.calendar import series_parts

    return any(part.is_endless for part in series_parts.parts(event, dt.date(2027, 12, 31)))


def site_of(folder: Path, files: Files, lock: Mapping[str, bytes], now: str) -> Site | None:
    content = folder / "content"
    for path in content.rglob("*.*"):
        path.unlink()
    texts = {
        f"kalendarz/{name}.md": f"---\n{yaml.safe_dump(front, allow_unicode=True, default_style=None)}---\n"
        for name, front in files.items()
    }
    building.write(content, {**texts, **lock})
    analysis = pipeline.check(building.options_for(folder, now, ["events"]))
    return None if analysis.problems else analysis.site


def calendar_of(site: Site) -> bytes:
    planned = calendars.plan(site)
    entry_context = planned.entry_context._replace(base=site.site_url)
    found = (
        calendars.to_ical(item, entry_context) for item in calendars.by_feed(planned, site.today).get(calendars.ALL, ())
    )
    return ical.calendar("lokal na próbę", "Życie", found)


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[int, str, dict[str, Any]]]:
    """Steps: days until the next publication, what is done to the series, and with what."""
    steps = []
    for _ in range(draw(st.integers(2, 5))):
        days = draw(st.sampled_from((1, 6, 40, 300)))
        deed = draw(st.sampled_from(("edit", "edit", "edit", "rename", "delete", "nothing")))
        steps.append((days, deed, draw(random_series.front_matters())))
    return steps


def lived(folder: Path, steps: list[tuple[int, str, dict[str, Any]]]) -> None:
    subscriber, lock, name = Subscriber(), dict[str, bytes](), "2026-01-01-cykl"
    now, front = dt.datetime(2026, 1, 5, 12, tzinfo=ZONE), dict[str, Any]()
    uid, had, gone = "", list[Shown](), list[Shown]()
    for days, deed, new in steps:
        now += dt.timedelta(days=days)
        if deed == "edit":
            front = {**{k: v for k, v in new.items() if v is not None}, **COMMON, **({"uid": uid} if uid else {})}
        elif deed == "rename" and front:
            uid, name = "2026-cykl", "2026-01-02-inaczej"
            front = {**front, "uid": uid}
        elif deed == "delete":
            front = {}
        if front and read(name, **front)[0] is None:
            return
        site = site_of(folder, {name: front} if front else {}, lock, f"{now:%Y-%m-%d %H:%M}")
        if site is None:
            return
        raw = calendar_of(site)
        assert calendar_subset.breaches(raw) == []
        subscriber.refreshes(raw)
        shown = subscriber.shows()
        events = site.of(Event)
        if events:
            wanted = [row for row in truth(events[0], site.today) if row[0] >= f"{calendars.window(site.today)}"]
            living = [row for row in shown if row in wanted]
            assert sorted(living) == sorted(wanted), "a date is lost or doubled"
            # Dates written one by one reach further where the series says something about a later one.
            standing = dates_of(events[0], END.date())
            others = [row for row in shown if row not in standing]
            # What else is shown was shown before, or stood in the series, and is now called off.
            assert all(off for _, _, off in others), others
            gone = []
        else:
            gone = gone or [(start, title, True) for start, title, _ in had if start[:10] >= f"{site.today}"]
            assert all(off for _, _, off in shown)
            assert {start for start, _, _ in shown} <= {start for start, _, _ in had} | {s for s, _, _ in gone}
            to_come = {start for start, _, _ in gone if start[:10] >= f"{site.today}"}
            assert to_come <= {start for start, _, _ in shown}
            # A date may last over midnight or for two days; what was over before stays as it was.
            newly = [row for row in shown if row not in had]
            assert all(start[:10] >= f"{site.today - dt.timedelta(days=1)}" for start, _, _ in newly), newly
        had = shown
        lock = lock_after(site)


COMMON = {"title": "Dyżur", "kind": "doradztwo", "summary": "Po co."}


@QUICK
@given(steps=lives())
def test_a_subscriber_sees_the_truth_after_each_publication(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, dict[str, Any]]]
) -> None:
    lived(tmp_path_factory.mktemp("life"), steps)


@pytest.mark.long
@LONG
@given(steps=lives())
def test_a_subscriber_sees_the_truth_after_each_publication_of_many_lives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, dict[str, Any]]]
) -> None:
    lived(tmp_path_factory.mktemp("life"), steps)
