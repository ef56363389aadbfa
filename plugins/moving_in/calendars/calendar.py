"""A calendar of another program -> drafts of events, and the ledger of what was guessed and left out."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Kind
from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars import repeating
from plugins.moving_in.calendars.content_lines import CalendarComponent, CalendarProperty
from plugins.moving_in.calendars.expansion import Expansion, SourceOccurrence, expansion
from plugins.moving_in.calendars.zones import Zones
from plugins.moving_in.documents import Names, NewDocument, plain_of, short
from plugins.moving_in.html import looks_like_html, markdown_of, plain_markdown
from plugins.polish.timezone import day_of
from plugins.polish.words import fold

YEARS_AHEAD = 2
# Words of a title -> kind of event; the first that occurs counts.
_KINDS = (
    ("webinar", r"webinar"),
    ("szkolenie", r"szkoleni|warsztat|kurs\b|kursu|akademi|lekcj"),
    ("doradztwo", r"dyzur|porad|doradz|konsultacj"),
    ("spotkanie", r"spotkani|zebrani|forum|narad|posiedzeni|zjazd|debat|klub"),
)
_MEETING = re.compile(
    r"https://[^\s<>\"')]*(?:teams\.microsoft\.com|teams\.live\.com|zoom\.us|meet\.google\.com|webex\.com|"
    r"clickmeeting\.com|meet\.jit\.si)[^\s<>\"')\]]*"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
# What calendars write where a place should be: names of programs, or that there is no place.
_PROGRAM = re.compile(
    r"(?:spotkanie w aplikacji |na platformie )?(?:(?:microsoft )?teams|zoom|google meet|webex|skype|jitsi)"
    r"(?: meeting)?|clickmeeting|online:?|on-line|zdalnie|w sieci|internet",
    re.IGNORECASE,
)
_SILENT = {
    "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE",
    "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "CLASS", "TRANSP", "PRIORITY",
    "ATTENDEE", "ORGANIZER", "CATEGORIES", "URL", "GEO", "ATTACH", "COMMENT", "REQUEST-STATUS", "CONFERENCE",
}  # fmt: skip
_PERSONAL = ("ATTENDEE", "ORGANIZER", "CONTACT")


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """What the importer is given besides the file. ``uids`` are those that the content has already."""

    centre: Centre
    kind: Kind
    today: dt.date
    names: Names
    uids: Mapping[str, str]


def documents(calendars: Iterable[CalendarComponent], given: CalendarImport, ledger: Ledger) -> list[NewDocument]:
    """The drafts, in the order of the file."""
    found: list[NewDocument] = []
    known_uids = dict(given.uids)
    for calendar in calendars:
        zones = Zones(calendar, ledger)
        _tell_others(calendar, ledger)
        for uid, versions in _by_uid(calendar).items():
            if known := known_uids.get(uid):
                ledger.guess(versions[0].place, f"to wydarzenie już jest: {known}; pominięto")
                continue
            for master, exceptions in _events(versions, ledger):
                made = _documents(uid, master, exceptions, zones, given, ledger)
                known_uids |= {uid: made[0].path} if made else {}
                found += made
    _tell_personal(calendars, ledger)
    return found


def _by_uid(calendar: CalendarComponent) -> dict[str, list[CalendarComponent]]:
    groups: dict[str, list[CalendarComponent]] = defaultdict(list)
    for component in calendar.components:
        if component.name == "VEVENT":
            groups[component.text("UID") or f"bez-uid-{component.line}"].append(component)
    return groups


def _events(
    versions: Sequence[CalendarComponent], ledger: Ledger
) -> Iterator[tuple[CalendarComponent, list[CalendarComponent]]]:
    """The event of a UID with its exceptions: of several versions the newest. Exceptions alone are events each."""
    newest: dict[str, CalendarComponent] = {}
    for component in versions:
        named = component.get("RECURRENCE-ID")
        key = named.value.strip() if named else ""
        old = newest.get(key)
        if old is not None:
            component, older = (component, old) if _age(component) >= _age(old) else (old, component)
            words = " ".join(filter(None, (older.text(name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION"))))
            message = f"starsza wersja tego samego wydarzenia (SEQUENCE {_age(older)[0]}), pominięto"
            ledger.leave_out(older.place, message, words)
        newest[key] = component
    master = newest.pop("", None)
    if master is not None:
        yield master, list(newest.values())
        return
    for exception in newest.values():
        ledger.guess(exception.place, "zmieniony termin bez swojego wydarzenia; przeniesiono go jako osobne")
        yield exception, []


def _age(component: CalendarComponent) -> tuple[int, str]:
    sequence = component.text("SEQUENCE")
    return int(sequence) if sequence.isdigit() else 0, component.text("LAST-MODIFIED") or component.text("DTSTAMP")


def _documents(
    uid: str,
    master: CalendarComponent,
    exceptions: Sequence[CalendarComponent],
    zones: Zones,
    given: CalendarImport,
    ledger: Ledger,
) -> list[NewDocument]:
    if master.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        ledger.leave_out(master.place, "wydarzenie prywatne, pominięto", master.text("SUMMARY"))
        return []
    horizon = dt.date(max(given.today.year, _last_year(exceptions)) + YEARS_AHEAD, 12, 31)
    found = expansion(master, exceptions, zones, ledger, horizon)
    if found is None:
        ledger.leave_out(master.place, "brak daty początku, pominięto", master.text("SUMMARY"), "Dodaj je ręcznie.")
        return []
    if not found.occurrences:
        ledger.leave_out(master.place, "wyjątki usuwają każdy termin, pominięto", master.text("SUMMARY"))
        return []
    front, body, remarks = _described(master, given, ledger)
    told = _Told(master, given.centre, ledger)
    made = []
    for number, dates in enumerate(repeating.fronts(master, found, told)):
        _tell_dates(dates, found, master, ledger)
        start = day_of(dates["start"])
        whole = {"title": front["title"], **dates, **front}
        if not uid.startswith("bez-uid-") and re.fullmatch(r"[\x21-\x7e]+", uid):
            local, at, host = uid.partition("@")
            whole["uid"] = uid if not number else f"{local}--{start:%Y%m%d}{at}{host}"
            if master.get("RECURRENCE-ID"):
                whole["uid"] = f"{local}--{start:%Y%m%d}{at}{host}"
        else:
            ledger.guess(master.place, "brak identyfikatora (UID); powstanie z nazwy pliku")
        path = given.names.path(given.kind, str(front["title"]), start, "wydarzenie")
        if number:
            ledger.guess(master.place, f"kilka terminów w jednym dniu; dalsze są w {path}")
        made.append(NewDocument(path, _ordered(whole), body, master.place, remarks))
    return made


def _last_year(exceptions: Sequence[CalendarComponent]) -> int:
    years = (int(e.text("DTSTART")[:4]) for e in exceptions if e.text("DTSTART")[:4].isdigit())
    return min(max(years, default=0), 2100)


_ORDER = (
    "title",
    "start",
    "end",
    "kind",
    "summary",
    "place",
    "online",
    "status",
    "status_note",
    "topic",
    "repeats",
    "uid",
)


def _ordered(front: Mapping[str, Any]) -> dict[str, Any]:
    return {name: front[name] for name in _ORDER if name in front}


def _tell_dates(dates: Mapping[str, Any], found: Expansion, master: CalendarComponent, ledger: Ledger) -> None:
    repeats = dates.get("repeats")
    rule = master.get("RRULE")
    if rule and (repeats is None or repeats.get("count") == "1"):
        ledger.guess(master.place, "reguły powtarzania nie da się zapisać u nas; wypisano każdy termin", rule.value)
    if repeating.is_cut(dates, found):
        until = max(day_of(o.local()[0]) for o in found.occurrences)
        ledger.guess(master.place, f"powtarzanie bez końca przeniesiono do {until}. Potem je przedłuż")


def _described(
    master: CalendarComponent, given: CalendarImport, ledger: Ledger
) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """Fields that are no dates, the body, and remarks."""
    place = master.place
    title = " ".join(master.text("SUMMARY").split())
    cancelled = master.text("STATUS").upper() == "CANCELLED"
    if cancelled:
        title = re.sub(r"^(?:odwołane|anulowane|cancell?ed)\s*:\s*", "", title, flags=re.IGNORECASE)
    if not title:
        ledger.guess(place, "wydarzenie nie ma tytułu. Nazwij je")
        title = "Wydarzenie bez tytułu"
    body = _body(master, ledger)
    front: dict[str, Any] = {"title": title, "kind": kind_of(title), "summary": short(plain_of(body)) or title}
    ledger.guess(place, f"rodzaj „{front['kind']}” i streszczenie są domyślne. Popraw kind i summary")
    front |= _where(master, body, given.centre, ledger)
    status = {"CANCELLED": "odwolane", "TENTATIVE": "wstepne"}.get(master.text("STATUS").upper())
    if status:
        front["status"] = status
    if cancelled:
        front["status_note"] = "Odwołane w poprzednim kalendarzu."
        ledger.guess(place, "wydarzenie jest odwołane. Napisz w status_note, dlaczego")
    remarks = []
    for prop in master.all("CATEGORIES"):
        for name in prop.text.split(","):
            topic = _topic(name, given.centre.topics)
            if topic:
                front["topic"] = topic
            elif name.strip():
                remarks.append(f"Kategoria w poprzednim kalendarzu: {name.strip()}")
    return front, body, tuple(remarks)


def kind_of(title: str) -> str:
    """The kind of event that a title speaks of."""
    plain = fold(title)
    return next((kind for kind, words in _KINDS if re.search(words, plain)), "wydarzenie")


def _topic(name: str, topics: Mapping[str, str]) -> str | None:
    wanted = fold(name.strip())
    return next((slug for slug, title in topics.items() if wanted in (slug, fold(title))), None)


def _body(component: CalendarComponent, ledger: Ledger) -> str:
    """The description, remarks and links of an event. People's own notes are taken word for word."""
    text = component.text("DESCRIPTION")
    rich = component.text("X-ALT-DESC")
    if not text and rich:
        text = rich
    parts = [markdown_of(text, component.place, ledger) if looks_like_html(text) else plain_markdown(text)]
    parts += [plain_markdown(prop.text) for prop in component.all("COMMENT")]
    for prop in component.all("URL", "ATTACH"):
        address = prop.value.strip()
        if re.match(r"https?://\S+$", address) and address not in "".join(parts):
            parts.append(f"<{address}>")
        elif not re.match(r"https?://", address):
            quote = "" if prop.params.get("ENCODING") else address
            ledger.leave_out(component.place, f"{prop.name} nie jest adresem strony, pominięto", quote)
    for prop in component.properties:
        if prop.name not in _SILENT and prop.name not in _PERSONAL and not prop.name.startswith("X-"):
            ledger.leave_out(f"wiersz {prop.line}", f"pole {prop.name} nie ma odpowiednika, pominięto", prop.text)
    return "\n\n".join(part for part in parts if part.strip())


def _where(component: CalendarComponent, body: str, centre: Centre, ledger: Ledger) -> dict[str, Any]:
    """``place`` and ``online``. A place with an address of the network beside it is both; a program's name is none."""
    location = " ".join(component.text("LOCATION").split())
    written = _ADDRESS.search(location)
    meeting = written or _MEETING.search(body)
    conference = next((p.value for p in component.all("CONFERENCE", "X-GOOGLE-CONFERENCE")), "")
    online = (meeting[0] if meeting else conference).replace("\\_", "_").rstrip(".,;")
    found: dict[str, Any] = {}
    if re.match(r"https?://", online):
        found["online"] = online
        ledger.guess(component.place, "adres spotkania online będzie widać na stronie. Sprawdź, czy może", online)
    elif online:
        ledger.leave_out(component.place, "adres spotkania nie jest adresem strony, pominięto", online)
    rest = re.sub(r"\bonline:\s*$|[\s;,|()]+$", "", location.replace(written[0], "") if written else location).strip(
        " ;,|"
    )
    if online and (not rest or _PROGRAM.fullmatch(rest)):
        if rest:
            ledger.leave_out(component.place, "nazwę programu do rozmów pominięto, zostaje adres", rest)
    elif rest:
        found |= _place(rest, component, centre, hybrid=bool(online), ledger=ledger)
    elif not component.get("RECURRENCE-ID"):
        message = "brak miejsca; strona pokaże siedzibę ośrodka. Popraw place, jeśli to gdzie indziej"
        ledger.guess(component.place, message)
    return found


def _place(text: str, component: CalendarComponent, centre: Centre, *, hybrid: bool, ledger: Ledger) -> dict[str, Any]:
    """A room of the centre, the centre itself (named only where one can join from afar, too), or another place."""
    if room := next((room.name for room in centre.rooms if fold(room.name) in fold(text)), None):
        ledger.guess(component.place, f"miejscem jest sala ośrodka „{room}”", text)
        return {"place": {"room": room}}
    if _is_centre(text, centre):
        ledger.guess(component.place, "miejscem jest siedziba ośrodka", text)
        return {"place": {"name": centre.name}} if hybrid else {}
    return {"place": {"name": text} | _coordinates(component.get("GEO"))}


def _is_centre(text: str, centre: Centre) -> bool:
    plain = fold(text)
    return any(name and fold(name) in plain for name in (centre.name, centre.address.street))


def _coordinates(geo: CalendarProperty | None) -> dict[str, str]:
    match = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)[;,](-?\d+(?:\.\d+)?)\s*", geo.value) if geo else None
    if match and 49.0 <= float(match[1]) <= 54.9 and 14.1 <= float(match[2]) <= 24.2:
        return {"lat": match[1], "lon": match[2]}
    return {}


class _Told:
    """What an exception says besides its hours, as fields of a change; the rest of it goes to the ledger, once."""

    def __init__(self, master: CalendarComponent, centre: Centre, ledger: Ledger) -> None:
        self._master, self._centre, self._ledger = master, centre, ledger
        self._seen: set[int] = set()

    def __call__(self, occurrence: SourceOccurrence) -> Mapping[str, Any]:
        mine = occurrence.component
        if mine is self._master:
            return {}
        ledger = Ledger() if mine.line in self._seen else self._ledger
        self._seen.add(mine.line)
        found: dict[str, Any] = {}
        if mine.text("LOCATION") != self._master.text("LOCATION"):
            found |= _where(mine, "", self._centre, ledger)
        if mine.text("STATUS").upper() == "CANCELLED":
            found["status"] = "odwolane"
        title = " ".join(mine.text("SUMMARY").split())
        if title and title != " ".join(self._master.text("SUMMARY").split()):
            found["title"] = title
        if mine.text("DESCRIPTION") and mine.text("DESCRIPTION") != self._master.text("DESCRIPTION"):
            found["note"] = plain_of(_body(mine, ledger))
            ledger.guess(mine.place, "inny opis tego terminu jest w polu note", found["note"])
        return found


def _tell_others(calendar: CalendarComponent, ledger: Ledger) -> None:
    for component in calendar.components:
        if component.name not in ("VEVENT", "VTIMEZONE"):
            ledger.leave_out(
                component.place, f"{component.name} to nie wydarzenie, pominięto", component.text("SUMMARY")
            )


def _tell_personal(calendars: Iterable[CalendarComponent], ledger: Ledger) -> None:
    counts: Counter[str] = Counter()
    for calendar in calendars:
        for event in calendar.components:
            counts.update(prop.name for prop in event.properties if prop.name in _PERSONAL)
            counts["VALARM"] += sum(inner.name == "VALARM" for inner in event.components)
    words = {"ATTENDEE": "uczestnicy", "ORGANIZER": "organizatorzy z adresem", "CONTACT": "osoby do kontaktu",
             "VALARM": "przypomnienia"}  # fmt: skip
    for name, word in words.items():
        if counts[name]:
            why = "" if name == "VALARM" else " (to dane osobowe)"
            ledger.guess("", f"pominięto {word}{why}: {counts[name]}")


def uids_of(records: Collection[Any], host: str) -> dict[str, str]:
    """UID as calendars know it -> path, of the events that exist."""
    return {record.uid_at(host): record.path for record in records}
