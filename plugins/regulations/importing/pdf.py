"""PDF files as lines of text, with the usual faults of such text mended (P22 of the facts)."""

import re
from collections.abc import Iterator, Sequence

from plugins.regulations.importing.guesses import Guess

_LEADERS = re.compile(r"(?:\.\s?){4,}")
_FALLEN = re.compile(r"^(?P<text>.*[.;,])\s+(?P<mark>\d{1,2}[.)]?|[a-z]\))$")


def from_pdf(raw: bytes, guesses: list[Guess]) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    pages = [page.extract_text() or "" for page in PdfReader(BytesIO(raw)).pages]
    guesses.append(Guess(0, "tekst pochodzi z PDF: porównaj go z oryginałem, zwłaszcza numery i znaki §."))
    lines = [line for page in pages for line in page.split("\n")]
    return "\n".join(mended(lines, guesses))


def mended(lines: Sequence[str], guesses: list[Guess]) -> Iterator[str]:
    """PDF faults (P22): a number fallen to the end of the line before, a § lost before its number."""
    sections = [line for line in lines if re.match(r"\s*§", line)]
    for index, line in enumerate(lines):
        following = lines[index + 1].strip() if index + 1 < len(lines) else ""
        fallen = None if _LEADERS.search(line) else _FALLEN.match(line.strip())
        if fallen and following[:1].isupper():
            guesses.append(Guess(0, f"numer „{fallen['mark']}” przeniesiono na początek wiersza „{following[:50]}”."))
            yield fallen["text"]
            mark = fallen["mark"] if fallen["mark"][-1] in ".)" else f"{fallen['mark']}."
            yield mark
            continue
        lost = re.match(r"\s*(\d{1,3})\s+([A-ZĄĆĘŁŃÓŚŹŻ ]{4,60})$", line)
        if lost and not sections:
            guesses.append(Guess(0, f"przed „{line.strip()[:50]}” dopisano znak §."))
            yield f"§ {lost[1]} {lost[2]}"
            continue
        yield line
