"""One content file as a whole: a document or `site.yaml` -> its record, or all that is wrong with it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.markdown import bodies, plain_bodies
from plugins.core.reading import front_matter, horizon, proofreading, translations, unfinished
from plugins.core.schema.body import digest_of
from plugins.core.schema.broken import Broken
from plugins.core.schema.issues import Issue, Problem
from plugins.core.schema.messages import written_fields
from plugins.core.schema.record import Record, SourcePath
from plugins.core.schema.references import ReferenceUse, references_of
from plugins.core.schema.site_data.centre import SITE, Centre
from plugins.core.site.kind import Kind

# The record, or what is known of a broken document, or nothing; then problems and warnings.
Outcome = tuple[Record | Broken | None, tuple[Problem, ...], tuple[Problem, ...]]


def document(
    kind: Kind, source_path: SourcePath, raw: bytes, original: bytes | None = None, *, latest_year: int = dt.MAXYEAR
) -> Outcome:
    """One content file -> its record, problems and warnings. A translation takes its facts from ``original``.

    Dates after ``latest_year`` are mistakes.
    """
    text = front_matter.decoded(raw)
    if not text.text:
        return None, all_placed(source_path.path, text.issues, None), ()
    taken = front_matter.split(text.text)
    issues = [*text.issues, *taken.issues, *proofreading.issues_in(text.text)]
    issues += [*horizon.far_name(source_path.day, latest_year), *horizon.far_dates(taken.front, latest_year)]
    blanks, unfinished_places = unfinished.blanks_in(text.text, unfinished.is_draft(taken.front))
    issues += blanks
    inherited: dict[str, object] = {}
    front = taken.front
    known = written_fields(kind.model).keys()
    if original is not None:
        polish = front_matter.split(front_matter.decoded(original).text).front
        inherited, _ = translations.translated(polish, {}, kind.model)
        front, repeated = translations.translated(polish, taken.front, kind.model)
        issues += repeated
    written = digest_of(f"{taken.front_text}\x1f{sorted(inherited.items())!r}" if inherited else taken.front_text)
    if kind.markdown:
        body, body_issues = bodies.parse_markdown_body(source_path.path, taken.body, taken.body_line)
    else:
        body, body_issues = plain_bodies.parse_plain_body(source_path.path, taken.body, taken.body_line)
    issues += body_issues
    record: Record | None = None
    references: tuple[ReferenceUse, ...] = ()
    gaps: list[Issue] = []
    if not taken.issues or taken.front:
        source_path = source_path._replace(front_digest=written)
        if unfinished.is_draft(taken.front):
            record, found, references, gaps = unfinished.read_draft(kind.model, front, source_path, body)
        else:
            record, found, references = kind.model.read(front, source_path, body)
        if original is not None and any(_of_original(issue, taken.front) for issue in found):
            # What a translation takes from its original, or misses because that is broken, is told there, once.
            broken = not inherited or kind.model.read(inherited, source_path, body)[0] is None
            kept = taken.front.keys() if broken else taken.front.keys() | known - inherited.keys()
            found = tuple(issue for issue in found if issue.field.partition(".")[0] in kept)
        issues += found
    problems = all_placed(source_path.path, issues, taken)
    doubts = proofreading.doubts_about(record, taken.body, taken.body_line) if record and not inherited else ()
    notes = proofreading.spelling_in(text.text) if kind.markdown else ()
    warnings = all_placed(
        source_path.path,
        [
            *text.warnings,
            *unfinished_places,
            *unfinished.warnings_for(gaps),
            *doubts,
            *notes,
        ],
        taken,
    )
    if problems and record is not None:
        references = tuple(references_of(record))
    return (Broken(source_path, body, references) if problems or record is None else record), problems, warnings


def _of_original(issue: Issue, own: Mapping[str, object]) -> bool:
    return issue.field.partition(".")[0] not in own


def centre(
    raw: bytes | None, latest_year: int = dt.MAXYEAR
) -> tuple[Centre | None, tuple[Problem, ...], tuple[Problem, ...]]:
    """The data of the centre, problems and warnings; ``raw`` is None where there is no such file."""
    if raw is None:
        return None, (Problem(SITE, 1, 1, None, "brakuje pliku z danymi ośrodka. Utwórz go: name, url, topics."),), ()
    if not raw.strip():
        return None, (Problem(SITE, 1, 1, None, "plik jest pusty. Wpisz dane ośrodka: name, url, topics."),), ()
    text = front_matter.decoded(raw)
    if not text.text:
        return None, all_placed(SITE, text.issues, None), ()
    front_text = front_matter.plain_spaces(text.text)
    front, issues = front_matter.parsed(front_text, first_line=1)
    known, found = Centre.read(front) if front or not issues else (None, ())
    far = horizon.far_dates(front, latest_year)
    all_issues = (*text.issues, *issues, *proofreading.issues_in(text.text), *far, *found)
    problems = tuple(placed(SITE, issue, front_text, first_line=1) for issue in all_issues)
    warnings = tuple(placed(SITE, issue, front_text, first_line=1) for issue in text.warnings)
    return known, problems, warnings


def all_placed(path: str, issues: Iterable[Issue], taken: front_matter.Source | None) -> tuple[Problem, ...]:
    return tuple(placed(path, issue, taken.front_text if taken else "") for issue in issues)


def placed(path: str, issue: Issue, front_text: str, first_line: int = 2) -> Problem:
    """The problem that a mistake is, once its line is known."""
    line, column = issue.line, issue.column
    if line is None:
        line, column = front_matter.place_of(front_text, issue.at or issue.field, first_line)
    # Staff know the field, not the number of an item in its list; the line says which one.
    field = ".".join(step for step in issue.field.split(".") if not step.isdigit())
    return Problem(path, line, column, field or None, issue.message)


def problem_at(folder: Path, path: str, issue: Issue) -> Problem:
    """The problem of a record that is valid by itself: its file is read again for the line, as this is rare."""
    file = folder / path
    text = front_matter.decoded(file.read_bytes()).text if file.is_file() else ""  # site.yaml may be missing
    if path == SITE:
        return placed(path, issue, front_matter.plain_spaces(text), first_line=1)
    return placed(path, issue, front_matter.split(text).front_text if issue.line is None else "")
