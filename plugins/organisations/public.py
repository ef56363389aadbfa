"""What everybody may know of an organisation: the only thing that exports see.

A field is here or it is not exported. The seat is whole only when the organisation agreed (`address.public`), and the
coordinates only together with it. The descriptions are the documentation of the columns and the JSON Schema.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from plugins.core.schema import certainty
from plugins.core.schema.centre import Hours
from plugins.organisations.directory.facets import district_of
from plugins.organisations.fields.registers import identifiers
from plugins.organisations.model import Organisation
from plugins.polish.dates import SHORT_WEEKDAYS, WEEKDAYS, clock
from plugins.polish.phones import written

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.pl"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose data these are. ``url`` is the permanent address of the site, ``districts`` the names from site.yaml."""

    name: str
    url: str
    districts: Mapping[str, str]


class PublicSource(BaseModel):
    """Jedno źródło danych."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Źródło")

    title: str = Field(description="co to jest")
    url: str | None = Field(description="adres strony")
    date: str | None = Field(description="data strony: dzień, miesiąc, rok, lata albo „bez daty”; puste: nie zapisano")
    read_on: dt.date | None = Field(description="kiedy ją czytaliśmy")


class PublicOrganisation(BaseModel):
    """Jedna organizacja w otwartych danych. Puste pole: nie wiemy albo organizacja nie podała."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Organizacja")

    id: str = Field(description="stały identyfikator i zarazem adres profilu")
    slug: str = Field(description="skrót nazwy w adresie")
    name: str = Field(description="pełna nazwa")
    short_name: str | None = Field(description="nazwa krótka")
    also_known_as: tuple[str, ...] = Field(description="inne nazwy i zapisy")
    legal_form: str = Field(description="forma prawna")
    parent: str | None = Field(description="jednostka nadrzędna: jej slug albo nazwa")
    summary: str = Field(description="co robi")
    spheres: tuple[str, ...] = Field(
        description="sfery zadań publicznych: numery punktów z art. 4 ust. 1 ustawy o pożytku"
    )
    identifiers: tuple[str, ...] = Field(
        description="numery w rejestrach z przedrostkami org-id (PL-KRS, PL-NIP, PL-REGON)"
    )
    krs: str | None = Field(description="numer KRS, 10 cyfr")
    nip: str | None = Field(description="NIP, 10 cyfr")
    regon: str | None = Field(description="REGON, 9 albo 14 cyfr")
    opp: bool | None = Field(description="czy ma status organizacji pożytku publicznego (puste: nie wiemy)")
    status: str = Field(description="dziala, zawieszona albo zakonczona")
    status_since: dt.date | None = Field(description="od kiedy ten stan (RRRR-MM-DD)")
    districts: tuple[str, ...] = Field(description="dzielnice, w których działa")
    area: tuple[str, ...] = Field(description="obszar działania")
    audience: tuple[str, ...] = Field(description="dla kogo działa")
    street: str | None = Field(description="ulica i numer (tylko publiczne biuro)")
    postal_code: str | None = Field(description="kod pocztowy (tylko publiczne biuro)")
    city: str | None = Field(description="miejscowość")
    lat: float | None = Field(description="szerokość geograficzna, WGS 84 (tylko publiczne biuro)")
    lon: float | None = Field(description="długość geograficzna, WGS 84 (tylko publiczne biuro)")
    phones: tuple[str, ...] = Field(description="telefony biura")
    email: tuple[str, ...] = Field(description="adresy e-mail biura")
    web: tuple[str, ...] = Field(description="strony internetowe")
    social: tuple[str, ...] = Field(description="profile w mediach społecznościowych")
    hours: tuple[str, ...] = Field(description="godziny otwarcia")
    languages: tuple[str, ...] = Field(description="języki, w których można się porozumieć")
    accessibility: tuple[str, ...] = Field(description="dostępność: słowa ze stałej listy (pjm, petla, winda…)")
    founded: str | None = Field(description="rok albo dzień założenia")
    offers: tuple[str, ...] = Field(description="co oferuje innym")
    seeks: tuple[str, ...] = Field(description="czego szuka")
    source: tuple[str, ...] = Field(description="skąd są te dane")
    checked_on: dt.date = Field(description="kiedy czytaliśmy źródła (RRRR-MM-DD)")
    certainty: str = Field(
        description="jak pewne są dane: potwierdzone (przez organizację) albo ze-stron (publicznych)"
    )
    confirmed_on: dt.date | None = Field(
        description="kiedy organizacja je potwierdziła (RRRR-MM-DD; puste: jeszcze nie)"
    )
    sources: tuple[PublicSource, ...] = Field(
        description="źródła: tytuł, adres, data strony (dzień, miesiąc, rok, lata albo „bez daty”), kiedy czytane"
    )


def public_of(organisation: Organisation, publisher: Publisher) -> PublicOrganisation:
    """The public part of an organisation."""
    seat, place = organisation.public_seat, organisation.place
    return PublicOrganisation(
        id=f"{publisher.url}{organisation.address}",
        slug=organisation.slug,
        spheres=organisation.spheres,
        identifiers=tuple(i.org_id for i in identifiers(organisation.krs, organisation.nip, organisation.regon)),
        districts=tuple(dict.fromkeys(district_of(text, publisher.districts)[1] for text in organisation.districts)),
        street=seat.street if seat else None,
        postal_code=seat.postal_code if seat else None,
        city=seat.city if seat else None,
        lat=place[0] if place else None,
        lon=place[1] if place else None,
        phones=tuple(written(phone.number) for phone in organisation.phones),
        web=tuple(link.url for link in organisation.web),
        social=tuple(link.url for link in organisation.social),
        hours=tuple(hours_text(hours) for hours in organisation.hours),
        certainty=certainty.CONFIRMED if organisation.confirmed_on else certainty.PUBLIC,
        source=tuple(certainty.as_text(source) for source in organisation.source),
        sources=tuple(PublicSource(**source.model_dump(exclude={"preview"})) for source in organisation.source),
        **{name: getattr(organisation, name) for name in _COPIED},
    )


_COPIED = (
    "name", "short_name", "also_known_as", "legal_form", "parent", "summary", "krs", "nip", "regon", "opp", "status",
    "status_since", "area", "audience", "email", "languages", "accessibility", "founded", "offers", "seeks",
    "checked_on", "confirmed_on",
)  # fmt: skip


def hours_text(hours: Hours | str) -> str:
    """Opening hours in one line: „wt., czw. 13:00–16:30 (po umówieniu)”."""
    if isinstance(hours, str):
        return hours
    days = ", ".join(SHORT_WEEKDAYS[WEEKDAYS.index(day)] for day in hours.days)
    note = f" ({hours.note})" if hours.note else ""
    return f"{days} {clock(hours.opens)}–{clock(hours.closes)}{note}"


def date_of(organisations: Iterable[Organisation]) -> dt.date | None:
    """The day on which the youngest of the data were checked: the date of an export."""
    days = (day for o in organisations for day in (o.checked_on, o.confirmed_on) if day)
    return max(days, default=None)
