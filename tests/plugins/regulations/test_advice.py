"""What staff are warned of although nothing is wrong."""

import pytest

from plugins.regulations import advice
from tests.plugins.regulations.test_model import FRONT, read


def warned(text: str, front: str = FRONT) -> list[tuple[int | None, str]]:
    record, problems = read(front, text)
    assert record is not None, problems
    return [(mistake.line, mistake.message) for mistake in advice.on(record)]


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
