"""The frame that all pages share: head, landmarks, place in the site, help."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from lxml.html import HtmlElement

from plugins.core.site.page import FeedLink

Shown = Callable[..., HtmlElement]


def only(page: HtmlElement, path: str) -> Any:
    found = page.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)}"
    return found[0]


def test_the_first_link_leads_to_the_main_part(shown: Shown) -> None:
    page = shown()
    first = page.xpath("//a")[0]
    assert first.get("href") == "#tresc"
    assert only(page, "//main").get("id") == "tresc"


def test_title_says_the_page_first_and_on_the_home_page_the_centre(shown: Shown) -> None:
    assert only(shown(), "//title").text == "Kontakt – lokal na próbę"
    assert only(shown(path="/", title="Witaj"), "//title").text == "lokal na próbę"


def test_head_names_address_summary_and_picture_for_those_who_share_it(shown: Shown) -> None:
    page = shown(summary="Jak trafić i „zadzwonić”.")
    assert only(page, "//link[@rel='canonical']/@href") == "https://lokal.example.org/kontakt/"
    assert only(page, "//meta[@name='description']/@content") == "Jak trafić i „zadzwonić”."
    assert only(page, "//meta[@property='og:image']/@content").startswith("https://lokal.example.org/theme/card.")
    assert only(page, "//meta[@name='color-scheme']/@content") == "light dark"


@pytest.mark.parametrize("fields", [{"noindex": True}, {"draft": True}])
def test_pages_that_are_not_for_the_public_keep_search_engines_out(shown: Shown, fields: dict[str, bool]) -> None:
    assert only(shown(**fields), "//meta[@name='robots']/@content") == "noindex"
    assert shown().xpath("//meta[@name='robots']") == []


def test_feeds_of_the_page_come_before_those_of_the_site(shown: Shown) -> None:
    page = shown(feeds=(FeedLink("Nabory", "/aktualnosci/temat/nabory/atom.xml", "application/atom+xml"),))
    feeds = [link.get("href") for link in page.xpath("//link[@rel='alternate' and @type]")]
    assert feeds == ["/aktualnosci/temat/nabory/atom.xml", "/aktualnosci/rss.xml"]


def test_data_for_machines_cannot_end_their_element(shown: Shown) -> None:
    name = "lokal </script><b>& spółka"
    page = shown(jsonld={"name": name, "since": dt.date(2020, 5, 18)})
    data = json.loads(only(page, "//script[@type='application/ld+json']").text)
    assert data == {"name": name, "since": "2020-05-18"}
    assert page.xpath("//b") == []


def test_the_current_page_and_the_current_part_are_marked(shown: Shown) -> None:
    page = shown(path="/kalendarz/2026/x/", section="kalendarz")
    assert [(a.text, a.get("aria-current")) for a in page.xpath("//nav//a[@aria-current]")] == [("Kalendarz", "true")]
    assert only(shown(), "//nav[@aria-label='Główne']//a[@aria-current='page']").text == "Kontakt"


def test_breadcrumbs_lead_home_and_end_here(shown: Shown) -> None:
    items = shown(breadcrumbs=(("Kalendarz", "/kalendarz/"),)).xpath("//nav[@aria-label='Jesteś tutaj']//li")
    assert [item.text_content().strip() for item in items] == ["Strona główna", "Kalendarz", "Kontakt"]
    assert items[-1].get("aria-current") == "page"
    assert shown(path="/").xpath("//nav[@aria-label='Jesteś tutaj']") == []


def test_every_page_says_when_it_changed_and_how_to_report_a_fault_of_it(shown: Shown) -> None:
    page = shown(updated=dt.date(2026, 11, 20))
    footer = only(page, "//footer")
    assert "Ostatnia zmiana tej strony: 20 listopada 2026 r." in " ".join(footer.text_content().split())
    report = only(footer, ".//a[contains(@href, 'subject=')]")
    assert report.text == "Zgłoś błąd na tej stronie"
    assert "https%3A//lokal.example.org/kontakt/" in report.get("href")


def test_a_translated_page_says_in_its_language_when_it_changed(shown: Shown) -> None:
    footer = only(shown(lang="en", updated=dt.date(2026, 11, 20)), "//footer")
    assert "This page was last changed: 20 November 2026" in " ".join(footer.text_content().split())


def test_footer_links_the_declaration_of_accessibility(shown: Shown) -> None:
    assert only(shown(), "//footer//a[@href='/deklaracja-dostepnosci/']").text == "Deklaracja dostępności"


def test_urgent_strip_stands_between_header_and_content_with_its_last_day(shown: Shown) -> None:
    strip = only(shown(), "//section[@aria-label='Pilne']")
    assert strip.getprevious().tag == "header"
    assert only(strip, ".//li").get("data-until") == "2026-11-27"


def test_a_draft_says_that_it_is_one(shown: Shown) -> None:
    assert "To jest szkic" in only(shown(draft=True), "//main").text_content()


def test_translations_are_linked_in_their_own_words(shown: Shown) -> None:
    page = shown(translations=(("pl", "/kontakt/"), ("uk", "/uk/kontakt/"), ("etr", "/etr/kontakt/")))
    links = page.xpath("//nav[@aria-label='Język strony']//a")
    assert [(a.get("href"), a.get("lang"), a.text) for a in links] == [
        ("/uk/kontakt/", "uk", "Українська"),
        ("/etr/kontakt/", "pl", "Tekst łatwy"),
    ]
    assert page.xpath("//link[@rel='alternate' and @hreflang]/@hreflang") == ["pl", "uk"]


def test_frame_of_a_Ukrainian_page_is_Ukrainian_and_marks_what_is_Polish(shown: Shown) -> None:  # noqa: N802
    page = shown(lang="uk", path="/uk/kontakt/")
    assert page.get("lang") == "uk"
    assert page.xpath("//a[@href='#tresc']")[0].text == "Перейти до змісту"
    menu = only(page, "//nav[contains(@class, 'menu')]")
    for link in menu.xpath(".//a"):  # a place without a Ukrainian name says that its words are Polish
        assert (link.get("lang") == "pl") is (not re.search("[а-яєії]", link.text))
    assert [link.get("href") for link in page.xpath("//link[@rel='preload']")] != []
    assert len(page.xpath("//link[@rel='preload']")) == 2


def test_what_has_no_translation_is_marked_as_Polish_in_the_strip(shown: Shown) -> None:  # noqa: N802
    assert only(shown(lang="en"), "//section[@class='urgent']//a").get("lang") == "pl"
    assert only(shown(), "//section[@class='urgent']//a").get("lang") is None


def test_crumbs_of_a_translated_page_are_called_as_its_menu(shown: Shown) -> None:
    crumbs = (("Kalendarz", "/kalendarz/"), ("2026", "/kalendarz/2026/"))
    page = shown(lang="en", path="/en/kalendarz/2026/porady/", breadcrumbs=crumbs)
    assert [a.text for a in page.xpath("//nav[@class='breadcrumbs']//a")][-2:] == ["Calendar", "2026"]


def test_easy_to_read_pages_are_Polish_to_machines(shown: Shown) -> None:  # noqa: N802
    assert shown(lang="etr", path="/etr/kontakt/").get("lang") == "pl"


def test_nothing_in_the_frame_needs_inline_code(shown: Shown) -> None:
    page = shown()
    assert page.xpath("//*[@style] | //style | //script[not(@src) and not(@type='application/ld+json')]") == []
    assert [name for element in page.iter() for name in element.attrib if str(name).startswith("on")] == []
