"""Weekdays that do not fit the date beside them."""

import pytest

from plugins.core.reading.proofreading import issues_in


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("we wtorek 5 maja 2026", [], id="right"),
        pytest.param("w środę, 5 maja 2026", [(1, 3, "środę")], id="before"),
        pytest.param("w środę (5.05.2026)", [(1, 3, "środę")], id="before, in brackets"),
        pytest.param("w Środę dnia\n5 MAJA 2026", [(1, 3, "Środę")], id="capitals and a line break"),
        pytest.param("termin:\n5 maja 2026 r. (środa)", [(2, 17, "środa")], id="after"),
        pytest.param("środa 5.05.2026 (piątek)", [(1, 1, "środa"), (1, 18, "piątek")], id="both"),
        pytest.param("5.05.2026 roku, piątek.", [(1, 17, "piątek")], id="after, set off by a comma"),
        pytest.param("Spotkanie 5.05.2026, środa, 17.30", [(1, 22, "środa")], id="after, with an hour"),
        pytest.param("5.05.2026 środa, godz. 17", [(1, 11, "środa")], id="after a space, with an hour"),
        pytest.param("We środę 2026-05-05", [(1, 4, "środę")], id="date as in the front matter"),
        pytest.param("2026-05-05 (środa)", [(1, 13, "środa")], id="date as in the front matter, after"),
        pytest.param("śr. 5 maja 2026", [(1, 1, "śr.")], id="short"),
        pytest.param("5.05.2026 (pt.)", [(1, 12, "pt.")], id="short, in brackets"),
        pytest.param("5 V 2026 (w środę, godz. 17)", [(1, 13, "środę")], id="Roman month"),
        pytest.param("środa 5.05.26", [(1, 1, "środa")], id="short year"),
        pytest.param("**środa** 5 maja 2026", [(1, 3, "środa")], id="bold"),
        pytest.param("środa, *5 maja 2026*", [(1, 1, "środa")], id="date in italics"),
        pytest.param("do środy, 5 maja 2026", [(1, 4, "środy")], id="a form of one day and of many"),
        pytest.param("1.05.2026, środa 5.05.2026", [(1, 12, "środa")], id="between two dates, fits neither"),
        pytest.param("czwartek 7.05.2026, czwartek 8.05.2026", [(1, 21, "czwartek")], id="each date has its weekday"),
        pytest.param("środa 5.05.2026 roku, piątek", [(1, 1, "środa")], id="the one before counts"),
        pytest.param("5 V 2026 (środa)", [(1, 11, "środa")], id="Roman month"),
        pytest.param("5 maja 2026, środa, godz. 17.00", [(1, 14, "środa")], id="after a comma"),
        pytest.param("5 maja 2026, środa 17:00", [(1, 14, "środa")], id="before the hour"),
        pytest.param("czwartek, 3 grudnia 2026, piątek, 4 grudnia 2026", [], id="belongs to the next, with commas"),
        pytest.param("3 i 4 grudnia 2026 (czwartek, piątek)", [], id="one for each"),
        pytest.param("3 i 4 grudnia 2026 (czwartek i piątek)", [], id="one for each, with and"),
        pytest.param("4.12.2026 (piątek–niedziela)", [], id="right"),
        pytest.param("Od 3 grudnia 2026 (piątki i soboty)", [], id="a rule in brackets"),
        pytest.param("Do 3 grudnia 2026, piątek to ostatni dzień", [], id="next clause"),
        pytest.param("Czwartek 3 grudnia 2026 r. Środa to dzień wolny", [], id="next sentence"),
        pytest.param("Zaczynamy 3 grudnia 2026 r. Środa, piątek i sobota są wolne", [], id="next sentence, a list"),
        pytest.param("dnia 3.12.2026\nŚroda, 9.12.2026", [], id="next line"),
        pytest.param("wystawa pt. 3 maja 2026", [], id="short for: titled"),
        pytest.param("od 5 maja 2026 środami o 17", [], id="a rule without comma"),
        pytest.param("środa 31.02.2026", [], id="no such day"),
        pytest.param("pośroda 5 maja 2026", [], id="not inside a word"),
        pytest.param("w niedzıelę 5 maja 2026", [], id="a letter that only looks like another"),
        pytest.param("w środę o 17:00 i dopiero potem 5 maja 2026", [], id="not beside it"),
    ],
)
def test_a_weekday_that_does_not_fit_is_reported_at_its_place(text: str, wrong: list[tuple[int, int, str]]) -> None:
    found = [(m.line, m.column, m.message.split("”")[0].removeprefix("„")) for m in issues_in(text)]
    assert found == wrong


@pytest.mark.parametrize(
    "text",
    [
        "czwartek 3.12.2026, piątek 4.12.2026",
        "3.12.2026, piątek 4.12.2026",
        "3.12.2026, czwartek, 4.12.2026, piątek",
        "3.12.2026, 4.12.2026 (piątek)",
        "3.12.2026, 4.12.2026 (czwartek, piątek)",
        "3.12.2026 (piątek 4.12.2026 nieczynne)",
        "3–4.12.2026 (czwartek–piątek)",
        "3.12.2026, piątek 4.12",
        "3.12.2026, piątek, 4.12",
        "Czwartek 3 grudnia 2026 r. Środa to dzień wolny.",
        "Spotkanie 3 grudnia 2026 r.\nŚroda z książką zaczyna się później.",
        "Od 3 grudnia 2026 r. piątki są wolne",
        "Od 3 grudnia 2026 r. piątek jest wolny.",
        "Od 3 grudnia 2026 r. piątek, sobota i niedziela są wolne.",
        "Dyżury od 3.12.2026 (środa, godz. 16–18)",
        "Od 3.12.2026 (wtorki)",
        "Zamknięte: 24.12.2026, piątek, sobota",
        "3 grudnia 2026 r., wtorek wolny",
        "w środy 3.12.2026–31.12.2026",
        "Czynne: wtorki, soboty, 3.12.2026 nieczynne",
        "co wtorek, 3.12.2026 wyjątkowo w sali 5",
        "w każdy pierwszy piątek, 3 grudnia 2026 r. także rano",
        "w czwartek i piątek, 3.12.2026 i 4.12.2026",
        "od czwartku do soboty 3–5 grudnia 2026 r.",
        "w nocy z soboty na niedzielę 5.12.2026",
        "Zgłoszenia w piątek.\n\n3 grudnia 2026 r. koniec naboru",
        "w piątek\n* 3.12.2026 – szkolenie",
        "Anna Piątek, 3.12.2026",
        "A. Sobota, 3 grudnia 2026 r.",
        "Środa Śląska, 3 grudnia 2026 r.",
        "spektakl pt. 3 maja 1791",
        "w piątek 3.12.20–22",
        "w środę 4.12.20.30",
        "start: 2026-12-03 17:00\non: wtorek",
        "/kalendarz/wtorek-2026-12-03/",
    ],
)
def test_a_weekday_that_may_mean_something_else_is_left_alone(text: str) -> None:
    assert list(issues_in(text)) == []
