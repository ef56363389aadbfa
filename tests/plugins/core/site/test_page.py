"""The frame of all pages, put together from what features give."""

from plugins.core.site.page import FeedLink, MenuItem, frame_of
from plugins.core.site.site import Site

NEWS, CALENDAR = MenuItem("Aktualności", "/aktualnosci/", "news"), MenuItem("Kalendarz", "/kalendarz/", "calendar")
RSS = FeedLink("Aktualności", "/aktualnosci/rss.xml")


def test_shares_are_joined_in_their_order_and_the_rest_keeps_its_name(empty_site: Site) -> None:
    frame = frame_of(empty_site, [{"menu": (NEWS,), "feeds": RSS}, {"menu": (CALENDAR,), "search": "/szukaj/"}, {}])
    assert frame.menu == (NEWS, CALENDAR)
    assert frame.feeds == (RSS,)
    assert frame.extra == {"search": "/szukaj/"}
    assert frame.addresses == {"/", "/aktualnosci/", "/kalendarz/", "/szukaj/"}


def test_a_page_offers_its_own_feeds_once(empty_site: Site) -> None:
    frame = frame_of(empty_site, [{"feeds": (RSS,)}])
    assert frame.feeds_besides([RSS]) == ()
    assert frame.feeds_besides([]) == (RSS,)
