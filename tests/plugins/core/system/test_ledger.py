import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.system.ledger import Ledger, LedgerNote, missing


@pytest.mark.parametrize(
    ("note", "line"),
    [
        pytest.param(LedgerNote("", "tabela jest pusta"), "tabela jest pusta.", id="no place"),
        pytest.param(
            LedgerNote("wiersz 3", "to nie jest telefon", "brak\n danych", "Wpisz numer."),
            "wiersz 3: to nie jest telefon: „brak danych”. Wpisz numer.",
            id="a quotation on one line, and a cure",
        ),
        pytest.param(LedgerNote("s. 2", "co to?", " "), "s. 2: co to?", id="blanks are no quotation"),
    ],
)
def test_a_note_is_one_polish_line(note: LedgerNote, line: str) -> None:
    assert str(note) == line


def test_a_line_that_says_the_same_twice_is_printed_once() -> None:
    ledger = Ledger()
    for _ in range(2):
        ledger.guess("wiersz 1", "forma prawna z nazwy", "fundacja")
    assert ledger.lines() == ("wiersz 1: forma prawna z nazwy: „fundacja”.",)


@pytest.mark.parametrize(
    ("visible", "accounted", "lost"),
    [
        pytest.param("§ 1. Cel", "cel § 1", {}, id="order, case and signs do not count"),
        pytest.param("112", "12", {"1": 1}, id="each digit counts as often as it stands"),
        pytest.param("żabka", "zabka", {"ż": 1}, id="a letter without its mark is another letter"),
        pytest.param("o\u0301ﬁ²", "ófi2", {}, id="composed, ligature and superscript are what they look like"),
        pytest.param(["ab", "c"], ["b", "ca"], {}, id="pieces"),
    ],
)
def test_missing_letters_and_digits_are_counted(
    visible: str | list[str], accounted: str | list[str], lost: dict[str, int]
) -> None:
    assert missing(visible, accounted) == lost


def test_what_is_left_out_is_accounted_for_by_its_quotation_and_a_guess_is_not() -> None:
    ledger = Ledger()
    ledger.guess("w. 1", "forma prawna", "xyz")
    ledger.leave_out("w. 2", "telefon", "brak")
    assert ledger.missing(["nazwa", "brak", "xyz"], "nazwa") == {"x": 1, "y": 1, "z": 1}


@given(st.lists(st.text()), st.integers(0, 5))
def test_nothing_is_missing_when_each_piece_is_taken_or_left_out(pieces: list[str], taken: int) -> None:
    ledger = Ledger()
    for piece in pieces[taken:]:
        ledger.leave_out("", "pominięto", piece)
    assert not ledger.missing(pieces, pieces[:taken])
    assert not missing(pieces, "\n".join(pieces))
