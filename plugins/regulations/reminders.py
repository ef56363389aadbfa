"""Days on which other rules begin to hold."""

from collections.abc import Iterator

from plugins.core.site.reminders import TURN, Reminder
from plugins.core.site.site import Site
from plugins.regulations.model import RegulationVersion


def reminders(site: Site) -> Iterator[Reminder]:
    for version in site.of(RegulationVersion):
        if version.in_force_from > site.today:
            yield Reminder("scheduled", version.path, version.in_force_from, f"„{version.title}” zacznie obowiązywać.")
            yield Reminder(TURN, version.path, version.in_force_from, f"zacznie obowiązywać „{version.title}”")
