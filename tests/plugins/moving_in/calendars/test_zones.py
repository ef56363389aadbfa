"""Which zone a time of another calendar is meant in, by whatever name; and that guesses are told once."""

import datetime as dt

import pytest

from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars.content_lines import CalendarComponent, CalendarProperty
from plugins.moving_in.calendars.zones import Zones


def calendar(default: str = "", own: CalendarComponent | None = None) -> CalendarComponent:
    found = CalendarComponent("VCALENDAR", 1)
    if default:
        found.properties.append(CalendarProperty("X-WR-TIMEZONE", {}, default, 2))
    if own:
        found.components.append(own)
    return found


def definition(name: str, winter: str, summer: str, location: str = "") -> CalendarComponent:
    zone = CalendarComponent("VTIMEZONE", 3, [CalendarProperty("TZID", {}, name, 4)])
    if location:
        zone.properties.append(CalendarProperty("X-LIC-LOCATION", {}, location, 5))
    for kind, offset in (("STANDARD", winter), ("DAYLIGHT", summer)):
        zone.components.append(CalendarComponent(kind, 6, [CalendarProperty("TZOFFSETTO", {}, offset, 7)]))
    return zone


def utc(value: str, zone: str = "", found: CalendarComponent | None = None) -> tuple[str, tuple[str, ...]]:
    ledger = Ledger()
    params = {"TZID": zone} if zone else {}
    moment = Zones(found or calendar(), ledger).moment(CalendarProperty("DTSTART", params, value, 9))
    assert isinstance(moment, dt.datetime)
    return f"{moment.astimezone(dt.UTC):%H:%M}", ledger.lines()


@pytest.mark.parametrize(
    ("value", "zone", "clock"),
    [
        pytest.param("20260512T170000Z", "", "17:00", id="UTC"),
        pytest.param("20260512T170000", "Europe/Warsaw", "15:00", id="summer"),
        pytest.param("20261212T170000", "Europe/Warsaw", "16:00", id="winter"),
        pytest.param("20260512T170000", "Central European Standard Time", "15:00", id="Windows"),
        pytest.param("20260512T170000", "Central European Standard Time 1", "15:00", id="a copy of Exchange"),
        pytest.param("20260512T170000", "GMT Standard Time", "16:00", id="Windows' name of London"),
        pytest.param("20260512T170000", "(UTC+01:00) Sarajewo, Warszawa", "15:00", id="as Outlook shows it"),
        pytest.param("20260512T170000", "/mozilla.org/20050126_1/Europe/London", "16:00", id="with a path before it"),
        pytest.param("20260512T170000", '"Europe/London"', "16:00", id="in quotation marks"),
        pytest.param("20260512T170000", "Nigdzie", "15:00", id="unknown: Poland"),
        pytest.param("20260512T170000", "", "15:00", id="floating: Poland"),
        pytest.param("2026-05-12T17:00:00", "Europe/Warsaw", "15:00", id="with signs between"),
    ],
)
def test_a_time_is_the_moment_that_was_meant(value: str, zone: str, clock: str) -> None:
    assert utc(value, zone)[0] == clock


def test_floating_times_are_those_of_the_calendars_own_zone() -> None:
    assert utc("20260512T170000", found=calendar("Europe/London"))[0] == "16:00"


def test_a_definition_of_the_files_own_is_understood_by_its_place_or_its_offsets() -> None:
    placed = definition("X", "+0100", "+0200", location="America/New_York")
    assert utc("20260512T170000", "X", calendar(own=placed))[0] == "21:00"
    clock, told = utc("20260512T170000", "X", calendar(own=definition("X", "+0000", "+0100")))
    assert (clock, told) == (
        "16:00",
        ("wiersz 9: strefa „X” ma własną definicję; zmienia czas tak jak Europe/London.",),
    )


def test_a_guess_is_told_once() -> None:
    ledger = Ledger()
    zones = Zones(calendar(), ledger)
    for line in (3, 4):
        zones.moment(CalendarProperty("DTSTART", {"TZID": "Nigdzie"}, "20260512T170000", line))
    assert ledger.lines() == ("wiersz 3: nieznana strefa „Nigdzie”; przyjęto czas w Polsce. Sprawdź godziny.",)


@pytest.mark.parametrize("value", ["jutro", "20261301", "20260512T2560"])
def test_what_is_no_date_is_left_out_and_told(value: str) -> None:
    ledger = Ledger()
    assert Zones(calendar(), ledger).moment(CalendarProperty("DTSTART", {}, value, 9)) is None
    assert ledger.lines() == (f"wiersz 9: DTSTART: to nie jest data, pominięto: „{value}”.",)


def test_a_bare_day_is_a_day() -> None:
    assert Zones(calendar(), Ledger()).moment(CalendarProperty("DTSTART", {}, "20260512", 9)) == dt.date(2026, 5, 12)
