# ruff: noqa: E501 - texts and their trees stand here as they are written
"""Random valid trees in five styles, written with noise, must come back; whatever text comes in, nothing is lost."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.regulations.importing.writing import written
from plugins.regulations.parsing.building import Builder
from plugins.regulations.parsing.marks import readings_of
from plugins.regulations.parsing.parser import parse, without_lines
from plugins.regulations.parsing.rows import rows_of
from plugins.regulations.parsing.unfolding import unfolded
from plugins.regulations.tree.numbering import issues_in
from plugins.regulations.tree.units import Unit
from tests.plugins.regulations.parsing.test_patterns import CASES, outline

QUIET = settings(
    max_examples=80,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

WORDS = ["sala", "klucz", "portier", "krzesło", "okno", "wniosek", "termin", "herbata", "lampa", "stół"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Made:
    """A unit of the generator: its id, the number in its mark, its words, what stands below."""

    id: str
    level: str
    number: str
    words: str
    below: list["Made"] = field(default_factory=list)


# The levels of each style below its base, with the word in the id and the way a mark is written.
MARKS = {
    "rozdz": ["{}.", "{} –", "{}:"],
    "par": ["§ {}.", "§{}.", "§\u00a0{}.", "§  {} ."],
    "art": ["Art. {}.", "Art {}."],
    "ust": ["{}."],
    "pkt": ["{})"],
    "lit": ["{})", "{}."],
    "tir": ["–", "-", "•", "—"],
}
STYLES = {
    "par": ["par", "ust", "pkt", "lit", "tir"],
    "art": ["art", "ust", "pkt", "lit"],
    "rozdz": ["rozdz", "ust", "lit", "tir"],
    "flat": ["flat", "lit", "tir"],
}
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[Made]]:
    style = draw(st.sampled_from(sorted(STYLES)))
    return style, draw(_lists(STYLES[style], "", style))


@st.composite
def _lists(draw: st.DrawFn, levels: list[str], prefix: str, style: str) -> list[Made]:
    level = levels[0]
    word = "pkt" if level == "flat" else level
    made = []
    for number in _numbers(draw, level):
        shown = {"rozdz": ROMAN.index(number) + 1 if number in ROMAN else number}.get(level, number)
        unit = Made(f"{prefix}{word}-{shown}", level, number, "")
        depth_left = len(levels) > 1 and (level in ("rozdz",) or draw(st.booleans()))
        if depth_left:
            unit.below = draw(_lists(levels[1:], f"{unit.id}-", style))
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6)))
        unit.words = _sentence(words, level, bool(unit.below))
        if not unit.below and level != "tir" and draw(st.integers(0, 9)) == 0:
            unit.words = {"lit": "(uchylona)"}.get(level, "(uchylony)")
        made.append(unit)
    return made


def _numbers(draw: st.DrawFn, level: str) -> list[str]:
    count = draw(st.integers(1, 4))
    if level == "rozdz":
        return ROMAN[: max(count, 2)]
    if level == "lit":
        return list(LETTERS[:count])
    numbers = []
    for number in range(1, count + 1):
        numbers.append(str(number))
        if level not in ("tir", "flat") and draw(st.integers(0, 5)) == 0:
            numbers += [f"{number}a", f"{number}b"][: draw(st.integers(1, 2))]
    return numbers


def _sentence(words: str, level: str, has_below: bool) -> str:
    if level == "rozdz":
        return words.capitalize()
    if level in ("par", "art") and has_below:
        return ""
    words = words.capitalize() if level in ("par", "art", "ust", "flat") else words
    return f"{words}:" if has_below else f"{words}."


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[Made], str]:
    style, tree = draw(trees())
    marks = {level: draw(st.sampled_from(ways)) for level, ways in MARKS.items()} | {"flat": "{}."}
    noise = draw(st.sampled_from(["", " ", "   ", "\t", "\u00a0"]))
    blank = draw(st.booleans())
    lines: list[str] = []

    def write(units: list[Made], depth: int) -> None:
        for unit in units:
            mark = marks[unit.level].format(unit.number)
            indent = "  " * depth if draw(st.booleans()) else ""
            lines.append(f"{indent}{mark} {noise}{unit.words}".rstrip())
            if blank:
                lines.append("")
            write(unit.below, depth + 1)

    del style
    write(tree, 0)
    return tree, "\n".join(lines)


def _expected(units: list[Made]) -> list[tuple[str, str]]:
    found = []
    for unit in units:
        found.append((unit.id, unit.words))
        found += _expected(unit.below)
    return found


def _words_of(unit: Unit) -> str:
    return " ".join(passage.text for passage in unit.passages)


@QUIET
@given(texts())
def test_a_random_tree_comes_back_from_its_text(made: tuple[list[Made], str]) -> None:
    tree, text = made
    regulation = parse(text)
    assert [(unit.anchor, _words_of(unit)) for unit in regulation.walk()] == _expected(tree)
    assert issues_in(regulation) == []


@QUIET
@given(texts())
def test_a_random_tree_survives_its_source_form(made: tuple[list[Made], str]) -> None:
    regulation = parse(made[1])
    source = written(regulation)
    assert without_lines(parse(source)) == without_lines(regulation)
    assert written(parse(source)) == source


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_a_pattern_survives_its_source_form(text: str) -> None:
    regulation = parse(text.strip("\n"))
    assert outline(parse(written(regulation))) == outline(regulation)


PIECES = [
    "§ 1.", "§ 2", "§ 3a. Sala.", "Rozdział 1", "Rozdział II – Sprzęt", "I.", "II. Tytuł?", "1.", "2. Tekst", "3) punkt:", "a) b,",
    "b. c", "– tiret,", "- x", "Załącznik nr 1", "Załącznik nr 2 – Wzór", "(uchylony)", "1.1.", "2.1.3 tekst", "4–6. (uchylone)",
    "| a | b |", "|---|---|", "zwykły tekst", "Wniosek: 1) a, 2) b, 3) c.", "na podstawie art.", "2024 r.", "**§ 5.** x", "## Nagłówek",
    "", "   ", "\u00ad", "\u200b", "<!-- uwaga -->", "(", ")", "§", "...........", "A. Duże", "B. Drugie", "i) rzym", "„Sala” oznacza pokój",
]  # fmt: skip


@QUIET
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25))
def test_no_text_is_too_strange_and_no_word_is_lost(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    rows = unfolded(rows_of(text))
    regulation = parse(text)
    anchors = [anchor for unit in regulation.walk() for anchor in unit.anchors]
    assert len(anchors) == len(set(anchors))
    issues_in(regulation)
    given_words = Counter(word for row in rows for word in _words(row.text))
    for row in rows:
        if row.table:
            given_words += Counter(word for cells in row.table.rows for cell in cells for word in _words(cell))
    kept = Counter(word for line in written(regulation).split("\n") for word in _words(line))
    kept += Counter(word for aside in regulation.asides for word in _words(aside.text))
    missing = given_words - kept
    assert not {word for word in missing if word != "nr"}


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", text)


@QUIET
@given(st.text(max_size=60))
def test_the_classifier_takes_any_line_and_loses_nothing_behind_a_mark(text: str) -> None:
    for row in rows_of(text):
        for reading in readings_of(row.text) if row.text else ():
            assert row.text.endswith(reading.rest)


def test_ten_thousand_units_take_a_number_of_steps_that_grows_with_their_number() -> None:
    def steps(paragraphs: int) -> int:
        lines = [
            f"§ {n}.\n1. Sala nr {n}, o której mowa w § {n}.\n2. Kto:\n1) psuje,\n2) gubi:\na) klucz,\nb) krzesło\n3. Tyle."
            for n in range(1, paragraphs + 1)
        ]
        builder = Builder(unfolded(rows_of("\n".join(lines)))).build()
        return builder.steps

    small, large = steps(125), steps(1250)
    assert large <= 10.5 * small


def test_a_flat_list_of_ten_thousand_units_is_read() -> None:
    regulation = parse("\n".join(f"{n}. Sala." for n in range(1, 10_001)))
    assert len(regulation.units) == 10_000
    assert issues_in(regulation) == []


@pytest.mark.parametrize(
    "text",
    ["." * 20_000, "1." * 5_000, "(" * 5_000, "§ " * 5_000, "a)" * 5_000, "– " * 5_000, "1.1" * 5_000, "I" * 5_000],
)
def test_no_pattern_explodes_on_a_long_line(text: str) -> None:
    assert parse(text) is not None
