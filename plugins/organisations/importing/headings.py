"""Which row of a sheet names its columns, and which field each column is.

Headings are compared without case, diacritics and signs: with the names and titles of the fields, then by their telling
words: „Telefon kontaktowy”, „Nr tel.” and „TELEFONY” are one. A column that no field wants is named; nothing of it is
dropped.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.sheets import Sheet, TableRow
from plugins.organisations.model import Organisation
from plugins.polish.words import fold

# Not fields of their own: parts of the address as tables cut it, and what only some rows carry.
PARTS = ("street", "house", "flat", "postal_code", "city", "whole_address", "name_and_address", "identifiers", "slug",
         "certainty")  # fmt: skip
_NOT_IN_TABLES = ("source_path", "body", "draft", "aliases", "seat")
FIELDS = (*(name for name in Organisation.model_fields if name not in _NOT_IN_TABLES), *PARTS)
# The first pattern that fits the whole heading wins; „person” and „number” are known and not taken over.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("number", r"l ?p|nr|numer|poz(ycja)?|lp \d*|nr (wpisu|porzadkowy|kolejny|wiersza)|no|id|certainty"),
    ("person", r".*\b(osob[ay]|prezes\w*|przewodnicz\w+|prezesk\w+|imi(e|ona)|nazwisk\w+|reprezent\w+|zarzad\w*|"
               r"kontaktowa|pesel|opiekun\w*|kierownik\w*|skarbnik\w*|sekretarz\w*|czlonkowie)\b.*"),
    ("krs", r"(nr |numer )?(w |wpisu (do|w) )?krs( .{0,30})?|krajowy rejestr sadowy"),
    ("nip", r"(nr |numer )?nip|numer identyfikacji podatkowej|nip .{0,20}"),
    ("regon", r"(nr |numer )?regon|regon .{0,20}"),
    ("opp", r"(status )?opp|.*pozytku publicznego( opp)?|czy opp"),
    ("short_name", r"(nazwa )?(skrocona|krotka|skrot)( nazwa| nazwy)?|skrot nazwy|nazwa skrocona .*|akronim"),
    ("also_known_as", r"inne nazwy|inna nazwa|nazwa (potoczna|zwyczajowa|poprzednia)|dawna nazwa"),
    ("parent", r"jednostka (nadrzedna|macierzysta)|oddzial .*|organizacja (nadrzedna|macierzysta)"),
    ("legal_form", r"(oznaczenie )?form[ay]( .{0,40})?prawn\w*( .{0,20})?|forma dzialalnosci|forma|rodzaj|typ|rejestr|"
                   r"(rodzaj|typ) (podmiotu|organizacji|ngo|rejestru|krs)|legal form"),
    ("name_and_address", r"(nazwa|organizacja|podmiot)( \w+)? (i|oraz) (adres|siedziba)( .{0,30})?"),
    ("name", r"(pelna )?nazwa( pelna)?( (organizacji|podmiotu|stowarzyszenia|fundacji|ngo|klubu|jednostki|oferenta|"
             r"wnioskodawcy|beneficjenta)( .{0,30})?)?|organizacja|podmiot|stowarzyszenie|fundacja|"
             r"organizacja pozarzadowa|ngo|klub|org|nazwy?|name of .{0,20}"),
    ("email", r".*\b(e ?mail\w*|mail\w*|poczt[ay] elektroniczn\w+|adres elektroniczny)\b.*"),
    ("social", r".*\b(facebook|fb|instagram|youtube|media spolecznosciowe|profil spolecznosciowy|social media)\b.*"),
    ("web", r".*\b(www|website|homepage|stron[ay]( internetow\w+)?|witryn[ay]|adres internetowy|url|web|"
            r"https?|domena)\b.*"),
    ("phones", r".*\b(tel|telefon\w*|phones?|komorka|komorkowy|stacjonarny|(nr|numer) kontaktowy)\b.*|kontakt"),
    ("house", r"(nr|numer) (domu|budynku|posesji)|dom|budynek|nr dom"),
    ("flat", r"(nr|numer) (lokalu|mieszkania|m)|lokal|mieszkanie"),
    ("postal_code", r".*\bkod( pocztowy)?|kod pocztowy.*|postal ?code|zip( code)?"),
    ("city", r"(miasto|miejscowosc\w*|city)( siedziby| .{0,20})?|siedziba miejscowosc"),
    ("street", r"(ulica|ul)( .{0,40})?|adres ulica.*|street"),
    ("whole_address", r"address|(pelny )?adres\w*( (siedziby|korespondencyjny|organizacji|podmiotu|"
                      r"biura|do korespondencji|pocztowy|lokalu))*( .{0,20})?|siedziba( .{0,20})?"),
    ("districts", r"dzielnic\w+( .{0,20})?|osiedle"),
    ("spheres", r"sfer[ay]( .{0,60})?|zadania publiczne|nr sfer\w*"),
    ("audience", r"dla kogo|odbiorcy|adresaci|grupa docelowa|grupy docelowe|komu pomaga"),
    ("area", r"(obszar|teren|zasieg)( dzialania| dzialalnosci| terytorialny)?"),
    ("hours", r"godziny( .{0,20})?|dni i godziny.*|czynne"),
    ("languages", r"jezyki?( .{0,20})?"),
    ("accessibility", r"dostepnosc( .{0,20})?"),
    ("founded", r"(rok|data|kiedy) (zalozenia|powstania|zalozona)|rok zalozenia.*"),
    ("status_since", r"stan od|status od( dnia)?"),
    ("status", r"status|stan|status (organizacji|dzialalnosci)|stan dzialalnosci"),
    ("checked_on", r"sprawdzono|(data|kiedy) (sprawdzenia|sprawdzono|aktualizacji|weryfikacji)|"
                   r"stan na( dzien)?|aktualizacja"),
    ("source", r"zrodl[oa]( danych)?"),
    ("summary", r"(krotki )?opis( .{0,40})?|czym sie zajmuje|co robi|cel(e)?( .{0,40})?|"
                r"(profil|zakres|przedmiot|rodzaj) dzialalnosci( .{0,30})?|dzialalnosc( .{0,20})?"),
    ("offers", r"(co )?oferuje( .{0,20})?|oferta"),
    ("seeks", r"(czego )?szuka( .{0,20})?"),
    ("lat", r"szerokosc( geograficzna)?|latitude"),
    ("lon", r"dlugosc( geograficzna)?|longitude|lng"),
)  # fmt: skip


def _telling(text: str) -> str:
    """The words of a heading without case, diacritics and signs."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


# A column may be called as in our own guide; what others call it, patterns know.
_TITLES = {_telling(info.title or name): name for name, info in Organisation.model_fields.items() if name in FIELDS}
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_SEARCHED_ROWS = 25


class Column(NamedTuple):
    """One column: its place, its heading as written, and its field („” where there is none)."""

    position: int
    heading: str
    field: str


class Headed(NamedTuple):
    """A sheet whose columns are known. ``rows`` are those below the headings."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str:
    """The field that a heading means, „person” or „number” for columns that are never taken over, „” if unknown."""
    name = heading.strip()
    if name in FIELDS or name == "address":
        return "whole_address" if name == "address" else name
    words = re.sub(r"^e mail\b", "email", _telling(re.sub(r"([a-ząćęłńóśźż])([A-ZĄĆĘŁŃÓŚŹŻ])", r"\1 \2", name)))
    if words in _TITLES:
        return _TITLES[words]
    return next((field for field, pattern in _COMPILED if words and pattern.fullmatch(words)), "")


def headed(sheet: Sheet, ledger: Ledger) -> Headed | None:
    """The sheet with its columns, or None where no row names an organisation's column (the caller tells it once)."""
    found = max(_candidates(sheet.rows), key=lambda one: one[0], default=None)
    if found is None:
        return None
    _score, start, names = found
    place = f"arkusz „{sheet.name}”, " if sheet.name else ""
    for row in sheet.rows[: start[0]]:
        ledger.leave_out(f"{place}wiersz {row.number}", "tekst nad nagłówkami nie jest organizacją", _text(row))
    for row in sheet.rows[start[0] : start[1]]:
        ledger.leave_out(f"{place}wiersz {row.number}", "górny wiersz nagłówków, kolumny nazywa dolny", _text(row))
    columns = tuple(Column(index, name, field_of(name)) for index, name in enumerate(names))
    rows = sheet.rows[start[1] + 1 :]
    kept: list[TableRow] = []
    for row in rows:
        if _repeats(row, names):
            # The headings themselves are known, so their words are accounted for once more.
            ledger.leave_out(f"{place}wiersz {row.number}", "powtórzony wiersz nagłówków", _text(row))
        elif not kept and _counts(row):
            ledger.leave_out(f"{place}wiersz {row.number}", "numery kolumn nie są organizacją", _text(row))
        else:
            kept.append(row)
    _tell_columns(columns, kept, place, ledger)
    return Headed(columns, tuple(kept))


def _candidates(rows: Sequence[TableRow]) -> Iterator[tuple[tuple[int, bool, int], tuple[int, int], tuple[str, ...]]]:
    """(score, (first, last row of headings), headings): single rows, and two rows read as one where that says more."""
    for position, row in enumerate(rows[:_SEARCHED_ROWS]):
        for last, names in _readings(rows, position, row):
            fields = {field_of(name) for name in names} - {"", "person", "number"}
            # A sentence such as "Adres i telefon organizacji w mieście …" is a title, not a heading.
            if fields & {"name", "name_and_address"} and (len(fields) > 1 or _look_like_headings(names)):
                yield (len(fields), last == position, -position), (position, last), names


def _readings(rows: Sequence[TableRow], position: int, row: TableRow) -> Iterator[tuple[int, tuple[str, ...]]]:
    yield position, row.cells
    if position + 1 < len(rows):
        below = rows[position + 1].cells
        width = max(len(row.cells), len(below))
        upper, lower = _padded(row.cells, width), _padded(below, width)
        # A group's name stands once above its columns; the lower row tells them apart.
        if not any(re.search(r"\d{3}|@", cell) for cell in lower) and all(len(cell) < 60 for cell in lower):
            yield position + 1, tuple(_joined(one, other) for one, other in zip(upper, lower, strict=True))


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _joined(upper: str, lower: str) -> str:
    if not lower.strip() or not upper.strip():
        return upper.strip() or lower.strip()
    return lower if field_of(lower) else f"{upper.strip()} {lower.strip()}"


def _look_like_headings(names: Sequence[str]) -> bool:
    """Whether a row is one of headings though only the name's is known: short words without digits."""
    words = [fold(name).strip() for name in names if name.strip()]
    named = any(re.match(r"(pelna )?(nazw|organizacj|podmiot|name$)", word) for word in words)
    return named and all(len(word) < 40 and not re.search(r"\d", word) for word in words)


def _text(row: TableRow) -> str:
    return " | ".join(cell.strip() for cell in row.cells if cell.strip())


def _repeats(row: TableRow, names: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return len(cells) > 1 and cells == [name.strip() for name in names if name.strip()]


def _counts(row: TableRow) -> bool:
    """A row of column numbers, 1 2 3 4 …, as official tables have below their headings."""
    cells = [cell.strip(" .()") for cell in row.cells if cell.strip()]
    return len(cells) > 2 and cells == [str(number) for number in range(1, len(cells) + 1)]


def _tell_columns(columns: Sequence[Column], rows: Sequence[TableRow], place: str, ledger: Ledger) -> None:
    """How each column was understood: one line for all that are taken, one for each that is not."""
    taken = [f"„{one.heading.strip()}” → {one.field}" for one in columns if one.field not in ("", "person", "number")]
    ledger.guess(place.rstrip(", "), f"kolumny: {'; '.join(taken)}")
    for column in columns:
        if not column.heading.strip():
            if any(column.position < len(row.cells) and row.cells[column.position].strip() for row in rows):
                ledger.guess(f"{place}kolumna {letters_of(column.position)}", "kolumna nie ma nazwy", "", _AS_COMMENT)
            continue
        where = f"{place}kolumna {letters_of(column.position)}"
        if column.field == "person":
            ledger.guess(where, "danych osób nie przejmuję", column.heading, "Jej treść wypisuję niżej.")
        elif column.field == "number":
            numbers = [row.cells[column.position].strip() for row in rows if column.position < len(row.cells)]
            said = f"kolumny „{column.heading.strip()}” nie przejmuję"
            ledger.leave_out(where, said, ", ".join(filter(None, numbers)))
        elif not column.field:
            ledger.guess(where, "nie ma takiego pola", column.heading, _AS_COMMENT)


_AS_COMMENT = "Jej treść stoi w szkicach jako komentarz: wykorzystaj ją albo usuń."


def letters_of(index: int) -> str:
    """The name of a column in a spreadsheet: A, B, …, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
