from types import SimpleNamespace

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.pages.menu import LAST, MenuPlace, Places, items

PLACES: TypeAdapter[tuple[MenuPlace, ...]] = TypeAdapter(Places)


@pytest.mark.parametrize(
    ("written", "places"),
    [
        pytest.param("glowne", (MenuPlace("glowne"),), id="a menu"),
        pytest.param("glowne 2", (MenuPlace("glowne", 2),), id="a menu and the place in it"),
        pytest.param({"stopka": "3"}, (MenuPlace("stopka", 3),), id="a mapping"),
        pytest.param(
            {"glowne": "1", "stopka": "2"}, (MenuPlace("glowne", 1), MenuPlace("stopka", 2)), id="both, mapping"
        ),
        pytest.param(["glowne 1", "stopka"], (MenuPlace("glowne", 1), MenuPlace("stopka")), id="both, list"),
        pytest.param([{"glowne": "1"}, "stopka 2"], (MenuPlace("glowne", 1), MenuPlace("stopka", 2)), id="both, mixed"),
        pytest.param("glowne stopka 4", (MenuPlace("glowne"), MenuPlace("stopka", 4)), id="both, one line"),
        pytest.param(["glowne", "2"], (MenuPlace("glowne", 2),), id="a menu and the place in it, list"),
        pytest.param("glowne, stopka", (MenuPlace("glowne"), MenuPlace("stopka")), id="both, with a comma"),
    ],
)
def test_a_place_in_a_menu_is_written_in_several_ways(written: object, places: tuple[MenuPlace, ...]) -> None:
    assert PLACES.validate_python(written) == places


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param(
            "gowne", "„gowne” nie jest jedną ze znanych wartości. Może chodziło o „glowne”? ", id="unknown menu"
        ),
        pytest.param(
            "glowne pierwsze", "„pierwsze” nie jest jedną ze znanych wartości.", id="a word where a number belongs"
        ),
        pytest.param(
            {"glowne": "pierwsze"},
            "„pierwsze” nie jest miejscem w menu. Zapisz je cyframi po nazwie menu, np. glowne 2",
            id="a word in a mapping",
        ),
        pytest.param("", "pole jest puste. Wpisz glowne albo stopka albo usuń to pole.", id="empty"),
        pytest.param(["glowne", "glowne 2"], "to samo menu stoi dwa razy. Usuń jeden wpis.", id="twice"),
    ],
)
def test_a_place_that_is_none_is_told(written: object, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PLACES.validate_python(written)
    assert message in str(caught.value)


def test_pages_with_a_number_come_first_and_the_others_by_title() -> None:
    def page(title: str, *places: MenuPlace) -> SimpleNamespace:
        return SimpleNamespace(title=title, slug=title.lower(), address=f"/{title.lower()}/", menu=places)

    pages = [
        page("Zasady", MenuPlace("glowne", LAST)),
        page("Ćwiczenia", MenuPlace("glowne")),
        page("Kontakt", MenuPlace("glowne", 2), MenuPlace("stopka")),
        page("O nas", MenuPlace("glowne", 1)),
        page("Nigdzie"),
    ]
    assert [item.label for item in items(pages, "glowne")] == ["O nas", "Kontakt", "Ćwiczenia", "Zasady"]
    assert [item.url for item in items(pages, "stopka")] == ["/kontakt/"]
