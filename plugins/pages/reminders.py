"""Pages that somebody wanted to look through again on a day that has come, or soon will."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.site.reminders import TURN, Reminder
from plugins.core.site.site import Site
from plugins.pages.model import PlainPage

SOON = dt.timedelta(days=30)


def reminders(site: Site) -> Iterator[Reminder]:
    for page in site.of("pages"):
        if isinstance(page, PlainPage) and page.review_by and page.review_by <= site.today + SOON:
            yield Reminder("review", page.path, page.review_by, f"przejrzyj „{page.title}” i popraw review_by.")
    for closure in site.centre.closures:
        end = closure.end or closure.start
        for day, words in ((closure.start, "zacznie się"), (end + dt.timedelta(days=1), "skończy się")):
            if day > site.today:
                yield Reminder(TURN, "site.yaml", day, f"{words} przerwa: {closure.reason}")
