"""Rules of repetition: from Polish words to dates and to RRULE. Dates only; hours are `schedule`'s business.

A rule keeps RFC 5545's meaning, so that calendars count the same dates: a month without a 31st is skipped, weeks begin
on Monday, and the first date is always one of the rule's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Literal, NamedTuple

from dateutil import rrule

from plugins.core.schema.fields import InvalidValue
from plugins.polish.dates import WEEKDAYS, weekday_number
from plugins.polish.words import fold

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
UNITS = MappingProxyType(
    {
        "DAILY": ("dzień", "dni", "dni"),
        "WEEKLY": ("tydzień", "tygodnie", "tygodni"),
        "MONTHLY": ("miesiąc", "miesiące", "miesięcy"),
        "YEARLY": ("rok", "lata", "lat"),
    }
)
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


_WRITTEN: dict[str, Every] = {
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
    if words in _WRITTEN:
        return _WRITTEN[words]
    step = int(number) if number.isascii() and number.isdigit() else _STEPS.get(number, 0)
    if unit not in _WRITTEN or _WRITTEN[unit].weekdays or not 1 <= step <= 99:
        raise InvalidValue(f"„{text}” nie mówi, jak często wydarzenie się powtarza. {_EVERY_CURE}")
    return _WRITTEN[unit]._replace(interval=_WRITTEN[unit].interval * step)


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
    return next(dates(rule, day), None) == day


def dates(rule: Rule, first: date, until: date | None = None, limit: int | None = None) -> Iterator[date]:
    """The rule's dates from `first` on, in order. Without an end it goes on until the calendar's last year. A rule has
    one end: where there are two (a mistake), the number counts."""
    days = [rrule.weekday(day.weekday, day.ordinal) for day in rule.on if day.weekday is not None]
    at_month_end = any(day.weekday is None for day in rule.on)
    found = rrule.rrule(
        getattr(rrule, rule.every.frequency),
        dtstart=datetime.combine(first, time()),
        interval=rule.every.interval,
        wkst=rrule.MO,
        byweekday=days or None,
        bymonthday=LAST_DAY if at_month_end else None,
        bymonth=first.month if rule.every.frequency == "YEARLY" else None,
        until=datetime.combine(until, time()) if until and limit is None else None,
        count=limit,
    )
    return (moment.date() for moment in found)


def rule_text(rule: Rule, first: date, end: str = "") -> str:
    """The RRULE of a rule that begins on `first`; `end` is its ready `;UNTIL=…` part, or empty.

    Everything is said: programs differ in what they take from DTSTART, and some begin weeks on Sunday.
    """
    parts = [f"FREQ={rule.every.frequency}"]
    if rule.every.interval > 1:
        parts.append(f"INTERVAL={rule.every.interval}")
    if rule.every.frequency == "YEARLY":
        parts.append(f"BYMONTH={first.month}")
    if any(day.weekday is None for day in rule.on):
        parts.append(f"BYMONTHDAY={LAST_DAY}")
    elif rule.on:
        parts.append("BYDAY=" + ",".join(f"{day.ordinal or ''}{CODES[day.weekday or 0]}" for day in rule.on))
    elif rule.every.frequency == "WEEKLY":
        parts.append(f"BYDAY={CODES[first.weekday()]}")
    elif rule.every.frequency in ("MONTHLY", "YEARLY"):
        parts.append(f"BYMONTHDAY={first.day}")
    return ";".join(parts) + f"{end};WKST=MO"
