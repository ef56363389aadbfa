"""The search page without its script: a form, and every part of the site as links."""

import json

import pytest
from lxml import html

from plugins.core.rendering.headers import CSP, SEARCH_CSP, headers_for
from tests.building import Built, build

FILES = {
    "aktualnosci/2026-11-20-nabor.md": "---\ntitle: Nabór\ndate: 2026-11-20\nsummary: S.\ntopic: nabory\n---\n",
    "kalendarz/2026-12-01-x.md": "---\ntitle: X\nstart: 2026-12-01\nkind: szkolenie\nsummary: S.\n---\n",
    "strony/o-nas.md": "---\ntitle: O nas\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("site"), FILES, "2026-11-23")


def test_the_form_asks_the_page_itself_and_the_links_name_what_there_is(site: Built) -> None:
    page = html.fromstring(site["szukaj/index.html"])
    (form,) = page.xpath("//form")
    assert (form.get("method"), form.get("action"), form.get("role")) == ("get", "/szukaj/", "search")
    assert form.xpath(".//label/@for") == form.xpath(".//input[@name='q']/@id")
    links = dict(zip(page.xpath("//main//a/@href"), page.xpath("//main//a/text()"), strict=True))
    assert links["/aktualnosci/temat/nabory/"] == "Nabory"
    assert links["/kalendarz/rodzaj/szkolenie/"] == "Szkolenie"
    assert links["/o-nas/"] == "O\u00a0nas"
    assert "spisie poniżej" in page.xpath("//noscript")[0].text_content()


def test_search_engines_leave_the_page_out(site: Built) -> None:
    assert '<meta name="robots" content="noindex">' in site["szukaj/index.html"]
    assert "/szukaj/" not in site["sitemap.xml"]


def test_every_page_leads_to_the_search_and_the_one_for_wrong_addresses_asks_at_once(site: Built) -> None:
    for path in ("index.html", "o-nas/index.html"):
        assert html.fromstring(site[path]).xpath('//header//a[@href="/szukaj/"]'), path
    assert html.fromstring(site["404.html"]).xpath('//main//form[@action="/szukaj/"]//input/@name') == ["q"]
    assert html.fromstring(site["mapa-strony/index.html"]).xpath('//main//a[@href="/szukaj/"]')


def test_the_home_page_tells_programs_how_to_search(site: Built) -> None:
    data = html.fromstring(site["index.html"]).xpath('//script[@type="application/ld+json"]')[0].text
    (action,) = (item["potentialAction"] for item in json.loads(data)["@graph"] if item["@type"] == "WebSite")
    assert action["target"]["urlTemplate"] == "https://lokal.example.org/szukaj/?q={search_term_string}"


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("/szukaj/", SEARCH_CSP),
        ("/szukaj/indeks/pagefind-worker.js", SEARCH_CSP),
        ("/", CSP),
        ("/szukaj-inaczej/", CSP),
        ("/kontakt/", CSP),
    ],
)
def test_only_the_search_may_run_wasm(address: str, policy: str) -> None:
    assert dict(headers_for(address))["Content-Security-Policy"] == policy
    assert ("wasm" in policy) == address.startswith("/szukaj/")


def test_the_hosts_file_takes_the_general_rule_back_before_it_gives_another(site: Built) -> None:
    """Joined with the general policy, as some hosts do, the looser one would mean nothing."""
    text = site["_headers"]
    assert f"/szukaj/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {SEARCH_CSP}\n" in text
    assert "/szukaj/indeks/fragment/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable" in text
    assert "pagefind" not in text  # the other files have no digest in their names, so they are asked for each time
