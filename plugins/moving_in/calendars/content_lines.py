"""An iCalendar file as components of properties, each with the number of its line. Forgiving: wrong lines are noted.

The library takes single lines apart (quoting, parameters, RFC 6868); files of phones and of Exchange break off, mix
encodings and hold control characters, so that a whole-file parser would give up on all for the sake of one line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.core.system.decoding import UndecodableError, decode
from plugins.core.system.ledger import Ledger

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class UnreadableError(ValueError):
    """The file is not what its importer reads. The text is the Polish sentence about it."""


@dataclass(frozen=True, slots=True)
class CalendarProperty:
    """``value`` is as written, with its escapes; ``params`` have upper-case names."""

    name: str
    params: Mapping[str, str]
    value: str
    line: int

    @property
    def text(self) -> str:
        """A TEXT value (RFC 5545, 3.3.11) without its escapes."""
        return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], self.value).replace("\r", "")


@dataclass(slots=True)
class CalendarComponent:
    name: str
    line: int
    properties: list[CalendarProperty] = field(default_factory=list)
    components: list["CalendarComponent"] = field(default_factory=list)

    def all(self, *names: str) -> list[CalendarProperty]:
        return [prop for prop in self.properties if prop.name in names]

    def get(self, name: str) -> CalendarProperty | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        found = self.get(name)
        return found.text.strip() if found else ""

    @property
    def place(self) -> str:
        """How the ledger names it: the line where it begins, and its title."""
        title = self.text("SUMMARY")
        return f"wiersz {self.line}" + (f" („{title}”)" if title else "")


def calendars(raw: bytes, ledger: Ledger) -> list[CalendarComponent]:
    """The VCALENDARs of a file. Raises `UnreadableError` where there is none."""
    if raw.startswith(b"PK"):  # what Google gives for several calendars at once
        raise UnreadableError("to archiwum ZIP. Rozpakuj je i podaj po kolei pliki .ics, które w nim są.")
    try:
        decoded = decode(raw)
    except UndecodableError:
        raise UnreadableError("to nie jest plik tekstowy. Wyeksportuj kalendarz jeszcze raz jako .ics.") from None
    if "BEGIN:VCALENDAR" not in decoded.text.upper():
        raise UnreadableError("w pliku nie ma kalendarza (BEGIN:VCALENDAR). Wyeksportuj kalendarz jako .ics.")
    if decoded.is_guess:
        ledger.guess("", f"plik nie jest w UTF-8; odczytano go jako {decoded.encoding}. Sprawdź polskie litery")
    root = CalendarComponent("", 0)
    _build(root, decoded.text, ledger)
    return [component for component in root.components if component.name == "VCALENDAR"]


def _build(root: CalendarComponent, text: str, ledger: Ledger) -> None:
    stack = [root]
    for number, line in _unfolded(text, ledger):
        found = _property(number, line, ledger)
        if found is None:
            continue
        if found.name == "BEGIN":
            component = CalendarComponent(found.value.strip().upper(), number)
            stack[-1].components.append(component)
            stack.append(component)
        elif found.name == "END":
            names = [component.name for component in stack]
            closed = found.value.strip().upper()
            if closed not in names:
                ledger.guess(f"wiersz {number}", f"koniec bez początku: END:{closed}; pominięto ten wiersz")
                continue
            while stack.pop().name != closed:
                ledger.guess(f"wiersz {number}", "brakuje wiersza END; zamknięto element w tym miejscu")
        else:
            stack[-1].properties.append(found)
    if len(stack) > 1:
        what = ", ".join(component.name for component in stack[1:])
        ledger.guess("koniec pliku", f"plik jest urwany, niedomknięte: {what}. Wyeksportuj go jeszcze raz")


def _unfolded(text: str, ledger: Ledger) -> Iterator[tuple[int, str]]:
    """(number of the first line, whole content line)."""
    start, line = 0, ""
    for number, piece in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if _CONTROL.search(piece):
            ledger.guess(f"wiersz {number}", "usunięto niewidoczne znaki sterujące")
            piece = _CONTROL.sub("", piece)
        if piece[:1] in (" ", "\t") and line:
            line += piece[1:]
            continue
        if line:
            yield start, line
        start, line = number, piece
    if line:
        yield start, line


def _property(number: int, line: str, ledger: Ledger) -> CalendarProperty | None:
    from icalendar.parser import Contentline  # only when asked: start-up time

    if not line.strip():
        return None
    try:
        name, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        ledger.leave_out(f"wiersz {number}", "wiersz nie ma postaci NAZWA:wartość, pominięto", line)
        return None
    flat = {str(k).upper(): v if isinstance(v, str) else ",".join(map(str, v)) for k, v in params.items()}
    return CalendarProperty(str(name).upper(), flat, str(value), number)
