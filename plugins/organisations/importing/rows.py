"""One row of a table -> what is known of an organisation, with the guesses marked and the rest told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.core.reading.personal_data import pesel_like
from plugins.core.schema.evidence.certainty import STATES
from plugins.core.schema.fields import SUMMARY_LIMIT, is_slug
from plugins.core.system.csv_text import unguarded
from plugins.core.system.ledger import Ledger, missing
from plugins.organisations.importing import cells, contacts, seats
from plugins.organisations.importing.cells import CellValue, texts_in
from plugins.organisations.importing.headings import Column, letters_of
from plugins.organisations.importing.sheets import TableRow
from plugins.polish.words import fold

_CONTACTS = ("phones", "email", "web", "social")
_NUMBERS = ("krs", "nip", "regon", *_CONTACTS)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]|_x000D_")


@dataclass(slots=True)
class KnownOrganisation:
    """What a row says. ``guesses`` give the reason by field, ``notes`` cells without a field, ``texts`` the body."""

    place: str
    front: dict[str, Any] = field(default_factory=dict)
    guesses: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.front.get("name", ""))

    @property
    def seat(self) -> dict[str, str]:
        found = self.front.get("address")
        return found if isinstance(found, dict) else {}

    def everything(self) -> list[str]:
        """All that was taken over, as the proof of completeness counts it."""
        return [*texts_in(self.front), *(text for _heading, text in self.notes), *self.texts]


@dataclass(slots=True)
class _RowReader:
    known: KnownOrganisation
    ledger: Ledger
    parts: dict[str, str] = field(default_factory=dict)

    def cell(self, column: Column, raw: str) -> None:
        text = unguarded(_CONTROL.sub("", raw)).strip()
        place = f"{self.known.place}, kolumna {letters_of(column.position)}"
        if not text or column.field == "number":
            return
        if column.field == "person":
            self.ledger.leave_out(place, f"nie przejmuję („{column.heading.strip()}”)", text)
        elif cells.is_empty(text) and column.field != "opp":
            if re.search(r"\w", text):
                self.ledger.leave_out(place, "to puste pole", text)
        elif any(True for _ in pesel_like(text)) and column.field not in _NUMBERS:
            self.ledger.leave_out(place, "to wygląda na PESEL, więc nie zapisuję", text)
        elif not column.field:
            self.known.notes.append((column.heading.strip() or letters_of(column.position), " ".join(text.split())))
        else:
            self._take(column.field, text, place)

    def _take(self, name: str, text: str, place: str) -> None:
        before = [*self.known.everything(), *self.parts.values()]
        noted = len(self.ledger.notes)
        if name in _CONTACTS:
            self._contacts(name, text, place)
        elif name in ("whole_address", "name_and_address"):
            self._whole(name, text, place)
        elif name in ("street", "house", "flat", "postal_code", "city"):
            self._part(name, " ".join(text.split()), place)
        elif name == "summary":
            self._summary(text)
        elif name == "identifiers":
            for register, number in re.findall(r"PL-(KRS|NIP|REGON)-(\d+)", text):
                self._single(register.lower(), CellValue(number), place)
        elif name == "certainty" and text in STATES:
            return  # it follows from confirmed_on
        elif name == "slug" and not is_slug(text):
            self.ledger.leave_out(place, "to nie może być nazwą pliku", text)
        elif name in ("name", "slug"):
            self._single(name, CellValue(" ".join(text.split())), place)
        else:
            self._single(name, cells.value_of(name, text), place)
        self._tell_what_is_missing(text, before, noted, place)

    def _tell_what_is_missing(self, text: str, before: list[str], noted: int, place: str) -> None:
        """The safety net: signs of a cell that are neither in what was taken of it nor told are told now."""
        taken = [*self.known.everything(), *self.parts.values()]
        told = [note.quote for note in self.ledger.notes[noted:] if note.is_loss]
        lost = missing([text, *before], [*taken, *told])
        if lost:
            self.ledger.leave_out(place, "zapisano inaczej albo tylko raz", text)

    def _single(self, name: str, value: CellValue, place: str) -> None:
        for why, text in value.left:
            self.ledger.leave_out(place, why, text)
        if value.value is None:
            return
        had = self.known.front.get(name)
        if isinstance(value.value, list):
            self.known.front[name] = [*dict.fromkeys([*(had or []), *value.value])]
        elif had not in (None, value.value):
            self.ledger.leave_out(place, f"druga wartość pola {name}", str(value.value))
            return
        else:
            self.known.front[name] = value.value
        if value.guess:
            self.known.guesses[name] = value.guess

    def _contacts(self, name: str, text: str, place: str) -> None:
        found, left = contacts.contacts(text)
        for kind, values in found.items():
            had = self.known.front.setdefault(kind, [])
            had += [value for value in values if value not in had]
            if kind == "web" and "://" not in text:
                self.known.guesses[kind] = "dopisano https://"
        if left:
            self.ledger.leave_out(place, f"nie nadaje się na {name}", left)

    def _whole(self, name: str, text: str, place: str) -> None:
        if name == "name_and_address":
            named, text = seats.name_and_seat(text)
            self._single("name", CellValue(named, "nazwę i adres rozdzielono z jednej komórki" if text else ""), place)
        if not text:
            return
        for part, value in seats.seat_of(text).items():
            self._append(part, value)
        self.known.guesses["address"] = "adres rozdzielono z jednej komórki"

    def _part(self, name: str, text: str, place: str) -> None:
        if name == "postal_code":
            code = seats.code_of(text)
            if code is None:
                whole = seats.seat_of(text)
                if "postal_code" not in whole:
                    self.ledger.leave_out(place, "to nie jest kod pocztowy", text)
                    return
                for part, value in whole.items():
                    self._append(part, value)
                return
            text = code
        elif name == "city" and re.search(r"\d", text):
            for part, value in seats.seat_of(text).items():
                self._append(part, value)
            return
        self._append(name, text)

    def _append(self, part: str, value: str) -> None:
        """A part of the address; one that is known already is joined to the street, so that nothing goes."""
        had = self.parts.get(part)
        if had is None:
            self.parts[part] = seats.code_of(value) or value if part == "postal_code" else value
        elif fold(had) != fold(value):
            self.parts["street"] = ", ".join(filter(None, (self.parts.get("street"), value)))

    def _summary(self, text: str) -> None:
        line = " ".join(text.split())
        if "summary" not in self.known.front and len(line) <= SUMMARY_LIMIT:
            self.known.front["summary"] = line
            return
        if "summary" not in self.known.front:
            self.known.front["summary"] = _first_sentences(line)
            self.known.guesses["summary"] = "początek dłuższego opisu, który stoi niżej w całości"
        self.known.texts += [part for piece in text.splitlines() if (part := " ".join(piece.split()))]

    def finish(self) -> None:
        street = seats.street_of(self.parts)
        seat = {"street": street, "postal_code": self.parts.get("postal_code"), "city": self.parts.get("city")}
        seat = {name: value for name, value in seat.items() if value}
        if seat:
            self.known.front["address"] = seat


def _first_sentences(text: str) -> str:
    """The beginning of a text that fits a summary, cut behind a sentence or else behind a word."""
    head = text[: SUMMARY_LIMIT - 1]
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", head)]
    return head[: ends[-1]] if ends and ends[-1] > 40 else f"{head.rpartition(' ')[0] or head}…"


def known_of(row: TableRow, columns: Sequence[Column], place: str, ledger: Ledger) -> KnownOrganisation:
    """What a row says; all that it does not take over is in the ledger."""
    reader = _RowReader(KnownOrganisation(f"{place}wiersz {row.number}"), ledger)
    for position, text in enumerate(row.cells):
        column = columns[position] if position < len(columns) else Column(position, "", "")
        reader.cell(column, text)
    reader.finish()
    return reader.known


# How a name begins -> the form of law that such organisations have as a rule.
_FORMS = (
    (r"fundacja\b", "fundacja"),
    (r"(.*\b)?kolo gospodyn wiejskich\b", "koło gospodyń wiejskich"),
    (r"(.*\b)?spoldzielnia socjalna\b", "spółdzielnia socjalna"),
    (r"(.*\b)?(uczniowski klub sportowy|uks)\b", "uczniowski klub sportowy"),
    (r"(.*\b)?(ochotnicza straz pozarna|osp)\b", "stowarzyszenie"),
    (r"(\w+ )*stowarzyszenie\b", "stowarzyszenie"),
    (r"towarzystwo\b", "stowarzyszenie"),
    (r"(\w+ )?klub sportowy\b|.*\b[mu]?ks\b", "klub sportowy"),
    (r"parafia\b|.*\bparafia\b", "jednostka kościelna"),
    (r"(polski|polskie) .*\boddzial\b.*|.*\boddzial\b.*", "oddział stowarzyszenia"),
)
_COMPILED_FORMS = tuple((re.compile(pattern), form) for pattern, form in _FORMS)


def guess_legal_form(known: KnownOrganisation) -> None:
    """The form of law from the name, where the table does not say it."""
    if known.name and "legal_form" not in known.front:
        plain = " ".join(re.findall(r"[^\W_]+", fold(known.name)))
        form = next((form for pattern, form in _COMPILED_FORMS if pattern.match(plain)), None)
        if form:
            known.front["legal_form"] = form
            known.guesses["legal_form"] = "z nazwy"


def guess_cities(rows: Sequence[KnownOrganisation], codes: Mapping[str, str]) -> None:
    """The town from the postal code, as other rows and files have it: the same code, else codes that begin alike.

    A code with two towns says nothing. ``codes`` are those of the directory.
    """
    seen: dict[str, dict[str, str]] = {}
    for code, city in (*codes.items(), *((k.seat.get("postal_code", ""), k.seat.get("city", "")) for k in rows)):
        if code and city:
            for beginning in (code, code[:4]):
                seen.setdefault(beginning, {})[fold(city)] = city
    for known in rows:
        code = known.seat.get("postal_code", "")
        towns = seen.get(code) or seen.get(code[:4]) or {}
        if code and "city" not in known.seat and len(towns) == 1:
            known.seat["city"] = next(iter(towns.values()))
            known.guesses["address"] = "miejscowość z kodu pocztowego"
