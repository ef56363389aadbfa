"""Which files the directory consists of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.core.rendering.context import RenderContext
from plugins.core.site.outputs import Output, Wanted, page_path
from plugins.core.site.page import MenuItem, Page
from plugins.core.site.site import Site
from plugins.organisations import profile, withdrawn
from plugins.organisations.directory import listing, parts
from plugins.organisations.directory.facets import DIMENSIONS, EVERY, Facet, facets, heading
from plugins.organisations.directory.listing import ListingEntry
from plugins.organisations.directory.order import in_index_order
from plugins.organisations.directory.parts import ListPart
from plugins.organisations.exports import opendata
from plugins.organisations.fields.spheres import NEEDS
from plugins.organisations.model import Organisation, WithdrawnOrganisation
from plugins.organisations.public import Publisher
from plugins.organisations.standing import as_of
from plugins.polish.plurals import counted

ROOT = "/organizacje/"
CRUMB = ("Organizacje", ROOT)


@dataclass(frozen=True, slots=True)
class Directory:
    """The organisations as all pages of the directory need them, sorted and grouped once."""

    all: tuple[Organisation, ...]
    listed: tuple[Organisation, ...]
    ended: tuple[Organisation, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    publisher: Publisher


def directory(site: Site) -> Directory:
    everything = in_index_order(as_of(organisation, site.today) for organisation in site.of(Organisation))
    listed = tuple(organisation for organisation in everything if organisation.status != "zakonczona")
    return Directory(
        all=everything,
        listed=listed,
        ended=tuple(organisation for organisation in everything if organisation.status == "zakonczona"),
        facets=facets(listed, site.centre.districts),
        publisher=Publisher(site.centre.name, site.centre.url, site.centre.districts),
    )


def outputs(site: Site, wanted: Wanted) -> Iterator[Output]:
    found = directory(site)
    yield Output(page_path(ROOT), index_view(found), index)
    if not parts.is_whole(found.listed):
        yield from parts.outputs(found.listed, found.ended, dict(found.publisher.districts))
    for dimension in found.facets.values():
        for facet in dimension:
            for view in facet_views(facet, dimension, found):
                yield Output(page_path(view.part.address), view, facet_page)
    if exchange := [o for o in found.listed if o.offers or o.seeks]:
        yield Output(page_path(f"{ROOT}oferty/"), tuple(exchange), exchange_page)
    yield from _profiles(site, found, wanted)
    yield from opendata.outputs(found.all, found.publisher)
    for record in site.of("organisations"):
        if isinstance(record, WithdrawnOrganisation):
            yield Output(page_path(record.address), withdrawn.WithdrawnView(record), withdrawn.page)


def _profiles(site: Site, found: Directory, wanted: Wanted) -> Iterator[Output]:
    branches: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in found.listed:
        if organisation.parent:
            branches[organisation.parent].append(organisation)
    own: dict[str, list[Facet]] = defaultdict(list)
    for dimension in found.facets.values():
        for facet in dimension:
            for organisation in facet.organisations:
                own[organisation.ref].append(facet)
    for original in found.all:
        for version in site.translations(original):
            if (path := page_path(version.address)) in wanted:
                view = profile.profile_view(
                    site, as_of(version, site.today), found.publisher, branches[original.ref], own[original.ref]
                )
                yield Output(path, view, profile.profile)
        yield Output(f"organizacje/{original.slug}/wizytowka.vcf", (original, found.publisher), opendata.one_vcard)


@dataclass(frozen=True, slots=True)
class IndexView:
    """``facets`` are (address, title, count) by dimension: the groups' members change the page only by their number."""

    count: int
    letters: tuple[tuple[str, str | None], ...]
    listed: tuple[Organisation, ...]
    """Empty where the list is too long for the page: then it has an index for its script, and pages by letter."""
    ended: tuple[Organisation, ...]
    has_more_ended: bool
    districts: Mapping[str, str]
    facets: tuple[tuple[str, tuple[tuple[str, str, str, int], ...]], ...]
    has_exchange: bool


def index_view(found: Directory) -> IndexView:
    whole = parts.is_whole(found.listed)
    return IndexView(
        len(found.listed),
        tuple(parts.letters(found.listed)),
        found.listed if whole else (),
        found.ended if whole else (),
        bool(found.ended) and not whole,
        found.publisher.districts,
        tuple(
            (name, tuple((f.slug, f.title, f.address, f.count) for f in _named(values)))
            for name, values in found.facets.items()
        ),
        any(o.offers or o.seeks for o in found.listed),
    )


def index(view: IndexView, context: RenderContext) -> str:
    groups = dict(view.facets)
    page = Page(
        title="Organizacje",
        path=ROOT,
        summary="Kto w okolicy pomaga, uczy i działa: znajdź organizację po tym, czego szukasz, albo po nazwie.",
        section="organizacje",
        scripts=("directory.js",),
        search_meta=None,
    )
    return context.page(
        "organisations/index.html",
        page,
        count=view.count,
        sentence=listing.sentence(view.count),
        index="" if view.listed else parts.INDEX,
        has_more_ended=view.has_more_ended,
        needs=_needs(groups["zadanie"]),
        groups=groups,
        dimensions=DIMENSIONS,
        every=EVERY,
        letters=view.letters,
        by_letter=listing.grouped(view.listed, view.districts),
        ended=listing.entries(view.ended, view.districts),
        has_exchange=view.has_exchange,
    )


def _needs(tasks: Sequence[tuple[str, str, str, int]]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """(what people look for, its id, [(task, address, count)]) for the tasks that somebody carries out."""
    known = {slug: (title, address, count) for slug, title, address, count in tasks}
    groups = [(need, [known[code] for code in codes if code in known]) for need, codes in NEEDS]
    return [(need, listing.need_id(need), found) for need, found in groups if found]


def _named(values: Sequence[Facet]) -> list[Facet]:
    """The values that a page names, in their order: all of them, or those that most organisations have."""
    if len(values) <= parts.VALUES:
        return list(values)
    most = sorted(values, key=lambda facet: -facet.count)[: parts.VALUES]
    kept = {facet.slug for facet in most}
    return [facet for facet in values if facet.slug in kept]


@dataclass(frozen=True, slots=True)
class FacetView:
    """One part of the list of those who have a value. ``count`` is of all parts."""

    facet: tuple[str, str, str, str]
    part: ListPart
    count: int
    organisations: tuple[Organisation, ...]
    siblings: tuple[tuple[str, str, int], ...]
    districts: Mapping[str, str]


def facet_views(facet: Facet, siblings: Sequence[Facet], found: Directory) -> Iterator[FacetView]:
    for part, members in parts.parts_of(facet.address, facet.organisations):
        yield FacetView(
            (facet.dimension, facet.slug, facet.title, facet.address),
            part,
            facet.count,
            members,
            tuple((other.title, other.address, other.count) for other in _named(siblings)),
            found.publisher.districts,
        )


def facet_page(view: FacetView, context: RenderContext) -> str:
    dimension, slug, title, address = view.facet
    count = counted(view.count, "organizacja", "organizacje", "organizacji")
    phrase = heading(dimension, title)
    page = Page(
        title=f"{phrase if phrase != title else f'{title} – organizacje'}{view.part.suffix}",
        path=view.part.address,
        summary=f"{DIMENSIONS[dimension]}: {title}. W spisie: {count}.",
        section="organizacje",
        breadcrumbs=(CRUMB,),
        search_meta=None,
    )
    return context.page(
        "organisations/facet.html",
        page,
        dimension=dimension,
        label=DIMENSIONS[dimension],
        slug=slug,
        title=phrase,
        sentence=listing.sentence(view.count),
        part=view.part,
        entries=listing.entries(view.organisations, view.districts),
        siblings=[(name, url, number, url == address) for name, url, number in view.siblings],
    )


def exchange_page(view: tuple[Organisation, ...], context: RenderContext) -> str:
    page = Page(
        title="Co organizacje oferują i czego szukają",
        path=f"{ROOT}oferty/",
        summary="Sale, sprzęt, wiedza i ludzie: co organizacje mogą sobie nawzajem dać.",
        section="organizacje",
        breadcrumbs=(CRUMB,),
        search_meta=None,
    )
    return context.page(
        "organisations/exchange.html",
        page,
        offers=[o for o in view if o.offers],
        seeks=[o for o in view if o.seeks],
    )


def cards(site: Site, records: Sequence[Any]) -> tuple[ListingEntry, ...]:
    """Cards for pages of other kinds, in the order of the index."""
    here = in_index_order(as_of(record, site.today) for record in records if isinstance(record, Organisation))
    return tuple(listing.card(o, site.centre.districts) for o in here)


def home(site: Site) -> Mapping[str, object]:
    """What the home page says about the directory: how many there are, and the needs that most of them serve."""
    found = directory(site)
    if not found.listed:
        return {}
    tasks = found.facets["zadanie"]
    groups = [
        (
            need,
            f"{ROOT}#{listing.need_id(need)}",
            len({o.ref for f in tasks if f.slug in codes for o in f.organisations}),
        )
        for need, codes in NEEDS
    ]
    known = tuple((need, url, count, False) for need, url, count in groups if count)
    return {"organisations": {"count": len(found.listed), "url": ROOT, "groups": known}}


def frame(site: Site) -> Mapping[str, object]:
    if not site.of(Organisation):
        return {}
    return {"menu": (MenuItem("Organizacje", ROOT, "organizacje"),)}
