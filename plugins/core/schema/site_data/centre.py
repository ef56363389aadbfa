"""The centre's own data: `content/site.yaml`, the only home of names, addresses, numbers and vocabularies."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, ValidationError

from plugins.core.schema.evidence.sources import Source, written
from plugins.core.schema.fields import (
    Count,
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
    text_of,
)
from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import issue_of
from plugins.core.schema.record import Part
from plugins.core.schema.references import OrganisationOrName
from plugins.core.schema.site_data.brand import Brand
from plugins.core.schema.times import Clock, Day, parsed_day
from plugins.core.schema.uses import PUBLIC, Use
from plugins.languages.catalogue import languages
from plugins.polish.dates import WEEKDAYS

# The name of the file, in the content folder.
SITE = "site.yaml"
# For judging documents where site.yaml has mistakes; nothing is built then.
STAND_INS: Mapping[str, Any] = {
    "name": "ośrodek",
    "url": "https://osrodek.invalid",
    "email": "biuro@osrodek.invalid",
    "phones": {"number": "112"},
}


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
LanguageCode = Annotated[str, choice(*languages())]


def _texts(value: object) -> dict[str, str]:
    """{language: text}; plain text is Polish."""
    if not isinstance(value, Mapping):
        value = {"pl": value}
    for lang in value:
        if lang not in languages():
            raise InvalidValue(f"„{lang}” nie jest językiem serwisu. Do wyboru: {', '.join(languages())}.")
    found = {str(lang): " ".join(text_of(text).split()) for lang, text in value.items()}
    if not found.get("pl"):
        raise InvalidValue("brakuje polskiego tekstu. Dopisz pl: …")
    return found


Texts = Annotated[dict[str, str], BeforeValidator(_texts)]


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
    street: Line | None = Field(None, title="Ulica i numer", examples=["ul. Nadrzeczna 7"])
    postal_code: Line | None = Field(None, title="Kod pocztowy", examples=["00-000"])
    city: Line | None = Field(None, title="Miejscowość", examples=["Wierzbograd"])
    note: Line | None = Field(None, title="Jak trafić", examples=["wejście od placu"])
    lat: Latitude | None = Field(None, title="Szerokość geograficzna", examples=["50.3483"])
    lon: Longitude | None = Field(None, title="Długość geograficzna", examples=["18.9156"])

    @property
    def town(self) -> str:
        """Postal code and city, as far as they are known."""
        return " ".join(filter(None, (self.postal_code, self.city)))

    @property
    def short(self) -> str:
        """ul. Nadrzeczna 7, Wierzbograd; empty when neither is known."""
        return ", ".join(filter(None, (self.street, self.city)))

    @property
    def full(self) -> str:
        """The same with the postal code."""
        return ", ".join(filter(None, (self.street, self.town)))


class Holding(Part):
    """Something that holds from a day until a day, both included; without them always."""

    # `from` is a word of Python.
    first: Annotated[Day | None, Use(decides="od kiedy widać całość")] = Field(
        None, alias="from", title="Od dnia", description="Wcześniej tego nie pokazujemy.", examples=["2027-01-01"]
    )
    until: Annotated[Day | None, Use(decides="do kiedy widać całość")] = Field(
        None, title="Do dnia", description="Ostatni dzień, włącznie.", examples=["2026-12-31"]
    )

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

    days: Annotated[Many[Annotated[str, choice(*WEEKDAYS)]], PUBLIC] = Field(
        title="Dni", examples=["[poniedziałek, środa]"]
    )
    opens: Annotated[Clock, PUBLIC] = Field(title="Od", examples=["10:00"])
    closes: Annotated[Clock, PUBLIC] = Field(title="Do", examples=["18:00"])
    note: Annotated[Line | None, PUBLIC] = Field(None, title="Uwaga", examples=["po umówieniu"])


class Closure(Part):
    """Days on which the centre is closed, both included."""

    start: Day = Field(title="Od", examples=["2026-12-24"])
    end: Day | None = Field(None, title="Do", examples=["2026-12-26"])
    reason: Line = Field(title="Powód", examples=["święta"])


class Funder(Part):
    name: Line = Field(title="Kto finansuje", examples=["Gmina Wierzbograd"])
    url: WebAddress | None = Field(None, title="Adres strony", examples=["https://example.org"])
    note: Text | None = Field(None, title="Zdanie o finansowaniu", examples=["Zadanie finansuje gmina."])


class Room(Part):
    name: Line = Field(title="Nazwa", examples=["Sala spotkań"])
    seats: Count | None = Field(None, title="Miejsca", examples=["20"])
    equipment: Many[Line] = Field((), title="Wyposażenie", examples=["[rzutnik, tablica]"])
    note: Text | None = Field(None, title="Uwaga", examples=["na parterze"])


TARGETS = {"folder": "katalog na tym komputerze", "rsync": "serwer przez ssh", "pages": "gałąź repozytorium Git"}


class Publishing(Part):
    """Where the site is published to, for those who do not say it each time."""

    target: Annotated[str, choice(*TARGETS)] = Field("folder", title="Dokąd", examples=["folder"])
    keep: Count = Field(
        5, title="Ile wydań zostaje", description="Do tylu poprzednich wersji można wrócić.", examples=["5"]
    )
    repository: Line | None = Field(
        None, title="Repozytorium strony", description="Dla pages. Puste: to, w którym leży treść.",
        examples=["git@example.org:lokal/strona.git"],
    )  # fmt: skip
    branch: Line = Field("gh-pages", title="Gałąź strony", description="Dla pages.", examples=["gh-pages"])
    host: Line | None = Field(None, title="Serwer", description="Dla rsync.", examples=["lokal@example.org"])
    path: Line | None = Field(
        None, title="Miejsce na serwerze", description="Dla rsync: ścieżka dowiązania, które pokazuje serwer.",
        examples=["/srv/lokal/public"],
    )  # fmt: skip


class Unknown(Part):
    """What is said where people act while something is not known, by language: plain text is Polish.

    Each sentence is shown until its fields are filled, and then by itself no more (`plugins.pages.visiting.unknown`).
    """

    operator: Texts | None = Field(
        None,
        title="Kto prowadzi",
        description="Znika, gdy operators_until nie minęło albo go nie ma.",
        examples=["{pl: Nie wiemy jeszcze, kto prowadzi ośrodek., en: We do not know yet who runs the centre.}"],
    )
    hours: Texts | None = Field(
        None, title="Godziny", description="Znika po wpisaniu hours.", examples=["Nie znamy godzin otwarcia."]
    )
    accessibility: Texts | None = Field(
        None,
        title="Dostępność",
        description="Znika po wpisaniu accessibility.",
        examples=["Nie wiemy, czy wejdziesz bez schodów."],
    )
    contact: Texts | None = Field(
        None,
        title="Kontakt",
        description="Znika, gdy choć jeden sposób kontaktu ma confirmed_on.",
        examples=["Nie wiemy, czy te numery działają."],
    )


class WayOut(Part):
    """Where to ask instead, when the centre does not answer."""

    name: Line = Field(title="Nazwa", examples=["Urząd Miejski, Wydział Organizacji Pozarządowych"])
    note: Line | None = Field(None, title="Uwaga", examples=["ten sam budynek"])
    address: Line | None = Field(None, title="Adres", examples=["ul. Nadrzeczna 7"])
    phone: Phone | None = Field(None, title="Telefon", examples=["32 123 45 67"])
    email: Email | None = Field(None, title="E-mail", examples=["urzad@example.org"])
    url: WebAddress | None = Field(None, title="Strona", examples=["https://example.org"])
    source: Annotated[Source, BeforeValidator(written)] | None = Field(
        None, title="Skąd to wiemy", examples=["{title: strona miasta, date: 2024}"]
    )
    confirmed_on: Day | None = Field(None, title="Kiedy to potwierdzono", examples=["2026-12-03"])


class Way(NamedTuple):
    """How sure a way of contact is: where it was read, and when the operator confirmed it."""

    source: Source | None
    confirmed_on: dt.date | None

    @property
    def is_sure(self) -> bool:
        """The operator's own word; what was only read somewhere is not."""
        return self.source is None or self.confirmed_on is not None


class Centre(Part):
    """Everything about the centre that more than one page says."""

    name: Line = Field(title="Nazwa", examples=["Pod Wierzbą"])
    url: Annotated[str, BeforeValidator(_permanent_address)] = Field(
        title="Stały adres serwisu", examples=["https://lokal.example.org"]
    )
    topics: Vocabulary = Field(title="Tematy ogłoszeń", examples=["{szkolenia: Szkolenia}"])
    short_name: Line | None = Field(None, title="Nazwa krótka", examples=["lokal"])
    descriptor: Line | None = Field(None, title="Czym jest", examples=["centrum organizacji pozarządowych"])
    summary: Summary | None = Field(None, title="W jednym zdaniu", examples=["Miejsce dla organizacji."])
    address: Address = Field(Address(), title="Adres")
    email: Email | None = Field(None, title="E-mail", examples=["biuro@example.org"])
    email_source: Annotated[Source, BeforeValidator(written)] | None = Field(
        None,
        title="Skąd jest adres e-mail",
        description="Puste: od operatora.",
        examples=["{title: dawna strona, date: 2020}"],
    )
    email_confirmed_on: Day | None = Field(None, title="Kiedy operator potwierdził e-mail", examples=["2026-12-03"])
    phones: Many[CentrePhone] = Field((), title="Telefony")
    links: Many[SiteLink] = Field((), title="Inne miejsca w sieci")
    hours: Many[Hours] = Field((), title="Godziny otwarcia", description="Puste: godziny nie są znane.")
    hours_note: Text | None = Field(None, title="Uwaga o godzinach", examples=["Umów się e-mailem."])
    closures: Many[Closure] = Field((), title="Dni zamknięcia")
    operators: Many[OrganisationOrName] = Field((), title="Kto prowadzi", examples=["[fundacja-nadrzeczna]"])
    operators_until: Day | None = Field(
        None,
        title="Do kiedy o operatorze wiemy",
        description="Ostatni dzień, dla którego to wiadomo; puste: nadal.",
        examples=["2026-12-31"],
    )
    regular: Many[Line] = Field(
        (),
        title="Co jest stale",
        description="Krótkie zdania; strona pokazuje je, gdy w kalendarzu nie ma wydarzeń.",
        examples=['["We wtorki od 16 do 18: porady prawne."]'],
    )
    funder: Funder | None = Field(None, title="Kto finansuje")
    rooms: Many[Room] = Field((), title="Sale")
    districts: Vocabulary = Field({}, title="Dzielnice", examples=["{zarzecze: Zarzecze}"])
    languages: Many[LanguageCode] = Field(("pl",), title="Języki serwisu", examples=["[pl, uk]"])
    publisher: Line | None = Field(None, title="Kto publikuje", examples=["Fundacja Nadrzeczna"])
    publishing: Publishing = Field(Publishing(), title="Publikacja")
    accessibility: Text | None = Field(None, title="Dostępność miejsca", examples=["Wejście bez schodów."])
    unknown: Unknown = Field(
        Unknown(), title="Czego nie wiemy", description="Zdania, które znikają, gdy uzupełnisz pola, o których mówią."
    )
    ways_out: Many[WayOut] = Field(
        (), title="Gdzie pytać, gdy nie odpowiadamy", description="Pokazywane razem z tym, czego nie wiemy."
    )
    brand: Brand = Field(Brand(), title="Wygląd")  # colours, emblem, pattern, motif, typeface
    menu: Many[Line] = Field(
        (),
        title="Kolejność menu",
        description="Działy i strony w kolejności, w jakiej mają stać; pozostałe stoją za nimi.",
        examples=["[kalendarz, aktualnosci, organizacje]"],
    )
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
        for name, held in (("hours", self.hours), ("phones", self.phones)):
            for number, one in enumerate(held):
                if one.first and one.until and one.until < one.first:
                    yield Issue(f"{name}.{number}.until", "koniec jest przed początkiem (from). Popraw daty.")
        for number, closure in enumerate(self.closures):
            if closure.end and closure.end < closure.start:
                yield Issue(f"closures.{number}.end", "koniec jest przed początkiem. Popraw daty.")
        yield from self.brand.issues()

    def on(self, day: dt.date) -> "Centre":
        """The centre as it is on a day: what ended before is left out, and a phone that only comes.

        Hours to come stay, with their days: programs that read them know what to make of these.
        """
        new: dict[str, Any] = {
            "phones": tuple(phone for phone in self.phones if phone.holds_on(day)),
            "hours": tuple(hours for hours in self.hours if hours.until is None or hours.until >= day),
            "operators": self.operators if self.has_operator(day) else (),
        }
        changed = {name: value for name, value in new.items() if getattr(self, name) != value}
        return self.model_copy(update=changed) if changed else self

    def has_operator(self, day: dt.date) -> bool:
        return bool(self.operators) and (self.operators_until is None or day <= self.operators_until)

    @property
    def email_way(self) -> Way:
        return Way(self.email_source, self.email_confirmed_on)

    @property
    def ways(self) -> tuple[Way, ...]:
        """How sure each way of contact is."""
        given = [self.email_way] if self.email else []
        return (*given, *map(way_of, self.phones), *map(way_of, self.links))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The pages that ways of contact were read on."""
        ways = (*self.ways, *map(way_of, self.ways_out))
        return tuple(way.source for way in ways if way.source)

    def closure_on(self, day: dt.date) -> Closure | None:
        return next((c for c in self.closures if c.start <= day <= (c.end or c.start)), None)

    def hours_on(self, day: dt.date) -> tuple[Hours, ...]:
        """Opening hours of a day; empty when closed or not known."""
        if self.closure_on(day):
            return ()
        return tuple(h for h in self.hours if h.holds_on(day) and WEEKDAYS[day.weekday()] in h.days)


def way_of(contact: CentrePhone | SiteLink | WayOut) -> Way:
    return Way(contact.source, contact.confirmed_on)
