"""Numbers that look like a PESEL, the personal number of everyone in Poland: they are never published."""

import re
from collections.abc import Iterator

# Eleven digits in one piece, or in the groups people write: 440514-01359, 44 05 14 01359. Neither touches other digits:
# inside a bank account (26 digits in fours), behind a decimal point or in +48322327677 there is no PESEL.
_GAP = "[ \u00a0\\-–\u2009\u202f]"
# It begins with one digit, no count and no look behind: so the engine skips the rest of the text, ten times faster.
_CANDIDATE = re.compile(
    rf"[0-9][0-9](?:[0-9]{{9}}|[0-9]{{4}}{_GAP}[0-9]{{5}}|{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}?[0-9]{{5}})"
    rf"(?!{_GAP}?[0-9])"
)
_LONGEST_ADDRESS = 300
_BREAK = re.compile(r"[\s<>\"“”„]")
_WEB = re.compile(r"(?:https?://|\bwww\.)", re.IGNORECASE)
DENIAL = "to nie PESEL"
_DENIAL = re.compile(r"\bto nie pesel\b", re.IGNORECASE)
_INSIDE_ANOTHER = re.compile(rf"(?:[0-9+]|[0-9][.,]|[0-9]{_GAP})\Z")


def pesel_like(text: str) -> Iterator[tuple[int, str]]:
    """(offset, as written) of each number with the check digit of a PESEL and a plausible day of birth.

    Phone numbers, NIP, REGON and KRS have other lengths. About one random number of eleven digits in fifty looks like
    a PESEL; a false alarm is cheaper than a published one. The numbers of web addresses (a meeting's, a form's) can not
    be changed and name nobody; elsewhere a person says on the same line that it is none (`DENIAL`).
    """
    line_end, denied = -1, False
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if _INSIDE_ANOTHER.search(text[max(0, start - 2) : start]) or not is_pesel(re.sub("[^0-9]", "", match[0])):
            continue
        if start > line_end:  # each line is looked at once, however many numbers it holds
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            line_end = line_end if line_end >= 0 else len(text)
            denied = bool(_DENIAL.search(text, line_start, line_end))
        if not denied and not _WEB.search(_BREAK.split(text[max(0, start - _LONGEST_ADDRESS) : start])[-1]):
            yield start, match[0]


def is_pesel(digits: str) -> bool:
    """Whether eleven digits are a PESEL of someone born from 1900 to 2099 (the month carries the century)."""
    from stdnum.pl import pesel  # only when asked: start-up time

    return int(digits[2:4]) <= 32 and bool(pesel.is_valid(digits))
