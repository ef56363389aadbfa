"""Where a page stands in the menus: `menu: glowne`, `glowne 2`, `[glowne 1, stopka 3]` or `{stopka: 3}`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, NamedTuple, Protocol

from pydantic import BeforeValidator

from plugins.core.schema.fields import InvalidValue, text_of, unknown_word
from plugins.core.schema.issues import Issue
from plugins.core.site.page import MenuItem
from plugins.core.site.site import Site
from plugins.polish.order import sort_key

MENUS = ("glowne", "stopka")
LAST = 10_000


class MenuPlace(NamedTuple):
    """``order`` counts from the beginning of the menu; pages without one come after those with one, by title."""

    menu: str
    order: int = LAST


def _places(value: object) -> tuple[MenuPlace, ...]:
    places = tuple(_place(*pair) for pair in _pairs(value))
    if not places:
        raise InvalidValue("pole jest puste. Wpisz glowne albo stopka albo usuń to pole.")
    names = [place.menu for place in places]
    if len(set(names)) < len(names):
        raise InvalidValue("to samo menu stoi dwa razy. Usuń jeden wpis.")
    return places


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """(menu, order as written) of each place, however it is written."""
    if isinstance(value, Mapping):
        yield from ((str(menu), text_of(order)) for menu, order in value.items())
        return
    items = value if isinstance(value, list | tuple) else (value,)
    for item in items:
        if isinstance(item, Mapping):
            yield from _pairs(item)
    line = " ".join(text_of(item) for item in items if not isinstance(item, Mapping))
    for part in filter(None, re.split(r"[\s,]+(?=[^\W\d])", line)):
        menu, _, order = part.partition(" ")
        yield menu.strip(","), order.strip(" ,")


def _place(menu: str, order: str) -> MenuPlace:
    if menu not in MENUS:
        raise InvalidValue(unknown_word(menu, MENUS))
    if order and not re.fullmatch(r"\d{1,3}", order):
        raise InvalidValue(f"„{order}” nie jest miejscem w menu. Zapisz je cyframi po nazwie menu, np. {menu} 2")
    return MenuPlace(menu, int(order) if order else LAST)


Places = Annotated[tuple[MenuPlace, ...], BeforeValidator(_places)]


class InMenu(Protocol):
    """What a menu needs to know about a page."""

    @property
    def title(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def menu(self) -> tuple[MenuPlace, ...]: ...


class SiteData(NamedTuple):
    """The file of the centre's data, as the place of an issue."""

    path: str = "site.yaml"


def unknown(site: Site) -> Iterator[tuple[SiteData, Issue]]:
    """Words of `menu:` in site.yaml that name neither a part of the site nor a page."""
    known = (*sorted(kind.folder for kind in site.kinds), *(page.slug for page in site.of("pages")))
    for number, word in enumerate(site.centre.menu):
        if word not in known:
            yield SiteData(), Issue(f"menu.{number}", unknown_word(word, known))


def items(
    pages: Iterable[InMenu], menu: str, versions_of: Callable[[Any], Iterable[Any]] = lambda _page: ()
) -> tuple[MenuItem, ...]:
    """The pages of one menu in their order. ``versions_of`` gives a page's translations."""

    def versions(page: InMenu) -> tuple[tuple[str, str, str], ...]:
        return tuple((other.lang, other.title, other.address) for other in versions_of(page) if other is not page)

    found = [(place.order, page.title, page) for page in pages for place in page.menu if place.menu == menu]
    ordered = sorted(found, key=lambda entry: (entry[0], sort_key(entry[1])))
    return tuple(MenuItem(page.title, page.address, page.slug, versions(page)) for _order, _title, page in ordered)
