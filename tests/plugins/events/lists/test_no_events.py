"""A calendar without dates still helps: what is regular, how to hear of the next, how to propose one, what was last."""

import re
from pathlib import Path

import pytest

from tests.building import SITE_YAML, Built, build

EVENT = "---\ntitle: {title}\nstart: {day} 17:00\nduration: 1 h\nkind: spotkanie\nsummary: S.\n{more}---\n"
PAST = {
    f"kalendarz/{day}-{slug}.md": EVENT.format(title=title, day=day, more=more)
    for day, slug, title, more in (
        ("2026-05-01", "maj", "Majówka", ""),
        ("2026-06-01", "lato", "Lato", ""),
        ("2026-07-01", "odwolane", "Nie było", "status: odwolane\nstatus_note: Burza.\n"),
        ("2026-01-01", "zima", "Zima", ""),
        ("2025-01-01", "dawno", "Dawno", ""),
    )
}
REGULAR = "regular: ['We wtorki: porady.']\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    room = {"strony/rezerwacja.md": "---\ntitle: Sala\nsummary: S.\n---\n\nT.\n"}
    return build(tmp_path_factory.mktemp("site"), {**PAST, **room, "site.yaml": SITE_YAML + REGULAR}, "2026-11-23")


@pytest.mark.parametrize("page", ["index.html", "kalendarz/index.html"])
def test_there_is_something_to_do_in_the_place_of_dates(site: Built, page: str) -> None:
    text = site[page]
    assert "Nie ma teraz zaplanowanych wydarzeń." in text
    assert "We wtorki: porady." in text
    assert 'href="webcal://lokal.example.org/kalendarz/kalendarz.ics"' in text
    assert 'href="/kalendarz/subskrypcja/"' in text
    proposal = re.findall(r'href="(mailto:biuro@lokal\.example\.org\?subject=Propozycja[^"]*)"', text)
    assert len(proposal) == 1
    assert " " not in proposal[0]
    recent = text.partition("Ostatnio</h")[2].partition("</ul>")[0]
    assert re.findall(r'href="/kalendarz/\d{4}/([a-z]+)/"', recent) == ["lato", "maj", "zima"], "newest first, none off"
    assert 'class="empty"' not in text.partition("Najbliższe wydarzenia")[2].partition("</section>")[0]


def test_the_calendar_to_subscribe_exists(site: Built) -> None:
    assert site["kalendarz/kalendarz.ics"].startswith("BEGIN:VCALENDAR")


def test_the_home_page_leads_to_the_room(site: Built) -> None:
    assert 'href="/rezerwacja/">zapytać o salę</a>' in site["index.html"]


def test_a_first_calendar_needs_neither_events_nor_words(tmp_path: Path) -> None:
    text = build(tmp_path, {}, "2026-11-23")["index.html"]
    assert "Subskrybuj kalendarz" in text
    assert "Na co dzień" not in text
    assert "Ostatnio</h" not in text


def test_dates_take_their_place_back(tmp_path: Path) -> None:
    coming = {"kalendarz/2026-12-01-zebranie.md": EVENT.format(title="Zebranie", day="2026-12-01", more="")}
    site = build(tmp_path, {**PAST, **coming}, "2026-11-23")
    assert "Subskrybuj kalendarz" not in site["index.html"]
    assert "Nie ma teraz zaplanowanych wydarzeń." not in site["kalendarz/index.html"]
