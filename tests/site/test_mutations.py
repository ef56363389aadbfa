"""Documents of every kind, damaged at random: each is either right or reported at a line of its own, never a crash."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cli.starter import starter
from plugins.core.reading import document
from plugins.core.schema.issues import Problem
from plugins.core.schema.record import Record
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of
from tests.building import filled_in, kinds

CENTRE = Centre(name="Lokal", url="https://lokal.example.org", topics={"nabory": "Nabory"})
TODAY = dt.date(2026, 11, 23)
STARTERS = [(kind, starter(kind, "Dzień otwarty", {}, CENTRE, TODAY)) for kind in kinds()]
DOCUMENTS = [(kind, replace(made, text=filled_in(made.text))) for kind, made in STARTERS]
LETTERS = "abzżóź 0129:-–[]{}\"'„”#*&!|>%@\t\n\u00a0\u200b\x0b,.()/\\"


def checked(kind: Kind, path: str, text: str) -> tuple[object, tuple[Problem, ...]]:
    record, problems, _warnings = document.document(
        kind, source_path_of(kind, path), text.encode("utf-8", "surrogatepass")
    )
    return record, problems


@settings(max_examples=400)
@given(
    st.sampled_from(DOCUMENTS),
    st.integers(0, 10_000),
    st.sampled_from(["insert", "delete", "replace", "swap lines", "repeat a line", "drop a line"]),
    st.text(LETTERS, min_size=1, max_size=6),
)
def test_a_damaged_document_is_right_or_reported_at_its_line(
    document: tuple[Kind, object], place: int, damage: str, letters: str
) -> None:
    kind, made = document
    path, text = made.path, made.text  # type: ignore[attr-defined]
    damaged = damage_of(text, place, damage, letters)
    record, problems = checked(kind, path, damaged)
    assert isinstance(record, Record) != bool(problems)
    lines = damaged.replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.message.strip()
        assert "\n" not in problem.message


@given(
    st.sampled_from(DOCUMENTS), st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=80)
)
def test_any_title_that_yaml_can_quote_makes_a_valid_document(document: tuple[Kind, object], title: str) -> None:
    import json

    kind, made = document
    field = "name" if "name" in kind.model.model_fields else "title"
    text = made.text.replace(f'{field}: "Dzień otwarty"', f"{field}: {json.dumps(title, ensure_ascii=False)}")  # type: ignore[attr-defined]
    record, problems = checked(kind, made.path, text)  # type: ignore[attr-defined]
    if title.strip():
        # What these say is right: numbers of persons, weekdays beside dates, signs that the typeface does not have.
        said = ("PESEL", "zgadza się z datą", "nie ma kształtu w kroju pisma")
        assert [p for p in problems if not any(words in p.message for words in said)] == []
    else:
        assert [p.field for p in problems] == [field]
    assert record is not None or problems


def damage_of(text: str, place: int, damage: str, letters: str) -> str:
    at = place % len(text)
    lines = text.split("\n")
    row = place % len(lines)
    match damage:
        case "insert":
            return text[:at] + letters + text[at:]
        case "delete":
            return text[:at] + text[at + len(letters) :]
        case "replace":
            return text[:at] + letters + text[at + len(letters) :]
        case "swap lines":
            other = (row + 1) % len(lines)
            lines[row], lines[other] = lines[other], lines[row]
        case "repeat a line":
            lines.insert(row, lines[row])
        case "drop a line":
            del lines[row]
    return "\n".join(lines)
