"""What WordPress computes before it shows a text: shortcodes, blocks and paragraphs -> plain HTML.

A shortcode whose meaning is known becomes HTML; of others the tags are left out and quoted in the ledger, the text
between them stays. Square brackets that are no shortcodes („[1]”, „[sic]”) stay as they are.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.core.system.ledger import Ledger

_TAG = re.compile(r"\[(/?)([a-zA-Z][\w-]*)((?:[\s=][^\[\]]*)?)\]")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s\]]+))""")
_OF_PLUGINS = re.compile(
    r"(?:vc|et|su|fusion|av|cs|x|fl|wpcf7|mc4wp|tribe|ngg|tp|rev|elementor|contact|wp|dt|wc)[_-]\w+"
)
_KNOWN = {
    "gallery", "caption", "wp_caption", "embed", "audio", "video", "playlist", "youtube", "vimeo", "contact-form",
    "nggallery",
    "googlemaps", "toc", "rev_slider", "displayposts", "sitemap", "quote", "button", "spoiler", "columns", "row", "col",
}  # fmt: skip
_BLOCK = re.compile(r"<!--\s*(/?)wp:([a-z][\w/-]*)\s*(\{.*?\})?\s*(/?)-->", re.DOTALL)
_SILENT_BLOCKS = ("separator", "spacer", "more", "nextpage", "page-break")
_PLAIN_BLOCKS = {
    "paragraph", "heading", "list", "list-item", "image", "quote", "table", "gallery", "columns", "column", "group",
    "buttons", "button", "embed", "html", "freeform", "file", "media-text", "cover", "code", "preformatted", "verse",
    "pullquote", "video", "audio", "details", "footnotes", "classic", "social-links",
}  # fmt: skip
_BLOCK_TAGS = (
    "table|thead|tbody|tfoot|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|div|blockquote|figure|figcaption|p|pre|form|hr|section|"
    "article|aside|header|footer|address|details|summary|fieldset|iframe|script|style"
)


@dataclass(frozen=True, slots=True)
class Resources:
    """What the other items of an export give: (HTML of a picture by id, ids of the pictures of this item, texts of
    reusable blocks by id)."""

    picture: Callable[[str], str | None]
    own_pictures: tuple[str, ...]
    blocks: Mapping[str, str]


def as_html(text: str, place: str, ledger: Ledger, given: Resources) -> tuple[str, list[str]]:
    """The text of a post or page as plain HTML, and the shortcodes that it has become."""
    has_blocks = "<!-- wp:" in text
    text = _without_blocks(text, place, ledger, given, depth=0)
    done: list[str] = []
    text = _without_shortcodes(text, place, ledger, given, done)
    return (text if has_blocks else with_paragraphs(text)), done


def _without_blocks(text: str, place: str, ledger: Ledger, given: Resources, depth: int) -> str:
    def put(match: re.Match[str]) -> str:
        closing, name, data, alone = match.groups()
        name = name.removeprefix("core/")
        if name == "block" and depth < 3:
            ref = str(_json(data).get("ref", ""))
            if ref in given.blocks:
                return _without_blocks(given.blocks[ref], place, ledger, given, depth + 1)
        if alone and name not in _SILENT_BLOCKS:
            ledger.leave_out(place, f"blok „{name}” składa się sam, więc nie ma treści do przeniesienia", data or "")
        elif not closing and not alone and name not in _PLAIN_BLOCKS | set(_SILENT_BLOCKS):
            ledger.leave_out(place, f"z bloku „{name}” przeniesiono tylko treść, bez ustawień", data or "")
        return ""

    return _BLOCK.sub(put, text)


def _json(text: str | None) -> Mapping[str, object]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _without_shortcodes(text: str, place: str, ledger: Ledger, given: Resources, done: list[str]) -> str:
    def figure(match: re.Match[str]) -> str:
        done.append(f"caption{match[2]}caption")
        return _figure(match)

    def embed(match: re.Match[str]) -> str:
        done.append(f"embed{match[1]}embed")
        return _link(match[2])

    text = re.sub(r"\[\[([^\[\]]+)\]\]", "\ue000\\1\ue001", text)  # WordPress' own way to show a shortcode
    text = re.sub(r"\[(wp_)?caption([^\]]*)\](.*?)\[/(?:wp_)?caption\]", figure, text, flags=re.DOTALL)
    text = re.sub(r"\[embed([^\]]*)\]\s*(\S+?)\s*\[/embed\]", embed, text)

    def put(match: re.Match[str]) -> str:
        closing, name, written = match[1], match[2], match[3]
        attributes = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(html.unescape(written))}
        if not _is_shortcode(name, written, attributes, text):
            return match[0]
        if name == "gallery" and not closing:
            done.append(match[0])
            return _gallery(attributes, place, ledger, given)
        address = next((attributes[k] for k in ("src", "mp4", "mp3", "m4a", "ogg", "url") if k in attributes), "")
        if name in ("audio", "video", "youtube", "vimeo") and not closing:
            bare = re.search(r"https?://[^\s\"'\]]+", html.unescape(written))
            if address or bare:
                done.append(match[0])
                return _link(address or (bare[0] if bare else ""))
        if name in ("audio", "video") and closing:
            done.append(match[0])
            return ""
        ledger.leave_out(place, "skrót wtyczki (shortcode) pominięto, tekst w środku zostaje", match[0])
        return ""

    return _TAG.sub(put, text).replace("\ue000", "<code>[").replace("\ue001", "]</code>")


def _is_shortcode(name: str, written: str, attributes: Mapping[str, str], text: str) -> bool:
    return bool(
        name.lower() in _KNOWN
        or attributes
        or written.rstrip().endswith("/")
        or _OF_PLUGINS.fullmatch(name)
        or f"[/{name}]" in text
    )


def _figure(match: re.Match[str]) -> str:
    inner = match[3].strip()
    picture = re.match(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inner)
    caption = inner[picture.end() :].strip() if picture else ""
    written = re.search(r'caption=(?:"([^"]*)"|\'([^\']*)\')', match[2])
    if written and not caption:
        caption = written[1] or written[2]
    return f"\n\n<figure>{picture[0] if picture else inner}<figcaption>{caption}</figcaption></figure>\n\n"


def _gallery(attributes: Mapping[str, str], place: str, ledger: Ledger, given: Resources) -> str:
    ids = [one.strip() for one in (attributes.get("ids") or attributes.get("include") or "").split(",") if one.strip()]
    found = []
    for one in ids or given.own_pictures:
        picture = given.picture(one)
        if picture is None:
            ledger.leave_out(place, "zdjęcia z galerii nie ma w eksporcie, pominięto", one)
        else:
            found.append(f"<p>{picture}</p>")
    if not found:
        ledger.leave_out(place, "galeria bez zdjęć, pominięto", " ".join(ids))
    return "\n\n" + "\n\n".join(found) + "\n\n"


def _link(address: str) -> str:
    address = html.escape(html.unescape(address))
    return f'\n\n<p><a href="{address}">{address}</a></p>\n\n'


def with_paragraphs(text: str) -> str:
    """Paragraphs at blank lines and breaks at the ends of lines, as WordPress makes them when it shows an old text."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\n\n<hr data-kept={len(kept) - 1}>\n\n"

    text = re.sub(r"<(pre|script|style)\b.*?</\1>", keep, text.replace("\r\n", "\n"), flags=re.DOTALL | re.IGNORECASE)
    text = re.sub(rf"\s*(<(?:{_BLOCK_TAGS})\b[^>]*>)", r"\n\n\1", text, flags=re.IGNORECASE)
    text = re.sub(rf"(</(?:{_BLOCK_TAGS})>)\s*", r"\1\n\n", text, flags=re.IGNORECASE)
    chunks = []
    for chunk in re.split(r"\n[ \t]*\n\s*", text):
        chunk = chunk.strip()
        if not chunk:
            continue
        if re.match(rf"</?(?:{_BLOCK_TAGS})\b", chunk, re.IGNORECASE):
            chunks.append(re.sub(r"\n", "<br>", chunk) if not re.match(r"</?(?:table|ul|ol|tr)\b", chunk) else chunk)
        elif re.search(r"\S", chunk):
            lines = re.sub(r"(?:<br\s*/?>)?\n", "<br>", chunk)
            chunks.append(f"<p>{lines}</p>")
    made = "\n".join(chunks)
    return re.sub(r"<hr data-kept=(\d+)>", lambda m: kept[int(m[1])], made)
