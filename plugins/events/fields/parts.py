"""Parts of an event that have fields of their own: its place, registration and repetition."""

import datetime as dt
import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field

from plugins.core.schema.fields import (
    Count,
    Email,
    Flag,
    Latitude,
    Line,
    Longitude,
    Many,
    Phone,
    WebAddress,
    WebOrEmail,
    choice,
    text_of,
)
from plugins.core.schema.record import Part
from plugins.core.schema.times import Day, DayOrDeadline, DayOrTime, end_of_day, parsed_clock, parsed_day, parsed_moment
from plugins.core.schema.uses import EXPORTED, PUBLIC, WORDS
from plugins.events.fields import rules
from plugins.events.fields.rules import Every, On

Status = Literal["potwierdzone", "wstepne", "odwolane", "przelozone"]
When = dt.date | dt.datetime


def _every(value: object) -> Every:
    return value if isinstance(value, Every) else rules.every(text_of(value))


def _days_on(value: object) -> tuple[On, ...]:
    """One text or a list of them, each possibly naming several days."""
    if not isinstance(value, list | tuple):
        return rules.on(text_of(value))
    return tuple(dict.fromkeys(day for item in value for day in (rules.on(text_of(item)))))


def _clock_or_when(value: object) -> dt.time | When:
    """`18:00` on the same day, or a whole new date or date-time."""
    if isinstance(value, dt.time | dt.date):
        return value
    text = text_of(value)
    if re.fullmatch(r"\d{1,2}[.:]\d\d", text):
        return parsed_clock(text)
    return parsed_moment(text) if re.match(r"\d{4}-\d\d-\d\d[ T]", text) else parsed_day(text)


def _clock_or_end(value: object) -> dt.time | When:
    """The same for an end, which may be written 24:00: the midnight after the start."""
    if isinstance(value, str) and value.strip() in ("24:00", "24.00"):
        return dt.time()
    return end_of_day(value) or _clock_or_when(value)


def _place(value: object) -> object:
    """A plain text is the name of a place."""
    return {"name": value} if isinstance(value, str) else value


class EventPlace(Part):
    """Where it happens. Without a name or an address it is the centre itself (perhaps in one of its rooms)."""

    name: Annotated[Line | None, WORDS] = Field(
        None, title="Nazwa miejsca", description="Puste: nasza siedziba.", examples=["Biblioteka"]
    )
    address: Annotated[Line | None, PUBLIC] = Field(None, title="Adres", examples=["ul. Moniuszki 1, Wierzbograd"])
    room: Annotated[Line | None, PUBLIC] = Field(None, title="Sala", examples=["sala 12"])
    lat: Annotated[Latitude | None, EXPORTED] = Field(None, title="Szerokość geograficzna", examples=["50.3483"])
    lon: Annotated[Longitude | None, EXPORTED] = Field(None, title="Długość geograficzna", examples=["18.9156"])


WrittenPlace = Annotated[EventPlace, BeforeValidator(_place)]


class Registration(Part):
    """How and until when to sign up."""

    url: Annotated[WebAddress | None, PUBLIC] = Field(None, title="Formularz", examples=["https://example.org/zapisy"])
    email: Annotated[Email | None, PUBLIC] = Field(None, title="E-mail", examples=["zapisy@example.org"])
    phone: Annotated[Phone | None, PUBLIC] = Field(None, title="Telefon", examples=["32 123 45 67"])
    opens: Annotated[DayOrTime | None, PUBLIC] = Field(None, title="Zapisy od", examples=["2026-11-20"])
    deadline: Annotated[DayOrDeadline | None, PUBLIC] = Field(
        None, title="Zapisy do", description="Sam dzień oznacza: do końca tego dnia.", examples=["2026-12-04 16:00"]
    )
    full: Annotated[Flag, PUBLIC] = Field(
        False, title="Brak miejsc", description="tak = wszystkie miejsca są zajęte.", examples=["tak"]
    )
    waiting_list: Annotated[WebOrEmail | None, PUBLIC] = Field(
        None, title="Lista rezerwowa", description="Formularz albo e-mail, gdy nie ma już miejsc.",
        examples=["rezerwa@example.org"],
    )  # fmt: skip


ClockOrWhen = Annotated[dt.time | dt.date | dt.datetime, BeforeValidator(_clock_or_when)]
ClockOrEnd = Annotated[dt.time | dt.date | dt.datetime, BeforeValidator(_clock_or_end)]


WrittenStatus = Annotated[Status, choice(*get_args(Status))]


class Change(Part):
    """What is different on one date of a repeating event (`date`), or from one date on (`from`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    date: Annotated[Day | None, PUBLIC] = Field(
        None, title="Który termin", description="Dzień według reguły powtarzania.", examples=["2026-12-08"]
    )
    from_: Annotated[Day | None, PUBLIC] = Field(
        None, alias="from", title="Od którego terminu",
        description="Zamiast date: ten termin i wszystkie po nim.", examples=["2026-12-15"],
    )  # fmt: skip
    title: Annotated[Line | None, PUBLIC] = Field(
        None, title="Inny tytuł", examples=["RODO w praktyce: wersja dla zarządów"]
    )
    start: Annotated[ClockOrWhen | None, PUBLIC] = Field(
        None, title="Nowy początek", examples=["18:00", "2026-12-09 18:00"]
    )
    end: Annotated[ClockOrEnd | None, PUBLIC] = Field(None, title="Nowy koniec", examples=["20:00"])
    place: Annotated[WrittenPlace | None, PUBLIC] = Field(None, title="Inne miejsce", examples=["Biblioteka"])
    online: Annotated[WebAddress | None, PUBLIC] = Field(
        None, title="Online", examples=["https://example.org/spotkanie"]
    )
    trainers: Annotated[Many[Line], PUBLIC] = Field((), title="Inne osoby prowadzące", examples=["[Jan Kowalski]"])
    status: Annotated[WrittenStatus | None, PUBLIC] = Field(None, title="Stan", examples=["odwolane"])
    note: Annotated[Line | None, PUBLIC] = Field(
        None, title="Co się zmieniło", examples=["Inna sala z powodu remontu."]
    )

    @property
    def day(self) -> dt.date:
        """The date that it changes, or the first one."""
        day = self.date or self.from_
        assert day is not None
        return day

    @property
    def facts(self) -> dict[str, object]:
        """What it says, by field; empty when it only names a date."""
        names = (name for name in type(self).model_fields if name not in ("date", "from_"))
        return {name: value for name in names if (value := getattr(self, name)) not in (None, ())}


class Repeats(Part):
    """A rule of repetition. Without `until` and `count` it has no end."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    every: Annotated[Every, BeforeValidator(_every), PUBLIC] = Field(
        title="Co ile", description="dzień, tydzień, 2 tygodnie, miesiąc, rok…", examples=["tydzień"]
    )
    on: Annotated[tuple[On, ...], BeforeValidator(_days_on), PUBLIC] = Field(
        (), title="W które dni", description="Puste: w dzień tygodnia albo miesiąca z pola start.",
        examples=["[wtorek, czwartek]", "ostatni piątek"],
    )  # fmt: skip
    until: Annotated[Day | None, PUBLIC] = Field(
        None, title="Do kiedy", description="Ostatni dzień, włącznie.", examples=["2026-12-22"]
    )
    count: Annotated[Count | None, PUBLIC] = Field(
        None, title="Ile razy", description="Razem z pierwszym terminem i tymi z except.", examples=["10"]
    )
    except_: Annotated[Many[Day], PUBLIC] = Field((), alias="except", title="Oprócz dni", examples=["[2026-12-24]"])
    also: Annotated[Many[DayOrTime], PUBLIC] = Field(
        (), title="Dodatkowo w dni", description="Dzień (o zwykłej godzinie) albo dzień i godzina.",
        examples=["[2026-12-23]"],
    )  # fmt: skip
    changes: Annotated[Many[Change], PUBLIC] = Field(
        (), title="Zmiany pojedynczych terminów", examples=["[{date: 2026-12-08, status: odwolane}]"]
    )
