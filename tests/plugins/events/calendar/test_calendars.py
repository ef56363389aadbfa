"""From content and lock to calendars: what reaches subscribers when anything changes, and what stays otherwise."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from plugins.core.build import pipeline
from plugins.core.site.site import Site
from plugins.events import feeds, pages
from plugins.events.calendar import calendars
from plugins.events.calendar.moves import Moves
from plugins.polish.timezone import ZONE
from plugins.published import calendar as locks
from tests import building
from tests.building import lock_after

EVENT = """---
title: RODO
start: 2026-12-02 17:00
end: 2026-12-02 19:00
kind: szkolenie
summary: Po co.
organisers: [fundacja-probna]
topic: szkolenia
registration: {email: zapisy@example.org, deadline: 2026-12-01}
---
"""
ORGANISATION = """---
name: Fundacja Próbna
legal_form: fundacja
summary: Próbuje.
spheres: ['33']
source: własne
checked_on: 2026-11-01
---
"""
CONTENT: dict[str, str | bytes] = {
    "kalendarz/2026-12-02-rodo.md": EVENT,
    "organizacje/fundacja-probna.md": ORGANISATION,
}
UID = "2026-rodo@lokal.example.org"
FIRST, LATER = "2026-11-20 12:00", "2026-11-21 09:30"
SiteAt = Callable[..., Site]


@pytest.fixture
def site_at(tmp_path: Path) -> SiteAt:
    """The site of some content at some moment; files that are not named any more are gone."""

    def made(now: str, files: dict[str, str | bytes]) -> Site:
        for path in (tmp_path / "content").rglob("*.*"):
            path.unlink()
        building.write(tmp_path / "content", files)
        analysis = pipeline.check(building.options_for(tmp_path, now, ["announcements", "events", "organisations"]))
        assert analysis.problems == ()
        assert not analysis.problems
        return analysis.site

    return made


def entries(site: Site, path: str = calendars.ALL) -> list[icalendar.Event]:
    """The events of one calendar, as a reader sees them."""
    planned = calendars.plan(site)
    found = calendars.by_feed(planned, site.today).get(path, ())
    entry_context = planned.entry_context._replace(base=site.site_url)
    raw = (
        b"BEGIN:VCALENDAR\r\n"
        + b"".join(calendars.to_ical(item, entry_context) for item in found)
        + b"END:VCALENDAR\r\n"
    )
    return list(icalendar.Calendar.from_ical(raw).events)


def modified(event: icalendar.Event) -> str:
    return f"{event['LAST-MODIFIED'].dt:%Y-%m-%d %H:%M}"


def test_event_that_the_lock_does_not_know_is_stamped_with_the_moment_of_the_build(site_at: SiteAt) -> None:
    (event,) = entries(site_at(FIRST, CONTENT))
    assert modified(event) == f"{event['DTSTAMP'].dt:%Y-%m-%d %H:%M}" == "2026-11-20 11:00"
    assert event["SEQUENCE"] == locks.sequence(event["LAST-MODIFIED"].dt) == 3_622_260


def test_unchanged_event_keeps_its_stamps_in_later_builds(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    (event,) = entries(site_at(LATER, {**CONTENT, **lock}))
    assert modified(event) == "2026-11-20 11:00"
    assert lock_after(site_at(LATER, {**CONTENT, **lock})) == lock


def test_build_before_and_after_the_lock_was_written_gives_the_same_octets(site_at: SiteAt) -> None:
    before = site_at(FIRST, CONTENT)
    lock = lock_after(before)
    assert [e.to_ical() for e in entries(before)] == [e.to_ical() for e in entries(site_at(FIRST, {**CONTENT, **lock}))]


CHANGES = {
    "own-file": {"kalendarz/2026-12-02-rodo.md": EVENT.replace("19:00", "19:30")},
    "organiser": {"organizacje/fundacja-probna.md": ORGANISATION.replace("Próbna", "Zmieniona")},
    "place": {"site.yaml": building.SITE_YAML.replace("{city: Bytom}", "{street: ul. Nowa 2, city: Bytom}")},
    "topic": {"site.yaml": building.SITE_YAML.replace("Szkolenia", "Nauka")},
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_change_of_whatever_the_entry_shows_reaches_subscribers(site_at: SiteAt, changed: dict[str, str]) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    (event,) = entries(site_at(LATER, {**CONTENT, **lock, **changed}))
    assert modified(event) == "2026-11-21 08:30"
    assert event["SEQUENCE"] == 3_622_260 + 1290
    assert f"{event['CREATED'].dt:%Y-%m-%d %H:%M}" == "2026-11-20 11:00"


def test_change_of_what_no_calendar_shows_changes_nothing(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    body = {"kalendarz/2026-12-02-rodo.md": f"{EVENT}Więcej treści.\n"}
    assert lock_after(site_at(LATER, {**CONTENT, **body, **lock})) == lock


def test_build_for_another_host_is_no_change(site_at: SiteAt, tmp_path: Path) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    site_at(LATER, {**CONTENT, **lock})
    elsewhere = building.options_for(tmp_path, LATER, ["events", "organisations"], site_url="http://127.0.0.1:8000")
    site = pipeline.check(elsewhere).site
    assert site is not None
    assert lock_after(site) == lock


@pytest.mark.parametrize(
    "path",
    [calendars.ALL, "kalendarz/szkolenie.ics", "kalendarz/bezplatne.ics", "organizacje/fundacja-probna/kalendarz.ics"],
)
def test_deleted_event_is_cancelled_in_every_calendar_that_had_it(site_at: SiteAt, path: str) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    rest: dict[str, str | bytes] = {"organizacje/fundacja-probna.md": ORGANISATION, **lock}
    (event,) = entries(site_at(LATER, rest), path)
    assert (event["UID"], event["STATUS"], event["SUMMARY"]) == (UID, "CANCELLED", "ODWOŁANE: RODO")
    assert event.start == dt.datetime(2026, 12, 2, 17, tzinfo=event.start.tzinfo)
    assert event["LOCATION"] == "lokal na próbę, Bytom"
    assert event["URL"] == "https://lokal.example.org/kalendarz/2026/rodo/"
    assert modified(event) == "2026-11-21 08:30"


def test_deleted_event_leaves_calendars_after_its_day(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    gone = lock_after(site_at(LATER, lock))
    assert [e["UID"] for e in entries(site_at("2026-12-02 23:59", gone))] == [UID]
    assert entries(site_at("2026-12-03", gone)) == []
    assert lock_after(site_at("2026-12-03", gone)) == {locks.FILE: b"{\n}\n"}


def test_deleted_event_keeps_a_page_that_says_so(tmp_path: Path) -> None:
    building.write(tmp_path / "content", CONTENT)
    site = pipeline.check(building.options_for(tmp_path, FIRST, ["events", "organisations"])).site
    assert site is not None
    lock = lock_after(site)
    (tmp_path / "content/kalendarz/2026-12-02-rodo.md").unlink()
    built = building.build(tmp_path, lock, LATER, "events", "organisations")
    assert "Tego wydarzenia nie ma już w kalendarzu." in built["kalendarz/2026/rodo/index.html"].replace("\xa0", " ")
    assert "STATUS:CANCELLED" in built["kalendarz/2026/rodo/wydarzenie.ics"]
    assert "STATUS:CANCELLED" in built["kalendarz/terminy.ics"]
    assert "ODWOŁANE: RODO" in built["kalendarz/rss.xml"]


def test_renamed_file_with_its_old_identifier_is_the_same_event(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    renamed = EVENT.replace("title:", "uid: 2026-rodo\ntitle:")
    files: dict[str, str | bytes] = {
        "kalendarz/2026-12-02-ochrona-danych.md": renamed,
        "organizacje/fundacja-probna.md": ORGANISATION,
        **lock,
    }
    (event,) = entries(site_at(LATER, files))
    assert (event["UID"], event["STATUS"]) == (UID, "CONFIRMED")


def test_draft_reaches_nobody(site_at: SiteAt) -> None:
    draft = EVENT.replace("title:", "draft: tak\ntitle:")
    assert entries(site_at(FIRST, {**CONTENT, "kalendarz/2026-12-02-rodo.md": draft})) == []


def test_forced_date_of_change_reaches_subscribers_though_nothing_else_changed(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    forced = EVENT.replace("title:", "updated: 2026-11-20 15:00\ntitle:")
    (event,) = entries(site_at(LATER, {**CONTENT, **lock, "kalendarz/2026-12-02-rodo.md": forced}))
    assert modified(event) == "2026-11-20 14:00"


def test_a_deadline_of_a_moved_event_holds_and_one_of_a_waiting_event_does_not(site_at: SiteAt) -> None:
    moved = EVENT.replace("12-02 1", "12-10 1")
    waiting = EVENT.replace("kind:", "status: przelozone\nstatus_note: Sala zajęta.\nkind:")
    for text, status in ((moved, "CONFIRMED"), (waiting, "CANCELLED")):
        site = site_at(FIRST, {**CONTENT, "kalendarz/2026-12-02-rodo.md": text})
        assert [e["STATUS"] for e in entries(site, calendars.DEADLINES)] == [status]


def test_the_deadline_of_a_renamed_notice_is_the_same_deadline(site_at: SiteAt) -> None:
    call = "---\ntitle: Nabór\ndate: 2026-11-01\nsummary: S\ntopic: nabory\ncall: {deadline: 2026-12-15 12:00}\n---\n"
    lock = lock_after(site_at(FIRST, {"aktualnosci/2026-11-01-nabor.md": call}))
    renamed = call.replace("title:", "aliases: [/aktualnosci/2026/nabor/]\ntitle:")
    site = site_at(LATER, {**lock, "aktualnosci/2026-11-01-mikrodotacje.md": renamed})
    (deadline,) = entries(site, calendars.DEADLINES)
    assert (deadline["UID"], deadline["STATUS"]) == ("2026-nabor-nabor@lokal.example.org", "CONFIRMED")


def test_news_of_noon_are_known_to_a_build_of_the_same_day(site_at: SiteAt) -> None:
    """A build without an hour is of midnight, and reads what was published at noon."""
    lock = lock_after(site_at(FIRST, CONTENT))
    changed: dict[str, str | bytes] = {**CONTENT, "kalendarz/2026-12-02-rodo.md": EVENT.replace("Po co.", "Po to.")}
    later = lock_after(site_at(LATER, {**changed, **lock}))
    site = site_at("2026-11-21", {**changed, **later})
    (item,) = feeds.news(calendars.plan(site), site)
    assert f"{item.last_modified:%H:%M}" == "08:30"
    assert feeds.item_of(item).title.startswith("Zmiana: ")


def test_a_rule_without_an_end_stays_in_the_calendar_between_its_dates(site_at: SiteAt) -> None:
    rare = EVENT.replace("2026-12-02", "2024-09-14").replace("kind:", "repeats: {every: 5 lat}\nkind:")
    rare = rare.replace(", deadline: 2026-12-01", "")
    files: dict[str, str | bytes] = {**CONTENT, "kalendarz/2024-09-14-zlot.md": rare}
    del files["kalendarz/2026-12-02-rodo.md"]
    assert [event["STATUS"] for event in entries(site_at(FIRST, files))] == ["CONFIRMED"]


def test_a_new_year_alone_changes_no_entry(site_at: SiteAt) -> None:
    """Nights of a time change have entries of their own, as far as the end of the next year."""
    night = EVENT.replace("2026-12-02 17:00", "2026-10-03 22:00").replace("2026-12-02 19:00", "2026-10-04 04:00")
    night = night.replace("kind:", "repeats: {every: tydzień}\nkind:").replace(", deadline: 2026-12-01", "")
    files: dict[str, str | bytes] = {**CONTENT, "kalendarz/2026-10-03-noc.md": night}
    del files["kalendarz/2026-12-02-rodo.md"]
    lock = lock_after(site_at("2026-12-30 12:00", files))
    after = entries(site_at("2027-01-02 12:00", {**files, **lock}))
    assert {modified(event) for event in after} == {"2026-12-30 11:00"}
    assert any(f"{event['RECURRENCE-ID'].dt:%Y}" == "2028" for event in after if "RECURRENCE-ID" in event)


def test_the_calendar_of_a_renamed_event_is_still_where_programs_ask_for_it(tmp_path: Path) -> None:
    renamed = EVENT.replace("title:", "uid: 2026-rodo\naliases: [/kalendarz/2026/rodo/]\ntitle:")
    files = {"kalendarz/2026-12-02-dane.md": renamed, "organizacje/fundacja-probna.md": ORGANISATION}
    site = building.build(tmp_path, files, FIRST, "events", "organisations", "pages")
    assert site["kalendarz/2026/rodo/wydarzenie.ics"] == site["kalendarz/2026/dane/wydarzenie.ics"]
    assert UID in site["kalendarz/2026/rodo/wydarzenie.ics"]


MOVED = EVENT.replace("start: 2026-12-02", "start: 2026-12-09").replace("end: 2026-12-02", "end: 2026-12-09")
STATES = {
    "called-off": (EVENT.replace("topic:", "status: odwolane\nstatus_note: Choroba.\ntopic:"), "CANCELLED"),
    "postponed": (EVENT.replace("topic:", "status: przelozone\nstatus_note: Choroba.\ntopic:"), "CANCELLED"),
    "moved": (MOVED, "CONFIRMED"),
    "confirmed": (EVENT, "CONFIRMED"),
}


@pytest.mark.parametrize(("text", "status"), STATES.values(), ids=STATES)
def test_a_deadline_is_off_only_with_its_event(site_at: SiteAt, text: str, status: str) -> None:
    (deadline,) = entries(site_at(FIRST, {**CONTENT, "kalendarz/2026-12-02-rodo.md": text}), calendars.DEADLINES)
    assert deadline["STATUS"] == status
    assert deadline["SUMMARY"].startswith("ODWOŁANE: ") == (status == "CANCELLED")


def test_a_deadline_taken_out_of_an_event_that_goes_on_does_not_call_it_off(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    text = EVENT.replace(", deadline: 2026-12-01", "")
    (deadline,) = entries(
        site_at(LATER, {**CONTENT, **lock, "kalendarz/2026-12-02-rodo.md": text}), calendars.DEADLINES
    )
    page = "https://lokal.example.org/kalendarz/2026/rodo/"
    assert (deadline["STATUS"], deadline["SUMMARY"]) == ("CANCELLED", "USUNIĘTO: Koniec zapisów: RODO")
    assert deadline["DESCRIPTION"] == f"Termin zapisów usunięto. Sprawdź na stronie.\n{page}"
    assert deadline["URL"] == page
    assert modified(deadline) == "2026-11-21 08:30"


def test_a_call_taken_out_of_its_notice_says_so(site_at: SiteAt) -> None:
    front = "title: Nabór\ndate: 2026-11-01\nsummary: S.\ntopic: nabory\n"
    notice = "aktualnosci/2026-11-01-nabor.md"
    lock = lock_after(site_at(FIRST, {notice: f"---\n{front}call: {{deadline: 2026-12-20 12:00}}\n---\n"}))
    (deadline,) = entries(site_at(LATER, {notice: f"---\n{front}---\n", **lock}), calendars.DEADLINES)
    assert deadline["SUMMARY"] == "USUNIĘTO: Koniec naboru: Nabór"
    assert deadline["DESCRIPTION"].startswith("Termin naboru usunięto.")


def test_file_renamed_without_its_identifier_leads_on_from_where_its_trace_would_stand(tmp_path: Path) -> None:
    kinds = ("events", "organisations", "pages")
    building.write(tmp_path / "content", CONTENT)
    before = pipeline.check(building.options_for(tmp_path, FIRST, kinds)).site
    assert before is not None
    lock = lock_after(before)
    (tmp_path / "content/kalendarz/2026-12-02-rodo.md").unlink()
    renamed = EVENT.replace("title:", "aliases: /kalendarz/2026/rodo/\ntitle:")
    built = building.build(tmp_path, {"kalendarz/2026-12-02-ochrona.md": renamed, **lock}, LATER, *kinds)
    assert built["kalendarz/2026/rodo/wydarzenie.ics"] == built["kalendarz/2026/ochrona/wydarzenie.ics"]
    assert "STATUS:CONFIRMED" in built["kalendarz/2026/rodo/wydarzenie.ics"]
    assert f"UID:{UID}" in built["kalendarz/kalendarz.ics"], "its entry is cancelled there"


def test_what_was_deleted_moves_with_the_calendar_of_a_renamed_organiser(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    renamed = ORGANISATION.replace("source:", "aliases: /organizacje/fundacja-probna/\nsource:")
    site = site_at(LATER, {"organizacje/fundacja.md": renamed, **lock})
    (event,) = entries(site, "organizacje/fundacja/kalendarz.ics")
    assert event["STATUS"] == "CANCELLED"
    assert entries(site, "organizacje/fundacja-probna/kalendarz.ics") == []


def test_an_event_stands_once_in_a_calendar(site_at: SiteAt) -> None:
    """Fields refuse what is written twice; two spellings may still mean one organisation."""
    site = site_at(FIRST, CONTENT)
    for item in calendars.plan(site).items:
        assert len(set(item.feeds)) == len(item.feeds)


SERIES = """---
title: Dyżur
start: 2026-12-02 17:00
end: 2026-12-02 19:00
kind: doradztwo
summary: Po co.
repeats: {every: tydzień, count: 5, also: [2026-12-11], changes: [{from: 2026-12-23, start: 18:00}]}
---
"""
DYZUR = "kalendarz/2026-12-02-dyzur.md"
OWN, ADDED, LATE = (f"2026-dyzur{part}@lokal.example.org" for part in ("", "--20261211", "--20261223"))


def states(site: Site) -> dict[str, list[tuple[str, str]]]:
    """By UID: (first hour, status) of its VEVENTs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for event in entries(site):
        found.setdefault(str(event["UID"]), []).append((f"{event.start:%d.%m %H}", str(event["STATUS"])))
    return found


def test_each_part_of_a_series_is_known_to_the_lock_and_stamped_alone(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    assert set(locks.read(lock[locks.FILE])) == {OWN, ADDED, LATE}
    later = SERIES.replace("start: 18:00", "start: 18:00, title: Dyżur w sali 3")
    stamps = {str(e["UID"]): modified(e) for e in entries(site_at(LATER, {DYZUR: later, **lock}))}
    assert stamps == {OWN: "2026-11-20 11:00", ADDED: "2026-11-20 11:00", LATE: "2026-11-21 08:30"}


def test_an_added_date_that_is_taken_back_before_its_day_is_called_off(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    without = {DYZUR: SERIES.replace("also: [2026-12-11], ", "")}
    site = site_at(LATER, {**without, **lock})
    assert states(site)[ADDED] == [("11.12 17", "CANCELLED")]
    (news,) = feeds.news(calendars.plan(site), site)  # of the event, which lives on, and not of what is gone of it
    assert feeds.item_of(news).title.replace("\xa0", " ") == "Zmiana: Dyżur – co tydzień w środy"
    assert ADDED not in states(site_at("2026-12-12 12:00", {**without, **lock}))


def test_a_series_that_goes_back_to_one_rule_calls_nothing_off(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    whole = {DYZUR: SERIES.replace(", changes: [{from: 2026-12-23, start: 18:00}]", "")}
    found = states(site_at(LATER, {**whole, **lock}))
    assert set(found) == {OWN, ADDED}
    assert {status for rows in found.values() for _, status in rows} == {"CONFIRMED"}


def test_a_deleted_series_calls_off_what_is_to_come_in_each_of_its_parts(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    gone = states(site_at("2026-12-10 12:00", {**lock}))
    assert gone == {
        OWN: [("16.12 17", "CANCELLED")],
        ADDED: [("11.12 17", "CANCELLED")],
        LATE: [("23.12 18", "CANCELLED")],
    }


def test_what_was_called_off_stays_as_it_was_in_later_publications(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    lock = lock_after(site_at("2026-12-10 12:00", {**lock}))
    again = lock_after(site_at("2026-12-17 12:00", {**lock}))
    kept, later = locks.read(lock[locks.FILE]), locks.read(again[locks.FILE])
    assert later == {uid: kept[uid] for uid in (LATE,)}


def test_the_parts_of_a_renamed_series_keep_their_identifiers(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, {DYZUR: SERIES}))
    renamed = {"kalendarz/2026-12-02-porady.md": SERIES.replace("title:", "uid: 2026-dyzur\ntitle:", 1)}
    assert set(states(site_at(LATER, {**renamed, **lock}))) == {OWN, ADDED, LATE}


def test_a_new_year_is_no_news_of_a_series_without_an_end(site_at: SiteAt) -> None:
    fifth = SERIES.replace("2026-12-02", "2026-10-30").replace("tydzień, count: 5, also: [2026-12-11], changes: "
                           "[{from: 2026-12-23, start: 18:00}]", "miesiąc, on: piąty piątek")  # fmt: skip
    files: dict[str, str | bytes] = {"kalendarz/2026-10-30-piate.md": fifth}
    lock = lock_after(site_at("2026-12-30 12:00", files))
    site = site_at("2027-01-04 12:00", {**files, **lock})
    assert len(calendars.plan(site).items) > len(locks.read(lock[locks.FILE]))
    (item,) = feeds.news(calendars.plan(site), site)
    assert f"{item.last_modified:%Y-%m-%d}" == "2026-12-30"


MOVED_TO = EVENT.replace("2026-12-02 1", "2026-12-10 1")
FROM = dt.datetime(2026, 12, 2, 17, tzinfo=ZONE)


def moved(site: Site) -> object:
    (event,) = site.of("events")
    return site.index(Moves).of(event)


def test_a_start_that_changes_after_publication_is_a_move_for_as_long_as_the_event_is_to_come(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    files = {**CONTENT, "kalendarz/2026-12-02-rodo.md": MOVED_TO}
    assert moved(site_at(FIRST, CONTENT)) is None
    assert moved(site_at(LATER, {**files, **lock})) == FROM
    lock = lock_after(site_at(LATER, {**files, **lock}))
    assert moved(site_at("2026-11-25 12:00", {**files, **lock})) == FROM
    assert moved(site_at("2026-12-10 23:00", {**files, **lock})) == FROM
    assert moved(site_at("2026-12-11 01:00", {**files, **lock})) is None


def test_a_start_that_was_never_published_is_no_move(site_at: SiteAt) -> None:
    assert moved(site_at(LATER, {**CONTENT, "kalendarz/2026-12-02-rodo.md": MOVED_TO})) is None


def test_a_corrected_day_of_a_past_event_is_no_move(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    files = {**CONTENT, "kalendarz/2026-12-02-rodo.md": EVENT.replace("2026-12-02 1", "2026-12-01 1")}
    assert moved(site_at("2027-01-04 12:00", {**files, **lock})) is None


def test_calendars_move_an_event_without_a_mark_and_news_say_from_when(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    site = site_at(LATER, {**CONTENT, "kalendarz/2026-12-02-rodo.md": MOVED_TO, **lock})
    (event,) = entries(site)
    assert (str(event["SUMMARY"]), str(event["STATUS"]), str(event["TRANSP"])) == ("RODO", "CONFIRMED", "OPAQUE")
    assert "rzenies" not in str(event["DESCRIPTION"])
    (news,) = feeds.news(calendars.plan(site), site)
    item = feeds.item_of(news)
    assert item.title.replace("\xa0", " ") == "Przeniesione: RODO – czwartek 10 grudnia 2026 r., godz. 17.00–19.00"
    assert item.lines[0].replace("\xa0", " ") == "Przeniesione ze środy 2 grudnia 2026 r., godz. 17.00."


def test_a_known_new_date_that_is_announced_as_unknown_is_warned_about(site_at: SiteAt) -> None:
    lock = lock_after(site_at(FIRST, CONTENT))
    text = MOVED_TO.replace("kind:", "status: przelozone\nstatus_note: Choroba.\nkind:")
    site = site_at(LATER, {**CONTENT, "kalendarz/2026-12-02-rodo.md": text, **lock})
    ((_event, issue),) = pages.warnings(site)
    assert issue.field == "status"
    assert issue.message.replace("\xa0", " ") == (
        "przelozone znaczy, że nowego terminu jeszcze nie ma, a start jest inny niż opublikowany "
        "(środa 2 grudnia 2026 r., godz. 17.00). Jeśli to nowy termin, usuń status: strona sama napisze, "
        "z kiedy przeniesiono."
    )


def test_a_deadline_of_midnight_is_the_end_of_the_day_before(site_at: SiteAt) -> None:
    text = EVENT.replace("deadline: 2026-12-01", "deadline: 2026-12-01 00:00")
    (deadline,) = entries(site_at(FIRST, {**CONTENT, "kalendarz/2026-12-02-rodo.md": text}), calendars.DEADLINES)
    assert f"{deadline.start} {deadline['SUMMARY']}" == "2026-11-30 Koniec zapisów: RODO (godz. 24.00)"
    assert "Zapisy do poniedziałku 30 listopada 2026 r., godz. 24.00" in str(deadline["DESCRIPTION"]).replace(
        "\xa0", " "
    )
