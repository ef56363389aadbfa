"""Cycles: events that name one `series` have a page with all their dates and a calendar of their own."""

import re
from pathlib import Path

import icalendar
import pytest
from lxml import html

from plugins.core.build import pipeline
from plugins.events import cycles
from tests import building
from tests.building import Built

NOW = "2026-11-23 12:00"
PAGE = "kalendarz/cykl/czwartki-z-prawem/"


def event(title: str, start: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nstart: {start}\nduration: 1 h\nkind: szkolenie\nsummary: Po co to jest.\n{more}---\n"


CONTENT = {
    "kalendarz/2026-10-01-umowy.md": event("Umowy", "2026-10-01 17:00", "series: Czwartki z prawem\n"),
    "kalendarz/2026-12-03-rodo.md": event("RODO", "2026-12-03 17:00", "series: Czwartki z prawem\n"),
    "kalendarz/2026-12-07-dyzur.md": event(
        "Dyżur", "2026-12-07 16:00", "series: Dyżury\nrepeats: {every: tydzień, count: 3}\n"
    ),
    "kalendarz/2026-12-08-joga.md": event("Joga", "2026-12-08 16:00", "repeats: {every: tydzień, count: 3}\n"),
    "cykle/dyzury.md": "---\ntitle: Dyżury prawniczki\nsummary: Rozmowa bez zapisów.\n---\nWeź dokumenty.\n",
    "cykle/dyzury.en.md": "---\ntitle: Legal advice hours\n---\nBring your papers.\n",
    "cykle/czwartki-z-prawem.md": "---\ntitle: Czwartki z prawem\n---\nCo czwartek.\n",
    "cykle/czwartki-z-prawem.en.md": "---\ntitle: Thursdays with the law\n---\nEvery Thursday.\n",
    "kalendarz/2026-12-07-dyzur.en.md": "---\ntitle: Legal advice\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return building.build(tmp_path_factory.mktemp("cykle"), CONTENT, NOW, "events")


def links_of(page: str) -> list[str]:
    return [str(link.get("href")) for link in html.fromstring(page).xpath("//main//a")]


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(page).xpath("//main")[0].text_content()).replace("\xa0", " ")


def titles_in(calendar: str) -> list[str]:
    return sorted(str(entry["SUMMARY"]) for entry in icalendar.Calendar.from_ical(calendar).events)


def test_the_page_of_a_cycle_holds_all_its_editions_the_coming_ones_first(site: Built) -> None:
    text = text_of(site[f"{PAGE}index.html"])
    assert "Czwartki z prawem" in text
    assert text.index("Najbliższe terminy") < text.index("RODO") < text.index("Minione terminy") < text.index("Umowy")


def test_the_calendar_of_a_cycle_holds_its_entries_and_no_others(site: Built) -> None:
    assert titles_in(site[f"{PAGE}cykl.ics"]) == ["RODO", "Umowy"]
    assert titles_in(site["kalendarz/cykl/dyzury/cykl.ics"]) == ["Dyżur"]


@pytest.mark.parametrize("page", ["kalendarz/2026/rodo/", "kalendarz/2026/dyzur/"], ids=["of many", "repeating"])
def test_the_page_of_an_event_leads_to_its_cycle(site: Built, page: str) -> None:
    assert any(link.startswith("/kalendarz/cykl/") for link in links_of(site[f"{page}index.html"]))


def test_a_repeating_event_without_a_series_has_no_such_page(site: Built) -> None:
    assert not any("/cykl/" in link for link in links_of(site["kalendarz/2026/joga/index.html"]))
    assert not (site.folder / "kalendarz/cykl/joga").exists()


def test_a_file_gives_the_title_and_the_text_of_a_cycle(site: Built) -> None:
    text = text_of(site["kalendarz/cykl/dyzury/index.html"])
    assert "Dyżury prawniczki" in text
    assert "Rozmowa bez zapisów." in text
    assert "Weź dokumenty." in text


def test_a_translation_of_the_text_has_its_page(site: Built) -> None:
    text = text_of(site["en/kalendarz/cykl/dyzury/index.html"])
    assert "Bring your papers." in text
    assert "terminy" not in text


def test_a_translated_cycle_has_its_dates_in_its_language(site: Built) -> None:
    page = site["en/kalendarz/cykl/dyzury/index.html"]
    assert "Upcoming dates Monday, 7 December 2026, 16:00–17:00, Legal advice" in text_of(page)
    assert links_of(page) == ["/en/kalendarz/2026/dyzur/"] * 3


def test_an_event_without_a_translation_is_polish_in_a_translated_cycle(site: Built) -> None:
    page = html.fromstring(site["en/kalendarz/cykl/czwartki-z-prawem/index.html"])
    found = {link.text_content(): link.get("lang") for link in page.xpath("//main//li/a")}
    assert found == {"RODO": "pl", "Umowy": "pl"}
    assert "Past dates" in text_of(site["en/kalendarz/cykl/czwartki-z-prawem/index.html"])


def test_a_file_without_events_is_told(tmp_path: Path) -> None:
    files = {"cykle/nikogo.md": "---\ntitle: Nikogo\n---\nTekst.\n"}
    building.write(tmp_path / "content", files)
    warnings = pipeline.check(building.options_for(tmp_path, NOW, ("events",))).warnings
    assert [warning.path.rsplit("/", 1)[-1] for warning in warnings] == ["nikogo.md"]


def test_a_calendar_of_a_cycle_stays_as_an_empty_one(tmp_path: Path) -> None:
    when = '"published": "2026-01-01T00:00:00Z", "changed": "2026-01-01T00:00:00Z"'
    known = f'{{"kind": "feed", "title": "Cykl: Dawny", {when}}}'
    files = {"publikacja.lock.json": f'{{\n"/kalendarz/cykl/dawny/cykl.ics": {known}\n}}\n'}
    site = building.build(tmp_path, files, NOW, "events", "pages")
    assert titles_in(site["kalendarz/cykl/dawny/cykl.ics"]) == []


@pytest.mark.parametrize(
    ("series", "address"),
    [("Czwartki z prawem", "/kalendarz/cykl/czwartki-z-prawem/"), ("!", ""), (None, "")],
    ids=["name", "no letter", "none"],
)
def test_the_address_of_a_cycle_is_made_of_its_name(series: str | None, address: str) -> None:
    assert cycles.address_of(series) == address
    assert cycles.cycle_of_feed(cycles.feed_of(series)) == address
