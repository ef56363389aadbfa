"""What readers and programs see of a record: its site rendered in memory, with single fields changed.

A record is changed past its checks (`model_copy`), so that a field can be taken out which another one asks for.
"""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from plugins.core.build import pipeline
from plugins.core.markdown.pages import html_of
from plugins.core.reading import front_matter
from plugins.core.rendering import assets
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.schema.record import Record
from plugins.core.site.outputs import EVERYTHING, Output, page_path
from plugins.core.site.page import frame_of
from plugins.core.site.site import Site
from plugins.images.markup import in_body

_STRUCTURED = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
# Pictures of pages and paper: made of what the page itself says, and slow.
_SLOW = (".png", ".pdf")


class InMemorySite:
    """A content folder, and the files that its site has when some of its records are others."""

    def __init__(self, options: pipeline.BuildOptions, environment: Environment) -> None:
        self._options, self._environment = options, environment
        found = pipeline.check(options)
        assert not found.problems, found.problems
        self.site = found.site
        self._assets = assets.outputs(options.theme, options.cache, self.site.centre)[1]
        self.before = Variant(self, self.site)

    def with_record(self, record: Record) -> "Variant":
        def records_of(kind: str) -> tuple[Record, ...]:
            return tuple(record if one.path == record.path else one for one in self.site.records_of(kind))

        return Variant(self, dataclasses.replace(self.site, records_of=records_of))

    def context(self, site: Site) -> RenderContext:
        shares = sorted(self._options.features, key=lambda feature: feature.order)
        frame = dataclasses.replace(frame_of(site, (share.frame(site) for share in shares)), assets=self._assets)
        return RenderContext(
            self._environment, frame, self._options.content, self._html, site.address_of_target, site.file, in_body,
            self._options.cache,
        )  # fmt: skip

    def _html(self, body: Body) -> str:
        text = front_matter.decoded((self._options.content / body.path).read_bytes()).text
        return html_of(front_matter.body_of(text), body.lang)

    def outputs(self, site: Site) -> dict[str, Output]:
        found: list[Output] = []
        for feature in self._options.features:
            found += feature.outputs(site, EVERYTHING)
        for feature in self._options.features:
            found += feature.closing(site, tuple(found))
        return {output.path: output for output in found if not output.path.endswith(_SLOW)}


class Variant:
    """The site with one of its records changed; files are made when they are asked for."""

    def __init__(self, made_by: InMemorySite, site: Site) -> None:
        self.outputs = made_by.outputs(site)
        self._context = made_by.context(site)
        self._made: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self.outputs:
            return ""
        if path not in self._made:
            output = self.outputs[path]
            made = output.render(output.view, self._context)
            self._made[path] = made if isinstance(made, str) else made.decode()
        return self._made[path]

    def page(self, record: Record) -> str:
        """What readers find on the page of a record."""
        main = _MAIN.search(self[page_path(record.address)])
        return main[1] if main else ""

    def differing_data(self, other: "Variant", record: Record) -> Iterator[str]:
        """The files in which programs read something else: data of all sorts, and what a record's page tells them."""
        for path in sorted(self.outputs.keys() | other.outputs.keys()):
            if not path.endswith(".html"):
                if self._view(path) != other._view(path) and self[path] != other[path]:
                    yield path
            elif path == page_path(record.address) and self._structured(path) != other._structured(path):
                yield path

    def differing(self, other: "Variant") -> Iterator[str]:
        return (path for path in sorted(self.outputs.keys() | other.outputs.keys()) if self[path] != other[path])

    def _view(self, path: str) -> Any:
        return self.outputs[path].view if path in self.outputs else None

    def _structured(self, path: str) -> list[str]:
        return _STRUCTURED.findall(self[path])
