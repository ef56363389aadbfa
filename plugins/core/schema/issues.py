"""What is wrong with the content, told to the person who can fix it.

A problem is one line: ``path:line: field: what is wrong. How to fix it.`` (contract, section 1). The message is Polish;
the field may be missing. Problems are values: they are collected, sorted and printed together, never raised one by one.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at its place. ``path`` is as the user sees it (``content/...``), lines and columns count from 1."""

    path: str
    line: int
    column: int
    field: str | None
    message: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {field}{self.message}"


@dataclass(frozen=True, slots=True)
class Issue:
    """A mistake in a record, before its line is known.

    ``field`` is a dotted path into the front matter (``registration.deadline``, ``repeats.changes.0.date``), ``""`` for
    the document as a whole. A mistake in the body gives the line of the file instead, in ``line``. ``at`` is another
    field at whose line it is reported: a picture's, where its description is missing. ``future``: it says of a day that
    it has not come, which is only told as a warning where somebody gave the day of the build by hand.
    """

    field: str
    message: str
    line: int | None = None
    column: int = 1
    at: str = ""
    future: bool = False


class ContentError(Exception):
    """The content has problems; nothing was built."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems in the content")

    def __reduce__(self) -> tuple[type["ContentError"], tuple[tuple[Problem, ...]]]:
        return ContentError, (self.problems,)  # it may come from a second process


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file and line, each told once."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.field or "", p.message)))


def as_text(problems: Iterable[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem], level: str = "error") -> str:
    """Workflow commands that annotate the changed lines of a pull request."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "".join(
        f"::{level} file={escaped(p.path)},line={p.line},col={p.column}::"
        f"{escaped(f'{p.field}: ' if p.field else '')}{escaped(p.message)}\n"
        for p in problems
    )
