"""Real servers with our files: each class of address, conditional requests, ranges, wrong addresses, old ones."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from plugins.core.rendering.headers import ALL, CSP, DRAWING_CSP, FOR_EVER, SEARCH_CSP
from plugins.core.site.outputs import Redirect
from plugins.publishing import compression
from plugins.publishing.servers import Served, apache, caddy, nginx, old_addresses
from tests.plugins.publishing.servers.conftest import Client, Running

FILES = {
    "index.html": "<!DOCTYPE html><title>Start</title>" + "<p>treść</p>" * 200,
    "404.html": "<!DOCTYPE html><title>Nie ma takiej strony</title>",
    "kontakt/index.html": "<!DOCTYPE html><title>Kontakt</title>",
    "szukaj/index.html": "<!DOCTYPE html><title>Szukaj</title>",
    "szukaj/indeks/wasm.pl.pagefind": "x",
    "theme/site-0123456789abcdef.css": "b { color: inherit; }\n" * 200,
    "theme/znak-0123456789abcdef.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "obrazy/plakat.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "obrazy/foto-1a2b3c4d-480.jpg": "x" * 10_000,
    "kalendarz/kalendarz.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 100,
    "kalendarz/rss.xml": "<rss/>",
    "aktualnosci/atom.xml": "<feed/>",
    "aktualnosci/feed.json": "{}",
    "organizacje/organizacje.json": "{}",
    "organizacje/organizacje.geojson": "{}",
    "organizacje/organizacje.csv": "a;b",
    "organizacje/x/wizytowka.vcf": "BEGIN:VCARD",
    "pliki/wzór umowy.pdf": "%PDF",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *",
    "manifest.webmanifest": "{}",
    ".well-known/security.txt": "Contact: x",
    ".wydanie/pliki.json": "{}",
    ".lokal": "x",
    "_headers": "/*",
    "_redirects": "/stare/ /kontakt/ 301",
}
REDIRECTS = (
    Redirect("/stare/", "/kontakt/", "Kontakt"),
    Redirect("/o_nas.html", "/kontakt/", "Kontakt"),
    Redirect("/za%C5%BC%C3%B3%C5%82%C4%87/%22g%C4%99%C5%9Bl%C4%85%22/", "/kontakt/", "Kontakt"),
    Redirect("/pliki/stary%20wz%C3%B3r.pdf", "/kontakt/", "Kontakt"),
    Redirect("/organizacje/dawna/kalendarz.ics", "/kalendarz/kalendarz.ics", ""),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as publishing leaves it: a link to a release, with compressed copies."""
    folder = tmp_path_factory.mktemp("site")
    release = folder / "public.wydania" / "0001"
    for path, text in FILES.items():
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        (release / path).write_text(text, encoding="utf-8", newline="")
    compression.compress(release, [path for path in FILES if not path.startswith(".")])
    (release / ".htaccess").write_text(apache.configuration(_served(folder / "public")), encoding="utf-8")
    secret = folder / "tajne.txt"
    secret.write_text("tajne", encoding="utf-8")
    (release / "dowiazanie.txt").symlink_to(secret)
    (folder / "public").symlink_to("public.wydania/0001")
    for place in (folder, *folder.parents):
        if place.stat().st_uid == os.getuid() and place != Path("/tmp"):
            place.chmod(place.stat().st_mode | 0o055)  # servers run as somebody else
    return folder / "public"


def _served(root: Path) -> Served:
    return Served(PurePosixPath(root), "lokal.example.org", REDIRECTS)


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def server(request: pytest.FixtureRequest, root: Path, running: Running) -> Iterator[Client]:
    with running(request.param, _served(root)) as client:
        yield client


TYPES = {
    "/": "text/html; charset=utf-8",
    "/kontakt/": "text/html; charset=utf-8",
    "/theme/site-0123456789abcdef.css": "text/css; charset=utf-8",
    "/theme/znak-0123456789abcdef.svg": "image/svg+xml",
    "/obrazy/foto-1a2b3c4d-480.jpg": "image/jpeg",
    "/kalendarz/kalendarz.ics": "text/calendar; charset=utf-8",
    "/kalendarz/rss.xml": "application/rss+xml; charset=utf-8",
    "/aktualnosci/atom.xml": "application/atom+xml; charset=utf-8",
    "/aktualnosci/feed.json": "application/feed+json; charset=utf-8",
    "/organizacje/organizacje.json": "application/json; charset=utf-8",
    "/organizacje/organizacje.geojson": "application/geo+json; charset=utf-8",
    "/organizacje/organizacje.csv": "text/csv; charset=utf-8",
    "/organizacje/x/wizytowka.vcf": "text/vcard; charset=utf-8",
    "/pliki/wz%C3%B3r%20umowy.pdf": "application/pdf",
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
    "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
}


@pytest.mark.parametrize("address", TYPES)
def test_each_file_has_its_type_also_when_it_comes_compressed(server: Client, address: str) -> None:
    for accepted in ("identity", "gzip", "br, gzip"):
        answer = server.get(address, Accept_Encoding=accepted)
        assert (answer.status, answer.headers["content-type"].lower()) == (200, TYPES[address]), accepted


@pytest.mark.parametrize("address", [*TYPES, "/nie-ma/", "/nie-ma.ics"])
def test_every_answer_carries_the_security_headers(server: Client, address: str) -> None:
    headers = server.get(address).headers
    for name, value in ALL:
        if name != "Content-Security-Policy":
            assert headers[name.lower()] == value
    assert "strict-transport-security" not in headers, "without a certificate it would lock visitors out"
    assert "content-security-policy" in headers


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("/", CSP), ("/kontakt/", CSP), ("/szukaj/", SEARCH_CSP), ("/szukaj/indeks/wasm.pl.pagefind", SEARCH_CSP),
        ("/obrazy/plakat.svg", DRAWING_CSP), ("/nie-ma/", CSP),
    ],
)  # fmt: skip
def test_each_class_of_page_has_its_policy(server: Client, address: str, policy: str) -> None:
    assert server.get(address).headers["content-security-policy"] == policy


@pytest.mark.parametrize(
    ("address", "caching"),
    [
        ("/", "no-cache"), ("/kontakt/", "no-cache"), ("/kalendarz/kalendarz.ics", "no-cache"),
        ("/kalendarz/rss.xml", "no-cache"), ("/theme/site-0123456789abcdef.css", FOR_EVER),
        ("/obrazy/foto-1a2b3c4d-480.jpg", FOR_EVER), ("/obrazy/plakat.svg", "no-cache"),
        ("/szukaj/indeks/wasm.pl.pagefind", "no-cache"),
    ],
)  # fmt: skip
def test_only_what_has_a_digest_in_its_name_is_kept_for_ever(server: Client, address: str, caching: str) -> None:
    assert server.get(address).headers["cache-control"] == caching


def test_feeds_and_open_data_may_be_read_by_pages_of_other_sites_and_pages_may_not(server: Client) -> None:
    for address in TYPES:
        is_data = address.endswith((".ics", ".xml", ".json", ".geojson", ".csv", ".vcf"))
        assert (server.get(address).headers.get("access-control-allow-origin") == "*") == is_data, address


@pytest.mark.parametrize("address", ["/kalendarz/kalendarz.ics", "/", "/kalendarz/rss.xml"])
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_second_request_is_answered_with_304(server: Client, address: str, accepted: str) -> None:
    first = server.get(address, Accept_Encoding=accepted)
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    for condition in ({"If_None_Match": tag}, {"If_Modified_Since": modified}):
        again = server.get(address, Accept_Encoding=accepted, **condition)
        assert (again.status, again.body) == (304, b""), condition
    assert server.get(address, Accept_Encoding=accepted, If_None_Match='"inny"').status == 200


def test_texts_come_compressed_as_they_lie_there(server: Client, root: Path) -> None:
    address = "/theme/site-0123456789abcdef.css"
    answer = server.get(address, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.body == (root / f"{address[1:]}.gz").read_bytes()
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert "content-encoding" not in server.get(address, Accept_Encoding="identity").headers


def test_a_part_of_a_file_can_be_asked_for(server: Client) -> None:
    answer = server.get("/obrazy/foto-1a2b3c4d-480.jpg", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, b"x" * 10)
    assert answer.headers["content-range"] == "bytes 10-19/10000"


@pytest.mark.parametrize(
    "address",
    [
        "/nie-ma/", "/nie-ma.ics", "/kalendarz/nie-ma.ics", "/aktualnosci/", "/404.html/x", "/_headers", "/_redirects",
        "/.lokal", "/.wydanie/pliki.json", "/.htaccess", "/.git/config", "/kontakt/index.html.bak",
        "/../tajne.txt", "/%2e%2e/tajne.txt", "/..%2ftajne.txt", "/theme/../../tajne.txt", "/theme/..%5c..%5ctajne.txt",
    ],
)  # fmt: skip
def test_what_is_not_there_or_not_for_readers_is_not_given_out(server: Client, address: str) -> None:
    """An HTML page with status 200 in place of a calendar would empty the calendars of its subscribers."""
    answer = server.get(address)
    assert answer.status in (400, 403, 404), answer
    assert b"tajne" not in answer.body
    if address.startswith(("/nie-ma", "/kalendarz", "/.", "/_")) and not address.startswith(("/..", "/.ht")):
        assert answer.status == 404
        assert "Nie ma takiej strony" in answer.body.decode()
        assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"


def test_a_link_among_the_files_is_not_followed(root: Path, running: Running) -> None:
    """Nothing of ours makes one; nginx is the one of the three that can be told so."""
    with running("nginx", _served(root)) as client:
        answer = client.get("/dowiazanie.txt")
        assert (answer.status, b"tajne" in answer.body) == (404, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/stare/", "/kontakt/"), ("/stare", "/kontakt/"), ("/o_nas.html", "/kontakt/"),
        ("/za%C5%BC%C3%B3%C5%82%C4%87/%22g%C4%99%C5%9Bl%C4%85%22/", "/kontakt/"),
        ("/pliki/stary%20wz%C3%B3r.pdf", "/kontakt/"),
        ("/organizacje/dawna/kalendarz.ics", "/kalendarz/kalendarz.ics"), ("/kontakt", "/kontakt/"),
    ],
)  # fmt: skip
def test_old_addresses_lead_on_for_ever(server: Client, old: str, new: str) -> None:
    answer = server.get(old)
    assert answer.status in (301, 308)
    assert re.sub(r"^https?://[^/]+", "", answer.headers["location"]) == new


def test_old_addresses_can_stand_in_a_file_of_their_own(root: Path, running: Running, tmp_path: Path) -> None:
    """So that an administrator, or certbot, may change the rest."""
    apart = tmp_path / "adresy z odstępem.conf"
    apart.write_text(nginx.old_addresses_file(_served(root)), encoding="utf-8")
    with running("nginx", _served(root)._replace(redirects_file=PurePosixPath(apart))) as client:
        assert client.get("/stare/").headers["location"] == "/kontakt/"
        assert client.get("/kontakt/").status == 200


def test_nothing_below_an_old_address_is_taken_for_it(server: Client) -> None:
    assert server.get("/stare/inne/").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(server: Client, method: str) -> None:
    assert server.get("/kontakt/", method, Content_Length="0").status in (404, 405, 403, 501)


def test_a_head_request_says_what_a_get_would(server: Client) -> None:
    get, head = server.get("/kalendarz/kalendarz.ics"), server.get("/kalendarz/kalendarz.ics", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_old_addresses_of_pages_count_with_and_without_a_slash() -> None:
    assert old_addresses((Redirect("/a/b/", "/c/", ""), Redirect("/x.ics", "/y.ics", ""))) == {
        "/a/b/": "/c/",
        "/a/b": "/c/",
        "/x.ics": "/y.ics",
    }


def test_hosts_are_told_to_use_encryption_once_there_is_a_certificate() -> None:
    served = _served(Path("/srv/public"))
    assert 'map $https $lokal_strict_transport_security { on "max-age=31536000"; default ""; }' in (
        nginx.configuration(served)
    )
    assert 'Strict-Transport-Security "max-age=31536000" "expr=%{HTTPS} == \'on\'"' in apache.configuration(served)
    assert 'Strict-Transport-Security "max-age=31536000"' in caddy.configuration(served)
