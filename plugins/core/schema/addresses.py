"""Addresses as texts may have them: which schemes are allowed, and where they stand in the HTML of a text."""

import html
import re
from urllib.parse import unquote

from plugins.polish.phones import phone

SCHEMES = ("http", "https", "mailto", "tel", "geo", "webcal", "sms")
EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
# An address in HTML that we made (quoted, lower case); the groups are what stands before it, itself, and the quote.
IN_HTML = re.compile(r'(<(?:a|img|q|blockquote|ins|del)\b[^>]*?\s(?:href|src|cite)=")([^"]*)(")')


def scheme_of(target: str) -> str:
    """``https`` of an absolute address, empty for one inside the site."""
    if ":" not in target:
        return ""
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", re.sub(r"[\s\x00-\x1f]", "", target))
    return match.group(1).lower() if match else ""


def is_allowed(target: str) -> bool:
    """Whether a text may lead there: into the site, or out of it with one of the schemes.

    An address without a scheme that begins with two slashes leads out of the site too; a backslash is one to browsers,
    which also leave out tabs and line ends wherever they stand (WHATWG URL, "basic URL parser", steps 1 to 3).
    """
    scheme = scheme_of(target)
    return scheme in SCHEMES if scheme else not re.match(r"[/\\]{2}", re.sub(r"[\s\x00-\x1f]", "", target))


_ON_A_DISK = re.compile(r"\s*(?:[A-Za-z]:[\\/]|file:|\\\\|/(?:Users|home|Volumes)/)", re.IGNORECASE)
_PICTURES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|heic|heif|bmp|tiff?)$", re.IGNORECASE)
_FILES = re.compile(r"[^/\\]+\.[A-Za-z0-9]{2,4}$")


def is_on_a_disk(target: str) -> bool:
    """Whether an address is a place on somebody's computer: ``C:\\Users\\…``, ``file:///…``, ``/home/…``."""
    return bool(_ON_A_DISK.match(target))


def put_it_there(target: str, folder: str = "") -> str:
    """The cure for a file that is not in the content yet: where it belongs, and how it is written then."""
    name = unquote(re.split(r"[\\/]", target.strip())[-1]) or "plik.jpg"
    folder = folder or ("obrazy" if _PICTURES.search(name) else "pliki")
    written = f"</{folder}/{name}>" if " " in name else f"/{folder}/{name}"
    return f"Włóż plik do content/{folder}/ i zapisz {written}"


def looks_like_file(target: str) -> bool:
    """Whether an address is the bare name of a file, as people write it who keep the file beside the text."""
    return bool(_FILES.fullmatch(target)) and not target.lower().endswith((".md", ".html", ".htm", ".php"))


def not_allowed(target: str) -> str:
    """What staff are told of an address that is not."""
    if is_on_a_disk(target):
        return f"„{target[:100]}” to miejsce na Twoim komputerze, czytelnicy go nie zobaczą. {put_it_there(target)}"
    return f"adres „{target[:60]}” jest niedozwolony. Podaj adres z https://, np. https://example.org"


def is_email(text: str) -> bool:
    return bool(re.fullmatch(EMAIL, text))


def wrong_contact(scheme: str, target: str) -> str:
    """What is wrong with the address of an e-mail or a number to call; empty when nothing is."""
    written = unquote(target.partition(":")[2].partition("?")[0])
    if scheme == "mailto":
        if all(is_email(one.strip()) for one in written.split(",")):
            return ""
        return f"„{written}” nie jest adresem e-mail. Zapisz np. [napisz](mailto:biuro@example.org)"
    try:
        phone(written)
    except ValueError as wrong:
        return str(wrong)
    return ""


def as_written(value: str) -> str:
    """The address that a text meant, from the value of an attribute in its HTML."""
    return html.unescape(value).replace("%7B", "{").replace("%7D", "}")
