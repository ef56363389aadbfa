"""Addresses that stay for ever once they were published: pages of documents, their files, and feeds (contract, section
3). Which there are today, and which feeds are kept although they have nothing to say."""

from collections.abc import Collection, Iterator, Mapping

from plugins.core.rendering.headers import FEED_TYPES
from plugins.core.schema.record import Record
from plugins.core.site import versions
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.site import Site
from plugins.images.inspection import is_picture
from plugins.published import addresses, record
from plugins.published.addresses import CurrentAddress

OWN_CALENDAR = "wydarzenie.ics"
BOARD = "tablica/"


def current(site: Site, planned: Collection[str]) -> Iterator[CurrentAddress]:
    """Every permanent address of today's site; ``planned`` are the paths of its files."""
    facts: dict[str, Mapping[str, str]] = dict(versions.facts(site))
    for kind in site.kinds:
        for address, known_of in kind.facts(site).items():
            facts[address] = {**facts.get(address, {}), **known_of}

    def of(address: str, kind: str, title: str, source: str = "") -> CurrentAddress:
        return CurrentAddress(address, kind, title, source, facts.get(address, {}))

    shown = {address: found for kind in site.kinds for address, found in kind.shown_at(site).items()}
    pages: dict[str, Record] = {**{found.address: found for found in site.records}, **shown}
    yield CurrentAddress("/", "site", site.centre.name, "site.yaml", {"url": site.centre.url})
    for address, found in pages.items():
        if address != "/" and page_path(address) in planned:
            yield of(address, found.source_path.kind, title_of(found), found.path)
    published = site.index(record.of)
    for path in planned:
        if is_feed(path):
            # One that has nothing to say any more keeps the name that it had.
            known = facts.get(f"/{path}") or published.facts_of(f"/{path}")
            yield CurrentAddress(f"/{path}", addresses.FEED, known.get("name", ""), facts=known)
    for file in site.files.values():
        if not is_picture(file.path):
            yield of(file.address, addresses.DOWNLOAD, file.path.rsplit("/", 1)[-1], file.path)


def title_of(found: Record) -> str:
    written: Mapping[str, object] = vars(found)
    return str(written.get("title") or written.get("name") or found.slug)


def is_feed(path: str) -> bool:
    """Whether programs subscribe to a file. The calendar of one event belongs to its page."""
    name = path.rsplit("/", 1)[-1]
    return name in FEED_TYPES or (name.endswith(".ics") and name != OWN_CALENDAR) or (
        path.startswith(BOARD) and name.endswith(".xml")
    )  # fmt: skip


def empty_feeds(site: Site, planned: Collection[str]) -> Iterator[Output]:
    """Feeds that were published once and that nobody plans any more. Each kind knows its own."""
    for address, known in site.index(record.of).addresses.items():
        path = address.removeprefix("/")
        if known.kind != addresses.FEED or path in planned:
            continue
        for kind in site.kinds:
            output = kind.empty_feed(site, path, known.facts)
            if output is not None:
                yield output
                break
