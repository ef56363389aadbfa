"""Sources as data: what may be written, and what it means."""

import datetime as dt
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.core.schema.evidence import sources
from plugins.core.schema.evidence.sources import Source, Sources

READ: TypeAdapter[tuple[Source, ...]] = TypeAdapter(Sources)


def read(*written: Any) -> tuple[Source, ...]:
    return READ.validate_python(written)


def test_a_plain_string_stays_a_source() -> None:
    (source,) = read("bytom.pl, 30 maja 2023 r.")
    assert (source.title, source.url, source.date) == ("bytom.pl, 30 maja 2023 r.", None, None)


def test_an_address_alone_is_named_by_its_host() -> None:
    (source,) = read("https://www.example.org/a/b")
    assert (source.title, source.url) == ("example.org", "https://www.example.org/a/b")


@pytest.mark.parametrize(
    ("written", "date", "days"),
    [
        ("2023-05-30", "2023-05-30", ("2023-05-30", "2023-05-30")),
        ("2024-02", "2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", "2023", ("2023-01-01", "2023-12-31")),
        ("2020–2022", "2020–2022", ("2020-01-01", "2022-12-31")),
        ("2020-2022", "2020–2022", ("2020-01-01", "2022-12-31")),
        ("Bez daty", "bez daty", None),
    ],
)
def test_the_day_of_a_page_is_as_exact_as_the_page(written: str, date: str, days: tuple[str, str] | None) -> None:
    (source,) = read({"title": "strona", "date": written})
    assert source.date == date
    assert source.days == (days and tuple(dt.date.fromisoformat(day) for day in days))


@pytest.mark.parametrize("written", ["30.05.2023", "maj 2023", "2022–2020", "2020–2020", "2023-13", "2023-02-30", ""])
def test_what_is_no_day_of_a_page_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        read({"title": "strona", "date": written})


@pytest.mark.parametrize(
    ("dates", "newest", "span"),
    [
        (["2019", "2021-03"], 2021, (2019, 2021)),
        (["2019", "bez daty"], None, (2019, 2019)),
        (["2019", None], None, (2019, 2019)),
        (["bez daty"], None, None),
        ([], None, None),
    ],
    ids=["dated", "one undated", "one not told", "undated", "none"],
)
def test_the_last_year_is_known_only_when_every_source_is_dated(
    dates: list[str | None], newest: int | None, span: tuple[int, int] | None
) -> None:
    found = read(*({"title": "strona", "date": date} if date else "strona" for date in dates))
    assert sources.newest_year(found) == newest
    assert sources.span(found) == span


def test_a_page_that_says_that_it_has_no_date_is_dated_enough_for_us() -> None:
    assert sources.is_dated(read({"title": "strona", "date": "bez daty"}))
    assert not sources.is_dated(read("strona"))
