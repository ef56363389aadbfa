"""Can one still sign up? The answer at a moment, for pages, cards and lists alike."""

import datetime as dt
from typing import NamedTuple

from plugins.events.fields.parts import Registration, When
from plugins.events.model import Event, closing
from plugins.languages.catalogue import POLISH, words_of
from plugins.polish.dates import day_and_month, hour, weekday_genitive
from plugins.polish.timezone import first_moment


class SigningUp(NamedTuple):
    """``until`` is the end as staff wrote it, for the script that says on the page when it has passed;
    ``opens`` is the beginning while it is still to come.

    ``is_open``: there is something to click. ``label`` is a whole statement: "Zapisy do piątku 4 grudnia".
    """

    label: str
    tone: str
    is_open: bool
    is_full: bool = False
    until: When | None = None
    opens: When | None = None


def signing_up(event: Event, now: dt.datetime) -> SigningUp | None:
    """Return the state of registration, or None where there is none to speak of."""
    written = event.registration
    if written is None or event.is_off:
        return None
    own = words_of("events", POLISH)
    if written.opens and now < first_moment(written.opens):
        return SigningUp(f"Zapisy od {_day(written.opens)}", "info", False, opens=written.opens)
    if written.deadline and now >= closing(written.deadline):
        return SigningUp(own.closed, "quiet", False)
    if written.full:
        return SigningUp(f"{own.full}{', jest lista rezerwowa' if written.waiting_list else ''}", "warn", False, True)
    if written.deadline:
        return SigningUp(f"Zapisy do {_day(written.deadline)}", "good", True, until=written.deadline)
    return SigningUp(own.running, "good", True)


def ways(written: Registration) -> tuple[str, ...]:
    """Return the addresses of the ways to sign up, the best one first; of a full event, that of the waiting list."""
    if written.full:
        return (_address(written.waiting_list),) if written.waiting_list else ()
    found = (written.url, written.email and f"mailto:{written.email}", written.phone and f"tel:{written.phone}")
    return tuple(way for way in found if way)


def _address(way: str) -> str:
    return f"mailto:{way}" if "@" in way and "://" not in way else way


def _day(when: When) -> str:
    """`piątku 4 grudnia, godz. 16.00`: the year is that of the event."""
    day = f"{weekday_genitive(when)} {day_and_month(when)}"
    return f"{day}, {hour(when)}" if isinstance(when, dt.datetime) else day
