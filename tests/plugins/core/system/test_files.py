"""Files are written where their bytes differ, in one step."""

from pathlib import Path

from plugins.core.system.files import sweep, write_if_changed


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
