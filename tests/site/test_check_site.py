"""`check-site` against real nginx servers: a good one, and ten that are set up badly, each in one way."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from plugins.cli import publication, site_check
from plugins.publishing import check_site
from plugins.publishing.check_site import Answer, Expected
from plugins.publishing.servers import Served, nginx, redirects_in
from tests.plugins.publishing.servers.conftest import free_port, nginx_with
from tests.site.publishing import Centre

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


class NoCapture:
    def readouterr(self) -> tuple[str, str]:
        return "", ""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publication, "STAGES", folder / "przygotowanie")
        centre = Centre(folder, NoCapture())  # type: ignore[arg-type]
        page = "---\ntitle: O nas\naliases: [/o-nas-dawniej/]\n---\n\nKim jesteśmy.\n"
        (centre.content / "strony/o-nas.md").write_text(page, encoding="utf-8")
        assert centre.publish() == 0
    for place in (folder, *folder.parents):
        if place != Path("/tmp"):
            place.chmod(place.stat().st_mode | 0o055)
    return centre.site


@pytest.fixture
def told(program: Callable[..., str], published: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """The findings about the site behind nginx with our file, after a change of that file."""

    def found(change: Callable[[str], str] = lambda text: text, root: Path = published, **more: Any) -> list[str]:
        port = free_port()
        served = Served(PurePosixPath(root), "lokal.example.org", redirects_in(published), f"127.0.0.1:{port}")
        text = nginx.configuration(served)
        changed = change(text)
        assert changed != text or more.pop("same", True)
        with nginx_with(program("nginx"), tmp_path / "nginx", changed, port):
            address = f"http://127.0.0.1:{port}"
            expected = more.get("expected", site_check.expected_in(published))
            get = site_check._asking(address)
            return list(check_site.findings(address, get, expected, NOW, lambda _host: None))

    return found


NO_DECLARATION = "/sitemap.xml: nie ma deklaracji dostępności. Dodaj stronę (kind: deklaracja-dostepnosci)."


def test_of_our_own_configuration_nothing_is_told_but_what_the_content_lacks(told: Callable[..., list[str]]) -> None:
    assert told() == [NO_DECLARATION]


def without(pattern: str, by: str = "") -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


BAD: Mapping[str, tuple[Callable[[str], str], str]] = {
    "every address gives the home page": (
        without(r"error_page 403 404 =404 /404\.html;", "try_files $uri $uri/ /index.html;"),
        "odpowiedź 200 dla adresu, którego nie ma",
    ),
    "404 becomes 200": (without(r"=404 /404\.html", "=200 /404.html"), "odpowiedź 200 dla adresu, którego nie ma"),
    "the server's own error page": (without(r"error_page [^;]+;"), "zamiast naszej strony o błędzie widać cudzą"),
    "calendars as plain text": (
        without(r'"text/calendar; charset=utf-8" ics;', "text/plain ics;"),
        "/kalendarz/kalendarz.ics: zły typ (text/plain). Ustaw Content-Type: text/calendar; charset=utf-8",
    ),
    "feeds without their type": (
        without(r"location ~ \"/rss[^\n]+\n"),
        "/aktualnosci/rss.xml: zły typ (application/xml; charset=utf-8)",
    ),
    "no policy": (
        without(r"add_header Content-Security-Policy [^\n]+\n"),
        "/: brakuje nagłówka Content-Security-Policy",
    ),
    "feeds closed to other sites": (
        without(r"add_header Access-Control-Allow-Origin [^\n]+\n"),
        "/kalendarz/kalendarz.ics: strony innych instytucji nie mogą tego czytać",
    ),
    "pages kept for a day": (
        without(r'"\^/" "no-cache"|"~\^/" "no-cache"', '"~^/" "max-age=86400"'),
        "/: strony są przechowywane zbyt długo (max-age=86400)",
    ),
    "no conditional requests": (
        without(r"etag on;", "etag off; add_header Last-Modified ''; if_modified_since off;"),
        "/kalendarz/kalendarz.ics: brakuje ETag i Last-Modified",
    ),
    "assets asked for each time": (
        without(r'"public, max-age=31536000, immutable"', '"no-cache"'),
        "nazwa zawiera skrót treści, więc może być przechowywana",
    ),
    "hidden folders hidden, .well-known too": (
        without(r"\(\?!well-known/\)"),
        "/.well-known/security.txt: brakuje pliku",
    ),
    "old addresses lost": (
        without(r"(location = \"/o-nas-dawniej/\") \{[^}]+\}", r"\1 { return 404; }"),
        "/o-nas-dawniej/: dawny adres nie prowadzi do /o-nas/ (odpowiedź 404)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_badly_set_up_server_is_told_with_its_cure(told: Callable[..., list[str]], name: str) -> None:
    change, message = BAD[name]
    found = told(change)
    assert any(message in line for line in found), found
    assert len(found) < 14, "one fault does not cause a flood"


def test_an_older_version_than_the_one_published_last_is_told(told: Callable[..., list[str]]) -> None:
    (line,) = [one for one in told(expected=Expected("0123456789abcdef")) if "wersja" in one]
    assert "u Ciebie 0123456789abcdef" in line


def test_the_root_of_the_repository_as_the_site_is_told(told: Callable[..., list[str]], published: Path) -> None:
    (published.parent / ".git").mkdir(exist_ok=True)
    (published.parent / ".git/HEAD").write_text("ref: refs/heads/main", encoding="utf-8")
    found = told(without(r'location ~ "/\\\.\(\?!well-known/\)"[^\n]+\n'), root=published.parent)
    assert any(line.startswith("/.git/HEAD: serwer pokazuje pliki programu.") for line in found), found
    assert any(line.startswith("/: odpowiedź 404 zamiast 200") for line in found)


def test_a_site_that_does_not_answer_is_one_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    port = free_port()
    assert site_check.check(f"http://127.0.0.1:{port}", str(tmp_path), NOW) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"http://127.0.0.1:{port}/: strona nie odpowiada. Sprawdź, czy serwer działa i czy domena prowadzi do niego "
        "(DNS).",
        "Do poprawy: 1\u00a0rzecz.",
    ]


def answers(headers: Mapping[str, str]) -> Callable[..., Answer]:
    return lambda path, **_more: Answer(200 if path == "/" else 404, headers, b"<main>")


def encrypted(days: int) -> Iterator[str]:
    end = NOW + dt.timedelta(days=days)
    return check_site.findings("https://lokal.example.org", answers({}), Expected(), NOW, lambda _host: end)


def test_a_certificate_that_ends_soon_is_told_before_it_does() -> None:
    assert "certyfikat wygasa 2026-12-03. Sprawdź odnawianie: sudo certbot renew --dry-run" in list(encrypted(10))
    assert not [line for line in encrypted(60) if "certyfikat" in line]
    assert [line for line in encrypted(60) if "Strict-Transport-Security" in line]


def test_a_site_without_encryption_is_told_but_not_on_this_machine() -> None:
    def found(url: str) -> list[str]:
        given = check_site.findings(url, answers({}), Expected(), NOW, lambda _host: None)
        return [line for line in given if "szyfrowana" in line]

    assert found("http://lokal.example.org")
    assert not found("http://127.0.0.1:8000")
