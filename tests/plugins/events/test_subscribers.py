"""Real programs subscribe to a published site over HTTP and see an event appear, move, be cancelled and be deleted."""

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from plugins.core.build import pipeline
from tests import building
from tests.building import lock_after

EVENT = """---
title: RODO w praktyce
start: 2026-12-02 17:00
end: 2026-12-02 19:00
kind: szkolenie
summary: Po co.
---
"""
REPEATS = """---
repeats:
  every: tydzień
  count: 3
  except: 2026-12-16
  changes: {date: 2026-12-23, start: 2026-12-22 10:00}
"""
OTHER = EVENT.replace("RODO w praktyce", "Księgowość").replace("12-02", "12-09").replace("---\n", REPEATS, 1)
RODO, BOOKS = "kalendarz/2026-12-02-rodo.md", "kalendarz/2026-12-09-ksiegowosc.md"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


class Subscriber:
    """khal with vdirsyncer, and the site that they follow."""

    def __init__(self, folder: Path, vdirsyncer: str, khal: str, port: int) -> None:
        self.folder, self._vdirsyncer, self._khal = folder, vdirsyncer, khal
        (folder / "vdirsyncer.conf").write_text(
            f'[general]\nstatus_path = "{folder}/status"\n'
            '[pair lokal]\na = "ours"\nb = "web"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage ours]\ntype = "filesystem"\npath = "{folder}/calendars"\nfileext = ".ics"\n'
            f'[storage web]\ntype = "http"\nurl = "http://127.0.0.1:{port}/kalendarz/kalendarz.ics"\n',
            encoding="utf-8",
        )
        (folder / "khal.conf").write_text(
            f"[calendars]\n[[lokal]]\npath = {folder}/calendars\nreadonly = True\n"
            "[locale]\nlocal_timezone = Europe/Warsaw\ndefault_timezone = Europe/Warsaw\n"
            "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ntimeformat = %H:%M\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            f"[sqlite]\npath = {folder}/khal.db\n",
            encoding="utf-8",
        )
        self._run(vdirsyncer, "-c", str(folder / "vdirsyncer.conf"), "discover")

    def _run(self, *command: str) -> str:
        result = subprocess.run(
            command, input="y\n", capture_output=True, text=True, timeout=60, check=False,
            env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "Europe/Warsaw"},
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        return result.stdout

    def sees(self) -> list[str]:
        """Refreshes and lists what khal shows of December 2026."""
        self._run(self._vdirsyncer, "-c", str(self.folder / "vdirsyncer.conf"), "sync")
        shown = self._run(
            self._khal, "-c", str(self.folder / "khal.conf"), "list", "--format",
            "{start-long-full} {title} {status}", "--day-format", "", "2026-12-01", "2026-12-31",
        )  # fmt: skip
        return [line.strip() for line in shown.splitlines() if line.strip()]


def published(folder: Path, files: Mapping[str, str], now: str) -> None:
    """What `publish` does: the lock first, then the site from it."""
    for path in (folder / "content").rglob("*.md"):
        path.unlink()
    building.write(folder / "content", files)
    site = pipeline.check(building.options_for(folder, now, ["events"])).site
    assert site is not None
    lock = lock_after(site)
    building.build(folder, {**files, **lock}, now, "events")


@pytest.fixture
def subscriber(tmp_path: Path, needs: Callable[..., str]) -> Iterator[Subscriber]:
    here = Path(sys.executable).parent
    vdirsyncer, khal = (str(here / n) if (here / n).exists() else needs(n) for n in ("vdirsyncer", "khal"))
    published(tmp_path, {RODO: EVENT, BOOKS: OTHER}, "2026-11-20 12:00")
    handler = functools.partial(Quiet, directory=str(tmp_path / "output"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Subscriber(tmp_path, vdirsyncer, khal, server.server_address[1])
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.client
@pytest.mark.slow
def test_khal_sees_an_event_appear_move_be_cancelled_and_be_deleted(subscriber: Subscriber, tmp_path: Path) -> None:
    books = "2026-12-09 17:00 Księgowość CONFIRMED"
    moved_books = "2026-12-22 10:00 Księgowość CONFIRMED"
    rodo = "2026-12-02 17:00 RODO w praktyce CONFIRMED"
    assert subscriber.sees() == [rodo, books, moved_books]

    new = EVENT.replace("RODO w praktyce", "Nowe").replace("12-02", "12-16")
    published(tmp_path, {RODO: EVENT, BOOKS: OTHER, "kalendarz/2026-12-16-nowe.md": new}, "2026-11-21 12:00")
    appeared = "2026-12-16 17:00 Nowe CONFIRMED"
    assert subscriber.sees() == [rodo, books, appeared, moved_books]

    moved = EVENT.replace("2026-12-02 17:00", "2026-12-03 16:30").replace("2026-12-02 19:00", "2026-12-03 18:30")
    published(tmp_path, {RODO: moved, BOOKS: OTHER, "kalendarz/2026-12-16-nowe.md": new}, "2026-11-22 12:00")
    assert subscriber.sees() == ["2026-12-03 16:30 RODO w praktyce CONFIRMED", books, appeared, moved_books]

    cancelled = moved.replace("---\n", "---\nstatus: odwolane\nstatus_note: Choroba.\n", 1)
    published(tmp_path, {RODO: cancelled, BOOKS: OTHER}, "2026-11-23 12:00")
    off = "2026-12-03 16:30 ODWOŁANE: RODO w praktyce CANCELLED"
    assert subscriber.sees() == [off, books, "2026-12-16 17:00 ODWOŁANE: Nowe CANCELLED", moved_books]

    published(tmp_path, {RODO: cancelled, BOOKS: OTHER}, "2026-12-17 12:00")
    assert subscriber.sees() == [off, books, moved_books]


SERIES = """---
title: Dyżur
start: 2026-12-10 17:00
end: 2026-12-10 19:00
kind: doradztwo
summary: Po co.
repeats:
  every: miesiąc
  on: drugi i czwarty czwartek
  until: 2026-12-31
  also: [2026-12-11]
  changes: [{date: 2026-12-24, start: 2026-12-23 10:00}]
---
"""
# The same as it was written before: one entry with two ordinals in its rule, an added date and a changed one.
BEFORE = """BEGIN:VEVENT
UID:2026-dyzur@lokal.example.org
DTSTAMP:20261120T110000Z
LAST-MODIFIED:20261120T110000Z
SEQUENCE:3622260
DTSTART;TZID=Europe/Warsaw:20261210T170000
DTEND;TZID=Europe/Warsaw:20261210T190000
RRULE:FREQ=MONTHLY;BYDAY=2TH,4TH;UNTIL=20261231T160000Z
RDATE;TZID=Europe/Warsaw:20261211T170000
SUMMARY:Dyżur
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:2026-dyzur@lokal.example.org
DTSTAMP:20261120T110000Z
LAST-MODIFIED:20261120T110000Z
SEQUENCE:3622260
RECURRENCE-ID;TZID=Europe/Warsaw:20261224T170000
DTSTART;TZID=Europe/Warsaw:20261223T100000
DTEND;TZID=Europe/Warsaw:20261223T120000
SUMMARY:Dyżur
STATUS:CONFIRMED
END:VEVENT
"""


@pytest.mark.client
@pytest.mark.slow
def test_khal_sees_a_series_in_the_form_of_today_and_of_before_alike_and_its_end_date_by_date(
    subscriber: Subscriber, tmp_path: Path
) -> None:
    file = tmp_path / "output" / "kalendarz" / "kalendarz.ics"
    head = file.read_text("utf-8").partition("BEGIN:VEVENT")[0].replace("\r\n", "\n")
    file.write_bytes(f"{head}{BEFORE}END:VCALENDAR\n".replace("\n", "\r\n").encode())

    def sees() -> list[str]:
        return [line for line in subscriber.sees() if "Dyżur" in line]

    dates = ["2026-12-10 17:00", "2026-12-11 17:00", "2026-12-23 10:00"]
    assert sees() == [f"{date} Dyżur CONFIRMED" for date in dates]

    file.unlink()
    name = "kalendarz/2026-12-10-dyzur.md"
    published(tmp_path, {RODO: EVENT, BOOKS: OTHER, name: SERIES}, "2026-11-21 12:00")
    assert "RDATE" not in file.read_text("utf-8")
    assert sees() == [f"{date} Dyżur CONFIRMED" for date in dates]

    later = SERIES.replace("also: [2026-12-11]", "also: [2026-12-14 09:00]")
    published(tmp_path, {RODO: EVENT, BOOKS: OTHER, name: later}, "2026-11-22 12:00")
    assert sees() == [
        "2026-12-10 17:00 Dyżur CONFIRMED",
        "2026-12-11 17:00 ODWOŁANE: Dyżur CANCELLED",
        "2026-12-14 09:00 Dyżur CONFIRMED",
        "2026-12-23 10:00 Dyżur CONFIRMED",
    ]

    published(tmp_path, {RODO: EVENT, BOOKS: OTHER}, "2026-12-12 12:00")
    assert sees() == [
        "2026-12-14 09:00 ODWOŁANE: Dyżur CANCELLED",
        "2026-12-23 10:00 ODWOŁANE: Dyżur CANCELLED",
    ]
