"""What staff have to know of events: which just passed without a word, which look like another or like a slip."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from plugins.core.site.reminders import TURN, Reminder
from plugins.core.site.site import Site
from plugins.events.model import Event, closing
from plugins.events.state import outcome, schedule
from plugins.polish.timezone import day_of, first_moment
from plugins.polish.words import fold

# A report is asked for while somebody still remembers.
REPORT_WITHIN = dt.timedelta(days=90)
FAR = 2


def reminders(site: Site) -> Iterator[Reminder]:
    coming: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in site.of(Event):
        yield from _turns(event, site)
        yield from _report(event, site)
        yield from _slip(event, site)
        if event.repeats is None and not event.is_off and day_of(event.finish) >= site.today:
            coming["tytuł", fold(event.title)].append(event)
            if not event.all_day:
                coming["początek", str(event.start)].append(event)
    for (what, _value), alike in coming.items():
        yield from (_double(first, other, what) for first, other in pairwise(alike))


def _turns(event: Event, site: Site) -> Iterator[Reminder]:
    upcoming = schedule.next_of(event, site.today)
    if upcoming:
        after = first_moment(upcoming.last_day + dt.timedelta(days=1))
        yield Reminder(TURN, event.path, after, f"minie termin wydarzenia „{event.title}”")
    signing_up = event.registration
    if signing_up and not event.is_off and upcoming:
        if signing_up.opens and first_moment(signing_up.opens) > site.now:
            yield Reminder(TURN, event.path, first_moment(signing_up.opens), f"zaczną się zapisy na „{event.title}”")
        if signing_up.deadline and closing(signing_up.deadline) > site.now:
            yield Reminder(TURN, event.path, closing(signing_up.deadline), f"skończą się zapisy na „{event.title}”")


def _report(event: Event, site: Site) -> Iterator[Reminder]:
    last = schedule.last_day(event, schedule.horizon(site.today))
    if not site.today - REPORT_WITHIN <= last < site.today or event.is_off or event.attended:
        return
    if outcome.outcome_on(site, event, last) != outcome.TOOK_PLACE:
        yield Reminder("report", event.path, last, f"„{event.title}”: wpisz attended albo napisz ogłoszenie z relacją.")


def _slip(event: Event, site: Site) -> Iterator[Reminder]:
    start = day_of(event.start)
    named = event.source_path.day
    if start.year > site.today.year + FAR or (named and abs(start.year - named.year) > 1):
        message = f"„{event.title}” zaczyna się w roku {start.year}. Czy to na pewno ten rok?"
        yield Reminder("near-double", event.path, start, message)


def _double(first: Event, other: Event, what: str) -> Reminder:
    message = f"„{other.title}” ma ten sam {what} co {first.path}. Jeśli to jedno wydarzenie, zostaw jeden plik."
    return Reminder("near-double", other.path, day_of(other.start), message)
