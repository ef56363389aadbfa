"""What staff have to know of notices: which wait, which expire, which calls have no results; and when pages change."""

import datetime as dt
from collections.abc import Iterator

from plugins.announcements.model import Announcement
from plugins.core.site.reminders import TURN, Reminder
from plugins.core.site.site import Site
from plugins.polish.timezone import first_moment

SOON = dt.timedelta(days=14)
DAY = dt.timedelta(days=1)


def reminders(site: Site) -> Iterator[Reminder]:
    for notice in site.of(Announcement):
        yield from _of(notice, site)


def _of(notice: Announcement, site: Site) -> Iterator[Reminder]:
    today = site.today
    if notice.shown_from > site.now:
        yield Reminder("scheduled", notice.path, notice.date, f"„{notice.title}” pokaże się w tym dniu.")
        yield Reminder(TURN, notice.path, notice.shown_from, f"pokaże się ogłoszenie „{notice.title}”")
        return
    if notice.expires and today <= notice.expires:
        yield Reminder(TURN, notice.path, notice.expires + DAY, f"przestanie liczyć się ogłoszenie „{notice.title}”")
        if notice.expires <= today + SOON:
            yield Reminder("expiring", notice.path, notice.expires, f"„{notice.title}” liczy się do tego dnia.")
    if notice.urgent_until and first_moment(notice.urgent_until) > site.now:
        until = notice.urgent_until if isinstance(notice.urgent_until, dt.datetime) else notice.urgent_until + DAY
        yield Reminder(TURN, notice.path, until, f"zniknie pasek pilnego ogłoszenia „{notice.title}”")
        yield Reminder("expiring", notice.path, notice.urgent_until, f"„{notice.title}” jest pilne do tego dnia.")
    if notice.call and not notice.withdrawn:
        call = notice.call
        if call.opens and first_moment(call.opens) > site.now:
            yield Reminder(TURN, notice.path, call.opens, f"zacznie się nabór „{notice.title}”")
        if call.deadline > site.now:
            yield Reminder(TURN, notice.path, call.deadline, f"skończy się nabór „{notice.title}”")
        elif not call.results:
            message = f"nabór „{notice.title}” skończył się, a nie ma wyników (call: results)."
            yield Reminder("call", notice.path, call.deadline, message)
