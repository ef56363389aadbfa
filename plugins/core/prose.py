"""What a careful editor notices in any text: numbers that look personal, weekdays that do not fit their date."""

from collections.abc import Iterator

from plugins.core import personal, weekdays
from plugins.core.problems import Mistake
from plugins.core.source import line_and_column


def mistakes_in(text: str) -> Iterator[Mistake]:
    """Mistakes of a whole file, front matter included, at their lines."""
    for offset, written in personal.pesel_like(text):
        line, column = line_and_column(text, offset)
        message = f"„{written}” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy."
        yield Mistake("", message, line, column)
    yield from weekdays.mistakes_in(text)
