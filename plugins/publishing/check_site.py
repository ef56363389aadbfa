"""A published site, seen from outside: does its host do what it should? Each finding is told in Polish with its cure.

`findings` is pure but for what it asks through ``get``; it asks for some twenty addresses, each once or twice.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.core.rendering.headers import FOR_EVER, headers_for, media_type
from plugins.publishing import stage

CALENDAR = "/kalendarz/kalendarz.ics"
PROBE = "/nie-ma-takiej-strony-0123456789"
# Feeds that may be there; which are is read from the site map and the home page.
FEEDS = ("/aktualnosci/rss.xml", "/aktualnosci/atom.xml", "/aktualnosci/feed.json")
SOON = dt.timedelta(days=21)


class Answer(NamedTuple):
    """``status`` is 0 when nobody answered; names of ``headers`` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").lower().replace("; ", ";")


Get = Callable[..., Answer]
Expires = Callable[[str], dt.datetime | None]


class Expected(NamedTuple):
    """What was published last, where it is known: the version, an old address and where it leads."""

    digest: str | None = None
    redirect: tuple[str, str] | None = None


def findings(url: str, get: Get, expected: Expected, now: dt.datetime, expires: Expires) -> Iterator[str]:
    """``get(path, **headers)`` asks the site; ``expires(host)`` is the end of its certificate. Nothing found: all is
    well."""
    home = get("/")
    if home.status == 0:
        yield f"{url}/: strona nie odpowiada. Sprawdź, czy serwer działa i czy domena prowadzi do niego (DNS)."
        return
    yield from _home(url, home)
    yield from _certificate(url, now, expires)
    yield from _missing(get)
    yield from _calendar(get)
    yield from _feeds(get)
    yield from _assets(get, home)
    yield from _usual(get, now)
    yield from _not_for_readers(get)
    yield from _redirect(get, expected)
    yield from _version(get, expected)


def _home(url: str, home: Answer) -> Iterator[str]:
    if home.status != 200:
        yield f"/: odpowiedź {home.status} zamiast 200. Sprawdź katalog strony (root) w ustawieniach serwera."
        return
    yield from _type("/index.html", home, "/")
    for name, value in headers_for("/"):
        found = home.headers.get(name.lower())
        if found is None:
            yield (
                f"/: brakuje nagłówka {name}. Użyj gotowej konfiguracji (python3 tasks.py server-config); "
                "na hostach, które czytają _headers, sprawdź, czy ten plik został wysłany."
            )
        elif name == "Content-Security-Policy" and _policy(found) != _policy(value):
            yield f"/: nagłówek {name} jest inny, niż powinien: {found[:80]}. Usuń własną regułę z serwera."
        elif name == "Cache-Control" and not re.search(r"no-cache|max-age=0|must-revalidate|no-store", found):
            yield f"/: strony są przechowywane zbyt długo ({found}), więc zmiany docierają późno. Ustaw: no-cache"
    if urlsplit(url).scheme == "https" and "strict-transport-security" not in home.headers:
        yield "/: brakuje nagłówka Strict-Transport-Security. Dopisz: max-age=31536000"


def _policy(text: str) -> list[str]:
    return sorted(part.strip() for part in text.split(";") if part.strip())


def _certificate(url: str, now: dt.datetime, expires: Expires) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme != "https":
        if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            yield f"{url}: strona nie jest szyfrowana. Włącz HTTPS (np. sudo certbot --nginx)."
        return
    end = expires(parts.netloc)
    if end is not None and end - now < SOON:
        yield f"certyfikat wygasa {end:%Y-%m-%d}. Sprawdź odnawianie: sudo certbot renew --dry-run"


def _missing(get: Get) -> Iterator[str]:
    """A page with status 200 in place of a calendar empties the calendars of its subscribers."""
    for path in (f"{PROBE}/", f"{PROBE}.ics", f"/kalendarz{PROBE}.ics"):
        answer = get(path)
        if answer.status == 200:
            yield (
                f"{path}: odpowiedź 200 dla adresu, którego nie ma. Programy kalendarza wezmą taką stronę za pusty "
                "kalendarz i usuną wydarzenia. Ustaw stan 404 (nginx: error_page 404 /404.html, bez „=200” i bez "
                "try_files … /index.html)."
            )
        elif answer.status not in (404, 410):
            yield f"{path}: odpowiedź {answer.status} zamiast 404. Sprawdź ustawienia błędów na serwerze."
        elif path.endswith("/") and b"<main" not in answer.body:
            yield f"{path}: zamiast naszej strony o błędzie widać cudzą. Ustaw: error_page 404 /404.html"


def _calendar(get: Get) -> Iterator[str]:
    answer = get(CALENDAR)
    if answer.status != 200 or not answer.body.startswith(b"BEGIN:VCALENDAR"):
        yield f"{CALENDAR}: nie ma kalendarza (odpowiedź {answer.status}). Opublikuj stronę jeszcze raz: publish"
        return
    yield from _type(CALENDAR, answer)
    yield from _readable_elsewhere(CALENDAR, answer)
    if b"\r\n" not in answer.body:
        yield f"{CALENDAR}: serwer albo Git zmienił końce wierszy. Wyłącz zamianę (.gitattributes: *.ics -text)."
    tag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if not tag and not modified:
        yield f"{CALENDAR}: brakuje ETag i Last-Modified, więc każdy program pobiera całość. Włącz: etag on"
        return
    condition = {"If-None-Match": tag} if tag else {"If-Modified-Since": str(modified)}
    again = get(CALENDAR, **condition)
    if again.status != 304:
        yield f"{CALENDAR}: na drugie pytanie odpowiedź {again.status} zamiast 304. Usuń regułę, która wyłącza ETag."


def _feeds(get: Get) -> Iterator[str]:
    for path in FEEDS:
        answer = get(path)
        if answer.status != 200:
            yield f"{path}: odpowiedź {answer.status} zamiast kanału. Opublikuj stronę jeszcze raz: publish"
        else:
            yield from _type(path, answer)
            yield from _readable_elsewhere(path, answer)


def _assets(get: Get, home: Answer) -> Iterator[str]:
    """What the home page asks for is there, and kept for ever."""
    found = re.findall(rb'(?:href|src)="(/theme/[^"]+)"', home.body)
    for raw in list(dict.fromkeys(found))[:6]:
        path = raw.decode(errors="replace")
        answer = get(path)
        if answer.status != 200:
            yield f"{path}: strona główna tego używa, a serwer odpowiada {answer.status}. Wyślij stronę w całości."
            continue
        yield from _type(path, answer)
        caching = answer.headers.get("cache-control", "")
        if "immutable" not in caching and not re.search(r"max-age=\d{6,}", caching):
            yield f"{path}: nazwa zawiera skrót treści, więc może być przechowywana. Ustaw Cache-Control: {FOR_EVER}"


def _usual(get: Get, now: dt.datetime) -> Iterator[str]:
    robots = get("/robots.txt")
    if robots.status != 200 or b"Disallow: /\n" in robots.body:
        yield "/robots.txt: wyszukiwarki i czytniki nie mają wstępu. Opublikuj stronę poleceniem publish, nie podgląd."
    site_map = get("/sitemap.xml")
    if site_map.status != 200 or b"<urlset" not in site_map.body:
        yield f"/sitemap.xml: odpowiedź {site_map.status}, brakuje mapy strony. Opublikuj stronę jeszcze raz: publish"
    elif b"/deklaracja-dostepnosci/" in site_map.body:
        declaration = get("/deklaracja-dostepnosci/")
        if declaration.status != 200 or b'id="a11y-' not in declaration.body:
            yield "/deklaracja-dostepnosci/: brakuje deklaracji dostępności w urzędowej postaci (id „a11y-…”)."
    else:
        yield "/sitemap.xml: nie ma deklaracji dostępności. Dodaj stronę (kind: deklaracja-dostepnosci)."
    security = get("/.well-known/security.txt")
    until = re.search(rb"^Expires: (\d{4}-\d\d-\d\d)", security.body, re.MULTILINE)
    if security.status != 200 or not until:
        yield "/.well-known/security.txt: brakuje pliku. Serwer nie może ukrywać katalogu .well-known."
    elif dt.date.fromisoformat(until[1].decode()) < now.date() + SOON:
        yield f"/.well-known/security.txt: ważny tylko do {until[1].decode()}. Opublikuj stronę jeszcze raz: publish"


def _not_for_readers(get: Get) -> Iterator[str]:
    for path in ("/.git/HEAD", "/.git/config", "/tasks.py"):
        if get(path).status == 200:
            yield f"{path}: serwer pokazuje pliki programu. Ustaw katalog strony (root) na katalog z publikacji."


def _redirect(get: Get, expected: Expected) -> Iterator[str]:
    if expected.redirect is None:
        return
    old, new = expected.redirect
    answer = get(old)
    leads = answer.headers.get("location", "")
    is_page = answer.status == 200 and f"url={new}".encode() in answer.body
    if not is_page and not (answer.status in (301, 302, 307, 308) and urlsplit(leads).path == new):
        yield f"{old}: dawny adres nie prowadzi do {new} (odpowiedź {answer.status}). Wczytaj konfigurację serwera."


def _version(get: Get, expected: Expected) -> Iterator[str]:
    answer = get(f"/{stage.VERSION}")
    try:
        shown = str(json.loads(answer.body)["digest"]) if answer.status == 200 else None
    except (ValueError, KeyError, TypeError):
        shown = None
    if shown is None:
        yield f"/{stage.VERSION}: nie wiadomo, która to wersja. Opublikuj stronę poleceniem publish."
    elif expected.digest and shown != expected.digest:
        yield (
            f"to nie jest wersja opublikowana ostatnio (na serwerze {shown}, u Ciebie {expected.digest}). Poczekaj "
            "kilka minut; jeśli nie pomoże, opublikuj stronę jeszcze raz: publish"
        )


def _type(path: str, answer: Answer, shown: str = "") -> Iterator[str]:
    wanted = media_type(path)
    found = answer.type
    plain = wanted.replace("; ", ";")
    # Some hosts send scripts under the older name; both mean the same.
    if found != plain and not (
        path.endswith(".js") and found.startswith(("text/javascript", "application/javascript"))
    ):
        said = answer.headers.get("content-type", "bez typu")
        yield f"{shown or path}: zły typ ({said}). Ustaw Content-Type: {wanted}"


def _readable_elsewhere(path: str, answer: Answer) -> Iterator[str]:
    if answer.headers.get("access-control-allow-origin") != "*":
        yield f"{path}: strony innych instytucji nie mogą tego czytać. Ustaw Access-Control-Allow-Origin: *"
