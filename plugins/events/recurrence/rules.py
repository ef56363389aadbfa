"""Rules of repetition: from Polish words to dates and to RRULE. Dates only; hours are `schedule`'s business.

A rule keeps RFC 5545's meaning, so that calendars count the same dates: a month without a 31st is skipped, weeks begin
on Monday, and the first date is always one of the rule's own.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Literal, NamedTuple

from plugins.core.schema.fields import InvalidValue
from plugins.polish.dates import WEEKDAYS, weekday_number
from plugins.polish.words import fold

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST_DAY = -1


class Every(NamedTuple):
    """`every:` as read: how often, and the weekdays that its words already say (`dzień roboczy`)."""

    frequency: Frequency
    interval: int
    weekdays: tuple[int, ...] = ()


class On(NamedTuple):
    """A weekday (0 = Monday), alone or as the nth (or -nth) of the month; or the last day of the month."""

    weekday: int | None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition that fits its first date."""

    every: Every
    on: tuple[On, ...] = ()


_UNITS: dict[str, Every] = {
    **dict.fromkeys(("dzien", "dni", "codziennie", "dziennie"), Every("DAILY", 1)),
    **dict.fromkeys(("tydzien", "tygodnie", "tygodni", "tygodniowo"), Every("WEEKLY", 1)),
    **dict.fromkeys(("miesiac", "miesiace", "miesiecy", "miesiecznie"), Every("MONTHLY", 1)),
    **dict.fromkeys(("kwartal", "kwartaly", "kwartalow", "kwartalnie"), Every("MONTHLY", 3)),
    **dict.fromkeys(("rok", "roku", "lata", "lat", "rocznie", "corocznie"), Every("YEARLY", 1)),
    **dict.fromkeys(("dzien roboczy", "dni robocze"), Every("WEEKLY", 1, (0, 1, 2, 3, 4))),
}
_STEPS = {
    **dict.fromkeys(("drugi", "dwa"), 2),
    **dict.fromkeys(("trzeci", "trzy"), 3),
    **dict.fromkeys(("czwarty", "cztery"), 4),
    **dict.fromkeys(("piec", "piaty"), 5),
    **dict.fromkeys(("szesc", "szosty"), 6),
}
_ORDINALS = (
    (1, r"1|pierwsz\w{1,3}"),
    (2, r"2|drug\w{1,3}"),
    (3, r"3|trzeci\w{0,3}"),
    (4, r"4|czwart(?:y|a|ej|ego|e)"),
    (5, r"5|piat(?:y|a|ej|ego|e)"),
    (-1, r"ostatni\w{0,3}"),
    (-2, r"przedostatni\w{0,3}"),
)
_FILLERS = frozenset(("w", "we", "co", "kazdy", "kazda", "kazde", "kazdego", "kazdej", "miesiaca"))
_EVERY_CURE = "Zapisz np. dzień, tydzień, 2 tygodnie, miesiąc albo rok."
_ON_CURE = "Zapisz np. [wtorek, czwartek] albo ostatni piątek."


def every(text: str) -> Every:
    """`tydzień`, `co tydzień`, `2 tygodnie`, `co drugi miesiąc`… Raises `InvalidValue`."""
    words = re.sub(r"^(co|kazdy|w)\s+", "", fold(text).strip().rstrip("."))
    number, _, unit = words.partition(" ")
    if words in _UNITS:
        return _UNITS[words]
    step = int(number) if number.isascii() and number.isdigit() else _STEPS.get(number, 0)
    if unit not in _UNITS or _UNITS[unit].weekdays or not 1 <= step <= 99:
        raise InvalidValue(f"„{text}” nie mówi, jak często wydarzenie się powtarza. {_EVERY_CURE}")
    return _UNITS[unit]._replace(interval=_UNITS[unit].interval * step)


def on(text: str) -> tuple[On, ...]:
    """`wtorek`, `pn., śr.`, `ostatni piątek`, `drugi i czwarty czwartek`, `ostatni dzień miesiąca`."""
    found: list[On] = []
    ordinals: list[int] = []
    if re.search(r"\bco (drugi|drugą|drugie|trzeci|trzecią|trzecie)\b", text.casefold()):
        raise InvalidValue(f"„{text}”: „co drugi” zapisz w every, np. every: 2 tygodnie, a tu zostaw sam dzień.")
    for word in re.split(r"[,;/+\s]+", fold(text).strip()):
        word = word.rstrip(".")
        if not word or word in _FILLERS or word in {"i", "oraz"}:
            continue
        weekday = weekday_number(word)
        ordinal = next((number for number, pattern in _ORDINALS if re.fullmatch(pattern, word)), None)
        if weekday is not None:
            found += [On(weekday, number) for number in ordinals] or [On(weekday)]
            ordinals = []
        elif ordinal is not None:
            ordinals.append(ordinal)
        elif word == "dzien" and ordinals == [-1]:
            found, ordinals = [*found, On(None, LAST_DAY)], []
        else:
            raise InvalidValue(f"„{text}”: „{word}” nie jest dniem tygodnia. {_ON_CURE}")
    if ordinals or not found:
        raise InvalidValue(f"„{text}” nie mówi, którego dnia tygodnia. {_ON_CURE}")
    return tuple(dict.fromkeys(found))


def fitted(rhythm: Every, days: tuple[On, ...]) -> Rule:
    """A rule whose parts fit each other. Raises `InvalidValue` (about `on`) when they do not."""
    chosen = days or tuple(On(weekday) for weekday in rhythm.weekdays)
    nth = [day for day in chosen if day.ordinal is not None]
    by_month = rhythm.frequency in ("MONTHLY", "YEARLY")
    if by_month and len(nth) < len(chosen):
        raise InvalidValue(
            f"nie wiadomo, który z tych dni w miesiącu. Dopisz, np. ostatni {WEEKDAYS[chosen[0].weekday or 0]}."
        )
    if nth and not by_month:
        raise InvalidValue(
            "„pierwszy”, „drugi”, „ostatni” pasują tylko do every: miesiąc. Zmień every albo zostaw sam dzień."
        )
    if len({day.weekday is None for day in chosen}) > 1:
        raise InvalidValue("dni tygodnia nie łączą się z ostatnim dniem miesiąca. Zostaw jedno z nich.")
    if rhythm.frequency == "DAILY" and chosen:
        if rhythm.interval > 1:
            raise InvalidValue(
                "dni tygodnia nie pasują do powtarzania co kilka dni. Zapisz every: tydzień albo usuń on."
            )
        rhythm = Every("WEEKLY", 1)
    return Rule(rhythm, tuple(sorted(chosen, key=lambda day: (day.ordinal or 0, day.weekday or 0))))


def fits(rule: Rule, day: date) -> bool:
    """Whether a date can be the first one of a rule."""
    return not rule.on or any(
        _is_last_day(day) if choice.weekday is None else day == _nth(day.year, day.month, choice, day)
        for choice in rule.on
    )


def _is_last_day(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month


def _nth(year: int, month: int, choice: On, near: date) -> date | None:
    """The date that `choice` means in a month; a plain weekday means that of the week of `near`."""
    assert choice.weekday is not None
    if choice.ordinal is None:
        return near - timedelta(days=near.weekday() - choice.weekday)
    length = calendar.monthrange(year, month)[1]
    if choice.ordinal > 0:
        ahead = (choice.weekday - date(year, month, 1).weekday()) % 7
        number = 1 + ahead + 7 * (choice.ordinal - 1)
    else:
        behind = (date(year, month, length).weekday() - choice.weekday) % 7
        number = length - behind + 7 * (choice.ordinal + 1)
    return date(year, month, number) if 1 <= number <= length else None


def dates(rule: Rule, first: date, until: date | None = None, limit: int | None = None) -> Iterator[date]:
    """The rule's dates from `first` on, in order. Without an end it goes on until the calendar's last year."""
    given = 0
    for day in _endless(rule, first):
        if day < first:
            continue
        if (until and day > until) or (limit is not None and given >= limit):
            return
        yield day
        given += 1


def _endless(rule: Rule, first: date) -> Iterator[date]:
    step = rule.every.interval
    try:
        if rule.every.frequency == "DAILY":
            yield from (first + timedelta(days=step * number) for number in count())
        elif rule.every.frequency == "WEEKLY":
            monday = first - timedelta(days=first.weekday())
            weekdays = sorted({day.weekday for day in rule.on if day.weekday is not None}) or [first.weekday()]
            for number in count():
                yield from (monday + timedelta(days=7 * step * number + weekday) for weekday in weekdays)
        else:
            months = step * (12 if rule.every.frequency == "YEARLY" else 1)
            for number in count(first.year * 12 + first.month - 1, months):
                yield from _in_month(rule, number // 12, number % 12 + 1, first)
    except (OverflowError, ValueError):  # year 10000
        return


def _in_month(rule: Rule, year: int, month: int, first: date) -> list[date]:
    length = calendar.monthrange(year, month)[1]
    if not rule.on:
        return [date(year, month, first.day)] if first.day <= length else []
    found = (date(year, month, length) if day.weekday is None else _nth(year, month, day, first) for day in rule.on)
    return sorted({day for day in found if day})


def rrule(rule: Rule, first: date, end: str) -> str:
    """The RRULE of a rule; `end` is its ready `;UNTIL=…` or `;COUNT=…` part, or empty."""
    parts = [f"FREQ={rule.every.frequency}"]
    if rule.every.interval > 1:
        parts.append(f"INTERVAL={rule.every.interval}")
    if rule.on and rule.every.frequency == "YEARLY":
        parts.append(f"BYMONTH={first.month}")
    if any(day.weekday is None for day in rule.on):
        parts.append(f"BYMONTHDAY={LAST_DAY}")
    elif rule.on:
        parts.append("BYDAY=" + ",".join(f"{day.ordinal or ''}{CODES[day.weekday or 0]}" for day in rule.on))
    return ";".join(parts) + end
