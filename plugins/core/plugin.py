"""Where Pelican meets the pipeline: one generator of ours. (`cli.commands` starts Pelican.)"""

import sys
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.cli.settings import build_options
from plugins.core.build import pipeline
from plugins.core.neighbours import STATIC, Held, Spoiled, names_of, refuse_spoiled
from plugins.core.rendering.filters import FILTERS
from plugins.core.schema.issues import ContentError, as_text


class SiteGenerator(Generator):  # type: ignore[misc]
    """Builds the whole site. Pelican's own generators idle (see pelicanconf.py).

    The settings may bring `MEMORY`, what the last build of this process remembers, and take it back together with
    `REPORT`, what this one did.
    """

    def generate_output(self, _writer: Any) -> None:
        # Nearly always nobody listens, and then nobody needs to be told of 10,000 files.
        tell = self._tell if signals.content_written.receivers else None
        try:
            report, state = pipeline.build(build_options(self.settings), self.env, self.settings.get("MEMORY"), tell)
        except ContentError as error:
            sys.stderr.write(as_text(error.problems))
            raise SystemExit(1) from None
        self.settings["MEMORY"] = state
        self.settings["REPORT"] = report
        self._guard(state.made)

    def _tell(self, path: str) -> None:
        """Lets other plugins work on a file that was written, also on one that was only copied."""
        signals.content_written.send(str(Path(self.output_path, path)), context=self.context)

    def _guard(self, made: Any) -> None:
        """Stops the build when somebody who comes after it spoils what it made."""
        others = [one for one in signals.get_generators.receivers_for(None) if one is not generator]
        earlier = names_of([*others, *signals.content_written.receivers_for(None)])
        earlier += [STATIC] if self.settings[STATIC] else []
        if not earlier and not signals.finalized.receivers:
            return
        held = Held(signals.finalized)

        def watch(pelican: Any) -> None:
            signals.finalized.disconnect(watch)
            try:
                refuse_spoiled(made, self.output_path, earlier)
            except Spoiled as error:
                held.put_back()
                _stop(error)
            try:
                held.run(pelican, lambda names: refuse_spoiled(made, self.output_path, names))
            except Spoiled as error:
                _stop(error)

        signals.finalized.connect(watch, weak=False)


def _stop(error: Spoiled) -> None:
    sys.stderr.write(f"{error}\n")
    raise SystemExit(1)


def generator(_pelican: Any) -> type[SiteGenerator]:
    return SiteGenerator


def with_filters(pelican: Any) -> None:
    """Our filters go the way of all filters, so the templates of other plugins have them, and a centre may bring one of
    its own in the place of ours."""
    pelican.settings["JINJA_FILTERS"] = {**FILTERS, **pelican.settings["JINJA_FILTERS"]}


def register() -> None:
    signals.initialized.connect(with_filters)
    signals.get_generators.connect(generator)
