"""One tiny directory, built once by the real pipeline with the real theme."""

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest
from lxml import html

from plugins.organisations.exports.opendata import FILES
from tests.building import Built, build, problems

ORGANISATION = """\
---
name: {name}
legal_form: stowarzyszenie
summary: Pomaga dzieciom z autyzmem i ich rodzinom.
spheres: [7, 15]
source: strona organizacji
checked_on: 2026-05-04
web: https://example.org
{more}
---
{body}
"""


def organisation(name: str, more: str = "", body: str = "") -> str:
    return ORGANISATION.format(name=name, more=more, body=body)


CONTENT: Mapping[str, str] = {
    "organizacje/spektrum.md": organisation(
        "Stowarzyszenie Spektrum",
        "districts: [miechowice]\naudience: [dzieci]\nlanguages: [ukraiński]\naccessibility: [winda]\nkrs: 0000251749\n"
        "offers: [sala na 30 osób]\nphones: [32 232 76 77]\nemail: biuro@example.org\n"
        "address: {street: ul. Jasna 1, city: Bytom, public: tak}\nlat: 50.34\nlon: 18.91",
        "Prowadzi **zajęcia**.\n\n## Zapisy\n\nNapisz.",
    ),
    "organizacje/kolo.md": organisation("Koło Łąka", "parent: spektrum\nseeks: wolontariusze"),
    "organizacje/dawna.md": organisation(
        "Fundacja Dawna", "status: zakonczona\nstatus_since: 2021-01-01\nstatus_note: przeniosła się do Gliwic"
    ),
    "organizacje/stara.md": organisation("Fundacja Stara").replace("2026-05-04", "2025-05-04"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("spis"), CONTENT, "2026-11-23", "organisations")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(page).text_content().replace("\u00a0", " "))


def links(page: str) -> set[str]:
    return set(html.fromstring(page).xpath("//a/@href"))


@pytest.mark.parametrize(
    "way",
    [
        "/organizacje/dzielnica/miechowice/",
        "/organizacje/zadanie/7/",
        "/organizacje/dla-kogo/dzieci/",
        "/organizacje/jezyk/uk/",
        "/organizacje/dostepnosc/winda/",
        "/organizacje/oferty/",
    ],
)
def test_an_organisation_is_two_taps_away_without_scripts(site: Built, way: str) -> None:
    assert way in links(site["organizacje/index.html"])
    assert "/organizacje/spektrum/" in links(site[f"{way[1:]}index.html"])


def test_the_index_lists_all_under_the_letter_of_the_distinctive_part(site: Built) -> None:
    page = html.fromstring(site["organizacje/index.html"])
    groups = {
        section.xpath("string(h3)"): section.xpath(".//article//a/@href") for section in page.xpath("//*[@data-group]")
    }
    assert groups == {
        "Ł": ["/organizacje/kolo/"],
        "S": ["/organizacje/spektrum/", "/organizacje/stara/"],
    }
    assert {"#litera-ł", "#litera-s"} <= links(site["organizacje/index.html"])
    assert len(page.xpath("//*[@id='litera-ł']")) == 1


def test_an_organisation_that_ended_keeps_its_page_but_is_counted_nowhere(site: Built) -> None:
    assert "W spisie są 3 organizacje." in text_of(site["organizacje/index.html"])
    assert "/organizacje/dawna/" not in links(site["organizacje/zadanie/7/index.html"])
    page = text_of(site["organizacje/dawna/index.html"])
    assert "Organizacja nie działa od 1 stycznia 2021 r." in page
    assert "Przeniosła się do Gliwic" in page


def test_old_data_carry_a_warning(site: Built) -> None:
    assert "Te dane mogą być nieaktualne" in text_of(site["organizacje/stara/index.html"])
    assert "Te dane mogą być nieaktualne" not in text_of(site["organizacje/spektrum/index.html"])


def test_a_profile_says_what_it_knows_and_links_to_more_like_it(site: Built) -> None:
    page = site["organizacje/spektrum/index.html"]
    assert {
        "/organizacje/zadanie/7/", "/organizacje/dzielnica/miechowice/", "/organizacje/kolo/", "tel:+48322327677",
        "mailto:biuro@example.org", "/organizacje/spektrum/wizytowka.vcf", "https://wyszukiwarka-krs.ms.gov.pl/",
    } <= links(page)  # fmt: skip
    words = text_of(page)
    for word in (
        "ul. Jasna 1",
        "KRS 0000251749",
        "sala na 30 osób",
        "Prowadzi zajęcia.",
        "4 maja 2026 r.",
        "Miechowice",
    ):
        assert word in words
    assert len(html.fromstring(page).xpath("//h1")) == 1
    assert "/organizacje/spektrum/" in links(site["organizacje/kolo/index.html"])


def test_the_logo_has_its_words_and_its_variants(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from io import BytesIO

    from PIL import Image

    drawing = BytesIO()
    Image.new("RGB", (900, 600), "green").save(drawing, "PNG")
    more = "logo: znak.png\nlogo_alt: Zielony prostokąt"
    files = {"organizacje/a.md": organisation("Fundacja A", more), "obrazy/znak.png": drawing.getvalue()}
    page = html.fromstring(build(tmp_path, files, "2026-11-23", "organisations")["organizacje/a/index.html"])  # type: ignore[arg-type]
    assert page.xpath("//main//img/@alt") == ["Zielony prostokąt"]
    assert json.loads(page.xpath("string(//script[@type])"))["logo"] == "https://lokal.example.org/obrazy/znak.png"


def test_the_letter_about_a_change_is_prepared(site: Built) -> None:
    from urllib.parse import parse_qs, urlsplit

    (letter,) = (link for link in links(site["organizacje/spektrum/index.html"]) if "Zmiana" in link)
    parts = urlsplit(unescape(letter))
    assert (parts.scheme, parts.path) == ("mailto", "biuro@lokal.example.org")
    fields = parse_qs(parts.query)
    assert fields["subject"] == ["Zmiana danych: Stowarzyszenie Spektrum"]
    assert "https://lokal.example.org/organizacje/spektrum/" in fields["body"][0]


def test_the_structured_data_are_those_of_an_ngo(site: Built) -> None:
    data = json.loads(html.fromstring(site["organizacje/spektrum/index.html"]).xpath("string(//script[@type])"))
    assert data["@type"] == "NGO"
    assert data["address"]["streetAddress"] == "ul. Jasna 1"
    assert data["geo"]["latitude"] == 50.34
    assert data["identifier"] == [{"@type": "PropertyValue", "propertyID": "PL-KRS", "value": "0000251749"}]


def test_the_structured_data_call_a_phone_current_only_when_the_organisation_confirmed_it(
    site: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert "32 232 76 77" in text_of(site["organizacje/spektrum/index.html"])
    assert {"telephone", "email"} & data_of(site["organizacje/spektrum/index.html"]).keys() == set()
    more = "phones: [32 232 76 77]\nemail: biuro@example.org\nconfirmed_on: 2026-11-20"
    files = {"organizacje/a.md": organisation("Fundacja A", more)}
    page = build(tmp_path_factory.mktemp("pewne"), files, "2026-11-23", "organisations")["organizacje/a/index.html"]
    assert data_of(page)["telephone"] == ["32 232 76 77"]
    assert "Organizacja potwierdziła te dane 20 listopada 2026 r. potwierdzone" in text_of(page)


def test_a_profile_says_that_it_comes_from_public_pages_and_how_old_they_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    more = "phones: 32 232 76 77"
    written = "[{title: bytom.pl, url: https://www.bytom.pl, date: 2019-04-10}, {title: ulotka, date: bez daty}]"
    text = organisation("Fundacja A", more).replace("source: strona organizacji", f"source: {written}")
    page = build(tmp_path_factory.mktemp("wiek"), {"organizacje/a.md": text}, "2026-11-23", "organisations")[
        "organizacje/a/index.html"
    ]
    sentence = (
        "Te dane pochodzą ze stron publicznych z 2019 r., część bez daty. Czytaliśmy je 4 maja 2026 r. "
        "Mogły się zestarzeć. ze stron publicznych"
    )
    assert text_of(page).count(sentence) == 2  # where one acts, and at the end
    assert "bytom.pl (10 kwietnia 2019 r.) ulotka (strona bez daty)" in text_of(page)
    assert "https://www.bytom.pl" in links(page)


def test_a_state_counts_from_its_day_and_an_ended_organisation_has_no_phone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    more = (
        "phones: 32 232 76 77\nhours: {days: wtorek, opens: 10:00, closes: 12:00}\n"
        "status: zakonczona\nstatus_since: 2027-06-01"
    )
    files = {"organizacje/a.md": organisation("Fundacja A", more)}
    before, after = (
        build(tmp_path_factory.mktemp("stan"), files, day, "organisations") for day in ("2027-05-31", "2027-06-01")
    )
    page = text_of(before["organizacje/a/index.html"])
    assert "nie działa" not in page
    assert "32 232 76 77" in page
    page = text_of(after["organizacje/a/index.html"])
    assert "Organizacja nie działa od 1 czerwca 2027 r." in page
    assert "32 232 76 77" not in page
    assert "wt. 10" not in page
    assert "32 232 76 77" not in after["organizacje/organizacje.csv"]
    assert "TEL" not in after["organizacje/a/wizytowka.vcf"]


def test_a_withdrawn_entry_leaves_a_page_that_says_only_that(tmp_path_factory: pytest.TempPathFactory) -> None:
    event = "---\ntitle: Zajęcia\nstart: 2026-12-01\nkind: spotkanie\nsummary: Dla wszystkich.\norganisers: [a]\n---\n"
    files = {
        "organizacje/a.md": "---\nwithdrawn: Na prośbę organizacji.\n---\n",
        "organizacje/b.md": organisation("Fundacja B", "parent: a"),
        "kalendarz/2026-12-01-zajecia.md": event,
    }
    built = build(tmp_path_factory.mktemp("wycofany"), files, "2026-11-23", "organisations", "events")
    page = html.fromstring(built["organizacje/a/index.html"])
    text = re.sub(r"\s+", " ", page.xpath("string(//main)")).strip()
    assert text == (
        "Wpis wycofany ze spisu Tego wpisu nie ma już w spisie organizacji. Na prośbę organizacji. Spis organizacji"
    )
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/organizacje/a/" not in links(built["organizacje/index.html"])
    assert "organizacje/a/wizytowka.vcf" not in built
    assert "/organizacje/a/" not in built["organizacje/organizacje.csv"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\nname: Fundacja A\nwithdrawn: tak\nemail: a@example.org\n---\n",
            "organizacje/a.md:3: withdrawn: wycofany wpis ma tylko to pole. Usuń z pliku pozostałe: name, email.",
        ),
        (
            "---\nwithdrawn: tak\n---\n\nTekst.\n",
            "organizacje/a.md:4: wycofany wpis nie ma tekstu. Usuń go z pliku.",
        ),
        (
            "---\nwithdrawn: nie\n---\n",
            "organizacje/a.md:2: withdrawn: wpis jest wycofany, gdy stoi tu „tak” albo powód. "
            "Usuń to pole, jeśli nie jest.",
        ),
    ],
    ids=["other fields", "a text", "not withdrawn"],
)
def test_a_withdrawn_entry_keeps_nothing_else_in_its_file(tmp_path, text: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert [str(problem) for problem in problems(tmp_path, {"organizacje/a.md": text})] == [expected]


def data_of(page: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(html.fromstring(page).xpath("string(//script[@type])"))
    return found


def test_all_exports_are_there_and_the_data_page_links_to_them(site: Built) -> None:
    found = links(site["organizacje/dane/index.html"])
    for name in (*FILES, "organizacje.schema.json"):
        assert f"organizacje/{name}" in site
        assert f"/organizacje/{name}" in found
    assert [o["slug"] for o in json.loads(site["organizacje/organizacje.json"])["organisations"]] == [
        "dawna", "kolo", "spektrum", "stara",
    ]  # fmt: skip
    assert "4 maja 2026 r." in text_of(site["organizacje/dane/index.html"])


def test_every_link_and_anchor_of_the_directory_answers(site: Built) -> None:
    for path in site.paths:
        if not path.endswith(".html"):
            continue
        own = html.fromstring(site[path])
        for link in links(site[path]):
            address, _, anchor = link.partition("#")
            if link.startswith("#"):
                assert own.xpath(f"//*[@id='{anchor}']"), (path, link)
            elif address.startswith("/organizacje/"):
                assert (f"{address[1:]}index.html" if address.endswith("/") else address[1:]) in site, (path, link)


EVENT = """\
---
title: Spotkanie {day}
start: {day} 10:00
end: {day} 12:00
kind: spotkanie
summary: Krótko.
organisers: [a]
---
"""


def test_a_profile_shows_what_is_coming_and_folds_what_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    days = [
        "2026-12-01",
        *(f"2025-{month:02}-15" for month in range(1, 13)),
        *(f"2024-01-{day}" for day in range(10, 22)),
    ]
    files = {f"kalendarz/{day}-spotkanie.md": EVENT.format(day=day) for day in days if not day.startswith("2025")}
    files |= {f"kalendarz/{day}-narada-{day[5:7]}.md": EVENT.format(day=day) for day in days if day.startswith("2025")}
    files = {path.replace("-spotkanie.md", f"-spotkanie-{n}.md"): text for n, (path, text) in enumerate(files.items())}
    files |= {"organizacje/a.md": organisation("Fundacja A"), "organizacje/b.md": organisation("Fundacja B")}
    built = build(tmp_path, files, "2026-11-23", "organisations", "events")
    page = html.fromstring(built["organizacje/a/index.html"])
    assert page.xpath("string(//details/summary)") == "Wydarzenia, które już były (24)"
    assert len(page.xpath("//details//article")) == 20
    assert "archiwum kalendarza" in page.xpath("string(//details)")
    assert len(page.xpath("//section[h2[@id='profil-wydarzenia']]/ul//article")) == 1
    assert "/organizacje/a/kalendarz.ics" in page.xpath("//main//a/@href")
    assert "organizacje/a/kalendarz.ics" in built
    assert "organizacje/b/kalendarz.ics" not in built
    assert "profil-wydarzenia" not in built["organizacje/b/index.html"]


def test_headings_of_the_text_keep_their_addresses(tmp_path) -> None:  # type: ignore[no-untyped-def]
    body = "## Kontakt\n\nTekst.\n\n## Wydarzenia\n\nTekst."
    built = build(tmp_path, {"organizacje/a.md": organisation("Fundacja A", body=body)}, "2026-11-23", "organisations")
    page = html.fromstring(built["organizacje/a/index.html"])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page.xpath("//*[@id='kontakt']/ancestor::*[contains(@class, 'prose')]")


def test_a_translated_profile_says_which_words_are_polish(tmp_path) -> None:  # type: ignore[no-untyped-def]
    files = {
        "organizacje/a.md": organisation("Fundacja A", body="Tekst."),
        "organizacje/a.uk.md": "---\nsummary: Допомагає дітям.\n---\nТекст.\n",
    }
    built = build(tmp_path, files, "2026-11-23", "organisations")
    page = html.fromstring(built["uk/organizacje/a/index.html"])
    assert page.get("lang") == "uk"
    assert page.xpath("string(//p[@class='lead'])") == "Допомагає дітям."
    assert page.xpath("//h2[@id='profil-kontakt']/ancestor::*[@lang='pl']")
    assert not page.xpath("//p[text()='Текст.']/ancestor::*[@lang='pl']")
    assert "Допомагає" not in built["organizacje/organizacje.csv"]


def test_what_a_translated_profile_says_itself_is_in_its_language(tmp_path) -> None:  # type: ignore[no-untyped-def]
    more = "audience: [seniorzy]\narea: [Bytom]\nstatus: zawieszona\nstatus_note: Wróci."
    files = {
        "organizacje/a.md": organisation("Fundacja A", more),
        "organizacje/a.uk.md": "---\nsummary: S.\nstatus_note: Повернеться.\naudience: [літні люди]\n---\n",
    }
    page = html.fromstring(build(tmp_path, files, "2026-11-23", "organisations")["uk/organizacje/a/index.html"])

    def language_of(text: str) -> str:
        found = page.xpath(f"//main//*[text()[contains(., '{text}')]]")[-1]
        return str(found.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])

    assert language_of("Повернеться") == "uk"
    assert [language_of(text) for text in ("Bytom", "zawieszona", "seniorzy")] == ["pl", "pl", "pl"]


def test_keywords_are_found_by_both_searches_and_not_shown(tmp_path) -> None:  # type: ignore[no-untyped-def]
    files = {"organizacje/a.md": organisation("Fundacja A", "keywords: [warcaby, gra w go]")}
    built = build(tmp_path, files, "2026-11-23", "organisations")
    profile = html.fromstring(built["organizacje/a/index.html"])
    indexed = profile.xpath("//main[@data-pagefind-body]//*[@data-pagefind-index-attrs='data-keywords']/@data-keywords")
    assert indexed == ["warcaby, gra w go"]
    assert "warcaby" not in text_of(built["organizacje/a/index.html"])
    assert "warcaby gra w go" in built["organizacje/index.html"]


def test_a_directory_without_organisations_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    empty = build(tmp_path, {}, "2026-11-23", "organisations")
    assert "Nie ma jeszcze żadnej organizacji" in text_of(empty["organizacje/index.html"])
    assert "/organizacje/" not in html.fromstring(empty["organizacje/index.html"]).xpath("//nav//a/@href")


def test_a_rebuild_on_another_day_touches_only_what_aged(tmp_path) -> None:  # type: ignore[no-untyped-def]
    # Within one year: another year reads every document anew (`reading.horizon`).
    build(tmp_path, CONTENT, "2027-01-02", "organisations")
    assert build(tmp_path, CONTENT, "2027-01-03", "organisations").report.rendered == ()
    later = build(tmp_path, CONTENT, "2027-05-05", "organisations").report.rendered
    assert set(later) == {f"organizacje/{slug}/index.html" for slug in ("spektrum", "kolo")}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"organizacje/dane.md": organisation("Fundacja Dane")},
            "organizacje/dane.md:1: adres /organizacje/dane/ należy do stałej części serwisu. Zmień nazwę pliku.",
            id="reserved address",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A").replace("2026-05-04", "2026-11-24")},
            "organizacje/a.md:7: checked_on: 2026-11-24 jest w przyszłości. Podaj dzień, w którym sprawdzono dane.",
            id="checked in the future",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A", "founded: 2027")},
            "organizacje/a.md:9: founded: „2027” jest w przyszłości. Sprawdź datę.",
            id="founded in the future",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A", "krs: 0000251749"),
             "organizacje/b.md": organisation("Fundacja B", "krs: 0000251749")},
            "organizacje/b.md:9: krs: ten sam numer ma już plik organizacje/a.md. Połącz oba pliki albo popraw numer.",
            id="one court number twice",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A", "parent: b"),
             "organizacje/b.md": organisation("Fundacja B", "parent: a")},
            "organizacje/a.md:9: parent: jednostki nadrzędne tworzą koło. Popraw pole parent w jednym z tych plików.",
            id="parents in a circle",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A", "parent: brak")},
            "organizacje/a.md:9: parent: nie ma organizacji „brak”.",
            id="unknown parent",
        ),
        pytest.param(
            {"organizacje/a.md": organisation("Fundacja A", body="PESEL 44051401359")},
            "organizacje/a.md:11: „44051401359” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy. "
            "Jeśli to inny numer, dopisz w tym wierszu <!-- to nie PESEL --> (w nagłówku # to nie PESEL).",
            id="a PESEL",
        ),
    ],
)  # fmt: skip
def test_a_problem_is_told_at_its_line(tmp_path, files: Mapping[str, str], expected: str) -> None:  # type: ignore[no-untyped-def]
    assert str(problems(tmp_path, files, "2026-11-23", "organisations")[0]).startswith(expected)
