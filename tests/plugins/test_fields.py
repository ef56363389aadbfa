"""Every field of every kind says what becomes of it, and it is true: driven by the models, no field is named here.

Another value of a field (an example of the guide, what another document has, nothing) makes other files, or it does
not. The content below has what the examples name, and a kind without a document gets one from its starter file, so a
further field or kind needs no line here.
"""

import contextlib
import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from PIL import Image
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from plugins.core.reading import front_matter
from plugins.core.schema.messages import model_inside, type_of
from plugins.core.schema.record import Record
from plugins.core.schema.uses import Use, use_of
from tests.building import build, environment, filled_in, kinds, options_for, starters_for, write
from tests.showing import InMemorySite, Variant


def _picture(form: str) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", (600, 400), "green").save(raw, form)
    return raw.getvalue()


FILES: Mapping[str, str | bytes] = {
    "site.yaml": """\
name: lokal na próbę
url: https://lokal.example.org
email: biuro@lokal.example.org
phones: [{number: 32 278 00 00}]
address: {street: ul. Przykładowa 1, city: Wierzbograd}
hours: [{days: [środa], opens: "10:00", closes: "18:00"}]
rooms: [{name: sala 12}]
topics: {szkolenia: Szkolenia, nabory: Nabory}
districts: {zarzecze: Zarzecze, stare-miasto: Stare Miasto}
languages: [pl]
""",
    "obrazy/plakat.jpg": _picture("JPEG"),
    "obrazy/znak.png": _picture("PNG"),
    "pliki/regulamin.pdf": b"%PDF-1.4\n",
    "pliki/program.pdf": b"%PDF-1.4\n",
    "pliki/wniosek.pdf": b"%PDF-1.4\n",
    "aktualnosci/2026-11-01-nabor.md": """\
---
title: Nabór wniosków
date: 2026-11-01
summary: Można składać wnioski.
topic: nabory
updated: 2026-11-10
change_note: Dłuższy termin.
image: plakat.jpg
image_alt: plakat
call: {opens: 2026-11-02, deadline: 2026-11-12 12:00, results: 2026-11-20-wyniki}
---
Treść naboru.
""",
    "aktualnosci/2026-11-20-wyniki.md": """\
---
title: Wyniki naboru
date: 2026-11-20
summary: Kto dostał dotację.
topic: szkolenia
urgent_until: 2026-11-27
---
Treść wyników.
""",
    "kalendarz/2026-05-12-dzien-otwarty.md": """\
---
title: Dzień otwarty
start: 2026-05-12 17:00
end: 2026-05-12 19:00
kind: wydarzenie
summary: Dla sąsiadów.
place: {name: Biblioteka, address: ul. Moniuszki 1, lat: 50.35, lon: 18.92}
source: [{title: zapowiedź, date: 2026-05-01, preview: tak}]
---
Treść dnia.
""",
    "kalendarz/2026-12-01-warsztat.md": """\
---
title: Warsztat
start: 2026-12-01 17:00
end: 2026-12-01 19:00
kind: szkolenie
summary: O statucie.
language: uk
image: plakat.jpg
image_alt: plakat
registration: {email: biuro@lokal.example.org, deadline: 2026-11-30}
series: Czwartki z prawem
repeats:
  every: tydzień
  on: wtorek
  count: 8
  except: [2026-12-22]
  changes: [{date: 2026-12-15, place: {name: Dom kultury, lat: 50.3, lon: 18.9}}]
---
Treść warsztatu.
""",
    "kalendarz/2026-12-02-dyzur.md": """\
---
title: Dyżur
start: 2026-12-02 10:00
duration: 90 min
kind: doradztwo
summary: Porady.
registration: {url: https://example.org/formularz, opens: 2026-11-27}
repeats: {every: 2 tygodnie}
---
Treść dyżuru.
""",
    "kalendarz/2026-12-03-wyklad.md": """\
---
title: Wykład
start: 2026-12-03 17:00
end: 2026-12-03 18:00
kind: spotkanie
summary: O mieście.
registration: {full: tak, waiting_list: https://example.org/rezerwa}
---
Treść wykładu.
""",
    "kalendarz/2026-12-04-odwolane.md": """\
---
title: Spacer
start: 2026-12-04 17:00
end: 2026-12-04 18:00
kind: wydarzenie
summary: Po mieście.
status: odwolane
status_note: Choroba.
---
Treść spaceru.
""",
    "cykle/czwartki-z-prawem.md": "---\ntitle: Czwartki\n---\nO cyklu.\n",
    "organizacje/fundacja-przyklad.md": """\
---
name: Fundacja Przykład
legal_form: fundacja
summary: Uczy szachów.
spheres: [7, 15]
source: [{title: strona, url: https://example.org, date: 2026-05-01, read_on: 2026-10-01}]
checked_on: 2026-10-01
address: {street: ul. Kościelna 2, postal_code: 41-902, city: Wierzbograd, public: tak}
lat: 50.34
lon: 18.91
email: [biuro@example.org, drugi@example.org]
phones: [{number: 32 123 45 67, until: 2026-11-01}, {number: 32 123 45 60, note: biuro}]
web: [https://example.org, {url: https://przyklad.example.org, label: Blog, checked_on: 2026-10-02}]
hours:
  - {days: [wtorek], opens: "13:00", closes: "16:30", until: 2026-11-01}
  - {days: [środa], opens: "12:00", closes: "16:00", note: latem}
logo: znak.png
logo_alt: znak
---
O fundacji.
""",
    "organizacje/oddzial-pttk.md": """\
---
name: Oddział PTTK
legal_form: oddział stowarzyszenia
summary: Chodzi po górach.
spheres: [18]
source: rozmowa
checked_on: 2026-10-02
status: zakonczona
status_since: 2026-02-01
status_note: przeniesiona
---
O oddziale.
""",
    "organizacje/wycofana.md": "---\nwithdrawn: tak\n---\n",
    "regulaminy/sala/2026-01-01.md": """\
---
title: Regulamin sali
summary: Kto korzysta z sali.
adopted: 2025-12-10
adopted_by: Zarząd
citation: rozdz
in_force_until: 2026-05-31
annexes: [program.pdf]
errata: [{date: 2026-02-01, note: W § 1 poprawiono słowo.}]
---
Rozdział I. Zasady

§ 1. Sala jest dla organizacji.

Rozdział II. Klucze

§ 1. Klucze wydaje dyżurny.
""",
    "regulaminy/lokal/2026-01-01.md": """\
---
title: Regulamin lokalu
summary: Kto korzysta z lokalu.
adopted: 2025-12-11
adopted_by: Rada
source: [{title: uchwała, date: 2025-12-11}]
confirmed_on: 2026-01-02
verbatim: tak
---
§ 1. Lokal jest dla organizacji.

§ 1. Lokal jest bezpłatny.
""",
    "strony/kontakt.md": "---\ntitle: Kontakt\nsummary: Jak trafić.\nmenu: glowne 2\n---\nNapisz.\n",
    "strony/deklaracja-dostepnosci.md": """\
---
title: Deklaracja dostępności
kind: deklaracja-dostepnosci
status: niezgodna
published: 2026-09-01
updated: 2026-10-01
prepared: 2026-09-02
method: samoocena
inaccessible: [Skany.]
undue_cost: [Tłumaczenie nagrań.]
assessment: /pliki/wniosek.pdf
contact: zespół
architecture: [Wejście bez schodów.]
communication: [Pętla indukcyjna.]
apps: [{name: Aplikacja, url: https://example.org/app}]
---
Pozostałe.
""",
}


class Place(NamedTuple):
    """Where a field stands: in a model of a kind, or in a part of it."""

    kind: str
    model: type[Record]
    path: tuple[str, ...]
    info: FieldInfo


def _places() -> dict[str, list[Place]]:
    """The places of each field, by the class that declares it: a field is said once, however many kinds have it."""
    found: dict[str, list[Place]] = {}
    for kind in kinds():
        for model in (kind.model, *kind.forms.values()):
            for owner, path, info in _fields(model):
                found.setdefault(f"{owner.__name__}.{path[-1]}", []).append(Place(kind.name, model, path, info))
    return found


def _fields(
    model: type[BaseModel], path: tuple[str, ...] = ()
) -> Iterator[tuple[type[BaseModel], tuple[str, ...], FieldInfo]]:
    for name, info in model.model_fields.items():
        if info.exclude:
            continue
        yield next(one for one in model.__mro__ if name in vars(one).get("__annotations__", ())), (*path, name), info
        if part := model_inside(info.annotation):
            yield from _fields(part, (*path, name))


PLACES = _places()


def use(field: str) -> Use:
    return use_of(PLACES[field][0].info)


def fields_that(say: str) -> list[str]:
    return [field for field in PLACES if getattr(use(field), say)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> InMemorySite:
    folder = tmp_path_factory.mktemp("fields")
    write(folder / "content", FILES)
    build(folder, {made.path: filled_in(made.text) for made in starters_for(kinds(), folder / "content")} | FILES)
    return InMemorySite(options_for(folder), environment())


def changes(site: InMemorySite, field: str) -> Iterator[tuple[Record, Variant, Variant]]:
    """(record, the site with it, the site with another value of the field), for every other value that is known."""
    for place in PLACES[field]:
        records = [record for record in site.site.records_of(place.kind) if type(record) is place.model]
        for original in records:
            record = _with_parts(original, place)
            base = site.before if record is original else site.with_record(record)
            for value in _values_of(place, records):
                changed = _put(record, place.path, value)
                if changed != record:
                    yield record, base, site.with_record(changed)


def _with_parts(record: Any, place: Place) -> Any:
    """A record that has the parts in which a field stands, from the guide's examples where it has none."""
    model: Any = place.model
    for depth, name in enumerate(place.path[:-1], start=1):
        info = model.model_fields[name]
        if info.examples and not any(_get(record, place.path[:depth])):
            record = _put(record, place.path[:depth], next(_examples(info)))
        model = model_inside(info.annotation)
    return record


def _values_of(place: Place, records: list[Record]) -> list[Any]:
    """Values that a field may have: those of the guide's examples, those of other documents, none."""
    found = [*_examples(place.info), *(value for record in records for value in _get(record, place.path))]
    if not place.info.is_required():
        found.append(place.info.get_default(call_default_factory=True))
    return [value for number, value in enumerate(found) if value not in found[:number]]


def _examples(info: FieldInfo) -> Iterator[Any]:
    """The examples of the guide, and other words than theirs where any may stand."""
    adapter = TypeAdapter[Any](type_of(info))
    for example in info.examples or ():
        written = str(example) if str(example)[:1] in "[{" else f"'{example}'"
        yield adapter.validate_python(front_matter.split(f"---\nx: {written}\n---\n").front["x"])
        with contextlib.suppress(ValidationError):
            yield adapter.validate_python(f"{example} inaczej")


def _get(value: Any, path: tuple[str, ...]) -> list[Any]:
    if not path:
        return [value]
    if isinstance(value, tuple):
        return [found for one in value for found in _get(one, path)]
    return _get(getattr(value, path[0]), path[1:]) if isinstance(value, BaseModel) else []


def _put(value: Any, path: tuple[str, ...], new: Any) -> Any:
    """The same with another value of a field; of a list of parts, in each of them."""
    if not path:
        return new
    if isinstance(value, tuple):
        return tuple(_put(one, path, new) for one in value)
    if not isinstance(value, BaseModel):
        return value
    changed = value.model_copy(update={path[0]: _put(getattr(value, path[0]), path[1:], new)})
    for name in vars(changed).keys() - type(changed).model_fields.keys():
        del vars(changed)[name]  # what was made of the old value
    return changed


def test_no_field_of_any_kind_is_left_undecided() -> None:
    assert [field for field in PLACES if not use(field).is_decided] == []


@pytest.mark.parametrize("field", fields_that("shown"))
def test_what_is_shown_shows_on_the_page(site: InMemorySite, field: str) -> None:
    assert any(base.page(record) != other.page(record) for record, base, other in changes(site, field))


@pytest.mark.parametrize("field", fields_that("exported"))
def test_what_is_exported_is_in_some_data(site: InMemorySite, field: str) -> None:
    assert any(True for record, base, other in changes(site, field) for _ in base.differing_data(other, record))


@pytest.mark.parametrize("field", [field for field in PLACES if not (use(field).exported or use(field).decides)])
def test_what_is_not_said_to_be_exported_is_in_no_data(site: InMemorySite, field: str) -> None:
    assert [name for record, base, other in changes(site, field) for name in base.differing_data(other, record)] == []


@pytest.mark.parametrize("field", [*fields_that("decides"), *fields_that("searchable")])
def test_what_only_decides_or_is_searched_changes_some_file(site: InMemorySite, field: str) -> None:
    assert any(True for _record, base, other in changes(site, field) for _ in base.differing(other))


@pytest.mark.parametrize("field", fields_that("facet"))
def test_what_narrows_lists_has_a_page_for_each_value(site: InMemorySite, field: str) -> None:
    assert any(base.outputs.keys() != other.outputs.keys() for _record, base, other in changes(site, field))


@pytest.mark.parametrize("field", fields_that("private"))
def test_no_file_depends_on_what_is_private(site: InMemorySite, field: str) -> None:
    assert [name for _record, base, other in changes(site, field) for name in base.differing(other)] == []
