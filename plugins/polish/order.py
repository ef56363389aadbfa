"""Alphabetical order as in a Polish dictionary or register: a ą b c ć …, letters before case, quotes ignored."""

import unicodedata

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_BEFORE_LETTERS = " _-‐‑–—,;:!?./'’()[]{}@*\\&#%`^+<=>|~$§0123456789"
_IGNORED = '„”“"«»‚‘\u00ad\u200b\u200c\u200d\ufeff'
# Everything else comes after, in the order of its code points.
_FIRST_OTHER = 0x400


class _Ranks(dict[int, str]):
    """Code point -> a character that sorts where the letter belongs; filled as letters are met, for `str.translate`."""

    def __init__(self) -> None:
        known = _BEFORE_LETTERS + ALPHABET + _UKRAINIAN
        super().__init__({ord(char): chr(rank) for rank, char in enumerate(known, start=1)})
        self.update({ord(char): "" for char in _IGNORED} | {ord(char): self[ord(" ")] for char in "\u00a0\u202f\t\n"})

    def __missing__(self, point: int) -> str:
        base = unicodedata.normalize("NFKD", chr(point)).casefold()
        letters = [char for char in base if not unicodedata.combining(char)]
        if letters and all(ord(char) in self for char in letters) and base != chr(point):
            rank = "".join(self[ord(char)] for char in letters)
        else:
            rank = chr(min(point + _FIRST_OTHER, 0x10FFFF))
        self[point] = rank
        return rank


_RANKS = _Ranks()


def sort_key(text: str) -> tuple[str, str]:
    """For `sorted`. Case and foreign marks only decide between names otherwise the same (small letter first)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.strip().lower().translate(_RANKS), text.swapcase()


def initial(text: str) -> str:
    """The letter under which a name stands in an index: „Ł” for „łódzki klub”, „0–9” for digits, „#” for the rest."""
    for char in unicodedata.normalize("NFC", text):
        if char.isdigit():
            return "0–9"
        if not char.isalpha():
            continue
        small = char.lower()
        if small in ALPHABET or small in _UKRAINIAN:
            return char.upper()
        base = unicodedata.normalize("NFKD", small)[0]
        return base.upper() if base in ALPHABET else "#"
    return "#"
