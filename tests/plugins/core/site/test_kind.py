"""What a plugin may leave out."""

from pathlib import Path

from plugins.core.site.kind import BuiltSite, Feature, Finished, Kind, Layout
from plugins.core.site.outputs import EVERYTHING
from plugins.core.site.site import Site
from plugins.events.model import Event
from tests.building import kinds


class Silent(Feature):
    name = "silent"


class Bare(Kind):
    name, folder, model, layout = "bare", "puste", Event, Layout.PLAIN


def test_a_feature_that_says_nothing_adds_nothing(empty_site: Site) -> None:
    feature = Silent()
    assert [*feature.outputs(empty_site, EVERYTHING), *feature.closing(empty_site, ())] == []
    assert [*feature.check(empty_site), *feature.warnings(empty_site)] == []
    assert feature.frame(empty_site) == {}
    assert feature.finish(BuiltSite(Path(), Path(), {}, False, False, "")) == Finished()


def test_the_prefix_of_addresses_is_the_folder_unless_said_otherwise() -> None:
    assert Bare().base == "puste"
    (pages,) = kinds("pages")
    assert (pages.folder, pages.base) == ("strony", "")


def test_a_kind_that_says_nothing_has_no_cards_and_no_share_in_the_home_page(empty_site: Site) -> None:
    kind = Bare()
    assert kind.cards(empty_site, ()) == ()
    assert kind.home(empty_site) == kind.shown_at(empty_site) == kind.calendar(empty_site) == kind.compared() == {}
    assert kind.empty_feed(empty_site, "rss.xml", {}) is None
