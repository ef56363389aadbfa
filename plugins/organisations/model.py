"""What an organisation of the directory is: the one schema."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from plugins.core.schema.access import Access
from plugins.core.schema.body import Body
from plugins.core.schema.evidence.claims import old_as_present
from plugins.core.schema.evidence.sources import Sources
from plugins.core.schema.fields import (
    Email,
    Flag,
    InvalidValue,
    Latitude,
    Line,
    LineOrEmpty,
    Longitude,
    Many,
    Phone,
    Summary,
    Text,
    WebAddress,
    choice,
    text_of,
)
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part, Record, SourcePath, check
from plugins.core.schema.references import OrganisationOrName, PictureRef
from plugins.core.schema.site_data.centre import Holding, Hours
from plugins.core.schema.times import Day
from plugins.core.schema.uses import PUBLIC, SHOWN, Dimension, Row, Use
from plugins.organisations.fields.languages import Language
from plugins.organisations.fields.registers import Krs, Nip, Regon
from plugins.organisations.fields.spheres import SphereCode

STATUSES = ("dziala", "zawieszona", "zakonczona")
# A flat is someone's home: "ul. Kwiatowa 5 m. 3", "5 mieszkania 3". A number behind a slash is met with offices too.
_FLAT = re.compile(r"\b(?:m\.|mieszk(?:\.|anie|ania)?)\s*\d", re.IGNORECASE)


def _postal_code(value: object) -> str:
    text = re.sub(r"[\s–]", lambda match: "-" if match[0] == "–" else "", text_of(value))
    if re.fullmatch(r"\d{2}-\d{3}", text):
        return text
    hint = f"Zapisz {text[:2]}-{text[2:]}" if re.fullmatch(r"\d{5}", text) else "Zapisz go tak: 00-000"
    raise InvalidValue(f"„{text}” nie jest kodem pocztowym. {hint}")


def _founded(value: object) -> str:
    text = text_of(value)
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", text):
        return text
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise InvalidValue(f"„{text}” nie jest rokiem ani datą. Zapisz RRRR albo RRRR-MM-DD, np. 1951-06-18") from None


def _not_empty(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise InvalidValue("lista jest pusta. Wpisz co najmniej jedną wartość.")
    return values


def _as_link(value: object) -> object:
    return {"url": value} if isinstance(value, str) else value


def _links(value: object) -> object:
    """One address, a list, or a mapping of names to addresses (``facebook: https://…``)."""
    if isinstance(value, Mapping) and "url" not in value:
        return tuple({"url": url, "label": name} for name, url in value.items())
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _as_phone(value: object) -> object:
    return {"number": value} if isinstance(value, str) else value


class OfficeAddress(Part):
    """The seat. Unless ``public``, the site and the exports know the town only."""

    street: Annotated[Line | None, PUBLIC] = Field(None, title="Ulica i numer", examples=["ul. Kościelna 2"])
    postal_code: Annotated[Annotated[str, BeforeValidator(_postal_code)] | None, PUBLIC] = Field(
        None, title="Kod pocztowy", examples=["41-902"]
    )
    city: Annotated[Line | None, PUBLIC] = Field(None, title="Miejscowość", examples=["Wierzbograd"])
    public: Annotated[Flag, Use(decides="czy adres i mapę widać poza miejscowością")] = Field(
        False,
        title="Czy adres jest publiczny",
        description="nie = pokazujemy tylko miejscowość, bez mapy. Wpisz tak, gdy to biuro otwarte dla ludzi.",
        examples=["tak"],
    )


class WebLink(Part):
    url: Annotated[WebAddress, PUBLIC] = Field(title="Adres", examples=["https://example.org"])
    label: Annotated[Line | None, SHOWN] = Field(None, title="Nazwa", examples=["Facebook"])
    checked_on: Annotated[Day | None, SHOWN] = Field(None, title="Kiedy sprawdzono", examples=["2026-11-20"])


class OfficePhone(Holding):
    number: Annotated[Phone, PUBLIC] = Field(title="Numer", examples=["32 123 45 67"])
    note: Annotated[Line | None, SHOWN] = Field(None, title="Uwaga", examples=["sekretariat"])


WebLinks = Annotated[tuple[Annotated[WebLink, BeforeValidator(_as_link)], ...], BeforeValidator(_links)]
OpeningHours = Annotated[
    Annotated[Hours, Tag("hours")] | Annotated[Line, Tag("text")],
    Discriminator(lambda value: "text" if isinstance(value, str) else "hours"),
]


class Organisation(Record):
    """One organisation of the directory."""

    name: Annotated[Line, Use(shown=True, exported="pełna nazwa")] = Field(
        title="Pełna nazwa", description="Tak, jak w rejestrze.", examples=["Fundacja Przykład"]
    )
    legal_form: Annotated[Line, Use(shown=True, exported="forma prawna")] = Field(
        title="Forma prawna", examples=["stowarzyszenie"]
    )
    summary: Annotated[Summary, Use(shown=True, exported="co robi", translated=True)] = Field(
        title="Co robi", description="Jedno–dwa zdania.", examples=["Uczy dzieci szachów."]
    )
    spheres: Annotated[
        Many[SphereCode],
        AfterValidator(_not_empty),
        Use(
            shown=Row("Czym się zajmuje", 10),
            exported="sfery zadań publicznych: numery punktów z art. 4 ust. 1 ustawy o pożytku",
            facet=Dimension("zadanie", "Czym się zajmuje", "wszystko"),
        ),
    ] = Field(
        title="Sfery zadań publicznych",
        description="Numery punktów z art. 4 ust. 1 ustawy o działalności pożytku publicznego.",
        examples=["[7, 15]"],
    )
    source: Annotated[Sources, AfterValidator(_not_empty), Use(shown=True, exported="skąd są te dane")] = Field(
        title="Źródło danych", examples=["strona organizacji"]
    )
    checked_on: Annotated[Day, Use(shown=True, exported="kiedy czytaliśmy źródła (RRRR-MM-DD)")] = Field(
        title="Kiedy czytaliśmy źródła", description="Dzień, w którym sami sprawdziliśmy.", examples=["2026-11-20"]
    )
    confirmed_on: Annotated[
        Day | None, Use(shown=True, exported="kiedy organizacja je potwierdziła (RRRR-MM-DD; puste: jeszcze nie)")
    ] = Field(
        None,
        title="Kiedy organizacja potwierdziła dane",
        description="Dzień, w którym powiedziała to sama organizacja; puste: jeszcze nie.",
        examples=["2026-12-03"],
    )

    short_name: Annotated[Line | None, Use(shown=True, exported="nazwa krótka", searchable=True)] = Field(
        None, title="Nazwa krótka", examples=["TMB"]
    )
    also_known_as: Annotated[Many[Line], Use(shown=Row(order=90), exported="inne nazwy i zapisy", searchable=True)] = (
        Field((), title="Inne nazwy", examples=["[Miłośnicy Miasta]"])
    )
    sort_as: Annotated[Line | None, Use(decides="miejsce w spisie A–Z")] = Field(
        None, title="Nazwa do spisu A–Z", description="Gdy spis ma ją widzieć inaczej.", examples=["Amazonki"]
    )
    parent: Annotated[
        OrganisationOrName | None, Use(shown=Row(order=100), exported="jednostka nadrzędna: jej slug albo nazwa")
    ] = Field(
        None,
        title="Jednostka nadrzędna",
        description="Nazwa pliku w tym katalogu albo nazwa.",
        examples=["oddzial-pttk"],
    )
    krs: Annotated[Krs | None, Use(shown=Row("Rejestry", 150), exported="numer KRS, 10 cyfr", searchable=True)] = Field(
        None, title="KRS", examples=["0000123456"]
    )
    nip: Annotated[Nip | None, Use(shown=True, exported="NIP, 10 cyfr")] = Field(
        None, title="NIP", examples=["1234563218"]
    )
    regon: Annotated[Regon | None, Use(shown=True, exported="REGON, 9 albo 14 cyfr")] = Field(
        None, title="REGON", examples=["123456785"]
    )
    opp: Annotated[
        Flag | None,
        Use(shown=Row("Status OPP", 160), exported="czy ma status organizacji pożytku publicznego (puste: nie wiemy)"),
    ] = Field(None, title="Organizacja pożytku publicznego", description="Puste: nie wiemy.", examples=["tak"])
    status: Annotated[str, choice(*STATUSES), Use(shown=True, exported="dziala, zawieszona albo zakonczona")] = Field(
        "dziala", title="Stan", examples=["zawieszona"]
    )
    status_since: Annotated[Day | None, Use(shown=True, exported="od kiedy ten stan (RRRR-MM-DD)")] = Field(
        None, title="Stan od dnia", examples=["2026-01-01"]
    )
    status_note: Annotated[Line | None, Use(shown=True, translated=True)] = Field(
        None,
        title="Uwaga o stanie",
        description="Na przykład dokąd się przeniosła.",
        examples=["przeniesiona do Gliwic"],
    )
    districts: Annotated[
        Many[Line],
        Use(
            shown=Row(order=30),
            exported="dzielnice, w których działa",
            facet=Dimension("dzielnica", "Dzielnica", "wszystkie dzielnice"),
        ),
    ] = Field((), title="Dzielnice", examples=["[zarzecze, stare-miasto]"])
    area: Annotated[Many[Line], Use(shown=Row(order=40), exported="obszar działania")] = Field(
        (), title="Obszar działania", examples=["całe województwo"]
    )
    audience: Annotated[
        Many[Line],
        Use(
            shown=Row(order=20),
            exported="dla kogo działa",
            facet=Dimension("dla-kogo", "Dla kogo", "wszyscy"),
            searchable=True,
            translated=True,
        ),
    ] = Field((), title="Dla kogo", examples=["[dzieci, seniorzy]"])
    # Not `address`: that is the page of a record.
    seat: Annotated[OfficeAddress | None, PUBLIC] = Field(
        None, alias="address", title="Siedziba", examples=["{street: ul. Kościelna 2, city: Wierzbograd, public: tak}"]
    )
    lat: Annotated[
        Latitude | None, Use(shown=True, exported="szerokość geograficzna, WGS 84 (tylko publiczne biuro)")
    ] = Field(None, title="Szerokość geograficzna", examples=["50.3483"])
    lon: Annotated[
        Longitude | None, Use(shown=True, exported="długość geograficzna, WGS 84 (tylko publiczne biuro)")
    ] = Field(None, title="Długość geograficzna", examples=["18.9156"])
    phones: Annotated[
        Many[Annotated[OfficePhone, BeforeValidator(_as_phone)]], Use(shown=True, exported="telefony biura")
    ] = Field((), title="Telefony", description="Biura, nie osób prywatnych.", examples=["32 123 45 67"])
    email: Annotated[Many[Email], Use(shown=Row("Inne adresy e-mail", 130), exported="adresy e-mail biura")] = Field(
        (), title="E-mail", examples=["biuro@example.org"]
    )
    web: Annotated[WebLinks, Use(shown=True, exported="strony internetowe")] = Field(
        (), title="Strona internetowa", examples=["https://example.org"]
    )
    social: Annotated[WebLinks, Use(shown=Row("W sieci", 140), exported="profile w mediach społecznościowych")] = Field(
        (), title="Media społecznościowe", examples=["https://example.org/profil"]
    )
    hours: Annotated[Many[OpeningHours], Use(shown=True, exported="godziny otwarcia")] = Field(
        (), title="Godziny otwarcia", examples=["[{days: [wtorek, czwartek], opens: 13:00, closes: 16:30}]"]
    )
    languages: Annotated[
        Many[Language],
        Use(
            shown=Row(order=50),
            exported="języki, w których można się porozumieć",
            facet=Dimension("jezyk", "Język", "wszystkie języki"),
        ),
    ] = Field((), title="Języki", examples=["[polski, ukraiński]"])
    accessibility: Annotated[
        Many[Access],
        Use(
            shown=Row(order=60),
            exported="dostępność: słowa ze stałej listy (pjm, petla, winda…)",
            facet=Dimension("dostepnosc", "Dostępność", "bez znaczenia"),
        ),
    ] = Field((), title="Dostępność", examples=["[winda, petla]"])
    founded: Annotated[
        Annotated[str, BeforeValidator(_founded)] | None,
        Use(shown=Row("Działa od", 120), exported="rok albo dzień założenia"),
    ] = Field(None, title="Rok założenia", examples=["2001"])
    logo: Annotated[PictureRef | None, PUBLIC] = Field(None, title="Znak graficzny", examples=["znak.png"])
    logo_alt: Annotated[LineOrEmpty | None, SHOWN] = Field(None, title="Opis znaku", examples=["zielony liść"])
    offers: Annotated[Many[Text], Use(shown=Row("Oferuje", 70), exported="co oferuje innym", searchable=True)] = Field(
        (), title="Co oferuje innym", examples=["[sala na 30 osób]"]
    )
    seeks: Annotated[Many[Text], Use(shown=Row("Szuka", 80), exported="czego szuka")] = Field(
        (), title="Czego szuka", examples=["[wolontariusze]"]
    )
    keywords: Annotated[Many[Line], Use(searchable=True)] = Field(
        (),
        title="Słowa do wyszukiwarki",
        description="Słowa, którymi ludzie jej szukają. Na stronie ich nie widać.",
        examples=["[szachy, warcaby]"],
    )

    @property
    def title(self) -> str:
        return self.name

    @property
    def public_seat(self) -> OfficeAddress | None:
        """The seat as everybody may know it: whole when the organisation agreed, otherwise the town only."""
        if self.seat is None or self.seat.public:
            return self.seat
        return OfficeAddress(city=self.seat.city) if self.seat.city else None

    @property
    def place(self) -> tuple[float, float] | None:
        """(latitude, longitude) of a public seat."""
        if self.seat is not None and self.seat.public and self.lat is not None and self.lon is not None:
            return self.lat, self.lon
        return None

    @classmethod
    def read(cls, front: Mapping[str, object], source_path: SourcePath, body: Body) -> Any:
        """An organisation, or an entry that was taken back."""
        model: type[Record] = WithdrawnOrganisation if cls is Organisation and "withdrawn" in front else cls
        return super().read(front, source_path, body) if model is cls else model.read(front, source_path, body)

    def doubts_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Also a profile that tells the old as if it were so today."""
        yield from super().doubts_in(text)
        if not self.confirmed_on and text != self.summary:
            yield from old_as_present(text, self.source, self.checked_on.year)

    @check
    def _logo_has_its_words(self) -> Iterator[Issue]:
        if self.logo and self.logo_alt is None:
            yield Issue("logo_alt", "znak graficzny nie ma opisu. Dopisz wiersz, np. logo_alt: zielony liść", at="logo")

    @check
    def _coordinates_come_in_pairs(self) -> Iterator[Issue]:
        for here, there in (("lat", "lon"), ("lon", "lat")):
            if getattr(self, here) is not None and getattr(self, there) is None:
                yield Issue(here, f"podano {here} bez {there}. Dopisz {there} albo usuń {here}.")

    @check
    def _no_flat_is_published(self) -> Iterator[Issue]:
        if self.seat and self.seat.public and self.seat.street and _FLAT.search(self.seat.street):
            yield Issue(
                "address.street",
                f"„{self.seat.street}” wygląda na adres mieszkania. Zmień public na nie albo podaj adres biura.",
            )

    @check
    def _is_not_its_own_parent(self) -> Iterator[Issue]:
        if self.parent == self.source_path.name:
            yield Issue("parent", "organizacja nie może być własną jednostką nadrzędną. Popraw albo usuń to pole.")


def _reason(value: object) -> str:
    """The words after `withdrawn`; a plain „tak” says nothing more."""
    text = " ".join(text_of(value).split())
    if not text or text.casefold() in ("nie", "false"):
        raise InvalidValue("wpis jest wycofany, gdy stoi tu „tak” albo powód. Usuń to pole, jeśli nie jest.")
    return "" if text.casefold() in ("tak", "true") else text


class WithdrawnOrganisation(Record):
    """An entry that was taken back. Nothing else may stand in its file: it stays in the history."""

    reason: Annotated[str, BeforeValidator(_reason), SHOWN] = Field(
        alias="withdrawn",
        title="Wpis wycofany",
        description="tak albo powód jednym zdaniem. Inne pola i tekst usuń z pliku: strona powie tylko to.",
        examples=["Na prośbę organizacji."],
    )

    @property
    def title(self) -> str:
        return "Wpis wycofany ze spisu"

    @property
    def name(self) -> str:
        return self.title

    @classmethod
    def read(cls, front: Mapping[str, object], source_path: SourcePath, body: Body) -> Any:
        """The entry; whatever else stands in the file is one issue that names it all."""
        others = [name for name in front if name not in ("withdrawn", "aliases", "draft")]
        if others:
            message = f"wycofany wpis ma tylko to pole. Usuń z pliku pozostałe: {', '.join(others)}."
            return None, (Issue("withdrawn", message),), ()
        if not body.is_empty:
            return None, (Issue("", "wycofany wpis nie ma tekstu. Usuń go z pliku.", line=body.line),), ()
        return super().read(front, source_path, body)
