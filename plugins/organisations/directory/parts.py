"""A directory that is too long for one page: pages by letter, lists in numbered parts, and an index for the search.

Up to `WHOLE` organisations stand on the first page. Beyond, it holds the ways to look for one; every organisation
stands under its letter, and the script of the first page looks in `spis.json`, which it asks for when somebody types.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from plugins.core.rendering.context import RenderContext
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import Page
from plugins.organisations.directory import listing
from plugins.organisations.directory.facets import by_letter
from plugins.organisations.model import Organisation
from plugins.polish.words import slugify

ROOT = "/organizacje/"
A_TO_Z = f"{ROOT}a-z/"
ENDED = f"{ROOT}zakonczone/"
INDEX = f"{ROOT}spis.json"
WHOLE = 100
PER_PAGE = 100
# So many values of one way to look are named on a page; audiences are free words, and there may be thousands.
VALUES = 60
# Letters that `slugify` takes for another one; each has a page of its own.
_MARKED = {"Ą": "a-ogonek", "Ć": "c-kreska", "Ę": "e-ogonek", "Ł": "l-kreska", "Ń": "n-kreska", "Ó": "o-kreska",
           "Ś": "s-kreska", "Ź": "z-kreska", "Ż": "z-kropka"}  # fmt: skip

T = TypeVar("T")


class ListPart(NamedTuple):
    """Where a numbered part of a list stands. ``first`` is the address of the whole, and of its first part."""

    first: str
    number: int
    total: int

    @property
    def address(self) -> str:
        return self.first if self.number == 1 else f"{self.first}{self.number}/"

    @property
    def pattern(self) -> str:
        """The addresses of all parts but the first, for the component `pagination`."""
        return f"{self.first}{{}}/"

    @property
    def suffix(self) -> str:
        """What tells the part in a title; nothing on the first."""
        return f" – strona {self.number}" if self.number > 1 else ""


def parts_of(first: str, members: Sequence[T]) -> Iterator[tuple[ListPart, tuple[T, ...]]]:
    """A list in parts of `PER_PAGE`; an empty one has one part."""
    total = max(1, -(-len(members) // PER_PAGE))
    for number in range(1, total + 1):
        yield ListPart(first, number, total), tuple(members[(number - 1) * PER_PAGE : number * PER_PAGE])


def is_whole(listed: Sequence[Organisation]) -> bool:
    """Whether the first page holds every organisation."""
    return len(listed) <= WHOLE


def letter_address(sign: str) -> str:
    return f"{A_TO_Z}{_MARKED.get(sign) or slugify(sign) or 'inne'}/"


def letters(listed: Sequence[Organisation]) -> list[tuple[str, str | None]]:
    """(letter, address of its page or group) of the alphabet."""
    if is_whole(listed):
        return listing.letters(listed)
    return [(sign, letter_address(sign) if to else None) for sign, to in listing.letters(listed)]


@dataclass(frozen=True, slots=True)
class LetterView:
    """One part of the list, of one letter or (``sign`` empty) of those that no longer work."""

    sign: str
    part: ListPart
    organisations: tuple[Organisation, ...]
    letters: tuple[tuple[str, str | None], ...]
    districts: tuple[tuple[str, str], ...]


def outputs(
    listed: Sequence[Organisation], ended: Sequence[Organisation], districts: dict[str, str]
) -> Iterator[Output]:
    """The pages of a long directory, and its index."""
    alphabet, names = tuple(letters(listed)), tuple(districts.items())
    groups = [(sign, letter_address(sign), members) for sign, members in _by_page(listed)]
    for sign, first, members in [*groups, ("", ENDED, tuple(ended))]:
        for part, some in parts_of(first, members):
            if some:
                yield Output(page_path(part.address), LetterView(sign, part, some, alphabet, names), letter_page)
    yield Output(INDEX.removeprefix("/"), (tuple(listed), names), index)


def _by_page(listed: Sequence[Organisation]) -> list[tuple[str, tuple[Organisation, ...]]]:
    """Letters with their members; signs that share an address („#”, „?”) share a page."""
    pages: dict[str, tuple[str, tuple[Organisation, ...]]] = {}
    for sign, members in by_letter(listed):
        known, before = pages.get(letter_address(sign), (sign, ()))
        pages[letter_address(sign)] = (known, (*before, *members))
    return list(pages.values())


def letter_page(view: LetterView, context: RenderContext) -> str:
    title = f"Organizacje na {view.sign}" if view.sign else "Organizacje, które już nie działają"
    page = Page(
        title=f"{title}{view.part.suffix}",
        path=view.part.address,
        summary="Spis organizacji od A do Ż." if view.sign else "Zostawiamy ich strony, bo prowadzą do nich odnośniki.",
        section="organizacje",
        breadcrumbs=(("Organizacje", ROOT),),
        search_meta=None,
    )
    return context.page(
        "organisations/letter.html",
        page,
        part=view.part,
        letters=view.letters,
        current=letter_address(view.sign) if view.sign else "",
        entries=listing.entries(view.organisations, dict(view.districts)),
    )


def index(view: tuple[tuple[Organisation, ...], tuple[tuple[str, str], ...]], _context: RenderContext) -> str:
    """The list for the script: name, address, line below the name, summary, values to narrow by, words to search in."""
    organisations, districts = view
    names = dict(districts)
    rows = [_row(organisation, names) for organisation in organisations]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(organisation: Organisation, districts: dict[str, str]) -> list[object]:
    card = listing.card(organisation, districts)
    meta = " · ".join(str(card[name]) for name in ("kind", "where", "state") if card[name])
    return [card["name"], card["url"], meta, card["summary"], *listing.search_values(organisation, districts)]
