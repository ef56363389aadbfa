"""Records: valid or reported, never both; all mistakes at once, each with its field."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter

from plugins.core.schema.body import Body
from plugins.core.schema.fields import Count, Flag, Many, Phone, Summary, WebAddress, choice
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part, SourcePath, Titled, check
from plugins.core.schema.references import EventRef, OrganisationOrName, references_of
from plugins.core.schema.times import Day, DayOrTime, Deadline

ORIGIN = SourcePath(
    "aktualnosci/2026-01-01-a.md", "announcements", "2026-01-01-a", "a", dt.date(2026, 1, 1), "pl", "/a/", ""
)
BODY = Body("aktualnosci/2026-01-01-a.md", "", 5)


Colour = Annotated[str, choice("czerwony", "zielony")]


class Registration(Part):
    url: WebAddress | None = Field(None, title="Adres zapisów", examples=["https://example.org"])
    deadline: Deadline = Field(title="Termin zapisów", examples=["2026-05-12 16:00"])


class Notice(Titled):
    date: DayOrTime = Field(title="Data", examples=["2026-05-12"])
    summary: Summary = Field(title="Streszczenie", examples=["Zapraszamy."])
    expires: Day | None = Field(None, title="Ważne do", examples=["2026-06-01"])
    urgent: Flag = Field(False, title="Pilne", examples=["tak"])
    seats: Count | None = Field(None, title="Miejsca", examples=["12"])
    events: Many[EventRef] = Field((), title="Wydarzenia")
    organisers: Many[OrganisationOrName] = Field((), title="Organizatorzy")
    phones: Many[Phone] = Field((), title="Telefony")
    colour: Colour = Field("czerwony", title="Kolor", examples=["zielony"])
    registration: Registration | None = Field(None, title="Zapisy")
    rounds: Many[Registration] = Field((), title="Tury")

    @check
    def _ends_after_it_starts(self) -> Iterator[Issue]:
        day = self.date.date() if isinstance(self.date, dt.datetime) else self.date
        if self.expires and self.expires < day:
            yield Issue("expires", "koniec przed początkiem.")


GOOD: dict[str, object] = {"title": "A", "date": "2026-05-12", "summary": "S"}


def read(**front: object) -> Notice:
    record, issues, _ = Notice.read({**GOOD, **front}, ORIGIN, BODY)
    assert issues == ()
    assert record is not None
    return record


def issues_of(**front: object) -> list[tuple[str, str]]:
    record, issues, _ = Notice.read({**GOOD, **front}, ORIGIN, BODY)
    assert record is None
    return [(m.field, m.message) for m in issues]


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        pytest.param("date", "2026-05-12", dt.date(2026, 5, 12), id="a day"),
        pytest.param("urgent", "tak", True, id="tak"),
        pytest.param("urgent", "false", False, id="false"),
        pytest.param("seats", "12", 12, id="a number"),
        pytest.param("events", "2026-01-01-x", ("2026-01-01-x",), id="one value where a list is expected"),
        pytest.param("events", ["{filename}/kalendarz/2026-01-01-x.md"], ("2026-01-01-x",), id="a file name"),
        pytest.param("title", "  Dzień   otwarty ", "Dzień otwarty", id="spaces"),
    ],
)
def test_a_field_is_typed(field: str, written: object, value: object) -> None:
    assert getattr(read(**{field: written}), field) == value


def test_midnight_stays_a_moment() -> None:
    moment = read(date="2026-05-12 00:00").date
    assert isinstance(moment, dt.datetime)
    assert moment.isoformat() == "2026-05-12T00:00:00+02:00"


@pytest.mark.parametrize(
    ("front", "field", "message"),
    [
        pytest.param({"titel": "x"}, "titel", "nieznane pole. Może chodziło o „title”?", id="a typo"),
        pytest.param(
            {"summary:Noc w lokalu, od 8": "rano"},
            "summary:Noc w lokalu, od 8",
            "po dwukropku brakuje spacji. Zapisz „summary: ” i resztę w cudzysłowie.",
            id="no space behind a colon, and one more of them",
        ),
        pytest.param({"body": "x"}, "body", "nieznane pole. Usuń je.", id="a word of ours"),
        pytest.param(
            {"date": "12.05.2026"}, "date", "„12.05.2026” nie jest datą. Zapisz RRRR-MM-DD: 2026-05-12", id="dots"
        ),
        pytest.param(
            {"date": "2026-02-30"},
            "date",
            "nie ma takiego dnia: „2026-02-30”. Sprawdź miesiąc i dzień (RRRR-MM-DD).",
            id="30 February",
        ),
        pytest.param(
            {"date": "2026-05-12 17.00"},
            "date",
            "„17.00” nie jest godziną. Zapisz GG:MM, czyli 17:00",
            id="an hour with a dot",
        ),
        pytest.param(
            {"registration": {"url": "x"}},
            "registration.url",
            "„x” nie jest adresem strony. Zapisz go z https://, np. https://example.org",
            id="nested",
        ),
        pytest.param(
            {"rounds": "x"},
            "rounds",
            "tu mają stać pola podrzędne, każde w osobnym wierszu z wcięciem dwóch spacji, "
            "np. „  deadline: 2026-05-12 16:00”.",
            id="a text for a part",
        ),
        pytest.param(
            {"urgent": "może"}, "urgent", "„może” nie jest ani „tak”, ani „nie”. Wpisz tak albo nie.", id="a flag"
        ),
        pytest.param(
            {"seats": "dwa"},
            "seats",
            "„dwa” nie jest liczbą całkowitą większą od zera. Zapisz ją cyframi, np. 12",
            id="words",
        ),
        pytest.param(
            {"title": ["a", "b"]},
            "title",
            "tu ma stać tekst, a nie lista. Zapisz jedną wartość po dwukropku.",
            id="a list",
        ),
        pytest.param(
            {"colour": "zielon"},
            "colour",
            "„zielon” nie jest jedną ze znanych wartości. Może chodziło o „zielony”? Do wyboru: czerwony, zielony.",
            id="a word of a vocabulary",
        ),
        pytest.param(
            {"summary": "x" * 301},
            "summary",
            "długość streszczenia w znakach: 301. Może mieć najwyżej 300. Skróć je o 1.",
            id="too long",
        ),
        pytest.param({"expires": "2026-05-11"}, "expires", "koniec przed początkiem.", id="two fields together"),
    ],
)
def test_a_wrong_field_says_what_and_how(front: dict[str, object], field: str, message: str) -> None:
    assert (field, message) in issues_of(**front)


def test_a_missing_field_is_told_with_an_example() -> None:
    _record, issues, _ = Notice.read({"title": "A", "summary": "S"}, ORIGIN, BODY)
    assert [(m.field, m.message) for m in issues] == [
        ("date", "brakuje pola (Data). Dopisz wiersz, np. date: 2026-05-12")
    ]


def test_all_mistakes_are_told_at_once_also_those_of_fields_together() -> None:
    fields = [
        field for field, _ in issues_of(titel="x", expires="2020-01-01", seats="0", rounds=[{}, {"deadline": "x"}])
    ]
    assert sorted(fields) == ["expires", "rounds.0.deadline", "rounds.1.deadline", "seats", "titel"]


def test_a_check_that_needs_a_wrong_field_is_skipped() -> None:
    assert [field for field, _ in issues_of(expires="2020-01-01", date="jutro")] == ["date"]


def test_references_are_found_and_plain_names_are_none() -> None:
    record = read(events=["2026-01-01-x"], organisers=["stowarzyszenie-a", "Jan z Bytomia"])
    assert [(field, r.target, text) for field, r, text in references_of(record)] == [
        ("events.0", "events", "2026-01-01-x"),
        ("organisers.0", "organisations", "stowarzyszenie-a"),
    ]


def test_references_of_a_broken_document_are_still_known() -> None:
    _record, _issues, references = Notice.read({**GOOD, "events": "x", "seats": "0"}, ORIGIN, BODY)
    assert [(field, text) for field, _r, text in references] == [("events.0", "x")]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/spotkanie-żółte?a=ó#ą", "https://example.org/spotkanie-%C5%BC%C3%B3%C5%82te?a=%C3%B3#%C4%85"),
        ("https://żółw.example.org/", "https://xn--w-uga1v8h.example.org/"),
        ("https://example.org/50%25?a=1&b=2", "https://example.org/50%25?a=1&b=2"),
    ],
)  # fmt: skip
def test_an_outer_address_is_kept_as_programs_take_it(written: str, address: str) -> None:
    assert TypeAdapter(WebAddress).validate_python(written) == address
