"""The wiring of the style guide: a page of the preview only."""

from collections.abc import Iterator

from plugins.core.site import signals
from plugins.core.site.kind import Feature
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.site import Site


class StyleGuide(Feature):
    name = "styleguide"

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        if not site.preview:
            return iter(())
        from plugins.styleguide import pages  # only when asked: start-up time

        return iter((pages.output(),))


def feature(_sender: object) -> StyleGuide:
    return StyleGuide()


def register() -> None:
    signals.get_features.connect(feature)
