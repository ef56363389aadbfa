"""The structure that the public validator looks for (the ministry's document 2.0, in `plugins.pages.declaration`)."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from plugins.core.build.pipeline import check
from plugins.pages.declaration import MANDATORY_IDS
from tests.building import Built, build, options_for, problems, write

Text = Callable[..., str]
ADDRESS = "deklaracja-dostepnosci/index.html"
HEADINGS = [
    ("h1", "Deklaracja dostępności"),
    ("h2", "Stan dostępności cyfrowej"),
    ("h3", "Niedostępne treści"),
    ("h4", "Niezgodność z załącznikiem"),
    ("h4", "Treści nieobjęte przepisami"),
    ("h4", "Nadmierne koszty"),
    ("h2", "Przygotowanie deklaracji dostępności"),
    ("h2", "Udogodnienia, ograniczenia i inne informacje"),
    ("h3", "Skróty klawiszowe"),
    ("h2", "Informacje zwrotne i dane kontaktowe"),
    ("h3", "Obsługa wniosków i skarg związanych z dostępnością"),
    ("h2", "Pozostałe informacje"),
    ("h3", "Aplikacje mobilne"),
    ("h3", "Dostępność architektoniczna"),
    ("h3", "Dostępność komunikacyjno-informacyjna"),
    ("h2", "Więcej o dostępności"),
    ("h2", "Jak powiększyć tekst"),
]
FULL = {
    "reviewed": "2026-03-30",
    "exempt": ["Nagrania sprzed 2020 r."],
    "undue_cost": ["Tłumaczenie nagrań."],
    "assessment": "https://example.org/ocena.pdf",
    "facilities": ["Stronę można powiększyć do 400%."],
    "shortcuts": ["Alt + S: wyszukiwarka"],
    "architecture_url": "https://example.org/budynek",
    "apps": [{"name": "Aplikacja", "url": "https://example.org/app"}],
}


def built(folder: Path, text: str, **more: str) -> Built:
    return build(folder, {"strony/deklaracja-dostepnosci.md": text, **more}, "2026-11-23", "pages")


def ids_of(page: str) -> Counter[str]:
    return Counter(re.findall(r'id="(a11y-[a-z-]+)"', page))


def headings_of(page: str) -> list[tuple[str, str]]:
    found = html.fromstring(page).xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    return [(e.tag, e.text_content().replace("\u00a0", " ").strip()) for e in found]


def test_every_mandatory_id_is_there_exactly_once_and_no_other(tmp_path: Path, declaration_text: Text) -> None:
    assert ids_of(built(tmp_path, declaration_text())[ADDRESS]) == Counter(MANDATORY_IDS)


def test_conditional_ids_appear_with_what_they_mark(tmp_path: Path, declaration_text: Text) -> None:
    conditional = ("a11y-data-przeglad", "a11y-ocena", "a11y-aplikacje", "a11y-architektura-url")
    assert ids_of(built(tmp_path, declaration_text(**FULL))[ADDRESS]) == Counter((*MANDATORY_IDS, *conditional))


def test_headings_stand_in_the_official_order_and_the_own_text_comes_last(
    tmp_path: Path, declaration_text: Text
) -> None:
    site = built(tmp_path, declaration_text("Własne słowa.\n\n## Jak powiększyć tekst\n\nCtrl i plus.", **FULL))
    assert headings_of(site[ADDRESS]) == HEADINGS


def test_a_fully_conforming_site_lists_nothing_that_is_not_accessible(tmp_path: Path, declaration_text: Text) -> None:
    page = built(tmp_path, declaration_text(status="zgodna", inaccessible=None))[ADDRESS]
    assert "Niedostępne treści" not in page
    assert "<strong>w&nbsp;pełni zgodna" in page or "<strong>w\u00a0pełni zgodna" in page


def test_four_dates_are_marked_for_machines_and_written_in_polish(tmp_path: Path, declaration_text: Text) -> None:
    page = built(tmp_path, declaration_text(**FULL))[ADDRESS]
    main = html.fromstring(page).get_element_by_id("tresc")
    found = {
        time.get("id"): (time.get("datetime"), time.text_content().replace("\u00a0", " "))
        for time in main.iter("time")
        if time.get("id")
    }
    assert found == {
        "a11y-data-publikacja": ("2026-01-10", "10 stycznia 2026 r."),
        "a11y-data-aktualizacja": ("2026-11-20", "20 listopada 2026 r."),
        "a11y-data-sporzadzenie": ("2026-02-02", "2 lutego 2026 r."),
        "a11y-data-przeglad": ("2026-03-30", "30 marca 2026 r."),
    }


def test_contact_is_that_of_the_centre_unless_the_declaration_has_its_own(
    tmp_path: Path, declaration_text: Text
) -> None:
    page = html.fromstring(built(tmp_path, declaration_text())[ADDRESS])
    assert page.get_element_by_id("a11y-email").get("href") == "mailto:biuro@lokal.example.org"
    assert page.get_element_by_id("a11y-telefon").get("href") == "tel:+48327868460"
    assert page.get_element_by_id("a11y-kontakt").text_content() == "zespół ośrodka"


def test_every_page_links_to_the_declaration(tmp_path: Path, declaration_text: Text) -> None:
    site = built(tmp_path, declaration_text(), **{"strony/o-nas.md": "---\ntitle: O nas\n---\n"})
    for path in ("index.html", "o-nas/index.html", "404.html", ADDRESS):
        links = html.fromstring(site[path]).xpath('//footer//a[@href="/deklaracja-dostepnosci/"]')
        assert [link.text_content() for link in links] == ["Deklaracja dostępności"], path


def test_without_a_declaration_no_page_links_to_one(tmp_path: Path) -> None:
    assert "Deklaracja" not in build(tmp_path, {}, "2026-11-23", "pages")["index.html"]


def test_a_translation_of_the_declaration_is_a_plain_text(tmp_path: Path, declaration_text: Text) -> None:
    english = "---\ntitle: Accessibility statement\n---\n\n## State\n\nText.\n"
    site = built(tmp_path, declaration_text(), **{"strony/deklaracja-dostepnosci.en.md": english})
    page = site["en/deklaracja-dostepnosci/index.html"]
    assert headings_of(page) == [("h1", "Accessibility statement"), ("h2", "State")]
    assert not ids_of(page)


def test_a_link_to_a_part_of_the_declaration_is_a_good_link(tmp_path: Path, declaration_text: Text) -> None:
    files = {
        "strony/deklaracja-dostepnosci.md": declaration_text(),
        "strony/a.md": "---\ntitle: A\n---\n\n[skarga](/deklaracja-dostepnosci/#a11y-procedura)\n"
        "[przegląd](/deklaracja-dostepnosci/#a11y-data-przeglad)\n",
    }
    (problem,) = problems(tmp_path, files, "2026-11-23", "pages")
    assert (problem.line, "#a11y-data-przeglad" in problem.message) == (6, True)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param(
            {"phone": None},
            ("phone", "deklaracja musi podać telefon. Dopisz go tu albo w site.yaml (phones)."),
            id="no",
        ),
        pytest.param({"updated": "2026-11-24"}, ("updated", "2026-11-24 jest w przyszłości. Popraw datę."), id="date"),
    ],
)
def test_what_does_not_fit_the_centre_or_the_day_is_told(
    tmp_path: Path, declaration_text: Text, front: dict[str, str | None], expected: tuple[str, str]
) -> None:
    (problem,) = problems(tmp_path, {"strony/d.md": declaration_text(**front)}, "2026-11-23", "pages")
    assert (problem.field, problem.message) == expected


def test_a_site_has_one_declaration(tmp_path: Path, declaration_text: Text) -> None:
    files = {"strony/a.md": declaration_text(), "strony/b.md": declaration_text()}
    (problem,) = problems(tmp_path, files, "2026-11-23", "pages")
    assert (problem.path, problem.field) == ("strony/b.md", "kind")
    assert problem.message.startswith("deklaracją dostępności jest już strony/a.md.")


@pytest.mark.parametrize(
    ("today", "reviewed", "message"),
    [
        pytest.param("2026-12-31", None, None, id="the year of its making"),
        pytest.param(
            "2027-01-01",
            None,
            "ostatni przegląd był 2026-02-02. Do 2027-03-31 przejrzyj deklarację i wpisz reviewed.",
            id="from January on",
        ),
        pytest.param(
            "2027-04-01",
            None,
            "ostatni przegląd był 2026-02-02, a następny miał być do 2027-03-31. "
            "Przejrzyj deklarację i wpisz reviewed.",
            id="too late",
        ),
        pytest.param("2027-12-31", "2027-03-31", None, id="reviewed this year"),
    ],
)
def test_the_yearly_review_is_asked_for(
    tmp_path: Path, declaration_text: Text, today: str, reviewed: str | None, message: str | None
) -> None:
    write(tmp_path / "content", {"strony/d.md": declaration_text(reviewed=reviewed)})
    assert [w.message for w in check(options_for(tmp_path, today, ["pages"])).warnings] == (
        [message] if message else []
    )
