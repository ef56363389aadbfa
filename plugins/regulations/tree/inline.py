"""The text of a unit as runs: plain words, emphasis, links.

Markdown that may stand in a regulation: `**bold**`, `*italic*`, `~~struck~~`, `[words](address)`; everything else is
text. HTML was read before (`plugins.regulations.parsing.markup`); a tag that is none is shown as written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_INLINE = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+\-.!§<>&|~])"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\)"
    r"|<(?P<auto>https?://[^<>\s]+|[\w.+-]+@[\w-]+\.[\w.-]+)>"
    r"|~~(?=\S)(?P<struck>.+?)(?<=\S)~~"
    r"|\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*]+?)(?<=\S)\*(?!\w)"
    r"|(?P<web>https?://[^\s<>()\[\]„”\"]+[^\s<>()\[\]„”\".,;:!?])"
    r"|(?P<mail>(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """``start`` is the offset in the written text, so that references found there can be laid over the runs."""

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    link: str = ""
    kind: str = ""


def runs_of(text: str) -> tuple[Run, ...]:
    return tuple(_runs(text, 0, Run("", 0, 0)))


def _runs(text: str, offset: int, style: Run) -> Iterator[Run]:
    position = 0

    def plain(start: int, end: int) -> Iterator[Run]:
        if end > start:
            yield replace(style, text=text[start:end], start=offset + start, end=offset + end)

    for match in _INLINE.finditer(text):
        yield from plain(position, match.start())
        position = match.end()
        start, end = offset + match.start(), offset + match.end()
        if match["escape"]:
            yield replace(style, text=match["escape"][1:], start=start, end=end)
        elif match["label"]:
            target = match["target"].strip("<>")
            yield replace(style, text=plain_text(match["label"]), start=start, end=end, link=target)
        elif match["auto"] or match["web"] or match["mail"]:
            words = match["auto"] or match["web"] or match["mail"]
            address = words if "://" in words else f"mailto:{words}"
            yield replace(style, text=words, start=start, end=end, link=address)
        else:
            group = "strong" if match["strong"] else "struck" if match["struck"] else "em"
            inner = replace(
                style,
                strong=style.strong or group == "strong",
                struck=style.struck or group == "struck",
                emphasis=style.emphasis or group == "em",
            )
            yield from _runs(match[group], offset + match.start(group), inner)
    yield from plain(position, len(text))


def plain_text(text: str) -> str:
    """The words without Markdown."""
    return "".join(run.text for run in runs_of(text))


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
