"""The wiring of the search: its page, its address in every header, and the index."""

from collections.abc import Iterator, Mapping, Sequence

from plugins.core.rendering.headers import SEARCH, SEARCH_INDEX
from plugins.core.site import signals
from plugins.core.site.kind import BuiltSite, Feature, Finished
from plugins.core.site.outputs import Output
from plugins.core.site.site import Site


class Search(Feature):
    name = "search"
    announced = (SEARCH,)
    finished = SEARCH_INDEX

    def closing(self, site: Site, outputs: Sequence[Output]) -> Iterator[Output]:
        from plugins.search import pages  # only when asked: start-up time

        return pages.closing(outputs)

    def frame(self, site: Site) -> Mapping[str, object]:
        return {"search": SEARCH}

    def finish(self, built: BuiltSite) -> Finished:
        from plugins.search import index  # only when asked: start-up time

        return index.refresh(built)


def feature(_sender: object) -> Search:
    return Search()


def register() -> None:
    signals.get_features.connect(feature)
