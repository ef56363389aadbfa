"""The newsletter of a month, made from the data: new notices, coming events, deadlines, changed rules.

`issue` gathers, `html`, `text` and `social` write it down: an e-mail, the same as plain text, and a short post. Nothing
is sent from here.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from jinja2 import Environment

from plugins.announcements import lifecycle
from plugins.announcements.model import When
from plugins.announcements.views import NoticeIndex
from plugins.core.schema.record import title_of
from plugins.core.schema.site_data.brand import Brand
from plugins.core.site.site import Site
from plugins.polish.dates import MONTHS, by, date_range, day_and_hour, long_date
from plugins.polish.plurals import NBSP
from plugins.polish.timezone import ZONE, day_of, first_moment
from plugins.polish.typography import typeset

SOCIAL_LIMIT = 500
SOCIAL_ENTRIES = 3


class NewsletterEntry(NamedTuple):
    """``when`` is in words and may be empty; ``day`` sorts."""

    title: str
    url: str
    when: str
    text: str
    day: dt.date


class Section(NamedTuple):
    title: str
    entries: tuple[NewsletterEntry, ...]


class Issue(NamedTuple):
    """A newsletter before it has a form. Addresses are absolute."""

    title: str
    name: str
    home: str
    sections: tuple[Section, ...]
    contact: str
    funder: str
    brand: Brand = Brand()


def issue(site: Site, year: int, month: int) -> Issue:
    """What was published in the month and still counts, and what comes until the end of the next one.

    Told as on the day of `site`, or on the nearest one of that month. Sections without entries are left out.
    """
    first = dt.date(year, month, 1)
    last = _last_day(first)
    now = min(max(site.now, first_moment(first)), dt.datetime.combine(last, dt.time.max, ZONE))
    then = replace(site, now=now)
    coming = (then.today, _last_day(last + dt.timedelta(days=1)))
    centre = site.centre
    sections = (
        Section("Nowe ogłoszenia", tuple(_notices(then, first, min(last, site.today)))),
        Section("Najbliższe wydarzenia", _in_order(_events(then, *coming))),
        Section("Terminy", _in_order(_deadlines(then, *coming))),
        Section("Zmiany w regulaminach", _in_order(_rules(then, first, coming[1]))),
    )
    return Issue(
        title=f"{centre.name}: {MONTHS[month - 1]} {year}",
        name=centre.name,
        home=f"{site.site_url}/",
        sections=tuple(section for section in sections if section.entries),
        contact=centre.email or "",
        brand=centre.brand,
        funder=(centre.funder.note or f"Finansuje: {centre.funder.name}.") if centre.funder else "",
    )


def _last_day(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _in_order(entries: Iterator[NewsletterEntry]) -> tuple[NewsletterEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.title)))


def _notices(site: Site, first: dt.date, last: dt.date) -> Iterator[NewsletterEntry]:
    notice_index = site.index(NoticeIndex)
    for row in notice_index.rows(notice_index.public):
        notice, day = row.notice, day_of(row.notice.date)
        if first <= day <= last and row.stage is lifecycle.Stage.CURRENT:
            yield NewsletterEntry(notice.title, f"{site.site_url}{notice.address}", long_date(day), notice.summary, day)


def _events(site: Site, first: dt.date, last: dt.date) -> Iterator[NewsletterEntry]:
    for card in site.cards("events", site.of("events")):
        start: Any = card["start"]
        if first <= day_of(start) <= last:
            title = f"{card['state']}: {card['title']}" if card.get("state") else str(card["title"])
            when = _when(start, card.get("end"))
            place = "" if card.get("state") else str(card.get("place") or ("online" if card.get("online") else ""))
            words = ", ".join(part for part in (when, place, str(card.get("repeats") or "")) if part)
            yield NewsletterEntry(
                title, f"{site.site_url}{card['url']}", words, str(card.get("summary", "")), day_of(start)
            )


def _when(start: When, end: Any) -> str:
    if end is not None and day_of(end) != day_of(start):
        return date_range(start, end)
    return day_and_hour(start)


def _deadlines(site: Site, first: dt.date, last: dt.date) -> Iterator[NewsletterEntry]:
    """Ends of calls, and of registration for events that take place."""
    for notice in site.index(NoticeIndex).current:
        if notice.call and first <= notice.call.deadline.date() <= last:
            yield _deadline(site, "Koniec naboru", notice, notice.call.deadline)
    for event in site.of("events"):
        registration = getattr(event, "registration", None)
        if getattr(event, "is_off", False):
            continue
        if registration and registration.deadline and first <= day_of(registration.deadline) <= last:
            yield _deadline(site, "Koniec zapisów", event, registration.deadline)


def _deadline(site: Site, word: str, record: Any, when: When) -> NewsletterEntry:
    return NewsletterEntry(f"{word}: {record.title}", f"{site.site_url}{record.address}", by(when), "", day_of(when))


def _rules(site: Site, first: dt.date, last: dt.date) -> Iterator[NewsletterEntry]:
    """Versions of rules that come into force in the month or the next one."""
    for version in site.of("regulations"):
        day = version.source_path.day
        if day and first <= day <= last:
            text = str(getattr(version, "change_note", None) or getattr(version, "summary", ""))
            address = f"{site.site_url}{version.address}"
            yield NewsletterEntry(title_of(version), address, f"od {long_date(day)}", text, day)


def html(made: Issue, environment: Environment) -> str:
    """An e-mail for mail programs of all ages: tables, styles in place, no pictures, no scripts."""
    return environment.get_template("announcements/newsletter.html").render(issue=made)


def text(made: Issue) -> str:
    """The same as plain text, lines of any length, addresses on lines of their own."""
    lines = [made.title, "=" * len(made.title), ""]
    for section in made.sections:
        lines += [section.title.upper(), ""]
        for entry in section.entries:
            lines += [f"* {entry.title}"]
            lines += [f"  {part}" for part in (entry.when, entry.text) if part]
            lines += [f"  {entry.url}", ""]
    lines += ["-- ", f"{made.name}: {made.home}", *([made.contact] if made.contact else []), made.funder]
    return typeset("\n".join(lines).rstrip()).replace(NBSP, " ") + "\n"


def social(made: Issue) -> str:
    """A short post: a few titles of each section, and where the rest is. Fits into 500 characters."""
    for entries in range(SOCIAL_ENTRIES, 0, -1):
        post = _post(made, entries)
        if len(post) <= SOCIAL_LIMIT:
            return post
    ending = f"\n\n{made.home}\n"
    return post[: SOCIAL_LIMIT - len(ending)].rsplit("\n", 1)[0] + ending


def _post(made: Issue, entries: int) -> str:
    blocks = [made.title]
    for section in made.sections:
        lines = [f"• {entry.title} ({entry.day.day:02}.{entry.day.month:02})" for entry in section.entries[:entries]]
        blocks.append("\n".join([f"{section.title}:", *lines]))
    return "\n\n".join([*blocks, f"Więcej: {made.home}"]).replace(NBSP, " ") + "\n"
