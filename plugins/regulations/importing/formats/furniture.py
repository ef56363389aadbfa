"""What stands on printed pages beside the text: running heads, page numbers; and the buttons of web pages.

A running head is taken out only at the edge of pages. A mark, a line that ends with a colon and a single word never are
one: "Do jego zadań należy:" stands three times in many a regulation.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from plugins.regulations.importing.ledger import Ledger

_NUMBER = r"\d{1,4}"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–—]\s*)?(?:str(?:ona|\.)\s*)?(?P<n>{_NUMBER})(?:\s*(?:/|z)\s*{_NUMBER})?(?:\s*[-–—])?", re.IGNORECASE
)
_NAMED_NUMBER = re.compile(rf"(?:.{{0,100}}\b)?(?:strona|str\.)\s+(?P<n>{_NUMBER})(?:\s+z\s+{_NUMBER})?", re.IGNORECASE)
_MARK = re.compile(r"(?:§|[Aa]rt\.|\(?\w{1,4}[.)]\s|[IVXLC]+[.\s]|[-–—•▪]|Rozdział|ROZDZIAŁ|Załącznik|ZAŁĄCZNIK)")
_BUTTONS = re.compile(
    r"(?:pliki do pobrania|pobierz|do pobrania|udostępnij|drukuj|powrót|facebook|twitter|metryka|liczba odsłon|"
    r"data publikacji|opublikowan\w+|autor:).{0,60}",
    re.IGNORECASE,
)
_EDGE = 3


def without_heads(pages: Sequence[Sequence[str]], ledger: Ledger) -> list[list[str]]:
    """Pages without running heads and page numbers; what went is told."""
    pages = [_trimmed(page) for page in pages]
    heads = _heads(pages)
    numbered = _numbered(pages)
    result = []
    for number, page in enumerate(pages, 1):
        edge = _edge(page)
        kept = []
        for index, line in enumerate(page):
            bare = line.strip()
            if index in edge and _key(bare) in heads:
                ledger.left_out("usunięto nagłówek lub stopkę strony", bare, f"strona {number}")
            elif index in edge and bare and (_NAMED_NUMBER.fullmatch(bare) or (numbered and _is_number(bare))):
                ledger.left_out("usunięto numer strony", bare, f"strona {number}")
            else:
                kept.append(line)
        result.append(kept)
    return result


def pages_of(text: str) -> list[list[str]]:
    """A pasted text cut at form feeds, and after lines that are page numbers running on (1, 2, 3)."""
    if "\f" in text:
        return [page.split("\n") for page in text.split("\f")]
    lines = text.split("\n")
    ends = [i for i, line in enumerate(lines) if _NAMED_NUMBER.fullmatch(line.strip())]
    running = _running(lines)
    ends = sorted({*ends, *running})
    pages, start = [], 0
    for end in ends:
        pages.append(lines[start : end + 1])
        start = end + 1
    return [*pages, lines[start:]]


def without_buttons(lines: Sequence[str], ledger: Ledger) -> list[str]:
    kept = []
    for line in lines:
        if _BUTTONS.fullmatch(line.strip()):
            ledger.left_out("usunięto element strony internetowej", line)
        else:
            kept.append(line)
    return kept


def _running(lines: Sequence[str]) -> list[int]:
    """Lines that are bare numbers counting 1, 2, 3 from the first or second page on; two at least."""
    bare = [(i, int(m["n"])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.fullmatch(line.strip()))]
    run: list[tuple[int, int]] = []
    for index, number in bare:
        if (not run and number <= 2) or (run and number == run[-1][1] + 1):
            run.append((index, number))
    return [index for index, _number in run] if len(run) >= 2 else []


def _heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edge of two pages or more (of half of them, in longer texts), and never elsewhere on those."""
    if len(pages) < 2:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(page[index].strip()) for index in _edge(page)})
    enough = max(2, len(pages) // 3)
    return frozenset(key for key, count in seen.items() if count >= enough and _may_be_head(key))


def _may_be_head(line: str) -> bool:
    return (
        " " in line
        and len(line) < 160
        and not line.endswith((":", ",", ";"))
        and not _MARK.match(line)
        and bool(re.search(r"[^\W\d_]", line))
        and not re.fullmatch(r"\(\w+\)\.?", line)
    )


def _edge(page: Sequence[str]) -> frozenset[int]:
    """Up to three lines at the top and at the bottom; the lines of a page that has no more are all edge."""
    filled = [index for index, line in enumerate(page) if line.strip()]
    return frozenset((*filled[:_EDGE], *filled[-_EDGE:]))


def _key(line: str) -> str:
    """A head without its page number: "Regulamin sali 3" and "Regulamin sali 4" are one."""
    return " ".join(re.sub(rf"(?:^{_NUMBER}\s+(?=\D)|\s+(?:\|\s*)?{_NUMBER}$)", "", line).split())


def _numbered(pages: Sequence[Sequence[str]]) -> bool:
    """Do bare numbers at the edge run on from page to page?"""
    numbers = [
        {int(m["n"]) for index in _edge(page) if (m := _PAGE_NUMBER.fullmatch(page[index].strip()))} for page in pages
    ]
    following = sum(any(n + 1 in after for n in before) for before, after in itertools.pairwise(numbers))
    return following >= 1


def _is_number(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line))


def _trimmed(page: Sequence[str]) -> list[str]:
    lines = list(page)
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    return lines
