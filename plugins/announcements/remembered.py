"""What of announcements and their feeds is remembered when it is published, and the feeds of topics that are gone."""

from collections.abc import Iterator, Mapping

from plugins.announcements import feeds, withdrawals
from plugins.announcements.model import Announcement
from plugins.announcements.views import ROOT, NoticeIndex
from plugins.core.site.outputs import Output
from plugins.core.site.site import Site
from plugins.published import record

FEED_ID, NAME = "id", "name"


def facts(site: Site) -> dict[str, dict[str, str]]:
    """By address: the id under which feeds gave out a notice and since when it has been withdrawn, and the name of a
    topic that has feeds."""
    notice_index = site.index(NoticeIndex)
    found = {notice.address: dict(_of_notice(notice, site)) for notice in notice_index.public}
    for topic in notice_index.topics:
        for file in feeds.FILES:
            found[f"{topic.address}{file}"] = {NAME: topic.name}
    return found


def _of_notice(notice: Announcement, site: Site) -> Iterator[tuple[str, str]]:
    published = site.index(record.of)
    yield FEED_ID, published.feed_id(notice.address, notice.aliases, site.centre.url)
    if since := withdrawals.withdrawn_since(notice, published, site.now):
        yield withdrawals.WITHDRAWN, withdrawals.written(since)


def empty_feed(site: Site, path: str, known: Mapping[str, str]) -> Output | None:
    """A feed of a topic that was published once and has no notices now: it stays as an empty one."""
    folder, _slash, file = path.rpartition("/")
    if not f"/{folder}/".startswith(ROOT) or file not in feeds.FILES:
        return None
    return Output(path, feeds.FeedView(f"/{folder}/", known.get(NAME, ""), ()), feeds.FILES[file])
