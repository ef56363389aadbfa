"""Is the centre open? A sentence for the day of the build, which names the day and so stays true on any other."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from plugins.core.schema.site_data.centre import Centre, Closure, Hours
from plugins.languages.catalogue import POLISH, words_of
from plugins.polish.dates import WEEKDAYS, clock, day_and_month, in_weekday, time_range
from plugins.polish.phones import written

NOT_KNOWN = "Godzin otwarcia nie mamy jeszcze potwierdzonych."
CLOSURES_AHEAD = dt.timedelta(days=60)


class Opening(NamedTuple):
    """The arguments of the component `opening`; ``data`` is what the script needs to say "now".

    ``later`` is the week that begins to hold within the days that are looked ahead, with its title.
    """

    state: str
    line: str
    note: str = ""
    week: tuple[tuple[str, str, bool], ...] = ()
    closures: tuple[tuple[dt.date, dt.date | None, str], ...] = ()
    data: Mapping[str, object] | None = None
    later: tuple[str, tuple[tuple[str, str, bool], ...]] | None = None


def opening(centre: Centre, today: dt.date) -> Opening:
    """What the home page says about the hours. Hours that nobody has confirmed are said to be unknown."""
    closures = tuple((c.start, c.end, c.reason) for c in coming_closures(centre, today))
    note = centre.hours_note or ""
    if not any(h.holds_on(today) for h in centre.hours):
        if coming := _later(centre, today):
            return Opening("unknown", f"{NOT_KNOWN} {coming[0]}", note, closures=closures, later=coming)
        return Opening("unknown", note or f"{NOT_KNOWN} {_how_to_ask(centre.on(today))}".rstrip(), closures=closures)
    hours = _in_order(centre.hours_on(today))
    return Opening(
        state="open" if hours else "closed",
        line=_line(centre, today, hours),
        note=note,
        week=_week(centre, today),
        closures=closures,
        data=_data(centre, today),
        later=_later(centre, today),
    )


def coming_closures(centre: Centre, today: dt.date) -> list[Closure]:
    """The closures that run, or begin within the days that are looked ahead, in their order."""
    found = (c for c in centre.closures if (c.end or c.start) >= today and c.start <= today + CLOSURES_AHEAD)
    return sorted(found, key=lambda c: c.start)


def next_turn(centre: Centre, today: dt.date) -> dt.date | None:
    """The next day within reach on which other hours begin to hold, or none."""
    turns = {h.first for h in centre.hours if h.first}
    turns |= {h.until + dt.timedelta(days=1) for h in centre.hours if h.until}
    return min((turn for turn in turns if today < turn <= today + CLOSURES_AHEAD), default=None)


def _week(centre: Centre, day: dt.date, mark: bool = True) -> tuple[tuple[str, str, bool], ...]:
    """The hours of the whole week as they hold on a day; ``mark``: the day itself is told apart."""
    return tuple((weekday, *_on(centre, weekday, day, mark)) for weekday in WEEKDAYS)


def _later(centre: Centre, today: dt.date) -> tuple[str, tuple[tuple[str, str, bool], ...]] | None:
    """The day on which other hours begin to hold, in a sentence, and the week as it is then."""
    turn, say = next_turn(centre, today), words_of("pages.hours", POLISH)
    if turn is None:
        return None
    day = f"{day_and_month(turn)} {turn.year} r."
    if any(h.holds_on(turn) for h in centre.hours):
        return say.later.format(day=day), _week(centre, turn, mark=False)
    return say.later_unknown.format(day=day), ()


def _line(centre: Centre, today: dt.date, hours: Sequence[Hours]) -> str:
    day = f"Dziś, {in_weekday(today)} {day_and_month(today)},"
    if hours:
        spans = " i ".join(f"od {clock(h.opens)} do {clock(h.closes)}{_noted(h)}" for h in hours)
        return f"{day} otwarte {spans}."
    closure = centre.closure_on(today)
    line = f"{day} zamknięte ({closure.reason})." if closure else f"{day} zamknięte."
    following = _next_open(centre, today)
    if not following:
        return line
    day_name = f"{in_weekday(following)} {day_and_month(following)}"
    first = _in_order(centre.hours_on(following))[0]
    return f"{line} Zapraszamy {day_name} od {clock(first.opens)}{_noted(first)}."


def _noted(hours: Hours) -> str:
    """A condition belongs to its hours wherever they are said: who comes without asking finds a locked door."""
    return f" ({hours.note})" if hours.note else ""


def _next_open(centre: Centre, today: dt.date) -> dt.date | None:
    """The first day after today on which the centre is open, within the days for which closures are told."""
    days = (today + dt.timedelta(days=n) for n in range(1, CLOSURES_AHEAD.days))
    return next((day for day in days if centre.hours_on(day)), None)


def _on(centre: Centre, day: str, today: dt.date, mark: bool = True) -> tuple[str, bool]:
    """(hours of a weekday in words, whether it is today's)."""
    spans = [
        time_range(h.opens, h.closes) + _noted(h)
        for h in _in_order(h for h in centre.hours if day in h.days and h.holds_on(today))
    ]
    return ", ".join(spans) or words_of("pages.hours", POLISH).closed, mark and WEEKDAYS[today.weekday()] == day


def _in_order(hours: Iterable[Hours]) -> list[Hours]:
    return sorted(hours, key=lambda h: h.opens)


def _data(centre: Centre, today: dt.date) -> Mapping[str, object]:
    """What the script reads: each coming time of opening, in order, with the words to say about it.

    A time is (from, to, its day, its hour, how long): compared as text, so the script knows neither weeks nor closures.
    """
    days = (today + dt.timedelta(days=n) for n in range(CLOSURES_AHEAD.days))
    times = [
        [
            f"{day} {h.opens:%H:%M}",
            f"{day} {h.closes:%H:%M}",
            f"{in_weekday(day)} {day_and_month(day)}",
            f"o {clock(h.opens)}{_noted(h)}",
            f"do {clock(h.closes)}{_noted(h)}",
        ]
        for day in days
        for h in _in_order(centre.hours_on(day))
    ]
    closed = [[c.start.isoformat(), (c.end or c.start).isoformat(), c.reason] for c in centre.closures]
    return {"times": times, "closed": closed}


def _how_to_ask(centre: Centre) -> str:
    """How to learn the hours when they are not known: by telephone, by e-mail, or both."""
    ways = [f"zadzwoń: {written(centre.phone.number)}"] if centre.phone else []
    ways += [f"napisz: {centre.email}"] if centre.email else []
    return f"Zanim przyjdziesz, {' albo '.join(ways)}." if ways else ""
