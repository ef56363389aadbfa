"""Drafts that lack required fields (contract, section 2): `check` lists them, the preview shows them with marked gaps.

Only a draft may be unfinished. What it lacks is a warning; with ``draft`` gone each missing field is a problem.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from plugins.core.reading import front_matter
from plugins.core.schema.body import Body
from plugins.core.schema.fields import QUOTES
from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import example_of, owner_of, type_of, written_fields
from plugins.core.schema.record import Record, SourcePath
from plugins.core.schema.references import ReferenceUse

# As the preview marks what is missing; staff and `new-centre` write it, too.
BLANK = re.compile(r"\[do uzupełnienia\b[^\]\n]*\]", re.IGNORECASE)
# What another field asks for: words of a picture, a cancellation, a change; the list of a declaration.
_ASKED_FOR = frozenset(("image_alt", "logo_alt", "status_note", "change_note", "inaccessible"))

R = TypeVar("R", bound=Record)


def is_draft(front: Mapping[str, object]) -> bool:
    return str(front.get("draft", "")).strip(QUOTES + " ").casefold() in ("tak", "true")


def blanks_in(text: str, draft: bool) -> tuple[list[Issue], list[Issue]]:
    """(issues, warnings) of places that are still to be filled in: `[do uzupełnienia: telefon]`, in a draft or not."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) for _blank in BLANK.finditer(line)]
    if not lines:
        return [], []
    if draft:
        where = ", ".join(map(str, dict.fromkeys(lines)))
        message = f"miejsca do uzupełnienia w szkicu: {len(lines)} (wiersze: {where})."
        return [], [Issue("", message, line=lines[0])]
    message = "miejsce nie jest uzupełnione. Wpisz treść zamiast „[do uzupełnienia…]” albo dodaj „draft: tak”."
    return [Issue("", message, line=line) for line in dict.fromkeys(lines)], []


def gaps_among(
    model: type[Record], front: Mapping[str, object], issues: Sequence[Issue]
) -> tuple[list[Issue], list[Issue]]:
    """(what is wrong in any case, what a draft only lacks so far)."""
    required = {name for name, info in written_fields(model).items() if info.is_required()}
    open_fields = (required | _ASKED_FOR) - front.keys()
    gaps = [
        issue
        for issue in issues
        if issue.field in open_fields or _is_open_end(issue, front) or _is_missing_inside(issue, model, front)
    ]
    return [issue for issue in issues if issue not in gaps], gaps


def _is_missing_inside(issue: Issue, model: type[Record], front: Mapping[str, object]) -> bool:
    """Whether it is about a required field that a part (``call``, ``repeats``) does not have yet."""
    *parents, name = _steps(issue.field)
    inside: Any = front
    for step in parents:
        if isinstance(inside, Mapping):
            inside = inside.get(step)
        elif isinstance(inside, list | tuple) and isinstance(step, int) and step < len(inside):
            inside = inside[step]
        else:
            return False  # a name with a dot in it
    info = _field_at(model, issue.field)
    return bool(parents and info and info.is_required()) and isinstance(inside, Mapping) and name not in inside


def _steps(field: str) -> list[int | str]:
    return [int(step) if step.isascii() and step.isdecimal() else step for step in field.split(".")]


def _field_at(model: type[Record], field: str) -> FieldInfo | None:
    steps = _steps(field)
    owner = owner_of(model, steps)
    return written_fields(owner).get(str(steps[-1])) if owner else None


def _is_open_end(issue: Issue, front: Mapping[str, object]) -> bool:
    """An end may be said by its moment or by a length, so no field by itself is required; both may still be open."""
    return issue.field == "end" and not {"end", "duration"} & front.keys() and issue.message.startswith("brakuje")


def warnings_for(gaps: Sequence[Issue]) -> tuple[Issue, ...]:
    """One line for a draft, whatever it lacks."""
    if not gaps:
        return ()
    names = ", ".join(gap.field for gap in gaps)
    return (Issue("", f"szkic bez pól: {names}. Uzupełnij je, zanim usuniesz wiersz „draft: tak”.", line=1),)


def read_draft(
    model: type[R], front: Mapping[str, object], source_path: SourcePath, body: Body
) -> tuple[R | None, tuple[Issue, ...], tuple[ReferenceUse, ...], list[Issue]]:
    """(record, issues, references, gaps) of a draft. A gap may hide another one, so it is read up to three times."""
    gaps: list[Issue] = []
    fields_of: type[Record] = model.model_for(front)
    for _round in range(3):
        record, issues, references = model.read(front, source_path, body)
        wrong, found = gaps_among(fields_of, front, issues)
        gaps += found
        if wrong or not found:
            break
        front = filled(fields_of, front, found)
    return record, tuple(wrong), references, gaps


def filled(model: type[Record], front: Mapping[str, object], gaps: Sequence[Issue]) -> dict[str, object]:
    """The front matter with a marked stand-in for each gap: words that say what is missing, else the example. A part
    that has a gap is left out as long as it may be: an example in it would contradict what is known of it."""
    standing: Any = dict(front)
    for gap in gaps:
        top, *rest = _steps(gap.field)
        if rest and not written_fields(model)[str(top)].is_required():
            standing.pop(top, None)
        elif not _is_open_end(gap, front) and (info := _field_at(model, gap.field)):
            standing = _with(standing, _steps(gap.field), _stand_in(info))
    if any(_is_open_end(gap, front) for gap in gaps):
        standing["duration"] = "2 h" if ":" in str(standing.get("start", "")) else "1 dzień"
    return dict(standing)


def _with(value: Any, steps: Sequence[int | str], new: object) -> Any:
    """A copy of a mapping or list with another value at a place inside it."""
    if not steps:
        return new
    first, *rest = steps
    if isinstance(value, Mapping):
        return {**value, first: _with(value.get(first), rest, new)}
    return [_with(one, rest, new) if number == first else one for number, one in enumerate(value)]


def with_known_topic(record: R, topics: Collection[str]) -> R:
    """A draft whose topic is still open, under the first one: a page of a topic that nobody knows can not be shown."""
    topic = getattr(record, "topic", None)
    if not (record.draft and topics and isinstance(topic, str) and BLANK.fullmatch(topic)):
        return record
    return record.model_copy(update={"topic": next(iter(topics))})


def _stand_in(info: FieldInfo) -> object:
    marked = f"[do uzupełnienia: {info.title or 'to pole'}]"
    try:
        TypeAdapter(type_of(info)).validate_python(marked)
    except ValidationError:
        return front_matter.parsed(f"field: {example_of(info)}", first_line=1)[0].get("field")
    return marked
