"""What readers of the feeds know of a notice: its id, and when it was withdrawn. Kept in the record of what was
published, since the files do not say it."""

import datetime as dt
from collections.abc import Iterator, Mapping

from plugins.announcements.model import Announcement
from plugins.core.site.site import Site
from plugins.polish.timezone import ZONE
from plugins.published import record
from plugins.published.record import Published

ID, WITHDRAWN = "id", "withdrawn"


def facts(site: Site) -> Mapping[str, Mapping[str, str]]:
    """By address: under which one the notice stands in feeds for ever, and since when it has been withdrawn."""
    published = site.index(record.of)
    return {notice.address: dict(_facts(notice, published, site.now)) for notice in site.of("announcements")}


def _facts(notice: Announcement, published: Published, now: dt.datetime) -> Iterator[tuple[str, str]]:
    yield ID, feed_address(notice, published)
    if since := withdrawn_since(notice, published, now):
        yield WITHDRAWN, since.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def feed_address(notice: Announcement, published: Published) -> str:
    """The address that the id of a notice is made of: that under which readers first saw it.

    A renamed notice keeps it; which of its old addresses stands first in `aliases` does not matter. One that was
    published under its own name keeps that, even if it later takes over the address of another notice.
    """
    known = _known(notice, published)
    return published.facts_of(known).get(ID, known) if known else notice.address


def withdrawn_since(notice: Announcement, published: Published, now: dt.datetime) -> dt.datetime | None:
    """When a notice was withdrawn; ``now`` when readers have not been told yet. None for one that counts."""
    if not notice.withdrawn:
        return None
    known = _known(notice, published)
    since = published.facts_of(known).get(WITHDRAWN) if known else None
    return dt.datetime.fromisoformat(since).astimezone(ZONE) if since else now


def _known(notice: Announcement, published: Published) -> str:
    """The address under which readers know a notice; of several old ones that which they have known for longest."""
    if notice.address in published.addresses:
        return notice.address
    old = {f"{alias.rstrip('/')}/" for alias in notice.aliases}
    known = [address for address in old if address in published.addresses]
    return min(known, key=lambda address: (published.addresses[address].published, address), default="")
