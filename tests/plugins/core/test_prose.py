"""Weekdays that do not fit the date beside them."""

import pytest

from plugins.core.prose import mistakes_in


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("we wtorek 5 maja 2026", [], id="right"),
        pytest.param("w środę, 5 maja 2026", [(1, 3, "środę")], id="before"),
        pytest.param("w środę (5.05.2026)", [(1, 3, "środę")], id="before, in brackets"),
        pytest.param("w Środę dnia\n5 MAJA 2026", [(1, 3, "Środę")], id="capitals and a line break"),
        pytest.param("termin:\n5 maja 2026 r. (środa)", [(2, 17, "środa")], id="after"),
        pytest.param("środa 5.05.2026 roku, piątek", [(1, 1, "środa"), (1, 23, "piątek")], id="both"),
        pytest.param("środa 31.02.2026", [], id="no such day"),
        pytest.param("pośroda 5 maja 2026 środami", [(1, 21, "środami")], id="not inside a word"),
        pytest.param("w niedzıelę 5 maja 2026", [], id="a letter that only looks like another"),
        pytest.param("w środę o 17:00 i dopiero potem 5 maja 2026", [], id="not beside it"),
    ],
)
def test_a_weekday_that_does_not_fit_is_reported_at_its_place(text: str, wrong: list[tuple[int, int, str]]) -> None:
    found = [(m.line, m.column, m.message.split("”")[0].removeprefix("„")) for m in mistakes_in(text)]
    assert found == wrong
