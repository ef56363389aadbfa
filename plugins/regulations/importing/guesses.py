"""What the import of a text takes upon itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """What the helper took upon itself. ``line`` counts in the text that it wrote, 0 for the whole."""

    line: int
    message: str
