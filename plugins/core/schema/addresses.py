"""Addresses as texts may have them: which schemes are allowed, and where they stand in the HTML of a text."""

import html
import re
from urllib.parse import unquote

SCHEMES = ("http", "https", "mailto", "tel", "geo", "webcal", "sms")
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}")
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


def not_allowed(target: str) -> str:
    """What staff are told of an address that is not."""
    return f"adres „{target[:60]}” jest niedozwolony. Podaj adres z https://, np. https://example.org"


def wrong_contact(scheme: str, target: str) -> str:
    """What is wrong with the address of an e-mail or a number to call; empty when nothing is."""
    written = unquote(target.partition(":")[2].partition("?")[0])
    if scheme == "mailto":
        if all(_EMAIL.fullmatch(one.strip()) for one in written.split(",")):
            return ""
        return f"„{written}” nie jest adresem e-mail. Zapisz np. [napisz](mailto:biuro@example.org)"
    from plugins.polish.phones import phone

    try:
        phone(written)
    except ValueError as wrong:
        return str(wrong)
    return ""


def as_written(value: str) -> str:
    """The address that a text meant, from the value of an attribute in its HTML."""
    return html.unescape(value).replace("%7B", "{").replace("%7D", "}")
