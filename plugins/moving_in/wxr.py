"""A WordPress export (WXR: RSS with WordPress' own elements) as items. Damaged XML gives what can be read of it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.core.system.decoding import UndecodableError, decode
from plugins.core.system.ledger import Ledger
from plugins.moving_in.calendars.content_lines import UnreadableError

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_SHOWN_ERRORS = 10


@dataclass(frozen=True, slots=True)
class WxrItem:
    """One `<item>`. Texts are as written (HTML, shortcodes); ``categories`` are (domain, slug, name)."""

    line: int
    id: str
    type: str
    status: str
    title: str
    slug: str
    link: str
    local_date: str
    gmt_date: str
    pub_date: str
    content: str
    excerpt: str
    is_locked: bool
    parent: str
    file: str
    comments: int
    categories: tuple[tuple[str, str, str], ...] = ()
    meta: dict[str, list[str]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        title = " ".join(self.title.split())
        return f"wiersz {self.line}" + (f" („{title}”)" if title else f" (wpis {self.id})")

    def first(self, key: str) -> str:
        return next(iter(self.meta.get(key, ())), "").strip()


@dataclass(frozen=True, slots=True)
class WxrSite:
    url: str
    items: tuple[WxrItem, ...]


def site(raw: bytes, ledger: Ledger) -> WxrSite:
    """The items of an export. Raises `UnreadableError` for what is none."""
    from lxml import etree  # only when asked: start-up time

    try:
        decoded = decode(raw)
    except UndecodableError:
        raise UnreadableError("to nie jest plik tekstowy. Wyeksportuj treść z WordPressa jeszcze raz (XML).") from None
    if decoded.is_guess:
        ledger.guess("", f"plik nie jest w UTF-8; odczytano go jako {decoded.encoding}. Sprawdź polskie litery")
    text = decoded.text
    for line in sorted({text.count("\n", 0, match.start()) + 1 for match in _CONTROL.finditer(text)}):
        ledger.guess(f"wiersz {line}", "usunięto niewidoczne znaki sterujące")
    text = re.sub(r"<\?xml[^>]*\?>", "", _CONTROL.sub("", text), count=1)  # lines keep their numbers
    pieces = _CDATA.split(text)
    pieces[::2] = [_BARE.sub("&amp;", piece) for piece in pieces[::2]]
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True, strip_cdata=False)
    root = etree.fromstring("".join(pieces).encode(), parser) if text.strip() else None
    channel = root.find("channel") if root is not None and root.tag == "rss" else None
    if root is None or channel is None or "wordpress" not in "".join(str(uri) for uri in root.nsmap.values()):
        raise UnreadableError("to nie jest eksport z WordPressa (WXR). W panelu wybierz Narzędzia → Eksport.")
    for error in list(parser.error_log)[:_SHOWN_ERRORS]:
        ledger.guess(f"wiersz {error.line}", "uszkodzony XML; przeczytano to, co się dało. Porównaj z oryginałem")
    return WxrSite(_text(channel, "base_blog_url") or _text(channel, "link"), tuple(_items(channel)))


def _items(channel: Any) -> Iterator[WxrItem]:
    for element in channel.iterchildren():
        if _name(element) == "item":
            yield _item(element)


def _item(element: Any) -> WxrItem:
    meta: dict[str, list[str]] = {}
    for part in element:
        if _name(part) == "postmeta":
            meta.setdefault(_text(part, "meta_key"), []).append(_text(part, "meta_value"))
    categories = tuple(
        (
            str(part.get("domain") or ""),
            str(part.get("nicename") or ""),
            html.unescape("".join(part.itertext())).strip(),
        )
        for part in element
        if _name(part) == "category"
    )
    texts = [part for part in element if _name(part) == "encoded"]
    content = next((p for p in texts if "content" in str(p.tag)), None)
    excerpt = next((p for p in texts if "excerpt" in str(p.tag)), None)
    return WxrItem(
        line=element.sourceline or 0,
        id=_text(element, "post_id"),
        type=_text(element, "post_type") or "post",
        status=_text(element, "status") or "publish",
        title=unescaped(_text(element, "title")),
        slug=_text(element, "post_name"),
        link=_text(element, "link"),
        local_date=_text(element, "post_date"),
        gmt_date=_text(element, "post_date_gmt"),
        pub_date=_text(element, "pubDate"),
        content="".join(content.itertext()) if content is not None else "",
        excerpt="".join(excerpt.itertext()) if excerpt is not None else "",
        is_locked=bool(_text(element, "post_password")),
        parent=_text(element, "post_parent"),
        file=_text(element, "attachment_url"),
        comments=sum(_name(part) == "comment" for part in element),
        categories=categories,
        meta=meta,
    )


def unescaped(text: str) -> str:
    """Plain text of a title: no tags, and entities decoded as often as they were escaped."""
    for _ in range(3):
        text = html.unescape(text)
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", "", text).replace("\u00a0", " ").split())


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any, name: str) -> str:
    found = next((part for part in element if _name(part) == name), None)
    return "".join(found.itertext()).strip() if found is not None else ""
