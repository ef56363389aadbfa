"""Times, rules and facts of events in plain Polish sentences, for pages and calendar entries alike."""

import datetime as dt
from collections.abc import Iterator, Sequence

from plugins.core.schema.access import ACCESS
from plugins.events.fields.parts import Registration, Repeats, When
from plugins.events.fields.rules import UNITS, Every, On
from plugins.events.model import Event
from plugins.events.recurrence import timing
from plugins.events.state import schedule
from plugins.events.state.schedule import Occurrence
from plugins.languages.catalogue import POLISH, words_of
from plugins.polish.dates import (
    MONTHS_GENITIVE,
    by,
    clock,
    day_and_hour,
    day_and_month,
    long_date,
    nth_weekday_accusative,
    on_weekdays,
    since,
    time_range,
    until,
)
from plugins.polish.plurals import plural
from plugins.polish.timezone import day_of


def hours(start: When, end: When) -> str:
    """Only the hours of one day: `17.00–19.00`, `cały dzień`, `od 22.00`."""
    if not isinstance(start, dt.datetime):
        return "cały dzień"
    if isinstance(end, dt.datetime) and day_of(start) == day_of(end):
        return f"{time_range(start, end)}"
    return f"od {clock(start)}"


def repeats(event: Event) -> str:
    """The rule in words: `co 2 tygodnie we wtorki i w czwartki, do 22 grudnia 2026 r.`; else empty."""
    rule = event.repeats
    if rule is None:
        return ""
    step = rule.every.interval
    unit = plural(step, *UNITS[rule.every.frequency])
    text = f"co {unit}" if step == 1 else f"co {step} {unit}"
    days = _days(event, rule)
    if rule.every.weekdays and not rule.on:
        text = "w dni robocze"
    elif rule.every == Every("DAILY", 1) and not rule.on:
        text = "codziennie"
    elif days:
        text = f"{text} {days}"
    if rule.until:
        text = f"{text}, do {long_date(rule.until)}"
    return text


def _days(event: Event, rule: Repeats) -> str:
    """The days of a rule: `we wtorki i w czwartki`, `w ostatni piątek`, `12. dnia`, `12 maja`."""
    first = day_of(event.start)
    if rule.on:
        month = f" {MONTHS_GENITIVE[first.month - 1]}" if rule.every.frequency == "YEARLY" else ""
        return joined([_on(choice) for choice in rule.on]) + month
    match rule.every.frequency:
        case "WEEKLY":
            return _on(On(first.weekday()))
        case "MONTHLY":
            return f"{first.day}. dnia"
        case "YEARLY":
            return day_and_month(first)
    return ""


def _on(choice: On) -> str:
    if choice.weekday is None:
        return "w ostatni dzień miesiąca"
    if choice.ordinal is None:
        return on_weekdays(choice.weekday)
    return f"w {nth_weekday_accusative(choice.ordinal, choice.weekday)}"


def joined(parts: Sequence[str]) -> str:
    """`a, b i c`"""
    return " i ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def access(chosen: Sequence[str]) -> str:
    return ", ".join(ACCESS[word] for word in chosen)


def registration(value: Registration) -> str:
    """`Zapisy do piątku 4 grudnia 2026, godz. 16.00: zapisy@example.org, tel. +48…`, `Brak miejsc.`"""
    if value.full:
        full = f"{words_of('events', POLISH).full}."
        return f"{full} Lista rezerwowa: {value.waiting_list}" if value.waiting_list else full
    times = [since(value.opens)] if value.opens else []
    times += [by(value.deadline)] if value.deadline else []
    ways = [way for way in (value.url, value.email, value.phone and f"tel. {value.phone}") if way]
    return f"{' '.join(['Zapisy', *times])}: {', '.join(ways)}"


def deadline(event: Event) -> str:
    """`zapisy do piątku 4 grudnia 2026 r., godz. 16.00`; empty when there is no deadline."""
    value = event.registration and event.registration.deadline
    return f"zapisy {by(value)}" if value else ""


def moved_from(before: When) -> str:
    """`przeniesione z wtorku 1 grudnia 2026 r., godz. 17.00`, `… ze środy …`"""
    day = until(before).removeprefix("do ")
    return f"przeniesione {'ze' if day.startswith('śr') else 'z'} {day}"


def others(occurrence: Occurrence) -> Iterator[str]:
    """What is different on one date besides its time and place: its title, who leads it, what staff note."""
    event = occurrence.event
    if occurrence.title != event.title:
        yield occurrence.title
    if occurrence.trainers != event.trainers:
        yield f"{'prowadzą' if len(occurrence.trainers) > 1 else 'prowadzi'}: {', '.join(occurrence.trainers)}"
    if occurrence.note and occurrence.note != event.status_note:
        yield occurrence.note


def later(event: Event, day: dt.date) -> Iterator[str]:
    """What staff say about all dates from one on (`from`), where that one is after ``day``: `od środy 6 stycznia
    2027 r.: 18.00–20.00; prowadzi: Jan Kowalski`."""
    states = {"odwolane": "odwołane", "przelozone": "przełożone", "wstepne": "termin wstępny"}
    for first, said in timing.stretches(event)[1:]:
        if said is None or first <= day:
            continue
        date = schedule.occurrence(event, timing.start_on(event, first, said), None, said)
        where = date.place and (date.place.name or date.place.room)
        facts = [
            hours(date.start, date.end) if said.start or said.end else "",
            where or "" if said.place else "",
            "online" if said.online else "",
            states.get(date.status, "") if said.status else "",
            *others(date),
        ]
        yield f"{since(first)}: {'; '.join(filter(None, facts))}"


def change(occurrence: Occurrence) -> Iterator[str]:
    """What is not as first announced, one line, or none."""
    note = occurrence.note
    label = {"odwolane": "Odwołane", "przelozone": "Przełożone", "wstepne": "Termin wstępny"}.get(occurrence.status)
    if label and not (occurrence.status == "przelozone" and occurrence.previous):
        yield f"{label}: {note}" if note else f"{label}."
    elif occurrence.moved_from:
        moved = moved_from(occurrence.moved_from).capitalize()
        yield f"{moved}: {note}" if note else f"{moved}."
    elif occurrence.change and occurrence.start != occurrence.planned:
        moved = f"Zmiana terminu (miało być: {day_and_hour(occurrence.planned)})"
        yield f"{moved}: {note}" if note else f"{moved}."
    elif note:
        yield f"Zmiana: {note}"
