"""Whether one can still sign up, at each moment, and what stands on the page then."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from plugins.events.detail import statement
from plugins.events.model import Event
from plugins.events.state.registration import signing_up, ways
from plugins.polish.timezone import ZONE

NBSP = "\u00a0"
EMAIL = {"email": "zapisy@example.org"}


def at(day: int, hour: int = 12, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("registration", "now", "label", "is_open"),
    [
        pytest.param(EMAIL, at(1), "Trwają zapisy", True, id="no end"),
        pytest.param(
            {**EMAIL, "opens": "2026-11-20"}, at(19, 23, 59), "Zapisy od piątku 20 listopada", False, id="not yet"
        ),
        pytest.param({**EMAIL, "opens": "2026-11-20"}, at(20, 0, 0), "Trwają zapisy", True, id="from its first minute"),
        pytest.param(
            {**EMAIL, "opens": "2026-11-20 09:00"},
            at(20, 8, 59),
            "Zapisy od piątku 20 listopada, godz. 9.00",
            False,
            id="opens by the hour",
        ),
        pytest.param(
            {**EMAIL, "deadline": "2026-11-27"},
            at(27, 23, 59),
            "Zapisy do piątku 27 listopada",
            True,
            id="the last day counts",
        ),
        pytest.param({**EMAIL, "deadline": "2026-11-27"}, at(28, 0, 0), "Zapisy zamknięte", False, id="the day after"),
        pytest.param(
            {**EMAIL, "deadline": "2026-11-27 16:00"},
            at(27, 15, 59),
            "Zapisy do piątku 27 listopada, godz. 16.00",
            True,
            id="a minute before",
        ),
        pytest.param(
            {**EMAIL, "deadline": "2026-11-27 16:00"}, at(27, 16), "Zapisy zamknięte", False, id="on the minute"
        ),
        pytest.param({**EMAIL, "full": "tak"}, at(1), "Brak miejsc", False, id="full"),
        pytest.param(
            {**EMAIL, "full": "tak", "waiting_list": "rezerwa@example.org"},
            at(1),
            "Brak miejsc, jest lista rezerwowa",
            False,
            id="full with a waiting list",
        ),
        pytest.param(
            {**EMAIL, "full": "tak", "deadline": "2026-11-27"}, at(28), "Zapisy zamknięte", False, id="full and over"
        ),
    ],
)
def test_the_state_of_signing_up_is_a_whole_statement(
    an_event: Callable[..., Event], registration: dict[str, Any], now: dt.datetime, label: str, is_open: bool
) -> None:
    state = signing_up(an_event(start="2026-12-02 17:00", end="2026-12-02 19:00", registration=registration), now)
    assert state is not None
    assert (state.label.replace(NBSP, " "), state.is_open) == (label, is_open)
    assert (state.until is not None) is (is_open and "deadline" in registration)


@pytest.mark.parametrize(
    ("registration", "expected"),
    [
        pytest.param(EMAIL, "Registration is open", id="open"),
        pytest.param({**EMAIL, "opens": "2026-11-20"}, "Registration from 20 November 2026", id="not yet open"),
        pytest.param({**EMAIL, "deadline": "2026-11-10 16:00"}, "Registration until 10 November 2026, 16:00", id="end"),
        pytest.param({**EMAIL, "deadline": "2026-11-01"}, "Registration is closed", id="closed"),
    ],
)
def test_a_translated_page_says_the_same_of_signing_up(
    an_event: Callable[..., Event], registration: dict[str, Any], expected: str
) -> None:
    event = an_event(start="2026-12-02 17:00", end="2026-12-02 19:00", registration=registration)
    state = signing_up(event, at(5))
    assert state is not None
    assert statement(state, "en").replace(NBSP, " ") == expected


def test_nobody_signs_up_for_what_is_off_or_asks_for_nothing(an_event: Callable[..., Event]) -> None:
    assert signing_up(an_event(), at(1)) is None
    off = an_event(registration=EMAIL, status="odwolane", status_note="Mróz.")
    assert signing_up(off, at(1)) is None


@pytest.mark.parametrize(
    ("registration", "expected"),
    [
        pytest.param(
            {"url": "https://example.org/a", "email": "a@example.org", "phone": "32 281 84 00"},
            ("https://example.org/a", "mailto:a@example.org", "tel:+48322818400"),
            id="the form first",
        ),
        pytest.param({**EMAIL, "full": "tak"}, (), id="full"),
        pytest.param(
            {**EMAIL, "full": "tak", "waiting_list": "https://example.org/rezerwa"},
            ("https://example.org/rezerwa",),
            id="the waiting list alone",
        ),
        pytest.param(
            {**EMAIL, "full": "tak", "waiting_list": "r@example.org"}, ("mailto:r@example.org",), id="by e-mail"
        ),
    ],
)
def test_ways_to_sign_up(
    an_event: Callable[..., Event], registration: dict[str, Any], expected: tuple[str, ...]
) -> None:
    written = an_event(registration=registration).registration
    assert written is not None
    assert ways(written) == expected
