"""What stands in the content folder and is no file."""

import os
from pathlib import Path

import pytest

from tests.building import SITE_YAML, problems

LINK = "to dowiązanie (skrót) do innego miejsca na dysku. Usuń je i wstaw tu sam plik, do którego prowadzi."


@pytest.mark.parametrize(
    ("place", "target"),
    [
        pytest.param("pliki/petla", "petla", id="a loop"),
        pytest.param("pliki/wyzej", "..", id="a folder above"),
        pytest.param("pliki/nigdzie.pdf", "nie-ma.pdf", id="to nowhere"),
        pytest.param("pliki/nazwa.txt", "/etc/hostname", id="a file of the machine"),
        pytest.param("obrazy/plakat.jpg", "/etc/hostname", id="a picture"),
        pytest.param("strony/kontakt.md", "../wzory/kontakt.md", id="a document"),
        pytest.param("aktualnosci/dawne", "/tmp", id="a folder of documents"),
        pytest.param("site.yaml", "/etc/hostname", id="the data of the centre"),
    ],
)
def test_a_link_is_a_problem_wherever_it_leads(tmp_path: Path, place: str, target: str) -> None:
    link = tmp_path / "content" / place
    link.parent.mkdir(parents=True)
    if place == "site.yaml":
        (tmp_path / "elsewhere.yaml").write_text(SITE_YAML)
        target = str(tmp_path / "elsewhere.yaml")
    link.symlink_to(target)
    assert [str(problem) for problem in problems(tmp_path, {})] == [f"{place}:1: {LINK}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_a_problem_and_nobody_waits_for_it(tmp_path: Path) -> None:
    (tmp_path / "content" / "pliki").mkdir(parents=True)
    os.mkfifo(tmp_path / "content" / "pliki" / "rura.pdf")
    assert [str(problem) for problem in problems(tmp_path, {})] == [
        "pliki/rura.pdf:1: to nie jest zwykły plik. Usuń go albo wstaw w to miejsce plik z treścią."
    ]


def test_links_that_editors_leave_for_a_moment_are_no_content(tmp_path: Path) -> None:
    (tmp_path / "content" / "strony").mkdir(parents=True)
    (tmp_path / "content" / "strony" / ".#kontakt.md").symlink_to("anna@komputer.1234")
    assert problems(tmp_path, {}) == []


def test_single_values_stand_for_lists_in_the_data_of_the_centre(tmp_path: Path) -> None:
    more = (
        "phones: {number: 32 232 76 77}\nlinks: {label: Forum, url: https://forum.example.org}\n"
        "hours: {days: środa, opens: '10:00', closes: '18:00'}\nclosures: {start: 2026-12-24, reason: święta}\n"
        "rooms: {name: Sala}\n"
    )
    assert problems(tmp_path, {"site.yaml": SITE_YAML + more}, "2026-11-23", "pages") == []


def test_spaces_of_other_kinds_are_spaces_in_the_data_of_the_centre(tmp_path: Path) -> None:
    text = SITE_YAML.replace("  nabory: N", "\u00a0 nabory:\u00a0N")
    assert problems(tmp_path, {"site.yaml": text}, "2026-11-23", "pages") == []


@pytest.mark.parametrize(
    ("text", "field", "message"),
    [
        pytest.param(" \n", None, "plik jest pusty. Wpisz dane ośrodka: name, url, topics.", id="empty"),
        pytest.param(
            SITE_YAML.replace("nabory: Nabory", 'nabory: ""'),
            "topics",
            "„nabory” nie ma nazwy, którą zobaczą czytelnicy. Zapisz np. nabory: Nabory",
            id="a topic without a name",
        ),
    ],
)
def test_what_is_wrong_with_the_data_of_the_centre_is_told(
    tmp_path: Path, text: str, field: str | None, message: str
) -> None:
    (problem,) = problems(tmp_path, {"site.yaml": text}, "2026-11-23", "pages")
    assert (problem.path, problem.field, problem.message) == ("site.yaml", field, message)


@pytest.mark.parametrize("name", ["kontakt.md.txt", "kontakt.markdown", "kontakt.MD", "kontakt.txt"])
def test_a_text_with_another_ending_is_told_its_right_name(tmp_path: Path, name: str) -> None:
    (problem,) = problems(tmp_path, {f"strony/{name}": "---\ntitle: Kontakt\n---\n"}, "2026-11-23", "pages")
    assert problem.path == f"strony/{name}"
    assert problem.message.endswith("Zmień nazwę na kontakt.md")


def test_what_systems_leave_in_folders_is_no_content(tmp_path: Path) -> None:
    files = dict.fromkeys(("Thumbs.db", "obrazy/Thumbs.db", "strony/desktop.ini", "strony/.DS_Store"), b"\0")
    assert problems(tmp_path, files, "2026-11-23", "pages") == []


EVENT = "---\ntitle: E\nstart: 2026-{}-01 10:00\nduration: 1 h\nkind: szkolenie\nsummary: E.\n{}---\n"


@pytest.mark.parametrize(
    "third",
    [
        pytest.param("", id="three that are right"),
        pytest.param("draft: tak\n", id="a draft"),
        pytest.param("seats: dużo\n", id="one with a mistake"),
    ],
)
def test_documents_of_one_address_are_told_once_each(tmp_path: Path, third: str) -> None:
    files = {
        f"kalendarz/2026-{m}-01-rodo.md": EVENT.format(m, more) for m, more in (("10", ""), ("11", ""), ("12", third))
    }
    found = problems(tmp_path, files, "2026-11-23", "events")
    assert [str(problem) for problem in found if problem.field is None] == [
        f"kalendarz/2026-{month}-01-rodo.md:1: adres /kalendarz/2026/rodo/ ma już plik kalendarz/2026-10-01-rodo.md. "
        "Zmień nazwę jednego z tych plików."
        for month in ("11", "12")
    ]
    assert [problem.field for problem in found if problem.field] == ["seats"] * third.startswith("seats")


def test_an_old_address_that_two_documents_want_is_told_at_the_second(tmp_path: Path) -> None:
    page = "---\ntitle: A\naliases: [/dawny/]\n---\n"
    found = problems(tmp_path, {"strony/a.md": page, "strony/b.md": page}, "2026-11-23", "pages")
    assert [str(problem) for problem in found] == [
        "strony/b.md:3: aliases: adres /dawny/ ma już plik strony/a.md. Podaj inny albo usuń go."
    ]
