"""An announcement told as a fact: „odbyło się” in the text of an event that only previews know."""

import re
from collections.abc import Iterator

from plugins.core.schema.claims import sentences_in
from plugins.events.model import Event, day_of
from plugins.events.outcome import ANNOUNCED, outcome

_FACT = re.compile(
    r"\b(?:odbył[aoy]?\s+się|odbyli\s+się|za\s+nami|wzięł[oyai]+\s+udział|przyszł[oyi]\b|trwał[aoy]?\b)", re.IGNORECASE
)
# About another edition, or a plan.
_OTHER = re.compile(
    r"\bpoprzedni\w*|\bpierwsz\w*|\bwcześniej\w*|\bzeszł\w*|\bubiegł\w*|\bmia[łl]\w*|\bzapowi\w*|\bplan\w*|\bnie\s+wi\w+|\bczy\b",
    re.IGNORECASE,
)


def told_as_fact(event: Event, text: str) -> Iterator[tuple[int, str]]:
    """(offset, message) of sentences that say that it was. A sentence about another year is about another event."""
    if outcome(event, day_of(event.finish)) != ANNOUNCED:
        return
    for start, sentence in sentences_in(text):
        years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence)}
        found = _FACT.search(sentence)
        if found and not _OTHER.search(sentence) and years <= {event.year}:
            yield (
                start + found.start(),
                (
                    f"„{' '.join(found[0].split())}”, a źródła to tylko zapowiedzi. Napisz „miało się odbyć”, "
                    "dodaj źródło z preview: nie albo attended: liczba osób."
                ),
            )
