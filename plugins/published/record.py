"""Both locks as one value, as kinds ask for it and as targets keep it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from plugins.published import addresses, calendar
from plugins.published.addresses import Addresses, CurrentAddress
from plugins.published.calendar import Lock
from plugins.published.lines import BrokenLock

T = TypeVar("T")
FILES = (calendar.FILE, addresses.FILE)


@dataclass(frozen=True, slots=True)
class Published:
    """``calendar`` by UID, ``addresses`` by address (`/aktualnosci/2026/nabor/`)."""

    calendar: Lock = field(default_factory=dict)
    addresses: Addresses = field(default_factory=dict)

    def facts_of(self, address: str) -> Mapping[str, str]:
        """What a kind wanted to be remembered of an address; empty when it was never published."""
        known = self.addresses.get(address)
        return known.facts if known else {}

    def first_published(self, address: str) -> datetime | None:
        """When readers could first see an address (UTC); None for one that is new."""
        known = self.addresses.get(address)
        return known.published if known else None

    def feed_id(self, address: str, aliases: Iterable[str], base: str) -> str:
        """The id of a document in feeds, for ever: the one that readers were given first, under this address or under
        an earlier one that is kept as an alias. Without any it is the full address."""
        if self._has_id(address):  # also when it takes over the address of another document
            return self.facts_of(address)["id"]
        known = [
            (self.addresses[alias].published, self.addresses[alias].facts["id"])
            for alias in (f"{alias.rstrip('/')}/" for alias in aliases)
            if self._has_id(alias)
        ]
        return min(known)[1] if known else f"{base}{address}"

    def _has_id(self, address: str) -> bool:
        return "id" in self.facts_of(address)


class HasData(Protocol):
    """A Site, seen from here."""

    @property
    def data(self) -> Mapping[str, bytes]: ...


def of(site: HasData) -> Published:
    """What was published before this build: ``site.index(record.of)``. A broken file counts as none here; `problems`
    reports it."""
    return Published(
        _or_nothing(calendar.read, site.data.get(calendar.FILE)),
        _or_nothing(addresses.read, site.data.get(addresses.FILE)),
    )


def _or_nothing(read_one: Callable[[bytes | None], dict[str, T]], raw: bytes | None) -> dict[str, T]:
    try:
        return read_one(raw)
    except BrokenLock:
        return {}


def read(data: Mapping[str, bytes]) -> Published:
    """Both files, by name. Raises `BrokenLock`."""
    return Published(calendar.read(data.get(calendar.FILE)), addresses.read(data.get(addresses.FILE)))


def written(published: Published) -> dict[str, bytes]:
    """Both files, by name."""
    return {
        calendar.FILE: calendar.to_json(published.calendar).encode(),
        addresses.FILE: addresses.to_json(published.addresses).encode(),
    }


def merged(one: Published, other: Published) -> Published:
    """What two places know, such as the content and the target: of each entry the later one."""
    return Published(calendar.merged(one.calendar, other.calendar), addresses.merged(one.addresses, other.addresses))


def updated(before: Published, after: Lock, current: Iterable[CurrentAddress], now: datetime) -> Published:
    """The record after a publication at ``now``; ``after`` is what `Kind.calendar` gave for the site."""
    return Published(after, addresses.updated(before.addresses, current, now))


def problems(data: Mapping[str, bytes]) -> list[tuple[str, int, str]]:
    """(file, line, Polish message) for each file that can not be read."""
    found = []
    for name, read_one in ((calendar.FILE, calendar.read), (addresses.FILE, addresses.read)):
        try:
            read_one(data.get(name))
        except BrokenLock as broken:
            found.append((name, broken.line, str(broken)))
    return found
