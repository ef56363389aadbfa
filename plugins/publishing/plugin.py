"""The wiring of what every public site has: site map, robots, security contact, not-found page, redirects, headers."""

from collections.abc import Iterator, Sequence

from plugins.core.site import signals
from plugins.core.site.kind import Feature, Finding
from plugins.core.site.outputs import Output
from plugins.core.site.site import Site


class Publishing(Feature):
    name = "publishing"
    data_files = ("odnosniki.lock.json",)

    def closing(self, site: Site, outputs: Sequence[Output]) -> Iterator[Output]:
        from plugins.publishing import files  # only when asked: start-up time

        return files.outputs(site, outputs)

    def warnings(self, site: Site) -> Iterator[Finding]:
        from plugins.publishing import external_links  # only when asked: start-up time

        return external_links.warnings(site)


def feature(_sender: object) -> Publishing:
    return Publishing()


def register() -> None:
    signals.get_features.connect(feature)
