"""The agenda: every planned date stands there, or the page says where it stops; states are words and struck dates."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.building import Built, build

EVENT = "---\ntitle: {title}\nstart: {start}\nend: {end}\nkind: spotkanie\nsummary: S.\n{more}---\n"
NOW = "2026-11-23"


def event(title: str, start: str, end: str = "", more: str = "") -> str:
    end = end or (start[:11] + "20:00" if " " in start else start)
    return EVENT.format(title=title, start=start, end=end, more=more)


FILES = {
    "kalendarz/2026-11-22-targi.md": event("Targi", "2026-11-22", "2026-11-25"),
    "kalendarz/2026-11-28-sobota.md": event("Sobota", "2026-11-28 10:00", "2026-11-28 12:00", "price: 5 zł\n"),
    "kalendarz/2026-11-24-odwolane.md": event(
        "Nie będzie", "2026-11-24 18:00", more="status: odwolane\nstatus_note: Mróz.\n"
    ),
    "kalendarz/2026-12-01-kiedys.md": event(
        "Kiedyś", "2026-12-01 18:00", more="status: przelozone\nstatus_note: Remont.\n"
    ),
    "kalendarz/2026-12-03-dyzur.md": event(
        "Dyżur",
        "2026-12-03 18:00",
        more="repeats: {every: tydzień, until: 2027-05-20, changes: ["
        "{date: 2026-12-10, start: 2026-12-11 18:00, note: Święto szkoły.}, "
        "{date: 2026-12-17, start: '19:00', end: '21:00'}]}\n",
    ),
    "kalendarz/2026-12-05-zapisy.md": event(
        "Zapisy", "2026-12-05 18:00", more="registration: {email: a@example.org, deadline: 2026-12-04}\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("agenda"), FILES, NOW, "events", "pages")


@pytest.fixture(scope="module")
def page(site: Built) -> html.HtmlElement:
    return html.fromstring(site["kalendarz/index.html"])


def words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content().replace("\u00a0", " ")).strip()


def day(page: html.HtmlElement, date: str) -> html.HtmlElement:
    return page.get_element_by_id(f"d-{date}")


def test_all_dates_of_a_series_stand_in_the_agenda_and_in_the_counts(page: html.HtmlElement) -> None:
    assert len(page.xpath("//li[contains(@class, 'slot')]//a[text()='Dyżur']")) == 25
    assert "Wszystkie (30)" in words(page.get_element_by_id("wybor"))
    assert not page.xpath("//div[@class='later']")


def test_a_day_stands_once_with_its_hours_in_front(page: html.HtmlElement) -> None:
    saturday = words(day(page, "2026-11-28"))
    assert saturday == "sobota, 28 listopada 10.00–12.00 Sobota Spotkanie · 5 zł"


def test_what_runs_already_stands_today_with_the_number_of_its_day(page: html.HtmlElement) -> None:
    today = words(day(page, "2026-11-23"))
    assert today.startswith("dziś poniedziałek, 23 listopada do środy 25 listopada")
    assert "(2. dzień)" in today


def test_called_off_hours_are_struck_and_the_state_is_a_word(page: html.HtmlElement) -> None:
    found = day(page, "2026-11-24")
    assert found.xpath(".//s")[0].text_content() == "18.00–20.00"
    assert "Odwołane" in words(found)
    assert "Mróz." in words(found)


def test_postponed_says_that_the_day_is_the_old_one(page: html.HtmlElement) -> None:
    found = day(page, "2026-12-01")
    assert found.xpath(".//s")
    assert "Przełożone pierwotny termin" in words(found)


def test_a_moved_date_stands_on_its_new_day_and_names_the_old_one(page: html.HtmlElement) -> None:
    found = words(day(page, "2026-12-11"))
    assert "Przeniesione przeniesione z czwartku 10 grudnia 2026 r., godz. 18.00" in found
    with pytest.raises(KeyError):
        day(page, "2026-12-10")
    assert "przeniesione z godz. 18.00" in words(day(page, "2026-12-17"))


def test_jumps_lead_to_days_and_months_that_are_on_the_page(page: html.HtmlElement) -> None:
    jumps = page.xpath("//nav[@aria-label='Skocz do']//a")
    assert [words(jump) for jump in jumps][:5] == [
        "Dziś (1)", "Ten tydzień (3)", "Weekend (1)", "Następny tydzień (3)", "Listopad (3)",
    ]  # fmt: skip
    for jump in jumps:
        page.get_element_by_id(jump.get("href").removeprefix("#"))


def test_signing_up_stands_on_the_line_with_its_end_for_the_script(page: html.HtmlElement) -> None:
    (line,) = day(page, "2026-12-05").xpath(".//span[@data-until]")
    assert (line.get("data-until"), line.get("data-closed")) == ("2026-12-04", "Zapisy zamknięte")
    assert words(line) == "Zapisy do piątku 4 grudnia"


def test_a_long_agenda_says_where_it_stops_and_leads_on(tmp_path: Path) -> None:
    daily = event("Codziennie", "2026-12-01 18:00", more="repeats: {every: dzień, count: 120}\n")
    site = build(tmp_path, {"kalendarz/2026-12-01-codziennie.md": daily}, NOW, "events", "pages")
    page = html.fromstring(site["kalendarz/index.html"])
    assert len(page.xpath("//li[contains(@class, 'slot')]")) == 31 + 31
    (later,) = page.xpath("//div[@class='later']")
    assert "kończymy na miesiącu: styczeń 2027." in words(later)
    assert [(words(a), a.get("href")) for a in later.xpath(".//a")] == [
        ("luty 2027 (28)", "/kalendarz/2027/02/"),
        ("marzec 2027 (30)", "/kalendarz/2027/03/"),
    ]
    assert "Wszystkie (120)" in words(page.get_element_by_id("wybor"))
    assert all(a.get("href").strip("/") + "/index.html" in site for a in later.xpath(".//a"))


def test_an_event_page_offers_signing_up_first_and_others_last(site: Built) -> None:
    page = html.fromstring(site["kalendarz/2026/zapisy/index.html"])
    (button,) = page.xpath("//div[@class='signup']/a")
    assert (button.get("href"), words(button)) == ("mailto:a@example.org", "Zapisz się")
    more = page.get_element_by_id("co-jeszcze").getparent()
    assert words(more).startswith("Co jeszcze u nas")
    assert len(more.xpath(".//article")) == 3  # what is off is not offered
    assert "Zapisy" not in [words(a) for a in more.xpath(".//h3/a")]


def test_a_cancelled_page_offers_others_before_its_facts(site: Built) -> None:
    text = site["kalendarz/2026/odwolane/index.html"]
    assert text.index("Zamiast tego") < text.index('class="facts"')
    when = html.fromstring(text).xpath("//dl[@class='facts']/div[1]/dd")[0]
    assert words(when.xpath("./s")[0]) == "wtorek, 24 listopada 2026 r., 18.00–20.00"


def test_a_postponed_page_calls_its_date_the_old_one(site: Built) -> None:
    when = html.fromstring(site["kalendarz/2026/kiedys/index.html"]).xpath("//dl[@class='facts']/div[1]/dd")[0]
    assert words(when).endswith("(pierwotny termin)")
    assert when.xpath("./s")
