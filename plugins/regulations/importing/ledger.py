"""The ledger of an import of rules (`plugins.core.system.ledger`), as its readers write it."""

from plugins.core.system import ledger


class UnreadableFileError(Exception):
    """The file can not be read; the message is one Polish sentence with the way out."""


class Ledger(ledger.Ledger):
    """Collected while a file is read. What is left out is quoted whole: nothing may disappear."""

    def tell(self, message: str, place: str = "") -> None:
        self.guess(place, message)

    def left_out(self, what: str, words: str, place: str = "") -> None:
        """``words`` of the source that are not in the text; nothing is said about an empty one."""
        if words.strip():
            self.leave_out(place, what, words)
