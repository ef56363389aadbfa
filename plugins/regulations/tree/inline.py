"""The text of a unit as runs, with references and defined terms laid over it.

Marks inside a line are Markdown (`plugins.core.markdown.inline`). HTML was read before
(`plugins.regulations.parsing.markup`); a tag that is none is shown as written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.core.markdown.inline import Run, plain_text, runs_of

__all__ = ["Overlay", "Run", "overlaid", "plain_text", "runs_of"]


@dataclass(frozen=True, slots=True)
class Overlay:
    """A link laid over the text: a reference or a defined term. ``kind`` becomes part of its class."""

    start: int
    end: int
    address: str
    kind: str


def overlaid(runs: Sequence[Run], overlays: Sequence[Overlay]) -> tuple[Run, ...]:
    """The runs cut where overlays begin and end. Links that the author wrote stay as they are."""
    result: list[Run] = []
    ordered = sorted(overlays, key=lambda one: one.start)
    for run in runs:
        if run.link or run.end - run.start != len(run.text):
            result.append(run)
            continue
        position = run.start
        for overlay in ordered:
            start, end = max(overlay.start, position), min(overlay.end, run.end)
            if start >= end:
                continue
            if start > position:
                result.append(_cut(run, position, start))
            result.append(replace(_cut(run, start, end), link=overlay.address, kind=overlay.kind))
            position = end
        if position < run.end:
            result.append(_cut(run, position, run.end))
    return tuple(result)


def _cut(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start - run.start : end - run.start], start=start, end=end)
