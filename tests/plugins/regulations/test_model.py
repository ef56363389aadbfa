"""Front matter and text of a version: what is right, and every mistake with its line."""

import pytest

from plugins.core.reading.document import document
from plugins.core.site.paths import source_path_of
from plugins.regulations.model import VERBATIM_CURE, RegulationVersion, anchors_of
from plugins.regulations.plugin import kind

PATH = "regulaminy/sala/2026-01-01.md"
FRONT = "title: Regulamin sali\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Operator\n"


def read(front: str = FRONT, text: str = "§ 1. Sala.\n") -> tuple[RegulationVersion | None, list[tuple[int, str]]]:
    regulations = kind(None)
    raw = f"---\n{front}---\n{text}".encode()
    record, problems, _warnings = document(regulations, source_path_of(regulations, PATH), raw)
    found = [(problem.line, problem.message) for problem in sorted(problems)]
    return (record if isinstance(record, RegulationVersion) else None), found


def test_a_version_knows_its_first_day_and_its_tree() -> None:
    record, problems = read(text="§ 1. Sala.\n§ 2.\n1. Klucz.\n")
    assert problems == []
    assert record is not None
    assert str(record.in_force_from) == "2026-01-01"
    assert anchors_of(record) >= {"par-1", "par-2", "par-2-ust-1"}


def test_lines_of_problems_are_those_of_the_file() -> None:
    assert read(text="\n§ 1. Raz, zob. § 9.\n\n§ 1. Dwa.\n")[1] == [
        (8, f"„§ 9” – ten dokument ma tylko paragraf 1. Sprawdź numer. {VERBATIM_CURE}"),
        (10, f"§ 1: numer powtórzony (pierwszy raz w wierszu 8). Zmień numer, np. na „§ 2”. {VERBATIM_CURE}"),
    ]


@pytest.mark.parametrize(
    ("front", "text", "expected"),
    [
        (FRONT, "", (1, "regulamin nie ma treści. Wklej ją pod nagłówkiem, każdą jednostkę od nowego wiersza.")),
        (
            FRONT + "in_force_until: 2025-12-31\n",
            "§ 1. Sala.",
            (6, "ostatni dzień (2025-12-31) jest przed pierwszym (2026-01-01, z nazwy pliku). Popraw datę."),
        ),
        (
            FRONT,
            "§ 1. Sala.\n![plan](plan.png)",
            (8, "w tekście regulaminu nie może stać obraz. Dodaj plik w polu annexes albo usuń obraz."),
        ),
        *(
            (
                FRONT,
                f"§ 1. Sala.\nKoszt {sign}.",
                (
                    8,
                    f"„{sign}”: to zapis innego programu, tu widać by było same znaki. "
                    "Usuń go albo wpisz to, co ma się pokazać.",
                ),
            )
            for sign in ("{{ x }}", "{% include a.html %}", "{:.klasa}", "{{< x >}}")
        ),
        *(
            (
                FRONT,
                f"§ 1. {link}",
                (7, f"adres „{address}” jest niedozwolony. Podaj adres z https://, np. https://example.org"),
            )
            for link, address in {
                "[Sala](javascript:x)": "javascript:x",
                "[Sala](<javascript:x>)": "javascript:x",
                "[Sala](//example.org/x)": "//example.org/x",
            }.items()
        ),
        (FRONT, "§ 1. [ ](/kontakt/)", (7, "odnośnik bez tekstu. Napisz w nawiasach [ ], dokąd prowadzi.")),
        (
            FRONT,
            "§ 1. Patrz § 2.\n§ 2. (uchylony)",
            (7, "„§ 2” wskazuje uchylony przepis (§ 2). Popraw odesłanie albo je usuń."),
        ),
        (
            FRONT,
            "§ 1.\n1. Raz.\n2. Zob. ust. 6.",
            (9, "„ust. 6” – § 1 ma tylko ustępy 1 i 2. Sprawdź numer."),
        ),
        (
            FRONT,
            "§ 1.\n1. Raz.\n2. Zob. pkt 1.",
            (9, "„pkt 1” – § 1 ust. 2 nie ma punktów. Czy chodzi o § 1 ust. 1?"),
        ),
        (FRONT, "§ 1. A:\n1) b, zob. lit. c:\na) d.", (8, "„lit. c” – § 1 pkt 1 ma tylko literę a. Sprawdź numer.")),
        (
            FRONT,
            "§ 1. Zob. rozdział 3.\nRozdział 1\n§ 2. A.",
            (7, "„rozdział 3” – jest tu tylko rozdział 1. Sprawdź numer."),
        ),
        (
            FRONT,
            "Część I\nRozdział 1\n§ 1. Zob. część I rozdział 3.",
            (9, "„część I rozdział 3” – część I ma tylko rozdział 1. Sprawdź numer."),
        ),
        (
            FRONT,
            "§ 1. Zob. załącznik nr 2.\n\nZałącznik nr 1\nWzór",
            (7, "„załącznik nr 2” – dołączono tylko załącznik 1. Sprawdź numer albo dołącz brakujący."),
        ),
        (
            FRONT,
            "§ 1. Zob. załącznik nr 2.\n\nZałącznik\nWzór",
            (7, "„załącznik nr 2” – dołączono tylko załącznik bez numeru. Sprawdź numer albo dołącz brakujący."),
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(front: str, text: str, expected: tuple[int, str]) -> None:
    record, problems = read(front, text)
    assert record is None
    assert [(line, message.removesuffix(f" {VERBATIM_CURE}")) for line, message in problems] == [expected]


def test_an_unknown_way_of_citing_is_told() -> None:
    assert read(FRONT + "citation: lit\n")[1][0][0] == 6


@pytest.mark.parametrize("citation", ["par", "art"])
def test_articles_are_cited_as_articles_whichever_running_number_is_asked_for(citation: str) -> None:
    record, problems = read(
        FRONT + f"citation: {citation}\n", "Art. 1. Sala.\n1) klucz,\n2) lampa.\n\nArt. 2. Koniec.\n"
    )
    assert problems == []
    assert record is not None
    assert [unit.anchor for unit in record.regulation.units] == ["art-1", "art-2"]


def test_the_title_is_the_only_heading_of_the_first_level() -> None:
    text = "\n# Regulamin sali #\n\n<!--\n# uwaga\n-->\n\n§ 1. Sala.\n\n## Klucz\n\n  #  Koniec\n\nWstęp\n=====\n"
    message = (
        "nagłówek pierwszego stopnia; na stronie jest nim już tytuł regulaminu. "
        "Jeśli powtarza tytuł, usuń ten wiersz; jeśli nie, zacznij od dwóch krzyżyków: ## "
    )
    assert read(text=text)[1] == [(8, f"{message}Regulamin sali"), (18, f"{message}Koniec"), (20, f"{message}Wstęp")]


@pytest.mark.parametrize("words", ["Ustęp 1 mówi o sali.", "Wniosek, o którym mowa w ust. 1, jest bezpłatny."])
def test_a_text_may_name_the_unit_that_it_stands_in(words: str) -> None:
    assert read(text=f"§ 1.\n1. {words}\n2. Klucz.\n")[1] == []


def test_all_mistakes_are_told_at_once() -> None:
    front = FRONT.replace("2025-12-01", "1.12.2025") + "in_force_until: 2025-12-31\n"
    assert [line for line, _ in read(front, "§ 1. Zob. § 4.\n§ 3. Koniec.\n")[1]] == [4, 6, 8, 9]


@pytest.mark.parametrize(
    ("front", "text", "field", "line"),
    [
        (FRONT.replace("Regulamin sali", "Regulamin 中 sali"), "§ 1. Sala.", "title", 2),
        (FRONT.replace("Operator", "Operator 😀"), "§ 1. Sala.", "adopted_by", 5),
        (FRONT, "§ 1. Sala.\n§ 2. Klucz 😀.", None, 8),
    ],
)
def test_a_sign_without_a_shape_is_a_problem_at_its_place(front: str, text: str, field: str | None, line: int) -> None:
    regulations = kind(None)
    raw = f"---\n{front}---\n{text}".encode()
    _record, problems, _warnings = document(regulations, source_path_of(regulations, PATH), raw)
    assert [(one.field, one.line) for one in problems] == [(field, line)]
    assert "nie ma kształtu w kroju pisma, więc nie wyjdzie w PDF" in problems[0].message


def test_bullets_of_word_are_dashes_and_no_problem() -> None:
    record, problems = read(text="§ 1. Celem jest:\n\uf0b7 pomoc,\n\uf0a7 nauka.\n")
    assert problems == []
    assert record is not None
    assert {"par-1-tir-1", "par-1-tir-2"} <= anchors_of(record)


def test_an_adopted_text_with_repeated_numbers_is_taken_verbatim() -> None:
    text = "§ 1. Raz, zob. § 9.\n§ 1. Dwa:\n1) raz,\n1) dwa.\n"
    assert len(read(text=text)[1]) == 3
    record, problems = read(FRONT + "verbatim: tak\n", text)
    assert problems == []
    assert record is not None
    assert {"par-1", "par-1--2", "par-1--2-pkt-1", "par-1--2-pkt-1--2"} <= anchors_of(record)
    assert len(list(record.oddities())) == 3


def test_annexes_are_names_of_files_or_files_with_titles() -> None:
    record, problems = read(FRONT + "annexes: [plan.pdf, {file: wniosek.pdf, title: Wzór wniosku}]\n")
    assert problems == []
    assert record is not None
    assert [(one.file, one.label) for one in record.annexes] == [
        ("pliki/plan.pdf", "plan.pdf"),
        ("pliki/wniosek.pdf", "Wzór wniosku"),
    ]


def test_an_erratum_without_its_note_is_told_at_its_line() -> None:
    assert [line for line, _message in read(FRONT + "errata:\n  - date: 2026-02-01\n")[1]] == [7]
