"""Names of files that are published: such that every computer can hold them and every reader sees what they are."""

import re
import unicodedata

from plugins.polish.words import slugify

LONGEST = 120
# Windows knows no files with these, addresses mean something else by # and %.
_BAD = re.compile(r'[\\:*?"<>|#%\x00-\x1f\x7f-\x9f]')
# Marks that turn the direction of writing, or show nothing: „faktura\u202efdp.exe” reads like a PDF.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def is_text(name: str) -> bool:
    """Whether a name is text: bytes of another encoding come from the system as surrogates."""
    return not re.search("[\ud800-\udfff]", name)


def shown(path: str) -> str:
    """A path for a message: on one line, with a sign for whatever can not be printed."""
    return _UNSEEN.sub("\ufffd", re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", path))


def complaint(name: str) -> str | None:
    """The sentence about a name that not every computer can hold, with a better one; None for a good name."""
    # A Mac may write "ó" as two characters; then a name looks the same as in a text and is another one.
    good = (
        is_text(name)
        and unicodedata.is_normalized("NFC", name)
        and not _BAD.search(name)
        and not _UNSEEN.search(name)
        and not _DEVICES.fullmatch(name)
        and name == name.strip(" .")
        and len(name) <= LONGEST
    )
    if good:
        return None
    return f"z taką nazwą plik nie otworzy się na każdym komputerze. Zmień ją, np. na {better(name)}"


def better(name: str) -> str:
    stem, dot, ending = shown(name).strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    slug = slugify(stem)[:80].strip("-")
    slug = f"plik-{slug}" if not slug or _DEVICES.fullmatch(slug) else slug
    ending = slugify(ending).replace("-", "")
    return f"{slug.rstrip('-')}.{ending}" if ending else slug.rstrip("-")
