import json
from pathlib import Path

from lxml import html

from tests.building import SITE_YAML, Built, build, problems

SITE = f"""{SITE_YAML.replace("address: {city: Bytom}", "")}
summary: Miejsce dla organizacji.
phones: [{{number: 32 232 76 77, note: biuro}}]
links: [{{label: Facebook, url: "https://www.facebook.com/lokal"}}]
address: {{street: pl. Sobieskiego 3, postal_code: 41-902, city: Bytom, lat: 50.3483, lon: 18.9156}}
hours: [{{days: [poniedziałek], opens: "10:00", closes: "18:00"}}]
rooms: [{{name: Sala spotkań, seats: 24, equipment: [rzutnik]}}]
"""
ORGANISATION = """---
name: Zielony Bobrek
legal_form: stowarzyszenie
summary: Sadzi drzewa.
spheres: [18]
source: strona organizacji
checked_on: 2026-05-04
---
"""


def built(folder: Path, files: dict[str, str], *kinds: str) -> Built:
    return build(folder, files, "2026-11-23", *(kinds or ("pages",)))


def test_a_page_stands_at_its_address_in_the_menu_of_its_choice(tmp_path: Path) -> None:
    files = {
        "strony/kontakt.md": "---\ntitle: Kontakt\nmenu: [glowne 2, stopka]\n---\n\nNapisz **do nas**.\n",
        "strony/o-nas.md": "---\ntitle: O nas\nmenu: glowne 1\n---\n",
    }
    site = built(tmp_path, files)
    page = html.fromstring(site["kontakt/index.html"])
    assert page.xpath("//h1")[0].text_content() == "Kontakt"
    assert page.xpath("//main//strong")[0].text_content() == "do nas"
    menu = page.xpath('//header//nav[contains(@class, "menu")]//a')
    assert [(a.get("href"), a.get("aria-current")) for a in menu] == [("/o-nas/", None), ("/kontakt/", "page")]
    assert page.xpath('//footer//li/a[@href="/kontakt/"]')


def test_sections_come_before_pages_in_the_menu(tmp_path: Path) -> None:
    site = build(tmp_path, {"strony/o-nas.md": "---\ntitle: O nas\nmenu: glowne 1\n---\n"}, "2026-11-23")
    menu = html.fromstring(site["index.html"]).xpath('//header//nav[contains(@class, "menu")]//a')
    assert menu[-1].get("href") == "/o-nas/"


def test_a_long_page_has_contents_and_a_short_one_has_none(tmp_path: Path) -> None:
    long = "\n\n".join(f"## Część {number}\n\nTekst." for number in range(1, 6))
    files = {
        "strony/dluga.md": f"---\ntitle: Długa\n---\n\n{long}\n",
        "strony/krotka.md": "---\ntitle: Krótka\n---\n\n## Raz\n",
    }
    site = built(tmp_path, files)
    links = html.fromstring(site["dluga/index.html"]).xpath('//nav[@class="contents"]//a')
    assert [a.get("href") for a in links] == [f"#czesc-{number}" for number in range(1, 6)]
    assert 'class="contents"' not in site["krotka/index.html"]


def test_a_page_shows_what_it_asks_for_from_the_data_of_the_centre(tmp_path: Path) -> None:
    files = {
        "site.yaml": f"{SITE}operators: [zielony-bobrek, Fundacja bez Wpisu]\n",
        "organizacje/zielony-bobrek.md": ORGANISATION,
        "strony/kontakt.md": "---\ntitle: Kontakt\nshow: [operatorzy, kontakt, godziny, sale]\n---\n",
        "strony/o-nas.md": "---\ntitle: O nas\n---\n",
    }
    site = built(tmp_path, files, "pages", "organisations")
    main = html.fromstring(site["kontakt/index.html"]).get_element_by_id("tresc")
    titles = [e.text_content() for e in main.iter("h2")]
    assert titles == ["Kto prowadzi", "Jak się skontaktować", "Kiedy jest otwarte", "Sale"]
    assert main.xpath('.//a[@href="/organizacje/zielony-bobrek/"]')[0].text_content() == "Zielony Bobrek"
    assert main.xpath('.//a[@href="tel:+48322327677"]')
    text = main.text_content().replace("\u00a0", " ")
    for words in ("Fundacja bez Wpisu", "Dziś, w poniedziałek 23 listopada, otwarte od 10.00", "24 miejsca", "rzutnik"):
        assert words in text
    assert "Jak się skontaktować" not in site["o-nas/index.html"]


def test_there_is_a_home_page_without_any_page(tmp_path: Path) -> None:
    page = built(tmp_path, {})["index.html"]
    assert html.fromstring(page).xpath("//h1")[0].text_content().replace("\u00a0", " ") == "lokal na próbę"
    assert "Godzin otwarcia nie mamy jeszcze potwierdzonych." in page


def test_the_home_page_takes_its_words_from_index(tmp_path: Path) -> None:
    text = "---\ntitle: Miejsce dla ludzi\nsummary: Przyjdź.\n---\n\n## Po co jesteśmy\n"
    page = html.fromstring(built(tmp_path, {"strony/index.md": text})["index.html"])
    assert page.xpath("//h1")[0].text_content().replace("\u00a0", " ") == "Miejsce dla ludzi"
    assert page.xpath('//meta[@name="description"]')[0].get("content") == "Przyjdź."
    assert page.xpath("//main//h2[@id='po-co-jestesmy']")


def test_the_home_page_shows_what_the_other_kinds_have(tmp_path: Path) -> None:
    files = {
        "organizacje/zielony-bobrek.md": ORGANISATION,
        "aktualnosci/2026-11-01-nowina.md": "---\ntitle: Nowina\ndate: 2026-11-01\nsummary: S\ntopic: nabory\n---\n",
        "kalendarz/2026-12-01-kurs.md": "---\ntitle: Kurs\nstart: 2026-12-01 17:00\nend: 2026-12-01 19:00\n"
        "kind: szkolenie\nsummary: S\n---\n",
        "strony/rezerwacja.md": "---\ntitle: Rezerwacja\nsummary: Sala jest bezpłatna.\n---\n",
    }
    main = html.fromstring(build(tmp_path, files, "2026-11-23")["index.html"]).get_element_by_id("tresc")
    addresses = {a.get("href") for a in main.iter("a")}
    assert {"/aktualnosci/2026/nowina/", "/kalendarz/2026/kurs/", "/organizacje/", "/rezerwacja/"} <= addresses


def test_the_home_page_tells_machines_about_the_centre(tmp_path: Path) -> None:
    page = html.fromstring(built(tmp_path, {"site.yaml": SITE})["index.html"])
    (script,) = page.xpath('//script[@type="application/ld+json"]')
    centre, site = json.loads(script.text)["@graph"]
    assert centre["telephone"] == "+48322327677"
    assert centre["address"]["streetAddress"] == "pl. Sobieskiego 3"
    assert centre["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "10:00",
            "closes": "18:00",
        }
    ]
    assert "funder" not in centre
    assert site["publisher"]["@id"] == centre["@id"] == "https://lokal.example.org/#centre"


def test_the_site_map_names_every_page_and_only_what_exists(tmp_path: Path) -> None:
    files = {
        "aktualnosci/2025-11-01-nowina.md": "---\ntitle: Nowina\ndate: 2025-11-01\nsummary: S\ntopic: nabory\n---\n",
        "strony/o-nas.md": "---\ntitle: O nas\nmenu: glowne 1\n---\n",
        "strony/zapas.md": "---\ntitle: Zapas\n---\n",
    }
    site = build(tmp_path, files, "2026-11-23")
    page = html.fromstring(site["mapa-strony/index.html"])
    addresses = [a.get("href") for a in page.get_element_by_id("tresc").iter("a")]
    for address in ("/", "/aktualnosci/", "/aktualnosci/temat/nabory/", "/aktualnosci/2025/", "/o-nas/", "/zapas/"):
        assert addresses.count(address) == 1, address
    assert [a for a in addresses if f"{a[1:]}index.html" not in site] == []


def test_versions_of_one_regulation_are_one_line_of_the_site_map(tmp_path: Path) -> None:
    version = "---\ntitle: {}\nsummary: S\nadopted: 2020-01-01\nadopted_by: zarząd\n---\n\n§ 1. Cel\n\n1. Sala służy.\n"
    files = {
        "regulaminy/sala/2020-01-01.md": version.format("Regulamin"),
        "regulaminy/sala/2021-01-01.md": version.format("Regulamin sali"),
    }
    page = build(tmp_path, files, "2026-11-23")["mapa-strony/index.html"]
    links = html.fromstring(page).xpath('//main//a[@href="/regulaminy/sala/"]')
    assert [a.text_content().replace("\u00a0", " ") for a in links] == ["Regulamin sali"]


def test_the_guide_of_the_staff_is_a_page_that_search_engines_leave_out(tmp_path: Path) -> None:
    text = "---\ntitle: Jak pisać\n---\n\n## Plik\n\n```\n---\ntitle: x\n---\n```\n"
    site = built(tmp_path, {"PORADNIK.md": text})
    page = html.fromstring(site["poradnik/index.html"])
    assert page.xpath("//h1")[0].text_content() == "Jak pisać"
    assert page.xpath('//meta[@name="robots"]')[0].get("content") == "noindex"
    assert "/poradnik/" not in site["sitemap.xml"]
    assert "/poradnik/" in site["mapa-strony/index.html"]
    assert "poradnik/index.html" not in built(tmp_path / "b", {})


def test_mistakes_in_the_guide_are_told_at_their_lines(tmp_path: Path) -> None:
    text = "---\ntitle: Jak pisać\n---\n\n# Za duży\n\n[bez celu]({filename}strony/nic.md)\n"
    found = problems(tmp_path, {"PORADNIK.md": text}, "2026-11-23", "pages")
    assert [(p.path, p.line) for p in found] == [("PORADNIK.md", 5), ("PORADNIK.md", 7)]


def test_a_page_named_like_a_section_is_told_once_at_its_file(tmp_path: Path) -> None:
    found = problems(tmp_path, {"strony/kalendarz.md": "---\ntitle: Kalendarz\n---\n"}, "2026-11-23")
    assert [(p.path, p.message) for p in found] == [
        ("strony/kalendarz.md", "adres /kalendarz/ należy do stałej części serwisu. Zmień nazwę pliku.")
    ]


def test_an_operator_that_the_directory_does_not_know_is_told_in_site_yaml(tmp_path: Path) -> None:
    site = f"{SITE_YAML}operators: [zielony-bobek]\n"
    files = {"site.yaml": site, "organizacje/zielony-bobrek.md": ORGANISATION}
    (problem,) = problems(tmp_path, files, "2026-11-23", "pages", "organisations")
    assert (problem.path, problem.line, problem.field) == ("site.yaml", 11, "operators")
    assert problem.message == "nie ma organizacji „zielony-bobek”. Może chodziło o „zielony-bobrek”?"


def test_a_centre_without_an_address_is_shown_in_no_town(tmp_path: Path) -> None:
    event = "---\ntitle: Spotkanie\nstart: 2026-12-03 17:00\nduration: 2 h\nkind: spotkanie\nsummary: Opis.\n---\n"
    files = {
        "site.yaml": SITE_YAML.replace("address: {city: Bytom}\n", ""),
        "strony/index.md": "---\ntitle: Dzień dobry\n---\n",
        "kalendarz/2026-12-03-spotkanie.md": event,
    }
    site = build(tmp_path, files, "2026-11-23")
    pages = [path for path in site.paths if path.endswith((".html", ".ics", ".json", ".xml"))]
    assert "kalendarz/kalendarz.ics" in pages
    assert [path for path in pages if "Bytom" in site[path]] == []
    assert "Gdzie jesteśmy" not in site["index.html"]
    assert "LOCATION:lokal na próbę\r\n" in site["kalendarz/kalendarz.ics"]
    assert "PRODID:-//lokal na próbę//Kalendarz//PL\r\n" in site["kalendarz/kalendarz.ics"]
