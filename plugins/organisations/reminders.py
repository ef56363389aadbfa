"""Organisations whose data nobody has checked for long."""

from collections.abc import Iterator

from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Site
from plugins.organisations.model import Organisation
from plugins.organisations.profile import is_stale


def reminders(site: Site) -> Iterator[Reminder]:
    for organisation in site.of(Organisation):
        if is_stale(organisation, site.today):
            message = f"{organisation.name}: sprawdź dane i popraw checked_on."
            yield Reminder("to-check", organisation.path, organisation.checked_on, message)
