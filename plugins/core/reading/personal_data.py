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
_INSIDE_ANOTHER = re.compile(rf"(?:[0-9+]|[0-9][.,]|[0-9]{_GAP})\Z")


def pesel_like(text: str) -> Iterator[tuple[int, str]]:
    """(offset, as written) of each number with the check digit of a PESEL and a plausible day of birth.

    Phone numbers, NIP, REGON and KRS have other lengths. About one random number of eleven digits in fifty looks like
    a PESEL; a false alarm is cheaper than a published one.
    """
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if not _INSIDE_ANOTHER.search(text[max(0, start - 2) : start]) and is_pesel(re.sub("[^0-9]", "", match[0])):
            yield start, match[0]


def is_pesel(digits: str) -> bool:
    """Whether eleven digits are a PESEL of someone born from 1900 to 2099 (the month carries the century)."""
    from stdnum.pl import pesel

    return int(digits[2:4]) <= 32 and bool(pesel.is_valid(digits))
