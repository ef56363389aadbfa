"""The centre's own data: `content/site.yaml`, the only home of names, addresses, numbers and vocabularies."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, ValidationError

from plugins.core.schema.fields import (
    Clock,
    Count,
    Day,
    Email,
    Flag,
    InvalidValue,
    Latitude,
    Line,
    Longitude,
    Many,
    Phone,
    Summary,
    Text,
    WebAddress,
    choice,
    is_slug,
    parsed_day,
    text_of,
)
from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import issue_of
from plugins.core.schema.record import Part
from plugins.core.schema.references import OrganisationOrName
from plugins.core.schema.sources import Source, written

# The name of the file, in the content folder.
SITE = "site.yaml"
WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
# For judging documents where site.yaml has mistakes; nothing is built then.
STAND_INS: Mapping[str, Any] = {
    "name": "ośrodek",
    "url": "https://osrodek.invalid",
    "email": "biuro@osrodek.invalid",
    "phones": {"number": "112"},
}
LANGUAGES = ("pl", "uk", "en", "etr")


def _vocabulary(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InvalidValue("tu mają stać pary: adres: Nazwa, np. szkolenia: Szkolenia")
    for slug in value:
        if not is_slug(str(slug)):
            raise InvalidValue(f"„{slug}” nie może być nazwą w adresie. Użyj małych liter a–z, cyfr i łączników.")
    for slug, name in value.items():
        if not text_of(name):
            raise InvalidValue(
                f"„{slug}” nie ma nazwy, którą zobaczą czytelnicy. Zapisz np. {slug}: {slug.capitalize()}"
            )
    return {str(slug): text_of(name) for slug, name in value.items()}


Vocabulary = Annotated[dict[str, str], BeforeValidator(_vocabulary)]


def _permanent_address(value: object) -> str:
    text = text_of(value).rstrip("/")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise InvalidValue(
            f"„{text}” nie jest adresem serwisu. Zapisz protokół i domenę, np. https://lokal.example.org"
        )
    return text


def _since(value: object) -> dt.date | str:
    """A day, or words such as „2020–2022” and „maj 2020”."""
    if isinstance(value, dt.date):
        return value
    text = text_of(value)
    return parsed_day(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


class Address(Part):
    """A place as letters are addressed to it."""

    name: Line | None = Field(None, title="Nazwa miejsca", examples=["Dom Kultury"])
    street: Line | None = Field(None, title="Ulica i numer", examples=["pl. Sobieskiego 3"])
    postal_code: Line | None = Field(None, title="Kod pocztowy", examples=["00-000"])
    city: Line | None = Field(None, title="Miejscowość", examples=["Bytom"])
    note: Line | None = Field(None, title="Jak trafić", examples=["wejście od placu"])
    lat: Latitude | None = Field(None, title="Szerokość geograficzna", examples=["50.3483"])
    lon: Longitude | None = Field(None, title="Długość geograficzna", examples=["18.9156"])

    @property
    def town(self) -> str:
        """Postal code and city, as far as they are known."""
        return " ".join(filter(None, (self.postal_code, self.city)))

    @property
    def short(self) -> str:
        """pl. Sobieskiego 3, Bytom; empty when neither is known."""
        return ", ".join(filter(None, (self.street, self.city)))

    @property
    def full(self) -> str:
        """The same with the postal code."""
        return ", ".join(filter(None, (self.street, self.town)))


class Holding(Part):
    """Something that holds from a day until a day, both included; without them always."""

    # `from` is a word of Python.
    first: Day | None = Field(
        None, alias="from", title="Od dnia", description="Wcześniej tego nie pokazujemy.", examples=["2027-01-01"]
    )
    until: Day | None = Field(None, title="Do dnia", description="Ostatni dzień, włącznie.", examples=["2026-12-31"])

    def holds_on(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.until is None or day <= self.until)


class CentrePhone(Holding):
    number: Phone = Field(title="Numer", examples=["32 123 45 67"])
    note: Line | None = Field(None, title="Uwaga", examples=["sekretariat"])
    since: Annotated[dt.date | str, BeforeValidator(_since)] | None = Field(
        None, title="Od kiedy", description="Dzień (wtedy numer pokażemy od tego dnia) albo lata.", examples=["2020"]
    )
    source: Annotated[Source, BeforeValidator(written)] | None = Field(
        None,
        title="Skąd jest ten numer",
        description="Puste: od operatora.",
        examples=["{title: dawna strona, date: 2020}"],
    )
    confirmed_on: Day | None = Field(None, title="Kiedy operator potwierdził numer", examples=["2026-12-03"])

    def holds_on(self, day: dt.date) -> bool:
        return super().holds_on(day) and not (isinstance(self.since, dt.date) and self.since > day)


class SiteLink(Part):
    label: Line = Field(title="Nazwa", examples=["Facebook"])
    url: WebAddress = Field(title="Adres", examples=["https://example.org"])
    source: Annotated[Source, BeforeValidator(written)] | None = Field(
        None,
        title="Skąd jest ten adres",
        description="Puste: od operatora.",
        examples=["{title: dawna strona, date: 2020}"],
    )
    confirmed_on: Day | None = Field(None, title="Kiedy operator potwierdził adres", examples=["2026-12-03"])


class Hours(Holding):
    """Opening hours of some days of the week."""

    days: Many[Annotated[str, choice(*WEEKDAYS)]] = Field(title="Dni", examples=["[poniedziałek, środa]"])
    opens: Clock = Field(title="Od", examples=["10:00"])
    closes: Clock = Field(title="Do", examples=["18:00"])
    note: Line | None = Field(None, title="Uwaga", examples=["po umówieniu"])


class Closure(Part):
    """Days on which the centre is closed, both included."""

    start: Day = Field(title="Od", examples=["2026-12-24"])
    end: Day | None = Field(None, title="Do", examples=["2026-12-26"])
    reason: Line = Field(title="Powód", examples=["święta"])


class Funder(Part):
    name: Line = Field(title="Kto finansuje", examples=["Gmina Bytom"])
    url: WebAddress | None = Field(None, title="Adres strony", examples=["https://example.org"])
    note: Text | None = Field(None, title="Zdanie o finansowaniu", examples=["Zadanie finansuje Gmina Bytom."])


class Room(Part):
    name: Line = Field(title="Nazwa", examples=["Sala spotkań"])
    seats: Count | None = Field(None, title="Miejsca", examples=["20"])
    equipment: Many[Line] = Field((), title="Wyposażenie", examples=["[rzutnik, tablica]"])
    note: Text | None = Field(None, title="Uwaga", examples=["na parterze"])


class Centre(Part):
    """Everything about the centre that more than one page says."""

    name: Line = Field(title="Nazwa", examples=["lokal w Bytomiu"])
    url: Annotated[str, BeforeValidator(_permanent_address)] = Field(
        title="Stały adres serwisu", examples=["https://lokal.example.org"]
    )
    topics: Vocabulary = Field(title="Tematy ogłoszeń", examples=["{szkolenia: Szkolenia}"])
    short_name: Line | None = Field(None, title="Nazwa krótka", examples=["lokal"])
    descriptor: Line | None = Field(None, title="Czym jest", examples=["centrum organizacji pozarządowych"])
    summary: Summary | None = Field(None, title="W jednym zdaniu", examples=["Miejsce dla organizacji."])
    address: Address = Field(Address(), title="Adres")
    email: Email | None = Field(None, title="E-mail", examples=["biuro@example.org"])
    phones: Many[CentrePhone] = Field((), title="Telefony")
    links: Many[SiteLink] = Field((), title="Inne miejsca w sieci")
    hours: Many[Hours] = Field((), title="Godziny otwarcia", description="Puste: godziny nie są znane.")
    hours_note: Text | None = Field(None, title="Uwaga o godzinach", examples=["Umów się e-mailem."])
    closures: Many[Closure] = Field((), title="Dni zamknięcia")
    operators: Many[OrganisationOrName] = Field((), title="Kto prowadzi", examples=["[stowarzyszenie-manuffaktura]"])
    funder: Funder | None = Field(None, title="Kto finansuje")
    rooms: Many[Room] = Field((), title="Sale")
    districts: Vocabulary = Field({}, title="Dzielnice", examples=["{bobrek: Bobrek}"])
    languages: Many[Annotated[str, choice(*LANGUAGES)]] = Field(("pl",), title="Języki serwisu", examples=["[pl, uk]"])
    publisher: Line | None = Field(None, title="Kto publikuje", examples=["Stowarzyszenie Manuffaktura"])
    accessibility: Text | None = Field(None, title="Dostępność miejsca", examples=["Wejście bez schodów."])
    demonstration: Flag = Field(
        False, title="Zmyślony ośrodek", description="Każda strona mówi wtedy, że to pokaz.", examples=["tak"]
    )

    @property
    def host(self) -> str:
        """Host of the permanent address; part of every UID, so it never changes."""
        return urlsplit(self.url).hostname or ""

    @property
    def phone(self) -> CentrePhone | None:
        """The number to call now: the first one."""
        return self.phones[0] if self.phones else None

    @classmethod
    def read(cls, front: Mapping[str, object]) -> "tuple[Centre | None, tuple[Issue, ...]]":
        """The centre, and what is wrong with its data. With mistakes it is good for judging documents and nothing else:
        wrong fields are left out. None when not even that can be done, since the topics are not known.
        """
        try:
            centre = cls.model_validate(dict(front))
        except ValidationError as error:
            details = error.errors(include_url=False)
            issues = tuple(issue_of(detail, cls, front) for detail in details)
            wrong = {str(detail["loc"][0]) for detail in details}
            return (None if "topics" in wrong else cls._without(wrong, front)), issues
        return centre, tuple(centre.issues())

    @classmethod
    def _without(cls, wrong: Collection[str], front: Mapping[str, object]) -> "Centre":
        """The centre with stand-ins for the fields that are wrong."""
        right = {name: value for name, value in front.items() if name not in wrong}
        return cls.model_validate({**{name: STAND_INS[name] for name in STAND_INS.keys() & wrong}, **right})

    @classmethod
    def supposed(cls, topics: Iterable[str]) -> "Centre":
        """A stand-in for a centre whose data can not be read: the topics that documents are of count as right."""
        supposed = cls.model_validate({**STAND_INS, "topics": {}})
        return supposed.model_copy(update={"topics": {topic: topic for topic in topics}})

    def issues(self) -> Iterator[Issue]:
        for number, hours in enumerate(self.hours):
            if hours.closes <= hours.opens:
                yield Issue(f"hours.{number}.closes", "koniec jest przed początkiem. Popraw godziny.")
        for number, closure in enumerate(self.closures):
            if closure.end and closure.end < closure.start:
                yield Issue(f"closures.{number}.end", "koniec jest przed początkiem. Popraw daty.")

    def closure_on(self, day: dt.date) -> Closure | None:
        return next((c for c in self.closures if c.start <= day <= (c.end or c.start)), None)

    def hours_on(self, day: dt.date) -> tuple[Hours, ...]:
        """Opening hours of a day; empty when closed or not known."""
        if self.closure_on(day):
            return ()
        return tuple(h for h in self.hours if WEEKDAYS[day.weekday()] in h.days)
