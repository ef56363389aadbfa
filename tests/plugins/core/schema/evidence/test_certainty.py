"""How sure: the same few sentences for every kind, in each language."""

import datetime as dt
from typing import Any

import pytest

from plugins.core.schema.evidence import certainty
from plugins.core.schema.evidence.sources import Source

DAY = dt.date(2026, 11, 23)


def a_source(**fields: Any) -> Source:
    return Source.model_validate({"title": "bytom.pl", **fields})


def words(found: certainty.Certainty | None) -> str:
    assert found is not None
    return found.words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2015", "2023-04"], " z lat 2015–2023."),
        (["2015", "bez daty"], " z 2015 r., część bez daty."),
        (["2015"], " z 2015 r."),
        (["bez daty"], " bez daty."),
        ([None], "."),
    ],
    ids=["years", "some undated", "one year", "undated", "not told"],
)
def test_public_pages_are_named_by_their_years(dates: list[str | None], expected: str) -> None:
    found = [a_source(**({"date": date} if date else {})) for date in dates]
    assert words(certainty.of(found, DAY)) == (
        f"Te dane pochodzą ze stron publicznych{expected} Czytaliśmy je 23 listopada 2026 r. Mogły się zestarzeć."
    )


def test_who_confirmed_counts_more_than_what_we_read() -> None:
    found = certainty.of([a_source()], DAY, dt.date(2026, 12, 3))
    assert found is not None
    assert found.state == "potwierdzone"
    assert words(found) == "Organizacja potwierdziła te dane 3 grudnia 2026 r."


def test_what_names_no_source_is_the_word_of_the_site() -> None:
    assert certainty.of([]) is None
    assert certainty.short(None, None) is None
    assert certainty.evidence([]) is None


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("pl", "niepotwierdzone, ze strony z lat 2020–2022"),
        ("etr", "niepotwierdzone, ze strony z lat 2020–2022"),
        ("uk", "не підтверджено, зі сторінки 2020–2022 років"),
        ("en", "not confirmed, as on a page from 2020–2022"),
    ],
)
def test_the_mark_beside_a_phone_is_in_the_language_of_the_page(lang: str, expected: str) -> None:
    assert words(certainty.short(a_source(date="2020–2022"), None, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "notes"),
    [
        ("pl", ("30 maja 2023 r.", "zapowiedź", "czytana 23 listopada 2026 r.")),
        ("uk", ("30 травня 2023", "анонс", "прочитано 23 листопада 2026")),
        ("en", ("30 May 2023", "announcement", "read on 23 November 2026")),
    ],
)
def test_a_list_of_sources_says_the_day_of_the_page_and_of_the_reading(lang: str, notes: tuple[str, ...]) -> None:
    found = certainty.evidence([a_source(date="2023-05-30", read_on="2026-11-23", preview="tak")], lang=lang)
    assert found is not None
    assert tuple(note.replace("\u00a0", " ") for note in found.lines[0].notes) == notes


def test_every_language_names_every_state() -> None:
    for lang in ("pl", "etr", "uk", "en"):
        found = (certainty.announced(lang), certainty.unknown(lang), certainty.confirmed(DAY, lang))
        assert all(one.words and one.mark for one in found)
    assert {found.state for found in (certainty.announced(), certainty.unknown())} < set(certainty.STATES)


def test_a_source_in_one_line_keeps_its_day_and_its_address() -> None:
    assert certainty.as_text(a_source(date="bez daty")) == "bytom.pl (strona bez daty)"
    assert certainty.as_text(a_source(date="2023", url="https://www.bytom.pl")) == (
        "bytom.pl (2023, https://www.bytom.pl)"
    )
    assert certainty.as_text(a_source()) == "bytom.pl"
