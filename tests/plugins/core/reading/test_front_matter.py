"""Reading: whatever the bytes are, there is text or a message, with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.reading import front_matter


def front_of(text: str) -> dict[str, object]:
    return front_matter.split(f"---\n{text}\n---\n").front


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("start: 17:30", "17:30", id="an hour is no number of minutes"),
        pytest.param("start: 09:30", "09:30", id="an hour with a zero"),
        pytest.param("start: no", "no", id="no is a word"),
        pytest.param("start: 0000123456", "0000123456", id="KRS keeps its zeros"),
        pytest.param("start: 1.10", "1.10", id="a trailing zero stays"),
        pytest.param("start: 2026-13-45", "2026-13-45", id="a date that is none"),
        pytest.param('start: ""', "", id="an empty text said on purpose"),
        pytest.param("start: [a, b]", ["a", "b"], id="a list"),
        pytest.param("start:\u00a0A tu\u00a0coś", "A tu coś", id="a no-break space behind the colon"),
        pytest.param("start:\n-\u202fa\n-\u00a0b", ["a", "b"], id="other spaces than the one of the keyboard"),
        pytest.param("start: Uwaga:\u00a0pilne", "Uwaga:\u00a0pilne", id="a no-break space behind a colon inside"),
        pytest.param("start: Gra nr\u00a0#3", "Gra nr\u00a0#3", id="a no-break space before a sharp"),
    ],
)
def test_front_matter_stays_text(written: str, value: object) -> None:
    assert front_of(written) == {"start": value}


def test_a_field_without_a_value_is_left_out() -> None:
    assert front_of("start:\nend: x") == {"end": "x"}


@pytest.mark.parametrize(
    ("front", "line", "field", "message"),
    [
        pytest.param(
            "title: Szkolenie: RODO",
            2,
            "title",
            'dwukropek wewnątrz tekstu. Ujmij tekst w cudzysłów: title: "Szkolenie: RODO"',
            id="colon in a title",
        ),
        pytest.param(
            "date: x\ntitle: *Ważne",
            3,
            "title",
            "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
            'Ujmij całość w cudzysłów prosty: title: "*Ważne"',
            id="a star first",
        ),
        pytest.param(
            'title: "Bez końca\ndate: x\nend: y',
            2,
            "title",
            'cudzysłów nie jest domknięty. Zapisz: title: "Bez końca"',
            id="a quotation mark without its pair",
        ),
        pytest.param(
            'title: "Bez końca\ndate: x\nplace:\n  name: y\nauthor: "Biuro"',
            2,
            "title",
            'cudzysłów nie jest domknięty. Zapisz: title: "Bez końca"',
            id="a quotation mark whose pair is another one rows later",
        ),
        pytest.param(
            'title: "Bez końca  # do sprawdzenia\n\n# uwaga\nauthor: "Biuro"',
            2,
            "title",
            'cudzysłów nie jest domknięty. Zapisz: title: "Bez końca"',
            id="remarks and empty rows behind an open quotation",
        ),
        pytest.param(
            "call:\n  who: 'kto\n  deadline: x\nauthor: 'Biuro'",
            3,
            "who",
            'cudzysłów nie jest domknięty. Zapisz: who: "kto"',
            id="an apostrophe inside a field",
        ),
        pytest.param(
            'events: [x\nauthor: "Biuro"',
            2,
            "events",
            "lista zaczyna się od [ i nie ma końca. Zapisz: events: [x]",
            id="a list without its end before another field",
        ),
        pytest.param(
            'title: "dwa\n  wiersze"\nplace: [x',
            4,
            "place",
            "lista zaczyna się od [ i nie ma końca. Zapisz: place: [x]",
            id="a quotation over two rows is not to blame",
        ),
        pytest.param(
            'hours: {opens: "12:00, closes: "18:00"}',
            2,
            "hours",
            "pozycja między { i } ma znak, który ma tu osobne znaczenie. Ujmij ją w cudzysłów prosty.",
            id="an open quotation in a list",
        ),
        pytest.param(
            'hours:\n  - {opens: "12:00, closes: "18:00"}',
            3,
            "",
            "jeden z cudzysłowów w tym wierszu nie ma pary. Dopisz brakujący cudzysłów.",
            id="an open quotation in an item",
        ),
        pytest.param(
            "date: x\ntitle Dzień",
            3,
            "",
            "wiersz bez dwukropka. Zapisz go jako pole: wartość, np. title: Dzień otwarty",
            id="no colon",
        ),
        pytest.param(
            "title: a\n\tdate: b",
            3,
            "",
            "wcięcie zrobione tabulatorem. Usuń tabulator: to pole zaczyna się od początku wiersza.",
            id="a tab before a field",
        ),
        pytest.param(
            "call:\n\tdate: b",
            3,
            "",
            "wcięcie zrobione tabulatorem. Zamień tabulator na dwie spacje.",
            id="a tab before a field of a field",
        ),
        pytest.param(
            "phones:\n  - number: 1\n\tnote: b",
            4,
            "",
            "wcięcie zrobione tabulatorem. Zamień tabulator na cztery spacje.",
            id="a tab before a field of an item",
        ),
        pytest.param(
            "title: a\ntitle: b",
            3,
            "title",
            "pole powtórzone (pierwszy raz w wierszu 2). Zostaw jedno z nich.",
            id="twice the same field",
        ),
        pytest.param(
            "call:\n  a: 1\n  a: 2",
            4,
            "call.a",
            "pole powtórzone (pierwszy raz w wierszu 3). Zostaw jedno z nich.",
            id="twice the same nested field",
        ),
        pytest.param(
            "title:Dzień otwarty\ndate: x",
            2,
            "title",
            "po dwukropku brakuje spacji. Zapisz: title: Dzień otwarty",
            id="no space behind the colon",
        ),
        pytest.param(
            "date: x\ntitle:Dzień otwarty",
            3,
            "title",
            "po dwukropku brakuje spacji. Zapisz: title: Dzień otwarty",
            id="no space in the last row",
        ),
        pytest.param(
            "title:Dzień otwarty",
            2,
            "title",
            "po dwukropku brakuje spacji. Zapisz: title: Dzień otwarty",
            id="no space in the only row",
        ),
        pytest.param(
            'title: "Noc" i: "Dzień"',
            2,
            "title",
            "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
            """Ujmij całość w cudzysłów prosty: title: '"Noc" i: "Dzień"'""",
            id="quotation marks inside",
        ),
        pytest.param(
            'title: "Gra "Noc" w Bytomiu"',
            2,
            "title",
            "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
            """Ujmij całość w cudzysłów prosty: title: 'Gra "Noc" w Bytomiu'""",
            id="a quotation inside another",
        ),
        pytest.param(
            'title: "Folder C:\\pliki"',
            2,
            "title",
            "tekst zaczyna się od znaku, który tu ma osobne znaczenie, albo cudzysłów nie jest domknięty. "
            r"Ujmij całość w cudzysłów prosty: title: 'Folder C:\pliki'",
            id="a backslash inside quotation marks",
        ),
        pytest.param(
            "title: Szkolenie:\ndate: x",
            2,
            "title",
            'dwukropek wewnątrz tekstu. Ujmij tekst w cudzysłów: title: "Szkolenie:"',
            id="a colon last",
        ),
        pytest.param(
            "a: b\nevents: [x,\n  y\nc: d",
            3,
            "events",
            "lista zaczyna się od [ i nie ma końca. Po ostatniej pozycji wstaw ]",
            id="a list of several rows without its end",
        ),
        pytest.param(
            "a: b\ntags: [x #3, y]",
            3,
            "tags",
            "tekst od „#3,” jest pomijany, bo # zaczyna uwagę. Ujmij tę pozycję listy w cudzysłów.",
            id="a sharp in a list of one row",
        ),
        pytest.param(
            "aliases:\n  - /a/\n  -/b/",
            4,
            "",
            "po łączniku brakuje spacji. Zapisz: - /b/",
            id="no space behind the dash of a list",
        ),
        pytest.param(
            "title: A\naliases:/a/",
            3,
            "aliases",
            "po dwukropku brakuje spacji. Zapisz: aliases: /a/",
            id="no space before an address",
        ),
        pytest.param(
            'title: "Spotkanie" #3 w lokalu',
            2,
            "title",
            "tekst od „#3” do końca wiersza jest pomijany, bo # zaczyna uwagę. "
            """Ujmij całość w cudzysłów: title: '"Spotkanie" #3 w lokalu'""",
            id="a sharp behind quotation marks",
        ),
        pytest.param(
            "title: A\ntags: [x, y] #3",
            3,
            "tags.1",
            "tekst od „#3” do końca wiersza jest pomijany, bo # zaczyna uwagę. "
            "Jeśli to uwaga, wstaw spację po #; jeśli tekst, ujmij go w cudzysłów.",
            id="a sharp behind a list",
        ),
        pytest.param(
            "call: #3\n  a: b",
            2,
            "",
            "tekst od „#3” do końca wiersza jest pomijany, bo # zaczyna uwagę. "
            "Jeśli to uwaga, wstaw spację po #; jeśli tekst, ujmij go w cudzysłów.",
            id="a sharp before the first value",
        ),
        pytest.param(
            "title: ! ważny dzień",
            2,
            "title",
            'słowo „!” jest pomijane, bo ! ma tu osobne znaczenie. Ujmij całość w cudzysłów: title: "! ważny dzień"',
            id="an exclamation mark alone",
        ),
        pytest.param(
            "tags: [!uwaga spotkanie, x]",
            2,
            "tags.0",
            'słowo „!uwaga” jest pomijane, bo ! ma tu osobne znaczenie. Ujmij całość w cudzysłów: "!uwaga spotkanie"',
            id="an exclamation mark in a list",
        ),
        pytest.param(
            "tags: [x, *y]",
            2,
            "tags",
            "pozycja między [ i ] ma znak, który ma tu osobne znaczenie. Ujmij ją w cudzysłów prosty.",
            id="a star in a list",
        ),
        pytest.param(
            "tags: !uwaga [x, y]",
            2,
            "tags",
            "słowo „!uwaga” jest pomijane, bo ! ma tu osobne znaczenie. Usuń je.",
            id="a word before a list",
        ),
        pytest.param(
            "a: b\nevents: [x, y\nc: d",
            3,
            "events",
            "lista zaczyna się od [ i nie ma końca. Zapisz: events: [x, y]",
            id="a list without its end",
        ),
        pytest.param(
            "a: b\ntitle: Spotkanie #3 w lokalu",
            3,
            "title",
            "tekst od „#3” do końca wiersza jest pomijany, bo # zaczyna uwagę. "
            'Ujmij całość w cudzysłów: title: "Spotkanie #3 w lokalu"',
            id="a sharp inside a text",
        ),
        pytest.param(
            "title: #3 spotkanie",
            2,
            "title",
            "tekst od „#3” do końca wiersza jest pomijany, bo # zaczyna uwagę. "
            'Ujmij całość w cudzysłów: title: "#3 spotkanie"',
            id="a sharp first",
        ),
        pytest.param(
            "tags:\n- a\n- b #c",
            4,
            "tags.1",
            'tekst od „#c” do końca wiersza jest pomijany, bo # zaczyna uwagę. Ujmij całość w cudzysłów: "b #c"',
            id="a sharp in a list",
        ),
        pytest.param(
            "title: !uwaga spotkanie",
            2,
            "title",
            "słowo „!uwaga” jest pomijane, bo ! ma tu osobne znaczenie. "
            'Ujmij całość w cudzysłów: title: "!uwaga spotkanie"',
            id="an exclamation mark first",
        ),
        pytest.param(
            "title: &spotkanie dla wszystkich",
            2,
            "title",
            "słowo „&spotkanie” jest pomijane, bo & ma tu osobne znaczenie. "
            'Ujmij całość w cudzysłów: title: "&spotkanie dla wszystkich"',
            id="an ampersand first",
        ),
    ],
)
def test_each_mistake_of_syntax_has_its_line_and_cure(front: str, line: int, field: str, message: str) -> None:
    issues = front_matter.split(f"---\n{front}\n---\n").issues
    assert [(m.line, m.field, m.message) for m in issues] == [(line, field, message)]


@pytest.mark.parametrize(
    ("raw", "line", "start"),
    [
        pytest.param(b"", 1, "plik jest pusty", id="empty"),
        pytest.param(b"  \n", 1, "plik jest pusty", id="blank"),
        pytest.param("---\ntitle: Środa\n---\n".encode("utf-16"), 1, "plik jest zapisany w UTF-16", id="utf-16"),
        pytest.param(
            "---\ntitle: Środa\n".encode("cp1250"),
            2,
            "znak spoza UTF-8 (czy chodziło o „Środa”?)",
            id="windows-1250",
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\xff", 1, "to nie jest plik tekstowy", id="a picture"),
        pytest.param(b"a" * 5_000_000, 1, "plik ma 4,8 MB", id="five megabytes"),
    ],
)
def test_bytes_that_are_no_text_get_a_message(raw: bytes, line: int, start: str) -> None:
    read = front_matter.decoded(raw)
    assert read.text == ""
    assert len(read.issues) == 1
    assert (read.issues[0].line, read.issues[0].message[: len(start)]) == (line, start)


def test_bom_crlf_and_decomposed_letters_are_accepted() -> None:
    read = front_matter.decoded("\ufeff---\r\ntitle: S\u0301roda\r\n---\r\n".encode())
    assert read.text == "---\ntitle: Środa\n---\n"
    assert read.issues == read.warnings == ()


def test_invisible_characters_are_passed_over_with_a_warning_at_their_line() -> None:
    read = front_matter.decoded("---\ntitle: A\u200bB\n---\n".encode())
    assert read.text == "---\ntitle: AB\n---\n"
    assert [w.line for w in read.warnings] == [2]


@pytest.mark.parametrize("char", ["\x0b", "\x7f", "\x85", "\x9f"])
def test_control_characters_are_mistakes_at_their_place(char: str) -> None:
    read = front_matter.decoded(f"---\ntitle: A\n---\nx{char}y\n".encode())
    assert [(m.line, m.column) for m in read.issues] == [(4, 2)]


@pytest.mark.parametrize("text", ["title: x\n", "–--\ntitle: x\n---\n", "# Tytuł\n"])
def test_a_missing_front_matter_is_told(text: str) -> None:
    assert front_matter.split(text).issues[0].line == 1


def test_a_front_matter_that_is_not_closed_is_told() -> None:
    issues = front_matter.split("---\ntitle: x\n\nTreść\n").issues
    assert [m.message for m in issues] == [
        "nagłówek nie jest zamknięty. Po ostatnim polu wstaw wiersz z trzema łącznikami: ---"
    ]


def test_the_place_of_a_field_is_found_inside_lists_and_parts() -> None:
    front = "title: a\nrepeats:\n  changes:\n  - date: x\n  - date: y\n    note: z\n"
    assert front_matter.place_of(front, "repeats.changes.1.note", first_line=2) == (7, 5)
    assert front_matter.place_of(front, "repeats.until", first_line=2) == (3, 1)
    assert front_matter.place_of(front, "start", first_line=2) == (1, 1)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    read = front_matter.decoded(raw)
    assert bool(read.text) != bool(read.issues) or read.text
    if read.text:
        front_matter.split(read.text)


@given(st.text(max_size=300))
def test_no_front_matter_crashes_the_reader(text: str) -> None:
    read = front_matter.decoded(f"---\n{text}\n---\n".encode("utf-8", "ignore"))
    taken = front_matter.split(read.text)
    for issue in taken.issues:
        assert issue.line is not None
        assert issue.message.endswith((".", '"', "---")) or ": " in issue.message


@pytest.mark.parametrize("written", [r'"C:\bytom"', r'"dzwonek \a"', r'"\0"', r'"\x07"', r'"[\uFFFF]"'])
def test_an_escape_that_makes_a_control_character_is_a_problem_of_its_field(written: str) -> None:
    """In double quotes; it would stop the feeds, or be published."""
    taken = front_matter.split(f"---\ntitle: X\nplace:\n  name: {written}\n---\n")
    (issue,) = taken.issues
    assert (issue.field, issue.line, issue.column) == ("place.name", 4, 9)
    assert "niewidoczny znak sterujący U+" in issue.message
    assert front_matter.split("---\ntitle: 'C:\\bytom'\n---\n").issues == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("---\ntitle: a\n---\n<<<<<<< HEAD\nraz\n=======\ndwa\n>>>>>>> dorota\n", [4], id="in the text"),
        pytest.param(
            "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\nd: e\n<<<<<<< HEAD\n=======\n>>>>>>> x\n", [1, 7], id="two"
        ),
        pytest.param("---\ntitle: a\n---\ndwa\n>>>>>>> dorota\n", [5], id="only the end is left"),
    ],
)
def test_what_git_leaves_of_two_versions_is_told_once_for_each_place(text: str, lines: list[int]) -> None:
    found = front_matter.decoded(text.encode())
    assert found.text == ""
    assert [issue.line for issue in found.issues] == lines
    assert all("wersji w Gicie" in issue.message for issue in found.issues)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Nagłówek\n=======\n", id="a heading"),
        pytest.param("a <<<<<<< b\n> >>>>>>>> cytat\n<<<<<<<<\n", id="not at the beginning, or more of them"),
    ],
)
def test_what_only_looks_like_a_trace_of_git_is_left_alone(body: str) -> None:
    assert front_matter.decoded(f"---\ntitle: a\n---\n{body}".encode()).issues == ()


def test_remarks_of_their_own_and_behind_values_stay_remarks() -> None:
    front = (
        "title: Spotkanie # do potwierdzenia\n# image: plakat.jpg\n#expires: 2026-01-01\n"
        'date: "#3" # tak #4\nend: x#y\nsummary: R&B, tak!\n  #bytom #lokal\n'
        "place: >-\n  Sala #2\n  i !inna\nkind: 'a #b'"
    )
    taken = front_matter.split(f"---\n{front}\n---\n")
    assert taken.issues == ()
    assert taken.front == {"title": "Spotkanie", "date": "#3", "end": "x#y", "summary": "R&B, tak!"} | {
        "place": "Sala #2 i !inna",
        "kind": "a #b",
    }


@pytest.mark.parametrize(
    ("front", "line"),
    [
        pytest.param("title: " + "[" * 900 + "]" * 900, 2, id="brackets"),
        pytest.param("title: T\nstart: " + "{a: " * 900 + "b" + "}" * 900, 3, id="braces"),
        pytest.param("title: T\nmenu:\n  " + "- " * 900 + "x", 4, id="dashes"),
        pytest.param("title: T\n" + "\n".join(" " * depth + "a:" for depth in range(300)) + " x", 23, id="indents"),
        pytest.param("title: " + "[" * 100_000, 2, id="never closed"),
    ],
)
def test_values_too_deep_in_one_another_are_reported_at_their_line(front: str, line: int) -> None:
    taken = front_matter.split(f"---\n{front}\n---\nTreść.\n")
    assert [(issue.line, issue.message.partition(".")[0]) for issue in taken.issues] == [
        (line, "wartości leżą jedna w drugiej głębiej niż 20 razy")
    ]
    front_matter.place_of(taken.front_text, "a.a.a", 2)  # ends


def test_many_values_beside_one_another_are_not_deep() -> None:
    taken = front_matter.split("---\ntags: [" + ", ".join(f"[{number}]" for number in range(500)) + "]\n---\n")
    assert taken.issues == ()
