"""Files that stand somewhere else than people think: on their own disk, beside the text, in a tag of their own."""

from pathlib import Path

import pytest

from tests.building import problems

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
NOTICE = "---\ntitle: B\ndate: 2026-11-20\nsummary: S\ntopic: nabory\n{more}---\n"


def told(tmp_path: Path, body: str = "", more: str = "") -> list[tuple[int, str | None, str]]:
    files = {
        "strony/a.md": f"---\ntitle: A\n---\n{body}\n",
        "strony/index.md": "---\ntitle: I\n---\n",
        "obrazy/jest.svg": DRAWING,
        "aktualnosci/2026-11-20-b.md": NOTICE.format(more=more),
    }
    return [(p.line, p.field, p.message) for p in problems(tmp_path, files, "2026-11-23", "pages", "announcements")]


PUT = "Włóż plik do content/"
ELSEWHERE = "to miejsce na Twoim komputerze, czytelnicy go nie zobaczą."


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (r"![x](C:\Users\Ala\x.jpg)", rf"„C:\Users\Ala\x.jpg” {ELSEWHERE} {PUT}obrazy/ i zapisz /obrazy/x.jpg"),
        ("[x](file:///C:/dok/a.pdf)", f"„file:///C:/dok/a.pdf” {ELSEWHERE} {PUT}pliki/ i zapisz /pliki/a.pdf"),
        ("![x](x.jpg)", f"„x.jpg” to sama nazwa pliku. {PUT}obrazy/ i zapisz /obrazy/x.jpg"),
        ("![x](jest.svg)", "„jest.svg” to sama nazwa pliku. Zapisz /obrazy/jest.svg"),
        ("[x](umowa.pdf)", f"„umowa.pdf” to sama nazwa pliku. {PUT}pliki/ i zapisz /pliki/umowa.pdf"),
        (
            '<video src="/pliki/film.mp4"></video>',
            f"filmu nie wstawia się znacznikiem <video>. {PUT}pliki/ i daj odnośnik: [Tytuł](/pliki/film.mp4)",
        ),
        (
            '<video src="https://example.org/film.mp4"></video>',
            "znacznik <video> wczytuje coś z zewnątrz i jest niedozwolony. Daj zamiast niego odnośnik: [tytuł](https://…)",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_not_in_the_content_is_told_with_where_it_belongs(
    tmp_path: Path, body: str, message: str
) -> None:
    assert told(tmp_path, body) == [(4, None, message)]


def test_a_picture_of_the_front_matter_on_somebodys_disk_is_told_at_its_line(tmp_path: Path) -> None:
    more = "image: C:\\Users\\Anna\\plakat.jpg\nimage_alt: Plakat\n"
    message = rf"„C:\Users\Anna\plakat.jpg” {ELSEWHERE} Włóż plik do content/obrazy/ i zapisz samą nazwę: plakat.jpg"
    assert told(tmp_path, more=more) == [(6, "image", message)]


def test_a_missing_description_is_told_at_the_line_of_its_picture(tmp_path: Path) -> None:
    ((line, field, message),) = told(tmp_path, more="image: jest.svg\n")
    assert (line, field) == (6, "image_alt")
    assert message.startswith("brakuje opisu obrazu.")
