import json
from pathlib import Path

import pytest

from plugins.events.fields.prices import amounts, is_free, says_unknown, shown
from tests.building import build


@pytest.mark.parametrize(
    "text",
    [
        "", "bezpłatnie", "Bezpłatne", "Wstęp bezpłatny", "udział bezpłatny", "Udział jest bezpłatny", "free", "Free",
        "free entry", "brak opłat", "bez opłat", "Bez opłaty", "wstęp wolny", "WOLNY WSTĘP", "gratis", "za darmo",
        "darmowe",
        "nieodpłatnie", "0", "0 zł", "0,00 PLN", "nie pobieramy opłat", "bezpłatnie dla wszystkich",
        "bezpłatne dla uczestniczek i uczestników", "bezpłatnie, obowiązują zapisy",
        "Wstęp bezpłatny (zapisy e-mailem)",
    ],
)  # fmt: skip
def test_words_that_mean_it_are_free(text: str) -> None:
    assert is_free(text) is True


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("20", (20,)), ("20 zł", (20,)), ("20zł", (20,)), ("20,50 PLN", (20.5,)), ("1 000 zł", (1000,)),
        ("1.500 zł", (1500,)),
        ("20,-", (20,)), ("PLN 15", (15,)), ("10–20 zł", (10, 20)), ("od 10 do 20 złotych", (10, 20)),
        ("15 euro", (15,)),
        ("dzieci bezpłatnie, dorośli 10 zł", (10,)), ("bilet 20", (20,)), ("bilet normalny 20, ulgowy 10", (20, 10)),
        ("bezpłatnie, kaucja 20 zł", (20,)), ("wstęp 0 zł, warsztat 30 zł", (0, 30)), ("5 zł/os.", (5,)),
    ],
)  # fmt: skip
def test_an_amount_is_paid(text: str, sums: tuple[float, ...]) -> None:
    assert amounts(text) == sums
    assert is_free(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "co łaska", "brak informacji", "do ustalenia", "odpłatnie", "płatne na miejscu", "dobrowolna składka",
        "freestyle",
        "bezpłatnie dla członków", "dzieci do lat 3 bezpłatnie", "nie jest bezpłatne", "dwadzieścia złotych",
        "sprawdź u nas",
        "bezpłatnie z kartą mieszkańca", "pierwsze zajęcia gratis", "18+", "wstęp",
    ],
)  # fmt: skip
def test_all_else_is_not_known(text: str) -> None:
    assert is_free(text) is None
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Wstęp bezpłatny", None), ("0 zł", None), ("20", "20 zł"), ("20  zł", "20 zł"), ("co łaska", "co łaska"),
        ("bezpłatnie, obowiązują zapisy e-mailem", "bezpłatnie, obowiązują zapisy e-mailem"),
    ],
)  # fmt: skip
def test_what_readers_see_is_short_where_nothing_more_is_said(text: str, line: str | None) -> None:
    assert shown(text) == line


def test_an_unknown_price_is_said_nowhere_to_be_free_and_is_a_warning(tmp_path: Path) -> None:
    def event(price: str) -> str:
        return (
            f"---\ntitle: Próba\nstart: 2026-12-01 17:00\nend: 2026-12-01 18:00\nkind: spotkanie\nsummary: Po co.\n"
            f"price: {price}\n---\n"
        )

    files = {
        "kalendarz/2026-12-01-wolny.md": event("Wstęp bezpłatny"),
        "kalendarz/2026-12-01-laska.md": event("co łaska"),
        "kalendarz/2026-12-01-platny.md": event("20,50 zł"),
    }
    built = build(tmp_path, files, "2026-11-23", "events")
    data = json.loads(built["kalendarz/wydarzenia.json"])
    assert {e["url"].split("/")[-2]: (e["free"], e["price"]) for e in data["events"]} == {
        "wolny": (True, None), "laska": (None, "co łaska"), "platny": (False, "20,50 zł"),
    }  # fmt: skip
    pages = {slug: built[f"kalendarz/2026/{slug}/index.html"] for slug in ("wolny", "laska", "platny")}
    assert '"isAccessibleForFree":true' in pages["wolny"]
    assert "isAccessibleForFree" not in pages["laska"]
    assert '"offers"' not in pages["laska"]
    assert '"isAccessibleForFree":false' in pages["platny"]
    assert '"price":"20.50"' in pages["platny"]
    assert built["kalendarz/bezplatne.ics"].count("BEGIN:VEVENT") == 1
    assert [(Path(w.path).name, w.line, w.field) for w in built.report.warnings] == [
        ("2026-12-01-laska.md", 7, "price")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brak informacji o koszcie", True),
        ("Nie wiemy, ile kosztuje", True),
        ("nie podano", True),
        ("co łaska", False),
        ("20 zł", False),
    ],
)
def test_a_price_that_is_said_to_be_unknown_needs_no_warning(text: str, expected: bool) -> None:
    assert says_unknown(text) is expected
