from collections.abc import Callable
from typing import Any

import pytest

from plugins.pages.model import RESERVED, Declaration, PlainPage

Found = Callable[..., list[tuple[str, str]]]


def test_a_title_is_enough(a_page: Callable[..., PlainPage]) -> None:
    page = a_page()
    assert (page.title, page.menu, page.show, page.summary) == ("O nas", (), (), None)
    assert not isinstance(page, Declaration)


@pytest.mark.parametrize("slug", RESERVED)
def test_a_page_does_not_take_the_address_of_another_part_of_the_site(issues_of: Found, slug: str) -> None:
    assert issues_of(slug) == [("", f"adres /{slug}/ należy do stałej części serwisu. Zmień nazwę pliku.")]


def test_the_home_page_can_not_choose_what_it_shows(issues_of: Found) -> None:
    assert issues_of("index", show=["kontakt"]) == [("show", "strona główna pokazuje te dane sama. Usuń to pole.")]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        pytest.param({"show": ["kontak"]}, "show.0", "Może chodziło o „kontakt”?", id="block"),
        pytest.param({"kind": "deklaracja"}, "kind", "Do wyboru: deklaracja-dostepnosci.", id="kind"),
        pytest.param({"status": "zgodna"}, "status", "nieznane pole.", id="field of a declaration"),
        pytest.param({"sumary": "x"}, "sumary", "nieznane pole. Może chodziło o „summary”?", id="typo"),
        pytest.param({"updated": "jutro"}, "updated", "„jutro” nie jest datą.", id="date"),
    ],
)
def test_a_wrong_field_of_a_page_is_told(issues_of: Found, fields: dict[str, Any], field: str, message: str) -> None:
    ((where, said),) = issues_of(**fields)
    assert where == field
    assert message in said


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("status", "brakuje pola (Stan dostępności). Dopisz wiersz, np. status: czesciowo-zgodna"),
        ("prepared", "brakuje pola (Data sporządzenia deklaracji). Dopisz wiersz, np. prepared: 2026-11-23"),
        ("contact", "brakuje pola (Kontakt). Dopisz wiersz, np. contact: zespół ośrodka"),
    ],
)
def test_a_declaration_tells_what_it_lacks(issues_of_declaration: Found, field: str, message: str) -> None:
    assert issues_of_declaration(**{field: None}) == [(field, message)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"status": "zgodna"},
            ("status", "serwis z niedostępnymi treściami nie jest w pełni zgodny. Wpisz czesciowo-zgodna."),
            id="fully conforming with barriers",
        ),
        pytest.param(
            {"inaccessible": None},
            ("inaccessible", "brakuje listy niedostępnych treści. Dopisz inaccessible, exempt albo undue_cost."),
            id="partly conforming without barriers",
        ),
        pytest.param(
            {"undue_cost": ["Tłumaczenie nagrań."]},
            ("undue_cost", "brakuje oceny kosztów. Dopisz assessment: adres dokumentu z oceną."),
            id="costs without their assessment",
        ),
        pytest.param(
            {"updated": "2026-01-09"},
            ("updated", "zmiana (2026-01-09) jest przed publikacją (2026-01-10). Popraw datę."),
            id="changed before it was published",
        ),
        pytest.param(
            {"reviewed": "2026-02-01"},
            ("reviewed", "przegląd (2026-02-01) jest przed sporządzeniem (2026-02-02). Popraw datę."),
            id="reviewed before it was prepared",
        ),
        pytest.param(
            {"architecture": []},
            ("architecture", "lista jest pusta. Opisz dojście, wejście i wnętrze choć jednym zdaniem."),
            id="nothing about the building",
        ),
        pytest.param(
            {"communication": []},
            ("communication", "lista jest pusta. Napisz choć jednym zdaniem, jak można się porozumieć."),
            id="nothing about communication",
        ),
        pytest.param(
            {"assessment": "ocena.pdf"},
            (
                "assessment",
                "„ocena.pdf” nie jest adresem. Zapisz adres strony (https://…) albo adres w serwisie (/…/).",
            ),
            id="an address that is none",
        ),
    ],
)
def test_fields_of_a_declaration_that_do_not_agree_are_told(
    issues_of_declaration: Found, fields: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert issues_of_declaration(**fields) == [expected]


def test_all_mistakes_of_a_declaration_are_told_at_once(issues_of_declaration: Found) -> None:
    found = issues_of_declaration(status="zgodnie", contact=None, reviewed="2025-01-01", architecture=[])
    assert sorted(field for field, _message in found) == ["architecture", "contact", "reviewed", "status"]
