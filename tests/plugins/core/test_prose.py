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
        pytest.param("środa 5.05.2026 roku, piątek", [(1, 1, "środa")], id="the one before counts"),
        pytest.param("We środę 2026-05-05", [(1, 4, "środę")], id="as in the front matter"),
        pytest.param("2026-05-05 (środa)", [(1, 13, "środa")], id="as in the front matter, after"),
        pytest.param("śr. 5 maja 2026", [(1, 1, "śr.")], id="short"),
        pytest.param("5 V 2026 (środa)", [(1, 11, "środa")], id="Roman month"),
        pytest.param("środa 5.05.26", [(1, 1, "środa")], id="short year"),
        pytest.param("**środa** 5 maja 2026", [(1, 3, "środa")], id="in bold"),
        pytest.param("środa, *5 maja 2026*", [(1, 1, "środa")], id="date in italics"),
        pytest.param("5 maja 2026, środa, godz. 17.00", [(1, 14, "środa")], id="after a comma"),
        pytest.param("5 maja 2026, środa 17:00", [(1, 14, "środa")], id="before the hour"),
        pytest.param("czwartek 3.12.2026, piątek 4.12.2026", [], id="belongs to the next date"),
        pytest.param("czwartek, 3 grudnia 2026, piątek, 4 grudnia 2026", [], id="belongs to the next, with commas"),
        pytest.param("3.12.2026, piątek 4.12.2026", [], id="next date, first alone"),
        pytest.param("3.12.2026, 4.12.2026 (piątek)", [], id="of the last date"),
        pytest.param("3 i 4 grudnia 2026 (czwartek, piątek)", [], id="one for each"),
        pytest.param("3 i 4 grudnia 2026 (czwartek i piątek)", [], id="one for each, with and"),
        pytest.param("4.12.2026 (piątek–niedziela)", [], id="right"),
        pytest.param("Od 3 grudnia 2026 r. piątki są wolne", [], id="a rule"),
        pytest.param("Od 3 grudnia 2026 (piątki i soboty)", [], id="a rule in brackets"),
        pytest.param("Do 3 grudnia 2026, piątek to ostatni dzień", [], id="next clause"),
        pytest.param("Czwartek 3 grudnia 2026 r. Środa to dzień wolny", [], id="next sentence"),
        pytest.param("Zaczynamy 3 grudnia 2026 r. Środa, piątek i sobota są wolne", [], id="next sentence, a list"),
        pytest.param("dnia 3.12.2026\nŚroda, 9.12.2026", [], id="next line"),
        pytest.param("wystawa pt. 3 maja 2026", [], id="short for: titled"),
        pytest.param("środa 31.02.2026", [], id="no such day"),
        pytest.param("pośroda 5 maja 2026", [], id="not inside a word"),
        pytest.param("od 5 maja 2026 środami o 17", [], id="a rule without comma"),
        pytest.param("w niedzıelę 5 maja 2026", [], id="a letter that only looks like another"),
        pytest.param("w środę o 17:00 i dopiero potem 5 maja 2026", [], id="not beside it"),
    ],
)
def test_a_weekday_that_does_not_fit_is_reported_at_its_place(text: str, wrong: list[tuple[int, int, str]]) -> None:
    found = [(m.line, m.column, m.message.split("”")[0].removeprefix("„")) for m in mistakes_in(text)]
    assert found == wrong
