"""What a careful editor notices in any text: numbers that look personal, weekdays that do not fit their date."""

from collections.abc import Iterator

from plugins.core.reading import personal_data, spelling, weekdays
from plugins.core.reading.front_matter import line_and_column
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record


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


def spelling_in(text: str) -> Iterator[Issue]:
    """What is spelt as it was before 2026, at its place: a warning."""
    for offset, right in spelling.small_names(text):
        line, column = line_and_column(text, offset)
        yield Issue("", f"od 2026 r. pierwsze słowo nazwy piszemy wielką literą: „{right}”. Popraw je.", line, column)


def doubts_about(record: Record, body: str, first_line: int) -> Iterator[Issue]:
    """What a document says beyond its sources: in its text, at its line, and in its summary."""
    for offset, message in record.doubts_in(body):
        line, column = line_and_column(body, offset)
        yield Issue("", message, line + first_line - 1, column)
    for _offset, message in record.doubts_in(getattr(record, "summary", None) or ""):
        yield Issue("summary", message)
