"""Lengths as staff write them."""

from datetime import timedelta

import pytest

from plugins.core.schema.fields import InvalidValue
from plugins.events.fields.durations import Duration, duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 min", Duration(0, timedelta(minutes=90))),
        ("90min", Duration(0, timedelta(minutes=90))),
        ("2 h", Duration(0, timedelta(hours=2))),
        ("2 godziny", Duration(0, timedelta(hours=2))),
        ("1 h 30 min", Duration(0, timedelta(minutes=90))),
        ("1 godz. i 30 minut", Duration(0, timedelta(minutes=90))),
        ("1 dzień", Duration(1, timedelta())),
        ("3 dni", Duration(3, timedelta())),
    ],
)
def test_usual_forms_are_understood(text: str, expected: Duration) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("90", "„90” nie jest czasem trwania. Zapisz np. 90 min, 2 h, 1 h 30 min albo 3 dni."),
        ("dwie godziny", "„dwie godziny” nie jest czasem trwania. Zapisz np. 90 min, 2 h, 1 h 30 min albo 3 dni."),
        ("1,5 h", "„1,5 h” nie jest czasem trwania. Zapisz np. 90 min, 2 h, 1 h 30 min albo 3 dni."),
        ("0 min", "„0 min” to zero. Zapisz np. 90 min, 2 h, 1 h 30 min albo 3 dni."),
        (
            "1 dzień 2 h",
            "„1 dzień 2 h” łączy dni z godzinami. Zapisz same dni albo same godziny i minuty, albo użyj pola end.",
        ),
        ("900 dni", "„900 dni” to bardzo długo. Sprawdź liczbę."),
        ("99999999999999 h", "„99999999999999 h” to bardzo długo. Sprawdź liczbę."),
    ],
)
def test_other_forms_are_refused_with_an_example(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        duration(text)
    assert str(wrong.value) == message
