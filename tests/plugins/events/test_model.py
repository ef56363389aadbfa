"""What an event is: front matter to records, and front matter to problems. Messages are tested in full."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.events.model import Event
from plugins.events.recurrence import repeating
from plugins.polish.timezone import ZONE
from tests import building

An = Callable[..., Event]
IssuesOf = Callable[..., list[tuple[str, str]]]


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("fields", "finish"),
    [
        ({}, at("2026-05-12 19:00")),
        ({"end": None, "duration": "90 min"}, at("2026-05-12 18:30")),
        ({"end": None, "duration": "2 dni"}, at("2026-05-14 17:00")),
        ({"start": "2026-10-24 22:00", "end": None, "duration": "7 h"}, at("2026-10-25 04:00")),
        ({"start": "2026-05-12", "end": "2026-05-14"}, dt.date(2026, 5, 14)),
        ({"start": "2026-05-12", "end": None, "duration": "3 dni"}, dt.date(2026, 5, 14)),
        ({"start": "2026-05-12", "end": None}, dt.date(2026, 5, 12)),
    ],
    ids=["end", "minutes", "days", "over-the-change", "whole-days", "whole-days-by-duration", "one-whole-day"],
)
def test_end_is_what_was_written_or_follows_from_the_duration(
    an_event: An, fields: dict[str, Any], finish: object
) -> None:
    assert an_event(**fields).finish == finish


def test_what_is_full_needs_no_way_to_sign_up(an_event: An) -> None:
    assert an_event(registration={"full": "tak"}).registration.full  # type: ignore[union-attr]


def test_single_values_are_accepted_where_lists_are_expected(an_event: An) -> None:
    event = an_event(organisers="Koło Gospodyń", trainers="Anna Nowak", accessibility="pjm", language="polski")
    assert (event.organisers, event.trainers) == (("Koło Gospodyń",), ("Anna Nowak",))
    assert (event.accessibility, event.language) == (("pjm",), ("pl",))


@pytest.mark.parametrize("price", [None, "0", "0 zł", "bezpłatne", "bezpłatnie", "wstęp wolny", ""])
def test_all_words_for_free_mean_free(an_event: An, price: str | None) -> None:
    assert an_event(price=price).is_free


@pytest.mark.parametrize(("price", "kept"), [("20", "20 zł"), ("20 zł", "20 zł"), ("co łaska", "co łaska")])
def test_a_price_is_kept_in_words(an_event: An, price: str, kept: str) -> None:
    assert an_event(price=price).price == kept


@pytest.mark.parametrize(
    ("fields", "only_online"),
    [
        ({}, False),
        ({"online": "https://example.org/x"}, True),
        ({"online": "https://example.org/x", "place": {"room": "sala 12"}}, False),
        ({"online": "https://example.org/x", "place": "Biblioteka"}, False),
    ],
    ids=["here", "online", "hybrid-here", "hybrid-elsewhere"],
)
def test_event_with_an_online_address_and_no_place_is_online_only(
    an_event: An, fields: dict[str, Any], only_online: bool
) -> None:
    assert an_event(**fields).online_only is only_online


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        (None, "2026-rodo@lokal.example.org"),
        ("2025-ochrona-danych", "2025-ochrona-danych@lokal.example.org"),
        ("2025-ochrona-danych@stary.example.org", "2025-ochrona-danych@stary.example.org"),
    ],
)
def test_identifier_comes_from_the_file_name_or_is_kept_after_renaming(
    an_event: An, uid: str | None, expected: str
) -> None:
    assert an_event(uid=uid).uid_at("lokal.example.org") == expected


def test_identifier_does_not_follow_title_or_date(an_event: An) -> None:
    moved = an_event(title="Inny tytuł", start="2027-01-12 17:00", end="2027-01-12 19:00")
    assert moved.uid_at("lokal.example.org") == "2026-rodo@lokal.example.org"


PROBLEMS: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    (
        "end-before-start",
        {"end": "2026-05-12 16:00"},
        [("end", "koniec (16:00) jest przed początkiem (17:00). Popraw godzinę.")],
    ),
    (
        "end-on-an-earlier-day",
        {"end": "2026-05-11 19:00"},
        [("end", "koniec (2026-05-11 19:00) jest przed początkiem (2026-05-12 17:00). Popraw datę.")],
    ),
    (
        "end-equal-to-start",
        {"end": "2026-05-12 17:00"},
        [("end", "koniec (17:00) jest równy początkowi. Popraw godzinę.")],
    ),
    (
        "whole-days-backwards",
        {"start": "2026-05-12", "end": "2026-05-11"},
        [("end", "koniec (2026-05-11) jest przed początkiem (2026-05-12). Popraw datę.")],
    ),
    (
        "start-with-and-end-without-hour",
        {"end": "2026-05-12"},
        [
            (
                "end",
                "początek i koniec muszą być tego samego rodzaju: oba z godziną albo oba bez. "
                "Dopisz godzinę, np. 19:00.",
            )
        ],
    ),
    ("end-and-duration", {"duration": "2 h"}, [("duration", "jest i end, i duration. Zostaw jedno z nich.")]),
    (
        "neither-end-nor-duration",
        {"end": None},
        [("end", "brakuje końca. Dopisz end (np. 2026-05-12 19:00) albo duration (np. 2 h).")],
    ),
    (
        "hours-of-a-whole-day",
        {"start": "2026-05-12", "end": None, "duration": "2 h"},
        [("duration", "wydarzenie całodniowe trwa w dniach. Zapisz np. 2 dni albo dopisz godzinę w start.")],
    ),
    (
        "lost-hour-of-march",
        {"start": "2026-03-29 02:30", "end": "2026-03-29 05:00"},
        [
            (
                "start",
                "godziny 02:30 nie ma 2026-03-29: zegary przechodzą z 02:00 na 03:00. Zapisz np. 2026-03-29 03:30.",
            )
        ],
    ),
    (
        "doubled-hour-of-october",
        {"start": "2026-10-25 01:00", "end": "2026-10-25 02:30"},
        [
            (
                "end",
                "godzina 02:30 zdarza się 2026-10-25 dwa razy: zegary cofają się z 03:00 na 02:00. "
                "Wybierz godzinę przed 02:00 albo od 03:00.",
            )
        ],
    ),
    (
        "unknown-kind",
        {"kind": "koncert"},
        [
            (
                "kind",
                "„koncert” nie jest jedną ze znanych wartości. "
                "Do wyboru: szkolenie, webinar, doradztwo, spotkanie, wydarzenie.",
            )
        ],
    ),
    (
        "cancelled-without-a-word",
        {"status": "odwolane"},
        [("status_note", "brakuje wyjaśnienia przy status: odwolane. Dopisz status_note: powód.")],
    ),
    (
        "registration-without-a-way",
        {"registration": {"deadline": "2026-05-11"}},
        [("registration", "nie wiadomo, jak się zapisać. Dopisz url, email albo phone.")],
    ),
    (
        "deadline-after-start",
        {"registration": {"email": "a@example.org", "deadline": "2026-05-12 18:00"}},
        [("registration.deadline", "zapisy kończą się po początku wydarzenia (2026-05-12). Popraw datę.")],
    ),
    (
        "deadline-before-opening",
        {"registration": {"email": "a@example.org", "opens": "2026-05-10", "deadline": "2026-05-09"}},
        [("registration.deadline", "zapisy kończą się, zanim się zaczną (opens). Popraw jedną z dat.")],
    ),
    (
        "picture-without-words",
        {"image": "plakat.jpg"},
        [("image_alt", 'brakuje opisu obrazu. Dopisz image_alt: co widać (albo "" gdy obraz tylko zdobi).')],
    ),
    (
        "half-a-point-on-the-map",
        {"place": {"name": "Rynek", "lat": "50.35"}},
        [("place", "współrzędne idą w parze. Podaj lat i lon albo usuń oba.")],
    ),
    (
        "first-date-is-another-weekday",
        {"repeats": {"every": "tydzień", "on": "środa", "count": "3"}},
        [
            (
                "repeats.on",
                "pierwszy termin 2026-05-12 to wtorek, a nie jest nim żaden z podanych dni. Popraw dzień albo start.",
            )
        ],
    ),
    (
        "two-ends-of-a-repetition",
        {"repeats": {"every": "tydzień", "count": "3", "until": "2026-06-30"}},
        [("repeats.count", "jest i until, i count. Zostaw jedno z nich.")],
    ),
    (
        "repetition-ends-before-it-begins",
        {"repeats": {"every": "tydzień", "until": "2026-05-01"}},
        [("repeats.until", "koniec powtarzania jest przed pierwszym terminem (2026-05-12). Popraw datę.")],
    ),
    (
        "too-many-dates",
        {"repeats": {"every": "dzień", "until": "2036-05-01"}},
        [("repeats.until", "to więcej niż 1000 terminów. Podaj wcześniejszy koniec.")],
    ),
    (
        "exceptions-that-hit-nothing",
        {"repeats": {"every": "tydzień", "count": "3", "except": ["2026-05-20"], "changes": [{"date": "2026-06-09"}]}},
        [
            (
                "repeats.except.0",
                "2026-05-20 (środa) nie ma żadnego terminu. "
                "Najbliższy to 2026-05-19 (wtorek). Popraw datę albo ją usuń.",
            ),
            (
                "repeats.changes.0.date",
                "2026-06-09 (wtorek) nie ma żadnego terminu. "
                "Najbliższy to 2026-05-26 (wtorek). Popraw datę albo ją usuń.",
            ),
        ],
    ),
    (
        "added-date-that-is-already-there",
        {"repeats": {"every": "tydzień", "count": "3", "also": ["2026-05-19"]}},
        [("repeats.also.0", "2026-05-19 (wtorek) już jest termin. Usuń tę datę.")],
    ),
    (
        "changed-end-before-start",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"date": "2026-05-19", "end": "16:00"}]}},
        [("repeats.changes.0.end", "koniec (16:00) jest przed początkiem (17:00). Popraw godzinę.")],
    ),
    (
        "change-that-changes-nothing",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"date": "2026-05-19"}]}},
        [
            (
                "repeats.changes.0",
                "nie mówi, co się zmienia. Dopisz start, end, place, online, title, trainers, status albo note.",
            )
        ],
    ),
    (
        "left-out-and-changed",
        {
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "except": ["2026-05-19"],
                "changes": [{"date": "2026-05-19", "status": "odwolane"}],
            }
        },
        [
            (
                "repeats.changes.0.date",
                "2026-05-19 (wtorek) jest też w except, więc tego terminu nie ma. Usuń tę datę z except albo usuń "
                "zmianę; odwołany termin, który ma być widać, zapisz tylko tu: status: odwolane.",
            )
        ],
    ),
    (
        "change-of-nobody-knows-which-date",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"start": "18:00"}]}},
        [
            (
                "repeats.changes.0",
                "nie wiadomo, który termin. Dopisz date (jeden termin) albo from (ten i wszystkie po nim).",
            )
        ],
    ),
    (
        "one-date-and-all-after-it",
        {
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": [{"date": "2026-05-19", "from": "2026-05-19", "start": "18:00"}],
            }
        },
        [
            (
                "repeats.changes.0",
                "jest i date, i from. Zostaw date (jeden termin) albo from (ten i wszystkie po nim).",
            )
        ],
    ),
    (
        "from-a-date-on-to-another-day",
        {
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": [{"from": "2026-05-19", "start": "2026-05-20 18:00"}],
            }
        },
        [
            (
                "repeats.changes.0.start",
                "od tego terminu można zmienić tylko godzinę. "
                "Zapisz samą godzinę, np. 18:00; inny dzień tygodnia zapisz w osobnym pliku.",
            )
        ],
    ),
    (
        "from-the-first-date-on",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"from": "2026-05-12", "title": "Inaczej"}]}},
        [("repeats.changes.0.from", "to pierwszy termin. Zmień wprost pola wydarzenia.")],
    ),
    (
        "from-no-date-on",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"from": "2026-05-20", "title": "Inaczej"}]}},
        [
            (
                "repeats.changes.0.from",
                "2026-05-20 (środa) nie ma żadnego terminu. "
                "Najbliższy to 2026-05-19 (wtorek). Popraw datę albo ją usuń.",
            )
        ],
    ),
    (
        "from-a-date-on-it-ends-before-it-begins",
        {"repeats": {"every": "tydzień", "count": "3", "changes": [{"from": "2026-05-19", "end": "16:00"}]}},
        [("repeats.changes.0.end", "koniec (16:00) jest przed początkiem (17:00). Popraw godzinę.")],
    ),
    (
        "from-a-date-on-in-the-lost-hour",
        {
            "start": "2026-03-22 10:00",
            "end": "2026-03-22 11:00",
            "repeats": {"every": "tydzień", "count": "3", "changes": [{"from": "2026-03-29", "start": "02:30"}]},
        },
        [
            (
                "repeats",
                "termin 2026-03-29: godziny 02:30 nie ma 2026-03-29: zegary przechodzą z 02:00 na 03:00. "
                "Zapisz np. 2026-03-29 03:30. Albo dopisz 2026-03-29 do except.",
            )
        ],
    ),
    (
        "repetition-that-ends-in-the-doubled-hour",
        {
            "start": "2026-10-17 22:00",
            "end": "2026-10-18 02:30",
            "repeats": {"every": "tydzień", "count": "3", "changes": {"date": "2026-10-24", "note": "Dłużej."}},
        },
        [
            (
                "repeats",
                "termin 2026-10-24: godzina 02:30 zdarza się 2026-10-25 dwa razy: zegary cofają się z 03:00 na 02:00. "
                "Wybierz godzinę przed 02:00 albo od 03:00. Albo dopisz 2026-10-24 do except.",
            )
        ],
    ),
    (
        "repetition-in-the-lost-hour",
        {"start": "2026-03-27 02:30", "end": "2026-03-27 03:30", "repeats": {"every": "dzień", "count": "4"}},
        [
            (
                "repeats",
                "termin 2026-03-29: godziny 02:30 nie ma 2026-03-29: zegary przechodzą z 02:00 na 03:00. "
                "Zapisz np. 2026-03-29 03:30. Albo dopisz 2026-03-29 do except.",
            )
        ],
    ),
]


@pytest.mark.parametrize(("fields", "expected"), [p[1:] for p in PROBLEMS], ids=[p[0] for p in PROBLEMS])
def test_mistakes_are_told_with_their_cure(
    issues_of: IssuesOf, fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert issues_of(**fields) == expected


def test_all_mistakes_are_told_at_once(issues_of: IssuesOf) -> None:
    found = issues_of(kind="koncert", end="2026-05-12 16:00", status="przelozone", organizers="X")
    assert {field for field, _ in found} == {"kind", "end", "status_note", "organizers"}


def test_unknown_field_of_a_repetition_lists_the_words_that_staff_write(issues_of: IssuesOf) -> None:
    found = dict(issues_of(repeats={"every": "tydzień", "pomijamy": "2026-05-19"}))
    assert found["repeats.pomijamy"] == (
        "nieznane pole. Usuń je albo użyj jednego z: every, on, until, count, except, also, changes."
    )


def test_problems_of_nested_fields_stand_at_their_lines(tmp_path: Path) -> None:
    text = """---
title: Dyżur
start: 2026-05-12 17:00
duration: 2 h
kind: doradztwo
summary: Po co.
repeats:
  every: tydzień
  count: 3
  except:
    - 2026-05-19
    - 2026-05-20
  changes:
    - date: 2026-05-26
      end: 16:00
---
"""
    found = building.problems(tmp_path, {"kalendarz/2026-05-12-dyzur.md": text}, "2026-05-01", "events")
    assert [(problem.line, problem.field) for problem in found] == [
        (12, "repeats.except"),
        (15, "repeats.changes.end"),
    ]


def test_two_events_with_one_identifier_are_a_problem(tmp_path: Path) -> None:
    front = "---\ntitle: A\nstart: 2026-05-12\nend: 2026-05-12\nkind: spotkanie\nsummary: S\n{}---\n"
    files = {"kalendarz/2026-05-12-a.md": front.format(""), "kalendarz/2026-06-12-b.md": front.format("uid: 2026-a\n")}
    (problem,) = building.problems(tmp_path, files, "2026-05-01", "events")
    assert str(problem) == (
        "kalendarz/2026-06-12-b.md:7: uid: identyfikator 2026-a@lokal.example.org ma już kalendarz/2026-05-12-a.md. "
        "Zmień albo usuń jedno z pól uid."
    )


def test_one_moment_can_not_be_left_out_and_added(issues_of: IssuesOf) -> None:
    """Programs take exceptions out of everything, so the added date would show on the site alone."""
    rule = {"every": "tydzień", "count": "8", "except": ["2026-05-19"]}
    (found,) = issues_of(repeats={**rule, "also": ["2026-05-19"]})
    assert found[0] == "repeats.also.0"
    assert "except" in found[1]
    assert issues_of(repeats={**rule, "also": ["2026-05-19 08:00"]}) == []


DOUBTS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "monthly-on-the-31st": (
        {"start": "2026-01-31", "end": "2026-01-31", "repeats": {"every": "miesiąc"}},
        [
            (
                "repeats.every",
                "miesiące, które nie mają 31. dnia, zostają pominięte. Jeśli chodzi o ostatni dzień miesiąca, "
                "dopisz on: ostatni dzień miesiąca.",
            )
        ],
    ),
    "monthly-on-the-28th": ({"start": "2026-01-28", "end": "2026-01-28", "repeats": {"every": "miesiąc"}}, []),
    "last-day-of-the-month": (
        {"start": "2026-01-31", "end": "2026-01-31", "repeats": {"every": "miesiąc", "on": "ostatni dzień miesiąca"}},
        [],
    ),
    "longer-than-its-step": (
        {"start": "2026-05-12", "end": "2026-05-13", "repeats": {"every": "dzień", "count": "3"}},
        [
            (
                "repeats.every",
                "jeden termin trwa jeszcze, gdy zaczyna się następny (2026-05-13 (środa)). "
                "Popraw end, duration albo every.",
            )
        ],
    ),
    "as-long-as-its-step": (
        {"end": "2026-05-13 17:00", "repeats": {"every": "dzień", "count": "3"}},
        [],
    ),
    "moved-onto-another-date": (
        {
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": [{"date": "2026-05-12", "start": "2026-05-19 09:00"}],
            }
        },
        [
            (
                "repeats.changes.0.start",
                "2026-05-19 (wtorek) już jest inny termin tego cyklu; będą tam dwa. Sprawdź datę.",
            )
        ],
    ),
    "moved-to-another-hour": (
        {
            "repeats": {
                "every": "tydzień",
                "count": "3",
                "changes": [{"date": "2026-05-12", "start": "2026-05-12 09:00"}],
            }
        },
        [],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_probably_meant_otherwise_is_a_warning(
    an_event: Callable[..., Event], fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    found = repeating.warnings_in(an_event(**fields))
    assert [(issue.field, issue.message) for issue in found] == expected
