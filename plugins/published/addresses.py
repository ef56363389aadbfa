"""What was published at which permanent address: pages of documents, feeds, downloads (contract, section 3).

Pure. An address that was published once stays in the record for ever, also when an alias keeps it alive: take the alias
away, and the address is missed again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from plugins.published import lines
from plugins.published.calendar import moment_of, stamp

FILE = "publikacja.lock.json"
DOCUMENT, FEED, DOWNLOAD = "document", "feed", "file"


@dataclass(frozen=True, slots=True)
class CurrentAddress:
    """A permanent address of today's site. ``kind`` is the name of a kind of document, `FEED` or `DOWNLOAD`.

    ``source`` is the file it comes from, relative to the content folder, "" for a feed. ``facts`` are what its kind
    will want to compare with: plain text, names of its own choice.
    """

    address: str
    kind: str
    title: str
    source: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedAddress:
    """The same as readers last saw it. ``published`` is the moment at which the address first stood on the site,
    ``changed`` the one at which anything of this last became different."""

    kind: str
    title: str
    source: str
    published: datetime
    changed: datetime
    facts: Mapping[str, str] = field(default_factory=dict)


Addresses = Mapping[str, PublishedAddress]


def updated(known: Addresses, current: Iterable[CurrentAddress], now: datetime) -> dict[str, PublishedAddress]:
    """The record after a publication at ``now``. Of two equal addresses in ``current`` the first counts."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    found: dict[str, PublishedAddress] = {}
    for one in current:
        if one.address not in found:
            found[one.address] = _current(known.get(one.address), one, moment)
    return dict(sorted({**known, **found}.items()))


def _current(known: PublishedAddress | None, one: CurrentAddress, moment: datetime) -> PublishedAddress:
    fresh = PublishedAddress(one.kind, one.title, one.source, moment, moment, dict(one.facts))
    if known is None:
        return fresh
    same = replace(fresh, published=known.published, changed=known.changed)
    return same if same == known else replace(same, changed=max(moment, known.changed))


def later(one: PublishedAddress, other: PublishedAddress) -> PublishedAddress:
    """The later of two entries of one address, whichever comes first; the earlier moment of publication is the true
    one."""
    second = max(one, other, key=lambda entry: (entry.changed, sorted(entry.facts.items()), entry.title, entry.source))
    return replace(second, published=min(one.published, other.published))


def merged(one: Addresses, other: Addresses) -> dict[str, PublishedAddress]:
    return lines.merged(one, other, later)


def read(raw: bytes | None) -> dict[str, PublishedAddress]:
    """The record in a file; an absent or empty one knows nothing. Raises `lines.BrokenLock`."""
    return lines.read(raw, _entry, later)


def _entry(_address: str, fields: Mapping[str, Any]) -> PublishedAddress:
    return PublishedAddress(
        kind=str(fields["kind"]),
        title=str(fields["title"]),
        source=str(fields.get("source", "")),
        published=moment_of(fields["published"]),
        changed=moment_of(fields.get("changed", fields["published"])),
        facts={str(name): str(value) for name, value in fields.get("facts", {}).items()},
    )


def to_json(addresses: Addresses) -> str:
    return lines.to_text((address, _fields(entry)) for address, entry in addresses.items())


def _fields(entry: PublishedAddress) -> dict[str, object]:
    more: dict[str, object] = {"facts": dict(sorted(entry.facts.items()))} if entry.facts else {}
    return {
        "kind": entry.kind,
        "title": entry.title,
        **({"source": entry.source} if entry.source else {}),
        "published": stamp(entry.published),
        "changed": stamp(entry.changed),
        **more,
    }
