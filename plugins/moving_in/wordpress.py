"""A WordPress site -> drafts: posts become announcements, pages pages, entries of The Events Calendar events.

Nothing is public by itself: all are drafts, and what was private, locked or in the bin is not taken at all. Old
addresses stay alive as aliases. Authors and comments are people's and are left where they are.
"""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Comment

from plugins.core.markdown.pages import html_of
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of
from plugins.core.system.ledger import Ledger
from plugins.moving_in import tribe
from plugins.moving_in.documents import Names, NewDocument, plain_of, short
from plugins.moving_in.html import markdown_of
from plugins.moving_in.media import Media
from plugins.moving_in.shortcodes import Resources, as_html
from plugins.moving_in.wxr import WxrItem, WxrSite, unescaped
from plugins.polish.timezone import ZONE, day_of
from plugins.polish.words import fold

KINDS = {"post": "announcements", "page": "pages", "tribe_events": "events"}
# What an export holds besides texts: used by others, or nothing that readers see.
_HELPERS = {"attachment", "tribe_venue", "tribe_organizer", "wp_block"}
_CLOSED = {"private": "prywatny", "trash": "w koszu", "auto-draft": "pusty szkic", "inherit": "kopia robocza"}
_WAITING = {"draft": "szkic", "pending": "czekał na zatwierdzenie", "future": "zaplanowany"}


@dataclass(frozen=True, slots=True)
class WordPressImport:
    """What the importer is given besides the export. ``existing`` gives, by each address that the
    content has or had, the path of its document."""

    centre: Centre
    kinds: Mapping[str, Kind]
    names: Names
    existing: Mapping[str, str]
    media: Media


@dataclass(slots=True)
class _Export:
    """The export as its items need each other."""

    site: WxrSite
    given: WordPressImport
    by_id: dict[str, WxrItem] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, list[str]] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, site: WxrSite, given: WordPressImport) -> "_Export":
        export = cls(site, given, {item.id: item for item in site.items if item.id})
        for item in site.items:
            if item.type == "attachment" and item.id:
                export.pictures.setdefault(item.parent, []).append(item.id)
            elif item.type == "wp_block":
                export.blocks[item.id] = item.content
        return export

    def address(self, written: str) -> str:
        """What stands at an old address now: a draft of this import, a file that moved in, or the same as ever."""
        path = self.paths.get(_address_key(written))
        if path:
            return f"{{filename}}/{path}"
        return self.given.media.moved(written) or written

    def picture(self, written: str, _alt: str) -> tuple[str, bool]:
        moved = self.given.media.moved(written)
        return (moved, True) if moved else (written, False)

    def gallery_picture(self, id_: str) -> str | None:
        item = self.by_id.get(id_)
        if item is None or not item.file:
            return None
        alt = item.first("_wp_attachment_image_alt") or unescaped(item.excerpt)
        return f'<img src="{html.escape(item.file)}" alt="{html.escape(alt)}">'


def documents(site: WxrSite, given: WordPressImport, ledger: Ledger) -> list[tuple[str, NewDocument]]:
    """(name of the kind, draft) of each text, in the order of the export."""
    export = _Export.of(site, given)
    planned = list(_planned(export, ledger))
    for item, path in planned:
        export.paths[_address_key(item.link)] = path
    made = []
    for item, path in planned:
        own = Ledger()
        made.append((KINDS[item.type], _document(item, path, export, own)))
        ledger.notes += own.notes
    _tell_people(site, ledger)
    return made


def _planned(export: _Export, ledger: Ledger) -> Iterator[tuple[WxrItem, str]]:
    """The texts that are taken, each with its path."""
    others: Counter[str] = Counter()
    for item in export.site.items:
        if item.type not in KINDS:
            if item.type not in _HELPERS:
                others[item.type] += 1
                if item.content.strip():
                    ledger.leave_out(
                        item.place, f"wpis rodzaju „{item.type}” nie ma odpowiednika, pominięto", item.title
                    )
            continue
        closed = "zabezpieczony hasłem" if item.is_locked else _CLOSED.get(item.status)
        if closed:
            ledger.leave_out(item.place, f"wpis {closed}, pominięto", item.title)
            continue
        kind = export.given.kinds[KINDS[item.type]]
        if known := _known(item, export.given.existing):
            ledger.guess(item.place, f"ten wpis już jest: {known}; pominięto")
            continue
        day = _day(item, ledger) if item.type != "page" else None
        if day is None and item.type != "page":
            ledger.leave_out(item.place, "wpis bez żadnej daty, pominięto", item.title, "Dodaj go ręcznie.")
            continue
        slug = unquote(item.slug) or item.title
        if not item.slug:
            ledger.guess(item.place, "wpis nie miał adresu; nazwa pliku powstała z tytułu")
        path = export.given.names.path(kind, slug, day, f"wpis-{item.id or item.line}")
        if not path.endswith((f"/{slug}.md", f"-{slug}.md")):
            ledger.guess(item.place, f"adres „{slug}” jest zajęty albo ma inne znaki; nowy plik to {path}")
        yield item, path


def _known(item: WxrItem, existing: Mapping[str, str]) -> str | None:
    alias = alias_of(item.link)
    return existing.get(alias) if alias else None


def _moment(written: str) -> dt.datetime | None:
    """What a clock showed, of some zone; None for the „0000-00-00” of texts that were never published."""
    match = re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d", written)
    try:
        found = dt.datetime.strptime(match[0], "%Y-%m-%d %H:%M") if match else None  # noqa: DTZ007
    except ValueError:
        return None
    return found if found and 1990 <= found.year <= 2100 else None


def _day(item: WxrItem, ledger: Ledger) -> dt.date | None:
    """The day of publication in Poland: of an event its first day. Drafts have no local date."""
    if item.type == "tribe_events":
        times = tribe.times(item, Ledger())
        return day_of(times[0]) if times else None
    if local := _moment(item.local_date):
        return local.date()
    if gmt := _moment(item.gmt_date):
        ledger.guess(item.place, "data była tylko w czasie GMT; przeliczono ją na czas w Polsce")
        return gmt.replace(tzinfo=dt.UTC).astimezone(ZONE).date()
    try:
        moment = parsedate_to_datetime(item.pub_date)
    except (ValueError, TypeError):
        return None
    if moment.year < 1990 or "-0001" in item.pub_date:  # the year of texts that were never published
        return None
    ledger.guess(item.place, "datę wzięto z pola pubDate; sprawdź ją")
    return moment.astimezone(ZONE).date()


def _document(item: WxrItem, path: str, export: _Export, ledger: Ledger) -> NewDocument:
    body = _body(item, export, ledger)
    title = item.title
    if not title:
        title = short(plain_of(body), 60) or f"Wpis {item.id}"
        ledger.guess(item.place, "wpis nie miał tytułu; wzięto go z treści")
    remarks = [f"W WordPressie: {item.link}"] if item.link else []
    if item.status in _WAITING:
        remarks.append(f"W WordPressie nie był opublikowany: {_WAITING[item.status]}.")
        ledger.guess(
            item.place, f"wpis nie był opublikowany ({_WAITING[item.status]}). Zanim usuniesz draft, sprawdź go"
        )
    front: dict[str, Any] = {"title": title}
    excerpt = unescaped(item.excerpt)
    summary = short(excerpt) if excerpt else short(plain_of(body))
    if excerpt and short(excerpt) != excerpt:
        ledger.leave_out(item.place, "streszczenie skrócono do 300 znaków", excerpt)
    if item.type == "post":
        front |= {"date": path.rpartition("/")[2][:10], "summary": summary or title}
        if not excerpt:
            ledger.guess(item.place, "streszczenie wzięto z początku treści")
    elif item.type == "page":
        front |= {"summary": summary} if excerpt else {}
    else:
        front |= tribe.fields(item, export.by_id, ledger) | {"summary": summary or title}
    topic, names = _topic(item, export.given.centre)
    if item.type != "page":
        if topic is None and item.type == "post":
            topic = next(iter(export.given.centre.topics))
            ledger.guess(item.place, f"żadna kategoria nie jest tematem z site.yaml; wpisano „{topic}”")
        front |= {"topic": topic} if topic else {}
    if names:
        remarks.append(f"Kategorie i znaczniki w WordPressie: {', '.join(names)}")
        ledger.guess(item.place, "kategorie i znaczniki są w komentarzu na górze pliku", ", ".join(names))
    front |= _featured(item, export, remarks, ledger)
    aliases = _aliases(item, path, export, ledger)
    return NewDocument(path, front | ({"aliases": aliases} if aliases else {}), body, item.place, tuple(remarks))


def _body(item: WxrItem, export: _Export, ledger: Ledger) -> str:
    """The Markdown of an item. Its letters are counted against the source, so that nothing is lost in silence."""
    given = Resources(export.gallery_picture, tuple(export.pictures.get(item.id, ())), export.blocks)
    made, done = as_html(item.content, item.place, ledger, given)
    body = markdown_of(made, item.place, ledger, export.site.url, export.picture, export.address)
    shown = BeautifulSoup(html_of(body), "lxml").get_text(" ")
    lost = ledger.missing(_visible(item.content), [shown, *done])
    if lost:
        signs = "".join(sorted(lost.elements()))
        ledger.leave_out(item.place, "tych znaków treści nie ma w wyniku. Porównaj go z oryginałem", signs)
    return body


def _visible(content: str) -> str:
    """What a reader could see of a text at most, shortcodes as they are written."""
    soup = BeautifulSoup(content, "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(["script", "style", "noscript", "template"]):
        tag.decompose()
    text = soup.get_text(" ")
    for _ in range(3):
        text = html.unescape(text)
    return text


def _topic(item: WxrItem, centre: Centre) -> tuple[str | None, list[str]]:
    """(the first topic of ours among its categories, the names of the others)."""
    topic, names = None, []
    for domain, slug, name in item.categories:
        if domain not in ("category", "post_tag", "tribe_events_cat"):
            continue
        found = next((t for t, title in centre.topics.items() if t == slug or fold(title) == fold(name)), None)
        if found and topic is None:
            topic = found
        elif name and fold(name) not in ("bez kategorii", "uncategorized"):
            names.append(name)
    return topic, names


def _featured(item: WxrItem, export: _Export, remarks: list[str], ledger: Ledger) -> dict[str, str]:
    """The picture above the text, where it moved in; else a remark with its old address."""
    id_ = item.first("_thumbnail_id")
    picture = export.by_id.get(id_) if id_ else None
    if picture is None or not picture.file:
        if id_:
            ledger.leave_out(item.place, "obrazka wyróżniającego nie ma w eksporcie", id_)
        return {}
    moved = export.given.media.moved(picture.file)
    alt = unescaped(picture.first("_wp_attachment_image_alt"))
    if moved is None or item.type == "page":
        remarks.append(f"Obrazek wyróżniający: {picture.file} (opis: {alt or 'brak'})")
        ledger.guess(
            item.place, "obrazek wyróżniający jest w komentarzu. Zapisz go w obrazy/ i wpisz w image", picture.file
        )
        return {}
    if not alt:
        ledger.guess(item.place, "obrazek wyróżniający nie ma opisu; uznano go za ozdobny. Popraw image_alt")
    return {"image": moved.removeprefix("/"), "image_alt": alt}


def _aliases(item: WxrItem, path: str, export: _Export, ledger: Ledger) -> list[str]:
    """Old addresses that a static site can keep: paths, no questions."""
    found = []
    alias = alias_of(item.link)
    if alias:
        found.append(alias)
        found += [
            re.sub(r"[^/]+/?$", f"{slug}/", alias)
            for slug in item.meta.get("_wp_old_slug", ())
            if re.match(r"[\w%-]+$", slug)
        ]
    elif item.link:
        ledger.leave_out(item.place, "dawny adres z pytajnikiem nie może dalej działać", item.link)
    kind = export.given.kinds[KINDS[item.type]]
    ours = source_path_of(kind, path).address
    return [alias for alias in dict.fromkeys(found) if alias != ours]


def alias_of(link: str) -> str | None:
    parts = urlsplit(link)
    if parts.query or parts.path in ("", "/"):
        return None
    path = re.sub(r"/{2,}", "/", parts.path)
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def _address_key(link: str) -> str:
    """Equal for the same page with and without www, https, and the slash at the end."""
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}?{parts.query}"


def _tell_people(site: WxrSite, ledger: Ledger) -> None:
    comments = sum(item.comments for item in site.items)
    texts = sum(item.type in KINDS for item in site.items)
    if texts:
        ledger.guess("", f"autorów wpisów nie przeniesiono (to dane osobowe); wpisów: {texts}")
    if comments:
        ledger.guess("", f"komentarzy nie przeniesiono (to słowa i dane innych osób): {comments}")
