"""What staff are warned of although nothing is wrong."""

from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.regulations import checks
from tests import building
from tests.plugins.regulations.test_model import FRONT, read


def warned(text: str, front: str = FRONT) -> list[tuple[int | None, str]]:
    record, problems = read(front, text)
    assert record is not None, problems
    return [(issue.line, issue.message) for issue in checks.warnings_in(record)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "§ 1. Zob. § 1.",
            [(7, "„§ 1” stoi w tym samym przepisie, na który wskazuje. Sprawdź numer.")],
            id="sends to itself",
        ),
        pytest.param("§ 1.\n1. Ustęp 1 mówi o sali.\n2. Klucz.", [], id="begins with its own name"),
        pytest.param("§ 1. Niniejszy § 1 mówi o sali.", [], id="says that it means itself"),
    ],
)
def test_a_unit_that_points_to_itself_is_doubtful(text: str, expected: list[tuple[int, str]]) -> None:
    assert warned(text) == expected


LOST = (
    "w tekście nie ma ani jednego numeru (np. „§ 1.” albo „1.”), więc przepisów nie da się zacytować. "
    "Jeśli numery zginęły przy wklejaniu, dopisz je na początku wierszy."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sala jest wspólna.\n\nKlucz ma portier.", [(7, LOST)], id="prose"),
        pytest.param("Prosimy:\n- o ciszę,\n- o porządek.", [(7, LOST)], id="dashes"),
        pytest.param("Sala jest wspólna.\n\nZałącznik nr 1\nCennik", None, id="an annex"),
        pytest.param("1. Sala jest wspólna.", None, id="one point"),
    ],
)
def test_a_text_that_has_lost_its_numbers_is_doubtful(text: str, expected: list[tuple[int, str]] | None) -> None:
    assert [one for one in warned(text) if "numeru" in one[1]] == (expected or [])


def test_a_text_adopted_after_its_first_day_is_doubtful() -> None:
    assert warned("§ 1. Sala.", FRONT.replace("2025-12-01", "2026-01-02")) == [
        (None, "przyjęto go 2026-01-02, a obowiązuje od 2026-01-01 (z nazwy pliku). Sprawdź obie daty.")
    ]
    assert warned("§ 1. Sala.", FRONT.replace("2025-12-01", "2026-01-01")) == []


def test_advice_is_given_while_a_version_is_being_written(tmp_path: Path) -> None:
    text = f"---\n{FRONT.replace('2025-12-01', '2026-11-20')}---\n§ 1. Sala.\n"
    late = {"regulaminy/sala/2020-01-01.md": text, "regulaminy/kuchnia/2020-01-01.md": text.replace("2026", "2020")}
    building.write(tmp_path / "content", late)
    survey = pipeline.check(building.options_for(tmp_path, "2026-11-23", ["regulations"]))
    told = [(one.path.removeprefix(f"{tmp_path}/content/"), one.line, one.field) for one in survey.warnings]
    assert told == [("regulaminy/sala/2020-01-01.md", 4, "adopted")]
