"""Files to download: hostile names and active files never get out, and are told at their place."""

import os
from pathlib import Path

import pytest

from plugins.core.reading.downloads import issues_in
from plugins.core.schema.filenames import better, complaint
from tests.building import build, problems

RAW = b"%PDF-1.7\n"


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.pdf", 'a"b.pdf', "a<b.pdf", "a#b.pdf", "a%20b.pdf", "con.txt", "COM1", "aux.tar.gz",
        "faktura\u202efdp.exe",
        "a\u200bb.pdf", "spacja .pdf ", "kropka.", " a.pdf", "Ło\u0301dź.pdf", "a\x7f.pdf", "x" * 200 + ".pdf",
        "a:b.pdf",
    ],
)  # fmt: skip
def test_names_that_not_every_computer_can_hold_are_refused_with_a_better_one(name: str) -> None:
    assert complaint(name) is not None
    assert complaint(better(name)) is None


@pytest.mark.parametrize(
    "name", ["wniosek.pdf", "Wniosek (wzór) – 2026.docx", "Łódź.pdf", "archiwum.tar.gz", "console.txt"]
)
def test_ordinary_names_are_fine(name: str) -> None:
    assert complaint(name) is None


@pytest.mark.parametrize(
    ("name", "raw", "word"),
    [
        pytest.param("a.html", b"x", "to strona", id="HTML"),
        pytest.param("A.HTM", b"x", "to strona", id="capital letters"),
        pytest.param("a.xhtml", b"x", "to strona", id="XHTML"),
        pytest.param("a.js", b"x", "to kod", id="a script"),
        pytest.param("a.svg", b"<svg/>", "content/obrazy", id="a drawing"),
        pytest.param("a.exe", b"MZ", "programów", id="a program"),
        pytest.param("a.lnk", b"L", "programów", id="a shortcut"),
        pytest.param("a.pdf", b"\xef\xbb\xbf <!DOCTYPE html><script>", "w pliku jest strona", id="a page called PDF"),
        pytest.param("bez-konca", b"<script>alert(1)</script>", "w pliku jest strona", id="a page without an ending"),
        pytest.param("a.doc", b"<!-- x --><html>", "w pliku jest strona", id="a page called doc"),
        pytest.param("a.xml", b'<x xmlns="http://www.w3.org/1999/xhtml"/>', "w pliku jest strona", id="XML with XHTML"),
    ],
)
def test_active_files_are_refused_with_a_reason(tmp_path: Path, name: str, raw: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (issue,) = issues_in(tmp_path / name, f"pliki/{name}")
    assert word in issue.message


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.pdf", RAW), ("a.txt", b"<html> is a word"), ("a.csv", b"<b>"), ("a.xml", b"<dane/>"), ("a.zip", b"PK"),
        ("bez-konca", b"tekst"),
    ],
)  # fmt: skip
def test_files_that_only_hold_something_are_fine(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    assert issues_in(tmp_path / name, f"pliki/{name}") == ()


def told(tmp_path: Path) -> list[tuple[str, str]]:
    return [(p.path, p.message.partition(".")[0]) for p in problems(tmp_path, {}, "2026-11-23", "pages")]


def test_bytes_that_are_no_text_are_told_by_their_place(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "pliki"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"za\xb3\xb9cznik.pdf")).write_bytes(RAW)
    (folder / "a\nb.pdf").write_bytes(RAW)
    assert [path for path, _message in told(tmp_path)] == ["pliki/a\ufffdb.pdf", "pliki/za\ufffd\ufffdcznik.pdf"]


def test_two_names_that_differ_in_capital_letters_only_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "obrazy"
    folder.mkdir(parents=True)
    for name in ("Plakat.svg", "plakat.svg"):
        (folder / name).write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    assert told(tmp_path) == [
        ("obrazy/plakat.svg", "nazwa różni się od obrazy/Plakat"),
    ]  # fmt: skip


def test_a_name_with_blanks_and_brackets_is_a_right_address_everywhere(tmp_path: Path) -> None:
    notice = (
        "---\ntitle: Wzór\ndate: 2026-11-20\nsummary: Co.\ntopic: nabory\nfiles: [Wzór (1).pdf]\n---\n"
        "[wzór](</pliki/Wzór (1).pdf>)\n"
    )
    built = build(
        tmp_path, {"pliki/Wzór (1).pdf": RAW, "aktualnosci/2026-11-20-wzor.md": notice}, "2026-11-23", "announcements"
    )
    for path in ("aktualnosci/2026/wzor/index.html", "aktualnosci/rss.xml", "aktualnosci/feed.json"):
        assert "/pliki/Wz%C3%B3r%20%281%29.pdf" in built[path] or "/pliki/Wz%C3%B3r%20(1).pdf" in built[path], path
        assert 'Wzór (1).pdf"' not in built[path].replace("\\", ""), path


def test_a_name_that_a_mac_took_apart_is_one_problem_and_no_missing_file(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "pliki"
    folder.mkdir(parents=True)
    (folder / "Ło\u0301dź.pdf").write_bytes(RAW)
    page = "---\ntitle: A\n---\n[plik](/pliki/Łódź.pdf)\n"
    found = problems(tmp_path, {"strony/a.md": page, "strony/index.md": "---\ntitle: I\n---\n"}, "2026-11-23", "pages")
    assert [p.message for p in found] == [
        "z taką nazwą plik nie otworzy się na każdym komputerze. Zmień ją, np. na lodz.pdf"
    ]
