"""The files that announcements make, and what they add to the frame of every page."""

from collections.abc import Iterator, Mapping

from plugins.announcements import feeds, lifecycle, rendering
from plugins.announcements.model import Announcement
from plugins.announcements.views import ROOT, Board, detail, lists, year_views
from plugins.core.output import Output, page_path
from plugins.core.page import MenuItem, Urgent
from plugins.core.problems import Mistake
from plugins.core.site import Site

LANGUAGES = ("uk", "en", "etr")


def outputs(site: Site) -> Iterator[Output]:
    board = Board(site)
    for address, view in lists(board):
        yield Output(page_path(address), view, rendering.listing)
    for year in year_views(board):
        yield Output(page_path(f"{ROOT}{year.year}/"), year, rendering.year)
    yield from feeds.outputs(board)
    translated = [n for lang in LANGUAGES for n in site.in_language("announcements", lang) if board.is_public(n)]
    for notice in (*board.public, *translated):
        yield Output(page_path(notice.address), detail(notice, board), rendering.detail)


def frame(site: Site) -> Mapping[str, object]:
    board = Board(site)
    urgent = [n for n in board.public if lifecycle.is_urgent(n, site.now, board.replaced)]
    return {
        "menu": MenuItem(rendering.TITLE, ROOT, rendering.SECTION),
        "urgent": tuple(Urgent(n.title, n.address, n.urgent_until, n.summary) for n in urgent if n.urgent_until),
        "feeds": rendering.feed_links(ROOT, rendering.TITLE)[:1],
    }


def check(site: Site) -> Iterator[tuple[Announcement, Mistake]]:
    yield from ()
