"""The opening hours on pages in other languages: days and hours, no sentences. Polish pages say more (`opening`)."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from plugins.core.schema.site_data.centre import Centre, Hours
from plugins.languages.written import day, days, weekday
from plugins.pages.visiting.opening import coming_closures, next_turn
from plugins.polish.dates import WEEKDAYS


class Times(NamedTuple):
    """``note`` is a condition as site.yaml has it, in Polish."""

    words: str
    note: str


class DayHours(NamedTuple):
    name: str
    times: tuple[Times, ...]
    is_today: bool = False


class OpeningHours(NamedTuple):
    """``later`` is the week that begins to hold soon, with its day; no hours in it mean that they are not known yet."""

    today: DayHours
    week: tuple[DayHours, ...]
    closures: tuple[tuple[str, str], ...]
    later: tuple[str, tuple[DayHours, ...]] | None


def opening_hours(centre: Centre, today: dt.date, lang: str) -> OpeningHours | None:
    """None when no hours are known today: then the text of the page says how to ask."""
    if not any(hours.holds_on(today) for hours in centre.hours):
        return None
    turn = next_turn(centre, today)
    return OpeningHours(
        today=DayHours(days(today, today, lang), _times(centre.hours_on(today)), is_today=True),
        week=_week(centre, today, lang, today.weekday()),
        closures=tuple((days(c.start, c.end or c.start, lang), c.reason) for c in coming_closures(centre, today)),
        later=(day(turn, lang), _week(centre, turn, lang)) if turn else None,
    )


def _week(centre: Centre, on: dt.date, lang: str, today: int | None = None) -> tuple[DayHours, ...]:
    """The whole week as it holds on a day; empty when no hours hold then."""
    holding = [hours for hours in centre.hours if hours.holds_on(on)]
    found = (
        DayHours(weekday(number, lang), _times(h for h in holding if polish in h.days), number == today)
        for number, polish in enumerate(WEEKDAYS)
    )
    return tuple(found) if holding else ()


def _times(found: Iterable[Hours]) -> tuple[Times, ...]:
    return tuple(Times(f"{h.opens:%H:%M}–{h.closes:%H:%M}", h.note or "") for h in sorted(found, key=lambda h: h.opens))
