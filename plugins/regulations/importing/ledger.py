"""What the import of a text took upon itself, and what it left out; every entry is shown to staff."""

from collections.abc import Iterable
from dataclasses import dataclass, field


class UnreadableFileError(Exception):
    """The file can not be read; the message is one Polish sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Note:
    """``line`` counts in the text that was written, 0 for the whole; ``place`` is where it stands in the source."""

    message: str
    place: str = ""
    line: int = 0

    def __str__(self) -> str:
        where = f"wiersz {self.line}" if self.line else self.place
        return f"{where}: {self.message}" if where else self.message


@dataclass(slots=True)
class Ledger:
    """Collected while a file is read. What is left out is quoted whole: nothing may disappear."""

    notes: list[Note] = field(default_factory=list)

    def tell(self, message: str, place: str = "") -> None:
        self.notes.append(Note(message, place))

    def left_out(self, what: str, words: str, place: str = "") -> None:
        """``words`` of the source that are not in the text; nothing is said about an empty one."""
        quoted = " ".join(words.split())
        if quoted:
            self.tell(f"{what}: „{quoted}”.", place)

    def extend(self, notes: Iterable[Note]) -> None:
        self.notes.extend(notes)
