"""What a text says that its sources can not know. Pure: text and sources in, (offset, message) out.

A page of 2021 can not tell of 2023. Only what data allow is told: where one source has no date of its own, it might be
younger, and nothing is said. Sentences that say what is not known, and those that lead to a document with sources of
its own, are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from plugins.core.schema.evidence.sources import Source, newest_year

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_HEDGED = re.compile(
    r"\bnie\s+(?:wiemy|wiadomo|znamy|potwierdz\w+|sprawdz\w+|ustal\w+|podaj\w+)|\bplan\w*|\bzapowi\w+|\bmia[łl]\w*\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]\([^)]*\)|\{filename\}|<?https?://\S+")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
# A stop behind „r.” or „ul.” ends no sentence when a small letter or a digit follows.
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s+[A-ZĄĆĘŁŃÓŚŹŻ„*])|\Z)", re.DOTALL)


def sentences_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence) in the order of the text; the end of a paragraph ends a sentence."""
    for paragraph in _PARAGRAPH.finditer(text):
        for sentence in _SENTENCE.finditer(paragraph[0]):
            yield paragraph.start() + sentence.start(), sentence[0]


_FACT = re.compile(
    r"\b(?:odbył[aoy]?\s+się|odbyli\s+się|za\s+nami|wzięł[oyai]+\s+udział|przyszł[oyi]\b|trwał[aoy]?\b)", re.IGNORECASE
)
# About another edition, or a plan.
_OTHER = re.compile(
    r"\bpoprzedni\w*|\bpierwsz\w*|\bwcześniej\w*|\bzeszł\w*|\bubiegł\w*|\bmia[łl]\w*|\bzapowi\w*|\bplan\w*|\bnie\s+wi\w+|\bczy\b",
    re.IGNORECASE,
)
# Words that say of when a text is, or that nobody knows how it is now.
_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\bnie\s+(?:potwierdz|wiemy|sprawdz)\w*|\bwedług\b|\bbez\s+daty\b|\bstan\s+(?:z|na)\b|\bwtedy\b",
    re.IGNORECASE,
)
OLD_AFTER_YEARS = 5


def told_as_fact(text: str, year: int | None = None) -> Iterator[tuple[int, str]]:
    """Sentences that say that something was, where only previews are known. A sentence about another ``year`` is about
    something else.
    """
    for start, sentence in sentences_in(text):
        years = {int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence)}
        found = _FACT.search(sentence)
        if found and not _OTHER.search(sentence) and (year is None or years <= {year}):
            yield (
                start + found.start(),
                f"„{' '.join(found[0].split())}”, a źródła to tylko zapowiedzi. Napisz „miało się odbyć” "
                "albo dodaj źródło z preview: nie.",
            )


def old_as_present(text: str, sources: Sequence[Source], year: int) -> Iterator[tuple[int, str]]:
    """A text that does not say of when it is, though all its sources are old in ``year``."""
    newest = newest_year(sources)
    if newest is not None and year - newest >= OLD_AFTER_YEARS and text.strip() and not _DATED.search(text):
        yield (
            len(text) - len(text.lstrip()),
            f"najnowsze źródło jest z {newest} r., a tekst nie mówi, z kiedy jest. "
            f"Dopisz rok, np. „W {newest} r. …”, albo „Nie potwierdziliśmy, jak jest dziś.”.",
        )


def too_young(text: str, sources: Sequence[Source], known_year: int = 0) -> Iterator[tuple[int, str]]:
    """Years in a text that are younger than its newest source. ``known_year`` is that of the document itself."""
    newest = newest_year(sources)
    if newest is None:
        return
    limit = max(newest, known_year)
    for start, sentence in sentences_in(text):
        if _HEDGED.search(sentence) or _LINK.search(sentence):
            continue
        for match in _YEAR.finditer(sentence):
            if int(match[0]) > limit:
                message = (
                    f"rok {match[0]} jest młodszy niż źródła (najnowsze jest z {newest} r.). "
                    "Dopisz źródło, które o nim mówi, albo popraw rok."
                )
                yield start + match.start(), message
