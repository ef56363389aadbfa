"""What a new centre gets: valid data, drafts with blanks, and not a word of anybody else."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest

from plugins.cli.new_centre.answers import QUESTIONS, asked
from plugins.cli.new_centre.content import files, gaps, site_yaml
from plugins.core.reading import document
from plugins.core.schema.site_data.centre import Centre

TODAY = dt.date(2026, 11, 29)
NEEDED = {"name": "Młyn", "town": "Zalipie", "url": "https://mlyn.example", "email": "biuro@mlyn.example"}


def centre(**more: str) -> Centre:
    found, problems, _warnings = document.centre(site_yaml({**NEEDED, **more}).encode())
    assert problems == ()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("answers", "path", "value"),
    [
        pytest.param({"name": 'Dom "Pod Lipą": nr 1 # i 2'}, "name", 'Dom "Pod Lipą": nr 1 # i 2', id="signs of YAML"),
        pytest.param({"name": "12"}, "name", "12", id="digits"),
        pytest.param({"town": "Nowa Wieś"}, "address.city", "Nowa Wieś", id="town"),
        pytest.param({"street": "ul. Długa 1/2"}, "address.street", "ul. Długa 1/2", id="street"),
        pytest.param({"postal-code": "01-234"}, "address.postal_code", "01-234", id="postal code"),
        pytest.param({"operators": "Fundacja A; Stowarzyszenie B"}, "operators", ("Fundacja A", "Stowarzyszenie B"),
                     id="two operators"),
        pytest.param({"funder": "Gmina Zalipie"}, "funder.name", "Gmina Zalipie", id="funder"),
        pytest.param({"topics": "Szkolenia; Dla sąsiadów"}, "topics",
                     {"szkolenia": "Szkolenia", "dla-sasiadow": "Dla sąsiadów"}, id="topics"),
        pytest.param({"languages": "uk, en"}, "languages", ("pl", "uk", "en"), id="Polish is always one"),
    ],
)  # fmt: skip
def test_an_answer_is_in_the_data_as_it_was_given(answers: Mapping[str, str], path: str, value: object) -> None:
    found: Any = centre(**answers)
    for step in path.split("."):
        found = getattr(found, step)
    assert found == value


def test_every_example_of_the_data_is_right_once_its_sign_is_gone() -> None:
    """Staff take the `#` away; `hours_note` goes where there are hours."""
    shown = re.sub(r"^( *)# ( *(?:- |[a-z_]+:))", r"\1\2", site_yaml(NEEDED), flags=re.MULTILINE)
    found, problems, _warnings = document.centre(shown.encode())
    assert problems == ()
    assert found is not None
    assert (len(found.hours), len(found.rooms), len(found.phones), len(found.districts)) == (1, 1, 1, 1)
    assert found.brand.emblem == "obrazy/marka/znak.svg"


def test_what_was_not_said_is_left_out() -> None:
    found = centre()
    assert (found.phones, found.operators, found.funder, found.rooms, found.districts) == ((), (), None, (), {})


def test_every_page_is_a_draft_and_pages_of_a_language_come_with_it() -> None:
    pages = {path: text for path, text in files(NEEDED, TODAY).items() if path.startswith("strony/")}
    assert {"strony/deklaracja-dostepnosci.md", "strony/prywatnosc.md", "strony/kontakt.md"} <= pages.keys()
    assert all(text.startswith("---\ndraft: tak\n") for text in pages.values())
    assert not any(".uk." in path for path in pages)
    assert "strony/kontakt.uk.md" in files({**NEEDED, "languages": "uk"}, TODAY)


def test_the_list_names_each_blank_with_its_line() -> None:
    found = gaps({"a.md": "x\n[do uzupełnienia: telefon] i [do uzupełnienia]\n"})
    assert [(gap.path, gap.line, gap.words) for gap in found] == [("a.md", 2, "telefon"), ("a.md", 2, "")]


def test_an_answer_that_is_given_makes_its_blank_go() -> None:
    before, after = (gaps(files({**NEEDED, **more}, TODAY)) for more in ({}, {"operators": "Fundacja A"}))
    assert len(before) == len(after) + 1


def test_a_terminal_is_asked_for_what_is_missing_only() -> None:
    put: list[str] = []

    def ask(words: str) -> str:
        put.append(words)
        return "" if words.startswith("Miejscowość") and len(put) == 1 else "Zalipie\n" if "Miejsc" in words else "\n"

    given = {name: text for name, text in NEEDED.items() if name != "town"}
    assert asked(given, ask) == NEEDED
    assert [words.split(" ")[0] for words in put[:2]] == ["Miejscowość", "Miejscowość"], "a needed one is asked again"
    assert len(put) == 1 + len(QUESTIONS) - len(given)
