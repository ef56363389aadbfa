"""Where Pelican meets the pipeline: one generator of ours. (`cli.commands` starts Pelican.)"""

import sys
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.cli.settings import build_options
from plugins.core.build import pipeline
from plugins.core.rendering.filters import FILTERS
from plugins.core.schema.issues import ContentError, as_text


class SiteGenerator(Generator):  # type: ignore[misc]
    """Builds the whole site. Pelican's own generators idle (see pelicanconf.py).

    The settings may bring `MEMORY`, what the last build of this process remembers, and take it back together with
    `REPORT`, what this one did.
    """

    def generate_output(self, _writer: Any) -> None:
        self.env.filters.update(FILTERS)
        # Nearly always nobody listens, and then nobody needs to be told of 10,000 files.
        tell = self._tell if signals.content_written.receivers else None
        try:
            report, state = pipeline.build(build_options(self.settings), self.env, self.settings.get("MEMORY"), tell)
        except ContentError as error:
            sys.stderr.write(as_text(error.problems))
            raise SystemExit(1) from None
        self.settings["MEMORY"] = state
        self.settings["REPORT"] = report

    def _tell(self, path: str) -> None:
        """Lets other plugins work on a file that was written, also on one that was only copied."""
        signals.content_written.send(str(Path(self.output_path, path)), context=self.context)


def generator(_pelican: Any) -> type[SiteGenerator]:
    return SiteGenerator


def register() -> None:
    signals.get_generators.connect(generator)
