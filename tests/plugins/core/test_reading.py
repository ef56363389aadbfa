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
