from collections.abc import Callable

import pytest

from plugins.organisations.directory.facets import by_letter, district_of, facets, heading
from plugins.organisations.directory.order import in_index_order
from plugins.organisations.model import Organisation

Made = Callable[..., Organisation]
DISTRICTS = {"sucha-gora": "Sucha Góra", "bobrek": "Bobrek"}


def test_each_value_is_a_facet_with_its_organisations_in_index_order(an_organisation: Made) -> None:
    organisations = in_index_order(
        [
            an_organisation("b", name="Fundacja Brzoza", spheres=["10", "1aa"], audience=["Dzieci"]),
            an_organisation("a", name="Stowarzyszenie Akacja", spheres=["2", "10"], audience=["dzieci", "seniorzy"]),
        ]
    )
    found = facets(organisations, DISTRICTS)
    tasks = [(facet.slug, facet.address, [o.slug for o in facet.organisations]) for facet in found["zadanie"]]
    assert tasks == [
        ("1aa", "/organizacje/zadanie/1aa/", ["b"]),
        ("2", "/organizacje/zadanie/2/", ["a"]),
        ("10", "/organizacje/zadanie/10/", ["a", "b"]),
    ]
    assert [(facet.slug, facet.count) for facet in found["dla-kogo"]] == [("dzieci", 2), ("seniorzy", 1)]


def test_a_value_written_twice_counts_once(an_organisation: Made) -> None:
    found = facets([an_organisation(spheres=["7", "7"], districts=["bobrek", "Bobrek"])], DISTRICTS)
    assert [facet.count for facet in found["zadanie"]] == [1]
    assert [(facet.slug, facet.count) for facet in found["dzielnica"]] == [("bobrek", 1)]


def test_a_district_is_known_by_its_slug_or_its_name() -> None:
    assert district_of("sucha-gora", DISTRICTS) == ("sucha-gora", "Sucha Góra")
    assert district_of("Sucha Góra", DISTRICTS) == ("sucha-gora", "Sucha Góra")
    assert district_of("SUCHA GÓRA", {"sg": "Sucha Góra"}) == ("sg", "Sucha Góra")
    assert district_of("Łagiewniki", DISTRICTS) == ("lagiewniki", "Łagiewniki")


def test_languages_and_access_have_short_addresses(an_organisation: Made) -> None:
    found = facets([an_organisation(languages=["ukraiński", "esperanto"], accessibility=["winda", "pjm"])], {})
    assert [facet.address for facet in found["jezyk"]] == ["/organizacje/jezyk/esperanto/", "/organizacje/jezyk/uk/"]
    assert [facet.slug for facet in found["dostepnosc"]] == ["pjm", "winda"]


def test_letters_are_those_that_occur_in_polish_order(an_organisation: Made) -> None:
    names = ["Klub Ćma", "Klub Cis", "Fundacja Łoś", "Fundacja Lis"]
    organisations = in_index_order([an_organisation(f"o{n}", name=name) for n, name in enumerate(names)])
    assert [(sign, len(group)) for sign, group in by_letter(organisations)] == [("C", 1), ("Ć", 1), ("L", 1), ("Ł", 1)]


@pytest.mark.parametrize(
    ("dimension", "title", "expected"),
    [
        ("dla-kogo", "seniorzy", "Organizacje dla seniorów"),
        ("dla-kogo", "rodziny z dziećmi", "Organizacje dla rodzin z dziećmi"),
        ("dla-kogo", "osoby z niepełnosprawnościami", "Organizacje dla osób z niepełnosprawnościami"),
        ("dla-kogo", "osoby chore", "Organizacje dla osób chorych"),
        ("dla-kogo", "osoby ciekawe świata", "Dla kogo: osoby ciekawe świata"),
        ("dla-kogo", "hodowcy gołębi", "Dla kogo: hodowcy gołębi"),
        ("dzielnica", "Stare Miasto", "Organizacje w dzielnicy Stare Miasto"),
        ("jezyk", "niemiecki", "Organizacje, w których porozmawiasz po niemiecku"),
        ("jezyk", "PJM", "Organizacje, język: PJM"),
        ("dostepnosc", "napisy", "Organizacje, dostępność: napisy"),
        ("zadanie", "Pomoc społeczna", "Pomoc społeczna"),
    ],
)
def test_the_heading_of_a_facet_is_a_phrase(dimension: str, title: str, expected: str) -> None:
    assert heading(dimension, title) == expected
