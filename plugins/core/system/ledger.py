"""What an importer did with each piece of its source: it was taken over, or it is reported with its place.

The rule of all importers: nothing of a source disappears. While it reads, an importer notes in a `Ledger` what it
guessed and what it leaves out, word for word. `missing` is the proof, for tests and for the run itself: the letters and
digits of the visible source that stand neither in the result nor in a quotation of the ledger.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LedgerNote:
    """One line for the person who imports.

    ``place`` is where in the source („wiersz 3, kolumna „Telefon””), ``quote`` the piece of the source word for word,
    ``cure`` a sentence that says what to do. ``is_loss``: the quote does not stand in the result.
    """

    place: str
    message: str
    quote: str = ""
    cure: str = ""
    is_loss: bool = False

    def __str__(self) -> str:
        said = f"{self.message}: „{' '.join(self.quote.split())}”" if self.quote.strip() else self.message
        said = said if said.endswith((".", "!", "?")) else f"{said}."
        place = f"{self.place}: " if self.place else ""
        return " ".join(part for part in (f"{place}{said}", self.cure) if part)


@dataclass(slots=True)
class Ledger:
    """The notes of one import, in the order of the source."""

    notes: list[LedgerNote] = field(default_factory=list)

    def guess(self, place: str, message: str, quote: str = "", cure: str = "") -> None:
        """Something was taken over as the importer understood it; a person should look at it."""
        self.notes.append(LedgerNote(place, message, quote, cure))

    def leave_out(self, place: str, message: str, quote: str, cure: str = "") -> None:
        """A piece of the source that is not in the result; ``quote`` is all of it."""
        self.notes.append(LedgerNote(place, message, quote, cure, is_loss=True))

    def lines(self) -> tuple[str, ...]:
        """The notes as staff read them, each once."""
        return tuple(dict.fromkeys(str(note) for note in self.notes))

    def missing(self, visible: str | Iterable[str], result: str | Iterable[str]) -> Counter[str]:
        """`missing` with what this ledger says is left out. A guess does not count: its piece must be in the result."""
        kept = [result] if isinstance(result, str) else [*result]
        return missing(visible, [*kept, *(note.quote for note in self.notes if note.is_loss)])


def missing(visible: str | Iterable[str], accounted: str | Iterable[str]) -> Counter[str]:
    """Letters and digits of the visible source that ``accounted`` does not have, with their number (empty: none).

    Counted without regard to case and order, so that a date or a name may be written in another way. Give the values of
    a result only: the names of its fields would stand in for letters that are lost.
    """
    return _signs(visible) - _signs(accounted)


def _signs(texts: str | Iterable[str]) -> Counter[str]:
    pieces = [texts] if isinstance(texts, str) else texts
    # NFKC: a ligature "ﬁ" or a decomposed "ó" is what it looks like.
    return Counter(
        sign for piece in pieces for sign in unicodedata.normalize("NFKC", piece).casefold() if sign.isalnum()
    )
