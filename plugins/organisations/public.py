"""What everybody may know of an organisation: the only thing that exports see.

A field says in the model that it is exported, or it is not. The seat is whole only when the organisation agreed
(`address.public`), and the coordinates only together with it. What the fields say of their columns is the documentation
of the data and their JSON Schema.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from plugins.core.schema.evidence import certainty
from plugins.core.schema.messages import model_inside, type_of
from plugins.core.schema.site_data.centre import Hours
from plugins.core.schema.uses import use_of
from plugins.organisations.directory.facets import district_names
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

    model_config = ConfigDict(frozen=True, extra="forbid", title="Źródło", defer_build=True)

    title: str = Field(description="co to jest")
    url: str | None = Field(description="adres strony")
    date: str | None = Field(description="data strony: dzień, miesiąc, rok, lata albo „bez daty”; puste: nie zapisano")
    read_on: dt.date | None = Field(description="kiedy ją czytaliśmy")


class Made(NamedTuple):
    """A column that is made from an organisation, not copied: of what type its values are, and how."""

    type: Any
    value: Callable[[Organisation, Publisher], Any]


_TEXT, _TEXTS, _NUMBER = str | None, tuple[str, ...], float | None
# What has to be made public first, and what is no field.
_MADE: Mapping[str, Made] = MappingProxyType(
    {
        "id": Made(str, lambda o, publisher: f"{publisher.url}{o.address}"),
        "slug": Made(str, lambda o, _: o.slug),
        "identifiers": Made(_TEXTS, lambda o, _: tuple(i.org_id for i in identifiers(o.krs, o.nip, o.regon))),
        "districts": Made(_TEXTS, lambda o, publisher: district_names(o, publisher.districts)),
        "street": Made(_TEXT, lambda o, _: o.public_seat.street if o.public_seat else None),
        "postal_code": Made(_TEXT, lambda o, _: o.public_seat.postal_code if o.public_seat else None),
        "city": Made(_TEXT, lambda o, _: o.public_seat.city if o.public_seat else None),
        "lat": Made(_NUMBER, lambda o, _: o.place[0] if o.place else None),
        "lon": Made(_NUMBER, lambda o, _: o.place[1] if o.place else None),
        "phones": Made(_TEXTS, lambda o, _: tuple(written(phone.number) for phone in o.phones)),
        "web": Made(_TEXTS, lambda o, _: tuple(link.url for link in o.web)),
        "social": Made(_TEXTS, lambda o, _: tuple(link.url for link in o.social)),
        "hours": Made(_TEXTS, lambda o, _: tuple(hours_text(hours) for hours in o.hours)),
        "source": Made(_TEXTS, lambda o, _: tuple(certainty.as_text(source) for source in o.source)),
        "certainty": Made(str, lambda o, _: certainty.CONFIRMED if o.confirmed_on else certainty.PUBLIC),
        "sources": Made(
            tuple[PublicSource, ...],
            lambda o, _: tuple(PublicSource(**source.model_dump(exclude={"preview"})) for source in o.source),
        ),
    }
)
# Columns that are no fields, or only a part of one.
_FURTHER = {
    "id": "stały identyfikator i zarazem adres profilu",
    "slug": "skrót nazwy w adresie",
    "identifiers": "numery w rejestrach z przedrostkami org-id (PL-KRS, PL-NIP, PL-REGON)",
    "street": "ulica i numer (tylko publiczne biuro)",
    "postal_code": "kod pocztowy (tylko publiczne biuro)",
    "city": "miejscowość",
    "certainty": "jak pewne są dane: potwierdzone (przez organizację) albo ze-stron (publicznych)",
    "sources": "źródła: tytuł, adres, data strony (dzień, miesiąc, rok, lata albo „bez daty”), kiedy czytane",
}
# Where programs have always found them; a further column comes last.
_FIRST = (
    "id", "slug", "name", "short_name", "also_known_as", "legal_form", "parent", "summary", "spheres", "identifiers",
    "krs", "nip", "regon", "opp", "status", "status_since", "districts", "area", "audience", "street", "postal_code",
    "city", "lat", "lon", "phones", "email", "web", "social", "hours", "languages", "accessibility", "founded",
    "offers", "seeks", "source", "checked_on", "certainty", "confirmed_on", "sources",
)  # fmt: skip


def _columns() -> dict[str, str]:
    fields = {name: use_of(info).exported for name, info in Organisation.model_fields.items()}
    described = {name: about for name, about in fields.items() if isinstance(about, str)} | _FURTHER
    return {name: described[name] for name in dict.fromkeys((*_FIRST, *described))}


COLUMNS = MappingProxyType(_columns())
"""What the exports say of an organisation: name -> what it means."""
# A field with parts may hold more than is public: it has to be made.
_AS_THEY_STAND = frozenset(
    name for name in COLUMNS.keys() - _MADE.keys() if model_inside(Organisation.model_fields[name].annotation) is None
)


@dataclass(frozen=True, slots=True)
class PublicOrganisation:
    """What everybody may know of an organisation, by the names of `COLUMNS`; to ask for anything else is a bug."""

    _organisation: Organisation
    _publisher: Publisher

    def __getattr__(self, name: str) -> Any:
        if name in _MADE:
            return _MADE[name].value(self._organisation, self._publisher)
        if name not in _AS_THEY_STAND:
            raise AttributeError(name)
        return getattr(self._organisation, name)


def type_of_column(name: str) -> Any:
    """The type of a column's values, as `pydantic` takes it."""
    return _MADE[name].type if name in _MADE else type_of(Organisation.model_fields[name])


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
