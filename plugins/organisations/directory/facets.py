"""Ways to find an organisation: by task, district, audience, language and access need."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from plugins.core.schema.access import ACCESS
from plugins.core.schema.uses import use_of
from plugins.organisations.directory.order import letter
from plugins.organisations.fields.languages import CODES
from plugins.organisations.fields.spheres import SPHERES, sphere_key
from plugins.organisations.model import Organisation
from plugins.polish.order import sort_key
from plugins.polish.words import fold, slugify

FACETED = MappingProxyType(
    {name: facet for name, info in Organisation.model_fields.items() if (facet := use_of(info).facet)}
)
"""The fields whose values are ways to find an organisation."""

DIMENSIONS = {dimension.slug: dimension.label for dimension in FACETED.values()}
"""Part of the address -> its name for readers."""

EVERY = {dimension.slug: dimension.every for dimension in FACETED.values()}
"""What a choice says while nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a dimension with the organisations that have it, in the order of the index."""

    dimension: str
    slug: str
    title: str
    organisations: tuple[Organisation, ...]

    @property
    def address(self) -> str:
        return f"/organizacje/{self.dimension}/{self.slug}/"

    @property
    def count(self) -> int:
        return len(self.organisations)


def by_letter(organisations: Sequence[Organisation]) -> tuple[tuple[str, tuple[Organisation, ...]], ...]:
    """(letter, organisations) for the letters that occur; the input is in index order."""
    groups: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in organisations:
        groups[letter(organisation.name, organisation.sort_as)].append(organisation)
    return tuple((initial, tuple(found)) for initial, found in groups.items())


def facets(organisations: Sequence[Organisation], districts: Mapping[str, str]) -> dict[str, tuple[Facet, ...]]:
    """The facets of each dimension in a fitting order; values that nobody has do not occur. Input in index order."""
    found: dict[tuple[str, str], tuple[str, list[Organisation]]] = {}
    for organisation in organisations:
        for dimension, slug, title in dict.fromkeys(values_of(organisation, districts)):
            members = found.setdefault((dimension, slug), (title, []))[1]
            if not members or members[-1] is not organisation:
                members.append(organisation)
    result: dict[str, list[Facet]] = {dimension: [] for dimension in DIMENSIONS}
    for (dimension, slug), (title, members) in found.items():
        result[dimension].append(Facet(dimension, slug, title, tuple(members)))
    return {dimension: tuple(sorted(values, key=_facet_order)) for dimension, values in result.items()}


def _facet_order(facet: Facet) -> tuple[tuple[int, str], tuple[str, str]]:
    if facet.dimension == "zadanie":
        return sphere_key(facet.slug), ("", "")
    if facet.dimension == "dostepnosc":
        return (list(ACCESS).index(facet.slug), ""), ("", "")
    return (0, ""), sort_key(facet.title)


def values_of(organisation: Organisation, districts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(dimension, slug, title) of everything that an organisation can be found by."""
    for name, dimension in FACETED.items():
        for written in getattr(organisation, name):
            slug, title = named(name, written, districts)
            if slug:
                yield dimension.slug, slug, title


def named(field: str, written: str, districts: Mapping[str, str]) -> tuple[str, str]:
    """(slug, title) of one value of a field; the slug is empty where nothing of it can stand in an address."""
    special = _NAMED.get(field)
    return special(written, districts) if special else (slugify(written), written)


def district_of(written: str, districts: Mapping[str, str]) -> tuple[str, str]:
    """(slug, name) of a district written as its slug or its name, whether or not site.yaml knows it."""
    slug = slugify(written)
    if slug in districts:
        return slug, districts[slug]
    named = {fold(name): known for known, name in districts.items()}
    known = named.get(fold(written))
    return (known, districts[known]) if known else (slug, written)


def district_names(organisation: Organisation, districts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(district_of(written, districts)[1] for written in organisation.districts))


# Fields whose values are not words for readers, or have slugs of their own.
_NAMED: Mapping[str, Callable[[str, Mapping[str, str]], tuple[str, str]]] = MappingProxyType(
    {
        "spheres": lambda code, _: (code, SPHERES[code]),
        "districts": district_of,
        "languages": lambda language, _: (CODES.get(language) or slugify(language), language),
        "accessibility": lambda word, _: (word, ACCESS[word]),
    }
)

# Whom an organisation is for, in the genitive; other words stand behind a colon.
_FOR = {
    "cudzoziemcy": "cudzoziemców", "dorośli": "dorosłych", "dzieci": "dzieci", "kobiety": "kobiet",
    "mężczyźni": "mężczyzn", "mieszkańcy": "mieszkańców", "młodzież": "młodzieży", "organizacje": "organizacji",
    "rodzice": "rodziców", "rodziny": "rodzin", "seniorzy": "seniorów", "uchodźcy": "uchodźców",
    "weterani": "weteranów", "wolontariusze": "wolontariuszy",
}  # fmt: skip
_PEOPLE = {"chore": "chorych", "niewidome": "niewidomych", "niesłyszące": "niesłyszących", "starsze": "starszych"}


def heading(dimension: str, title: str) -> str:
    """The heading of a facet's page, a phrase that says what is listed: `Organizacje dla seniorów`."""
    match dimension:
        case "dla-kogo":
            whom = _for_whom(title)
            return f"Organizacje dla {whom}" if whom else f"Dla kogo: {title}"
        case "dzielnica":
            return f"Organizacje w dzielnicy {title}"
        case "jezyk" if title.endswith(("ski", "cki")):
            return f"Organizacje, w których porozmawiasz po {title[:-1]}u"
        case "zadanie":
            return title
    return f"Organizacje, {DIMENSIONS[dimension].lower()}: {title}"


def _for_whom(title: str) -> str:
    """`osób z niepełnosprawnościami`, `rodzin z dziećmi`; empty for words that are not known."""
    first, _, rest = title.casefold().partition(" ")
    if first == "osoby":
        return f"osób {_PEOPLE.get(rest, rest)}" if rest in _PEOPLE or rest.startswith(("z ", "w ", "po ")) else ""
    found = _FOR.get(first, "")
    return f"{found} {rest}".strip() if found and (not rest or rest.startswith(("z ", "w "))) else ""
