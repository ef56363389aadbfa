from pathlib import Path

import pytest
from lxml import html

from tests.building import SITE_YAML, Built, build

PAGES = {
    "strony/o-nas.md": "---\ntitle: O nas\n---\n",
    "strony/o-nas.uk.md": "---\ntitle: Про нас\nsummary: Хто ми є.\n---\n",
    "strony/kontakt.md": "---\ntitle: Kontakt\n---\n",
    "strony/kontakt.uk.md": "---\ntitle: Контакти\n---\n",
    "strony/kontakt.etr.md": "---\ntitle: Kontakt prosto\n---\n",
}
NOTICE = "---\ntitle: {title}\ndate: {date}\nsummary: S\ntopic: nabory\n---\n"


def built(folder: Path, files: dict[str, str], *kinds: str, today: str = "2026-11-23") -> Built:
    return build(folder, files, today, *(kinds or ("pages",)))


def links(page: str, xpath: str) -> list[str]:
    return [element.get("href") for element in html.fromstring(page).xpath(xpath)]


def test_a_language_begins_with_a_list_of_all_that_there_is_in_it(tmp_path: Path) -> None:
    page = built(tmp_path, PAGES)["uk/index.html"]
    assert '<html lang="uk">' in page
    assert links(page, "//main//a") == ["/uk/kontakt/", "/uk/o-nas/"]
    assert "Хто ми є." in page


def test_the_start_page_of_a_language_takes_its_text_from_index(tmp_path: Path) -> None:
    files = {**PAGES, "strony/index.md": "---\ntitle: Dom\n---\n"}
    files["strony/index.uk.md"] = "---\ntitle: Ласкаво просимо\n---\n\nНаш дім.\n"
    page = built(tmp_path, files)["uk/index.html"]
    main = html.fromstring(page).get_element_by_id("tresc")
    assert main.xpath(".//h1")[0].text_content() == "Ласкаво просимо"
    assert "Наш дім." in main.text_content()
    assert links(page, "//main//a") == ["/uk/kontakt/", "/uk/o-nas/"]


def test_only_languages_with_a_document_are_offered(tmp_path: Path) -> None:
    site = built(tmp_path, PAGES)
    assert "etr/index.html" in site
    assert "en/index.html" not in site
    assert links(site["index.html"], '//nav[contains(@class, "languages")]//a') == ["/uk/", "/etr/"]
    assert "/uk/" not in built(tmp_path / "b", {"strony/o-nas.md": "---\ntitle: O nas\n---\n"})["index.html"]


def test_a_translated_page_points_to_its_other_versions_for_people_and_for_machines(tmp_path: Path) -> None:
    site = built(tmp_path, PAGES)
    for path in ("kontakt/index.html", "uk/kontakt/index.html"):
        alternates = html.fromstring(site[path]).xpath('//link[@rel="alternate"][@hreflang]')
        assert [(a.get("hreflang"), a.get("href")) for a in alternates] == [
            ("pl", "https://lokal.example.org/kontakt/"),
            ("uk", "https://lokal.example.org/uk/kontakt/"),
        ]
    tools = '//nav[contains(@class, "languages")]//a'
    assert links(site["kontakt/index.html"], tools) == ["/uk/kontakt/", "/etr/kontakt/"]
    assert links(site["uk/kontakt/index.html"], tools) == ["/kontakt/", "/etr/kontakt/"]
    assert links(site["uk/index.html"], tools) == ["/", "/etr/"]


def test_a_translation_that_is_not_published_yet_is_not_listed(tmp_path: Path) -> None:
    files = {
        "aktualnosci/2026-11-01-dzis.md": NOTICE.format(title="Dziś", date="2026-11-01"),
        "aktualnosci/2026-11-01-dzis.uk.md": "---\ntitle: Сьогодні\n---\n",
        "aktualnosci/2026-12-24-jutro.md": NOTICE.format(title="Jutro", date="2026-12-24"),
        "aktualnosci/2026-12-24-jutro.uk.md": "---\ntitle: Завтра\n---\n",
    }
    page = built(tmp_path, files, "pages", "announcements")["uk/index.html"]
    assert "Сьогодні" in page
    assert "Завтра" not in page


@pytest.mark.parametrize(
    ("hours", "headings"),
    [("hours: [{days: [poniedziałek], opens: '10:00', closes: '18:00'}]\n", ["Як з нами звʼязатися", "Коли відчинено"]),
     ("hours_note: Godzin nie znamy.\n", ["Як з нами звʼязатися"])],
)  # fmt: skip
def test_a_page_in_another_language_says_which_of_its_parts_are_polish(
    tmp_path: Path, hours: str, headings: list[str]
) -> None:
    """And a Polish sentence instead of hours helps nobody there."""
    files = {
        **PAGES,
        "strony/kontakt.md": "---\ntitle: Kontakt\nshow: [kontakt, godziny]\n---\n",
        "site.yaml": SITE_YAML + hours,
    }
    main = html.fromstring(built(tmp_path, files)["uk/kontakt/index.html"]).get_element_by_id("tresc")
    assert [e.text_content().replace("\u00a0", " ") for e in main.iter("h2")] == headings
    assert [e.get("lang") for e in main.xpath(".//section/div")] == ["pl", None][: len(headings)]
    assert "Godzin nie znamy" not in main.text_content()


def test_opening_hours_are_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    hours = "hours: [{days: [środa], opens: '09:00', closes: '18:00', note: po umówieniu}]\n"
    hours += "closures: {start: 2026-12-24, end: 2026-12-26, reason: święta}\n"
    files = {**PAGES, "site.yaml": SITE_YAML + hours}
    files["strony/kontakt.md"] = "---\ntitle: Kontakt\nshow: [godziny]\n---\n"
    site = built(tmp_path, files, today="2026-11-25")
    main = html.fromstring(site["uk/kontakt/index.html"]).get_element_by_id("tresc")
    text = " ".join(main.text_content().replace("\u00a0", " ").split())
    assert "Сьогодні, середа, 25 листопада 2026: 09:00–18:00 (po umówieniu)" in text
    assert "понеділок зачинено" in " ".join(f"{e.text_content()} {e.getnext().text_content()}" for e in main.iter("dt"))
    assert "Зачинено 24 грудня 2026 – 26 грудня 2026 (święta)" in text
    assert {e.text_content() for e in main.xpath('.//*[@lang="pl"]')} == {"(po umówieniu)", "(święta)"}


def test_dated_documents_of_a_list_have_their_day_in_its_language(tmp_path: Path) -> None:
    event = "---\ntitle: Zebranie\nstart: {}\nend: {}\nkind: spotkanie\nsummary: S.\n{}---\n"
    off = "status: odwolane\nstatus_note: Awaria.\n"
    files = {
        "aktualnosci/2026-11-01-dzis.md": NOTICE.format(title="Dziś", date="2026-11-01"),
        "aktualnosci/2026-11-01-dzis.en.md": "---\ntitle: Today\n---\n",
        "kalendarz/2026-12-01-zebranie.md": event.format("2026-12-01 17:00", "2026-12-01 19:00", ""),
        "kalendarz/2026-12-01-zebranie.en.md": "---\ntitle: Meeting\n---\n",
        "kalendarz/2026-12-02-nie.md": event.format("2026-12-02 17:00", "2026-12-02 19:00", off),
        "kalendarz/2026-12-02-nie.en.md": "---\ntitle: No meeting\n---\n",
    }
    site = built(tmp_path, files, "announcements", "events", "pages")
    items = html.fromstring(site["en/index.html"]).xpath('//main//ul[contains(@class, "stack")]/li')
    assert [item.text_content().replace("\u00a0", " ").replace("S.", "").removesuffix("S") for item in items] == [
        "Today (1 November 2026)",
        "Meeting (Tuesday, 1 December 2026, 17:00–19:00)",
        "No meeting (Cancelled)",
    ]
