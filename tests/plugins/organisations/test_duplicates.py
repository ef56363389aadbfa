import time
from collections.abc import Callable

import pytest

from plugins.organisations import duplicates
from plugins.organisations.model import Organisation

Made = Callable[..., Organisation]


def found(*organisations: Organisation) -> list[tuple[str, str]]:
    return [(organisation.slug, issue.field) for organisation, issue in duplicates.issues(organisations)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stowarzyszenie Manuffaktura", "Stowarzyszenie „Manuffaktura”"),
        ("Stowarzyszenie Manuffaktura", "STOWARZYSZENIE MANUFFAKTURA"),
        ("Stowarzyszenie Manuffaktura", "Stowarzyszenie Manufaktura"),
        ("Fundacja Żółta Łódź", "Fundacja Zolta Lodz"),
        ("Towarzystwo Miłośników Bytomia", "Bytomia Miłośników Towarzystwo"),
    ],
)
def test_nearly_equal_names_are_one_organisation(an_organisation: Made, one: str, other: str) -> None:
    assert found(an_organisation("jeden", name=one), an_organisation("drugi", name=other)) == [("drugi", "name")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stowarzyszenie Manuffaktura", "Fundacja Manuffaktura"),
        ("Koło nr 12 w Bytomiu", "Koło nr 13 w Bytomiu"),
        ("GKS Czarni Bytom", "KS Czarni Sucha Góra"),
        ("Klub Sportowy Czarni", "Klub Sportowy Czarne Jagody"),
        ("Stowarzyszenie Klub Seniora Radosny w Bytomiu", "Stowarzyszenie Klub Seniora Radość w Bytomiu"),
        ("Towarzystwo Miłośników Szombierek", "Towarzystwo Miłośników Szombra"),
        ("Organizacja pierwsza", "Organizacja druga"),
    ],
)
def test_other_names_are_other_organisations(an_organisation: Made, one: str, other: str) -> None:
    assert found(an_organisation("jeden", name=one), an_organisation("drugi", name=other)) == []


def test_different_court_numbers_prove_that_two_like_names_are_two(an_organisation: Made) -> None:
    first = an_organisation("jeden", name="Klub Czarni", krs="0000000001")
    assert found(first, an_organisation("drugi", name="Klub „Czarni”", krs="0000000002")) == []
    assert found(first, an_organisation("drugi", name="Klub „Czarni”")) == [("drugi", "name")]


def test_one_court_number_in_two_files_is_told_with_the_other_file(an_organisation: Made) -> None:
    pair = (an_organisation("a", krs="0000251749"), an_organisation("b", name="Bractwo", krs="0000251749"))
    ((organisation, issue),) = duplicates.issues(pair)
    assert (organisation.slug, issue.field) == ("b", "krs")
    assert issue.message == "ten sam numer ma już plik organizacje/a.md. Połącz oba pliki albo popraw numer."


def test_a_branch_may_share_the_number_and_the_name_of_its_parent(an_organisation: Made) -> None:
    parent = an_organisation("pttk", name="PTTK Oddział Bytom", krs="0000251749")
    branch = an_organisation("kolo", name="PTTK Oddział w Bytom", krs="0000251749", parent="pttk")
    assert found(parent, branch) == []


def test_three_thousand_names_are_compared_in_a_moment(an_organisation: Made) -> None:
    sample = an_organisation()
    many = [sample.model_copy(update={"name": f"Stowarzyszenie Przykład numer {n}"}) for n in range(3000)]
    start = time.perf_counter()
    assert list(duplicates.issues(many)) == []
    assert time.perf_counter() - start < 1
