"""Where a document knows things from, as data: the page, its address, its own day, and the day on which we read it.

A page's day is as exact as the page says: a day, a month, a year, a range of years, or „bez daty”. Plain strings stay
accepted (contract, section 2): then the day of the page is not told.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.core.schema.fields import Flag, InvalidValue, Line, Many, WebAddress, text_of
from plugins.core.schema.times import Day, parsed_day
from plugins.core.schema.uses import PUBLIC

UNDATED = "bez daty"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")


def _page_day(value: object) -> str:
    text = " ".join(text_of(value).split())
    if text.casefold() == UNDATED:
        return UNDATED
    if re.fullmatch(r"\d{4}", text) or _MONTH.fullmatch(text):
        return text
    if years := _YEARS.fullmatch(text):
        if years[2] <= years[1]:
            raise InvalidValue(f"„{text}”: drugi rok ma być późniejszy. Zapisz np. 2020–2022")
        return f"{years[1]}–{years[2]}"
    try:
        return parsed_day(text).isoformat()
    except InvalidValue:
        raise InvalidValue(
            f"„{text}” nie jest datą strony. Zapisz 2023-05-30, 2023-05, 2023, 2020–2022 albo {UNDATED}"
        ) from None


PageDay = Annotated[str, BeforeValidator(_page_day, json_schema_input_type=str)]


class Source(BaseModel):
    """One page, book or letter that says what the document says."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: Annotated[Line, PUBLIC] = Field(title="Co to jest", examples=["strona miasta, zapowiedź pikniku"])
    url: Annotated[WebAddress | None, PUBLIC] = Field(
        None, title="Adres strony", examples=["https://example.org/artykul"]
    )
    date: Annotated[PageDay | None, PUBLIC] = Field(
        None,
        title="Data strony",
        description=f"Dzień, miesiąc, rok albo lata, które podaje sama strona; gdy nie podaje: {UNDATED}.",
        examples=["2023-05-30"],
    )
    read_on: Annotated[Day | None, PUBLIC] = Field(
        None, title="Kiedy ją czytaliśmy", description="Puste: checked_on albo nie wiadomo.", examples=["2026-11-23"]
    )
    preview: Annotated[Flag | None, PUBLIC] = Field(
        None,
        title="Czy to zapowiedź",
        description="tak = mówi, co ma być; nie = mówi, co było. Puste: decyduje data strony.",
        examples=["tak"],
    )

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that the page's own date can mean; None when it has none, or it is not told."""
        return None if self.date in (None, UNDATED) else days_of(self.date)

    def tells_of_the_past(self, last_day: dt.date) -> bool:
        """Whether it says what was: staff say so, or its own day is after ``last_day``."""
        return not self.preview if self.preview is not None else self.days is not None and self.days[0] > last_day


def written(value: object) -> object:
    """A source written as one string: an address, or words."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if re.match(r"https?://\S+$", text):
        return {"title": _short(text), "url": text}
    return {"title": text}


def _short(url: str) -> str:
    """A page by its host, as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


Sources = Many[Annotated[Source, BeforeValidator(written)]]


def days_of(date: str) -> tuple[dt.date, dt.date]:
    """(first, last) day of „2023-05-30”, „2023-05”, „2023” or „2020–2022”."""
    first, _, last = date.partition("–")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    if len(text) == len("2023-05-30"):
        return dt.date.fromisoformat(text), dt.date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:] or 0)
    if month:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def is_dated(sources: Iterable[Source]) -> bool:
    """Whether at least one source tells its own day, or that it has none."""
    return any(source.date for source in sources)


def newest_year(sources: Iterable[Source]) -> int | None:
    """The last year that the sources can know of; None when one of them might be younger than it says."""
    years = [source.days[1].year if source.days else None for source in sources]
    known = [year for year in years if year is not None]
    return max(known) if known and len(known) == len(years) else None


def span(sources: Iterable[Source]) -> tuple[int, int] | None:
    """The years of the dated sources, first and last; None when none is dated."""
    found = [source.days for source in sources if source.days]
    return (min(first.year for first, _ in found), max(last.year for _, last in found)) if found else None


def has_undated(sources: Iterable[Source]) -> bool:
    return any(source.days is None for source in sources)


def as_data(source: Source) -> Mapping[str, str | None]:
    """A source for JSON."""
    return {
        "title": source.title,
        "url": source.url,
        "date": source.date,
        "read_on": source.read_on.isoformat() if source.read_on else None,
    }
