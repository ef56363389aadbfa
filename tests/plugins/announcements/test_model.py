"""What an announcement may say, and what is told to the person who wrote it wrong."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from plugins.announcements.model import Announcement
from plugins.polish.timezone import ZONE


def test_the_smallest_announcement_has_a_title_a_date_a_summary_and_a_topic(
    a_notice: Callable[..., Announcement],
) -> None:
    notice = a_notice()
    assert (notice.title, str(notice.date), notice.topic) == ("Nabór wniosków", "2026-11-10", "nabory")
    assert notice.address == "/aktualnosci/2026/nabor/"


def test_a_call_is_read_with_its_hour_and_its_money(a_notice: Callable[..., Announcement]) -> None:
    call = a_notice(call={"deadline": "2026-12-15 23:59", "amount_max": "5 000 zł", "budget": "50000,50"}).call
    assert call is not None
    assert call.deadline.isoformat() == "2026-12-15T23:59:00+01:00"
    assert call.deadline.tzinfo is ZONE
    assert (call.amount_max, call.budget) == (Decimal(5000), Decimal("50000.50"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-12-22-wyniki", "2026-12-22-wyniki"),
        ("{filename}2026-12-22-wyniki.md", "2026-12-22-wyniki"),
        ("/pliki/wyniki.pdf", "/pliki/wyniki.pdf"),
        ("https://example.org/wyniki", "https://example.org/wyniki"),
    ],
)
def test_results_are_another_announcement_or_an_address(
    a_notice: Callable[..., Announcement], written: str, read: str
) -> None:
    call = a_notice(call={"deadline": "2026-12-15 23:59", "results": written}).call
    assert call is not None
    assert call.results == read


def test_one_change_or_a_list_of_changes_is_accepted(a_notice: Callable[..., Announcement]) -> None:
    assert a_notice(updated="2026-11-12", change_note="Nowa godzina.").change_note == ("Nowa godzina.",)
    assert len(a_notice(updated="2026-11-12", change_note=["Nowa godzina.", "Nowa sala."]).change_note) == 2


WRONG: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "expires before publication": (
        {"expires": "2026-11-09"},
        [("expires", "ogłoszenie wygasa (2026-11-09) przed publikacją (2026-11-10). Popraw jedną z dat.")],
    ),
    "urgent for fifteen days": (
        {"urgent_until": "2026-11-25"},
        [("urgent_until", "pilne może być najwyżej 14 dni od publikacji. Wpisz najpóźniej 2026-11-24")],
    ),
    "urgent before publication": (
        {"urgent_until": "2026-11-09"},
        [("urgent_until", "dzień 2026-11-09 jest przed publikacją (2026-11-10). Popraw datę.")],
    ),
    "changed without saying what": (
        {"updated": "2026-11-12"},
        [("change_note", "brakuje opisu zmiany przy polu updated. Dopisz change_note: co się zmieniło.")],
    ),
    "a change without its day": (
        {"change_note": "Nowa godzina."},
        [("updated", "brakuje dnia zmiany przy polu change_note. Dopisz updated: RRRR-MM-DD")],
    ),
    "changed before publication": (
        {"updated": "2026-11-01", "change_note": "x"},
        [("updated", "dzień zmiany (2026-11-01) jest przed publikacją (2026-11-10). Popraw jedną z dat.")],
    ),
    "a picture without its description": (
        {"image": "plakat.jpg"},
        [("image_alt", 'brakuje opisu obrazu. Dopisz image_alt: co widać (albo "" gdy obraz tylko zdobi).')],
    ),
    "a call that closes before it opens": (
        {"call": {"opens": "2026-12-16", "deadline": "2026-12-15 23:59"}},
        [("call.deadline", "termin (2026-12-15 23:59) jest przed otwarciem naboru. Popraw jedną z dat.")],
    ),
    "a deadline without an hour": (
        {"call": {"deadline": "2026-12-15"}},
        [("call.deadline", "brakuje godziny. Zapisz dzień i godzinę, np. 2026-12-15 23:59")],
    ),
    "an amount in words": (
        {"call": {"deadline": "2026-12-15 12:00", "amount_max": "pięć tysięcy"}},
        [("call.amount_max", "„pięć tysięcy” nie jest kwotą. Zapisz ją cyframi, np. 2500")],
    ),
    "superseding itself": (
        {"supersedes": "2026-11-10-nabor"},
        [
            (
                "supersedes",
                "ogłoszenie nie może zastępować samego siebie. Podaj nazwę wcześniejszego ogłoszenia.",
            )
        ],
    ),
    "a mistyped field": ({"titel": "x"}, [("titel", "nieznane pole. Może chodziło o „title”?")]),
}


@pytest.mark.parametrize(("fields", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_announcement_is_told_with_its_cure(
    issues_of: Callable[..., list[tuple[str, str]]], fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert issues_of(**fields) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"urgent_until": "2026-11-24"},
        {"expires": "2026-11-10"},
        {"image": "plakat.jpg", "image_alt": ""},
        {"call": {"opens": "2026-12-15", "deadline": "2026-12-15 23:59"}},
        {"updated": "2026-11-10", "change_note": "x"},
        {"date": "2026-11-10 08:00", "updated": "2026-11-10 07:00", "change_note": "x"},
    ],
)
def test_limits_are_included(issues_of: Callable[..., list[tuple[str, str]]], fields: dict[str, Any]) -> None:
    assert issues_of(**fields) == []


def test_all_mistakes_are_told_at_once(issues_of: Callable[..., list[tuple[str, str]]]) -> None:
    found = issues_of(title=None, expires="2026-11-01", image="x.jpg", urgent_until="2027-01-01")
    assert sorted(field for field, _message in found) == ["expires", "image_alt", "title", "urgent_until"]
