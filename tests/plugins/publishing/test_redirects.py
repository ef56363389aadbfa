from pathlib import Path

import pytest
from lxml import html

from plugins.core.rendering.headers import meta_policy
from plugins.core.site.outputs import alias_path
from tests.building import Built, build, problems

PAGE = "---\ntitle: Kontakt\naliases: {}\n---\n"


def built(folder: Path, aliases: str) -> Built:
    return build(folder, {"strony/kontakt.md": PAGE.format(aliases)}, "2026-11-23", "pages")


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/stary/adres/", "stary/adres/index.html"),
        ("/stary/adres", "stary/adres/index.html"),
        ("/kontakt.html", "kontakt.html"),
        ("/index.php", None),
        ("/rss.xml", None),
        ("/stary%20adres/", "stary adres/index.html"),
        ("/og%C5%82oszenia", "ogłoszenia/index.html"),
    ],
)
def test_an_old_address_has_a_file_if_a_page_can_stand_there(alias: str, path: str | None) -> None:
    assert alias_path(alias) == path


def test_an_old_address_leads_on_without_scripts_and_without_a_clever_host(tmp_path: Path) -> None:
    page = html.fromstring(built(tmp_path, "[/stary/adres/]")["stary/adres/index.html"])
    assert page.xpath('//meta[@http-equiv="refresh"]')[0].get("content") == "0; url=/kontakt/"
    assert page.xpath('//link[@rel="canonical"]')[0].get("href") == "https://lokal.example.org/kontakt/"
    assert page.xpath('//meta[@name="robots"]')[0].get("content") == "noindex"
    assert [(a.get("href"), a.text_content()) for a in page.iter("a")] == [("/kontakt/", "Kontakt")]


def test_a_host_that_can_redirect_gets_rules_for_all_old_addresses(tmp_path: Path) -> None:
    site = built(tmp_path, "[/stary, /a/b/, /rss.xml]")
    assert site["_redirects"] == "/a/b/ /kontakt/ 301\n/rss.xml /kontakt/ 301\n/stary /kontakt/ 301\n"
    assert "stary" not in site["sitemap.xml"]
    assert {"a/b/index.html", "stary/index.html"} <= set(site.paths)
    assert "rss.xml" not in site


def test_an_old_address_does_not_lead_to_a_notice_that_is_not_there_yet(tmp_path: Path) -> None:
    notice = "---\ntitle: Jutro\ndate: 2026-12-24\nsummary: S\ntopic: nabory\naliases: /jutro/\n---\n"
    files = {"aktualnosci/2026-12-24-jutro.md": notice}
    assert build(tmp_path, files, "2026-11-23", "pages", "announcements")["_redirects"] == ""
    site = build(tmp_path / "later", files, "2026-12-24", "pages", "announcements")
    assert site["_redirects"] == "/jutro/ /aktualnosci/2026/jutro/ 301\n"


@pytest.mark.parametrize(
    "aliases",
    ["[/]", "[/mapa-strony/]", "[/mapa-strony]", "[/sitemap.xml]", "[/404.html]", "[/o-nas]", "[/o-nas/]",
     "[/_headers]", "[/404.html/x/]"],
)  # fmt: skip
def test_an_old_address_where_something_else_stands_is_a_problem(tmp_path: Path, aliases: str) -> None:
    files = {"strony/kontakt.md": PAGE.format(aliases), "strony/o-nas.md": "---\ntitle: O nas\n---\n"}
    (problem,) = problems(tmp_path, files, "2026-11-23", "pages")
    assert (problem.path, problem.line, problem.field) == ("strony/kontakt.md", 3, "aliases")


def test_two_documents_can_not_share_an_old_address_in_two_spellings(tmp_path: Path) -> None:
    files = {"strony/a.md": PAGE.format("[/stary/]"), "strony/b.md": PAGE.format("[/stary]")}
    found = problems(tmp_path, files, "2026-11-23", "pages")
    assert [(p.line, p.field) for p in found] == [(3, "aliases")]


@pytest.mark.parametrize(
    "alias",
    [
        "/./",
        "/o-nas/./",
        "/../x/",
        "/%2e%2e/x/",
        "/a%2Fb/",
        "/a//b/",
        "/%00/",
        "/100%/",
        "/%ff/",
        "o-nas/",
        "//host/x/",
    ],
)
def test_what_is_no_address_of_this_site_is_a_problem(tmp_path: Path, alias: str) -> None:
    files = {"strony/kontakt.md": PAGE.format(f"['{alias}']"), "strony/o-nas.md": "---\ntitle: O nas\n---\n"}
    (problem,) = problems(tmp_path, files, "2026-11-23", "pages")
    assert (problem.path, problem.line, problem.field) == ("strony/kontakt.md", 3, "aliases")


def test_an_old_address_with_polish_letters_is_found_by_its_decoded_name(tmp_path: Path) -> None:
    site = built(tmp_path, "[/ogłoszenia/stare/, /dawny%20plan/]")
    assert {"ogłoszenia/stare/index.html", "dawny plan/index.html"} <= set(site.paths)
    assert site["_redirects"].split()[::3] == ["/dawny%20plan/", "/og%C5%82oszenia/stare/"]


EVENT = "---\ntitle: Festiwal\nstart: 2026-12-05\nend: 2026-12-06\nkind: wydarzenie\nsummary: S.\n{}---\n"
ORGANISATION = """---
name: Fundacja
legal_form: fundacja
summary: Próbuje.
spheres: ['33']
source: własne
checked_on: 2026-11-01
aliases: [/organizacje/dawna/, /organizacje/najdawniejsza]
---
"""
KINDS = ("events", "organisations", "pages")
RENAMED = {
    "kalendarz/2026-12-05-wielki-festiwal.md": EVENT.format(
        "uid: 2026-festiwal\norganisers: [fundacja]\naliases: [/kalendarz/2026/festiwal/]\n"
    ),
    "organizacje/fundacja.md": ORGANISATION,
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kalendarz/2026/festiwal/wydarzenie.ics", "kalendarz/2026/wielki-festiwal/wydarzenie.ics"),
        ("organizacje/dawna/kalendarz.ics", "organizacje/fundacja/kalendarz.ics"),
        ("organizacje/dawna/wizytowka.vcf", "organizacje/fundacja/wizytowka.vcf"),
        ("organizacje/najdawniejsza/wizytowka.vcf", "organizacje/fundacja/wizytowka.vcf"),
    ],
)
def test_files_for_programs_stay_where_they_were_before_a_document_was_renamed(
    tmp_path: Path, old: str, new: str
) -> None:
    site = build(tmp_path, RENAMED, "2026-11-23", *KINDS)
    assert site[old] == site[new]
    assert f"/{old} /{new} 301\n" in site["_redirects"]
    again = build(tmp_path, RENAMED, "2026-11-23", *KINDS)
    assert (again.report.written, again.report.removed) == (0, 0)


def test_files_of_the_whole_site_are_not_beside_its_home_page(tmp_path: Path) -> None:
    site = build(tmp_path, {"strony/index.md": PAGE.format("/start/")}, "2026-11-23", "pages")
    assert site["_redirects"] == "/start/ / 301\n"
    assert [path for path in site.paths if path.startswith("start/")] == ["start/index.html"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"kalendarz/2026-12-05-a.md": EVENT.format("aliases: /kalendarz/2026/b/\n"),
                      "kalendarz/2026-12-05-b.md": EVENT.format("")}, id="another-event"),
        pytest.param({"kalendarz/2026-12-05-a.md": EVENT.format("aliases: /kalendarz/2026/x/\n"),
                      "kalendarz/2026-12-05-b.md": EVENT.format("aliases: /kalendarz/2026/x/\n")}, id="both-old"),
    ],
)  # fmt: skip
def test_an_old_address_taken_twice_is_a_problem_also_where_calendars_stand(
    tmp_path: Path, files: dict[str, str]
) -> None:
    assert {problem.field for problem in problems(tmp_path, files, "2026-11-23", "events", "pages")} == {"aliases"}


def test_every_page_carries_its_policy_for_hosts_that_send_no_headers(tmp_path: Path) -> None:
    page = "---\ntitle: Kontakt\naliases: [/stary/]\n---\n"
    site = build(tmp_path, {"strony/kontakt.md": page}, "2026-11-23", "pages")
    for path in ("index.html", "kontakt/index.html", "stary/index.html", "404.html", "szukaj/index.html"):
        head = site[path].partition("</head>")[0]
        policy = meta_policy(f"/{path.removesuffix('index.html')}")
        said = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.replace("'", "&#39;")
        assert said in head.replace("'", "&#39;"), path
        assert head.index("Content-Security-Policy") < min(head.index(tag) for tag in ("<link", "<title"))
    assert "wasm-unsafe-eval" in site["szukaj/index.html"].partition("</head>")[0]
    assert "wasm-unsafe-eval" not in site["index.html"]
    assert "frame-ancestors" not in site["index.html"]
