"""Capital letters of 2026, without false alarms."""

import pytest

from plugins.core.reading.spelling import small_names


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("plac Jana III Sobieskiego", "Plac Jana"),
        ("na placu Sobieskiego 3", "Placu Sobieskiego"),
        ("przed placem Grunwaldzkim", "Placem Grunwaldzkim"),
        ("plac św. Barbary", "Plac Barbary"),
        ("w alei Róż", "Alei Róż"),
        ("skwer Wolności", "Skwer Wolności"),
    ],
)
def test_a_small_first_word_of_a_name_is_told(text: str, right: str) -> None:
    assert [found for _, found in small_names(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "pl. Sobieskiego 3",
        "Plac Sobieskiego",
        "plac zabaw",
        "na placu przed szkołą",
        "plac Szkoły Podstawowej nr 2",
        "plac Urzędu Miejskiego",
        "pracownicy placówki Arka",
        "https://example.org/plac-Sobieskiego",
        "wyszedł na plac. Anna czekała.",
        "aleja drzew",
        "w alei. Potem",
        "To plac, Anno!",
    ],
)
def test_what_can_mean_something_else_is_left_alone(text: str) -> None:
    assert list(small_names(text)) == []
