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
    analysis = pipeline.check(building.options_for(tmp_path, "2026-11-23", ["regulations"]))
    told = [(one.path.removeprefix(f"{tmp_path}/content/"), one.line, one.field) for one in analysis.warnings]
    assert told == [("regulaminy/sala/2020-01-01.md", 4, "adopted")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "§ 1.\n1. Opłaty nie ma.\n2. W przypadkach, o których mowa w ust. 1, płaci gmina.", 0, id="przypadki"
        ),
        pytest.param(
            "§ 1.\n1. Sala jest zamknięta.\n2. W sytuacji, o której mowa w ust. 1, czeka się.", 0, id="sytuacja"
        ),
        pytest.param(
            "§ 1.\n1. Salę rezerwuje portier.\n2. Rezerwację, o której mowa w ust. 1, odwołuje się.", 0, id="stem"
        ),
        pytest.param("§ 1.\n1. Bez osób do lat 13.\n2. Osoby, o których mowa w ust. 1, czekają.", 0, id="osób, osoby"),
        pytest.param("§ 1.\n1. Sala jest jasna.\n2. Wniosek, o którym mowa w ust. 1, się składa.", 1, id="shifted"),
    ],
)
def test_what_is_announced_should_stand_in_the_cited_unit_but_for_nouns_that_mean_anything(
    text: str, count: int
) -> None:
    assert len([message for _line, message in warned(text) if "nie ma słowa podobnego" in message]) == count


def test_points_of_a_paragraph_that_has_only_ust_are_understood_and_told() -> None:
    text = "§ 1.\n1. Sala.\n2. Klucz.\n§ 2. Zgodnie z § 1 pkt 2 klucz leży."
    assert warned(text) == [(10, "„§ 1 pkt 2”: § 1 ma ustępy, a nie punkty. Sprawdź, czy o to chodzi.")]


def test_oddities_of_an_adopted_text_are_warnings() -> None:
    front = FRONT + "verbatim: tak\n"
    assert [line for line, _message in warned("§ 1. Raz, zob. § 9.\n§ 1. Dwa.", front)] == [9, 8]
