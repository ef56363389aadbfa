"""Feeds of announcements in real readers, over HTTP, before and after an edit."""

import datetime as dt
import functools
import http.server
import json
import re
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from plugins.announcements import pages, remembered
from plugins.core.build import pipeline
from plugins.core.site.site import Site
from plugins.published import addresses, record
from plugins.published.addresses import CurrentAddress
from tests.building import Built, build, options_for, write

Files = Callable[..., dict[str, str]]
FEEDS = ("aktualnosci/rss.xml", "aktualnosci/atom.xml", "aktualnosci/feed.json")
BODY = """\
## Szczegóły

[Początek](#szczegoly), zobacz [inne](/aktualnosci/) i [plik](/pliki/a.pdf).

![Plakat "naboru"](/obrazy/plakat.png)
"""


def png() -> bytes:
    import io

    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (600, 300), "#a33a1c").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def rich(file_of: Files) -> dict[str, str | bytes]:
    """A notice with a link, a file and a picture, and one that changes."""
    files: dict[str, str | bytes] = {"pliki/a.pdf": b"%PDF-1.4", "obrazy/plakat.png": png()}
    files |= file_of(body=BODY, files="a.pdf", image="plakat.png", image_alt="Plakat", author="Zespół")
    files |= file_of("2026-11-12-zmiana", title="Warsztat & „kawa”", date="2026-11-12 09:30", topic="szkolenia")
    return files


@pytest.mark.parametrize("path", FEEDS[:2])
def test_feedparser_reads_the_whole_text_with_absolute_addresses(
    tmp_path: Path, rich: dict[str, str | bytes], path: str
) -> None:
    read = feedparser.parse(build(tmp_path, rich, "2026-11-23", "announcements")[path])
    assert not read.bozo, read.get("bozo_exception")
    newest, oldest = read.entries
    assert newest.title == "Warsztat & „kawa”"
    assert newest.link == "https://lokal.example.org/aktualnosci/2026/zmiana/"
    html = oldest.content[0].value
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert len(addresses) >= 6
    assert all(address.startswith("https://lokal.example.org/") for address in addresses)
    assert all('alt="' in image for image in re.findall("<img[^>]*>", html))
    assert not re.search(r"<(?:script|style|iframe|form|picture)|srcset|data-|class=", html)


def test_json_feed_says_the_same_as_rss(tmp_path: Path, rich: dict[str, str | bytes]) -> None:
    built = build(tmp_path, rich, "2026-11-23", "announcements")
    data, read = json.loads(built["aktualnosci/feed.json"]), feedparser.parse(built["aktualnosci/rss.xml"])
    assert [item["id"] for item in data["items"]] == [entry.id for entry in read.entries]
    assert data["feed_url"] == "https://lokal.example.org/aktualnosci/feed.json"
    raw = etree.fromstring(built["aktualnosci/rss.xml"].encode())
    texts = [element.text for element in raw.iter("{http://purl.org/rss/1.0/modules/content/}encoded")]
    assert [item["content_html"] for item in data["items"]] == texts


def test_a_topic_has_feeds_with_its_own_notices(tmp_path: Path, rich: dict[str, str | bytes]) -> None:
    built = build(tmp_path, rich, "2026-11-23", "announcements")
    read = feedparser.parse(built["aktualnosci/temat/szkolenia/rss.xml"])
    assert [entry.title for entry in read.entries] == ["Warsztat & „kawa”"]
    assert read.feed.link == "https://lokal.example.org/aktualnosci/temat/szkolenia/"


def test_a_feed_holds_the_newest_thirty(tmp_path: Path, file_of: Files) -> None:
    files: dict[str, str] = {}
    for number in range(1, 36):
        day = f"2025-{1 + number // 28:02}-{1 + number % 28:02}"
        files |= file_of(f"{day}-wpis-{number}", title=f"Wpis {number}", date=day)
    read = feedparser.parse(build(tmp_path, files, "2026-11-23", "announcements")["aktualnosci/rss.xml"])
    assert len(read.entries) == 30
    assert read.entries[0].title == "Wpis 35"


def test_an_edit_keeps_ids_and_dates_and_tells_the_change(
    tmp_path: Path, rich: dict[str, str | bytes], file_of: Files
) -> None:
    before = feedparser.parse(build(tmp_path, rich, "2026-11-23", "announcements")["aktualnosci/rss.xml"])
    edited = rich | file_of(
        "2026-11-12-zmiana", title="Nowy tytuł", date="2026-11-12 09:30", topic="szkolenia",
        updated="2026-11-20", change_note="Nowa sala.",
    )  # fmt: skip
    built = build(tmp_path, edited, "2026-11-23", "announcements")
    after = feedparser.parse(built["aktualnosci/rss.xml"])
    assert [(entry.id, entry.published) for entry in after.entries] == [(e.id, e.published) for e in before.entries]
    assert after.entries[0].title == "Nowy tytuł"
    assert "Nowa sala." in after.entries[0].content[0].value
    assert after.feed.updated == "Fri, 20 Nov 2026 00:00:00 +0100"
    atom = feedparser.parse(built["aktualnosci/atom.xml"])
    assert atom.entries[0].updated == "2026-11-20T00:00:00+01:00"


def test_ids_come_from_the_permanent_address_wherever_the_site_stands(
    tmp_path: Path, rich: dict[str, str | bytes]
) -> None:
    built = build(tmp_path, rich, "2026-11-23", "announcements", site_url="https://proba.example.net")
    entry = feedparser.parse(built["aktualnosci/rss.xml"]).entries[0]
    assert entry.id == "https://lokal.example.org/aktualnosci/2026/zmiana/"
    assert entry.link == "https://proba.example.net/aktualnosci/2026/zmiana/"


def test_a_withdrawn_notice_tells_its_subscribers_why(tmp_path: Path, file_of: Files) -> None:
    built = build(tmp_path, file_of(withdrawn="Pomyłka."), "2026-11-23", "announcements")
    entry = feedparser.parse(built["aktualnosci/rss.xml"]).entries[0]
    assert entry.title == "Wycofane: Nabór wniosków"
    assert "Pomyłka." in entry.content[0].value


def test_feeds_do_not_depend_on_the_day_of_the_build(tmp_path: Path, rich: dict[str, str | bytes]) -> None:
    first = build(tmp_path, rich, "2026-11-23", "announcements")
    texts = [first[path] for path in FEEDS]
    second = build(tmp_path, {}, "2027-05-01", "announcements")
    assert [second[path] for path in FEEDS] == texts


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    servers = []

    def start(folder: Path) -> str:
        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_args: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.client
@pytest.mark.parametrize("feed", ["rss.xml", "atom.xml"])
def test_newsboat_subscribes_and_an_edit_makes_no_second_item(
    tmp_path: Path, rich: dict[str, str | bytes], file_of: Files, needs: Callable[[str], str],
    served: Callable[[Path], str], feed: str,
) -> None:  # fmt: skip
    program = needs("newsboat")
    base = served(tmp_path / "output")
    (tmp_path / "urls").write_text(f"{base}/aktualnosci/{feed}\n")

    def reload() -> list[tuple[str, int]]:
        command = [program, "-u", str(tmp_path / "urls"), "-c", str(tmp_path / "cache.db"), "-x", "reload"]
        environment = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=60)
        with sqlite3.connect(tmp_path / "cache.db") as cache:
            rows = cache.execute("select guid, pubDate from rss_item order by guid").fetchall()
        cache.close()
        return rows

    build(tmp_path, rich, "2026-11-23", "announcements")
    before = reload()
    assert [guid for guid, _date in before] == [
        "https://lokal.example.org/aktualnosci/2026/nabor/",
        "https://lokal.example.org/aktualnosci/2026/zmiana/",
    ]
    build(tmp_path, file_of(title="Nabór po poprawce", body=BODY, files="a.pdf"), "2026-11-23", "announcements")
    assert reload() == before


def test_preview_and_host_serve_feeds_under_their_own_types(tmp_path: Path, file_of: Files) -> None:
    from urllib.request import urlopen

    from plugins.cli.preview import Handler
    from plugins.core.rendering.headers import FEED_TYPES

    built = build(tmp_path, file_of(), "2026-11-23", "announcements", "pages")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(built.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for name, kind in FEED_TYPES.items():
            with urlopen(f"http://127.0.0.1:{server.server_address[1]}/aktualnosci/{name}") as answer:
                assert answer.headers["Content-Type"] == kind
            assert f"/*/{name}\n  Content-Type: {kind}\n" in built["_headers"]
    finally:
        server.shutdown()
        server.server_close()


def items(built: Built) -> dict[str, dict[str, Any]]:
    """The items of the JSON feed by title, after seeing that all three formats agree on ids, times and order."""
    data = json.loads(built["aktualnosci/feed.json"])["items"]
    rss, atom = (feedparser.parse(built[path]).entries for path in FEEDS[:2])
    assert [item["id"] for item in data] == [entry.id for entry in rss] == [entry.id for entry in atom]
    for item, in_rss, in_atom in zip(data, rss, atom, strict=True):
        moment = dt.datetime.fromisoformat(item["date_published"])
        assert parsedate_to_datetime(in_rss.published) == moment
        assert in_atom.published == item["date_published"]
        assert in_atom.updated == item["date_modified"]
    return {item["title"]: item for item in data}


def record_of(site: Site, now: str) -> dict[str, bytes]:
    """The record after this site was published."""
    current = [
        CurrentAddress(address, "announcements" if address.endswith("/") else addresses.FEED, "", facts=known)
        for address, known in remembered.facts(site).items()
    ]
    moment = dt.datetime.fromisoformat(now).astimezone(dt.UTC)
    return {addresses.FILE: addresses.to_json(addresses.updated(record.of(site).addresses, current, moment)).encode()}


def published(folder: Path, files: Mapping[str, str | bytes], now: str) -> tuple[Built, dict[str, bytes]]:
    """The site of just these files, and the record after it was published."""
    for path in (folder / "content").rglob("*.md"):
        path.unlink()
    built = build(folder, files, now, "announcements")
    site = pipeline.check(options_for(folder, now, ["announcements"])).site
    assert site is not None
    return built, record_of(site, now)


def test_an_entry_about_the_past_is_news_on_the_day_on_which_it_was_added(tmp_path: Path, file_of: Files) -> None:
    files = file_of("2020-05-18-otwarcie", title="Otwarcie", date="2020-05-18", added="2026-11-20")
    files |= file_of("2026-11-10-nabor", title="Nabór", date="2026-11-10")
    built = build(tmp_path, files, "2026-11-23", "announcements")
    found = items(built)
    assert list(found) == ["Otwarcie", "Nabór"]
    assert found["Otwarcie"]["date_published"] == found["Otwarcie"]["date_modified"] == "2026-11-20T00:00:00+01:00"


def test_a_renamed_notice_keeps_its_id_whichever_alias_stands_first(tmp_path: Path, file_of: Files) -> None:
    _, lock = published(tmp_path, file_of("2026-11-10-a", date="2026-11-10"), "2026-11-10 12:00")
    once = file_of("2026-11-10-b", date="2026-11-10", aliases="[/aktualnosci/2026/a/]")
    built, lock = published(tmp_path, {**once, **lock}, "2026-11-11 12:00")
    twice = file_of("2026-11-10-c", date="2026-11-10", aliases="[/aktualnosci/2026/b/, /stary/, /aktualnosci/2026/a/]")
    again, _ = published(tmp_path, {**twice, **lock}, "2026-11-12 12:00")
    ids = {item["id"] for one in (built, again) for item in items(one).values()}
    assert ids == {"https://lokal.example.org/aktualnosci/2026/a/"}


def test_a_notice_that_takes_over_the_address_of_another_keeps_its_own_id(tmp_path: Path, file_of: Files) -> None:
    older, newer = file_of("2026-11-10-a", date="2026-11-10"), file_of("2026-11-11-b", title="B", date="2026-11-11")
    _, lock = published(tmp_path, older, "2026-11-10 12:00")
    _, lock = published(tmp_path, {**older, **newer, **lock}, "2026-11-11 12:00")
    taking = file_of("2026-11-11-b", title="B", date="2026-11-11", aliases="[/aktualnosci/2026/a/]")
    built, _ = published(tmp_path, {**taking, **lock}, "2026-11-12 12:00")
    assert items(built)["B"]["id"] == "https://lokal.example.org/aktualnosci/2026/b/"


def test_a_withdrawal_is_a_change_at_its_moment_and_its_reason_is_the_summary(tmp_path: Path, file_of: Files) -> None:
    _, lock = published(tmp_path, file_of("2026-11-10-a", title="A", date="2026-11-10"), "2026-11-10 12:00")
    off = file_of("2026-11-10-a", title="A", date="2026-11-10", withdrawn="Sala jest zajęta.")
    built, lock = published(tmp_path, {**off, **lock}, "2026-11-12 15:00")
    later, _ = published(tmp_path, {**off, **lock}, "2026-11-20 15:00")
    for one in (built, later):
        item = items(one)["Wycofane: A"]
        assert item["summary"] == "Sala jest zajęta."
        assert item["date_published"] == "2026-11-10T00:00:00+01:00"
        assert item["date_modified"] == "2026-11-12T15:00:00+01:00"


def test_a_correction_on_the_same_day_moves_the_change_when_it_has_an_hour(tmp_path: Path, file_of: Files) -> None:
    text = file_of("2026-11-10-a", title="A", date="2026-11-10 09:00", updated="2026-11-10 14:30", change_note="Sala.")
    item = items(build(tmp_path, text, "2026-11-23", "announcements"))["A"]
    assert (item["date_published"][11:16], item["date_modified"][11:16]) == ("09:00", "14:30")


def test_addresses_in_code_stay_as_they_are(tmp_path: Path, file_of: Files) -> None:
    body = 'Wpisz `<a href="/x/">` i `href="#y"`, [tu](#tytul).\n\n```\n<img src="/z.png">\n```\n\n## Tytul\n'
    built = build(tmp_path, file_of(body=body), "2026-11-23", "announcements")
    for path in FEEDS:
        text = unescape(json.loads(built[path])["items"][0]["content_html"]) if path.endswith("json") else (
            unescape(feedparser.parse(built[path], sanitize_html=False).entries[0].content[0].value)
        )  # fmt: skip
        assert 'Wpisz <code><a href="/x/"></code> i <code>href="#y"</code>' in text.replace("\xa0", " ")
        assert '<pre><code><img src="/z.png">' in text
        assert re.search(r'<a href="https://lokal\.example\.org/aktualnosci/[^"]+/#tytul">tu</a>', text)


def test_signs_of_html_in_a_summary_are_words_for_readers(tmp_path: Path, file_of: Files) -> None:
    files = file_of(title="Znacznik <title> i R&D", summary="Uczymy znacznika <title> i R&D.")
    built = build(tmp_path, files, "2026-11-23", "announcements")
    rss, atom = (feedparser.parse(built[path]).entries[0] for path in FEEDS[:2])
    assert rss.title == atom.title == "Znacznik <title> i R&D"
    assert unescape(rss.summary) == unescape(atom.summary) == "Uczymy znacznika <title> i R&D."


def test_items_carry_their_picture_as_png_or_jpeg_and_feeds_an_icon(
    tmp_path: Path, rich: dict[str, str | bytes]
) -> None:
    built = build(tmp_path, rich, "2026-11-23", "announcements")
    rss, atom = (feedparser.parse(built[path]) for path in FEEDS[:2])
    data = json.loads(built["aktualnosci/feed.json"])
    (image,) = rss.entries[1].enclosures
    assert (image.type, image.href.rsplit(".", 1)[1]) == ("image/png", "png")
    file = built.folder / image.href.removeprefix("https://lokal.example.org/")
    assert int(image.length) == file.stat().st_size
    assert [link.href for link in atom.entries[1].links if link.rel == "enclosure"] == [image.href]
    assert data["items"][1]["image"] == image.href
    assert image.href in data["items"][1]["content_html"]
    icon = data["icon"]
    assert icon == rss.feed.image.href == atom.feed.icon
    assert (built.folder / icon.removeprefix("https://lokal.example.org/")).is_file()


def test_what_github_adds_is_read_in_feeds_too(tmp_path: Path, file_of: Files) -> None:
    text = "- [x] a\n- [ ] b\n\n~~c~~ d[^1] [e](#f)\n\n| g |\n|--:|\n| h |\n\n```py\ni\n```\n\n## f\n\n[^1]: j"
    built = build(tmp_path, file_of(body=text), "2026-11-23", "announcements")
    (item,) = json.loads(built["aktualnosci/feed.json"])["items"]
    html = item["content_html"]
    assert "<li>☑ a</li>\n<li>☐ b</li>" in html
    assert "<del>c</del> d<sup>" in html
    assert set(re.findall(r'href="([^"]*)"', html)) == {
        f"{item['url']}{place}" for place in ("#fn-1", "#fnref-1", "#f")
    }
    assert not re.search("class=|<input", html)


@pytest.mark.parametrize(("updated", "seen"), [("2026-11-10", False), ("2026-11-10 14:30", True), ("2026-11-11", True)])
def test_a_change_that_readers_of_feeds_can_not_see_is_warned_about(
    tmp_path: Path, file_of: Files, updated: str, seen: bool
) -> None:
    write(tmp_path / "content", file_of("2026-11-10-a", date="2026-11-10", updated=updated, change_note="Sala."))
    site = pipeline.check(options_for(tmp_path, "2026-11-23", ["announcements"])).site
    assert site is not None
    found = [(issue.field, issue.message) for _notice, issue in pages.warnings(site)]
    message = "zmiana jest z dnia publikacji, więc czytniki kanałów jej nie zobaczą. Dopisz godzinę, np. updated: "
    assert found == ([] if seen else [("updated", f"{message}2026-11-10 14:30")])


@pytest.mark.parametrize("path", FEEDS)
def test_a_notice_in_a_feed_says_from_where_it_knows(tmp_path: Path, file_of: Files, path: str) -> None:
    files = file_of(source="[{title: bytom.pl, url: https://www.bytom.pl, date: 2019-04-10}]")
    text = unescape(build(tmp_path, files, "2026-11-23", "announcements")[path]).replace("\u00a0", " ")
    assert "Skąd to wiemy: Te dane pochodzą ze stron publicznych z 2019 r. Mogły się zestarzeć." in text
    assert "bytom.pl</a> (10 kwietnia 2019 r.)" in text
