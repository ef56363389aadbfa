"""What is written is whole or not there."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from plugins.cli.commands import about_the_disk
from plugins.core.system.files import keep, replace_file, sweep, write_if_changed


def full_disk(*_arguments: Any, **_named: Any) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_no_part_of_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = os.write
    monkeypatch.setattr(os, "write", lambda to, raw: written(to, raw[:3]) if len(raw) > 5 else full_disk())
    with pytest.raises(OSError, match="No space left"):
        write_if_changed(str(tmp_path / "nowy/plik.html"), b"0123456789")
    assert list((tmp_path / "nowy").iterdir()) == []


def test_a_cache_gets_its_folder_and_the_newest_bytes_and_nothing_else(tmp_path: Path) -> None:
    for raw in (b"stare", b"nowe"):
        keep(tmp_path / "cards/1.png", raw)
    assert {path.name: path.read_bytes() for path in (tmp_path / "cards").iterdir()} == {"1.png": b"nowe"}


@pytest.mark.parametrize("write", [write_if_changed, lambda path, raw: replace_file(Path(path), raw)], ids=["if", "do"])
def test_a_full_disk_leaves_an_old_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Any) -> None:
    file = tmp_path / "kalendarz.lock.json"
    file.write_bytes(b"stare")
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write(str(file), b"nowe")
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"kalendarz.lock.json": b"stare"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, ""), "na dysku zabrakło miejsca"),
        (OSError(errno.EDQUOT, ""), "na dysku zabrakło miejsca"),
        (sqlite3.OperationalError("database or disk is full"), "na dysku zabrakło miejsca"),
        (PermissionError(errno.EACCES, "", "/srv/x"), "nie można zapisać /srv/x: brak uprawnień"),
        (OSError(errno.EROFS, "", "/mnt/x"), "nie można zapisać /mnt/x"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "nie można zapisać .cache"),
        (NotADirectoryError(errno.ENOTDIR, "", "/etc/hostname/x"), "w tej ścieżce stoi plik"),
        (OSError(errno.ENAMETOOLONG, "", "x"), "nazwa jest za długa"),
    ],
    ids=str,
)
def test_what_is_wrong_with_the_disk_is_one_sentence(error: Exception, said: str) -> None:
    assert said in (about_the_disk(error) or "")


@pytest.mark.parametrize(
    "error", [FileNotFoundError(errno.ENOENT, ""), sqlite3.OperationalError("no such table"), OSError()]
)
def test_our_own_bugs_are_not_taken_for_it(error: Exception) -> None:
    assert about_the_disk(error) is None


def test_a_file_is_written_once_and_replaced_when_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    assert write_if_changed(str(path), b"1")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(str(path), b"1")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(str(path), b"2")
    assert path.read_bytes() == b"2"
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_process_had_begun_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in (".a.html.123.tmp", ".a.tmp", "a.123.tmp", ".git"):
        (tmp_path / name).write_text("x")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.tmp", ".git", "a.123.tmp"]
