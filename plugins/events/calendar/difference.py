"""What subscribers will see change between two calendars, in Polish. Also what they would fail to see."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from plugins.polish.dates import weekday
from plugins.polish.timezone import ZONE

_NAMES = {
    "SUMMARY": "tytuł",
    "DTSTART": "początek",
    "DTEND": "koniec",
    "RRULE": "powtarzanie",
    "EXDATE": "pominięte terminy",
    "RDATE": "dodatkowe terminy",
    "LOCATION": "miejsce",
    "STATUS": "stan",
    "DESCRIPTION": "opis",
    "URL": "adres strony",
    "CATEGORIES": "rodzaj",
    "CONFERENCE": "adres spotkania online",
    "GEO": "punkt na mapie",
    "IMAGE": "obraz",
    "TRANSP": "czas w kalendarzu",
}
_WORDS = {
    "CONFIRMED": "potwierdzone",
    "TENTATIVE": "wstępne",
    "CANCELLED": "odwołane",
    "OPAQUE": "zajęty",
    "TRANSPARENT": "wolny",
}
_LONG = {"DESCRIPTION", "IMAGE", "GEO", "RRULE"}
Key = tuple[str, str]


class Seen(NamedTuple):
    """One VEVENT as a calendar shows it: `values` ready for people, `sequence` as it is."""

    title: str
    when: str
    cancelled: bool
    sequence: int
    values: Mapping[str, str]


def seen_in(calendar: bytes) -> dict[Key, Seen]:
    """What a calendar shows, by UID and changed date."""
    from icalendar import Calendar  # only when asked: start-up time

    shown = {}
    for event in Calendar.from_ical(calendar).walk("VEVENT"):
        changed_date = _told(event["RECURRENCE-ID"]) if "RECURRENCE-ID" in event else ""
        values: dict[str, str] = {}
        for name, value in event.property_items(recursive=False):
            if name in _NAMES:
                values[name] = "; ".join(filter(None, (values.get(name), _told(value))))
        shown[str(event["UID"]), changed_date] = Seen(
            title=str(event.get("SUMMARY", "")),
            when=values.get("DTSTART", ""),
            cancelled=str(event.get("STATUS", "")) == "CANCELLED",
            sequence=int(event.get("SEQUENCE", 0)),
            values=values,
        )
    return shown


def _told(value: Any) -> str:
    """A property's value for people: dates in local time, text unescaped, states in Polish."""
    if hasattr(value, "dts"):
        return ", ".join(_moment(item.dt) for item in value.dts)
    if hasattr(value, "dt") and isinstance(value.dt, date):
        return _moment(value.dt)
    if hasattr(value, "cats"):
        return ", ".join(str(item) for item in value.cats)
    text = value if isinstance(value, str) else value.to_ical()
    text = text.decode() if isinstance(text, bytes) else str(text)
    return _WORDS.get(text, text)


def _moment(when: date) -> str:
    if isinstance(when, datetime):
        when = when.astimezone(ZONE) if when.tzinfo else when
        return f"{when:%Y-%m-%d %H:%M} ({weekday(when)})"
    return f"{when:%Y-%m-%d} ({weekday(when)})"


def differences(old: bytes, new: bytes) -> list[str]:
    """One Polish line per entry that changes; lines that begin with „uwaga” tell what subscribers may not notice."""
    before, after = seen_in(old), seen_in(new)
    lines: list[str] = []
    for key in sorted(before.keys() | after.keys()):
        lines += _difference(before.get(key), after.get(key), key)
    return lines


def _difference(old: Seen | None, new: Seen | None, key: Key) -> Iterator[str]:
    date_note = f", termin {key[1]}" if key[1] else ""
    if new is None:
        assert old is not None
        if key[1]:
            yield f"bez zmian w terminie: {old.title}{date_note} – wraca do zwykłej reguły"
        else:
            yield f"znika: {old.title} ({old.when})"
    elif old is None:
        word = "odwołany termin" if new.cancelled and key[1] else "zmieniony termin" if key[1] else "nowe"
        yield f"{word}: {new.title} ({new.when}){date_note}"
    elif old.values != new.values:
        word = "odwołane" if new.cancelled and not old.cancelled else "zmienione"
        yield f"{word}: {new.title} ({new.when}){date_note} – {'; '.join(_changes(old, new))}"
        if new.sequence <= old.sequence:
            numbers = f"{old.sequence} → {new.sequence}"
            yield f"uwaga: {new.title}{date_note} – SEQUENCE nie wzrosło ({numbers}), część kalendarzy pominie zmianę"


def _changes(old: Seen, new: Seen) -> Iterator[str]:
    for name, label in _NAMES.items():
        was, now = old.values.get(name), new.values.get(name)
        if was == now:
            continue
        if was is None:
            yield f"nowe: {label}" if name in _LONG else f"{label}: {now}"
        elif now is None:
            yield f"bez pola: {label}"
        else:
            yield label if name in _LONG else f"{label}: {was} → {now}"


def report(old: bytes | None, new: bytes) -> str:
    """What to print: the differences, or that there are none. Without an old calendar everything is new."""
    if old is None:
        count = len(seen_in(new))
        return f"Kalendarz jest publikowany pierwszy raz, wpisów: {count}.\n"
    lines = differences(old, new)
    if not lines:
        return "Subskrybenci kalendarza nie zobaczą żadnych zmian.\n"
    return f"Subskrybenci kalendarza zobaczą zmiany ({len(lines)}):\n" + "".join(f"  {line}\n" for line in lines)


def main(old: Path, new: Path) -> int:
    """The command `calendar-diff`: 0 when both files could be read, 2 otherwise."""
    try:
        sys.stdout.write(report(old.read_bytes(), new.read_bytes()))
    except OSError as error:
        sys.stderr.write(f"Nie mogę przeczytać pliku {error.filename}. Podaj dwa pliki .ics: stary i nowy.\n")
        return 2
    except ValueError:
        sys.stderr.write("Jeden z plików nie jest kalendarzem .ics.\n")
        return 2
    return 0
