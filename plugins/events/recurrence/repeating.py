"""What can be wrong with a repetition: a rule that misses its first date, exceptions that hit nothing, lost hours."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice, takewhile

from plugins.core.schema.fields import InvalidValue
from plugins.core.schema.issues import Issue
from plugins.events.fields import limits, rules
from plugins.events.fields.parts import Change, Repeats, When
from plugins.events.recurrence import timing
from plugins.events.recurrence.timing import Series
from plugins.polish import timezone
from plugins.polish.dates import weekday
from plugins.polish.timezone import day_of

LIMIT = 1000
YEARS_AHEAD = 5
NOTHING = "nie mówi, co się zmienia. Dopisz start, end, place, online, title, trainers, status albo note."
YEARS_OF_A_SERIES = 20


def issues_in(event: Series) -> Iterator[Issue]:
    """Mistakes of `repeats`. The later ones make sense only when the rule itself is right."""
    repeats = event.repeats
    assert repeats is not None
    rule_issues = list(_rule_issues(event, repeats))
    yield from rule_issues
    if rule_issues:
        return
    dates = _rule_dates(event, repeats)
    yield from _exception_issues(event, repeats, dates)
    yield from _lost_hours(event, repeats, dates)


def _rule_issues(event: Series, repeats: Repeats) -> Iterator[Issue]:
    first = day_of(event.start)
    if repeats.until and repeats.count:
        yield Issue("repeats.count", "jest i until, i count. Zostaw jedno z nich.")
    if repeats.until and repeats.until < first:
        yield Issue("repeats.until", f"koniec powtarzania jest przed pierwszym terminem ({first}). Popraw datę.")
        return
    try:
        rule = timing.rule_of(repeats)
    except InvalidValue as wrong:
        yield Issue("repeats.on" if repeats.on else "repeats.every", str(wrong))
        return
    if not rules.fits(rule, first):
        yield Issue(
            "repeats.on" if repeats.on else "repeats.every",
            f"pierwszy termin {first} to {weekday(first)}, a nie jest nim żaden z podanych dni. "
            f"Popraw dzień albo start.",
        )
    elif (repeats.count or 0) > LIMIT or (repeats.until and len(_rule_dates(event, repeats)) > LIMIT):
        field = "repeats.count" if repeats.count else "repeats.until"
        yield Issue(field, f"to więcej niż {LIMIT} terminów. Podaj wcześniejszy koniec.")
    elif repeats.count and (last := _rule_dates(event, repeats)[-1]).year > first.year + YEARS_OF_A_SERIES:
        yield Issue("repeats.count", f"ostatni termin byłby dopiero w roku {last.year}. Podaj mniejszą liczbę.")


def _rule_dates(event: Series, repeats: Repeats) -> list[dt.date]:
    """All dates of a rule with an end; of one without, as many as anyone can refer to."""
    named = [
        *repeats.except_,
        *(day for change in repeats.changes if (day := change.date or change.from_)),
        *map(day_of, repeats.also),
    ]
    far = max([day_of(event.start), *named]).replace(month=12, day=31)
    dates = timing.rule_dates(event, repeats)
    if repeats.until is None and repeats.count is None:
        dates = takewhile(lambda day: day.year <= far.year + YEARS_AHEAD, dates)
    return list(islice(dates, LIMIT + 1))


def _exception_issues(event: Series, repeats: Repeats, dates: list[dt.date]) -> Iterator[Issue]:
    known = set(dates)
    for number, day in enumerate(repeats.except_):
        if day not in known:
            yield Issue(f"repeats.except.{number}", f"{_told(day)} nie ma żadnego terminu. {_near(day, dates)}")
    standing = known - set(repeats.except_)
    for number, when in enumerate(repeats.also):
        field, day = f"repeats.also.{number}", day_of(when)
        if isinstance(when, dt.datetime) and event.all_day:
            yield Issue(field, f"wydarzenie jest całodniowe. Zapisz sam dzień: {day}")
        elif day in standing:
            yield Issue(field, f"{_told(day)} już jest termin. Usuń tę datę.")
        elif day in known and (not isinstance(when, dt.datetime) or when == timing.start_on(event, day)):
            # Programs take exceptions out of everything, also out of what was added (RFC 5545, 3.8.5.1).
            yield Issue(field, f"{_told(day)} jest też w except. Usuń tę datę z jednego z tych pól.")
        elif day < day_of(event.start):
            yield Issue(field, f"{_told(day)} to dzień przed pierwszym terminem. Wpisz najwcześniejszy termin w start.")
        standing.add(day)
    if not standing:
        yield Issue("repeats.except", "nie zostaje żaden termin. Odwołaj wydarzenie przez status: odwolane.")
        return
    yield from _changes_issues(event, repeats, dates, standing)


def _changes_issues(event: Series, repeats: Repeats, dates: list[dt.date], standing: set[dt.date]) -> Iterator[Issue]:
    seen: set[tuple[str, dt.date]] = set()
    for number, change in enumerate(repeats.changes):
        field = f"repeats.changes.{number}"
        name, day = ("from", change.from_) if change.from_ else ("date", change.date)
        if change.date and change.from_:
            yield Issue(field, "jest i date, i from. Zostaw date (jeden termin) albo from (ten i wszystkie po nim).")
            continue
        if day is None:
            yield Issue(
                field, "nie wiadomo, który termin. Dopisz date (jeden termin) albo from (ten i wszystkie po nim)."
            )
            continue
        if day in repeats.except_ and day not in standing:
            yield Issue(
                f"{field}.{name}",
                f"{_told(day)} jest też w except, więc tego terminu nie ma. Usuń tę datę z except albo usuń zmianę; "
                f"odwołany termin, który ma być widać, zapisz tylko tu: status: odwolane.",
            )
        elif day not in standing:
            yield Issue(f"{field}.{name}", f"{_told(day)} nie ma żadnego terminu. {_near(day, sorted(standing))}")
        elif (name, day) in seen:
            yield Issue(f"{field}.{name}", f"{_told(day)} jest już zmieniany wyżej. Połącz oba wpisy.")
        elif change.from_:
            yield from _from_issues(event, change, day, field)
        else:
            yield from _change_issues(event, change, day, field)
        seen.add((name, day))


def _from_issues(event: Series, change: Change, day: dt.date, field: str) -> Iterator[Issue]:
    """What holds from a date on: hours of the clock, since all dates that follow have them."""
    if day == day_of(event.start):
        yield Issue(f"{field}.from", "to pierwszy termin. Zmień wprost pola wydarzenia.")
    if not change.facts:
        yield Issue(field, NOTHING)
    for name, when in (("start", change.start), ("end", change.end)):
        if when is not None and (event.all_day or not isinstance(when, dt.time)):
            cure = (
                "Wydarzenie całodniowe w inne dni zapisz w osobnym pliku."
                if event.all_day
                else "Zapisz samą godzinę, np. 18:00; inny dzień tygodnia zapisz w osobnym pliku."
            )
            yield Issue(f"{field}.{name}", f"od tego terminu można zmienić tylko godzinę. {cure}")
            return
    stretch = timing.stretch_of(timing.stretches(event), day).since
    start = timing.start_on(event, day, stretch)
    yield from limits.order_issues(
        f"{field}.{'end' if change.end else 'start'}", start, timing.end_after(event, start, stretch)
    )


def _change_issues(event: Series, change: Change, day: dt.date, field: str) -> Iterator[Issue]:
    if event.all_day and any(isinstance(when, dt.time | dt.datetime) for when in (change.start, change.end)):
        name = "start" if isinstance(change.start, dt.time | dt.datetime) else "end"
        yield Issue(f"{field}.{name}", "wydarzenie jest całodniowe. Zapisz sam dzień, RRRR-MM-DD.")
        return
    if not event.all_day and type(change.end) is dt.date:
        yield Issue(f"{field}.end", "brakuje godziny. Zapisz np. 20:00 albo 2026-12-09 20:00.")
        return
    since = timing.stretch_of(timing.stretches(event), day).since
    usual = next((when for when in event.repeats.also if day_of(when) == day), day) if event.repeats else day
    planned = usual if isinstance(usual, dt.datetime) else timing.start_on(event, day, since)
    try:
        start = timing.changed_start(event, planned, change)
        end = timing.changed_end(event, start, change, since)
    except timezone.AmbiguousOrMissingTime as error:
        yield Issue(f"{field}.{'start' if change.start else 'end'}", str(error))
        return
    yield from limits.order_issues(f"{field}.{'end' if change.end else 'start'}", start, end)
    if not change.facts:
        yield Issue(field, NOTHING)


def _lost_hours(event: Series, repeats: Repeats, dates: list[dt.date]) -> Iterator[Issue]:
    """Repetitions that would begin or end in an hour that the clock skips or shows twice (02:00-03:00)."""
    clocks = [event.start, event.finish, *(when for c in repeats.changes if c.from_ for when in (c.start, c.end))]
    if event.all_day or not any(isinstance(m, dt.datetime | dt.time) and m.hour == 2 for m in clocks):
        return
    moved = {change.date for change in repeats.changes if change.start}
    added = {day_of(when) for when in repeats.also if not isinstance(when, dt.datetime)}
    stretches = timing.stretches(event)
    for day in sorted({*dates, *added} - set(repeats.except_) - moved):
        since = timing.stretch_of(stretches, day).since
        try:
            _require_moments(event, timing.start_on(event, day, since), since)
        except timezone.AmbiguousOrMissingTime as error:
            yield Issue("repeats", f"termin {day}: {error} Albo dopisz {day} do except.")


def _require_moments(event: Series, start: When, since: Change | None) -> None:
    """Raises `timezone.AmbiguousOrMissingTime` when a date's start, or an end given as an hour, is no single moment."""
    ends_by_hour = event.duration is None or not event.duration.exact or (since is not None and since.end is not None)
    for moment in (start, timing.end_after(event, start, since)) if ends_by_hour else (start,):
        if isinstance(moment, dt.datetime) and moment.hour == 2:
            timezone.local(moment.replace(tzinfo=None, fold=0))


def warnings_in(event: Series) -> Iterator[Issue]:
    """What is probably meant otherwise in a valid repetition."""
    repeats, first = event.repeats, day_of(event.start)
    if repeats is None:
        return
    if repeats.every.frequency == "MONTHLY" and not repeats.on and first.day > 28:
        yield Issue(
            "repeats.every",
            f"miesiące, które nie mają {first.day}. dnia, zostają pominięte. Jeśli chodzi o ostatni dzień miesiąca, "
            f"dopisz on: ostatni dzień miesiąca.",
        )
    days = list(islice(timing.rule_dates(event, repeats), 2))
    if len(days) == 2 and _overlap(event, *days):
        yield Issue(
            "repeats.every",
            f"jeden termin trwa jeszcze, gdy zaczyna się następny ({_told(days[1])}). Popraw end, duration albo every.",
        )
    standing = {day for day in _rule_dates(event, repeats) if day not in repeats.except_} | set(
        map(day_of, repeats.also)
    )
    for number, change in enumerate(repeats.changes):
        if change.date and change.start and not isinstance(change.start, dt.time):
            moved_to = day_of(change.start)
            if moved_to != change.date and moved_to in standing:
                yield Issue(
                    f"repeats.changes.{number}.start",
                    f"{_told(moved_to)} już jest inny termin tego cyklu; będą tam dwa. Sprawdź datę.",
                )


def _overlap(event: Series, day: dt.date, following: dt.date) -> bool:
    end, start = timing.end_after(event, timing.start_on(event, day)), timing.start_on(event, following)
    if isinstance(end, dt.datetime) and isinstance(start, dt.datetime):
        return end > start
    return day_of(end) >= day_of(start)


def _told(day: dt.date) -> str:
    return f"{day} ({weekday(day)})"


def _near(day: dt.date, dates: list[dt.date]) -> str:
    """The cure: the closest date that exists."""
    closest = min(dates, key=lambda known: abs(known - day))
    return f"Najbliższy to {_told(closest)}. Popraw datę albo ją usuń."
