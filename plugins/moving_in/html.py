"""HTML of editors, mails and Word -> Markdown in our dialect. What can not be said in Markdown is in the ledger.

The conversion is markdownify's; here the tree is made plain before it: first-level headings, captions, lists in cells
and lists of Word. Signs that mean something in Markdown are escaped only where they would.
"""

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString
from markdownify import MarkdownConverter

from plugins.core.system.ledger import Ledger
from plugins.moving_in.tables import plain_tables
from plugins.moving_in.word_lists import lists_of_word

# Where a picture stands now: (address in the text, is a picture of ours). Given (address, alternative text).
PlacePicture = Callable[[str, str], tuple[str, bool]]
_TWICE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|nbsp|amp|quot|apos|lt|gt|[nm]dash|hellip|[lrb]squo|[lrb]dquo|oacute);")
_DROPPED = ("script", "style", "noscript", "template", "link", "meta", "head")
_FRAMES = {"iframe": "src", "embed": "src", "object": "data", "video": "src", "audio": "src"}
_FORMS = ("form", "input", "select", "textarea", "button")


def looks_like_html(text: str) -> bool:
    return bool(
        re.search(r"</?(?:a|b|br|p|div|span|ul|ol|li|strong|em|i|u|html|body|h[1-6]|table)\b[^<>]*>", text, re.I)
    )


def markdown_of(
    html: str,
    place: str,
    ledger: Ledger,
    base: str = "",
    picture: PlacePicture | None = None,
    link: Callable[[str], str] = str,
) -> str:
    """The Markdown of a piece of HTML. ``base`` completes relative addresses; ``link`` says what stands there now."""
    soup = BeautifulSoup(html, "lxml")
    _leave_out(soup, place, ledger)
    _twice_escaped(soup, place, ledger)
    if bullets := lists_of_word(soup):
        ledger.leave_out(place, "znaki wypunktowania z Worda zamieniono na listę", " ".join(bullets))
    _plain_structure(soup)
    _frames(soup, place, ledger, base)
    _pictures(soup, place, ledger, base, picture)
    _links(soup, place, ledger, base, link)
    plain_tables(soup, place, ledger)
    for text in soup.find_all(string=True):
        if not text.find_parent("pre"):
            text.replace_with(NavigableString(re.sub(r"[^\S\u00a0]+", " ", text)))
    made = _Converter(heading_style="ATX", bullets="-", sup_symbol="<sup>", sub_symbol="<sub>").convert_soup(soup)
    return _tidied(str(made))


def plain_markdown(text: str) -> str:
    """Plain text as Markdown that shows the same: paragraphs and the breaks of lines."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.replace("\u2028", "\n").strip())
    return "\n\n".join(
        "\\\n".join(escaped(" ".join(line.split())) for line in p.split("\n") if line.strip()) for p in paragraphs
    )


def escaped(text: str) -> str:
    """One line of text, with a backslash before each sign that Markdown would take for its own."""
    text = re.sub(r"([\\`*<])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~", lambda m: f"\\{m[0]}", text)
    text = re.sub(
        r"\[(?=\^|[ xX]\]|[^\]\n]*\][(\[:])", r"\\[", text
    )  # other brackets mean nothing without a definition
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    text = re.sub(r"^(\s*)([#>+=|-])", r"\1\\\2", text)
    return re.sub(r"^(\s*\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)


class _Converter(MarkdownConverter):
    def escape(self, text: str, parent_tags: Any = ()) -> str:
        if "pre" in parent_tags or "code" in parent_tags:
            return text
        made = escaped(text)
        if "a" in parent_tags:
            made = re.sub(r"(?<!\\)[\[\]]", lambda m: f"\\{m[0]}", made)
        return re.sub(r"(?<!\\)\|", r"\\|", made) if {"td", "th"} & set(parent_tags) else made

    def convert_del(self, el: Tag, text: str, parent_tags: Any = ()) -> str:
        return f"~~{text.strip()}~~" if text.strip() else ""

    convert_s = convert_del


def _tidied(markdown: str) -> str:
    """No spare blank lines, no spaces at the ends of lines but for the break of a line, which is a backslash."""
    markdown = re.sub(r" {2,}\n", "\\\n", markdown)
    markdown = re.sub(r"[ \t]+$", "", markdown, flags=re.MULTILINE)
    markdown = re.sub(r"\\\n(?=\s*(?:\n|$))", "\n", markdown)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip("\n")


def _leave_out(soup: BeautifulSoup, place: str, ledger: Ledger) -> None:
    for comment in soup.find_all(string=lambda s: isinstance(s, Comment)):
        comment.extract()
    for name in _DROPPED:
        for tag in soup.find_all(name):
            if name in ("script", "style") and tag.string:
                ledger.guess(place, f"pominięto {'skrypt' if name == 'script' else 'style'} ze środka tekstu")
            tag.decompose()
    for tag in soup.find_all(_FORMS):
        if tag.decomposed:
            continue
        ledger.leave_out(
            place, "formularz pominięto", tag.get_text(" ", strip=True), "Dodaj adres formularza albo e-mail."
        )
        tag.decompose()


def _twice_escaped(soup: BeautifulSoup, place: str, ledger: Ledger) -> None:
    """Text that still shows `&nbsp;` was escaped once too often somewhere on its way."""
    for text in soup.find_all(string=_TWICE):
        if text.find_parent(("pre", "code")):
            continue
        clear = html.unescape(str(text))
        while _TWICE.search(clear) and clear != html.unescape(clear):
            clear = html.unescape(clear)
        ledger.guess(place, "odkodowano podwójnie zapisane znaki", " ".join(_TWICE.findall(text)))
        text.replace_with(NavigableString(clear))


def _plain_structure(soup: BeautifulSoup) -> None:
    for tag in soup.find_all("h1"):
        tag.name = "h2"
    for wrong in soup.find_all(["ul", "ol"]):  # a list right inside a list belongs to the item before it
        while wrong.parent is not None and wrong.parent.name in ("ul", "ol"):
            before = wrong.find_previous_sibling("li")
            if before is None:
                before = soup.new_tag("li")
                wrong.insert_before(before)
            before.append(wrong.extract())
    for tag in soup.find_all("dt"):
        tag.name = "p"
        tag.wrap(soup.new_tag("div"))
        strong = soup.new_tag("strong")
        for child in list(tag.children):
            strong.append(child.extract())
        tag.append(strong)
    for tag in soup.find_all("dd"):
        tag.name = "p"
    for tag in soup.find_all(["figcaption", "caption"]):
        if tag.name == "caption" and (table := tag.find_parent("table")) is not None:
            table.insert_before(tag.extract())
        tag.name = "p"
        if tag.get_text(strip=True) and not tag.find(["em", "i", "p"]):
            emphasis = soup.new_tag("em")
            for child in list(tag.children):
                emphasis.append(child.extract())
            tag.append(emphasis)
    for tag in soup.find_all(["b", "strong", "em", "i", "u"]):
        if not tag.get_text(strip=True) and not tag.find("img"):
            tag.unwrap()


def _frames(soup: BeautifulSoup, place: str, ledger: Ledger, base: str) -> None:
    for name, attribute in _FRAMES.items():
        for tag in soup.find_all(name):
            source = tag.get(attribute) or next((s.get("src") for s in tag.find_all("source") if s.get("src")), "")
            address = urljoin(base, str(source or ""))
            text = tag.get("title") or tag.get_text(" ", strip=True)
            if address.startswith("//"):
                address = f"https:{address}"
            if not address.startswith("http"):
                ledger.leave_out(place, f"osadzony element ({name}) bez adresu, pominięto", str(text or ""))
                tag.decompose()
                continue
            ledger.guess(place, f"osadzony element ({name}) zamieniono na odnośnik", address)
            link = soup.new_tag("a", href=address)
            link.string = str(text or address)
            paragraph = soup.new_tag("p")
            paragraph.append(link)
            tag.replace_with(paragraph)


def _pictures(soup: BeautifulSoup, place: str, ledger: Ledger, base: str, picture: PlacePicture | None) -> None:
    for tag in soup.find_all("img"):
        source = str(tag.get("data-src") or tag.get("src") or "")
        alt = " ".join(str(tag.get("alt") or "").split())
        if source.startswith("data:") or not source:
            ledger.leave_out(place, "obraz zapisany w samym tekście albo bez adresu, pominięto", alt)
            tag.decompose()
            continue
        address = urljoin(base, source)
        parent = tag.parent
        if parent is not None and parent.name == "a" and _same_picture(href := str(parent.get("href") or ""), address):
            address = urljoin(base, href)
            parent.unwrap()
        placed, ours = picture(address, alt) if picture else (address, False)
        if ours:
            tag.attrs = {"src": placed, "alt": alt}
            if not alt:
                tag.attrs["title"] = "dekoracja"
                ledger.guess(place, f"obraz {placed} nie ma opisu; uznano go za ozdobny. Opisz go, jeśli coś pokazuje")
            continue
        ledger.guess(place, "obraz zamieniono na odnośnik do dawnego adresu", placed)
        link = soup.new_tag("a", href=placed)
        words = f"Obraz: {alt}" if alt else "Obraz"
        link.string = words
        if tag.find_parent("a") is not None:
            tag.replace_with(NavigableString(words))
        else:
            tag.replace_with(link)


def _same_picture(href: str, address: str) -> bool:
    """A thumbnail that leads to its own large version: `photo-300x200.jpg` and `photo.jpg`."""
    name = re.sub(r"-\d+x\d+(?=\.\w+$)", "", address.rpartition("/")[2])
    return bool(href) and re.sub(r"-\d+x\d+(?=\.\w+$)", "", href.rpartition("/")[2]) == name


def _links(soup: BeautifulSoup, place: str, ledger: Ledger, base: str, link: Callable[[str], str]) -> None:
    for text in soup.find_all(string=re.compile(r"^\s*https?://\S+\s*$")):
        if not text.find_parent(["a", "pre", "code"]):  # an address on a line of its own; signs in it are no marks
            tag = soup.new_tag("a", href=str(text).strip())
            tag.string = str(text).strip()
            text.replace_with(tag)
    for tag in soup.find_all("a"):
        href = str(tag.get("href") or "").strip()
        if not tag.get_text(strip=True) and not tag.find("img"):
            tag.unwrap()
            continue
        if not href or href.startswith("#") or re.match(r"(?:javascript|data|file|about):", href, re.I):
            if href:
                ledger.guess(place, "odnośnik, który tu nie zadziała, zamieniono na zwykły tekst", href)
            tag.unwrap()
            continue
        tag.attrs = {"href": link(urljoin(base, href).replace(" ", "%20"))}
