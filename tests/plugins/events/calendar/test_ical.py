"""Calendars octet by octet: what no reader notices and some subscribers trip over (RFC 5545, 7986)."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.events.calendar import ical, vevent
from plugins.events.calendar.ical import Property
from plugins.events.calendar.vevent import EntryContext
from plugins.events.model import Event
from tests.plugins.events.readers import components_of

An = Callable[..., Event]
STAMP = dt.datetime(2026, 4, 1, 10, 0, tzinfo=dt.UTC)
GOLDEN = Path(__file__).parent / "golden"


def calendar_of(event: Event, entry_context: EntryContext, name: str = "Próba") -> bytes:
    return ical.calendar(
        "lokal w Bytomiu", name, [ical.vevent(c, STAMP, STAMP) for c in components_of(event, entry_context)]
    )


def lines_of(raw: bytes) -> list[str]:
    """Unfolded content lines."""
    return raw.decode().replace("\r\n ", "").split("\r\n")[:-1]


LONG = {
    "title": "Zażółć gęślą jaźń; czyli: przecinki, średniki i \\ukośniki 🙂",
    "summary": "Bardzo długie streszczenie, żeby było co składać: ąęćłńóśźż " * 3,
    "accessibility": ["pjm", "petla"],
    "trainers": ["Anna Nowak", "Zdzisław Brzęczyszczykiewicz"],
    "online": "https://example.org/spotkanie?a=1;b=2,3",
    "place": {"room": "sala 12"},
    "registration": {"email": "zapisy@example.org", "deadline": "2026-05-11 16:00"},
    "repeats": {
        "every": "tydzień",
        "count": "3",
        "changes": [{"date": "2026-05-19", "status": "odwolane", "note": "Choroba."}],
    },
}


@pytest.fixture
def raw(an_event: An, entry_context: EntryContext) -> bytes:
    return calendar_of(an_event(**LONG), entry_context)


def test_file_is_utf8_without_bom_and_every_line_ends_with_crlf(raw: bytes) -> None:
    assert not raw.startswith(b"\xef\xbb\xbf")
    raw.decode("utf-8")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None


def test_no_line_is_longer_than_75_octets_and_none_is_broken_inside_a_character(raw: bytes) -> None:
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


def test_text_is_escaped_in_events_and_in_the_names_of_the_calendar(an_event: An, entry_context: EntryContext) -> None:
    raw = calendar_of(an_event(**LONG), entry_context, name="A, b; c\\d")
    found = lines_of(raw)
    assert r"SUMMARY:Zażółć gęślą jaźń\; czyli: przecinki\, średniki i \\ukośniki 🙂" in found
    assert r"NAME:A\, b\; c\\d" in found
    assert r"X-WR-CALNAME:A\, b\; c\\d" in found


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_as_it_was_without_control_characters(value: str) -> None:
    component = [Property("UID", "x"), Property("SUMMARY", ical.text(value))]
    raw = ical.calendar("lokal w Bytomiu", "x", [ical.vevent(component, STAMP, STAMP)])
    (line,) = [line for line in lines_of(raw) if line.startswith("SUMMARY:")]
    back = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], line.removeprefix("SUMMARY:"))
    assert back == re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", value.replace("\r\n", "\n"))


def test_head_of_the_calendar_has_what_subscribers_need_and_no_method(raw: bytes) -> None:
    head = lines_of(raw)[:10]
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//lokal w Bytomiu//Kalendarz//PL",
        "CALSCALE:GREGORIAN",
        "NAME:Próba",
        "X-WR-CALNAME:Próba",
        "X-WR-TIMEZONE:Europe/Warsaw",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "BEGIN:VTIMEZONE",
    ]
    assert b"METHOD" not in raw


def test_our_vtimezone_stands_once_and_before_the_events(raw: bytes) -> None:
    assert raw.count(b"BEGIN:VTIMEZONE") == 1
    assert raw.index(b"END:VTIMEZONE") < raw.index(b"BEGIN:VEVENT")
    zone = raw[raw.index(b"BEGIN:VTIMEZONE") : raw.index(b"END:VTIMEZONE")]
    assert b"RDATE" not in zone
    assert zone.count(b"RRULE") == 2


NEEDED = ("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "URL")


def test_each_event_has_each_needed_property_once(raw: bytes) -> None:
    for event in raw.decode().replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        names = [re.split("[;:]", line)[0] for line in event.split("\r\n")]
        for name in NEEDED:
            assert names.count(name) == 1, name


def test_times_are_local_with_their_zone_and_stamps_are_utc(raw: bytes) -> None:
    for line in lines_of(raw)[lines_of(raw).index("END:VTIMEZONE") :]:
        if re.match("DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE", line):
            assert re.search(r";TZID=Europe/Warsaw:\d{8}T\d{6}$", line), line
        if re.match("DTSTAMP|CREATED|LAST-MODIFIED", line):
            assert re.search(r":\d{8}T\d{6}Z$", line), line


def test_online_link_stands_where_readers_look_for_it(raw: bytes) -> None:
    found = lines_of(raw)
    link = "https://example.org/spotkanie?a=1;b=2,3"
    assert f"CONFERENCE;FEATURE=VIDEO;LABEL=Spotkanie online;VALUE=URI:{link}" in found
    location = next(line for line in found if line.startswith("LOCATION:"))
    assert location.endswith(r"41-902 Bytom\; online: https://example.org/spotkanie?a=1\;b=2\,3")
    assert "GEO:50.348300;18.915600" in found


@pytest.mark.parametrize(
    ("fields", "first", "status"),
    [
        ({}, "Dostępność: pętla indukcyjna.", "CONFIRMED"),
        ({"status": "wstepne", "status_note": "Czekamy na salę."}, "Termin wstępny: Czekamy na salę.", "TENTATIVE"),
        ({"status": "odwolane", "status_note": "Choroba."}, "Odwołane: Choroba.", "CANCELLED"),
        (
            {"status": "przelozone", "status_note": "Nowy termin podamy."},
            "Przełożone: Nowy termin podamy.",
            "TENTATIVE",
        ),
        ({"status_note": "Nowa sala 12."}, "Zmiana: Nowa sala 12.", "CONFIRMED"),
    ],
    ids=["access", "tentative", "cancelled", "postponed", "changed"],
)
def test_description_begins_with_what_changed_then_access_and_ends_with_the_page(
    an_event: An, entry_context: EntryContext, fields: dict[str, Any], first: str, status: str
) -> None:
    (event,) = icalendar.Calendar.from_ical(
        calendar_of(an_event(accessibility="petla", **fields), entry_context)
    ).events
    lines = str(event["DESCRIPTION"]).split("\n")
    assert lines[0] == first
    assert lines[-1] == "https://lokal.example.org/kalendarz/2026/rodo/"
    assert "Dostępność: pętla indukcyjna." in lines[:2]
    assert event["STATUS"] == status


def test_cancelled_event_says_so_in_its_title_and_takes_no_time(an_event: An, entry_context: EntryContext) -> None:
    found = lines_of(calendar_of(an_event(status="odwolane", status_note="Choroba."), entry_context))
    assert "SUMMARY:ODWOŁANE: RODO w praktyce" in found
    assert "TRANSP:TRANSPARENT" in found


def test_cancelled_date_of_a_series_is_an_override_that_people_see(raw: bytes) -> None:
    rule, date = icalendar.Calendar.from_ical(raw).events
    assert date["RECURRENCE-ID"].dt == date["DTSTART"].dt
    assert (rule["STATUS"], date["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert str(date["SUMMARY"]).startswith("ODWOŁANE: ")
    assert str(date["DESCRIPTION"]).startswith("Odwołane: Choroba.\n")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Inny tytuł"},
        {"start": "2026-05-12 17:30"},
        {"end": "2026-05-12 20:00"},
        {"summary": "Inne."},
        {"kind": "spotkanie"},
        {"place": {"room": "sala 1"}},
        {"online": "https://example.org/x"},
        {"trainers": ["Jan"]},
        {"audience": "seniorzy"},
        {"price": "10 zł"},
        {"seats": "5"},
        {"registration": {"email": "a@example.org"}},
        {"accessibility": ["pjm"]},
        {"status": "wstepne"},
        {"status_note": "Inna sala."},
        {"series": "Cykl"},
        {"repeats": {"every": "tydzień", "count": "2"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_change_in_any_field_changes_the_digest(
    an_event: An, entry_context: EntryContext, change: dict[str, Any]
) -> None:
    before = vevent.digest(components_of(an_event(), entry_context))
    assert vevent.digest(components_of(an_event(**change), entry_context)) != before


@pytest.mark.parametrize(
    "change",
    [
        {"organisers": ("Inna",)},
        {"topic": "Nabory"},
        {"centre": vevent.Venue("inne miejsce")},
        {"image": "/obrazy/a.png"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_change_around_the_event_changes_the_digest(
    an_event: An, entry_context: EntryContext, change: dict[str, Any]
) -> None:
    before = vevent.digest(components_of(an_event(), entry_context))
    assert vevent.digest(components_of(an_event(), entry_context._replace(**change))) != before


GOLDENS: dict[str, dict[str, Any]] = {
    "hybrydowe": {
        "title": "Księgowość, podatki; pytania",
        "accessibility": ["pjm", "bez-barier"],
        "online": "https://example.org/spotkanie",
        "place": {"room": "sala 12"},
        "registration": {"email": "zapisy@example.org", "phone": "32 786 84 60", "deadline": "2026-05-11 16:00"},
    },
    "powtarzane": {
        "title": "Dyżur doradcy",
        "kind": "doradztwo",
        "repeats": {
            "every": "tydzień",
            "until": "2026-06-30",
            "except": ["2026-06-02"],
            "also": ["2026-06-03"],
            "changes": [
                {"date": "2026-05-19", "status": "odwolane", "note": "Choroba doradcy."},
                {"date": "2026-05-26", "start": "2026-05-27 16:00", "place": "Biblioteka", "note": "Remont."},
            ],
        },
    },
    "calodniowe": {
        "title": "Dni otwarte",
        "start": "2026-05-12",
        "end": "2026-05-14",
        "kind": "wydarzenie",
        "status": "odwolane",
        "status_note": "Mróz.",
        "place": {"name": "Rynek", "address": "Rynek, Bytom", "lat": "50.3483", "lon": "18.9156"},
    },
}


@pytest.mark.parametrize("name", GOLDENS)
def test_calendar_is_the_reviewed_one(
    an_event: An, entry_context: EntryContext, name: str, request: pytest.FixtureRequest
) -> None:
    raw = calendar_of(
        an_event(f"2026-05-12-{name}", **GOLDENS[name]), entry_context._replace(organisers=("Fundacja Próba",))
    )
    file = GOLDEN / f"{name}.ics"
    if request.config.getoption("--rewrite-golden"):
        file.write_bytes(raw)
    assert raw.decode() == file.read_bytes().decode()


def test_reviewed_calendars_mean_what_they_should() -> None:
    hybrid, series, days = (icalendar.Calendar.from_ical((GOLDEN / f"{n}.ics").read_bytes()).events for n in GOLDENS)
    assert f"{hybrid[0].start:%H:%M}–{hybrid[0].end:%H:%M}" == "17:00–19:00"
    assert [e["STATUS"] for e in series] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert (days[0].start, days[0].end) == (dt.date(2026, 5, 12), dt.date(2026, 5, 15))


@pytest.mark.parametrize(
    ("place", "location"),
    [
        ({"name": "Park", "address": "Parkowa 3, Bytom"}, "Park, Parkowa 3, Bytom"),
        ({"name": "Park Miejski", "address": "Park Miejski, Bytom"}, "Park Miejski, Bytom"),
        (
            {"name": "Biblioteka", "room": "czytelnia", "address": "pl. Sobieskiego 3"},
            "Biblioteka, czytelnia, pl. Sobieskiego 3",
        ),
        ({"address": "ul. Moniuszki 1"}, "ul. Moniuszki 1"),
        ({"room": "Sala 12"}, "lokal na próbę, Sala 12, pl. Próbny 1, 41-902 Bytom"),
    ],
    ids=[
        "name-that-begins-a-word-of-the-address",
        "address-that-names-the-place",
        "room-elsewhere",
        "address-alone",
        "our-room",
    ],
)
def test_location_names_the_place(
    an_event: An, entry_context: EntryContext, place: dict[str, str], location: str
) -> None:
    (event,) = icalendar.Calendar.from_ical(calendar_of(an_event(place=place), entry_context)).events
    assert str(event["LOCATION"]) == location
