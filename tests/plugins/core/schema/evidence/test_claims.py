"""A page of 2021 can not tell of 2023."""

from typing import Any

import pytest

from plugins.core.schema.evidence.claims import old_as_present, sentences_in, too_young
from plugins.core.schema.evidence.sources import Source


def sources(*dates: str | None) -> list[Source]:
    written: list[dict[str, Any]] = [{"title": "strona", **({"date": date} if date else {})} for date in dates]
    return [Source.model_validate(one) for one in written]


def years(text: str, *dates: str | None, known: int = 0) -> list[tuple[str, str]]:
    """(the year at the offset, the first words of the message)."""
    return [(text[at : at + 4], message[:8]) for at, message in too_young(text, sources(*dates), known)]


@pytest.mark.parametrize(
    ("text", "dates", "expected"),
    [
        ("W 2023 r. klub wygrał.", ["2021"], ["2023"]),
        ("W 2021 r. klub wygrał.", ["2021"], []),
        ("W 2023 r. klub wygrał.", ["2021", "2023-05"], []),
        ("W 2023 r. klub wygrał.", ["2021", "bez daty"], []),
        ("W 2023 r. klub wygrał.", ["2021", None], []),
        ("W 2023 r. klub wygrał.", [], []),
        ("Klub działa od 1999 r. W 2024 r. wygrał.\n\nW 2025 r. też.", ["2020–2022"], ["2024", "2025"]),
        ("Nie wiemy, co robi w 2025 r.", ["2021"], []),
        ("Kto prowadzi lokal w latach 2025 i 2026, nie potwierdziliśmy.", ["2021"], []),
        ("Czwarty zapowiadano na 2023 r.", ["2021"], []),
        ("Był plan na 2023 r.", ["2021"], []),
        ("Pisaliśmy o tym [w 2023 r.]({filename}/aktualnosci/2023-01-01-a.md).", ["2021"], []),
        ("Numer 0002023999 i tel. 32 202 32 02.", ["2021"], []),
    ],
    ids=[
        "younger", "as old", "another source", "one undated", "one not told", "no source", "two", "not known",
        "not confirmed", "announced", "planned", "has its own document", "other numbers",
    ],
)  # fmt: skip
def test_a_year_younger_than_all_sources_is_told(text: str, dates: list[str | None], expected: list[str]) -> None:
    assert [year for year, _ in years(text, *dates)] == expected


def test_the_year_of_the_document_itself_is_known() -> None:
    assert years("W 2026 r. mija 60 lat.", "2021", known=2026) == []
    assert years("W 2027 r. minie 61 lat.", "2021", known=2026) == [("2027", "rok 2027")]


def test_the_message_says_what_to_do() -> None:
    ((_, message),) = too_young("W 2023 r.", sources("2021"))
    assert message == (
        "rok 2023 jest młodszy niż źródła (najnowsze jest z 2021 r.). Dopisz źródło, które o nim mówi, albo popraw rok."
    )


def test_sentences_end_at_stops_and_paragraphs_and_not_at_abbreviations() -> None:
    text = "Od 2020 r. działa przy ul. Jasnej 3. Potem\nprzeniósł się.\n\n- Nowy akapit"
    assert [text[at:] and sentence.strip() for at, sentence in sentences_in(text)] == [
        "Od 2020 r. działa przy ul.", "Jasnej 3.", "Potem\nprzeniósł się.", "- Nowy akapit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dates", "is_told"),
    [
        ("Klub trenuje judo w hali.", ["2021"], True),
        ("Klub trenuje judo w hali.", ["2022"], False),
        ("Klub trenuje judo w hali.", ["2010", "2025"], False),
        ("Klub trenuje judo w hali.", ["2010", "bez daty"], False),
        ("Klub trenuje judo w hali.", [], False),
        ("W 2021 r. klub trenował judo.", ["2021"], False),
        ("Klub trenuje judo. Nie potwierdziliśmy, jak jest dziś.", ["2021"], False),
        ("  ", ["2021"], False),
    ],
    ids=["old", "not yet old", "one is new", "one undated", "no source", "says when", "says not known", "no text"],
)
def test_the_old_told_as_present_is_told(text: str, dates: list[str | None], is_told: bool) -> None:
    found = list(old_as_present(text, sources(*dates), 2026))
    assert bool(found) is is_told
    if found:
        assert found == [
            (
                0,
                "najnowsze źródło jest z 2021 r., a tekst nie mówi, z kiedy jest. "
                "Dopisz rok, np. „W 2021 r. …”, albo „Nie potwierdziliśmy, jak jest dziś.”.",
            )
        ]
