"""A calendar with a hundred awkward events comes in without a date shifted, and what is not taken is told."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.core.reading import document
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.paths import source_path_of
from plugins.core.system.ledger import Ledger
from plugins.events.model import Event
from plugins.events.plugin import kind
from plugins.events.state import schedule
from plugins.moving_in.calendars import calendar
from plugins.moving_in.calendars.calendar import CalendarImport
from plugins.moving_in.calendars.content_lines import UnreadableError, calendars
from plugins.moving_in.documents import Names, NewDocument
from plugins.polish.dates import WEEKDAYS
from plugins.polish.timezone import ZONE

DATA = Path(__file__).parent / "data"
TODAY = dt.date(2026, 11, 29)
LAST = dt.date(2028, 12, 31)
CENTRE = Centre.model_validate(
    {
        "name": "Ośrodek Próbny",
        "url": "https://osrodek.example",
        "address": {"street": "ul. Próbna 1", "city": "Wymyślin"},
        "topics": {"szkolenia": "Szkolenia"},
        "rooms": [{"name": "Sala pod Lipą"}],
    }
)
KIND = kind(None)


def imported(raw: bytes, uids: dict[str, str] | None = None) -> tuple[list[NewDocument], Ledger]:
    ledger = Ledger()
    given = CalendarImport(CENTRE, KIND, TODAY, Names(), uids or {})
    return calendar.documents(calendars(raw, ledger), given, ledger), ledger


def vcalendar(*lines: str) -> bytes:
    """A calendar of one event, whose UID is `u@x.example`, or of the components that the lines open."""
    inner = list(lines)
    if not any(line == "BEGIN:VEVENT" for line in inner):
        inner = ["BEGIN:VEVENT", "UID:u@x.example", "SUMMARY:Zebranie", *inner, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *inner, "END:VCALENDAR", ""]).encode()


def record(new: NewDocument) -> Event:
    found, problems, _warnings = document.document(KIND, source_path_of(KIND, new.path), new.text.encode())
    assert problems == (), (new.path, problems)
    assert isinstance(found, Event)
    return found


def dates(new: NewDocument) -> list[tuple[str, str]]:
    """(start, end) of all dates of a draft, as the clock in Poland shows them; a last day is included."""
    return [(_shown(o.start), _shown(o.end)) for o in schedule.occurrences(record(new), LAST)]


def _shown(when: dt.date | dt.datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, dt.datetime) else when.isoformat()


# What the ledger names, so that both sides may differ; each has a test of its own below.
TOLD = (
    "Stara wersja", "Środkowa wersja", "Rozmowa kadrowa", "Bez daty", "Data słowami", "Koniec przed początkiem",
    "Bez końca", "Zła reguła", "Zmyślona strefa", "Cały dzień Outlooka", "Noc zmiany czasu", "Koniec reguły jako dzień",
)  # fmt: skip


@pytest.mark.filterwarnings("ignore::Warning:icalendar")
@pytest.mark.filterwarnings("ignore:Timezone .* is a globally unique TZID")
def test_no_date_of_the_awkward_calendar_is_shifted_lost_or_doubled() -> None:
    """The same as another library finds in the source, but for what the ledger names."""
    import icalendar
    import recurring_ical_events

    raw = (DATA / "awkward.ics").read_bytes()
    drafts, _ledger = imported(raw)
    ours = Counter(date for new in drafts if new.front["title"] not in TOLD for date in dates(new))
    source = icalendar.Calendar()
    for component in icalendar.Calendar.from_ical(raw.replace(b"TEN WIERSZ NIE MA DWUKROPKA\r\n", b"")).subcomponents:
        if component.name != "VTODO" and str(component.get("SUMMARY", "")) not in TOLD:
            source.add_component(component)
    theirs = Counter(
        _of_library(event)
        for event in recurring_ical_events.of(source).between(dt.date(2024, 1, 1), LAST + dt.timedelta(days=1))
    )
    assert len(drafts) > 80
    assert sum(ours.values()) > 500
    assert sorted((ours - theirs).elements()) == []
    assert sorted((theirs - ours).elements()) == []


def _of_library(event: dict[str, object]) -> tuple[str, str]:
    start, end = event.start, event.end  # type: ignore[attr-defined]
    if isinstance(start, dt.datetime):
        # Times without a zone are meant in X-WR-TIMEZONE.
        zoned = [m if m.tzinfo else m.replace(tzinfo=ZONE) for m in (start, end)]
        return _shown(zoned[0].astimezone(ZONE)), _shown(zoned[1].astimezone(ZONE))
    return _shown(start), _shown(max(start, end - dt.timedelta(days=1)))


W = ";TZID=Europe/Warsaw"
SHOWN = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "RESOURCES", "URL", "ATTACH")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([f"DTSTART{W}:20261024T220000", "DURATION:PT7H"], [("2026-10-24 22:00", "2026-10-25 04:00")],
                     id="seven true hours of the night of the October change"),
        pytest.param(["DTSTART:20260512T150000Z", "DTEND:20260512T170000Z"], [("2026-05-12 17:00", "2026-05-12 19:00")],
                     id="UTC in summer"),
        pytest.param(["DTSTART;VALUE=DATE:20260613", "DTEND;VALUE=DATE:20260616"], [("2026-06-13", "2026-06-15")],
                     id="the end of whole days is the day after"),
        pytest.param([f"DTSTART{W}:20260620T000000", f"DTEND{W}:20260621T000000",
                      "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"], [("2026-06-20", "2026-06-20")], id="a whole day of Outlook"),
        pytest.param([f"DTSTART{W}:20260420T170000", f"DTEND{W}:20260420T180000", "RRULE:FREQ=WEEKLY;UNTIL=20260427"],
                     [("2026-04-20 17:00", "2026-04-20 18:00"), ("2026-04-27 17:00", "2026-04-27 18:00")],
                     id="an UNTIL of a bare day includes that day"),
        pytest.param([f"DTSTART{W}:20260420T170000", f"DTEND{W}:20260420T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
                      "EXDATE;VALUE=DATE:20260427"],
                     [("2026-04-20 17:00", "2026-04-20 18:00"), ("2026-05-04 17:00", "2026-05-04 18:00")],
                     id="an EXDATE of a bare day"),
        pytest.param([f"DTSTART{W}:20260420T170000", f"DTEND{W}:20260420T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
                      f"EXDATE{W}:20260427T000000"],
                     [("2026-04-20 17:00", "2026-04-20 18:00"), ("2026-05-04 17:00", "2026-05-04 18:00")],
                     id="an EXDATE at midnight means the day"),
        pytest.param([f"DTSTART{W}:20260420T170000"], [("2026-04-20 17:00", "2026-04-20 18:00")],
                     id="without an end an hour is guessed"),
        pytest.param([f"DTSTART{W}:20260420T170000", f"DTEND{W}:20260420T180000", "RRULE:FREQ=WEEKLY;COUNT=2",
                      "END:VEVENT", "BEGIN:VEVENT", "UID:u@x.example", "SUMMARY:Zebranie",
                      f"RECURRENCE-ID;RANGE=THISANDFUTURE{W}:20260427T170000", f"DTSTART{W}:20260428T180000",
                      f"DTEND{W}:20260428T190000"],
                     [("2026-04-20 17:00", "2026-04-20 18:00"), ("2026-04-28 18:00", "2026-04-28 19:00")],
                     id="this date and all after it"),
    ],
)  # fmt: skip
def test_dates_are_those_that_were_meant(lines: Sequence[str], expected: list[tuple[str, str]]) -> None:
    opened = ["BEGIN:VEVENT", "UID:u@x.example", "SUMMARY:Zebranie", *lines, "END:VEVENT"]
    drafts, _ledger = imported(vcalendar(*opened))
    assert [date for new in drafts for date in dates(new)] == expected


@pytest.mark.parametrize(
    ("rule", "repeats"),
    [
        pytest.param("FREQ=WEEKLY;COUNT=10", {"every": "tydzień", "count": "10"}, id="weekly, counted"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260429T215959Z",
                     {"every": "tydzień", "on": ["poniedziałek", "środa"], "until": "2026-04-29"}, id="until, in UTC"),
        pytest.param("FREQ=WEEKLY;INTERVAL=2", {"every": "2 tygodnie"}, id="without an end"),
        pytest.param("FREQ=MONTHLY;BYDAY=3MO;COUNT=5", {"every": "miesiąc", "on": "trzeci poniedziałek", "count": "5"},
                     id="third Monday"),
        pytest.param("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=3;COUNT=5",
                     {"every": "miesiąc", "on": "trzeci poniedziałek", "count": "5"}, id="the same as Outlook says it"),
        pytest.param("FREQ=YEARLY;BYMONTH=4;BYDAY=3MO;COUNT=3",
                     {"every": "rok", "on": "trzeci poniedziałek", "count": "3"}, id="yearly, third Monday of April"),
        pytest.param("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=7",
                     {"every": "tydzień", "on": [*WEEKDAYS[:5]], "count": "7"},
                     id="working days"),
    ],
)  # fmt: skip
def test_a_rule_becomes_a_rule_of_ours(rule: str, repeats: dict[str, object]) -> None:
    drafts, _ledger = imported(vcalendar(f"DTSTART{W}:20260420T170000", f"DTEND{W}:20260420T180000", f"RRULE:{rule}"))
    assert [new.front["repeats"] for new in drafts] == [repeats]


def test_a_moved_date_does_not_stay_at_its_old_place_whatever_zone_names_it() -> None:
    for named in (
        f"RECURRENCE-ID{W}:20260427T170000",
        "RECURRENCE-ID:20260427T150000Z",
        "RECURRENCE-ID;VALUE=DATE:20260427",
    ):
        drafts, _ledger = imported(
            vcalendar(
                *("BEGIN:VEVENT", "UID:u@x.example", "SUMMARY:A", f"DTSTART{W}:20260420T170000"),
                *(f"DTEND{W}:20260420T180000", "RRULE:FREQ=WEEKLY;COUNT=2", "END:VEVENT"),
                *("BEGIN:VEVENT", "UID:u@x.example", "SUMMARY:A", named, f"DTSTART{W}:20260429T170000"),
                *(f"DTEND{W}:20260429T180000", "END:VEVENT"),
            )
        )
        assert [new.front["repeats"]["changes"] for new in drafts] == [
            [{"date": "2026-04-27", "start": "2026-04-29 17:00"}]
        ]


def test_an_exception_keeps_its_title_and_its_words() -> None:
    drafts, _ledger = imported((DATA / "awkward.ics").read_bytes())
    (draft,) = [new for new in drafts if new.front["title"] == "Inny tytuł terminu"]
    assert draft.front["repeats"]["changes"] == [
        {"date": "2026-03-11", "title": "Termin z gościem", "note": "Przyjdzie gość."}
    ]


def test_the_identifier_is_kept_so_that_subscribers_see_no_doubles() -> None:
    (draft,), _ledger = imported(vcalendar("DTSTART:20260512T150000Z", "DTEND:20260512T170000Z"))
    assert draft.front["uid"] == "u@x.example"
    assert record(draft).uid_at("osrodek.example") == "u@x.example"


def test_an_event_that_is_there_already_is_not_taken_twice() -> None:
    drafts, ledger = imported(vcalendar("DTSTART:20260512T150000Z"), {"u@x.example": "kalendarz/2026-05-12-x.md"})
    assert drafts == []
    assert ledger.lines() == ("wiersz 3 („Zebranie”): to wydarzenie już jest: kalendarz/2026-05-12-x.md; pominięto.",)


@pytest.mark.parametrize(
    ("location", "place", "online"),
    [
        pytest.param("Biblioteka, ul. Nowa 1", {"name": "Biblioteka, ul. Nowa 1"}, None, id="another place"),
        pytest.param("", None, None, id="no place: the centre"),
        pytest.param("ul. Próbna 1, Wymyślin", None, None, id="the centre by its address"),
        pytest.param("Ośrodek Próbny, sala pod lipą", {"room": "Sala pod Lipą"}, None, id="a room of the centre"),
        pytest.param("Kino; online: https://a.example/x", {"name": "Kino"}, "https://a.example/x", id="hybrid"),
        pytest.param("ul. Próbna 1 (https://a.example/x)", {"name": "Ośrodek Próbny"}, "https://a.example/x",
                     id="the centre and online: not online only"),
        pytest.param("Zoom https://zoom.us/j/1", None, "https://zoom.us/j/1", id="a program"),
        pytest.param("https://a.example/x", None, "https://a.example/x", id="an address alone"),
        pytest.param("Kino Zoom", {"name": "Kino Zoom"}, None, id="a place that is called like a program"),
    ],
)  # fmt: skip
def test_the_place_of_an_event(location: str, place: dict[str, str] | None, online: str | None) -> None:
    written = location.replace(",", "\\,").replace(";", "\\;")
    (draft,), _ledger = imported(vcalendar("DTSTART;VALUE=DATE:20260512", f"LOCATION:{written}"))
    assert (draft.front.get("place"), draft.front.get("online")) == (place, online)
    record(draft)


def test_two_calendars_of_one_file_give_an_event_once() -> None:
    raw = vcalendar("DTSTART:20260512T150000Z", "DTEND:20260512T160000Z")
    drafts, ledger = imported(raw + raw)
    assert len(drafts) == 1
    assert "to wydarzenie już jest: kalendarz/2026-05-12-zebranie.md; pominięto." in "\n".join(ledger.lines())


def test_an_identifier_of_any_signs_is_kept() -> None:
    uid = "{4A2B-11}:040000008200/E0+074@x"
    (draft,), _ledger = imported(
        vcalendar("BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:A", "DTSTART;VALUE=DATE:20260512", "END:VEVENT")
    )
    assert record(draft).uid_at("osrodek.example") == uid


def test_of_several_versions_the_newest_counts_and_the_others_are_told() -> None:
    drafts, ledger = imported((DATA / "awkward.ics").read_bytes())
    titles = [new.front["title"] for new in drafts]
    assert "Nowa wersja" in titles
    assert not {"Stara wersja", "Środkowa wersja"} & set(titles)
    assert any("Środkowa wersja”): starsza wersja" in line for line in ledger.lines())


def test_nobody_who_was_invited_is_named_anywhere() -> None:
    drafts, ledger = imported((DATA / "awkward.ics").read_bytes())
    everything = "\n".join([*(new.text for new in drafts), *ledger.lines()])
    for person in ("Anna Zmyślona", "Jan Wymyślony", "Ewa Nieznana", "prywatna.example", "Tego nie wolno pokazać"):
        assert person not in everything
    assert "pominięto uczestnicy (to dane osobowe): 2." in ledger.lines()


def test_each_letter_of_the_source_is_in_a_draft_or_in_the_ledger() -> None:
    raw = (DATA / "awkward.ics").read_bytes()
    ledger = Ledger()
    visible = [
        re.sub(r"<[^<>]*>|&nbsp;", " ", prop.text)
        for one in calendars(raw, ledger)
        for event in one.components
        if event.text("CLASS") != "PRIVATE" and event.name == "VEVENT"
        for prop in event.all(
            "SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "RESOURCES", "URL", "ATTACH"
        )
    ]
    drafts, ledger = imported(raw)
    # What the status says: the word itself is written by our own pages.
    assert ledger.missing(visible, [*(new.text for new in drafts), "ODWOŁANE"]) == Counter()


def test_all_drafts_pass_the_check_and_are_drafts() -> None:
    drafts, _ledger = imported((DATA / "awkward.ics").read_bytes())
    assert all(record(new).draft for new in drafts)
    assert len({new.path for new in drafts}) == len(drafts)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"", "w pliku nie ma kalendarza", id="empty"),
        pytest.param(b"<html></html>", "w pliku nie ma kalendarza", id="a page"),
        pytest.param(b"PK\x03\x04\x00\x00\xff\xfe" * 9, "to archiwum ZIP. Rozpakuj je", id="a zip"),
        pytest.param(b"\x00\x01\xff\xfe" * 9, "to nie jest plik tekstowy", id="no text"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        imported(raw)


def test_windows_1250_is_read_and_told() -> None:
    raw = vcalendar("DTSTART:20260512T150000Z", "DESCRIPTION:Zażółć gęślą jaźń").decode().encode("cp1250")
    (draft,), ledger = imported(raw)
    assert "Zażółć gęślą jaźń" in draft.body
    assert "plik nie jest w UTF-8; odczytano go jako Windows-1250. Sprawdź polskie litery." in ledger.lines()


def test_a_torn_file_gives_what_is_whole() -> None:
    raw = vcalendar("DTSTART:20260512T150000Z", "DTEND:20260512T160000Z").removesuffix(b"END:VCALENDAR\r\n")
    drafts, ledger = imported(raw)
    assert len(drafts) == 1
    assert any(line.startswith("koniec pliku: plik jest urwany") for line in ledger.lines())
