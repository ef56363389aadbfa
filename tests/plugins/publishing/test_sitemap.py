import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from plugins.publishing.sitemap import NAMESPACE, XHTML
from tests.building import Built, build

NOTICE = "---\ntitle: {0}\ndate: 2026-10-01\nsummary: S\ntopic: nabory\n{1}---\n"
HOST = "https://lokal.example.org"


def entries(site: Built) -> dict[str, etree._Element]:
    root = etree.fromstring(site["sitemap.xml"].encode())
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    found = {url.findtext(f"{{{NAMESPACE}}}loc", ""): url for url in root}
    assert len(found) == len(root), "an address stands twice"
    return found


def test_every_page_of_the_site_is_there_with_its_whole_address(tmp_path: Path) -> None:
    site = build(tmp_path, {"aktualnosci/2026-10-01-a.md": NOTICE.format("A", "")}, "2026-11-23")
    found = set(entries(site))
    assert {f"{HOST}/", f"{HOST}/aktualnosci/", f"{HOST}/aktualnosci/2026/a/", f"{HOST}/mapa-strony/"} <= found
    for address in found:
        assert f"{address.removeprefix(HOST)[1:]}index.html" in site


def test_a_page_that_asks_to_be_left_out_of_search_is_not_there_and_no_other_is_missing(tmp_path: Path) -> None:
    files = {
        "PORADNIK.md": "---\ntitle: Poradnik\n---\n",
        "strony/o-nas.md": "---\ntitle: O nas\naliases: [/stary/]\n---\n",
        "aktualnosci/2026-10-01-a.md": NOTICE.format("A", "withdrawn: Odwołane.\n"),
        "aktualnosci/2026-10-02-b.md": NOTICE.format("B", "").replace("10-01", "10-02"),
        "kalendarz/2026-12-01-kurs.md": "---\ntitle: Kurs\nstart: 2026-12-01 17:00\nend: 2026-12-01 19:00\n"
        "kind: szkolenie\nsummary: S\n---\n",
        "kalendarz/2026-09-01-webinar.md": "---\ntitle: Webinar\nstart: 2026-09-01 17:00\nend: 2026-09-01 19:00\n"
        "kind: webinar\nsummary: S\n---\n",
    }
    site = build(tmp_path, files, "2026-11-23")
    pages = {path for path in site.paths if path.endswith("index.html")}
    unwanted = {path for path in pages if '<meta name="robots" content="noindex' in site[path]}
    assert {"aktualnosci/2026/a/index.html", "poradnik/index.html", "stary/index.html"} <= unwanted
    assert {f"{address.removeprefix(HOST)[1:]}index.html" for address in entries(site)} == pages - unwanted


@pytest.mark.parametrize(
    ("more", "changed"),
    [
        pytest.param("", "2026-10-01", id="published"),
        pytest.param("updated: 2026-10-05\nchange_note: Nowa godzina.\n", "2026-10-05", id="changed"),
        pytest.param("added: 2026-11-20\n", "2026-11-20", id="added-later"),
    ],
)
def test_a_document_says_when_it_last_changed(tmp_path: Path, more: str, changed: str) -> None:
    site = build(tmp_path, {"aktualnosci/2026-10-01-a.md": NOTICE.format("A", more)}, "2026-11-23")
    day = entries(site)[f"{HOST}/aktualnosci/2026/a/"].findtext(f"{{{NAMESPACE}}}lastmod")
    assert day == changed
    assert dt.date.fromisoformat(day) <= dt.date(2026, 11, 23)


def test_language_versions_name_each_other_and_easy_polish_stands_aside(tmp_path: Path) -> None:
    files = {
        "strony/o-nas.md": "---\ntitle: O nas\n---\n",
        "strony/o-nas.uk.md": "---\ntitle: Про нас\n---\n",
        "strony/o-nas.etr.md": "---\ntitle: O nas prosto\n---\n",
    }
    found = entries(build(tmp_path, files, "2026-11-23", "pages"))
    for address in (f"{HOST}/o-nas/", f"{HOST}/uk/o-nas/"):
        links = found[address].findall(f"{{{XHTML}}}link")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("pl", f"{HOST}/o-nas/"),
            ("uk", f"{HOST}/uk/o-nas/"),
        ]
    assert found[f"{HOST}/etr/o-nas/"].findall(f"{{{XHTML}}}link") == []
