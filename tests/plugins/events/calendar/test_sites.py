"""No calendar of the real, the sample and the demonstration site leaves the part of iCalendar that all clients read."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.cli.settings import now_of
from plugins.core.build import pipeline
from plugins.demonstration.commands import write
from plugins.events.calendar import calendars, ical
from plugins.published import calendar as locks
from tests import calendar_subset
from tests.building import ROOT, THEME, features, lock_after

DAY = "2026-11-30"


@pytest.mark.parametrize("name", ["real", "sample", "demonstration"])
def test_nothing_in_the_calendars_breaks_the_subset(name: str, tmp_path: Path) -> None:
    folders = {"real": ROOT / "content", "sample": ROOT / "tests" / "sample" / "content"}
    content = folders.get(name) or write(tmp_path / "content", dt.date.fromisoformat(DAY))
    options = pipeline.BuildOptions(
        content=content, output=tmp_path / "output", theme=THEME, cache=tmp_path / "cache",
        now=now_of(DAY), features=features(),
    )  # fmt: skip
    site = pipeline.check(options).site
    assert site is not None
    planned = calendars.plan(site)
    entry_context = planned.entry_context._replace(base=site.site_url)
    raw = ical.calendar(
        "lokal", "Wszystko", [calendars.to_ical(item, entry_context) for item in planned.stamped.values()]
    )
    assert calendar_subset.breaches(raw) == []
    assert len(planned.stamped) > 3
    # And the record keeps each of them in a form from which it could be called off.
    assert all(entry.lines for entry in locks.read(lock_after(site)[locks.FILE]).values())
