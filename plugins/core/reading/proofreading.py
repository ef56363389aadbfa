"""What a careful editor notices in any text: numbers that look personal, weekdays that do not fit their date."""

from collections.abc import Iterator

from plugins.core.reading import personal_data, weekdays
from plugins.core.reading.front_matter import line_and_column
from plugins.core.schema.issues import Issue


def issues_in(text: str) -> Iterator[Issue]:
    """Mistakes of a whole file, front matter included, at their lines."""
    for offset, written in personal_data.pesel_like(text):
        line, column = line_and_column(text, offset)
        message = (
            f"„{written}” wygląda na numer PESEL. Usuń go: danych osobowych nie publikujemy. "
            f"Jeśli to inny numer, dopisz w tym wierszu <!-- {personal_data.DENIAL} --> "
            f"(w nagłówku # {personal_data.DENIAL})."
        )
        yield Issue("", message, line, column)
    yield from weekdays.issues_in(text)
