"""How the files of a kind are named, and so what their addresses are (contract, section 2)."""

from enum import Enum


class Layout(Enum):
    """The value is how staff see it in messages."""

    DATED = "RRRR-MM-DD-nazwa.md"
    PLAIN = "nazwa.md"
    VERSIONS = "nazwa/RRRR-MM-DD.md"
