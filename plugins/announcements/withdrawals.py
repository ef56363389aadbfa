"""Since when a notice has been withdrawn: its file only says why, so the moment is kept in the record of what was
published."""

import datetime as dt

from plugins.announcements.model import Announcement
from plugins.polish.timezone import ZONE
from plugins.published.record import Published

WITHDRAWN = "withdrawn"


def withdrawn_since(notice: Announcement, published: Published, now: dt.datetime) -> dt.datetime | None:
    """``now`` when readers have not been told yet; None for a notice that counts."""
    if not notice.withdrawn:
        return None
    facts = (published.facts_of(address) for address in (notice.address, *notice.aliases))
    since = next((found[WITHDRAWN] for found in facts if WITHDRAWN in found), None)
    return dt.datetime.fromisoformat(since).astimezone(ZONE) if since else now


def written(since: dt.datetime) -> str:
    return since.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
