"""Links from the text to the page: those that lead nowhere are told, and none of them goes out."""

from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.core.markdown import bodies
from plugins.core.schema.body import Body, digest_of
from plugins.core.schema.issues import ContentError
from tests.building import SITE_YAML, build, options_for, problems, write

PAGE = "---\ntitle: Kontakt\nsummary: Krótko.\n---\n\n"


def told(tmp_path: Path, text: str) -> list[str]:
    return [str(problem) for problem in problems(tmp_path, {"strony/kontakt.md": PAGE + text}, "2026-11-23", "pages")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tekst\n\n    ```\n\n[x](kontkat.md)", 10),
        ("`a\n\n[x](kontkat.md)\n\nb`", 8),
        ("[r]:\n  kontkat.md\n\n[r]", 7),
        ("> [r]: kontkat.md\n\n[r]", 6),
        ("Zdanie[^1].\n\n[^1]: [x](kontkat.md)", 8),
    ],
)
def test_a_link_that_only_markdown_sees_is_told_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    messages = told(tmp_path, text)
    assert any(m.startswith(f"strony/kontakt.md:{line}: nie ma pliku „kontkat.md”. Sprawdź nazwę") for m in messages)


@pytest.mark.parametrize(
    "text",
    [
        '<span id="tam">Tu</span>\n\n[w](#tam) i [w](/kontakt/#tam)',
        "## A &amp; *b*\n\n[a](#a-b)",
        '<h2 id="kontakty">Контакти</h2>\n\n[a](#kontakty)',
    ],
)
def test_a_place_in_html_or_a_heading_can_be_linked(tmp_path: Path, text: str) -> None:
    built = build(tmp_path, {"strony/kontakt.md": PAGE + text}, "2026-11-23", "pages")
    assert built["kontakt/index.html"].count('href="#') >= 1
    assert told(tmp_path, text) == []


def test_a_place_that_is_gone_is_told_at_the_link(tmp_path: Path) -> None:
    text = '<span id="tam">Tu</span>\n\n[w](#tam)'
    assert told(tmp_path, text) == []
    assert told(tmp_path, text.replace('"tam"', '"tama"')) == [
        "strony/kontakt.md:8: na stronie /kontakt/ nie ma miejsca „#tam”. Może chodziło o „#tama”?"
    ]


def test_a_picture_is_none_even_where_a_link_to_the_same_page_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, "[my](/kontakt/)\n\n![my](/kontakt/)") == [
        "strony/kontakt.md:8: nie ma obrazu content/kontakt/. Dodaj plik albo popraw nazwę."
    ]


@pytest.mark.parametrize("written", ["obrazy/mapa.svg", "content/obrazy/mapa.svg", "./content/obrazy/mapa.svg"])
def test_a_picture_named_from_the_folder_of_texts_is_told_how_to_write_it(tmp_path: Path, written: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    files = {"strony/kontakt.md": f"{PAGE}![Mapa]({written})", "obrazy/mapa.svg": svg}
    (message,) = [str(problem) for problem in problems(tmp_path, files, "2026-11-23", "pages")]
    assert message.endswith("Zapisz /obrazy/mapa.svg")


def test_a_dead_link_that_no_check_has_seen_stops_the_build_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = Body("strony/kontakt.md", digest_of("\n[x](kontkat.md)"), 5)
    monkeypatch.setattr(bodies, "parse_markdown_body", lambda *_: (blind, ()))
    with pytest.raises(ContentError) as caught:
        build(tmp_path, {"strony/kontakt.md": PAGE + "[x](kontkat.md)"}, "2026-11-23", "pages")
    assert [str(problem) for problem in caught.value.problems] == [
        f"{tmp_path}/content/strony/kontakt.md:5: odnośnik do „kontkat.md” prowadzi donikąd. "
        "Zapisz go tak: [słowa](/adres/) albo podaj https://"
    ]


def test_a_mistake_in_the_data_of_the_centre_hides_none_between_documents(tmp_path: Path) -> None:
    files = {
        "site.yaml": SITE_YAML.replace("url: https://lokal.example.org", "url: lokal").replace(
            "email: ", "email: nie "
        ),
        "strony/o-nas.md": "---\ntitle: O nas\n---\n[Dalej](/nie-ma/)\n",
    }
    found = problems(tmp_path, files, "2026-11-23", "pages")
    assert [(p.path, p.field) for p in found] == [
        ("site.yaml", "url"),
        ("site.yaml", "email"),
        ("strony/o-nas.md", None),
    ]


DECLARATION = """\
---
title: Deklaracja dostępności
kind: deklaracja-dostepnosci
status: zgodna
published: 2026-11-01
updated: 2026-11-01
prepared: 2026-11-01
method: samoocena
contact: zespół
architecture: [Wejście bez schodów.]
communication: [Można napisać.]
---
"""


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(SITE_YAML.replace("email: ", "email: nie ") + "phones: x\n", id="wrong fields"),
        pytest.param("name: Noc: 8\n", id="a mistake of writing"),
    ],
)
def test_what_a_declaration_takes_from_the_centre_is_asked_when_its_data_are_right(tmp_path: Path, site: str) -> None:
    files = {"site.yaml": site, "strony/deklaracja-dostepnosci.md": DECLARATION}
    assert {p.path for p in problems(tmp_path, files, "2026-11-23", "pages")} == {"site.yaml"}


def test_what_ages_is_no_reason_to_stumble_where_there_are_no_data_of_the_centre(tmp_path: Path) -> None:
    page = "---\ntitle: A\n---\n[x](https://example.org/)\n"
    write(tmp_path / "content", {"strony/a.md": page})
    (tmp_path / "content" / "site.yaml").unlink()
    found = pipeline.check(options_for(tmp_path, "2026-11-23", ())).problems
    assert [(p.path.rpartition("/")[2], p.message) for p in found] == [
        ("site.yaml", "brakuje pliku z danymi ośrodka. Utwórz go: name, url, topics.")
    ]


@pytest.mark.parametrize(
    ("site", "told"),
    [
        pytest.param(SITE_YAML.replace("  nabory: Nabory", "  NABORY: Nabory"), ("topics",), id="a wrong topic"),
        pytest.param(SITE_YAML.replace("topics:", "tematy:"), ("topics", "tematy"), id="no topics"),
        pytest.param(SITE_YAML + "summary: Noc: 8\n", ("summary",), id="a mistake of writing"),
        pytest.param(SITE_YAML + "<<<<<<< HEAD\n=======\n>>>>>>> x\n", (None,), id="two versions"),
        pytest.param("", (None,), id="an empty file"),
    ],
)
def test_where_topics_are_not_known_all_else_is_judged(tmp_path: Path, site: str, told: tuple[str | None, ...]) -> None:
    notice = "---\ntitle: N\ndate: 2026-11-01\nsummary: N.\ntopic: nabory\nevents: nie-ma\n---\n"
    files = {
        "site.yaml": site,
        "aktualnosci/2026-11-01-nabor.md": f"{notice}[Temat](/aktualnosci/temat/nabory/) i [coś](/nie-ma/)\n",
        "aktualnosci/2026-11-02-zly.md": notice.replace("nabory", "szkolenia").replace("title: N", "titel: N"),
        "organizacje/o.md": (
            "---\nname: O\nlegal_form: fundacja\nsummary: S.\nspheres: [7]\nsource: x\nchecked_on: 2026-11-01\n"
            "districts: [bobrek]\n---\n[Dzielnica](/organizacje/dzielnica/bobrek/)\n"
        ),
    }
    found = problems(tmp_path, files, "2026-11-23", "announcements", "organisations", "events")
    assert [(p.path[12:], p.line, p.field) for p in found if p.path != "site.yaml"] == [
        ("2026-11-01-nabor.md", 6, "events"),
        ("2026-11-01-nabor.md", 8, None),
        ("2026-11-02-zly.md", 1, "title"),
        ("2026-11-02-zly.md", 2, "titel"),
        ("2026-11-02-zly.md", 6, "events"),
    ]
    assert {p.field for p in found if p.path == "site.yaml"} == set(told)


@pytest.mark.parametrize("text", ["<p><![a] i <b>dalej</b>", "<p>Plan <![x[dalej]]> i koniec"])
def test_words_that_a_browser_takes_for_a_remark_are_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == [
        "strony/kontakt.md:6: polecenie w znakach <? > albo <! > nie pokaże się na stronie. Usuń je."
    ]


NOTICE = "---\ntitle: Nabór\ndate: {date}\nsummary: Krótko.\ntopic: nabory\n{more}---\n{text}\n"


def test_a_link_to_a_draft_is_told(tmp_path: Path) -> None:
    files = {
        "aktualnosci/2026-11-01-szkic.md": NOTICE.format(date="2026-11-01", more="draft: tak\n", text=""),
        "aktualnosci/2026-11-02-nabor.md": NOTICE.format(
            date="2026-11-02", more="supersedes: [2026-11-01-szkic]\n", text="[Tu]({filename}2026-11-01-szkic.md)"
        ),
    }
    found = problems(tmp_path, files, "2026-11-23", "announcements")
    assert [(p.line, p.field, p.message) for p in found] == [
        (
            6,
            "supersedes",
            "aktualnosci/2026-11-01-szkic.md to szkic. Usuń z niego „draft: tak” albo usuń ten odnośnik.",
        ),
        (
            8,
            None,
            "„{filename}2026-11-01-szkic.md” prowadzi do szkicu aktualnosci/2026-11-01-szkic.md. "
            "Usuń z niego „draft: tak” albo usuń ten odnośnik.",
        ),
    ]


def test_a_link_to_a_document_with_mistakes_is_no_second_mistake(tmp_path: Path) -> None:
    files = {
        "aktualnosci/2026-11-01-zly.md": NOTICE.format(date="2026-11-01", more="nie: ma\n", text=""),
        "strony/kontakt.md": f"{PAGE}[Tu](/aktualnosci/2026/zly/)\n",
    }
    found = problems(tmp_path, files, "2026-11-23", "announcements", "pages")
    assert [(p.path, p.field) for p in found] == [("aktualnosci/2026-11-01-zly.md", "nie")]


def test_a_link_to_a_notice_that_waits_for_its_day_is_a_warning(tmp_path: Path) -> None:
    link = "[Tu](/aktualnosci/2026/pozniej/)"
    files = {
        "aktualnosci/2026-12-01-pozniej.md": NOTICE.format(date="2026-12-01", more="", text=""),
        "aktualnosci/2026-12-02-jeszcze-pozniej.md": NOTICE.format(date="2026-12-02", more="", text=link),
        "strony/kontakt.md": f"{PAGE}{link}\n",
    }
    built = build(tmp_path, files, "2026-11-23", "announcements", "pages")
    assert [(p.path.rpartition("/")[2], p.line) for p in built.report.warnings] == [("kontakt.md", 6)]
    assert "dopiero 01.12.2026 o 00:00" in built.report.warnings[0].message
    assert build(tmp_path, files, "2026-12-01", "announcements", "pages").report.warnings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[a]()", "w nawiasach ( ) brakuje adresu", id="no address"),
        pytest.param("![okno](<>)", "w nawiasach ( ) brakuje adresu", id="no address of a picture"),
        pytest.param("[b](mailto:zly)", "„zly” nie jest adresem e-mail", id="no e-mail"),
        pytest.param("[c](tel:12)", "„12” jest za krótkie na numer", id="no number"),
        pytest.param('<a href="tel:32 1">c</a>', "„32 1” jest za krótkie na numer", id="no number, in HTML"),
        pytest.param("[d](tel:112) i [e](tel:+48322327677)", "", id="numbers"),
        pytest.param("[f](mailto:a@b.pl,c@d.pl?subject=Tak) i <x@y.pl>", "", id="e-mails"),
    ],
)
def test_an_address_that_leads_nowhere_by_its_form_is_told(tmp_path: Path, text: str, message: str) -> None:
    found = told(tmp_path, text)
    assert len(found) == bool(message)
    assert all(message in problem for problem in found)


RULES = "---\ntitle: Regulamin {0}\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Operator\n---\n{1}\n"
EVENT = "---\ntitle: Dzień otwarty\nstart: 2026-13-01\nkind: spotkanie\nsummary: Zapraszamy.\n---\n"


@pytest.mark.parametrize(
    "address",
    [
        "/regulaminy/sala/",
        "/regulaminy/sala/#par-2",
        "/regulaminy/sala/2026-06-01/#par-2",
        "/regulaminy/sala/2026-06-01/regulamin.pdf",
        "/regulaminy/sala/2026-01-01/zmiany/2026-06-01/",
        "/kalendarz/2026/dzien/wydarzenie.ics",
    ],
)
def test_a_link_to_a_document_that_has_a_mistake_itself_is_not_told(tmp_path: Path, address: str) -> None:
    files = {
        "regulaminy/sala/2026-01-01.md": RULES.format("sali", "§ 1. Sala."),
        "regulaminy/sala/2026-06-01.md": RULES.format("sali", "§ 1. Sala.\n§ 3. Klucz."),
        "kalendarz/2026-12-01-dzien.md": EVENT,
        "strony/index.md": "---\ntitel: Start\n---\n",
        "strony/kontakt.md": f"{PAGE}[x]({address})",
    }
    found = problems(tmp_path, files, "2026-11-23", "pages", "regulations", "events")
    assert {problem.path for problem in found} == files.keys() - {"strony/kontakt.md", "regulaminy/sala/2026-01-01.md"}


def test_a_mistake_elsewhere_hides_no_dead_link(tmp_path: Path) -> None:
    dead = ["/regulaminy/biuro/", "/regulaminy/sala/2026-01-01/#par-2", "/regulaminy/salatka/"]
    files = {
        "regulaminy/sala/2026-01-01.md": RULES.format("sali", "§ 1. Sala."),
        "regulaminy/sala/2026-06-01.md": RULES.format("sali", "§ 1. Sala.\n§ 3. Klucz."),
        "strony/index.md": "---\ntitel: Start\n---\n",
        "strony/kontakt.md": PAGE + "\n".join(f"[x]({address})" for address in dead),
    }
    found = problems(tmp_path, files, "2026-11-23", "pages", "regulations")
    assert [problem.line for problem in found if problem.path == "strony/kontakt.md"] == [6, 7, 8]


def test_a_change_dated_in_the_future_is_a_warning(tmp_path: Path) -> None:
    more = "updated: 2026-11-24\nchange_note: Nowa godzina.\n"
    files = {"aktualnosci/2026-11-01-nabor.md": NOTICE.format(date="2026-11-01", more=more, text="")}
    (warning,) = build(tmp_path, files, "2026-11-23", "announcements").report.warnings
    assert (warning.line, warning.field) == (6, "updated")
    assert build(tmp_path, files, "2026-11-24", "announcements").report.warnings == ()
