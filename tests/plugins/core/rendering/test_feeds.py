"""The three formats: valid for strict readers, the same in every build, with ids that stay."""

import datetime as dt
import json
from collections.abc import Callable
from html import escape, unescape
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree

from plugins.core.rendering import feeds
from plugins.core.rendering.feeds import Enclosure, Feed, FeedItem

WARSAW = ZoneInfo("Europe/Warsaw")
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def an_item(slug: str = "rodo", day: int = 10, **changes: Any) -> FeedItem:
    published = dt.datetime(2026, 11, day, 9, 30, tzinfo=WARSAW)
    url = f"https://lokal.example.org/aktualnosci/2026/{slug}/"
    item = FeedItem(
        url, url, "Zażółć <gęślą> & jaźń", "Krótko & zwięźle.", "<p>Treść ]]> &amp; <b>x</b></p>", published, published
    )
    return item._replace(**changes)


def a_feed(*items: FeedItem) -> Feed:
    page = "https://lokal.example.org/aktualnosci/"
    return Feed(page, "Aktualności – lokal", page, f"{page}rss.xml", "Ogłoszenia.", "lokal", items)


@pytest.mark.parametrize("write", [feeds.rss, feeds.atom])
def test_xml_is_read_back_without_a_complaint(write: Callable[[Feed], bytes]) -> None:
    read = feedparser.parse(write(a_feed(an_item(), an_item("drugi", 12))))
    assert not read.bozo, read.get("bozo_exception")
    assert read.feed.language == "pl"
    assert [entry.title for entry in read.entries] == ["Zażółć <gęślą> & jaźń"] * 2
    assert [entry.link for entry in read.entries] == [
        "https://lokal.example.org/aktualnosci/2026/drugi/",
        "https://lokal.example.org/aktualnosci/2026/rodo/",
    ]
    assert "<b>x</b>" in read.entries[0].content[0].value


def test_the_channel_leads_to_the_page_and_names_its_own_address_once() -> None:
    channel = etree.fromstring(feeds.rss(a_feed(an_item()))).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://lokal.example.org/aktualnosci/"
    own = channel.findall(f"{ATOM}link")
    assert [(link.get("rel"), link.get("href")) for link in own] == [
        ("self", "https://lokal.example.org/aktualnosci/rss.xml")
    ]


def test_times_come_from_the_content_and_never_from_the_clock() -> None:
    later = dt.datetime(2026, 11, 20, tzinfo=WARSAW)
    feed = a_feed(an_item(updated=later), an_item("drugi", 12))
    channel = etree.fromstring(feeds.rss(feed)).find("channel")
    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Fri, 20 Nov 2026 00:00:00 +0100"
    assert channel.findall("item")[1].findtext("pubDate") == "Tue, 10 Nov 2026 09:30:00 +0100"
    assert etree.fromstring(feeds.atom(feed)).findtext(f"{ATOM}updated") == "2026-11-20T00:00:00+01:00"


@pytest.mark.parametrize("write", [feeds.rss, feeds.atom, feeds.json_feed])
def test_the_same_feed_is_the_same_bytes_and_newest_first_in_any_order(write: Callable[[Feed], str | bytes]) -> None:
    items = an_item(), an_item("drugi", 12), an_item("trzeci", 11)
    assert write(a_feed(*items)) == write(a_feed(*reversed(items)))


def test_items_of_one_moment_keep_their_order() -> None:
    """The calendar puts what is to come before what is over."""
    items = an_item("b", 12), an_item("a", 12), an_item("c", 12)
    titles = [item.findtext("guid") for item in etree.fromstring(feeds.rss(a_feed(*items))).iter("item")]
    assert [title.split("/")[-2] for title in titles if title] == ["b", "a", "c"]


def test_an_id_is_a_permalink_only_when_it_is_the_address() -> None:
    moved = an_item("drugi", 12, url="http://127.0.0.1:8000/aktualnosci/2026/drugi/")
    guids = etree.fromstring(feeds.rss(a_feed(an_item(), moved))).findall("channel/item/guid")
    assert [(guid.get("isPermaLink"), guid.text) for guid in guids] == [
        ("false", "https://lokal.example.org/aktualnosci/2026/drugi/"),
        ("true", "https://lokal.example.org/aktualnosci/2026/rodo/"),
    ]


def test_a_file_of_an_item_has_address_length_and_type() -> None:
    feed = a_feed(an_item(enclosure=Enclosure("https://lokal.example.org/obrazy/x.jpg", 1234, "image/jpeg")))
    enclosure = etree.fromstring(feeds.rss(feed)).find("channel/item/enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {
        "url": "https://lokal.example.org/obrazy/x.jpg",
        "length": "1234",
        "type": "image/jpeg",
    }
    assert json.loads(feeds.json_feed(feed))["items"][0]["attachments"][0]["size_in_bytes"] == 1234


def test_an_atom_entry_has_one_link_and_html_as_its_type() -> None:
    entry = etree.fromstring(feeds.atom(a_feed(an_item()))).find(f"{ATOM}entry")
    assert entry is not None
    assert len(entry.findall(f"{ATOM}link")) == 1
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"


def test_json_says_its_version_and_ids_are_text() -> None:
    data = json.loads(feeds.json_feed(a_feed(an_item(categories=("Nabory",), author="Zespół"))))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    item = data["items"][0]
    assert isinstance(item["id"], str)
    assert item["date_published"] == "2026-11-10T09:30:00+01:00"
    assert (item["tags"], item["authors"]) == (["Nabory"], [{"name": "Zespół"}])


@pytest.mark.parametrize("write", [feeds.rss, feeds.atom])
def test_a_feed_without_items_is_valid_and_has_no_clock(write: Callable[[Feed], bytes]) -> None:
    assert not feedparser.parse(write(a_feed())).bozo
    assert b"1970" in write(a_feed())


AWKWARD = "Biuro <biuro@example.org> & \"my\" 'wy' ]]> <b>x</b> &amp; 1 < 2"


def test_texts_of_every_feed_say_the_same_whatever_signs_they_hold() -> None:
    text = f"<p>{escape(AWKWARD)}</p>"
    item = an_item(title=AWKWARD, summary=AWKWARD, author=AWKWARD, categories=(AWKWARD,), html=text)
    feed = a_feed(item)._replace(title=AWKWARD, description=AWKWARD, author=AWKWARD)
    rss = etree.fromstring(feeds.rss(feed))
    # A description is HTML, so readers take one more escape away; a title, a name and a category are plain.
    assert unescape(rss.findtext("channel/item/description") or "") == AWKWARD
    assert unescape(rss.findtext("channel/description") or "") == AWKWARD
    assert unescape(rss.findtext(f"channel/item/{CONTENT}") or "") == f"<p>{AWKWARD}</p>"
    assert [rss.findtext(f"channel/{path}") for path in ("title", "item/title", "item/category")] == [AWKWARD] * 3
    assert rss.findtext("channel/item/{http://purl.org/dc/elements/1.1/}creator") == AWKWARD
    atom = etree.fromstring(feeds.atom(feed))
    plain = ("title", "subtitle", f"entry/{ATOM}title", f"entry/{ATOM}summary")
    assert [atom.findtext(f"{ATOM}{path}") for path in plain] == [AWKWARD] * 4
    assert unescape(atom.findtext(f"{ATOM}entry/{ATOM}content") or "") == f"<p>{AWKWARD}</p>"
    read = json.loads(feeds.json_feed(feed))
    assert (read["title"], read["items"][0]["title"], read["items"][0]["summary"]) == (AWKWARD,) * 3


def test_a_reader_shows_an_address_in_angle_brackets() -> None:
    item = an_item(summary='Biuro <biuro@example.org>, 1 < 2 & "3"')
    (entry,) = feedparser.parse(feeds.rss(a_feed(item))).entries
    assert unescape(entry.summary) == 'Biuro <biuro@example.org>, 1 < 2 & "3"'
