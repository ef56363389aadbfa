"""The pages and files of a calendar: which there are, what they show, and that nothing leads nowhere."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import icalendar
import pytest
from lxml import html

from plugins.core.build import pipeline
from plugins.core.schema.issues import Problem
from tests import building
from tests.building import Built, lock_after

NOW = "2026-11-23 12:00"


def front(title: str, start: str, end: str, kind: str = "spotkanie", more: str = "") -> str:
    head = f"title: {title}\nstart: {start}\nend: {end}\nkind: {kind}\nsummary: Po co to jest.\n"
    return f"---\n{head}{more}---\nTreść.\n"


CONTENT = {
    "kalendarz/2024-03-11-dawne.md": front("Dawne", "2024-03-11 10:00", "2024-03-11 11:00"),
    "kalendarz/2022-03-11-dawniejsze.md": front("Dawniejsze", "2022-03-11 10:00", "2022-03-11 11:00"),
    "kalendarz/2025-01-02-zeszloroczne.md": front("Zeszłoroczne", "2025-01-02 10:00", "2025-01-02 11:00"),
    "kalendarz/2026-11-20-bylo.md": front("Było", "2026-11-20 10:00", "2026-11-20 11:00"),
    "kalendarz/2026-11-23-dzisiejsze.md": front("Dzisiejsze", "2026-11-23 08:00", "2026-11-23 09:00", "doradztwo"),
    "kalendarz/2026-12-02-rodo.md": front(
        "RODO",
        "2026-12-02 17:00",
        "2026-12-02 19:00",
        "szkolenie",
        "organisers: [fundacja-probna, Koło Gospodyń]\naccessibility: [pjm, petla]\ntopic: szkolenia\n"
        "registration: {email: zapisy@example.org, deadline: 2026-12-01 16:00}\n",
    ),
    "kalendarz/2026-12-11-festiwal.md": front(
        "Festiwal",
        "2026-12-11",
        "2026-12-13",
        "wydarzenie",
        "status: odwolane\nstatus_note: Mróz.\nprice: 20 zł\naudience: [rodziny]\n",
    ),
    "kalendarz/2026-12-14-siec.md": front(
        "Sieć", "2027-02-15 10:00", "2027-02-15 12:00", more="status: przelozone\nstatus_note: Nowy termin w lutym.\n"
    ),
    "kalendarz/2026-12-15-webinar.md": front(
        "Webinar", "2026-12-15 10:00", "2026-12-15 11:00", "webinar", "online: https://example.org/x\n"
    ),
    "kalendarz/2026-12-16-hybrydowe.md": front(
        "Hybrydowe",
        "2026-12-16 10:00",
        "2026-12-16 11:00",
        "spotkanie",
        "online: https://example.org/y\n"
        "place: {name: Biblioteka, address: 'ul. Próbna 2, Bytom', lat: 50.35, lon: 18.92}\n",
    ),
    "organizacje/fundacja-probna.md": "---\nname: Fundacja Próbna\nlegal_form: fundacja\nsummary: Próbuje.\n"
    "spheres: ['33']\nsource: własne\nchecked_on: 2026-11-01\n---\n",
    "aktualnosci/2026-11-10-nabor.md": "---\ntitle: Nabór wniosków\ndate: 2026-11-10\nsummary: Można się zgłaszać.\n"
    "topic: nabory\nevents: [2026-12-02-rodo]\n"
    "call: {opens: 2026-11-10 00:00, deadline: 2026-12-07 23:59}\n---\nTreść.\n",
    "kalendarz/2026-12-02-rodo.uk.md": "---\ntitle: RODO по-українськи\n---\nТекст.\n",
    "kalendarz/2026-12-11-festiwal.en.md": "---\ntitle: Festival\nstatus_note: Frost.\n---\nText.\n",
}
KINDS = ("announcements", "events", "organisations")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return building.build(tmp_path_factory.mktemp("kalendarz"), CONTENT, NOW, *KINDS)


def events_in(site: Built, path: str) -> list[str]:
    return sorted(str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(site[path]).events)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(page).xpath("//main")[0].text_content()).replace("\xa0", " ")


def test_general_calendar_holds_the_previous_and_the_current_year_and_all_to_come(site: Built) -> None:
    assert events_in(site, "kalendarz/kalendarz.ics") == sorted(
        ["Zeszłoroczne", "Było", "Dzisiejsze", "RODO", "ODWOŁANE: Festiwal", "PRZEŁOŻONE: Sieć", "Webinar", "Hybrydowe"]
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("kalendarz/szkolenie.ics", ["RODO"]),
        ("kalendarz/webinar.ics", ["Webinar"]),
        ("kalendarz/wydarzenie.ics", ["ODWOŁANE: Festiwal"]),
        ("kalendarz/online.ics", ["Webinar"]),
        ("kalendarz/dostepnosc/pjm.ics", ["RODO"]),
        ("organizacje/fundacja-probna/kalendarz.ics", ["RODO"]),
        (
            "kalendarz/terminy.ics",
            ["Koniec naboru: Nabór wniosków (godz. 23.59)", "Koniec zapisów: RODO (godz. 16.00)"],
        ),
        ("kalendarz/2024/dawne/wydarzenie.ics", ["Dawne"]),
        ("kalendarz/2026/rodo/wydarzenie.ics", ["RODO"]),
    ],
)
def test_each_calendar_holds_its_events(site: Built, path: str, expected: list[str]) -> None:
    assert events_in(site, path) == expected


def test_free_calendar_leaves_out_what_costs(site: Built) -> None:
    assert "ODWOŁANE: Festiwal" not in events_in(site, "kalendarz/bezplatne.ics")


def test_calendar_that_would_be_empty_does_not_exist(site: Built) -> None:
    assert "kalendarz/dostepnosc/winda.ics" not in site
    assert "kalendarz/dostepnosc/pjm.ics" in site


def test_site_without_events_has_one_empty_calendar_to_subscribe(tmp_path: Path) -> None:
    empty = building.build(tmp_path, {}, NOW, "events")
    assert [path for path in empty.paths if path.endswith((".ics", "rss.xml"))] == ["kalendarz/kalendarz.ics"]
    assert "BEGIN:VEVENT" not in empty["kalendarz/kalendarz.ics"]
    for page in ("kalendarz/index.html", "kalendarz/subskrypcja/index.html"):
        assert set(re.findall(r"kalendarz/[\w/]+\.ics", empty[page])) == {"kalendarz/kalendarz.ics"}, page
    assert "Nie ma teraz zaplanowanych wydarzeń." in text_of(empty["kalendarz/index.html"])
    assert json.loads(empty["kalendarz/wydarzenia.json"])["events"] == []


def links_of(site: Built) -> Iterator[tuple[str, str]]:
    for path in site.paths:
        if path.endswith(".html"):
            for link in html.fromstring(site[path]).xpath("//@href"):
                yield path, str(link)


def test_no_link_inside_the_calendar_leads_nowhere(site: Built) -> None:
    for path, link in links_of(site):
        inside = link.replace("https://lokal.example.org/", "/").replace("webcal://lokal.example.org/", "/")
        if inside.startswith("/kalendarz") or (inside.startswith("/") and inside.endswith(".ics")):
            target = inside.partition("#")[0].removeprefix("/")
            assert (f"{target}index.html" if target.endswith("/") else target) in site, (path, link)


def slots_of(page: html.HtmlElement) -> list[str]:
    return [a.text_content() for a in page.xpath("//main//li[contains(@class, 'slot')]//h4/a")]


def test_agenda_shows_what_is_to_come_and_all_of_today_by_month(site: Built) -> None:
    page = html.fromstring(site["kalendarz/index.html"])
    assert [h.text_content().replace("\xa0", " ") for h in page.xpath("//main//h2")] == [
        "listopad 2026",
        "grudzień 2026",
        "luty 2027",
    ]
    assert slots_of(page) == ["Dzisiejsze", "RODO", "Festiwal", "Webinar", "Hybrydowe", "Sieć"]


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("rodzaj/szkolenie", ["RODO"]),
        ("online", ["Webinar", "Hybrydowe"]),
        ("na-miejscu", ["Dzisiejsze", "RODO", "Festiwal", "Hybrydowe", "Sieć"]),
        ("bezplatne", ["Dzisiejsze", "RODO", "Webinar", "Hybrydowe", "Sieć"]),
        ("dostepnosc/petla", ["RODO"]),
    ],
)
def test_filters_are_pages_of_their_own(site: Built, address: str, titles: list[str]) -> None:
    page = html.fromstring(site[f"kalendarz/{address}/index.html"])
    assert slots_of(page) == titles
    current = page.xpath("//main//a[@aria-current='true']/@href")
    assert current == [f"/kalendarz/{address}/"]


def test_every_month_from_the_first_to_the_last_event_has_a_grid(site: Built) -> None:
    months = [path for path in site.paths if re.fullmatch(r"kalendarz/\d{4}/\d\d/index\.html", path)]
    assert (months[0], months[-1]) == ("kalendarz/2022/03/index.html", "kalendarz/2027/02/index.html")
    assert len(months) == 60


def test_month_is_a_table_of_whole_weeks_with_links_to_its_neighbours(site: Built) -> None:
    page = html.fromstring(site["kalendarz/2026/12/index.html"])
    rows = page.xpath("//table[contains(@class, 'month')]/tbody/tr")
    assert [len(row.xpath("./td")) for row in rows] == [7, 7, 7, 7, 7]
    # Above and, for phones, once more below.
    assert page.xpath("//a[@rel='prev']/@href") == ["/kalendarz/2026/11/"] * 2
    assert page.xpath("//a[@rel='next']/@href") == ["/kalendarz/2027/02/"] * 2, "nothing happens in January"
    empty = html.fromstring(site["kalendarz/2027/01/index.html"])
    assert empty.xpath("//a[@rel='prev' or @rel='next']/@href") == ["/kalendarz/2026/12/", "/kalendarz/2027/02/"] * 2
    days = [a.getparent().getparent().getparent().xpath("./time/@datetime")[0] for a in page.xpath("//table//a")]
    assert days == ["2026-12-02", "2026-12-11", "2026-12-12", "2026-12-13", "2026-12-15", "2026-12-16"]


def test_the_current_month_exists_and_is_the_one_to_open_first(tmp_path: Path) -> None:
    files = {"kalendarz/2025-02-01-dawno.md": front("Dawno", "2025-02-01", "2025-02-01")}
    old = building.build(tmp_path, files, NOW, "events")
    months = [path for path in old.paths if re.fullmatch(r"kalendarz/\d{4}/\d\d/index\.html", path)]
    assert months == ["kalendarz/2025/02/index.html", "kalendarz/2026/11/index.html"]
    assert 'href="/kalendarz/2026/11/"' in old["kalendarz/index.html"]


def test_empty_month_says_so(site: Built) -> None:
    assert "W tym miesiącu nie ma wydarzeń." in text_of(site["kalendarz/2027/01/index.html"])


def test_today_is_marked_in_its_month_only(site: Built) -> None:
    assert "dziś" in text_of(site["kalendarz/2026/11/index.html"])
    assert "dziś" not in text_of(site["kalendarz/2026/12/index.html"])


def test_sheets_for_the_notice_board_come_in_two_sizes(site: Built) -> None:
    for path in ("kalendarz/2026/12/druk/index.html", "kalendarz/2026/12/druk/duzy/index.html"):
        assert "RODO 17.00–19.00 · lokal na próbę · bezpłatnie" in text_of(site[path])
    assert "sheet--large" in site["kalendarz/2026/12/druk/duzy/index.html"]


def test_archive_lists_the_years_and_a_year_its_events(site: Built) -> None:
    archive = html.fromstring(site["kalendarz/archiwum/index.html"])
    assert archive.xpath("//main//nav//a/@href") == [f"/kalendarz/{year}/" for year in (2027, 2026, 2025, 2024, 2022)]
    year = html.fromstring(site["kalendarz/2025/index.html"])
    assert [a.text_content() for a in year.xpath("//main//article//h3/a")] == ["Zeszłoroczne"]


def test_year_without_events_says_so(site: Built) -> None:
    assert "W tym roku nie było wydarzeń." in text_of(site["kalendarz/2023/index.html"])


def facts_of(page: str) -> dict[str, str]:
    rows = html.fromstring(page).xpath("//dl[contains(@class, 'facts')]/div")
    return {
        row.xpath("./dt")[0].text_content(): " | ".join(
            re.sub(r"\s+", " ", dd.text_content().replace("\xa0", " ")).strip() for dd in row.xpath("./dd")
        )
        for row in rows
    }


def test_page_of_an_event_says_all_that_one_needs_to_know(site: Built) -> None:
    assert facts_of(site["kalendarz/2026/rodo/index.html"]) == {
        "Kiedy": "środa, 2 grudnia 2026 r., 17.00–19.00",
        "Gdzie": "lokal na próbę, Bytom",
        "Zapisy": "Zapisy do wtorku 1 grudnia, godz. 16.00 | zapisy@example.org",
        "Koszt": "bezpłatnie",
        "Dostępność": "tłumaczenie na polski język migowy (PJM) | pętla indukcyjna",
        "Organizacja": "Fundacja Próbna, Koło Gospodyń",
        "Język": "polski",
        "Temat": "Szkolenia",
        "Pytania": "biuro@lokal.example.org",
    }


def test_page_of_an_event_links_its_organiser_its_notices_and_the_ways_into_a_calendar(site: Built) -> None:
    links = html.fromstring(site["kalendarz/2026/rodo/index.html"]).xpath("//main//@href")
    assert {"/organizacje/fundacja-probna/", "/aktualnosci/2026/nabor/"} <= set(links)
    feed = "/kalendarz/2026/rodo/wydarzenie.ics"
    assert {feed, f"webcal://lokal.example.org{feed}"} <= set(links)
    google = next(link for link in links if link.startswith("https://calendar.google.com/"))
    assert "dates=20261202T170000%2F20261202T190000&ctz=Europe%2FWarsaw" in google
    outlook = next(link for link in links if link.startswith("https://outlook.live.com/"))
    assert "startdt=2026-12-02T17%3A00%3A00%2B01%3A00" in outlook


@pytest.mark.parametrize(
    ("path", "banner"),
    [
        ("kalendarz/2026/festiwal/index.html", "Odwołane Mróz."),
        ("kalendarz/2026/siec/index.html", "Przełożone Nowy termin w lutym."),
        ("kalendarz/2026/bylo/index.html", "Ten termin już minął"),
    ],
)
def test_page_says_first_what_happened_to_the_event(site: Built, path: str, banner: str) -> None:
    found = html.fromstring(site[path]).xpath("//div[contains(@class, 'banner__body')]")
    assert re.sub(r"\s+", " ", found[0].text_content().replace("\xa0", " ")).strip() == banner


def test_place_on_the_map_is_a_plain_link_and_a_geo_address(site: Built) -> None:
    links = html.fromstring(site["kalendarz/2026/hybrydowe/index.html"]).xpath("//main//@href")
    assert "geo:50.350000,18.920000" in links
    assert "https://www.openstreetmap.org/?mlat=50.350000&mlon=18.920000#map=18/50.350000/18.920000" in links


def jsonld_of(page: str) -> dict[str, object]:
    (script,) = html.fromstring(page).xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    first: dict[str, object] = data[0] if isinstance(data, list) else data
    return first


@pytest.mark.parametrize(
    ("slug", "status", "mode"),
    [
        ("rodo", "EventScheduled", "OfflineEventAttendanceMode"),
        ("festiwal", "EventCancelled", "OfflineEventAttendanceMode"),
        ("siec", "EventPostponed", "OfflineEventAttendanceMode"),
        ("webinar", "EventScheduled", "OnlineEventAttendanceMode"),
        ("hybrydowe", "EventScheduled", "MixedEventAttendanceMode"),
    ],
)
def test_search_engines_are_told_state_and_mode(site: Built, slug: str, status: str, mode: str) -> None:
    data = jsonld_of(site[f"kalendarz/2026/{slug}/index.html"])
    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert data["eventAttendanceMode"] == f"https://schema.org/{mode}"


def test_translation_has_its_own_page_in_its_language(site: Built) -> None:
    page = html.fromstring(site["uk/kalendarz/2026/rodo/index.html"])
    assert page.get("lang") == "uk"
    assert "RODO по-українськи" in page.xpath("//h1")[0].text_content()
    assert facts_of(site["uk/kalendarz/2026/rodo/index.html"]) == {
        "Коли": "середа, 2 грудня 2026, 17:00–19:00",
        "Де": "lokal na próbę, Bytom",
        "Реєстрація": "Реєстрація до 1 грудня 2026, 16:00 | zapisy@example.org",
        "Вартість": "безкоштовно",
        "Доступність": "переклад польською жестовою мовою (PJM) | індукційна петля",
        "Організація": "Fundacja Próbna, Koło Gospodyń",
        "Мова": "польська",
        "Запитання": "biuro@lokal.example.org",
    }
    assert "RODO по-українськи" not in site["kalendarz/kalendarz.ics"]


def test_translation_says_in_its_language_that_an_event_is_cancelled(site: Built) -> None:
    page = html.fromstring(site["en/kalendarz/2026/festiwal/index.html"])
    (banner,) = page.xpath("//div[contains(@class, 'banner__body')]")
    assert re.sub(r"\s+", " ", banner.text_content()).strip() == "Cancelled Frost."
    assert facts_of(site["en/kalendarz/2026/festiwal/index.html"])["When"] == (
        "Friday, 11 December 2026 – Sunday, 13 December 2026"
    )
    (audience,) = page.xpath("//dt[text()='Who it is for']/following-sibling::dd")
    assert (audience.text, audience.get("lang")) == ("rodziny", "pl"), "it was not translated"


def test_subscribe_page_names_five_programs_and_works_without_scripts(site: Built) -> None:
    page = html.fromstring(site["kalendarz/subskrypcja/index.html"])
    assert len(page.xpath("//main//h3")) == 5
    links = page.xpath("//main//@href")
    assert "webcal://lokal.example.org/kalendarz/kalendarz.ics" in links
    assert "https://lokal.example.org/kalendarz/kalendarz.ics" in links
    assert len(page.xpath("//main//*[local-name() = 'svg'][contains(@class, 'qr__svg')]")) == 1
    assert "Google ukrywa odwołane wydarzenia" in text_of(site["kalendarz/subskrypcja/index.html"])


def test_news_hold_new_and_called_off_events_with_their_dates_and_no_future_publication(site: Built) -> None:
    feed = feedparser.parse(site["kalendarz/rss.xml"])
    assert not feed.bozo
    titles = [entry.title.replace("\xa0", " ") for entry in feed.entries]
    assert "RODO – środa 2 grudnia 2026 r., godz. 17.00–19.00" in titles
    assert "ODWOŁANE: Festiwal – 11–13 grudnia 2026 r." in titles
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 8
    assert max(entry.published_parsed[:5] for entry in feed.entries) <= (2026, 11, 23, 11, 0)
    for entry in feed.entries:
        assert f'<a href="{entry.link}">' in entry.content[0].value
    assert feed.feed.image.href.endswith(".png")


def test_json_holds_the_dates_to_come(site: Built) -> None:
    data = json.loads(site["kalendarz/wydarzenia.json"])
    assert [event["title"] for event in data["events"]] == [
        "Dzisiejsze",
        "RODO",
        "Festiwal",
        "Webinar",
        "Hybrydowe",
        "Sieć",
    ]
    assert data["events"][1]["organisers"] == [
        {"name": "Fundacja Próbna", "url": "https://lokal.example.org/organizacje/fundacja-probna/"},
        {"name": "Koło Gospodyń", "url": None},
    ]


def test_second_build_of_the_same_content_gives_the_same_bytes(
    site: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = building.build(tmp_path_factory.mktemp("drugi"), CONTENT, NOW, *KINDS)
    assert again.paths == site.paths
    ours = [path for path in site.paths if "kalendarz" in path]
    assert all((site.folder / path).read_bytes() == (again.folder / path).read_bytes() for path in ours)


def test_build_for_another_host_keeps_identifiers_and_links_to_that_host(tmp_path: Path) -> None:
    built = building.build(tmp_path, CONTENT, NOW, *KINDS, site_url="https://probny.example.net")
    (event,) = icalendar.Calendar.from_ical(built["kalendarz/2026/rodo/wydarzenie.ics"]).events
    assert event["UID"] == "2026-rodo@lokal.example.org"
    assert event["URL"] == "https://probny.example.net/kalendarz/2026/rodo/"


def test_broken_lock_file_is_a_problem_of_the_content(tmp_path: Path) -> None:
    found = building.problems(tmp_path, {"kalendarz.lock.json": "[]"}, NOW, "events")
    assert found == [
        Problem(
            "kalendarz.lock.json",
            1,
            1,
            None,
            "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie.",
        )
    ]


def test_repeating_event_lists_its_dates_with_what_changed(tmp_path: Path) -> None:
    more = (
        "repeats:\n  every: tydzień\n  on: wtorek\n  count: 4\n  changes:\n"
        "    - {date: 2026-12-08, start: 2026-12-09 18:00, note: Remont.}\n"
        "    - {date: 2026-12-15, status: odwolane, note: Choroba.}\n"
    )
    text = front("Dyżur", "2026-12-01 15:00", "2026-12-01 17:00", "doradztwo", more)
    built = building.build(tmp_path, {"kalendarz/2026-12-01-dyzur.md": text}, NOW, "events")
    page = built["kalendarz/2026/dyzur/index.html"]
    assert facts_of(page)["Powtarza się"] == "co tydzień we wtorki (4 terminy)"
    rows = html.fromstring(page).xpath("//section[@aria-labelledby='terminy']//li")
    assert [re.sub(r"\s+", " ", row.text_content().replace("\xa0", " ")).strip() for row in rows] == [
        "wtorek, 1 grudnia 2026 r., 15.00–17.00",
        "środa, 9 grudnia 2026 r., 18.00–20.00 (zamiast: wtorek, 8 grudnia 2026 r.) – Remont.",
        "wtorek, 15 grudnia 2026 r., 15.00–17.00 Odwołane – Choroba.",
        "wtorek, 22 grudnia 2026 r., 15.00–17.00",
    ]
    assert dt.date(2026, 12, 9).isoformat() in built["kalendarz/2026/12/index.html"]


def test_news_name_a_series_by_its_rule_and_not_by_its_first_date(tmp_path: Path) -> None:
    more = "repeats: {every: tydzień, on: czwartek, until: 2026-12-31}\n"
    text = f"---\ntitle: Dyżur\nstart: 2026-09-03 17:00\nduration: 1 h\nkind: doradztwo\nsummary: Pomoc.\n{more}---\n"
    built = building.build(tmp_path, {"kalendarz/2026-09-03-dyzur.md": text}, "2026-11-23", "events")
    (entry,) = feedparser.parse(built["kalendarz/rss.xml"]).entries
    assert entry.title.replace("\xa0", " ") == "Dyżur – co tydzień w czwartki, do 31 grudnia 2026 r."
    assert "Powtarza się co tydzień w czwartki, do 31 grudnia 2026 r." in entry.description.replace("\xa0", " ")
    assert ".." not in entry.description


def test_an_event_whose_start_changed_after_publication_says_from_when_on_its_page_and_in_lists(
    tmp_path: Path,
) -> None:
    building.write(tmp_path / "content", CONTENT)
    kinds = ["announcements", "events", "organisations"]
    before = pipeline.check(building.options_for(tmp_path, "2026-11-20 12:00", kinds)).site
    assert before is not None
    lock = lock_after(before)
    rodo = CONTENT["kalendarz/2026-12-02-rodo.md"].replace("2026-12-02 1", "2026-12-09 1")
    translated = "---\ntitle: RODO по-українськи\nsummary: Про що.\n---\nТекст.\n"
    files = {**CONTENT, **lock, "kalendarz/2026-12-02-rodo.md": rodo, "kalendarz/2026-12-02-rodo.uk.md": translated}
    site = building.build(tmp_path, files, NOW, "announcements", "events", "organisations", "pages")

    def text(path: str, where: str) -> list[str]:
        nodes = html.fromstring(site[path]).xpath(where)
        return [re.sub(r"\s+", " ", node.text_content().replace("\xa0", " ")).strip() for node in nodes]

    body = "//div[contains(@class, 'banner__body')]"
    assert text("kalendarz/2026/rodo/index.html", body) == ["Przeniesione ze środy 2 grudnia 2026 r., godz. 17.00"]
    assert text("uk/kalendarz/2026/rodo/index.html", body) == ["Перенесено на іншу дату"]
    (line,) = [card for card in text("kalendarz/index.html", "//li") if card.startswith("RODO") or " RODO " in card][:1]
    assert "Przeniesione" in line
    assert "przeniesione ze środy 2 grudnia 2026 r., godz. 17.00" in line
    data = jsonld_of(site["kalendarz/2026/rodo/index.html"])
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2026-12-02T17:00:00+01:00"


@pytest.mark.parametrize("price", ["", "price: co łaska\n"], ids=["free", "price-in-words"])
def test_an_event_without_free_places_says_so_to_programs(tmp_path: Path, price: str) -> None:
    more = f"{price}registration: {{email: zapisy@example.org, full: tak, waiting_list: rezerwa@example.org}}\n"
    files = {"kalendarz/2026-12-02-rodo.md": front("RODO", "2026-12-02 17:00", "2026-12-02 19:00", more=more)}
    site = building.build(tmp_path, files, NOW, "events")
    offer = jsonld_of(site["kalendarz/2026/rodo/index.html"])["offers"]
    assert isinstance(offer, dict)
    assert offer["availability"] == "https://schema.org/SoldOut"
    assert ("price" in offer) == (not price)
    (event,) = icalendar.Calendar.from_ical(site["kalendarz/kalendarz.ics"]).events
    assert "Brak miejsc. Lista rezerwowa: rezerwa@example.org" in str(event["DESCRIPTION"])
    (data,) = json.loads(site["kalendarz/wydarzenia.json"])["events"]
    assert (data["registration"]["full"], data["registration"]["waiting_list"]) == (True, "rezerwa@example.org")


def test_the_page_of_a_series_says_what_changes_from_a_date_on_however_far_it_is(tmp_path: Path) -> None:
    changes = "[{from: 2027-05-05, start: 18:00, trainers: [Jan Kowalski], note: Po remoncie.}]"
    more = f"trainers: [Anna Nowak]\nrepeats: {{every: tydzień, changes: {changes}}}\n"
    files = {"kalendarz/2026-12-02-dyzur.md": front("Dyżur", "2026-12-02 17:00", "2026-12-02 19:00", more=more)}
    site = building.build(tmp_path, files, NOW, "events")
    page = re.sub(r"\s+", " ", text_of(site["kalendarz/2026/dyzur/index.html"]).replace("\xa0", " "))
    assert (
        "Powtarza się co tydzień w środy; od środy 5 maja 2027 r.: 18.00–20.00; prowadzi: Jan Kowalski; Po remoncie."
        in page
    )
    assert "Prowadzenie Anna Nowak" in page
    (entry,) = feedparser.parse(site["kalendarz/rss.xml"]).entries
    assert "Od środy 5 maja 2027 r.: 18.00–20.00; prowadzi: Jan Kowalski" in entry.summary.replace("\xa0", " ")
