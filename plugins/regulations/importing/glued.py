"""Two units on one line, as printed pages give them when their text is taken out: the second begins a new line."""

import re

from plugins.regulations.importing.ledger import Ledger

# "zgodnie z ust. 1." ends with a number of its own.
REFERENCE = re.compile(
    r"(?:\b(?:ust|pkt|ppkt|art|lit|nr|zał|poz|rozdz|str|tel|ul|al|pl|godz|ok|por|zob|dz|par)\.|§)$", re.IGNORECASE
)
LEADERS = re.compile(r"(?:\.\s?){4,}")
# "100 zł.  VII. Sankcje": the heading of a chapter that stands on the line of the provision before it.
_SECOND_UNIT = re.compile(
    r"(?<=[.;:!?])\s{1,}(?=(?:[IVXL]{1,6}\.|Rozdział\s+[IVXL\d]+\.?|ROZDZIAŁ\s+[IVXL\d]+\.?|§\s?\d{1,3}[a-z]?\.)\s+[A-ZĄĆĘŁŃÓŚŹŻ])"
)


def parted(line: str, ledger: Ledger) -> list[str]:
    """The line, or its parts; each cut is told."""
    if LEADERS.search(line):
        return [line]
    match = _SECOND_UNIT.search(line)
    # In running text "por. § 5. Wniosek" may stand after a stop: only wide gaps and Roman chapters are sure.
    if match is None or (match.end() - match.start() < 2 and line[match.end()] not in "IVXLR"):
        return [line]
    if REFERENCE.search(line[: match.start()]):
        return [line]
    first, second = line[: match.start()], line[match.end() :]
    ledger.tell(f"„{second[:50]}” stało w tym samym wierszu co poprzedni przepis: przeniesiono do nowego wiersza.")
    return [first, *parted(second, ledger)]
