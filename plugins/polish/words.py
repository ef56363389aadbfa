"""Words compared and turned into addresses."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_FOLDED_BY_HAND = str.maketrans({"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o"})
# All that most words need, and much faster than what follows for the others.
_POLISH = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
# Ukrainian by the official table of 2010 (resolution 55), without its special cases at the beginning of a word.
_LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфы", "abvhgdezyiiiklmnoprstufy", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ь": "", "ʼ": "", "’": "", "'": ""}
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def fold(text: str) -> str:
    """The text for searching and comparing: no marks, no case. „Łódź” -> „lodz”."""
    text = text.translate(_POLISH)
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.translate(_FOLDED_BY_HAND))
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold().translate(_FOLDED_BY_HAND)


def slugify(text: str) -> str:
    """The text as part of an address: „Szkolenie: RODO w NGO” -> „szkolenie-rodo-w-ngo”. May be empty."""
    if _CYRILLIC.search(text):
        text = unicodedata.normalize("NFC", text).lower().translate(_LATIN)
    return "-".join(re.findall("[a-z0-9]+", fold(text)))


def suggestion(word: str, options: Iterable[str]) -> str | None:
    """The option that was probably meant, or None when nothing is near enough to be worth saying."""
    known = {fold(option): option for option in sorted(options, reverse=True)}
    folded = fold(word)
    if folded in known:
        return known[folded]
    # Names of one day and addresses of one folder are near to each other before anything that tells them apart.
    own = difflib.SequenceMatcher(None, b=_without_place(folded))
    for near in difflib.get_close_matches(folded, known, n=3, cutoff=0.75):
        own.set_seq1(_without_place(near))
        if own.ratio() >= 0.5:
            return known[near]
    return None


def _without_place(name: str) -> str:
    """What is a document's own in its name or address: no date, no folder."""
    return re.sub(r"^\d{4}-\d\d-\d\d-", "", name.strip("/").rpartition("/")[2])
